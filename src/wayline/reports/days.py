"""How is a date or an instant written? In the zone of the map, as a person writes it."""

from datetime import datetime
from zoneinfo import ZoneInfo


def day_of(at: datetime, zone: ZoneInfo) -> str:
    """A date.

    >>> day_of(datetime(2026, 6, 2, 20, 0, tzinfo=ZoneInfo("UTC")), ZoneInfo("Australia/Perth"))
    '3 Jun 2026'
    """
    local = at.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def instant_of(at: datetime, zone: ZoneInfo, *, is_day: bool = False) -> str:
    """A date with its time of day, where that is known.

    >>> instant_of(datetime(2026, 6, 2, 8, 5, tzinfo=ZoneInfo("UTC")), ZoneInfo("UTC"))
    '2 Jun 2026 08:05'
    """
    local = at.astimezone(zone)
    return day_of(at, zone) if is_day else f"{day_of(at, zone)} {local:%H:%M}"
