"""Which records are kept: what people decide, and nothing that can be computed again.

Every table of a workspace begins with its id. Times are UTC text in ISO 8601, so that they sort and
read the same in SQLite and PostgreSQL.
"""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

INTEGER_MAX = 2**31 - 1  # the largest number that a column of whole numbers holds everywhere
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID, KEY, INSTANT = String(36), String(63), String(32)


def workspace_id() -> "Column[str]":
    """The workspace that a record belongs to, first part of its key."""
    return Column(
        "workspace_id", ID, ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )


workspaces = Table(
    "workspaces", METADATA,
    Column("id", ID, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("asks_approval", Integer, nullable=False, server_default="0"),
)  # fmt: skip

people = Table(
    "people", METADATA,
    Column("id", ID, primary_key=True),
    Column("email", String(320), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", Text),
    Column("created_at", INSTANT, nullable=False),
    Column("disabled_at", INSTANT),
)  # fmt: skip

memberships = Table(
    "memberships", METADATA,
    workspace_id(),
    Column("person_id", ID, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("since", INSTANT, nullable=False),
)  # fmt: skip

sessions = Table(
    "sessions", METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("seen_at", INSTANT, nullable=False),
    Column("outdated_at", INSTANT),
    Column("ends_at", INSTANT),
)  # fmt: skip

links = Table(
    "links", METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("expires_at", INSTANT, nullable=False),
    Column("used_at", INSTANT),
)  # fmt: skip

preferences = Table(
    "preferences", METADATA,
    Column("person_id", ID, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("body", JSON, nullable=False),
)  # fmt: skip

journeys = Table(
    "journeys", METADATA,
    workspace_id(),
    Column("key", KEY, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("archived_at", INSTANT),
)  # fmt: skip


def of_journey() -> ForeignKeyConstraint:
    """The journey that a record belongs to."""
    return ForeignKeyConstraint(
        ["workspace_id", "journey_key"], ["journeys.workspace_id", "journeys.key"], ondelete="CASCADE"
    )  # fmt: skip


drafts = Table(
    "drafts", METADATA,
    workspace_id(),
    Column("id", ID, primary_key=True),
    Column("journey_key", KEY, nullable=False),
    Column("name", String(200), nullable=False),
    Column("based_on", String(32)),
    Column("revision", Integer, nullable=False),
    Column("document", JSON, nullable=False),
    Column("created_by", ID, nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("changed_at", INSTANT, nullable=False),
    Column("closed_at", INSTANT),
    of_journey(),
    Index(None, "workspace_id", "journey_key"),
)  # fmt: skip

edits = Table(
    "edits", METADATA,
    workspace_id(),
    Column("draft_id", ID, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("command_id", ID, nullable=False),
    Column("command", JSON, nullable=False),
    Column("inverse", JSON, nullable=False),
    Column("label", String(200), nullable=False),
    Column("undo_of", ID),
    Column("gesture", ID),
    Column("person_id", ID, nullable=False),
    Column("made_at", INSTANT, nullable=False),
    ForeignKeyConstraint(
        ["workspace_id", "draft_id"], ["drafts.workspace_id", "drafts.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("workspace_id", "draft_id", "command_id"),
)  # fmt: skip

versions = Table(
    "versions", METADATA,
    workspace_id(),
    Column("journey_key", KEY, primary_key=True),
    Column("version", String(32), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("valid_from", String(10)),
    Column("valid_to", String(10)),
    Column("content_hash", String(64), nullable=False),
    Column("document", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("published_by", ID, nullable=False),
    Column("approved_by", ID),
    Column("published_at", INSTANT, nullable=False),
    of_journey(),
)  # fmt: skip

approvals = Table(
    "approvals", METADATA,
    workspace_id(),
    Column("draft_id", ID, primary_key=True),
    Column("person_id", ID, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("approved_at", INSTANT, nullable=False),
    ForeignKeyConstraint(
        ["workspace_id", "draft_id"], ["drafts.workspace_id", "drafts.id"], ondelete="CASCADE"
    ),
)  # fmt: skip

comments = Table(
    "comments", METADATA,
    workspace_id(),
    Column("id", ID, primary_key=True),
    Column("journey_key", KEY, nullable=False),
    Column("ref", String(160), nullable=False),
    Column("text", Text, nullable=False),
    Column("person_id", ID, nullable=False),
    Column("written_at", INSTANT, nullable=False),
    Column("edited_at", INSTANT),
    of_journey(),
    Index(None, "workspace_id", "journey_key", "ref"),
)  # fmt: skip

jobs = Table(
    "jobs", METADATA,
    workspace_id(),
    Column("id", ID, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("said", String(400), nullable=False),
    Column("done", Integer, nullable=False),
    Column("of", Integer),
    Column("request", JSON, nullable=False),
    Column("result", JSON),
    Column("started_by", ID, nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("ended_at", INSTANT),
    Column("sentence", JSON),
)  # fmt: skip

cares = Table(
    "cares", METADATA,
    workspace_id(),
    Column("journey_key", KEY, primary_key=True),
    Column("case_id", String(400), primary_key=True),
    Column("assignee_id", ID),
    Column("due_on", String(10)),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_by", ID, nullable=False),
    Column("changed_at", INSTANT, nullable=False),
    of_journey(),
)  # fmt: skip

shares = Table(
    "shares", METADATA,
    workspace_id(),
    Column("id", ID, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("journey_key", KEY, nullable=False),
    Column("version", String(32)),
    Column("profile", String(63), nullable=False),
    Column("password_hash", Text),
    Column("expires_at", INSTANT, nullable=False),
    Column("created_by", ID, nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("revoked_at", INSTANT),
    Column("opened", Integer, nullable=False),
    of_journey(),
)  # fmt: skip

audit = Table(
    "audit", METADATA,
    workspace_id(),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", INSTANT, nullable=False),
    Column("person_id", ID),
    Column("what", String(64), nullable=False),
    Column("about", JSON, nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip
