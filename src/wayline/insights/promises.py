"""What did the map promise for each stage, in words and in seconds, and who answers for it [A11]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from wayline.base import Money, Saying, WorkCalendar, say
from wayline.journeys import reigns_of
from wayline.map import CheckedMap, Ref, Stage, Standard

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

Basis = Literal["planned", "observed", "none"]


@dataclass(frozen=True, slots=True)
class Promise:
    """The standard of one stage for one segment.

    Attributes:
        basis: `planned` agreed in the map; `observed` what is usual, not agreed; `none` decided so.
        text: the target in words, empty where there is none.
        target_s: for display only: a day 86,400 s, a month 30 days; None with `due` or none.
        breach_s: the same for the breach; the target where none is given.
        calendar: key of the calendar that counts.
        is_working: True when only opening hours count.
        share: the share of visits that must keep it.
    """

    basis: Basis
    text: Saying
    target_s: float | None
    breach_s: float | None
    calendar: str
    is_working: bool = False
    share: float | None = None


def promise_of(laid: "LaidMap", stage: Stage, segment: str | None) -> Promise:
    """What is promised to a segment in a stage; None = journeys of no segment.

    Where several versions judge: what the map shown promises, else what the latest of them did, so
    that a promise that was made is never judged by what is merely usual.
    """
    own = _promised(laid.map, stage, segment)
    if own.basis == "planned":
        return own
    earlier = (
        _promised(reign.map, theirs, segment)
        for reign in reversed(reigns_of(laid.map))
        if isinstance(theirs := reign.same(stage), Stage)
    )
    return next((one for one in earlier if one.basis == "planned"), own)


def working_promises(laid: "LaidMap", segments: Mapping[int, str | None]) -> list[tuple[int, ...]]:
    """(reign, stage code, segment code) of every promise in working time."""
    return [
        (reign.number, code, segment)
        for reign in reigns_of(laid.map)
        for code, stage in enumerate(laid.map.stages, start=1)
        for segment, key in segments.items()
        if isinstance(theirs := reign.same(stage), Stage)
        and _promised(reign.map, theirs, key).is_working
    ]


def _promised(journey_map: CheckedMap, stage: Stage, segment: str | None) -> Promise:
    calendar = journey_map.calendar_of(stage)
    standard = journey_map.standard_of(stage, segment)
    if standard is None:
        basis: Basis = "none" if stage.standard == "none" else "observed"
        return Promise(basis, "", None, None, calendar.key)
    breach = standard.breach or standard.target
    return Promise(
        "planned",
        say("by {field}", field=str(standard.due))
        if standard.target is None
        else standard.target.said,
        _seconds(standard, calendar),
        None if breach is None else breach.nominal_seconds(work_day_seconds=_day(calendar)),
        calendar.key,
        standard.target is not None and standard.target.is_working,
        standard.share,
    )


def _seconds(standard: Standard, calendar: WorkCalendar) -> float | None:
    target = standard.target
    return None if target is None else target.nominal_seconds(work_day_seconds=_day(calendar))


def _day(calendar: WorkCalendar) -> int:
    return calendar.work_day_seconds


def owner_of_stage(laid: "LaidMap", stage: str) -> str | None:
    """The department that answers for a stage, its own or inherited."""
    return laid.map.owner_of(Ref("stage", stage))


def cost_of_hours(laid: "LaidMap", department: str | None, hours: float) -> Money | None:
    """What so many hours of a department cost; None where the map states no rate."""
    rate = next(
        (one.hourly_cost for one in laid.map.departments if one.key == department), None
    )  # fmt: skip
    if rate is None:
        return None
    amount = (Decimal(repr(hours)) * rate.amount).quantize(Decimal("0.01"))
    return Money(amount, rate.currency)
