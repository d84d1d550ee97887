"""From where to where do customers go: does the map show it, and do those who convert go there more often [A5] [A8] [A17]?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from wayline.base import Estimate
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, question
from wayline.insights.comparisons import (
    Comparison,
    benjamini_hochberg,
    compare,
    difference_estimate,
    fisher_p,
)
from wayline.insights.desire_paths import is_habit
from wayline.insights.estimates import share_estimate
from wayline.insights.flow import END, ENDS, START, Flow, Transition, level_keys
from wayline.insights.members import Who
from wayline.insights.rows import whole
from wayline.insights.way_filters import WayLevel, WaysRequest
from wayline.journeys import permitted_steps

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

WayKind = Literal["planned", "desire", "rare", "border"]
Ending = Literal["converted", "lost", "otherwise", "open"]
ENDINGS: Mapping[int, Ending] = {1: "converted", 2: "lost", 3: "otherwise", 4: "open"}
COMPARED: tuple[int, int] = (1, 2)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Took:
    """How many of those who converted took a step, how many of those who were lost, and what that allows to say.

    Attributes:
        converted: share of the converted journeys that took it at least once; `lost` of the lost ones.
        difference: `converted` - `lost`.
        q: that they are the same, over all steps shown [L9]; None where one side is empty.
        verdict: better = it goes with success [L8].
    """

    converted: Estimate
    lost: Estimate
    difference: Estimate
    q: float | None
    verdict: Comparison


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step, how it stands to the map, and what it goes with where that was asked.

    `planned` = a path, a link or the order of stages has it; `desire` = it has not, and at least 10 journeys
    took it, and 2 % of those that left the same node; `rare` = it has not, and fewer did; `border` = a start or an end.
    """

    step: Transition
    kind: WayKind
    took: Took | None


@dataclass(frozen=True, slots=True)
class WayNode:
    """A stage or a touchpoint, `start`, `end` or `open`; `n` = how often somebody came there."""

    key: str
    n: int


def kinds_of(
    laid: "LaidMap", only: ScopeFilter, request: WaysRequest, flow: Flow
) -> dict[str, WayKind]:
    """How each step of a flow stands to the map."""
    ends = set(ENDS.values())
    inside = [(row.a, row.b) for row in flow.rows if not {row.a, row.b} & ends]
    planned = _planned(laid, request.level, inside)
    leaving = _leaving(laid, only, request)

    def kind(row: Transition) -> WayKind:
        if {row.a, row.b} & ends:
            return "border"
        if (row.a, row.b) in planned:
            return "planned"
        return "desire" if is_habit(row, leaving.get(row.a, 0)) else "rare"

    return {row.key: kind(row) for row in flow.rows}


def _planned(laid: "LaidMap", level: WayLevel, pairs: Sequence[Pair]) -> frozenset[Pair]:
    """Those pairs of nodes of which the map lets the second follow the first; a stage may follow itself."""
    if level == "touchpoint":
        return permitted_steps(laid.map, pairs)
    return frozenset((a, b) for a, b in pairs if a == b or b in _reachable(laid, a))


def _reachable(laid: "LaidMap", stage: str) -> frozenset[str]:
    """The stages that may come next; one that is optional may be passed by."""
    optional = {one.key for one in laid.map.stages if one.optional}
    found: set[str] = set()
    waiting = [stage]
    while waiting:
        following = set(laid.map.next_stages(waiting.pop())) - found
        found |= following
        waiting += following & optional
    return frozenset(found)


def _leaving(laid: "LaidMap", only: ScopeFilter, request: WaysRequest) -> dict[str, int]:
    names = level_keys(laid, request.level)
    rows = ask(laid, only, question("way_leaving", steps=request.steps_sql)).rows
    return {names[whole(code)]: whole(journeys) for code, journeys in rows}


def nodes_of(laid: "LaidMap", request: WaysRequest, flow: Flow) -> tuple[WayNode, ...]:
    """Every node of a flow in the order of the map, the start first, the ends last."""
    counts: dict[str, int] = {}
    for row in flow.rows:
        counts[row.b] = counts.get(row.b, 0) + row.n
        if row.a == ENDS[START]:
            counts[row.a] = counts.get(row.a, 0) + row.n
    inside = level_keys(laid, request.level)
    order = [ENDS[START], *(inside[code] for code in sorted(inside)), ENDS[END], "open"]
    return tuple(WayNode(key, counts[key]) for key in order if key in counts)


def nodes_who(laid: "LaidMap", request: WaysRequest, nodes: Sequence[WayNode]) -> Who:
    """Who came to each node, once for each time."""
    shown = {one.key for one in nodes}
    codes = {**level_keys(laid, request.level), **ENDS}
    names = {str(code): f"{request.level}:{key}" for code, key in codes.items() if key in shown}
    return Who("way_nodes.*.n", question("way_nodes", steps=request.steps_sql), {}, names)


def steps_who(request: WaysRequest, flow: Flow, shown: Sequence[str]) -> list[Who]:
    """Who took each step that is shown, who left its node another way, whose time was measured."""
    told = {"n": "n", "p_out": "share", "time": "time"}
    found = []
    for who in flow.who:
        last = told.get(who.number.rpartition(".")[2])
        if last is not None:
            names = _shown_names(request, who, shown)
            found.append(replace(who, number=f"way_steps.*.{last}", names=names))
    return found


def _shown_names(request: WaysRequest, who: Who, shown: Sequence[str]) -> dict[str, str]:
    return {code: f"{request.level}:{key}" for code, key in who.names.items() if key in set(shown)}


def took_of(
    laid: "LaidMap",
    only: ScopeFilter,
    request: WaysRequest,
    shown: Mapping[int, str],
    sizes: Mapping[int, int],
) -> dict[str, Took]:
    """For each step shown, by its code: who took it of those who converted, and of those who were lost [A8].

    `sizes` = how many journeys ended so, by ending.
    """
    took = question("way_took", steps=request.steps_sql, ends=request.ends_sql)
    rows = ask(laid, only, took).rows
    counts = {(whole(key), whole(ending)): whole(journeys) for key, ending, journeys in rows}
    sides = {
        code: tuple((counts.get((code, ending), 0), sizes.get(ending, 0)) for ending in COMPARED)
        for code in shown
    }
    q_values = benjamini_hochberg(
        [fisher_p(a, b) if a[1] and b[1] else None for a, b in sides.values()]
    )
    found = {}
    for (code, (a, b)), q in zip(sides.items(), q_values, strict=True):
        converted, lost = share_estimate(*a), share_estimate(*b)
        difference = difference_estimate(converted, lost)
        found[shown[code]] = Took(converted, lost, difference, q, compare(difference))
    return found


def took_who(request: WaysRequest, flow: Flow, shown: Sequence[str]) -> list[Who]:
    """Who took each step and who did not, of those who converted and of those who were lost."""
    steps, ends = request.steps_sql, request.ends_sql
    names = _shown_names(request, flow.who[0], shown)
    return [
        Who(
            f"way_steps.*.{ENDINGS[ending]}",
            question("way_took_members", steps=steps, ends=ends, ending=str(ending)),
            {},
            names,
        )
        for ending in COMPARED
    ]
