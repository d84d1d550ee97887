"""Who approves of a draft? An approval holds for the revision that was looked at, and for no later one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from wayline.state.instants import read, written
from wayline.state.tables import approvals


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody looked at a draft and agrees."""

    person_id: str
    revision: int
    approved_at: datetime


def add_approval(
    connection: Connection, workspace_id: str, draft_id: str, approval: Approval
) -> None:
    """Keep an approval in place of the person's one before."""
    drop_approval(connection, workspace_id, draft_id, approval.person_id)
    connection.execute(
        approvals.insert().values(
            workspace_id=workspace_id, draft_id=draft_id, person_id=approval.person_id,
            revision=approval.revision, approved_at=written(approval.approved_at),
        )
    )  # fmt: skip


def drop_approval(connection: Connection, workspace_id: str, draft_id: str, person_id: str) -> None:
    """Take an approval back."""
    connection.execute(
        approvals.delete().where(
            approvals.c.workspace_id == workspace_id,
            approvals.c.draft_id == draft_id,
            approvals.c.person_id == person_id,
        )
    )


def list_approvals(
    connection: Connection, workspace_id: str, draft_id: str
) -> tuple[Approval, ...]:
    """Every approval of a draft, the latest first."""
    asked = select(approvals).where(
        approvals.c.workspace_id == workspace_id, approvals.c.draft_id == draft_id
    )
    rows = connection.execute(asked.order_by(approvals.c.approved_at.desc())).mappings()
    return tuple(
        Approval(row["person_id"], row["revision"], read(row["approved_at"])) for row in rows
    )
