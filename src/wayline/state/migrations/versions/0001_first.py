"""The first records: workspaces, people, journeys, drafts with their edits, versions, jobs, care, shares.

Written out, so that what the tables become later does not change what this step makes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID, KEY, INSTANT, DAY = sa.String(36), sa.String(63), sa.String(32), sa.String(10)
MADE = (
    "workspaces", "people", "memberships", "sessions", "links", "preferences", "journeys", "drafts", "edits",
    "versions", "jobs", "cares", "shares", "audit",
)  # fmt: skip


def upgrade() -> None:
    """Make every table."""
    _houses()
    _doors()
    _drawing()
    _publishing()
    _work()


def downgrade() -> None:
    """Take every table away."""
    for name in reversed(MADE):
        op.drop_table(name)


def _workspace() -> "sa.Column[str]":
    return sa.Column(
        "workspace_id", ID, sa.ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )


def _person(*, is_key: bool = False) -> "sa.Column[str]":
    return sa.Column(
        "person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=is_key, nullable=False,
    )  # fmt: skip


def _of_journey() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "journey_key"], ["journeys.workspace_id", "journeys.key"], ondelete="CASCADE"
    )  # fmt: skip


def _houses() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", ID, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", ID, primary_key=True),
        sa.Column("email", sa.String(320), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("disabled_at", INSTANT),
    )
    op.create_table(
        "memberships",
        _workspace(),
        _person(is_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
    )


def _doors() -> None:
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _person(),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
    )
    op.create_table(
        "links",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _person(),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
    )
    op.create_table("preferences", _person(is_key=True), sa.Column("body", sa.JSON, nullable=False))


def _drawing() -> None:
    op.create_table(
        "journeys",
        _workspace(),
        sa.Column("key", KEY, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("archived_at", INSTANT),
    )
    op.create_table(
        "drafts",
        _workspace(),
        sa.Column("id", ID, primary_key=True),
        sa.Column("journey_key", KEY, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("based_on", sa.String(32)),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.Column("created_by", ID, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT),
        _of_journey(),
    )
    op.create_index("ix_drafts_workspace_id_journey_key", "drafts", ["workspace_id", "journey_key"])
    op.create_table(
        "edits",
        _workspace(),
        sa.Column("draft_id", ID, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("command_id", ID, nullable=False),
        sa.Column("command", sa.JSON, nullable=False),
        sa.Column("inverse", sa.JSON, nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("undo_of", ID),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "draft_id"], ["drafts.workspace_id", "drafts.id"], ondelete="CASCADE"
        ),
        sa.UniqueConstraint("workspace_id", "draft_id", "command_id"),
    )


def _publishing() -> None:
    op.create_table(
        "versions",
        _workspace(),
        sa.Column("journey_key", KEY, primary_key=True),
        sa.Column("version", sa.String(32), primary_key=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("valid_from", DAY),
        sa.Column("valid_to", DAY),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("published_by", ID, nullable=False),
        sa.Column("approved_by", ID),
        sa.Column("published_at", INSTANT, nullable=False),
        _of_journey(),
    )
    op.create_table(
        "shares",
        _workspace(),
        sa.Column("id", ID, primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("journey_key", KEY, nullable=False),
        sa.Column("version", sa.String(32)),
        sa.Column("profile", sa.String(63), nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("created_by", ID, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
        sa.Column("opened", sa.Integer, nullable=False),
        _of_journey(),
    )


def _work() -> None:
    op.create_table(
        "jobs",
        _workspace(),
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("said", sa.String(400), nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("of", sa.Integer),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("result", sa.JSON),
        sa.Column("started_by", ID, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
    )
    op.create_table(
        "cares",
        _workspace(),
        sa.Column("journey_key", KEY, primary_key=True),
        sa.Column("case_id", sa.String(400), primary_key=True),
        sa.Column("assignee_id", ID),
        sa.Column("due_on", DAY),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("changed_by", ID, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        _of_journey(),
    )
    op.create_table(
        "audit",
        _workspace(),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("person_id", ID),
        sa.Column("what", sa.String(64), nullable=False),
        sa.Column("about", sa.JSON, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
