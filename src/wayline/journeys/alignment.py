"""How far is a sequence of touchpoints from what a route allows: the cheapest alignment of both [A16].

Dijkstra over (position, block, done set): a step in its place costs 0, an event too many 1, a mandatory
step that is missing 1; a repeatable step may come again for nothing once it was matched. Exact unless
the work exceeds its bound; then the cost is a lower bound.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from wayline.journeys.conformance_model import Route, bits, union

# States looked at before the search gives up: 50 ms on a slow core. Counted and not timed, so that
# two runs give equal answers; well inside the 200,000 states that an alignment may hold.
MOST_STATES = 25_000
BEGUN_BEFORE = 1  # bit 0 of a done set: the first block may have been passed before the data begin

# A cost inside the search: cost * ONE + events too many, so that among equals the reading wins that
# makes use of more events.
ONE = 1 << 32
TOO_MANY = ONE + 1

Kind = Literal["missing", "ad_hoc", "out_of_sequence", "loop"]
State = tuple[int, int, int]  # position, block, done set


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a sequence leaves the route; `at` is the position in it, from 0, None for what is missing."""

    kind: Kind
    step: int
    at: int | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest way to read a sequence as a way through the route.

    Attributes:
        cost: events too many plus mandatory steps missing; a lower bound if `approximate`.
        departures: what the cost is made of; an event out of sequence may stand for two of it.
    """

    cost: int
    departures: tuple[Departure, ...]
    approximate: bool = False


class _Move(NamedTuple):
    """How a state was reached: with which events too many, which owed groups unpaid, what was matched."""

    extra: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    matched: int = 0


_NOTHING = _Move()


class _Run(NamedTuple):
    """The same step several times running, with what the search asks of it in every state.

    Attributes:
        bit: the step as a set of one.
        later: the steps that forbid it once they have come; `earlier` those that it forbids.
        match: the move that takes its first event for the step; `again` is what the others cost.
        drop: the move that takes all of them as too many, for `worse`.
    """

    bit: int
    is_repeatable: bool
    later: int
    earlier: int
    match: _Move
    again: int
    drop: _Move
    worse: int


_Ways = tuple[int, _Move, tuple[int, ...]]  # out of a block: cost, move, the blocks it leads to


@dataclass(slots=True)
class Exits:
    """The ways out of the blocks of a route, worked out once for all its sequences.

    Of a done set, only what a block owes and what its edges ask for decides on them.
    """

    route: Route
    asked: tuple[int, ...] = ()  # by block: the steps that decide
    known: dict[tuple[int, int], _Ways] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = tuple(
            BEGUN_BEFORE | union(block.owed) | union(edge.after for edge in edges)
            for block, edges in zip(self.route.blocks, self.route.edges, strict=True)
        )

    def of(self, block: int, done: int) -> _Ways:
        """The edges that are open, with what is owed and not paid; the same at every position."""
        decides = done & self.asked[block]
        ways = self.known.get((block, decides))
        if ways is None:
            unpaid = self.unpaid(block, decides)
            move = _Move(missing=unpaid) if unpaid else _NOTHING
            edges = self.route.edges[block]
            open_ones = tuple(edge.to for edge in edges if not edge.after or edge.after & decides)
            ways = self.known[block, decides] = (len(unpaid) * ONE, move, open_ones)
        return ways

    def unpaid(self, block: int, done: int) -> tuple[int, ...]:
        """The groups that a block wants and none of whose steps has come."""
        if done & BEGUN_BEFORE:
            return ()
        return tuple(group for group in self.route.blocks[block].owed if not group & done)


def align(
    route: Route,
    trace: Sequence[int],
    *,
    is_whole: bool = True,
    begins_before: bool = False,
    most_states: int = MOST_STATES,
    exits: Exits | None = None,
) -> Alignment:
    """Align a sequence of touchpoint codes with a route.

    Args:
        route: the route.
        trace: codes of touchpoints in the order of their events.
        is_whole: the journey is complete, so what the rest of the route owes is missing; otherwise
            what comes after the last matched step is not.
        begins_before: the data begin inside the journey: it may start in any block, and what that
            block owes may have come before.
        most_states: the bound of the search.
        exits: of the route, where many sequences are aligned with it.
    """
    own = route.steps
    inside = [(at, step) for at, step in enumerate(trace) if own >> step & 1]
    foreign = [
        Departure("ad_hoc", step, at) for at, step in enumerate(trace) if not own >> step & 1
    ]
    search = _Search(
        exits or Exits(route), _runs(route, inside), is_whole=is_whole, most_states=most_states
    )
    moves, cost, approximate = search.run(begins_before=begins_before)
    departures = _departures(route, trace, moves)
    return Alignment(cost + len(foreign), in_order((*foreign, *departures)), approximate)


def in_order(departures: Iterable[Departure]) -> tuple[Departure, ...]:
    """By their place in the sequence; what is missing stands at the end, by its step."""
    return tuple(sorted(departures, key=_place))


def _place(departure: Departure) -> tuple[bool, int, int]:
    return departure.at is None, departure.at or 0, departure.step


def _runs(route: Route, inside: Sequence[tuple[int, int]]) -> tuple[_Run, ...]:
    grouped = groupby(inside, key=itemgetter(1))
    return tuple(_run(route, step, tuple(at for at, _ in places)) for step, places in grouped)


def _run(route: Route, step: int, places: tuple[int, ...]) -> _Run:
    bit = 1 << step
    is_repeatable = bool(route.repeatable & bit)
    again = () if is_repeatable else places[1:]
    earlier = union(1 << code for code, later in route.later.items() if later & bit)
    return _Run(
        bit, is_repeatable, route.later.get(step, 0), earlier,
        _Move(extra=again, matched=bit), len(again) * TOO_MANY,
        _Move(extra=places), len(places) * TOO_MANY,
    )  # fmt: skip


class _Search:
    """One Dijkstra; `came` holds how each state was reached."""

    def __init__(
        self,
        exits: Exits,
        runs: tuple[_Run, ...],
        *,
        is_whole: bool,
        most_states: int,
    ) -> None:
        self.route, self.exits, self.runs = exits.route, exits, runs
        self.is_whole, self.most = is_whole, most_states
        self.came: dict[State, tuple[State | None, _Move]] = {}
        self.best: dict[State, int] = {}
        self.heap: list[tuple[int, int, int, State, State | None, _Move]] = []
        self.turn = count()

    def run(self, *, begins_before: bool) -> tuple[list[_Move], int, bool]:
        """The moves of the cheapest way, its cost, and whether the search had to give up."""
        everywhere = range(len(self.route.blocks))
        for block in everywhere if begins_before else self.route.starts:
            self._push(0, (0, block, BEGUN_BEFORE if begins_before else 0), None, _NOTHING)
        goal, end, furthest = (len(self.runs), -1, 0), len(self.runs), None
        while self.heap:
            cost, _, _, state, before, move = heappop(self.heap)
            if state in self.came:
                continue
            self.came[state] = (before, move)
            if state == goal:
                return self._way(goal), cost // ONE, False
            if furthest is None or state[0] > furthest[0]:
                furthest = state
            if len(self.came) >= self.most:
                return self._way(furthest), cost // ONE, True
            if state[0] == end:
                self._push_goal(cost, state, goal)
                self._push_edges(cost, state)
            else:
                self._push_next(cost, state)
        raise AssertionError("a route without an end")  # every route has one

    def _push(self, cost: int, state: State, before: State | None, move: _Move) -> None:
        known = self.best.get(state)
        if known is None or cost < known:  # what was reached already has its best cost
            self.best[state] = cost
            heappush(self.heap, (cost, -state[0], next(self.turn), state, before, move))

    def _push_next(self, cost: int, state: State) -> None:
        """Past the next run, and out of the block.

        What costs nothing and takes no later choice away is done, and no other way has to be tried.
        """
        at, block, done = state
        run = self.runs[at]
        if done & run.bit:
            if run.is_repeatable:
                self._push(cost, (at + 1, block, done), state, _NOTHING)
                return
        elif self.route.blocks[block].admitted & run.bit and not run.later & done:
            matched = (at + 1, block, done | run.bit)
            self._push(cost + run.again, matched, state, run.match)
            if not run.again and not run.earlier & ~done:
                return
        self._push(cost + run.worse, (at + 1, block, done), state, run.drop)
        self._push_edges(cost, state)

    def _push_edges(self, cost: int, state: State) -> None:
        at, block, done = state
        more, move, ways = self.exits.of(block, done)
        for to in ways:
            self._push(cost + more, (at, to, done & ~BEGUN_BEFORE), state, move)

    def _push_goal(self, cost: int, state: State, goal: State) -> None:
        _, block, done = state
        if self.is_whole:
            if block not in self.route.finals:
                return
            unpaid = self.exits.unpaid(block, done)
        else:
            passed = union(1 << code for code, later in self.route.later.items() if later & done)
            unpaid = tuple(group for group in self.exits.unpaid(block, done) if not group & ~passed)
        self._push(cost + len(unpaid) * ONE, goal, state, _Move(missing=unpaid))

    def _way(self, state: State | None) -> list[_Move]:
        moves: list[_Move] = []
        while state is not None:
            state, move = self.came[state]
            moves.append(move)
        return moves[::-1]


def _departures(route: Route, trace: Sequence[int], moves: Sequence[_Move]) -> list[Departure]:
    """The kinds of [A16]: an event too many whose step is also missing is one departure, not two."""
    extra = [at for move in moves for at in move.extra]
    matched = union(move.matched for move in moves)
    extra_steps = union(1 << trace[at] for at in extra)
    missing = [group for move in moves for group in move.missing]
    found = [
        Departure("missing", next(bits(group)), None)
        for group in missing
        if not group & extra_steps
    ]
    for at in extra:
        bit = 1 << trace[at]
        is_again = matched & bit and not route.repeatable & bit
        found.append(Departure("loop" if is_again else "out_of_sequence", trace[at], at))
    return found
