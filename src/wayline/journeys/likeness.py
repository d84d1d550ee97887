"""Which steps of a route can nobody tell apart? Sequences that differ only in them are aligned once [A16].

Two steps are alike when the same blocks admit them, the same blocks owe them, both or neither may come
again, and no order, way out or alternative names one of them. To exchange them turns every way through
the route into one of equal cost, and the search takes the same turns: so the alignment of one sequence
is that of the other, with the steps exchanged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wayline.journeys.alignment import Alignment, Departure, Exits, align, in_order
from wayline.journeys.conformance_model import Route, bits, union

Likes = dict[int, tuple[int, ...]]  # by step: all that are like it, itself among them, ascending
MOST_KNOWN = 100_000  # alignments remembered
Asked = tuple[bool, bool, tuple[int, ...]]


@dataclass(slots=True)
class Likeness:
    """Aligns sequences with one route, those that are alike once."""

    route: Route
    likes: Likes = field(init=False)
    own: int = field(init=False)
    exits: Exits = field(init=False)
    known: dict[Asked, Alignment] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.own, self.exits = self.route.steps, Exits(self.route)
        self.likes = _likes(self.route)

    def align(
        self, trace: Sequence[int], *, is_whole: bool = True, begins_before: bool = False
    ) -> Alignment:
        """What `alignment.align` gives for the sequence."""
        inside = [at for at, step in enumerate(trace) if self.own >> step & 1]
        calls = self._calls([trace[at] for at in inside])
        plain = tuple(calls[trace[at]] for at in inside)
        asked = (is_whole, begins_before, plain)
        one = self.known.get(asked)
        if one is None:
            one = align(
                self.route, plain, is_whole=is_whole, begins_before=begins_before, exits=self.exits
            )
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[asked] = one
        if len(inside) == len(trace) and all(step == call for step, call in calls.items()):
            return one
        back = {call: step for step, call in calls.items()}
        found = [
            Departure(
                each.kind, back[each.step] if each.at is None else trace[inside[each.at]],
                None if each.at is None else inside[each.at],
            )
            for each in one.departures
        ]  # fmt: skip
        foreign = [
            Departure("ad_hoc", step, at)
            for at, step in enumerate(trace)
            if not self.own >> step & 1
        ]
        return Alignment(one.cost + len(foreign), in_order((*foreign, *found)), one.approximate)

    def _calls(self, steps: Sequence[int]) -> dict[int, int]:
        """Another name for every step of the route: in a sequence, who of its like comes first gets the first one."""
        calls: dict[int, int] = {}
        used: dict[int, int] = {}  # by the first of them: how many names are given
        for step in (*steps, *self.likes):
            if step not in calls:
                like = self.likes[step]
                at = used.get(like[0], 0)
                calls[step], used[like[0]] = like[at], at + 1
        return calls


def _likes(route: Route) -> Likes:
    named = union(edge.after for edges in route.edges for edge in edges)
    named |= union(later | 1 << step for step, later in route.later.items())
    owed = [group for block in route.blocks for group in block.owed]
    named |= union(group for group in owed if group.bit_count() > 1)
    groups: dict[object, list[int]] = {}
    for step in bits(route.steps | union(owed)):
        bit = 1 << step
        looks: object = step
        if not named & bit:
            places = tuple(
                (block.admitted & bit > 0, block.owed.count(bit)) for block in route.blocks
            )
            looks = (places, route.repeatable & bit > 0)
        groups.setdefault(looks, []).append(step)
    return {step: tuple(like) for like in groups.values() for step in like}
