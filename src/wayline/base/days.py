"""How is a day written? As year-month-day, wherever somebody writes one: in a map, at a terminal, in a request."""

import re
from datetime import date, datetime

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_in(value: object) -> date | None:
    """The day that is meant; None for anything else, such as a number, an instant, or no day of its month.

    >>> day_in("2026-11-30"), day_in("2026-02-30"), day_in(0)
    (datetime.date(2026, 11, 30), None, None)
    """
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value
    if not isinstance(value, str) or _WRITTEN.fullmatch(value) is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
