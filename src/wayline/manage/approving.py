"""Who besides its author says yes to a draft [M22]? One who changed nothing in it, and saw it as it is now."""

from datetime import datetime

from wayline.base import WaylineError, say
from wayline.manage.editing import refuse_closed
from wayline.state import (
    Approval,
    Draft,
    Transaction,
    add_approval,
    drop_approval,
    edits_after,
    find_draft,
    list_approvals,
    write_audit,
)


class ApprovalError(WaylineError):
    """Somebody cannot approve of a draft; the message says why."""


def approve_draft(
    records: Transaction, workspace_id: str, draft_id: str, revision: int, *, by: str, now: datetime
) -> Approval:
    """Approve of a draft at the revision that was seen; a later edit asks for a new approval.

    Raises:
        ApprovalError: for who drew on it, or has not seen what it says now.
    """
    draft = find_draft(records, workspace_id, draft_id)
    refuse_closed(draft)
    if by in authors_of(records, workspace_id, draft):
        raise ApprovalError(
            say("Who drew on a draft does not approve of it."),
            remedy=say("Ask somebody else who may publish."),
        )
    if revision != draft.revision:
        raise ApprovalError(
            say(
                "The draft is at revision {revision}, not {seen}.",
                revision=draft.revision,
                seen=revision,
            ),
            remedy=say("Look at it as it is now."),
        )
    approval = Approval(by, revision, now)
    add_approval(records, workspace_id, draft_id, approval)
    write_audit(
        records, workspace_id, "draft.approved", by=by,
        about={"journey": draft.journey_key, "draft": draft_id, "revision": revision}, now=now,
    )  # fmt: skip
    return approval


def withdraw_approval(records: Transaction, workspace_id: str, draft_id: str, *, by: str) -> None:
    """Take one's own approval back."""
    find_draft(records, workspace_id, draft_id)
    drop_approval(records, workspace_id, draft_id, by)


def approvers_of(records: Transaction, workspace_id: str, draft: Draft) -> tuple[str, ...]:
    """Everybody who approves of a draft as it is now, the latest first."""
    approved = list_approvals(records, workspace_id, draft.id)
    return tuple(one.person_id for one in approved if one.revision == draft.revision)


def authors_of(records: Transaction, workspace_id: str, draft: Draft) -> frozenset[str]:
    """Everybody who drew on a draft, and who began it."""
    drawn = edits_after(records, workspace_id, draft.id, 0)
    return frozenset({draft.created_by, *(edit.person_id for edit in drawn)})
