"""When is a length of time over: durations added to an instant, one at a time [A11]."""

from bisect import bisect_right
from datetime import timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from wayline.base import Duration, WorkCalendar, add_calendar_time
from wayline.journeys.calendars import EPOCH, day_of, to_us
from wayline.journeys.conds import Deadline


def deadline_of(calendar: WorkCalendar, timezone: str, *, first_us: int, last_us: int) -> Deadline:
    """A function that adds a duration to an instant: elapsed, on the local clock, or in opening hours."""
    zone = ZoneInfo(timezone)
    openings: list[tuple[int, int, int]] = []

    def add(start_us: int, length: Duration) -> int:
        if length.is_working:
            if not openings:
                openings.extend(_openings(calendar, first_us, last_us))
            seconds = length.nominal_seconds(work_day_seconds=calendar.work_day_seconds)
            return _add_working(openings, start_us, round(seconds * 1_000_000))
        return to_us(add_calendar_time(EPOCH + timedelta(microseconds=start_us), length, zone))

    return add


def _openings(calendar: WorkCalendar, first_us: int, last_us: int) -> list[tuple[int, int, int]]:
    first = day_of(first_us) - timedelta(days=3)
    spans = calendar.openings(first, day_of(last_us) + timedelta(days=3660))
    times = [(to_us(start), to_us(end)) for start, end in spans]
    worked = accumulate((end - start for start, end in times), initial=0)
    return [(start, end, before) for (start, end), before in zip(times, worked, strict=False)]


def _add_working(openings: list[tuple[int, int, int]], start_us: int, length_us: int) -> int:
    """The latest instant with that much opening time after the start."""
    at = bisect_right(openings, start_us, key=lambda opening: opening[0]) - 1
    opens, closes, before = openings[at] if at >= 0 else (start_us, start_us, 0)
    wanted = before + min(start_us, closes) - opens + length_us
    last = bisect_right(openings, wanted, key=lambda opening: opening[2]) - 1
    opens, _, before = openings[max(last, 0)]
    return opens + wanted - before
