"""How do several people draw one map? Each edit is kept, followed or refused; nothing is overwritten unseen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayline.base import JsonObject, NotFoundError, WaylineError, say
from wayline.map import (
    Command,
    apply_command,
    are_in_conflict,
    command_from_json,
    command_to_json,
    from_json,
    has_part,
    rebased,
    to_json,
)
from wayline.state import (
    Draft,
    Edit,
    Transaction,
    append_edit,
    edits_after,
    find_draft,
    find_edit,
)

LABEL = 200


class RevisionError(WaylineError):
    """An edit was made on a revision, or takes back an edit, that the draft has not seen."""


@dataclass(frozen=True, slots=True)
class SentEdit:
    """A command as a browser sends it; `command_id` is its own, so that sending twice does it once.

    Attributes:
        base_revision: the revision that the person saw.
        undo_of: the id of the command that this one takes back.
        is_forced: the person has seen what the other did and wants this one all the same.
        gesture: the act of the person that this is a part of, where an act takes several commands.
    """

    command_id: str
    command: Command
    base_revision: int
    label: str
    undo_of: str | None = None
    is_forced: bool = False
    gesture: str | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit became: the draft after it, and what takes it back."""

    draft: Draft
    edit: Edit


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else decided about the same thing since; nothing was changed."""

    draft: Draft
    theirs: Edit


def edit_draft(
    records: Transaction, workspace_id: str, draft_id: str, sent: SentEdit, *, by: str, now: datetime
) -> Edited | Conflict:  # fmt: skip
    """Make an edit on the draft of now, whatever happened since the person saw it.

    What others did elsewhere is followed silently. What they decided about the same thing is shown
    first, unless it is the person's own.

    Raises:
        CommandError: when the place is gone.
        DocumentError: when the map could no longer be read afterwards.
        RevisionError: for a revision, or an edit to take back, that does not exist.
    """
    draft = find_draft(records, workspace_id, draft_id)
    known = find_edit(records, workspace_id, draft_id, sent.command_id)
    if known is not None:
        return Edited(draft, known)
    refuse_closed(draft)
    if sent.base_revision > draft.revision:
        raise RevisionError(
            say(
                "The draft is at revision {revision}, not {seen}.",
                revision=draft.revision,
                seen=sent.base_revision,
            )
        )
    base = _base(records, workspace_id, draft, sent)
    since = edits_after(records, workspace_id, draft_id, base)
    others = [one for one in since if one.person_id != by]
    theirs = None if sent.is_forced else _conflict(sent.command, since, others)
    if theirs is not None:
        return Conflict(draft, theirs)
    edit, document = _made(draft, sent, since, by=by, now=now)
    append_edit(records, workspace_id, edit, document=document)
    return Edited(find_draft(records, workspace_id, draft_id), edit)


def refuse_closed(draft: Draft) -> None:
    """Let pass a draft that is open.

    Raises:
        NotFoundError: for one that was published or put away.
    """
    if draft.closed_at is not None:
        raise NotFoundError(
            say("This draft is closed."), remedy=say("Open a new one from its version.")
        )


def _base(records: Transaction, workspace_id: str, draft: Draft, sent: SentEdit) -> int:
    """Since when others count: for an undo, since what it takes back."""
    if sent.undo_of is None:
        return sent.base_revision
    undone = find_edit(records, workspace_id, draft.id, sent.undo_of)
    if undone is None:
        raise RevisionError(say("What shall be undone was never done on this draft."))
    return undone.revision


def _conflict(command: Command, since: Sequence[Edit], others: Sequence[Edit]) -> Edit | None:
    """The first edit of somebody else that decides about the same thing."""
    for edit in since:
        theirs = command_from_json(edit.command)
        if edit in others and are_in_conflict(command, theirs):
            return edit
        command = rebased(command, [theirs])
    return None


def _made(
    draft: Draft, sent: SentEdit, since: Sequence[Edit], *, by: str, now: datetime
) -> tuple[Edit, JsonObject]:
    command = sent.command
    if not has_part(draft.document, command.path[:-1]):
        command = rebased(command, [command_from_json(one.command) for one in since])
    applied = apply_command(draft.document, command)
    document = to_json(from_json(applied.document))
    edit = Edit(
        draft.id, draft.revision + 1, sent.command_id, command_to_json(command),
        command_to_json(applied.inverse), sent.label[:LABEL], sent.undo_of, by, now,
        sent.gesture,
    )  # fmt: skip
    return edit, document
