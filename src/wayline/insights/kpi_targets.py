"""Did a KPI reach its target, by how much did it miss, and may we be sure of it [A29]?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayline.base import (
    Duration,
    Estimate,
    FormError,
    Money,
    Saying,
    Sentence,
    WorkCalendar,
    said_by,
    say,
)
from wayline.map import Change, Quantity, Target

Point = Literal["met", "missed"]
Sure = Literal["yes", "no"]
Better = Literal["higher", "lower"]
WEEK = 7 * 86_400
NO_VALUE = say("the target states no value")


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the line runs, in the unit of the KPI.

    Attributes:
        kind: as written in the map.
        value: the line; for `between` its lower one; for a change on a base the line it comes to.
        high: the upper line of `between`.
        better: which side is the good one; of no account for `between`.
        strict: True when a value on the line misses it.
    """

    kind: str
    value: float
    high: float | None = None
    better: Better = "higher"
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Unassessable:
    """Why a target cannot be judged, in words that say what to add."""

    kind: str
    note: Saying


@dataclass(frozen=True, slots=True)
class Verdict:
    """One value against its goal.

    Attributes:
        point: what the value itself says.
        sure: `yes` when the whole interval lies on the same side.
        gap: value - line; inside `between` 0, outside it the way to the nearer line.
    """

    point: Point
    sure: Sure
    gap: float


def goal_of(
    target: Target, *, unit: str, better: Better | None = None, calendar: WorkCalendar | None = None
) -> Goal | Unassessable:
    """The line of a target in the unit of the KPI.

    Args:
        target: as written in the map.
        unit: of the measured number.
        better: which way is better, where the KPI states it.
        calendar: what a business day is; its opening hours are spread over the week, since times
            between two events are elapsed time.
    """
    try:
        return _goal(target, unit=unit, better=better, calendar=calendar or WorkCalendar())
    except ValueError as reason:
        return Unassessable(target.kind, said_by(reason))


def _goal(target: Target, *, unit: str, better: Better | None, calendar: WorkCalendar) -> Goal:
    def number(quantity: Quantity | None, lacking: Sentence) -> float:
        if quantity is None:
            raise FormError(lacking)
        return in_unit(quantity, unit, calendar)

    kind = target.kind
    if kind in ("above", "at_least"):
        return Goal(kind, number(target.value, NO_VALUE), strict=kind == "above")
    if kind in ("below", "at_most"):
        value = number(target.value, NO_VALUE)
        return Goal(kind, value, better="lower", strict=kind == "below")
    if kind == "between":
        return Goal(
            kind,
            number(target.value, NO_VALUE),
            number(target.high, say("the target states no high")),
        )
    if kind == "vs_baseline":
        base = number(
            target.baseline, say("the target states no baseline: add the value to compare with")
        )
    else:
        base = number(
            target.benchmark, say("the target states no benchmark: add its value, source and date")
        )
        _refuse_undocumented(target)
    return _from_base(kind, base, change=target.change, better=better)


def _refuse_undocumented(target: Target) -> None:
    if target.source is None:
        raise FormError(say("the benchmark names no source"))
    if target.from_ is None and target.baseline_period is None:
        raise FormError(say("the benchmark has no date: add `from` or `baseline_period`"))


def _from_base(kind: str, base: float, *, change: Change | None, better: Better | None) -> Goal:
    if change is None:
        raise FormError(say("the target states no change"))
    line = base * (1 + change.amount) if change.unit == "relative" else base + change.amount
    return Goal(kind, line, better=better or ("lower" if change.amount < 0 else "higher"))


def in_unit(quantity: Quantity, unit: str, calendar: WorkCalendar) -> float:
    """A number, a duration or an amount in the unit of what was measured.

    Raises:
        ValueError: when it is of another kind than the number it is compared with.
    """
    if isinstance(quantity, Duration):
        if unit != "s":
            raise FormError(
                say("the target {quantity} is a time, the number is not", quantity=str(quantity))
            )
        return elapsed_seconds(quantity, calendar)
    if unit == "s":
        raise FormError(
            say(
                "the number is a time: write the target {quantity} as such: '10 days'",
                quantity=str(quantity),
            )
        )
    if isinstance(quantity, Money):
        return float(quantity.amount)
    if unit == "share" and not -1 <= quantity <= 1:
        raise FormError(
            say("the number is a share: write '{quantity} %'", quantity=f"{quantity:g}")
        )
    return float(quantity)


def elapsed_seconds(length: Duration, calendar: WorkCalendar) -> float:
    """A length as elapsed seconds; opening hours are spread over the week."""
    if not length.is_working:
        return length.nominal_seconds()
    day = calendar.work_day_seconds
    week = day * max(1, len(calendar.days))
    return length.nominal_seconds(work_day_seconds=day) * WEEK / week


def judge(measured: Estimate, goal: Goal) -> Verdict | None:
    """The value against its goal; None when there is no value."""
    value = measured.value
    if value is None:
        return None
    met = _meets(value, goal)
    ends = (measured.low, measured.high)
    sides = {_side(end, goal) for end in (*ends, value) if end is not None}
    sure = None not in ends and len(sides) == 1
    return Verdict("met" if met else "missed", "yes" if sure else "no", _gap(value, goal))


def _meets(value: float, goal: Goal) -> bool:
    if goal.high is not None:
        return goal.value <= value <= goal.high
    if value == goal.value:
        return not goal.strict
    return (value > goal.value) == (goal.better == "higher")


def _side(value: float, goal: Goal) -> str:
    """Which side a value lies on; below and above a corridor are two sides."""
    if _meets(value, goal):
        return "met"
    if goal.high is None:
        return "missed"
    return "below" if value < goal.value else "above"


def _gap(value: float, goal: Goal) -> float:
    if goal.high is None:
        return value - goal.value
    return min(0.0, value - goal.value) or max(0.0, value - goal.high)


def target_in_force(
    targets: Iterable[Target], *, day: date, segment: str | None
) -> tuple[Target | None, bool]:
    """The target that holds on a day for a segment, and whether it only begins later.

    One of the segment itself goes before one of all; the first that is in force wins.
    """
    fitting = [one for one in targets if one.segment in (None, segment)]
    fitting.sort(key=lambda one: one.segment is None)
    for target in fitting:
        begun = target.from_ is None or target.from_ <= day
        if begun and (target.to is None or day < target.to):
            return target, False
    later = [one for one in fitting if one.from_ is not None and one.from_ > day]
    return (later[0], True) if later else (None, False)
