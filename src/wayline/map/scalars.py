"""How is a single value written: texts, durations, money, shares, periods, days, zones [section 4]."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, PlainSerializer, Strict, ValidationInfo, WithJsonSchema
from typing_extensions import override

from wayline.base import Duration, FormError, JsonObject, JsonValue, Money, day_in, is_key, say
from wayline.map.vocabulary import context_of
from wayline.map.written import Written, written

_LONGEST = 400 * 365 * 86_400  # seconds; nobody promises four centuries, and dates end at year 9999
_VERSION = re.compile(r"^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\Z", re.ASCII)
_PERIOD = re.compile(r"^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?\Z", re.ASCII)
_LOCALE = re.compile(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", re.ASCII)
_HOURS = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)\Z", re.ASCII)
_CHANGE = re.compile(r"^([+-])\s*(\d{1,9}(?:\.\d{1,9})?)\s*(%|pp)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one or more locales; a bare string is in the map's locale [M15]."""

    words: tuple[tuple[str, str], ...]
    locale: str = "en"

    @override
    def __str__(self) -> str:
        return self.in_locale(self.locale)

    def in_locale(self, locale: str) -> str:
        """The words in a locale, else in the map's locale, else the first there are."""
        spoken = dict(self.words)
        return spoken.get(locale) or spoken.get(self.locale) or self.words[0][1]

    def is_in(self, locale: str) -> bool:
        """True when the words were written in that locale, not fallen back to."""
        return any(spoken == locale for spoken, _ in self.words)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, as written: a year, half, quarter, month, or two dates."""

    text: str
    first_day: date
    last_day: date

    @override
    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026`, `2026-H1`, `2026-Q2`, `2026-05` or `2026-01-01/2026-03-31`.

        Raises:
            ValueError: when it is none of these, or ends before it begins.
        """
        first_text, slash, last_text = text.partition("/")
        if slash:
            first, last = read_day(first_text.strip()), read_day(last_text.strip())
            if last < first:
                raise FormError(say("the period {text} ends before it begins", text=repr(text)))
            return cls(f"{first}/{last}", first, last)
        match = _PERIOD.match(text)
        if match is None or match.group(1) == "0000":
            raise FormError(
                say(
                    "expected a period such as 2026, 2026-H1, 2026-Q2 or 2026-05, got {text}",
                    text=f"{text!r:.80}",
                )
            )
        year, half, quarter, month = (int(part) if part else None for part in match.groups())
        months = 6 if half else 3 if quarter else 1 if month else 12
        start = month or ((half or quarter or 1) - 1) * months + 1
        return cls(text, date(year or 1, start, 1), _month_end(year or 1, start + months - 1))


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A step from a base: relative (`-15 %` is -0.15), percentage points (`+5 pp` is 0.05) or plain."""

    amount: float
    unit: str  # "relative", "points" or "plain"

    @override
    def __str__(self) -> str:
        sign = "-" if self.amount < 0 else "+"
        if self.unit == "plain":
            return f"{sign}{_shown(abs(self.amount))}"
        return f"{sign}{_shown(abs(self.amount) * 100)} {'%' if self.unit == 'relative' else 'pp'}"


def _shown(number: float) -> str:
    return f"{number:.9f}".rstrip("0").rstrip(".")


def read_text(value: object, info: ValidationInfo) -> Text:
    """A string, or a map of locales to strings."""
    locale = context_of(info).locale
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(((locale, _words(value)),), locale)
    if isinstance(value, dict) and value:
        spoken = tuple((_locale(str(name)), _words(part)) for name, part in value.items())
        return Text(spoken, locale)
    raise FormError(
        say(
            "expected words, or words by locale such as {{en: ...}}, got {value}",
            value=f"{value!r:.80}",
        )
    )


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise FormError(
            say(
                "expected words, got {value}; quote it if it is meant as text",
                value=f"{value!r:.80}",
            )
        )
    if not value.strip():
        raise FormError(say("expected words, got an empty text; leave the field out instead"))
    return value


def write_text(text: Text) -> JsonValue:
    """The string when it is in the map's locale alone, else the map of locales."""
    if len(text.words) == 1 and text.words[0][0] == text.locale:
        return text.words[0][1]
    return dict(text.words)


def _locale(value: str) -> str:
    if _LOCALE.match(value):
        return value
    raise FormError(
        say("expected a locale such as en or de-AT, got {value}", value=f"{value!r:.80}")
    )


def read_duration(value: object) -> Duration:
    """A number and a unit."""
    length = value if isinstance(value, Duration) else None
    if isinstance(value, str) and len(value) <= 60:
        length = Duration.parse(value)
    if length is None:
        raise FormError(
            say(
                "expected a duration such as '10 business days', got {value}",
                value=f"{value!r:.80}",
            )
        )
    if length.nominal_seconds() > _LONGEST:
        raise FormError(say("{value} is longer than 400 years", value=f"{value!s:.80}"))
    return length


def read_money(value: object, info: ValidationInfo) -> Money:
    """`1200 USD`, or a bare number in the map's currency."""
    if isinstance(value, Money):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FormError(
            say("expected an amount such as '1200 USD', got {value}", value=f"{value!r:.80}")
        )
    if len(str(value)) > 40:
        raise FormError(say("expected an amount such as '1200 USD', got a longer text"))
    currency = context_of(info).currency
    if currency is None and not isinstance(value, str):
        raise FormError(
            say(
                "the amount {value} has no currency; write '{amount} USD', or give the map a `currency`",
                value=repr(value),
                amount=str(value),
            )
        )
    money = Money.parse(value, currency=currency)
    if not money.amount.is_finite() or not Decimal("0.0001") <= (abs(money.amount) or 1) < 10**15:
        raise FormError(
            say(
                "expected an amount below 10^15 with at most 4 decimals, got {value}",
                value=repr(value),
            )
        )
    return money


