"""Which orders of touchpoints does a map allow: its routes as blocks that follow each other [A16].

A step is a touchpoint by its code, a set of steps is a bit mask (`1 << code`). Bit 0 is no step.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wayline.journeys.plan import bound
from wayline.map import CheckedMap, Link, Path, Stage, Touchpoint


@dataclass(frozen=True, slots=True)
class Block:
    """Steps that may come in any order.

    Attributes:
        admitted: the steps that may come here for the first time.
        owed: each group wants at least one of its steps before the block is left; a group of
            several are alternatives to each other.
    """

    admitted: int
    owed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """From a block to block `to`; `after` are the steps of which one must have come, 0 asks for none."""

    to: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class Route:
    """One way through the map.

    Attributes:
        path: key of the path of the map; None is the default path, stage by stage.
        blocks: in the order of the map; `edges` lead out of each.
        starts: blocks where a journey may begin; `finals` where it may be complete.
        later: for a step the steps that follow it by a sequence: it may not first come after them.
        repeatable: steps that may come again, at any time after their first.
    """

    path: str | None
    blocks: tuple[Block, ...]
    edges: tuple[tuple[Edge, ...], ...]
    starts: tuple[int, ...]
    finals: frozenset[int]
    later: Mapping[int, int] = field(default_factory=dict)
    repeatable: int = 0

    @property
    def steps(self) -> int:
        """Every step of the route."""
        return union(block.admitted for block in self.blocks)


def union(masks: Iterable[int]) -> int:
    """All bits of all masks."""
    every = 0
    for mask in masks:
        every |= mask
    return every


def bits(mask: int) -> Iterator[int]:
    """The codes in a mask, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@dataclass(frozen=True, slots=True)
class Steps:
    """The touchpoints that an event can prove, and where they stand.

    Attributes:
        codes: touchpoint code by key; only touchpoints with a binding, others can never be seen.
        ranks: rank of the stage (from 0) by touchpoint code.
        mandatory: steps whose absence is a deviation.
        repeatable: steps that may come again.
    """

    codes: Mapping[str, int]
    ranks: Mapping[int, int]
    mandatory: int
    repeatable: int

    def in_stages(self, first: int, last: int) -> int:
        """The steps of the stages from rank to rank, both included."""
        return union(1 << code for code, rank in self.ranks.items() if first <= rank <= last)


def read_steps(journey_map: CheckedMap) -> Steps:
    """The steps of a map, by the codes that the laid tables use."""
    ranks = {stage.key: rank for rank, stage in enumerate(journey_map.stages)}
    codes: dict[str, int] = {}
    places: dict[int, int] = {}
    mandatory = repeatable = 0
    for code, (point, stage) in enumerate(journey_map.touchpoints, start=1):
        if bound(point.binding) is None:
            continue
        codes[point.key], places[code] = code, ranks[stage.key]
        mandatory |= (1 << code) if is_required(point) else 0
        repeatable |= (1 << code) if point.repeatable else 0
    return Steps(codes, places, mandatory, repeatable)


def is_required(touchpoint: Touchpoint) -> bool:
    """Mandatory, and in every case: what applies only sometimes may be absent."""
    return touchpoint.mandatory and touchpoint.applies_when is None


def is_skippable(stage: Stage) -> bool:
    """A stage that a journey may leave out as a whole."""
    return stage.optional or stage.applies_when is not None


def read_routes(journey_map: CheckedMap) -> tuple[Route, ...]:
    """The default path, then every path of the map that has steps, in the order of the map."""
    steps = read_steps(journey_map)
    default = _default_route(journey_map, steps)
    paths = (_path_route(path, steps, default) for path in journey_map.document.paths)
    return (default, *(route for route in paths if route is not None))


def _path_route(path: Path, steps: Steps, default: Route) -> Route | None:
    """Every step of a path is a block of one; None for a path without steps or one never to be taken."""
    codes = [steps.codes[key] for key in dict.fromkeys(path.steps) if key in steps.codes]
    if not codes or path.kind == "anti_journey":
        return None
    blocks = tuple(_block(1 << code, steps.mandatory) for code in codes)
    last = len(blocks) - 1
    edges = tuple((Edge(at + 1),) if at < last else () for at in range(len(blocks)))
    return Route(path.key, blocks, edges, (0,), frozenset({last}), repeatable=default.repeatable)


def _block(admitted: int, mandatory: int) -> Block:
    return Block(admitted, tuple(1 << code for code in bits(admitted & mandatory)))


def _default_route(journey_map: CheckedMap, steps: Steps) -> Route:
    """One block for each stage, joined by `next`, with what the links of the map add."""
    stages = journey_map.stages
    if not stages:
        return Route(None, (Block(0),), ((),), (0,), frozenset({0}))
    drawn = _Drawn(journey_map, steps)
    for rank in range(len(stages)):
        drawn.join_next(rank)
    for link in journey_map.document.links:
        drawn.add(link)
    blocks = tuple(
        Block(drawn.admitted[rank], drawn.owed(rank)) for rank in range(len(drawn.admitted))
    )
    return Route(
        None,
        blocks,
        tuple(tuple(edges) for edges in drawn.edges),
        tuple(drawn.reachable_from({0})),
        frozenset(rank for rank in range(len(stages)) if drawn.may_end(rank)),
        drawn.later,
        drawn.repeatable,
    )


