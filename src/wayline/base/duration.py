"""How long is it: durations in calendar and in working time, and working calendars [A11]."""

import calendar as month_lengths
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal, Self, get_args
from zoneinfo import ZoneInfo

from typing_extensions import override

from wayline.base.errors import FormError
from wayline.base.saying import Number, Sentence, say, say_n

DurationUnit = Literal[
    "minutes", "hours", "days", "weeks", "months", "years", "business hours", "business days"
]
UNITS: tuple[DurationUnit, ...] = get_args(DurationUnit)
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
_SHORT: dict[str, DurationUnit] = {
    "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks", "wd": "business days",
    "working day": "business days", "working days": "business days", "working hours": "business hours",
}  # fmt: skip
# Nominal lengths, for display and for windows only [A11]; due times are computed exactly.
_SECONDS: dict[DurationUnit, int] = {
    "minutes": 60, "hours": 3600, "days": 86_400, "weeks": 604_800, "months": 2_592_000,
    "years": 31_536_000, "business hours": 3600, "business days": 86_400,
}  # fmt: skip
_SAID: dict[DurationUnit, Sentence] = {
    "minutes": say_n("{n} minute", "{n} minutes"), "hours": say_n("{n} hour", "{n} hours"),
    "days": say_n("{n} day", "{n} days"), "weeks": say_n("{n} week", "{n} weeks"),
    "months": say_n("{n} month", "{n} months"), "years": say_n("{n} year", "{n} years"),
    "business hours": say_n("{n} business hour", "{n} business hours"),
    "business days": say_n("{n} business day", "{n} business days"),
}  # fmt: skip
_FORM = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*([A-Za-z][A-Za-z ]*?)\s*$")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the unit a person chose; the unit decides which clock counts."""

    amount: Decimal
    unit: DurationUnit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10 business days`, `1.5 hours`, `1 week`.

        Raises:
            ValueError: when the text is not a number and a unit.

        >>> str(Duration.parse("1 week"))
        '1 week'
        """
        match = _FORM.match(text)
        if match is None:
            raise FormError(
                say("expected a duration such as '10 business days', got {text}", text=repr(text))
            )
        word = " ".join(match.group(2).lower().split())
        unit = _SHORT.get(word) or next((u for u in UNITS if word in (u, u[:-1])), None)
        if unit is None:
            raise FormError(
                say(
                    "unknown unit {unit} in {text}; known: {units}",
                    unit=repr(word),
                    text=repr(text),
                    units=", ".join(UNITS),
                )
            )
        return cls(Decimal(match.group(1).replace(",", ".")), unit)

    @property
    def is_working(self) -> bool:
        """True when only opening hours of the calendar count."""
        return self.unit in ("business hours", "business days")

    @property
    def is_elapsed(self) -> bool:
        """True for minutes and hours: plain elapsed time."""
        return self.unit in ("minutes", "hours")

    @property
    def is_calendar(self) -> bool:
        """True for days, weeks, months, years: local clock time in the zone of the map."""
        return not self.is_working and not self.is_elapsed

    def nominal_seconds(self, *, work_day_seconds: int = 86_400) -> float:
        """Seconds for display and elapsed windows: a day 86,400 s, a month 30 days, a year 365.

        A business day is `work_day_seconds`, the opening hours of one working day.
        """
        if self.unit == "business days":
            return float(self.amount) * work_day_seconds
        return float(self.amount) * _SECONDS[self.unit]

    @property
    def calendar_parts(self) -> tuple[int, Decimal]:
        """Whole months and days of a calendar unit; a part of a month is that part of 30 days."""
        if self.unit in ("months", "years"):
            months = self.amount * (12 if self.unit == "years" else 1)
            return int(months), (months - int(months)) * 30
        return 0, self.amount * (7 if self.unit == "weeks" else 1)

    @property
    def said(self) -> Sentence:
        """The length in words."""
        return _SAID[self.unit].filled(n=Number(f"{self.amount.normalize():f}"))

    @override
    def __str__(self) -> str:
        return str(self.said)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When somebody works: zone, weekdays, opening hours, holidays. Default: Monday to Friday, whole days."""

    key: str = "default"
    timezone: str = "UTC"
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    opens: time = time(0, 0)
    closes: time | None = None  # None = midnight at the end of the day
    holidays: frozenset[date] = field(default_factory=frozenset)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days, hours and holidays are meant."""
        return ZoneInfo(self.timezone)

    @property
    def work_day_seconds(self) -> int:
        """Opening seconds of one ordinary working day: what one business day is worth."""
        start = self.opens.hour * 3600 + self.opens.minute * 60
        end = 86_400 if self.closes is None else self.closes.hour * 3600 + self.closes.minute * 60
        return end - start

    def openings(self, first: date, last: date) -> list[tuple[datetime, datetime]]:
        """Every opening from `first` to `last`, both included, as UTC instants in order.

        Daylight saving and holidays are exact, since each opening is built in local time.
        """
        spans: list[tuple[datetime, datetime]] = []
        day = first
        while day <= last:
            if WEEKDAYS[day.weekday()] in self.days and day not in self.holidays:
                opens = datetime.combine(day, self.opens, self.zone).astimezone(UTC)
                if self.closes is None:
                    closes = datetime.combine(day + timedelta(days=1), time(0), self.zone)
                else:
                    closes = datetime.combine(day, self.closes, self.zone)
                spans.append((opens, closes.astimezone(UTC)))
            day += timedelta(days=1)
        return spans


def add_calendar_time(start: datetime, length: Duration, zone: ZoneInfo) -> datetime:
    """The instant `length` later on the local clock [A11]: same local time n days later.

    Months: the same day, else the last of the month. Elapsed units are added as they are.

    Raises:
        ValueError: for working time, which needs a calendar.
    """
    if length.is_working:
        raise FormError(say("{length} is working time; it needs a calendar", length=str(length)))
    if length.is_elapsed:
        return start.astimezone(UTC) + timedelta(seconds=length.nominal_seconds())
    months, days = length.calendar_parts
    moved = _add_months(start.astimezone(zone), months)
    moved += timedelta(days=int(days), seconds=float(days - int(days)) * 86_400)
    return moved.replace(tzinfo=zone).astimezone(UTC)


def _add_months(local: datetime, months: int) -> datetime:
    index = local.year * 12 + local.month - 1 + months
    year, month = divmod(index, 12)
    day = min(local.day, month_lengths.monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day, tzinfo=None)
