"""Which touchpoint may follow which at once, by the map [A17]?

The language of a route: blocks in order, the steps of a block in any order that its sequences allow,
optional ones left out, a repeatable one twice running. A way back opens a new round: what lies between
is owed again. A link that joins two touchpoints is a way drawn, whatever its kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wayline.journeys.conformance_model import Route, bits, read_routes, read_steps, union
from wayline.map import CheckedMap

Pair = tuple[str, str]  # keys of touchpoints
BEFORE, BETWEEN, BEHIND = 0, 1, 2  # the first of the two has not come, just came, was followed
State = tuple[int, int, int]  # block, done set, one of the three above


def permitted_steps(journey_map: CheckedMap, pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Those pairs of touchpoints of which some path of the map lets the second follow the first."""
    codes = read_steps(journey_map).codes
    drawn = {
        (link.from_.key, link.to.key)
        for link in journey_map.document.links
        if {link.from_.kind, link.to.kind} == {"touchpoint"}
    }
    asked = set(pairs)
    known = {pair for pair in asked if pair[0] in codes and pair[1] in codes}
    found = asked & drawn
    for route in read_routes(journey_map):
        found |= {
            (a, b) for a, b in known - found if can_follow(route, codes[a], after=codes[b])
        }  # fmt: skip
    return frozenset(found)


def can_follow(route: Route, first: int, *, after: int) -> bool:
    """True when some word of the route has `first` and right `after` it that step."""
    if not (route.steps >> first & 1 and route.steps >> after & 1):
        return False
    walk = _Walk.of(route, first, second=after)
    seen: set[State] = set()
    waiting: list[State] = [(block, 0, BEFORE) for block in route.starts]
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        if walk.is_end(state):
            return True
        waiting += walk.next(state)
    return False


@dataclass(frozen=True, slots=True)
class _Walk:
    """All words of a route that hold the pair, with no more steps in them than are owed.

    A step that neither is owed nor opens an edge is left out: it can only forbid others.
    """

    route: Route
    first: int
    second: int
    wanted: int

    @classmethod
    def of(cls, route: Route, first: int, *, second: int) -> "_Walk":
        owed = union(union(block.owed) for block in route.blocks)
        opening = union(edge.after for edges in route.edges for edge in edges)
        return cls(route, first, second, owed | opening | 1 << first | 1 << second)

    def is_end(self, state: State) -> bool:
        block, done, phase = state
        return phase == BEHIND and block in self.route.finals and self._is_paid(block, done)

    def next(self, state: State) -> list[State]:
        """Where a word may go on from here; just one way where that takes none from the others."""
        block, done, phase = state
        if phase == BETWEEN:
            return [*self._second(state), *self._edges(state)]
        free = self._free(block, done)
        if free:
            return [(block, done | 1 << free, phase)]
        found = [
            (block, done | 1 << step, phase)
            for step in bits(self.wanted & self.route.blocks[block].admitted & ~done)
            if self._may_come(step, done)
        ]
        if phase == BEFORE and self._may_come_in(block, done, self.first):
            found.append((block, done | 1 << self.first, BETWEEN))
        return [*found, *self._edges(state)]

    def _second(self, state: State) -> list[State]:
        block, done, _ = state
        found = []
        if self.second == self.first and self.route.repeatable >> self.first & 1:
            found.append((block, done, BEHIND))
        if self._may_come_in(block, done, self.second):
            found.append((block, done | 1 << self.second, BEHIND))
        return found

    def _may_come_in(self, block: int, done: int, step: int) -> bool:
        is_here = self.route.blocks[block].admitted >> step & 1
        return bool(is_here) and not done >> step & 1 and self._may_come(step, done)

    def _may_come(self, step: int, done: int) -> bool:
        return not self.route.later.get(step, 0) & done

    def _free(self, block: int, done: int) -> int:
        """A step that may come now and forbids none of those that are still wanted; 0 = there is none."""
        waiting = self.wanted & ~done
        pair = 1 << self.first | 1 << self.second
        for step in bits(waiting & self.route.blocks[block].admitted & ~pair):
            forbids = any(self.route.later.get(one, 0) >> step & 1 for one in bits(waiting))
            if self._may_come(step, done) and not forbids:
                return step
        return 0

    def _edges(self, state: State) -> list[State]:
        block, done, phase = state
        if not self._is_paid(block, done):
            return []
        return [
            (edge.to, self._kept(block, edge.to, done), phase)
            for edge in self.route.edges[block]
            if not edge.after or edge.after & done
        ]

    def _kept(self, block: int, to: int, done: int) -> int:
        """What counts as done behind an edge; a way back forgets what lies between."""
        if to > block:
            return done
        return done & ~union(self.route.blocks[at].admitted for at in range(to, block + 1))

    def _is_paid(self, block: int, done: int) -> bool:
        return all(group & done for group in self.route.blocks[block].owed)
