"""Which ways do customers really take, where do these leave the map, and which go with success [A5] [A6] [A8]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Frame
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, population
from wayline.insights.flow import Flow, measure_flow
from wayline.insights.members import Members, Who, collect_members
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import whole
from wayline.insights.variants import Variants, measure_variants_among
from wayline.insights.way_filters import (
    WayLevel,
    WaysRequest,
    journeys_by_step,
    journeys_by_variant,
)
from wayline.insights.way_steps import (
    ENDINGS,
    Ending,
    WayNode,
    WayStep,
    kinds_of,
    nodes_of,
    nodes_who,
    steps_who,
    took_of,
    took_who,
)
from wayline.insights.way_variants import WayVariant, pooled_variants, variants_who
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

SHOWN_STEPS = 100  # the largest; more lines than that nobody can follow


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of a scope, or of those in it who took one step or went one variant.

    Attributes:
        journeys: with a node at the level, of those asked for.
        endings: how they ended; the four sum to `journeys`.
        nodes: in the order of the map.
        steps: the largest, most frequent first; `left_out` steps more are rarer, taken `left_out_n` times.
        variants: at least five journeys each, then the others as one; asked by variant: those of the whole scope.
        distinct: how many different ways there are among those the variants are of.
    """

    level: WayLevel
    journeys: int
    endings: Mapping[Ending, int]
    nodes: tuple[WayNode, ...]
    steps: tuple[WayStep, ...]
    left_out: int
    left_out_n: int
    variants: tuple[WayVariant, ...]
    distinct: int
    frame: Frame
    members: Mapping[str, Members]

    def check(self) -> None:
        """Endings and first steps are all journeys, every way is counted once, what comes to a node leaves it [L3]."""
        must_equal(self.journeys, list(self.endings.values()), what="endings")
        must_equal(self.distinct, [row.ways for row in self.variants], what="different ways")
        for row in self.variants:
            must_equal(row.n, list(row.endings.values()), what=f"endings of {row.key}")
        counts = {node.key: node.n for node in self.nodes}
        must_equal(counts.get("start", 0), [self.journeys], what="journeys that begin")
        for one in self.steps:
            if one.step.a != "start":
                must_equal(counts[one.step.a], [one.step.p_out.n], what=f"leaving {one.step.a}")


def measure_ways(
    laid: "LaidMap", scope: "Scope", request: WaysRequest, *, clock: Clock = WALL_CLOCK
) -> Ways:
    """The graph of steps, the variants with how they end, and on request who converts by which step [A5] [A6] [A8].

    Numbers are called `way_steps.LEVEL:a>b.n`, `way_variants.LEVEL:KEY.n`, `way_nodes.LEVEL:KEY.n`,
    `way_endings.LEVEL:ENDING.n`.

    Raises:
        NotFoundError: for a step or a variant that is not there.
    """
    whole_scope = scope_filter(laid, scope)
    by_step = (
        whole_scope
        if request.step is None
        else journeys_by_step(laid, whole_scope, request, request.step)
    )
    found = measure_variants_among(
        laid, scope, by_step, level=request.level, collapsed=request.is_collapsed, clock=clock
    )  # fmt: skip
    only = (
        by_step
        if request.variant is None
        else journeys_by_variant(laid, by_step, request, found.rows)
    )
    flow = measure_flow(
        laid, scope, level=request.level, collapsed=request.is_collapsed, clock=clock, narrowed=only
    )  # fmt: skip
    return _put_together(laid, scope, request, _Asked(by_step, only, found, flow), clock=clock)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The journeys that the variants are of, those that the steps are of, and both answers."""

    of_variants: ScopeFilter
    of_steps: ScopeFilter
    found: Variants
    flow: Flow


def _put_together(
    laid: "LaidMap", scope: "Scope", request: WaysRequest, asked: _Asked, *, clock: Clock
) -> Ways:
    only, flow = asked.of_steps, asked.flow
    shown = flow.rows[:SHOWN_STEPS]
    sizes = _ending_sizes(laid, only, request)
    kinds = kinds_of(laid, only, request, flow)
    codes = {int(code): key for code, key in flow.who[0].names.items()}
    listed = {code: key for code, key in codes.items() if key in {row.key for row in shown}}
    took = took_of(laid, only, request, listed, sizes) if request.is_compared else {}
    nodes = nodes_of(laid, request, flow)
    variants = pooled_variants(laid, asked.of_variants, request, asked.found)
    keys = [row.key for row in shown]
    whos = [nodes_who(laid, request, nodes), *steps_who(request, flow, keys), _endings_who(request)]
    whos += took_who(request, flow, keys) if request.is_compared else []
    journeys = sum(sizes.values())
    return Ways(
        request.level, journeys, {ending: sizes.get(code, 0) for code, ending in ENDINGS.items()}, nodes,
        tuple(WayStep(row, kinds[row.key], took.get(row.key)) for row in shown),
        len(flow.rows) - len(shown), sum(row.n for row in flow.rows[SHOWN_STEPS:]),
        variants, asked.found.distinct,
        frame_of(
            laid, scope, definition=definition_id("ways", scope, request.parameters()),
            population=population(journeys, {}), clock=clock,
        ),
        {
            **collect_members(laid, only, whos),
            **collect_members(laid, asked.of_variants, variants_who(request, asked.found, variants)),
        },
    )  # fmt: skip


def _ending_sizes(laid: "LaidMap", only: ScopeFilter, request: WaysRequest) -> dict[int, int]:
    """How many journeys ended so, by ending."""
    counted = f"SELECT ending, COUNT(*) FROM (\n{request.ends_sql}\n) e GROUP BY 1 ORDER BY 1"
    return {whole(ending): whole(n) for ending, n in ask(laid, only, counted).rows}


def _endings_who(request: WaysRequest) -> Who:
    """Who ended so."""
    sql = f"SELECT ending AS key, journey_id, 'did' AS side FROM (\n{request.ends_sql}\n) e"
    names = {str(code): f"{request.level}:{ending}" for code, ending in ENDINGS.items()}
    return Who("way_endings.*.n", sql, {}, names)