class _Drawn:
    """The default path while the links of the map are drawn into it."""

    def __init__(self, journey_map: CheckedMap, steps: Steps) -> None:
        self._map, self._steps = journey_map, steps
        self._stages = journey_map.stages
        self._ranks = {stage.key: rank for rank, stage in enumerate(self._stages)}
        self.admitted = [steps.in_stages(rank, rank) for rank in range(len(self._stages))]
        self.edges: list[list[Edge]] = [[] for _ in self._stages]
        self.later: dict[int, int] = {}
        self.repeatable = steps.repeatable
        self._owed_in = dict(steps.ranks)
        self._groups: list[int] = [1 << code for code in bits(steps.mandatory)]

    def _forward(self, rank: int) -> tuple[int, ...]:
        found = (self._ranks[key] for key in self._map.next_stages(self._stages[rank].key))
        return tuple(to for to in found if to > rank)

    def reachable_from(self, ranks: set[int]) -> list[int]:
        """These blocks, and those behind them that only skippable stages keep apart."""
        found, waiting = set(ranks), list(ranks)
        while waiting:
            rank = waiting.pop()
            if is_skippable(self._stages[rank]):
                fresh = set(self._forward(rank)) - found
                found |= fresh
                waiting += fresh
        return sorted(found)

    def may_end(self, rank: int) -> bool:
        """No stage follows, or one of those that follow may be skipped up to an end."""
        behind = self._forward(rank)
        return not behind or any(
            is_skippable(self._stages[to]) and self.may_end(to) for to in behind
        )

    def join_next(self, rank: int) -> None:
        """The edges of `next`; a stage that leads back opens a loop."""
        self.edges[rank] += [Edge(to) for to in self.reachable_from(set(self._forward(rank)))]
        for key in self._map.next_stages(self._stages[rank].key):
            if self._ranks[key] <= rank:
                self._loop(rank, self._ranks[key], after=0)

    def _loop(self, rank: int, to: int, *, after: int) -> None:
        """Back to an earlier block: what lies between may be done again, and nothing is owed twice."""
        self.repeatable |= self._steps.in_stages(to, rank)
        if to < rank:
            self.edges[rank].append(Edge(to, after))

    def add(self, link: Link) -> None:
        """What a link adds; only one between two touchpoints changes the order."""
        codes = self._steps.codes
        if {link.from_.kind, link.to.kind} == {"touchpoint"}:
            a, b = codes.get(link.from_.key), codes.get(link.to.key)
            if a is not None and b is not None:
                self._add_between_steps(link.kind, a, b)

    def _add_between_steps(self, kind: str, a: int, b: int) -> None:
        first, second = self._steps.ranks[a], self._steps.ranks[b]
        if kind == "sequence" and first == second:
            self._order(a, b)
        elif kind == "loop" and first == second:
            between = self.later.get(b, 0) & union(1 << c for c in bits(self._earlier(a)))
            self.repeatable |= (1 << a) | (1 << b) | between
        elif kind == "alternative" and first == second:
            self._either(a, b)
        elif kind == "alternative" and first < second:
            self.edges[first].append(Edge(second, 1 << a))
        elif kind in ("alternative", "loop") and second < first:
            self._loop(first, second, after=1 << a)
        elif kind == "parallel":
            self._side_by_side(a, b)

    def _earlier(self, step: int) -> int:
        return union(1 << code for code, later in self.later.items() if later >> step & 1)

    def _order(self, a: int, b: int) -> None:
        """Put a before b, with all before a and all after b; a link that closes a circle is left out."""
        if a == b or self.later.get(b, 0) >> a & 1:
            return
        behind = (1 << b) | self.later.get(b, 0)
        for code in bits((1 << a) | self._earlier(a)):
            self.later[code] = self.later.get(code, 0) | behind

    def _either(self, a: int, b: int) -> None:
        """One of the two is enough; owed as long as each of them is."""
        pair = (1 << a) | (1 << b)
        merged = union(group for group in self._groups if group & pair)
        if merged & pair == pair:
            self._groups = [group for group in self._groups if not group & pair] + [merged]
        else:  # one of them may be absent anyway: then neither is owed alone
            self._groups = [group for group in self._groups if not group & pair]

    def _side_by_side(self, a: int, b: int) -> None:
        """Both may come from the earlier of the two stages up to the later one; owed in the later one."""
        first, last = sorted((self._steps.ranks[a], self._steps.ranks[b]))
        for rank in range(first, last + 1):
            self.admitted[rank] |= (1 << a) | (1 << b)
        self._owed_in[a] = self._owed_in[b] = last

    def owed(self, rank: int) -> tuple[int, ...]:
        """The groups that a block wants; a group is owed where the last of its steps is."""
        return tuple(
            group
            for group in sorted(self._groups)
            if max(self._owed_in[code] for code in bits(group)) == rank
        )
