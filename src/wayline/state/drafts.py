"""What are people drawing? Drafts of journeys, edit by edit, so that nothing acknowledged is lost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select, update

from wayline.base import JsonObject, NotFoundError, new_id, say
from wayline.state.instants import maybe_read, read, written
from wayline.state.tables import drafts, edits


@dataclass(frozen=True, slots=True)
class Draft:
    """A version in the making: `revision` counts its edits."""

    id: str
    journey_key: str
    name: str
    based_on: str | None
    revision: int
    document: JsonObject
    created_by: str
    changed_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One command that was acknowledged, and what takes it back; edits of one `gesture` are taken back together."""

    draft_id: str
    revision: int
    command_id: str
    command: JsonObject
    inverse: JsonObject
    label: str
    undo_of: str | None
    person_id: str
    made_at: datetime
    gesture: str | None = None


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What a draft begins as."""

    journey_key: str
    name: str
    document: JsonObject
    based_on: str | None = None


def add_draft(
    connection: Connection, workspace_id: str, new: NewDraft, *, by: str, now: datetime
) -> Draft:
    """A new draft at revision 0."""
    made = Draft(
        new_id(), new.journey_key, new.name, new.based_on, 0, new.document, by, now, None
    )  # fmt: skip
    connection.execute(
        drafts.insert().values(
            workspace_id=workspace_id, id=made.id, journey_key=made.journey_key, name=made.name,
            based_on=made.based_on, revision=0, document=made.document, created_by=by,
            created_at=written(now), changed_at=written(now),
        )
    )  # fmt: skip
    return made


def find_draft(connection: Connection, workspace_id: str, draft_id: str) -> Draft:
    """A draft by id.

    Raises:
        NotFoundError: when the workspace has none of that id.
    """
    asked = select(drafts).where(drafts.c.workspace_id == workspace_id, drafts.c.id == draft_id)
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFoundError(say("There is no such draft."))
    return _draft(row)


def list_drafts(connection: Connection, workspace_id: str, journey_key: str) -> tuple[Draft, ...]:
    """The open drafts of a journey, the one changed last first."""
    asked = select(drafts).where(
        drafts.c.workspace_id == workspace_id,
        drafts.c.journey_key == journey_key,
        drafts.c.closed_at.is_(None),
    )
    rows = connection.execute(asked.order_by(drafts.c.changed_at.desc(), drafts.c.id)).mappings()
    return tuple(_draft(row) for row in rows)


def append_edit(
    connection: Connection, workspace_id: str, edit: Edit, *, document: JsonObject
) -> None:
    """Keep an edit and the document after it; the revision goes up by one."""
    connection.execute(
        edits.insert().values(
            workspace_id=workspace_id, draft_id=edit.draft_id, revision=edit.revision,
            command_id=edit.command_id, command=edit.command, inverse=edit.inverse,
            label=edit.label, undo_of=edit.undo_of, gesture=edit.gesture,
            person_id=edit.person_id, made_at=written(edit.made_at),
        )
    )  # fmt: skip
    connection.execute(
        update(drafts)
        .where(drafts.c.workspace_id == workspace_id, drafts.c.id == edit.draft_id)
        .values(revision=edit.revision, document=document, changed_at=written(edit.made_at))
    )


def edits_after(
    connection: Connection, workspace_id: str, draft_id: str, revision: int
) -> tuple[Edit, ...]:
    """The edits later than a revision, in order."""
    asked = select(edits).where(
        edits.c.workspace_id == workspace_id,
        edits.c.draft_id == draft_id,
        edits.c.revision > revision,
    )
    rows = connection.execute(asked.order_by(edits.c.revision)).mappings()
    return tuple(_edit(row) for row in rows)


def find_edit(
    connection: Connection, workspace_id: str, draft_id: str, command_id: str
) -> Edit | None:
    """The edit that a command became, None when it never came."""
    asked = select(edits).where(
        edits.c.workspace_id == workspace_id,
        edits.c.draft_id == draft_id,
        edits.c.command_id == command_id,
    )
    row = connection.execute(asked).mappings().first()
    return None if row is None else _edit(row)


def close_draft(connection: Connection, workspace_id: str, draft_id: str, *, now: datetime) -> None:
    """Put a draft away: it was published, or given up."""
    connection.execute(
        update(drafts)
        .where(drafts.c.workspace_id == workspace_id, drafts.c.id == draft_id)
        .values(closed_at=written(now))
    )


def _draft(row: RowMapping) -> Draft:
    return Draft(
        row["id"], row["journey_key"], row["name"], row["based_on"], row["revision"],
        row["document"], row["created_by"], read(row["changed_at"]), maybe_read(row["closed_at"]),
    )  # fmt: skip


def _edit(row: RowMapping) -> Edit:
    return Edit(
        row["draft_id"], row["revision"], row["command_id"], row["command"], row["inverse"],
        row["label"], row["undo_of"], row["person_id"], read(row["made_at"]), row["gesture"],
    )  # fmt: skip
