"""Which journeys does a workspace have?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select, update

from wayline.base import NotFoundError, say
from wayline.state.instants import maybe_read, read, written
from wayline.state.tables import journeys


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey that is drawn, versioned and measured."""

    key: str
    name: str
    created_at: datetime
    archived_at: datetime | None


def add_journey(connection: Connection, workspace_id: str, key: str, name: str, *, now: datetime) -> Journey:  # fmt: skip
    """A new journey; its key is free."""
    connection.execute(
        journeys.insert().values(
            workspace_id=workspace_id, key=key, name=name, created_at=written(now)
        )
    )
    return Journey(key, name, now, None)


def list_journeys(connection: Connection, workspace_id: str) -> tuple[Journey, ...]:
    """Every journey of a workspace, by name; archived ones too."""
    asked = select(journeys).where(journeys.c.workspace_id == workspace_id)
    rows = connection.execute(asked.order_by(journeys.c.name, journeys.c.key)).mappings()
    return tuple(_journey(row) for row in rows)


def find_journey(connection: Connection, workspace_id: str, key: str) -> Journey:
    """A journey by key.

    Raises:
        NotFoundError: when the workspace has none of that key.
    """
    asked = select(journeys).where(journeys.c.workspace_id == workspace_id, journeys.c.key == key)
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFoundError(say("There is no journey '{key}'.", key=key))
    return _journey(row)


def rename_journey(connection: Connection, workspace_id: str, key: str, name: str) -> None:
    """Another name; the key stays."""
    _change(connection, workspace_id, key, name=name)


def archive_journey(
    connection: Connection, workspace_id: str, key: str, *, at: datetime | None
) -> None:
    """Put a journey away, or bring it back (None)."""
    _change(connection, workspace_id, key, archived_at=None if at is None else written(at))


def _change(connection: Connection, workspace_id: str, key: str, **values: str | None) -> None:
    where = (journeys.c.workspace_id == workspace_id, journeys.c.key == key)
    connection.execute(update(journeys).where(*where).values(values))


def _journey(row: RowMapping) -> Journey:
    return Journey(row["key"], row["name"], read(row["created_at"]), maybe_read(row["archived_at"]))
