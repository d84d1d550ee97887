"""When does a cond become true in the history of one case [M37] [M48]."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from wayline.base import Duration
from wayline.map import (
    AllCond,
    AnyCond,
    Cond,
    Gate,
    GateCond,
    IsCond,
    NotCond,
    OverdueCond,
    Ref,
    Rule,
    SeenCond,
)

Asked = Ref | Rule
Deadline = Callable[[int, Duration], int]


@dataclass(slots=True)
class History:
    """The events of one case in order, as far as conds ask; positions count from 0.

    Attributes:
        times: of every event, microseconds.
        people: of every event.
        guards: the IsConds that hold at every event.
        hits: the positions at which an element or a rule was seen, rising.
        gates: when each gate opened; absent = not yet.
        guards_at: the IsConds that hold at an instant without an event, where it was read.
    """

    times: list[int] = field(default_factory=list)
    people: list[int | None] = field(default_factory=list)
    guards: list[frozenset[IsCond]] = field(default_factory=list)
    hits: dict[Asked, list[int]] = field(default_factory=dict)
    gates: dict[Gate, int] = field(default_factory=dict)
    guards_at: dict[int, frozenset[IsCond]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """What is asked: from position `start` on, up to and with `upto`, as things are at `now_us`.

    `entry_us` is what `after: entry` means: the stage's entry, or the begin of the case.
    """

    start: int
    upto: int
    now_us: int
    entry_us: int


def parts_of(cond: Cond) -> Iterator[Cond]:
    """The cond and every cond inside it."""
    yield cond
    if isinstance(cond, AllCond | AnyCond):
        for part in cond.parts:
            yield from parts_of(part)
    elif isinstance(cond, NotCond):
        yield from parts_of(cond.part)


def asked_of(cond: Cond) -> frozenset[Asked]:
    """Every element and rule whose events matter to the cond."""
    found: set[Asked] = set()
    for part in parts_of(cond):
        if isinstance(part, SeenCond):
            found.add(part.what)
        elif isinstance(part, OverdueCond):
            found.add(part.expect)
            if not isinstance(part.after, str):
                found.add(part.after)
    return frozenset(found)


def guards_of(cond: Cond) -> frozenset[IsCond]:
    """Every test of attributes inside the cond."""
    return frozenset(part for part in parts_of(cond) if isinstance(part, IsCond))


def gates_of(cond: Cond) -> tuple[Gate, ...]:
    """Every gate inside the cond."""
    return tuple(part.gate for part in parts_of(cond) if isinstance(part, GateCond))


class CondReader:
    """Answers conds over histories; `deadline` adds a duration to an instant [A11]."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def holds(self, cond: Cond, history: History, at: Moment) -> bool:
        """True when the cond is true at that moment."""
        match cond:
            case AllCond():
                return all(self.holds(part, history, at) for part in cond.parts)
            case AnyCond():
                return any(self.holds(part, history, at) for part in cond.parts)
            case NotCond():
                return not self.holds(cond.part, history, at)
            case _:
                return self._fact(cond, history, at)

    def _fact(
        self, cond: SeenCond | OverdueCond | GateCond | IsCond, history: History, at: Moment
    ) -> bool:
        match cond:
            case SeenCond():
                return self._seen(cond, history, at)
            case OverdueCond():
                return any(due <= at.now_us for due in self._expiries(cond, history, at))
            case GateCond():
                return history.gates.get(cond.gate, at.now_us + 1) <= at.now_us
            case IsCond():
                return cond in _guards(history, at)

    def _seen(self, cond: SeenCond, history: History, at: Moment) -> bool:
        found = _between(history.hits.get(cond.what, []), at.start, at.upto)
        if cond.within is None or (cond.times == 1 and cond.people == 1):
            return _is_enough(cond, history, found)
        # n-th time, n-th person inside `within`: a window that ends at one of the events.
        times = [history.times[position] for position in found]
        for end, position in enumerate(found):
            first = next(
                start for start, us in enumerate(times)
                if self._deadline(us, cond.within) >= history.times[position]
            )  # fmt: skip
            if _is_enough(cond, history, found[first : end + 1]):
                return True
        return False

    def _expiries(self, cond: OverdueCond, history: History, at: Moment) -> Iterator[int]:
        """The instants at which something expected had not come."""
        expected = _between(history.hits.get(cond.expect, []), at.start, at.upto)
        if isinstance(cond.after, str):
            begun = [(at.start - 1, at.entry_us)]
        else:
            after = _between(history.hits.get(cond.after, []), at.start, at.upto)
            begun = [(position, history.times[position]) for position in after]
        for position, us in begun:
            due = self._deadline(us, cond.within)
            came = expected[bisect_right(expected, position) :]
            if not came or history.times[came[0]] > due:
                yield due

    def expiries(self, cond: Cond, history: History, at: Moment) -> list[int]:
        """Every instant without an event at which the cond may have become true, rising."""
        overdue = [part for part in parts_of(cond) if isinstance(part, OverdueCond)]
        found = {due for part in overdue for due in self._expiries(part, history, at)}
        return sorted(found)

    def instants(self, cond: Cond, history: History, at: Moment) -> list[int]:
        """Every instant up to that moment at which something was overdue or a gate opened, rising."""
        found = {us for us in self.expiries(cond, history, at) if us <= at.now_us}
        found |= {
            us
            for gate in gates_of(cond)
            if (us := history.gates.get(gate)) is not None and at.entry_us <= us <= at.now_us
        }
        return sorted(found)

    def first_true(
        self, cond: Cond, history: History, *, start: int, upto: int, entry_us: int, until_us: int
    ) -> int | None:
        """When the cond becomes true between two positions, both included, at the latest at `until_us`.

        It can become true at the start, at an event that it asks for, when something is overdue, or
        when a gate opens.
        """
        asked = asked_of(cond)
        wanted = {start} if start <= upto else set[int]()
        for what in asked:
            wanted.update(_between(history.hits.get(what, []), start, upto))
        moments = [(history.times[position], 0, position) for position in wanted]
        for us in self.instants(cond, history, Moment(start, upto, until_us, entry_us)):
            last = bisect_right(history.times, us, start, upto + 1) - 1
            moments.append((us, 1, last))
        for us, _, position in sorted(moments):
            if self.holds(cond, history, Moment(start, position, us, entry_us)):
                return us
        return None


