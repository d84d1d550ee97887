"""How is a number written for a person? The same cases bind the screens.

The cases are `tests/fixtures/format_cases.json`; `web/src/core/format` passes them too.
"""

import math
from dataclasses import dataclass

from wayline.base import DurationUnit, Estimate

MINUS = "−"
ONE_DECIMAL_FROM = 1000  # a share that rests on so many is known to a tenth of a percent
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "AUD": "A$", "CAD": "C$", "NZD": "NZ$"}
UNITS: dict[DurationUnit, tuple[int, str]] = {
    "minutes": (60, "min"), "hours": (3600, "h"), "days": (86_400, "d"), "weeks": (604_800, "wk"),
    "months": (2_592_000, "mo"), "years": (31_536_000, "y"), "business hours": (3600, "working h"),
    "business days": (86_400, "wd"),
}  # fmt: skip
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is shown: `main` and `basis` are the two lines of a cell, `text` is all of it."""

    main: str
    basis: str
    text: str


NOT_MEASURED = Figure("not measured", "", "not measured")


def count(value: int) -> str:
    """A plain count with separators.

    >>> count(1234567)
    '1,234,567'
    """
    return f"{value:,}".replace("-", MINUS)


def counted(value: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "account"), counted(5, "account")
    ('1 account', '5 accounts')
    """
    return f"{count(value)} {one if value == 1 else many or one + 's'}"


def number(value: float, digits: int, *, trim: bool = False, sign: bool = False) -> str:
    """A number with so many digits, halves up; `trim` drops a fraction of zeros.

    >>> number(-0.625, 2), number(3.04, 1, trim=True), number(6, 0, sign=True)
    ('−0.62', '3', '+6')
    """
    factor = 10**digits
    # The very rounding of the screens: binary numbers, floor of x + 0.5.
    rounded = math.floor(value * factor + 0.5) / factor
    text = f"{abs(rounded):,.{digits}f}"
    if trim and digits:
        text = text.rstrip("0").rstrip(".")
    if rounded < 0:
        return MINUS + text
    return f"+{text}" if sign and rounded > 0 else text


def too_few(n: int) -> Figure:
    """What is shown below five [L8]."""
    return Figure("too few to tell", f"n = {n}", f"too few to tell, n = {n}")


def whole(main: str, interval: str, *, n: int, quality: str) -> Figure:
    """Value, interval and n put together; a small sample is named."""
    basis = interval or f"n = {count(n)}"
    inside = f"{interval}, n = {count(n)}" if interval else basis
    small = ", small sample" if quality == "small" else ""
    return Figure(main, basis, f"{main} ({inside}{small})")


def share(estimate: Estimate) -> Figure:
    """A share: `62 % (47–75, n = 42)`, `3 of 7`, `too few to tell, n = 3` [L8]."""
    quality, n, value = estimate.quality, estimate.n, estimate.value
    if quality == "none" or value is None:
        return NOT_MEASURED
    if quality == "too_few":
        return too_few(n)
    if quality == "few":
        hits = estimate.k if estimate.k is not None else math.floor(value * n + 0.5)
        return Figure(f"{hits} of {n}", "", f"{hits} of {n}")
    digits = 1 if n >= ONE_DECIMAL_FROM else 0
    interval = ""
    if estimate.low is not None and estimate.high is not None:
        interval = f"{number(estimate.low * 100, digits)}–{number(estimate.high * 100, digits)}"
    return whole(percent(value, digits), interval, n=n, quality=quality)


def percent(value: float, digits: int = 0) -> str:
    """A share as a percentage that never rounds some to none nor most to all.

    >>> percent(0.62), percent(0.9966), percent(0.0033)
    ('62 %', '> 99 %', '< 1 %')
    """
    step = 10.0**-digits
    text = number(value * 100, digits)
    if value < 1 and text == number(100, digits):
        return f"> {number(100 - step, digits)} %"
    if value > 0 and text == number(0, digits):
        return f"< {number(step, digits)} %"
    return f"{text} %"


def span(seconds: float, unit: DurationUnit | None = None, *, work_day_seconds: int = DAY) -> str:
    """A length of time in a unit, else in the unit that fits: `34 d`, `17 wd`, `3 h 20 min`.

    >>> span(2937600, "days"), span(12000), span(489600, "business days", work_day_seconds=28800)
    ('34 d', '3 h 20 min', '17 wd')
    """
    chosen = unit or fitting_unit(seconds)
    if chosen is None:
        return f"{number(seconds, 0)} s"
    if chosen == "hours":
        return hours(seconds)
    return f"{amount(seconds, chosen, work_day_seconds=work_day_seconds)} {UNITS[chosen][1]}"


