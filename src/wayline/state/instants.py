"""How is a time kept: UTC text that sorts as time does."""

from datetime import UTC, datetime


def written(at: datetime) -> str:
    """The instant as it stands in a record."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    """The instant of a record."""
    return datetime.fromisoformat(text)


def maybe_read(text: str | None) -> datetime | None:
    """The instant of a record, None where there is none."""
    return None if text is None else read(text)