def _guards(history: History, at: Moment) -> frozenset[IsCond]:
    """What was known at that moment: at an instant read for itself, else at the last event."""
    if at.now_us in history.guards_at:
        return history.guards_at[at.now_us]
    return history.guards[at.upto] if 0 <= at.upto < len(history.guards) else frozenset()


def _between(positions: list[int], start: int, upto: int) -> list[int]:
    return positions[bisect_left(positions, start) : bisect_right(positions, upto)]


def _is_enough(cond: SeenCond, history: History, found: list[int]) -> bool:
    if len(found) < cond.times:
        return False
    people = {history.people[position] for position in found} - {None}
    return cond.people == 1 or len(people) >= cond.people


def gate_opening(gate: Gate, done: Mapping[str, int | None], *, begun_us: int) -> int | None:
    """When a gate opens [M49]: the all-th, first or n-th of its applicable paths is done.

    Args:
        gate: the gate.
        done: the applicable paths of the map with the time each was done, None = not yet.
        begun_us: the begin of the case: a gate that no path holds shut is open from there.
    """
    applicable = [done[key] for key in gate.paths if key in done]
    if not applicable:
        return begun_us
    through = sorted(us for us in applicable if us is not None)
    need = {"all": len(applicable), "any": 1}.get(gate.need, gate.quorum or len(applicable))
    need = min(need, len(applicable))
    return through[need - 1] if len(through) >= need else None
