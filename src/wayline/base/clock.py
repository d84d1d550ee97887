"""What time is it: the only place that reads the clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol


class Clock(Protocol):
    """A source of the present instant."""

    def now(self) -> datetime:
        """The present instant, UTC-aware."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, UTC-aware."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that may


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests and for outputs that must not change."""

    at: datetime

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


def today(clock: Clock) -> date:
    """The date in UTC of the clock's present instant."""
    return clock.now().date()


def midnight(day: date | None) -> datetime | None:
    """The first instant of a day in UTC, None for no day."""
    return None if day is None else datetime.combine(day, time(), UTC)
