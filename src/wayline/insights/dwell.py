"""How long do customers stay in each stage, with the visits that are still open counted [A10]?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame, Saying, say
from wayline.insights.asking import keep, keys_of, population, question
from wayline.insights.estimates import nothing
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.survival import Curve, Lasting, Stays, measure_curve, measure_lasting
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

NO_DWELL = say(
    "the last stage of a map without outcomes: entering it is the success, it has no dwell"
)
NOBODY = say("nobody has entered this stage yet")


@dataclass(frozen=True, slots=True)
class StageDwell:
    """How long one stage takes.

    Attributes:
        stage: its key.
        n: visits, finished and open.
        left: how many of them have left.
        median: Kaplan-Meier; value None where fewer than half have left, the note says more than what.
        p75: the time within which three in four leave; the stand-in for a missing standard [A11].
        p90: the time within which nine in ten leave; a border of being stuck [A12].
        longest_s: the longest visit, open ones with their age.
        reason: why there is no dwell, empty where there is.
    """

    stage: str
    n: int
    left: int
    median: Estimate
    p75: Estimate
    p90: Estimate
    longest_s: float | None
    reason: Saying = ""


@dataclass(frozen=True, slots=True)
class Dwell:
    """Every stage of the map, in its order; time in seconds, elapsed [A10]."""

    rows: tuple[StageDwell, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Visits are finished or open; quantiles grow; the population is what was counted [L3]."""
        must_equal(self.frame.population.counted, [row.n for row in self.rows], what="visits")
        for row in self.rows:
            must_equal(row.n, [row.left, row.n - row.left], what=row.stage)
            for estimate in (row.median, row.p75, row.p90):
                must_be_ordered(estimate, what=f"dwell in {row.stage}")


def stage_stays(laid: "LaidMap") -> Stays:
    """Every visit whose length can be told; those entered before the data begin at risk with it."""
    bounds = {"horizon_us": laid.horizon_us, "data_start_us": laid.data_start_us}
    return Stays(question("stage_stays"), bounds)


def measure_dwell(laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK) -> Dwell:
    """How long customers stay in each stage, open visits counted as "at least so long" [A10].

    Seconds, elapsed. Kaplan-Meier with Greenwood's variance on the log-log scale, widened by the
    design effect of accounts [L7]. A quantile that the curve does not reach has no value.
    """
    only = scope_filter(laid, scope)
    stays = keep(laid, only, stage_stays(laid))
    names = keys_of(laid, "stages")
    lasting = measure_lasting(laid, only, stays)
    counts = laid_visit_counts(laid, scope)
    rows = tuple(
        _row(key, lasting.get(code), no_dwell=counts.get(code, (0, 0))[1] > 0)
        for code, key in names.items()
    )
    visits = sum(n for n, _ in counts.values())
    without = sum(n for _, n in counts.values())
    counted = sum(row.n for row in rows)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("dwell", scope),
        population=population(
            visits, {"no_dwell": without, "left_before_data": visits - without - counted}
        ),
        clock=clock,
    )
    return Dwell(rows, frame, (stays.who("stages.*.dwell", names),))


def laid_visit_counts(laid: "LaidMap", scope: "Scope") -> dict[int, tuple[int, int]]:
    """For each stage code: visits, and how many of them have no dwell by definition [M47]."""
    from wayline.insights.asking import ask
    from wayline.insights.rows import whole

    text = "SELECT stage, COUNT(*), SUM(CASE WHEN no_dwell THEN 1 ELSE 0 END) FROM stage_visits GROUP BY stage"
    rows = ask(laid, scope_filter(laid, scope), text).rows
    return {whole(stage): (whole(n), whole(without)) for stage, n, without in rows}


def measure_dwell_curve(laid: "LaidMap", scope: "Scope", *, stage: str) -> Curve:
    """The whole curve of one stage: still there, and by which way the others left [A10]."""
    code = next(code for code, key in keys_of(laid, "stages").items() if key == stage)
    return measure_curve(laid, scope_filter(laid, scope), stage_stays(laid), key=code)


def _row(stage: str, lasting: Lasting | None, *, no_dwell: bool) -> StageDwell:
    if lasting is None:
        reason = NO_DWELL if no_dwell else NOBODY
        empty = nothing("s", reason, method="km_median")
        return StageDwell(stage, 0, 0, empty, empty, empty, None, reason)
    return StageDwell(
        stage,
        lasting.n,
        lasting.ended,
        lasting.median,
        lasting.quantiles[0.75],
        lasting.quantiles[0.9],
        lasting.longest_s,
    )
