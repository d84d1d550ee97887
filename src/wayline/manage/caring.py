"""How do people share the care of open customers? Each change says what it was made on; none is lost unseen."""

from dataclasses import dataclass
from datetime import date, datetime

from wayline.base import JsonObject, NotFoundError, say
from wayline.state import (
    Care,
    Transaction,
    find_care,
    find_journey,
    keep_care,
    role_of,
    write_audit,
)

NOBODY_YET = 0  # the revision of a case that nobody has said anything of


@dataclass(frozen=True, slots=True)
class WantedCare:
    """What shall be agreed about a case: who looks after it, until when, and a note.

    `seen` is the revision that the person saw, 0 where nothing was agreed yet.
    """

    case: str
    assignee_id: str | None
    due_on: date | None
    note: str
    seen: int


@dataclass(frozen=True, slots=True)
class CareConflict:
    """Somebody changed the care since the person saw it; nothing was changed."""

    theirs: Care | None


def change_care(
    records: Transaction, workspace_id: str, journey_key: str, wanted: WantedCare, *, by: str, now: datetime
) -> Care | CareConflict:  # fmt: skip
    """Agree about a case, if nobody has changed it since the person saw it.

    Raises:
        NotFoundError: for a journey that is not there, or an assignee outside the workspace.
    """
    find_journey(records, workspace_id, journey_key)
    before = find_care(records, workspace_id, journey_key, wanted.case)
    if (NOBODY_YET if before is None else before.revision) != wanted.seen:
        return CareConflict(before)
    if (
        wanted.assignee_id is not None
        and role_of(records, workspace_id, wanted.assignee_id) is None
    ):
        raise NotFoundError(
            say("The person who shall look after it does not belong to this workspace.")
        )
    care = Care(
        wanted.case, wanted.assignee_id, wanted.due_on, wanted.note.strip(), wanted.seen + 1, by, now
    )  # fmt: skip
    keep_care(records, workspace_id, journey_key, care)
    write_audit(
        records, workspace_id, "care.changed", by=by, about=_about(journey_key, before, care), now=now
    )  # fmt: skip
    return care


def _about(journey_key: str, before: Care | None, care: Care) -> JsonObject:
    """What changed; the words of a note stay out of a history that is never erased."""
    return {
        "journey": journey_key,
        "case": care.case,
        "assignee": care.assignee_id,
        "due_on": None if care.due_on is None else care.due_on.isoformat(),
        "is_note_changed": care.note != ("" if before is None else before.note),
    }