def fitting_unit(seconds: float) -> DurationUnit | None:
    """The unit in which a length is read most easily; None = seconds."""
    size = abs(seconds)
    if size < 59.5:
        return None
    if size < 3570:
        return "minutes"
    if size < DAY:
        return "hours"
    return "days" if size < 2 * 365 * DAY else "years"


def amount(seconds: float, unit: DurationUnit, *, work_day_seconds: int = DAY) -> str:
    """The number that stands before the unit: one decimal below ten, none above."""
    size = work_day_seconds if unit == "business days" else UNITS[unit][0]
    value = seconds / size
    digits = 0 if abs(value) >= 9.95 or unit == "minutes" else 1
    return number(value, digits, trim=True)


def hours(seconds: float) -> str:
    """Hours and minutes; from a day on hours alone."""
    minutes = math.floor(abs(seconds) / 60 + 0.5)
    sign = MINUS if seconds < 0 and minutes else ""
    if minutes >= 24 * 60:
        return f"{sign}{number(minutes / 60, 0)} h"
    whole_hours, rest = divmod(minutes, 60)
    parts = [f"{whole_hours} h"] if whole_hours else []
    return sign + " ".join([*parts, f"{rest} min"] if rest or not parts else parts)


def time(
    estimate: Estimate, unit: DurationUnit | None = None, *, work_day_seconds: int = DAY
) -> Figure:
    """A time with its interval in the same unit: `34 d (29–41, n = 60)` [L8]."""
    quality, n, value = estimate.quality, estimate.n, estimate.value
    if quality == "none":
        return NOT_MEASURED
    if quality == "too_few":
        return too_few(n)
    if value is None:
        return Figure("not reached", f"n = {count(n)}", f"not reached yet, n = {count(n)}")
    chosen = unit or fitting_unit(value)
    main = span(value, chosen, work_day_seconds=work_day_seconds)
    if quality == "few" or chosen is None or estimate.low is None:
        return whole(main, "", n=n, quality="ok" if quality == "few" else quality)

    # Minutes at both ends would say more than the interval supports.
    sign = " h" if chosen == "hours" else ""

    def end(seconds: float) -> str:
        return amount(seconds, chosen, work_day_seconds=work_day_seconds)

    high = f"–{end(estimate.high)}{sign}" if estimate.high is not None else f"{sign} or more"
    return whole(main, end(estimate.low) + high, n=n, quality=quality)


def change(value: float, low: float, high: float, *, is_clear: bool) -> str:
    """A difference of two shares in points: `+6 pts (−2 to +14): no clear change`."""
    points = number(value * 100, 0, sign=True)
    noun = "pt" if points.strip(f"+{MINUS}") == "1" else "pts"
    ends = f"{number(low * 100, 0, sign=True)} to {number(high * 100, 0, sign=True)}"
    return f"{points} {noun} ({ends}){'' if is_clear else ': no clear change'}"


def score(estimate: Estimate, *, is_signed: bool) -> Figure:
    """An NPS (signed, whole) or a rating (one decimal) with its interval."""
    quality, n, value = estimate.quality, estimate.n, estimate.value
    if quality == "none" or value is None:
        return NOT_MEASURED
    if quality == "too_few":
        return too_few(n)

    def form(x: float) -> str:
        return number(x, 0, sign=True) if is_signed else number(x, 1, trim=True)

    interval = ""
    if quality != "few" and estimate.low is not None and estimate.high is not None:
        between = " to " if is_signed else "–"
        interval = f"{form(estimate.low)}{between}{form(estimate.high)}"
    return whole(form(value), interval, n=n, quality="ok" if quality == "few" else quality)


def money(value: float, currency: str) -> str:
    """An amount short enough for a cell: `€ 1.2 m`.

    >>> money(1234567.89, "EUR"), money(340123, "GBP"), money(12400, "AUD")
    ('€ 1.2 m', '£ 340 k', 'A$ 12,400')
    """
    size = abs(value)
    if size >= 999_500_000:
        text = f"{number(size / 1e9, 1, trim=True)} bn"
    elif size >= 999_500:
        text = f"{number(size / 1e6, 1, trim=True)} m"
    elif size >= 100_000:
        text = f"{number(size / 1e3, 0)} k"
    else:
        text = number(size, 0 if size >= 100 or size == int(size) else 2)
    return f"{MINUS if value < 0 else ''}{SYMBOLS.get(currency, currency)} {text}"


def full_money(value: float, currency: str) -> str:
    """The whole amount: `€ 1,234,567.89`."""
    sign = MINUS if value < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency)} {number(abs(value), 2)}"
