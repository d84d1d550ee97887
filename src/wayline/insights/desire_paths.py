"""Which ways do customers take that the map does not know, and do they fare better on them [A17]?"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.engine import ScopeFilter
from wayline.insights.asking import Relation, ask, keep, keys_of, population, question, values_list
from wayline.insights.comparisons import (
    Comparison,
    Stratum,
    benjamini_hochberg,
    compare,
    design_effect_of,
    difference_estimate,
    fisher_p,
    mantel_haenszel,
)
from wayline.insights.flow import ENDS, Flow, Transition, level_keys, measure_flow
from wayline.insights.intervals import Z
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import permitted_steps, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

FEWEST = 10  # journeys below which a way is nobody's habit
LEAST_SHARE = 0.02  # of the journeys that left the same touchpoint
SUGGESTIONS: Mapping[Comparison, str] = {
    "better": "consider drawing it",
    "worse": "block or catch it",
    "not_different": "",
    "too_few": "",
}


@dataclass(frozen=True, slots=True)
class DesirePath:
    """One way from a touchpoint to the next that no path of the map permits.

    Attributes:
        step: how often it was taken, its share, its time: a row of the flow [A5].
        leaving: journeys that went on from the first touchpoint to any touchpoint.
        success: share of successes among the ended journeys that took it.
        mapped: the same among those that left the same touchpoint only by ways of the map.
        difference: `success` - `mapped`; within segments where the sign turns by segment.
        is_stratified: True when the difference is the one within segments (Mantel-Haenszel).
        q: that they are the same, over all rows [L9]; None where one side is empty.
        verdict: better, worse, not_different or too_few [L8].
        to_end: median time from the first touchpoint to the end; `mapped_to_end` of the others.
        names: event names in between that the map does not know, most frequent first.
    """

    step: Transition
    leaving: int
    success: Share
    mapped: Share
    difference: Estimate
    is_stratified: bool
    q: float | None
    verdict: Comparison
    to_end: Estimate | None
    mapped_to_end: Estimate | None
    names: tuple[tuple[str, int], ...]

    @property
    def key(self) -> str:
        """`a>b`."""
        return self.step.key


@dataclass(frozen=True, slots=True)
class DesirePaths:
    """Every desire path, most journeys first, beside the flow that it is part of."""

    rows: tuple[DesirePath, ...]
    flow: Flow
    frame: Frame

    def check(self) -> None:
        """Steps = permitted + rare + those on desire paths [L3]."""
        must_equal(
            self.frame.population.counted, [row.step.n for row in self.rows], what="desire paths"
        )
        for row in self.rows:
            must_be_ordered(row.success.estimate, what=row.key)
            must_be_ordered(row.mapped.estimate, what=row.key)
            if row.step.journeys > row.leaving:
                must_equal(row.leaving, [row.step.journeys], what=f"leaving by {row.key}")


def measure_desire_paths(
    laid: "LaidMap", scope: "Scope", *, flow: Flow | None = None, clock: Clock = WALL_CLOCK
) -> DesirePaths:
    """The steps between touchpoints that no path of the map permits, taken by enough journeys [A17].

    Enough: at least 10, and 2 % of the journeys that go on from the same touchpoint. Compared are ended
    journeys: those that took the step with those that left the touchpoint only by ways of the map.
    """
    steps = measure_flow(laid, scope, clock=clock) if flow is None else flow
    only = scope_filter(laid, scope)
    inside = [
        row for row in steps.rows if row.a not in ENDS.values() and row.b not in ENDS.values()
    ]
    permitted = permitted_steps(laid.map, [(row.a, row.b) for row in inside])
    leaving = _leaving(laid, only)
    unknown = [row for row in inside if (row.a, row.b) not in permitted]
    desired = [row for row in unknown if is_habit(row, leaving[row.a])]
    rows = _rows(laid, only, desired=desired, permitted=permitted, leaving=leaving)
    total = sum(row.n for row in inside)
    known = total - sum(row.n for row in unknown)
    rare = total - known - sum(row.n for row in desired)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("desire_paths", scope),
        population=population(total, {"permitted": known, "rare": rare}),
        clock=clock,
    )
    return DesirePaths(rows, steps, frame)


def _leaving(laid: "LaidMap", only: ScopeFilter) -> dict[str, int]:
    names = keys_of(laid, "touchpoints")
    rows = ask(laid, only, question("desire_leaving")).rows
    return {names[whole(code)]: whole(journeys) for code, journeys in rows}


def is_habit(step: Transition, leaving: int) -> bool:
    """True when enough journeys took a step, of those that went on from the same node."""
    return step.journeys >= max(FEWEST, LEAST_SHARE * leaving)


def _rows(
    laid: "LaidMap",
    only: ScopeFilter,
    *,
    desired: Sequence[Transition],
    permitted: frozenset[tuple[str, str]],
    leaving: Mapping[str, int],
) -> tuple[DesirePath, ...]:
    if not desired:
        return ()
    codes = {key: code for code, key in keys_of(laid, "touchpoints").items()}
    pairs = [(at, codes[row.a], codes[row.b]) for at, row in enumerate(desired, start=1)]
    starts = {row.a for row in desired}
    mapped = [(codes[a], codes[b]) for a, b in sorted(permitted) if a in starts] or [(-1, -1)]
    text = question("desire_units", desired=values_list(pairs), mapped=values_list(mapped))
    units = keep(laid, only, Relation(text)).sql
    shares = measure_shares(laid, only, Units(units))
    ends = f"SELECT key, journey_id, account, to_end_us AS x FROM (\n{units}\n) u WHERE hit IS NOT NULL"
    to_end = measure_quantiles(laid, only, Measured(ends))
    strata = _strata(laid, only, units)
    names = _names(laid, only, pairs)
    judged = [
        _judge(shares.get(at * 2 + 1, NOBODY), shares.get(at * 2, NOBODY), strata.get(at, ()))
        for at in range(1, len(desired) + 1)
    ]
    q_values = benjamini_hochberg([one.p for one in judged])
    rows = [
        DesirePath(
            step,
            leaving[step.a],
            shares.get(at * 2 + 1, NOBODY),
            shares.get(at * 2, NOBODY),
            one.difference,
            one.is_stratified,
            q,
            compare(one.difference),
            _median(to_end, at * 2 + 1),
            _median(to_end, at * 2),
            names.get(at, ()),
        )
        for at, (step, one, q) in enumerate(zip(desired, judged, q_values, strict=True), start=1)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.step.journeys, row.key)))


def _median(found: Mapping[int, tuple[Estimate, ...]], key: int) -> Estimate | None:
    return found[key][0] if key in found else None


def _strata(laid: "LaidMap", only: ScopeFilter, units: str) -> dict[int, tuple[Stratum, ...]]:
    """Successes and ended journeys of both groups, by desire path and segment."""
    counted = (
        "SELECT key // 2, segment, CAST(SUM(CASE WHEN key % 2 = 1 THEN hit ELSE 0 END) AS BIGINT),"
        " COUNT(CASE WHEN key % 2 = 1 THEN hit END),"
        " CAST(SUM(CASE WHEN key % 2 = 0 THEN hit ELSE 0 END) AS BIGINT),"
        f" COUNT(CASE WHEN key % 2 = 0 THEN hit END) FROM (\n{units}\n) u GROUP BY 1, 2 ORDER BY 1, 2"
    )
    found: dict[int, tuple[Stratum, ...]] = {}
    for at, _, *cells in ask(laid, only, counted).rows:
        k_1, n_1, k_2, n_2 = (whole(cell) for cell in cells)
        found[whole(at)] = (*found.get(whole(at), ()), Stratum(k_1, n_1, k_2, n_2))
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    difference: Estimate
    is_stratified: bool
    p: float | None


def _judge(success: Share, mapped: Share, strata: Iterable[Stratum]) -> _Judged:
    """The difference of both shares; that within segments where the two have opposite signs."""
    plain = difference_estimate(success.estimate, mapped.estimate)
    if plain.value is None:
        return _Judged(plain, is_stratified=False, p=None)
    within = mantel_haenszel(tuple(strata))
    if within.value is not None and within.value * plain.value < 0:
        return _Judged(within, is_stratified=True, p=_normal_p(within))
    sizes = [
        (round(one.k / deff), round(one.n / deff))
        for one, deff in ((one, design_effect_of(one.estimate)) for one in (success, mapped))
    ]
    return _Judged(plain, is_stratified=False, p=fisher_p(sizes[0], sizes[1]))


def _normal_p(difference: Estimate) -> float | None:
    """Two-sided p read back from a symmetric interval."""
    value, low, high = difference.value, difference.low, difference.high
    if value is None or low is None or high is None or high <= low:
        return None
    return math.erfc(abs(value) / ((high - low) / (2 * Z)) / math.sqrt(2))


def _names(
    laid: "LaidMap", only: ScopeFilter, pairs: Sequence[tuple[int, int, int]]
) -> dict[int, tuple[tuple[str, int], ...]]:
    names = level_keys(laid, "name")
    found: dict[int, tuple[tuple[str, int], ...]] = {}
    for at, name, n in ask(laid, only, question("desire_names", desired=values_list(pairs))).rows:
        found[whole(at)] = (*found.get(whole(at), ()), (names[whole(name)], whole(n)))
    return found