def read_share(value: object) -> float:
    """`30 %` or 0.3."""
    number = value
    if isinstance(value, str) and value.rstrip().endswith("%"):
        number = percent(value)
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= 1:
        raise FormError(
            say(
                "expected a share such as 30 % or 0.3, between 0 and 1, got {value}",
                value=f"{value!r:.80}",
            )
        )
    return float(number)


def percent(text: str) -> float:
    """`30 %` as 0.3, in the decimal that a person means (0.07, not 0.07000000000000001)."""
    number = text.strip().removesuffix("%").strip()
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", number):
        raise FormError(say("expected a percentage such as 30 %, got {text}", text=f"{text!r:.80}"))
    return float(Decimal(number) / 100)


def read_day(value: object) -> date:
    """An ISO 8601 day."""
    found = day_in(value)
    if found is None:
        raise FormError(
            say("expected a day such as 2026-06-20, got {value}", value=f"{value!r:.80}")
        )
    return found


def read_period(value: object) -> Period:
    """A period as written; a bare year may be a number."""
    if isinstance(value, Period):
        return value
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return Period.parse(str(value).strip())
    raise FormError(say("expected a period such as 2026-H1, got {value}", value=f"{value!r:.80}"))


def read_change(value: object) -> Change:
    """`-15 %`, `+5 pp` or `+10`."""
    if isinstance(value, Change):
        return value
    text = f"{value:+}" if isinstance(value, int | float) and not isinstance(value, bool) else value
    match = _CHANGE.match(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise FormError(
            say("expected a change such as '-15 %' or '+5 pp', got {value}", value=f"{value!r:.80}")
        )
    number = Decimal(match.group(1) + match.group(2))
    if match.group(3) is None:
        return Change(float(number), "plain")
    return Change(float(number / 100), "relative" if match.group(3) == "%" else "points")


def write_number(value: float) -> int | float:
    """A whole number without its point, so that 4 and 4.0 are one text."""
    return int(value) if value == int(value) else value


def _check_key(value: str) -> str:
    if is_key(value):
        return value
    raise FormError(
        say(
            "a key is lower case letters, digits and _, begins with a letter and has at most 63, got {value}",
            value=f"{value!r:.80}",
        )
    )


def _check_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError) as error:
        raise FormError(
            say("expected a time zone such as Europe/Berlin, got {value}", value=f"{value!r:.80}")
        ) from error
    return value


def _check_version(value: str) -> str:
    if _VERSION.match(value):
        return value
    raise FormError(
        say(
            "expected a version of three numbers such as 1.2.0, got {value}", value=f"{value!r:.80}"
        )
    )


def _check_currency(value: str) -> str:
    if re.fullmatch(r"[A-Z]{3}", value):
        return value
    raise FormError(
        say("expected an ISO 4217 currency such as USD, got {value}", value=f"{value!r:.80}")
    )


def _check_hours(value: str) -> str:
    opens, closes = opening_times(value)
    return f"{opens:%H:%M}-{'24:00' if closes is None else f'{closes:%H:%M}'}"


def opening_times(value: str) -> tuple[time, time | None]:
    """`06:00-18:00` as two times of day; None = midnight at the end of the day."""
    match = _HOURS.match(value)
    if match is None:
        raise FormError(
            say("expected opening hours such as 06:00-18:00, got {value}", value=f"{value!r:.80}")
        )
    start, end = (int(match.group(n)) * 60 + int(match.group(n + 1)) for n in (1, 3))
    if not start < end <= 1440:
        raise FormError(say("the opening hours {value} end before they begin", value=repr(value)))
    return time(*divmod(start, 60)), None if end == 1440 else time(*divmod(end, 60))


_FORMS = ("text", "duration", "money", "share", "period", "change", "day", "key")
_WORDS, _LENGTH, _MONEY, _SHARE, _PERIOD_FORM, _CHANGE_FORM, _DAY, _KEY_FORM = (
    JsonObject({"x-grammar": form}) for form in _FORMS
)

TextValue = Annotated[Text, Written(read_text, write_text, _WORDS)]
DurationValue = Annotated[Duration, written(read_duration, str, _LENGTH)]
MoneyValue = Annotated[Money, Written(read_money, str, _MONEY)]
ShareValue = Annotated[float, written(read_share, write_number, _SHARE)]
PeriodValue = Annotated[Period, written(read_period, str, _PERIOD_FORM)]
ChangeValue = Annotated[Change, written(read_change, str, _CHANGE_FORM)]
DayValue = Annotated[date, written(read_day, str, _DAY)]
Number = Annotated[float, Strict(), PlainSerializer(write_number)]
Rating = Annotated[float, Strict(), Field(ge=1, le=5), PlainSerializer(write_number)]
Whole = Annotated[int, Strict()]
Severity = Annotated[int, Strict(), Field(ge=1, le=5)]
Flag = Annotated[bool, Strict()]
Key = Annotated[str, AfterValidator(_check_key), WithJsonSchema(_KEY_FORM)]
Locale = Annotated[str, AfterValidator(_locale)]
Zone = Annotated[str, AfterValidator(_check_zone)]
Version = Annotated[str, AfterValidator(_check_version)]
Currency = Annotated[str, AfterValidator(_check_currency)]
Hours = Annotated[str, AfterValidator(_check_hours)]
