"""When does the next thing happen: working time of the invented company, drawn from seeded dice."""

import bisect
import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wayline.base import WorkCalendar

SITE_WEEK = WorkCalendar(
    key="site_week",
    timezone="Australia/Perth",
    days=("mon", "tue", "wed", "thu", "fri", "sat"),
    opens=time(6),
    closes=time(18),
    holidays=frozenset(
        date(year, month, day) for year in range(2023, 2028) for month, day in ((12, 25), (12, 26))
    ),
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Walks forward in working time; built once for a span of years."""

    openings: tuple[tuple[datetime, datetime], ...]
    starts: tuple[datetime, ...]
    day_seconds: int

    def later(self, at: datetime, business_days: float) -> datetime:
        """The working instant that lies so many business days after `at`."""
        index = max(0, bisect.bisect_right(self.starts, at) - 1)
        left = business_days * self.day_seconds
        opens, closes = self.openings[index]
        here = max(at, opens)
        if here >= closes:
            index += 1
            here, closes = self.openings[index]
        while (room := (closes - here).total_seconds()) < left:
            left -= room
            index += 1
            here, closes = self.openings[index]
        return here + timedelta(seconds=round(left))


def site_pace(first: date, last: date) -> Pace:
    """The pace of the site week from one date to another."""
    openings = tuple(SITE_WEEK.openings(first, last))
    return Pace(openings, tuple(opens for opens, _ in openings), SITE_WEEK.work_day_seconds)


def around(dice: random.Random, typical: float, *, spread: float = 0.2) -> float:
    """A length near the typical one: log-normal, so that a few take much longer."""
    return typical * dice.lognormvariate(0.0, spread)
