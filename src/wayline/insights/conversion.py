"""Of those who enter a stage, how many go on, go back, leave [A9]?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Duration, Estimate, Frame
from wayline.engine import ScopeFilter, Value
from wayline.insights.asking import ask, keep, keys_of, population, question, values_list
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope


@dataclass(frozen=True, slots=True)
class Exits:
    """Visits by what came after them: the kinds sum to all visits."""

    forward: int = 0
    back: int = 0
    success: int = 0
    failure: int = 0
    neutral: int = 0
    timed_out: int = 0
    open_now: int = 0

    @property
    def visits(self) -> int:
        """All of them."""
        ended = self.forward + self.back + self.success + self.failure
        return ended + self.neutral + self.timed_out + self.open_now


@dataclass(frozen=True, slots=True)
class StageFlow:
    """What became of those who entered one stage.

    Attributes:
        stage: its key.
        entered: journeys that entered it since the data begins: judged + still open.
        left_truncated: journeys that were in it before the data begins; not in `entered`.
        exits: visits by kind of exit.
        moved_on: share of journeys that reached a later stage or success in time, from the first entry.
        still_open: journeys that entered too short a time ago to judge.
        matured_by_s: the time that was allowed; None = nobody has moved on yet, ended journeys count.
        came_again: share of journeys that entered more than once.
        skipped: share of the journeys that got there or beyond without ever entering.
    """

    stage: str
    entered: int
    left_truncated: int
    exits: Exits
    moved_on: Estimate
    still_open: int
    matured_by_s: float | None
    came_again: Estimate
    skipped: Estimate


@dataclass(frozen=True, slots=True)
class Conversion:
    """Every stage of the map, in its order [A9]."""

    rows: tuple[StageFlow, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Entered = judged + still open; the kinds of exit are all visits [L3]."""
        must_equal(
            self.frame.population.counted, [row.exits.visits for row in self.rows], what="visits"
        )
        for row in self.rows:
            must_equal(row.entered, [row.moved_on.n, row.still_open], what=f"entered {row.stage}")
            must_be_ordered(row.moved_on, what=f"moved on from {row.stage}")
            must_be_ordered(row.came_again, what=f"came again to {row.stage}")


def stage_moves(laid: "LaidMap", within: Duration | None) -> Units:
    """Every journey and stage that it entered, with whether it moved on in time [A9]."""
    limit = None if within is None else round(within.nominal_seconds() * 1e6)
    parameters: dict[str, Value] = {"horizon_us": laid.horizon_us, "within_us": limit}
    return Units(question("stage_moves"), parameters)


def measure_conversion(
    laid: "LaidMap",
    scope: "Scope",
    *,
    within: Duration | None = None,
    clock: Clock = WALL_CLOCK,
) -> Conversion:
    """What became of those who entered each stage, and the share that moved on in time [A9].

    Args:
        laid: the map with its events.
        scope: which journeys.
        within: the time allowed from the first entry, elapsed; None = the p95 of those who moved on.
        clock: fills `computed_at`.
    """
    only = scope_filter(laid, scope)
    names = keys_of(laid, "stages")
    moves, again, skips = (keep(laid, only, units) for units in _units(laid, within, names))
    shares = measure_shares(laid, only, moves)
    came_again, skipped = measure_shares(laid, only, again), measure_shares(laid, only, skips)
    exits = _exits(laid, only)
    rows = tuple(
        _row(
            key,
            exits.get(code, (Exits(), 0)),
            moved=shares.get(code, NOBODY),
            again=came_again.get(code, NOBODY),
            skipped=skipped.get(code, NOBODY),
        )
        for code, key in names.items()
    )
    visits = sum(row.exits.visits for row in rows)
    asked = {"within": None if within is None else str(within)}
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("conversion", scope, asked),
        population=population(visits, {}),
        clock=clock,
        matured_by=None if within is None else within.nominal_seconds(),
    )
    who = (
        moves.who("stages.*.moved_on", names),
        again.who("stages.*.came_again", names),
        skips.who("stages.*.skipped", names),
        *_counted_who(moves, names),
    )
    return Conversion(rows, frame, who)


def _units(laid: "LaidMap", within: Duration | None, stages: Iterable[int]) -> tuple[Units, ...]:
    """Who moved on from a stage, who entered it again, who got beyond it without entering."""
    skips = question("stage_skips", ranks=values_list([(code,) for code in stages]))
    return stage_moves(laid, within), Units(question("stage_re_entries")), Units(skips)


def _row(
    stage: str, left: tuple[Exits, int], *, moved: Share, again: Share, skipped: Share
) -> StageFlow:
    return StageFlow(
        stage=stage,
        entered=moved.n + moved.still_open,
        left_truncated=left[1],
        exits=left[0],
        moved_on=moved.estimate,
        still_open=moved.still_open,
        matured_by_s=moved.limit_s,
        came_again=again.estimate,
        skipped=skipped.estimate,
    )


def _exits(laid: "LaidMap", only: ScopeFilter) -> dict[int, tuple[Exits, int]]:
    kinds = ("forward", "back", "success", "failure", "neutral", "timed_out", "open_now")
    return {
        whole(row["stage"]): (
            Exits(**{kind: whole(row[kind]) for kind in kinds}),
            whole(row["left_truncated"]),
        )
        for row in ask(laid, only, question("stage_exits")).dicts()
    }


def _counted_who(moves: Units, names: dict[int, str]) -> tuple[Who, ...]:
    sql = f"SELECT key, journey_id, 'did' AS side FROM (\n{moves.sql}\n) entered"
    stages = {str(code): key for code, key in names.items()}
    return (
        Who("stages.*.entered", sql, moves.parameters, stages),
        _exit_who("stages.*.came_back", 2, names),
        _exit_who("stages.*.fell_out", 4, names),
        _exit_who("stages.*.open_now", 7, names),
    )


def _exit_who(number: str, kind: int, names: dict[int, str]) -> Who:
    sql = (
        f"SELECT stage AS key, journey_id, 'did' AS side FROM stage_visits WHERE exit_kind = {kind}"
    )
    return Who(number, sql, {}, {str(code): key for code, key in names.items()})
