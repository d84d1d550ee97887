"""What do customers do next: the graph of direct follow-ups [A5]."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wayline.base import Clock, Estimate, Frame
from wayline.engine import ScopeFilter
from wayline.insights.asking import Relation, ask, keep, keys_of, population, question
from wayline.insights.estimates import share_estimate
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import whole
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

Level = Literal["touchpoint", "stage", "name", "channel", "department"]
START, END, OPEN = 0, -1, -2  # stand in for a node before the first and after the last event
ENDS = {START: "start", END: "end", OPEN: "open"}
WIDTH = 1_000_000  # a pair is one number: (a + 10) * WIDTH + (b + 10)
_DICTIONARY = {
    "touchpoint": "touchpoints",
    "stage": "stages",
    "channel": "channels",
    "department": "departments",
}


@dataclass(frozen=True, slots=True)
class Transition:
    """From one node to the next; `start`, `end` and `open` are nodes too.

    Attributes:
        key: `a>b`.
        a: key of the node before.
        b: key of the node after.
        n: how often; `journeys` in how many different journeys.
        p_out: share of all that left a and went to b.
        time: median time from a to b; for start, end and open without value.
        p90: nine in ten take at most so long.
    """

    key: str
    a: str
    b: str
    n: int
    journeys: int
    p_out: Estimate
    time: Estimate
    p90: Estimate


@dataclass(frozen=True, slots=True)
class Flow:
    """All transitions at one level, most frequent first."""

    level: Level
    rows: tuple[Transition, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """What leaves a node sums to its outs; the transitions are all of them [L3]."""
        must_equal(self.frame.population.counted, [row.n for row in self.rows], what="transitions")
        for a in {row.a for row in self.rows}:
            outs = [row for row in self.rows if row.a == a]
            must_equal(outs[0].p_out.n, [row.n for row in outs], what=f"leaving {a}")


def level_keys(laid: "LaidMap", level: Level) -> dict[int, str]:
    """The key of every node of a level by its code; at level name the event names themselves."""
    if level == "name":
        rows = laid.engine.run(
            f"SELECT code, name FROM {laid.facts}.event_names ORDER BY code"
        ).rows
        return {whole(code): str(name) for code, name in rows}
    return keys_of(laid, _DICTIONARY[level])


def measure_flow(
    laid: "LaidMap",
    scope: "Scope",
    *,
    level: Level = "touchpoint",
    collapsed: bool = False,
    clock: Clock = WALL_CLOCK,
    narrowed: ScopeFilter | None = None,
) -> Flow:
    """How often each node is followed by each other, by how many, after how long [A5].

    Events without a node at the level are left out; events after the end of a case count. `collapsed`
    takes a run of the same node as one. Times in seconds, elapsed. `narrowed` is a part of the scope.
    """
    only = scope_filter(laid, scope) if narrowed is None else narrowed
    steps = keep(laid, only, Relation(steps_at(level, collapsed=collapsed))).sql
    names = {**level_keys(laid, level), **ENDS}
    answer = ask(laid, only, question("flow_counts", steps=steps)).rows
    counts = [
        (whole(a), whole(b), whole(n), whole(journeys), whole(accounts))
        for a, b, n, journeys, accounts in answer
    ]
    outs: dict[int, int] = {}
    for a, _, n, _, _ in counts:
        outs[a] = outs.get(a, 0) + n
    between = Measured(
        f"SELECT key, journey_id, account, dt_us AS x FROM (\n{steps}\n) s WHERE dt_us IS NOT NULL"
    )
    times = measure_quantiles(laid, only, between, shares=(0.5, 0.9))
    nothing = share_estimate(0, 0)
    rows = []
    for a, b, n, journeys, accounts in counts:
        median, p90 = times.get(pair_code(a, b), (nothing, nothing))
        rows.append(Transition(f"{names[a]}>{names[b]}", names[a], names[b], n, journeys,
                               share_estimate(n, outs[a], accounts=accounts), median, p90))  # fmt: skip
    rows.sort(key=lambda row: (-row.n, row.key))
    pairs = {pair_code(a, b): f"{names[a]}>{names[b]}" for a, b, *_ in counts}
    frame = frame_of(
        laid, scope, definition=definition_id("flow", scope, {"level": level, "collapsed": collapsed}),
        population=population(sum(outs.values()), {}), clock=clock,
    )  # fmt: skip
    return Flow(level, tuple(rows), frame, _who(steps, pairs, between))


def steps_at(level: Level, *, collapsed: bool) -> str:
    """The SELECT of every step at a level; from touchpoint to touchpoint they are laid already."""
    if level == "touchpoint" and not collapsed:
        return question("flow_steps_laid")
    return question("flow_steps", level=level, repeats="TRUE" if not collapsed else "b <> a")


def pair_code(a: int, b: int) -> int:
    """One number for a pair of nodes."""
    return (a + 10) * WIDTH + b + 10


def _who(steps: str, pairs: dict[int, str], between: Measured) -> tuple[Who, ...]:
    names = {str(code): key for code, key in pairs.items()}
    every = f"SELECT key, journey_id, 'did' AS side FROM (\n{steps}\n) s"
    return (
        Who("transitions.*.n", every, {}, names),
        Who("transitions.*.journeys", f"SELECT DISTINCT * FROM (\n{every}\n) e", {}, names),
        Who("transitions.*.p_out", question("flow_members", steps=steps), {}, names),
        between.who("transitions.*.time", pairs),
    )
