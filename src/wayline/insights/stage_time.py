"""How long does one stage last, drawn: the whole curve, for everybody and by segment, and who is still there [A10]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, code_of, keys_of, population, question
from wayline.insights.dwell import stage_stays
from wayline.insights.members import Members, collect_members
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import real, whole
from wayline.insights.survival import CurvePoint, Stays, measure_curves, measure_lasting
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

LEAST_AT_RISK = 5  # fewer tell nothing: there the curve ends
MOST_POINTS = 240  # as many as a screen can tell apart
MOST_TICKS = 200  # open visits that are marked one by one
EVERYBODY = 0  # the key of all visits; the others are codes of segments


@dataclass(frozen=True, slots=True)
class StageCurve:
    """How long the visits of one group last.

    Attributes:
        segment: key of the segment, None = everybody.
        n: visits, ended and open; `still_open` of them are open at the horizon.
        median: None where fewer than half have left; `p75` and `p90` the same for three in four, nine in ten.
        points: the share still there over time, while at least 5 are at risk.
        ends_at_s: where the curve ends because fewer are at risk; None where it goes to the last visit.
        open_s: how long open visits have lasted, the longest 200.
    """

    segment: str | None
    n: int
    still_open: int
    median: Estimate
    p75: Estimate
    p90: Estimate
    points: tuple[CurvePoint, ...]
    ends_at_s: float | None
    open_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage, everybody first, then each segment that came here; with who is behind each curve."""

    stage: str
    curves: tuple[StageCurve, ...]
    frame: Frame
    members: Mapping[str, Members]

    def check(self) -> None:
        """Everybody = the population; no segment is larger than the whole [L3]."""
        whole_n = self.curves[0].n if self.curves else 0
        must_equal(self.frame.population.counted, [whole_n], what=f"visits of {self.stage}")
        for curve in self.curves:
            if curve.n > whole_n:
                must_equal(whole_n, [curve.n], what=f"visits of {self.stage} in {curve.segment}")


def measure_stage_time(
    laid: "LaidMap", scope: "Scope", *, stage: str, clock: Clock = WALL_CLOCK
) -> StageTime:
    """How long customers stay in a stage, open visits counted as "at least so long" [A10].

    Seconds, elapsed. Kaplan-Meier with its 95 % band; a visit that is still open is at risk up to the
    horizon. Numbers are called `time.everybody.median`, `time.SEGMENT.median`.

    Raises:
        NotFoundError: when the map has no such stage.
    """
    only, stays = scope_filter(laid, scope), _stays(laid, stage)
    segments = keys_of(laid, "segments")
    lasting = measure_lasting(laid, only, stays)
    drawn = measure_curves(laid, only, stays, keys=sorted(lasting))
    ticks = _open_visits(laid, only, stays)
    curves = []
    for key, curve in drawn.items():
        found, points = lasting[key], curve.points
        shown = tuple(point for point in points if point.n >= LEAST_AT_RISK)
        curves.append(
            StageCurve(
                segments.get(key), found.n, found.n - found.ended, found.median,
                found.quantiles[0.75], found.quantiles[0.9], _thinned(shown),
                points[len(shown)].at_s if len(shown) < len(points) else None, ticks.get(key, ()),
            )
        )  # fmt: skip
    frame = frame_of(
        laid, scope, definition=definition_id("stage_time", scope, {"stage": stage}),
        population=population(lasting[EVERYBODY].n if lasting else 0, {}), clock=clock,
    )  # fmt: skip
    names = {EVERYBODY: "everybody", **segments}
    who = stays.who("time.*.median", {key: names[key] for key in lasting})
    return StageTime(stage, tuple(curves), frame, collect_members(laid, only, (who,)))


def _stays(laid: "LaidMap", stage: str) -> Stays:
    """The visits of one stage, once for everybody and once for the segment of the customer."""
    visits = stage_stays(laid)
    columns = "journey_id, account, took, ended, unseen, cause"
    text = (
        f"SELECT {EVERYBODY} AS key, {columns} FROM (\n{visits.sql}\n) v WHERE v.key = $stage\n"
        f"UNION ALL SELECT v.segment AS key, {columns} FROM (\n{visits.sql}\n) v"
        " WHERE v.key = $stage AND v.segment > 0"
    )
    return Stays(text, {**visits.parameters, "stage": code_of(laid, "stages", stage)})


def _open_visits(laid: "LaidMap", only: ScopeFilter, stays: Stays) -> dict[int, tuple[float, ...]]:
    """How long the open visits of each group have lasted, in seconds."""
    text = question("stays_open", stays=stays.sql)
    found: dict[int, list[float]] = {}
    for key, took in ask(laid, only, text, {**stays.parameters, "most": MOST_TICKS}).rows:
        found.setdefault(whole(key), []).append(real(took) / 1e6)
    return {key: tuple(sorted(lasted)) for key, lasted in found.items()}


def _thinned(points: tuple[CurvePoint, ...]) -> tuple[CurvePoint, ...]:
    """The same curve with steps too small to see left out; its last point stays."""
    falls = [point for point in points if point.ended]
    step = 1.0 / MOST_POINTS
    kept: list[CurvePoint] = []
    for point in falls:
        if not kept or kept[-1].s - point.s >= step or point is falls[-1]:
            kept.append(point)
    if points and (not kept or kept[-1] is not points[-1]):
        kept.append(points[-1])
    return tuple(kept)
