"""Which versions of a journey were published? They never change [M22]."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, select, update

from wayline.base import JsonObject, NotFoundError, say
from wayline.state.instants import read, written
from wayline.state.tables import versions


@dataclass(frozen=True, slots=True)
class Published:
    """A version as it was published; `valid_to` is the first day on which it no longer holds."""

    journey_key: str
    version: str
    state: str
    valid_from: date | None
    valid_to: date | None
    content_hash: str
    document: JsonObject
    note: str
    published_by: str
    approved_by: str | None
    published_at: datetime


def add_version(connection: Connection, workspace_id: str, version: Published) -> None:
    """Keep a published version."""
    connection.execute(
        versions.insert().values(
            workspace_id=workspace_id, journey_key=version.journey_key, version=version.version,
            state=version.state, valid_from=_day(version.valid_from), valid_to=_day(version.valid_to),
            content_hash=version.content_hash, document=version.document, note=version.note,
            published_by=version.published_by, approved_by=version.approved_by,
            published_at=written(version.published_at),
        )
    )  # fmt: skip


def end_version(
    connection: Connection, workspace_id: str, journey_key: str, version: str, *, valid_to: date
) -> None:
    """From that day on another version holds [M26]; nothing else of a version can be changed."""
    connection.execute(
        update(versions)
        .where(*_one(workspace_id, journey_key, version))
        .values(valid_to=valid_to.isoformat())
    )


def list_versions(
    connection: Connection, workspace_id: str, journey_key: str
) -> tuple[Published, ...]:
    """Every version of a journey, the newest first."""
    asked = select(versions).where(
        versions.c.workspace_id == workspace_id, versions.c.journey_key == journey_key
    )
    rows = connection.execute(asked.order_by(versions.c.published_at.desc())).mappings()
    return tuple(_published(row) for row in rows)


def find_version(
    connection: Connection, workspace_id: str, journey_key: str, version: str
) -> Published:
    """One version.

    Raises:
        NotFoundError: when the journey has none of that number.
    """
    asked = select(versions).where(*_one(workspace_id, journey_key, version))
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFoundError(
            say(
                "The journey '{journey_key}' has no version '{version}'.",
                journey_key=journey_key,
                version=version,
            )
        )
    return _published(row)


def _one(workspace_id: str, journey_key: str, version: str) -> tuple[ColumnElement[bool], ...]:
    return (
        versions.c.workspace_id == workspace_id,
        versions.c.journey_key == journey_key,
        versions.c.version == version,
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _maybe_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _published(row: RowMapping) -> Published:
    return Published(
        row["journey_key"], row["version"], row["state"], _maybe_day(row["valid_from"]),
        _maybe_day(row["valid_to"]), row["content_hash"], row["document"], row["note"],
        row["published_by"], row["approved_by"], read(row["published_at"]),
    )  # fmt: skip
