"""Do we keep the time we set ourselves, and by how much do we miss it [A11]?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wayline.base import Clock, Duration, Estimate, Frame, Money, say
from wayline.engine import ScopeFilter, Value, quote_name
from wayline.insights.asking import ask, keep, keys_of, population, question, values_list
from wayline.insights.estimates import nothing
from wayline.insights.members import Who
from wayline.insights.promises import (
    Promise,
    cost_of_hours,
    owner_of_stage,
    promise_of,
    working_promises,
)
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.requests import WALL_CLOCK, Asked, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.insights.stand_ins import SEGMENTS, StandIns, measure_stand_ins
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

HOUR_US = 3_600_000_000
SOON = Duration.parse("7 days")


@dataclass(frozen=True, slots=True)
class OnTimeRequest:
    """What is asked of the standards.

    Attributes:
        soon: how far ahead a due date is "soon"; elapsed.
        forward_only: count only visits left forward or to success (and open ones).
    """

    soon: Duration = SOON
    forward_only: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """How one promise is kept by one group of visits.

    Attributes:
        segment: key of the segment, None = all of them together, "" = journeys of no segment.
        promise: what was promised to them.
        on_time: share within, of the visits that were due by the horizon: all of them decided.
        not_yet_due: visits that are due later.
        overdue_now: open, not completed, breach passed.
        due_soon: open, not completed, due within `soon`.
        left_incomplete: decided visits that were left before `exit` was met, measured to their leaving.
        excess_hours: sum over the late ones, in working hours where the promise is in working time.
    """

    segment: str | None
    promise: Promise
    on_time: Estimate
    not_yet_due: int
    overdue_now: int
    due_soon: int
    left_incomplete: int
    excess_hours: float


@dataclass(frozen=True, slots=True)
class StageStandard:
    """One stage against its standard, as a whole and by segment; its owner and what lateness costs."""

    stage: str
    owner: str | None
    kept: Kept
    excess: Estimate
    excess_cost: Money | None
    segments: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class OwnerStandard:
    """All stages of one owner together; the parts sum over owners to the whole."""

    owner: str | None
    decided: int
    within: int
    overdue_now: int
    excess_hours: float


@dataclass(frozen=True, slots=True)
class OnTime:
    """Every stage of the map, in its order [A11]."""

    rows: tuple[StageStandard, ...]
    frame: Frame
    who: tuple[Who, ...]

    @property
    def owners(self) -> tuple[OwnerStandard, ...]:
        """The same by owner, in the order of their first stage; None = nobody is named."""
        named: dict[str | None, list[Kept]] = {}
        for row in self.rows:
            named.setdefault(row.owner, []).append(row.kept)
        return tuple(
            OwnerStandard(
                owner,
                sum(kept.on_time.n for kept in mine),
                sum(kept.on_time.k or 0 for kept in mine),
                sum(kept.overdue_now for kept in mine),
                sum(kept.excess_hours for kept in mine),
            )
            for owner, mine in named.items()
        )

    def check(self) -> None:
        """Judged = decided + not yet due; segments and owners sum to the whole [L3]."""
        wholes = [row.kept for row in self.rows]
        judged = [kept.on_time.n + kept.not_yet_due for kept in wholes]
        must_equal(self.frame.population.counted, judged, what="visits judged")
        must_equal(
            sum(kept.overdue_now for kept in wholes),
            [one.overdue_now for one in self.owners],
            what="overdue by owner",
        )
        for row in self.rows:
            must_be_ordered(row.kept.on_time, what=f"on time in {row.stage}")
            if row.segments:
                parts = [kept.on_time.n for kept in row.segments]
                must_equal(row.kept.on_time.n, parts, what=f"segments of {row.stage}")


@dataclass(frozen=True, slots=True)
class _Counts:
    """What SQL counts beside the shares."""

    overdue_now: int = 0
    due_soon: int = 0
    left_incomplete: int = 0
    over_us: int = 0

    def plus(self, other: "_Counts") -> "_Counts":
        return _Counts(
            self.overdue_now + other.overdue_now,
            self.due_soon + other.due_soon,
            self.left_incomplete + other.left_incomplete,
            self.over_us + other.over_us,
        )


@dataclass(frozen=True, slots=True)
class _Answers:
    """Everything that was counted, by stage code and by stage and segment code."""

    promises: Mapping[tuple[int, int], Promise]
    shares: Mapping[int, Share]
    by_segment: Mapping[int, Share]
    counts: Mapping[tuple[int, int], _Counts]
    excess: Mapping[int, tuple[Estimate, ...]]
    segments: Mapping[int, str] = field(default_factory=dict)


def measure_on_time(
    laid: "LaidMap",
    scope: "Scope",
    *,
    asked: OnTimeRequest | None = None,
    stand_ins: StandIns | None = None,
    clock: Clock = WALL_CLOCK,
) -> OnTime:
    """How the standard of each stage is kept, what is overdue now, and what lateness adds up to [A11].

    A stage without a standard is judged by what is usual (p75), marked `observed`: not agreed. What is
    usual is measured here unless the caller has it already as `stand_ins`.
    """
    request = asked or OnTimeRequest()
    only = scope_filter(laid, scope)
    promises = promises_of(laid, stand_ins)
    visits = keep(laid, only, promised_visits(laid, promises, request))
    answers = _ask_all(laid, only, visits, promises=promises)
    names = keys_of(laid, "stages")
    rows = tuple(_row(laid, code, stage=key, answers=answers) for code, key in names.items())
    parameters: dict[str, Asked] = {
        "soon": str(request.soon), "forward_only": request.forward_only,
    }  # fmt: skip
    total = whole(ask(laid, only, "SELECT COUNT(*) AS n FROM stage_visits").first()["n"])
    counted = sum(row.kept.on_time.n + row.kept.not_yet_due for row in rows)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("standards", scope, parameters),
        population=population(total, {"without_a_promise": total - counted}),
        clock=clock,
    )
    return OnTime(rows, frame, _who(visits, names))


Promises = Mapping[tuple[int, int], Promise]  # by stage code and segment code; 0 = no segment


def promises_of(laid: "LaidMap", stand_ins: StandIns | None = None) -> Promises:
    """What holds for each stage and segment; where nothing is promised, what is usual (p75)."""
    segments = {0: None, **keys_of(laid, "segments")}
    promises = {
        (code, segment): promise_of(laid, stage, key)
        for code, stage in enumerate(laid.map.stages, start=1)
        for segment, key in segments.items()
    }
    if all(promise.basis != "observed" for promise in promises.values()):
        return promises
    usual = measure_stand_ins(laid) if stand_ins is None else stand_ins
    for (code, segment), promise in promises.items():
        limit = usual.of(code, segment).p75_us
        if promise.basis == "observed" and limit is not None:
            promises[code, segment] = replace(promise, target_s=limit / 1e6)
    return promises


def promised_visits(laid: "LaidMap", promises: Promises, request: OnTimeRequest) -> Units:
    """Every visit that is judged against a standard or its observed stand-in, with what came of it."""
    observed: list[tuple[int | float, ...]] = [
        (*pair, round(promise.target_s * 1e6))
        for pair, promise in promises.items()
        if promise.basis == "observed" and promise.target_s is not None
    ]
    segments = {0: None, **keys_of(laid, "segments")}
    working = working_promises(laid, segments)
    exits = [code for code, stage in enumerate(laid.map.stages, start=1) if stage.exit is not None]
    text = question(
        "promised_visits",
        observed=values_list(observed or [(-1, -1, 0)]),
        working=values_list(working or [(-1, -1, -1)]),
        with_exit=values_list([(code,) for code in exits] or [(-1,)]),
        laid=quote_name(laid.schema),
    )
    parameters: dict[str, Value] = {
        "horizon_us": laid.horizon_us,
        "soon_us": round(request.soon.nominal_seconds() * 1e6),
        "forward_only": request.forward_only,
    }
    return Units(text, parameters)


def _ask_all(laid: "LaidMap", only: ScopeFilter, visits: Units, *, promises: Promises) -> _Answers:
    segments = keys_of(laid, "segments")
    late = f"SELECT key, journey_id, account, over_us AS x FROM (\n{visits.sql}\n) v WHERE hit = 0"
    over = Measured(late, visits.parameters)
    by_segment: Mapping[int, Share] = {}
    if segments:
        key = f"CAST(key AS BIGINT) * {SEGMENTS} + segment AS key"
        split = f"SELECT {key}, journey_id, account, hit, limit_us FROM (\n{visits.sql}\n) v"
        by_segment = measure_shares(laid, only, Units(split, visits.parameters))
    text = question("promised_counts", visits=visits.sql)
    counts = {
        (whole(row["key"]), whole(row["segment"])): _Counts(
            whole(row["overdue_now"]),
            whole(row["due_soon"]),
            whole(row["left_incomplete"]),
            whole(row["over_us"]),
        )
        for row in ask(laid, only, text, visits.parameters).dicts()
    }
    shares = measure_shares(laid, only, visits)
    excess = measure_quantiles(laid, only, over)
    return _Answers(promises, shares, by_segment, counts, excess, segments)


def _row(laid: "LaidMap", code: int, *, stage: str, answers: _Answers) -> StageStandard:
    owner = owner_of_stage(laid, stage)
    parts = {segment: one for (at, segment), one in answers.counts.items() if at == code}
    together = _Counts()
    for one in parts.values():
        together = together.plus(one)
    kept = _kept(
        None, answers.promises[code, 0], share=answers.shares.get(code, NOBODY), counts=together
    )
    no_excess = nothing("s", say("no visit missed it"), method="order_statistics")
    segments = tuple(
        _kept(
            answers.segments.get(segment, ""),
            answers.promises[code, segment],
            share=answers.by_segment.get(code * SEGMENTS + segment, NOBODY),
            counts=one,
        )
        for segment, one in parts.items()
        if answers.segments
    )
    return StageStandard(
        stage,
        owner,
        kept,
        answers.excess.get(code, (no_excess,))[0],
        cost_of_hours(laid, owner, kept.excess_hours),
        segments,
    )


def _kept(segment: str | None, promise: Promise, *, share: Share, counts: _Counts) -> Kept:
    return Kept(
        segment,
        promise,
        share.estimate,
        share.still_open,
        counts.overdue_now,
        counts.due_soon,
        counts.left_incomplete,
        counts.over_us / HOUR_US,
    )


def _who(visits: Units, names: dict[int, str]) -> tuple[Who, ...]:
    codes = {str(code): key for code, key in names.items()}

    def where(number: str, condition: str) -> Who:
        sql = f"SELECT key, journey_id, 'did' AS side FROM (\n{visits.sql}\n) v WHERE {condition}"
        return Who(f"stages.*.standard.{number}", sql, visits.parameters, codes)

    return (
        visits.who("stages.*.standard.on_time", names),
        where("overdue_now", "is_overdue"),
        where("due_soon", "is_due_soon"),
        where("left_incomplete", "is_incomplete AND hit IS NOT NULL"),
        where("excess", "over_us IS NOT NULL"),
    )
