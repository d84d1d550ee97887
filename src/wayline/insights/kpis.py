"""Are we where we promised to be: every KPI of the map against its target [A29]?"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from wayline.base import Clock, Day, Estimate, Frame, Saying, say
from wayline.engine import ScopeFilter
from wayline.insights.asking import population
from wayline.insights.estimates import nothing
from wayline.insights.gathering import Gathering
from wayline.insights.kpi_amounts import count_average, count_score, count_sum
from wayline.insights.kpi_conversion import count_conversion, count_duration
from wayline.insights.kpi_counted import Counted
from wayline.insights.kpi_share import count_cases, count_share_of
from wayline.insights.kpi_standing import count_on_standard, count_retention
from wayline.insights.kpi_targets import (
    Better,
    Goal,
    Sure,
    Unassessable,
    goal_of,
    judge,
    target_in_force,
)
from wayline.insights.members import Who
from wayline.insights.overlaid import KpiRow, KpiTarget
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of, instant, seed_of
from wayline.insights.results import must_be_ordered
from wayline.journeys import scope_filter
from wayline.map import (
    Amount,
    Conversion,
    Count,
    Kpi,
    OnStandard,
    Retention,
    Score,
    Share,
    TimeBetween,
)

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

Standing = Literal["met", "missed", "no_data", "not_due"]
BY_HAND = say("typed in by a person: no events tell it")


@dataclass(frozen=True, slots=True)
class KpiStatus:
    """One KPI against its target.

    Attributes:
        key: of the KPI.
        value: the number; without a value its note says why.
        still_open: units too young to judge.
        target_kind: as written, None = it has no target.
        target: the line in the unit of the value; None where it cannot be drawn, see `note`.
        target_high: the upper line of `between`.
        better: which side of the line is good; None for `between`, and where no line can be drawn.
        gap: value - target.
        point: what the value says; `no_data` without a value or a line, `not_due` when the target
            begins later; None without a target.
        sure: yes = the whole interval lies on that side; None where nothing is judged.
        note: why nothing was judged, in words.
        frame: of this KPI: each is a question of its own.
    """

    key: str
    value: Estimate
    still_open: int
    target_kind: str | None
    target: float | None
    target_high: float | None
    better: Better | None
    gap: float | None
    point: Standing | None
    sure: Sure | None
    note: Saying
    frame: Frame


@dataclass(frozen=True, slots=True)
class Kpis:
    """Every KPI of the map, in its order [A29]."""

    rows: tuple[KpiStatus, ...]
    who: tuple[Who, ...]

    def check(self) -> None:
        """Intervals hold their value; counted + still open = all that were asked [L3]."""
        for row in self.rows:
            if row.value.unit != "points":  # the interval of a small NPS may miss its value
                must_be_ordered(row.value, what=row.key)
            if row.point in ("met", "missed") and (row.value.value is None or row.gap is None):
                raise AssertionError(f"{row.key} is judged without a value")


def measure_kpis(laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK) -> Kpis:
    """The value of every KPI and how it stands to the target in force at the horizon [A29]."""
    only = scope_filter(laid, scope)
    rows: list[KpiStatus] = []
    whos: list[Who] = []
    for kpi in laid.map.document.kpis:
        definition = definition_id("kpi", scope, {"kpi": kpi.key})
        counted = count_kpi(laid, only, kpi, scope=scope, seed=seed_of(definition))
        left_out = {"still_open": counted.still_open}
        total = counted.value.n + counted.still_open
        frame = frame_of(
            laid, scope, definition=definition, population=population(total, left_out), clock=clock
        )
        rows.append(_status(laid, kpi, counted, segment=scope.segment, frame=frame))
        if counted.who is not None:
            whos += _who(counted.who, kpi.key)
    return Kpis(tuple(rows), tuple(whos))


def count_kpi(
    laid: "LaidMap", only: ScopeFilter, kpi: Kpi, *, scope: "Scope", seed: int
) -> Counted:
    """The number of a KPI by the measure that it states."""
    measure = kpi.measure.spec
    if isinstance(measure, Score):
        return count_score(laid, only, measure, scope=scope)
    if isinstance(measure, Amount):
        if kpi.measure.kind == "average":
            return count_average(laid, only, measure)
        return count_sum(laid, only, measure, seed=seed)
    if isinstance(measure, Conversion):
        return count_conversion(laid, only, measure)
    if isinstance(measure, TimeBetween):
        return count_duration(laid, only, measure)
    return _count_other(laid, only, measure)


def _count_other(laid: "LaidMap", only: ScopeFilter, measure: object) -> Counted:
    if isinstance(measure, Share):
        return count_share_of(laid, only, measure)
    if isinstance(measure, Count):
        return count_cases(laid, only, measure)
    if isinstance(measure, OnStandard):
        return count_on_standard(laid, only, measure)
    if isinstance(measure, Retention):
        return count_retention(laid, only, measure)
    return Counted(nothing("score", BY_HAND))


def _who(who: Who, key: str) -> tuple[Who, Who]:
    """Who is behind a value, and who is still too young for it."""
    waiting = (
        f"SELECT journey_id, 'did' AS side FROM (\n{who.sql}\n) sides WHERE side = 'still_open'"
    )
    return (
        replace(who, number=f"kpis.{key}.value"),
        replace(who, number=f"kpis.{key}.still_open", sql=waiting),
    )


def _status(
    laid: "LaidMap", kpi: Kpi, counted: Counted, *, segment: str | None, frame: Frame
) -> KpiStatus:
    """The value against the target that holds on the day of the horizon."""
    value = counted.value
    row = KpiStatus(
        kpi.key, value, counted.still_open, None, None, None, None, None, None, None, value.note,
        frame,
    )  # fmt: skip
    day = instant(laid.horizon_us).astimezone(ZoneInfo(laid.map.timezone)).date()
    target, begins_later = target_in_force(kpi.target, day=day, segment=segment)
    if target is None:
        return row
    goal = goal_of(target, unit=value.unit, better=kpi.better, calendar=laid.map.calendar_of(None))
    if isinstance(goal, Unassessable):
        note = goal.note if value.value is not None else value.note
        return replace(row, target_kind=goal.kind, point="no_data", note=note)
    lined = replace(
        row, target_kind=goal.kind, target=goal.value, target_high=goal.high,
        better=None if goal.kind == "between" else goal.better,
    )  # fmt: skip
    if begins_later:
        return replace(
            lined,
            point="not_due",
            note=say("the target begins on {day}", day=Day(target.from_))
            if target.from_ is not None
            else "",
        )
    return _judged(lined, goal)


def _judged(row: KpiStatus, goal: Goal) -> KpiStatus:
    verdict = judge(row.value, goal)
    if verdict is None:
        return replace(row, point="no_data")
    return replace(row, gap=verdict.gap, point=verdict.point, sure=verdict.sure)


def kpi_rows(measure: Kpis, gathering: Gathering) -> tuple[KpiRow, ...]:
    """The section `kpis` of the overlay, with its members asked for."""
    gathering.ask(measure.who)
    return tuple(
        KpiRow(
            key=row.key,
            value=gathering.framed(row.value, row.frame),
            still_open=row.still_open,
            target=_target(row),
            gap=row.gap,
            point=row.point,
            sure=row.sure,
            note=row.note,
        )
        for row in measure.rows
    )


def _target(row: KpiStatus) -> KpiTarget | None:
    if row.target_kind is None:
        return None
    return KpiTarget(row.target_kind, row.target, row.target_high, row.better)
