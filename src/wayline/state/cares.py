"""Who looks after which open customer, until when, and what is noted of them?"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select

from wayline.state.instants import read, written
from wayline.state.tables import cares


@dataclass(frozen=True, slots=True)
class Care:
    """What people agreed about one case: `revision` counts its changes."""

    case: str
    assignee_id: str | None
    due_on: date | None
    note: str
    revision: int
    changed_by: str
    changed_at: datetime


def list_cares(connection: Connection, workspace_id: str, journey_key: str) -> tuple[Care, ...]:
    """Every care of a journey, by case."""
    asked = select(cares).where(
        cares.c.workspace_id == workspace_id, cares.c.journey_key == journey_key
    )
    return tuple(
        _care(row) for row in connection.execute(asked.order_by(cares.c.case_id)).mappings()
    )


def find_care(
    connection: Connection, workspace_id: str, journey_key: str, case: str
) -> Care | None:
    """The care of a case, None where nobody has said anything yet."""
    asked = select(cares).where(_of(workspace_id, journey_key, case))
    row = connection.execute(asked).mappings().first()
    return None if row is None else _care(row)


def keep_care(connection: Connection, workspace_id: str, journey_key: str, care: Care) -> None:
    """Keep the care of a case, in place of the one before."""
    connection.execute(cares.delete().where(_of(workspace_id, journey_key, care.case)))
    connection.execute(
        cares.insert().values(
            workspace_id=workspace_id, journey_key=journey_key, case_id=care.case,
            assignee_id=care.assignee_id, due_on=None if care.due_on is None else care.due_on.isoformat(),
            note=care.note, revision=care.revision, changed_by=care.changed_by,
            changed_at=written(care.changed_at),
        )
    )  # fmt: skip


def _of(workspace_id: str, journey_key: str, case: str) -> ColumnElement[bool]:
    return and_(
        cares.c.workspace_id == workspace_id,
        cares.c.journey_key == journey_key,
        cares.c.case_id == case,
    )


def _care(row: RowMapping) -> Care:
    due = row["due_on"]
    return Care(
        row["case_id"], row["assignee_id"], None if due is None else date.fromisoformat(due),
        row["note"], row["revision"], row["changed_by"], read(row["changed_at"]),
    )  # fmt: skip
