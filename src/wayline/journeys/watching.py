"""Which stages and outcomes does the history of a case prove, where one event cannot [M46] [M48]."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayline.journeys.conds import (
    Asked,
    CondReader,
    History,
    Moment,
    asked_of,
    gate_opening,
    gates_of,
    guards_of,
)
from wayline.journeys.crediting import Strength, cond_specificity, simple_rule
from wayline.journeys.plan import Plan
from wayline.map import Cond, Gate, IsCond, Ref, SeenCond


@dataclass(frozen=True, slots=True)
class Watched:
    """A cond that is asked while the events of a case pass; `code` of its stage or outcome."""

    code: int
    cond: Cond
    asked: frozenset[Asked]
    rank: Strength


@dataclass(frozen=True, slots=True)
class PathWatch:
    """A path that a gate asks for: when it is done, and whether it counts."""

    key: str
    done: Cond | None
    applies_when: Cond | None


def last_step_cond(plan: Plan, key: str) -> Cond | None:
    """When a path is done: as stated, else when its last step is seen; None = nothing can tell."""
    path = next(one for one in plan.paths if one.key == key)
    if path.done is not None:
        return path.done
    if not path.steps:
        return None
    return SeenCond(Ref("touchpoint", plan.touchpoints[path.steps[-1] - 1].key))


@dataclass(frozen=True, slots=True)
class Watch:
    """Everything that has to be asked of the history while a case is cut."""

    entries: tuple[Watched, ...]
    outcomes: tuple[Watched, ...]
    gates: tuple[Gate, ...]
    paths: tuple[PathWatch, ...]

    @property
    def is_idle(self) -> bool:
        """True when no stage and no outcome needs the history."""
        return not (self.entries or self.outcomes)

    @property
    def conds(self) -> tuple[Cond, ...]:
        """Every cond in it."""
        paths = [cond for path in self.paths for cond in (path.done, path.applies_when)]
        watched = [one.cond for one in (*self.entries, *self.outcomes)]
        return (*watched, *(cond for cond in paths if cond is not None))

    @property
    def asked(self) -> frozenset[Asked]:
        """Every element and rule whose events matter."""
        return frozenset(what for cond in self.conds for what in asked_of(cond))

    @property
    def guards(self) -> tuple[IsCond, ...]:
        """Every test of attributes, in a fixed order."""
        found = {guard for cond in self.conds for guard in guards_of(cond)}
        return tuple(sorted(found, key=repr))


def read_watch(plan: Plan) -> Watch:
    """What the map asks of the history: entries and outcomes that one event cannot prove."""
    entries = tuple(
        _watched(plan, stage.code, stage.entry)
        for stage in plan.stages
        if stage.entry is not None and simple_rule(stage.entry) is None
    )
    outcomes = tuple(
        _watched(plan, outcome.code, outcome.when)
        for outcome in plan.outcomes
        if outcome.ends and outcome.when is not None and simple_rule(outcome.when) is None
    )
    gates = tuple(
        dict.fromkeys(gate for one in (*entries, *outcomes) for gate in gates_of(one.cond))
    )
    return Watch(entries, outcomes, gates, path_watches(plan, gates))


def path_watches(plan: Plan, gates: Sequence[Gate]) -> tuple[PathWatch, ...]:
    """The paths that the gates ask for."""
    keys = dict.fromkeys(key for gate in gates for key in gate.paths)
    known = {path.key: path for path in plan.paths}
    return tuple(
        PathWatch(key, last_step_cond(plan, key), known[key].applies_when)
        for key in keys
        if key in known
    )


def _watched(plan: Plan, code: int, cond: Cond) -> Watched:
    asked = set(asked_of(cond))
    for path in path_watches(plan, gates_of(cond)):
        asked |= asked_of(path.done) if path.done is not None else frozenset()
    return Watched(code, cond, frozenset(asked), (0, *cond_specificity(cond)))


@dataclass(slots=True)
class Watcher:
    """Follows one case through a watch."""

    watch: Watch
    reader: CondReader
    history: History = field(default_factory=History)
    done: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        ts_us: int,
        *,
        person: int | None,
        guards: frozenset[IsCond],
        asked: frozenset[Asked],
    ) -> int:
        """Takes the next event; returns its position."""
        history = self.history
        position = len(history.times)
        history.times.append(ts_us)
        history.people.append(person)
        history.guards.append(guards)
        for what in asked:
            history.hits.setdefault(what, []).append(position)
        if self.watch.gates:
            self._open_gates(position)
        return position

    def _open_gates(self, position: int) -> None:
        history = self.history
        moment = Moment(0, position, history.times[position], history.times[0])
        done: dict[str, int | None] = {}
        for path in self.watch.paths:
            waits = path.done is not None and path.key not in self.done
            if waits and path.done is not None and self.reader.holds(path.done, history, moment):
                self.done[path.key] = moment.now_us
            if path.applies_when is None or self.reader.holds(path.applies_when, history, moment):
                done[path.key] = self.done.get(path.key)
        for gate in self.watch.gates:
            opened = gate_opening(gate, done, begun_us=history.times[0])
            if opened is not None:
                history.gates.setdefault(gate, max(opened, history.times[0]))

    def note(self, what: Asked, position: int) -> None:
        """Notes that an element was seen which only the cut itself can tell: the entry of a stage."""
        self.history.hits.setdefault(what, []).append(position)

    def entered(
        self, position: int, *, since: Mapping[int, int], current: int | None
    ) -> tuple[Strength, int] | None:
        """The strongest stage whose entry is true at this event; `current` is not asked."""
        found = [
            (one.rank, one.code)
            for one in self.watch.entries
            if one.code != current and self._is_true(one, position, since.get(one.code, 0))
        ]
        return max(found, default=None)

    def proven(self, position: int, *, since: int) -> tuple[Strength, int] | None:
        """The strongest outcome that is true at this event, minus its code so that the first wins."""
        found = [
            (one.rank, -one.code)
            for one in self.watch.outcomes
            if self._is_true(one, position, since)
        ]
        return max(found, default=None)

    def _is_true(self, one: Watched, position: int, since: int) -> bool:
        if position < since:
            return False
        hit = any(self._was_hit(what, position) for what in one.asked)
        if not (hit or position == since or not one.asked):
            return False
        times = self.history.times
        return self.reader.holds(
            one.cond, self.history, Moment(since, position, times[position], times[since])
        )

    def _was_hit(self, what: Asked, position: int) -> bool:
        positions = self.history.hits.get(what)
        return bool(positions) and positions is not None and positions[-1] == position

    def overdue(self, *, since: int, before_us: int) -> Iterator[tuple[int, int]]:
        """(instant, outcome) of outcomes that became true without an event before `before_us`, in order."""
        times = self.history.times
        found: list[tuple[int, int]] = []
        for one in self.watch.outcomes:
            moment = Moment(since, len(times) - 1, before_us, times[since])
            for due in self.reader.expiries(one.cond, self.history, moment):
                at = Moment(since, len(times) - 1, due, times[since])
                if times[-1] <= due < before_us and self.reader.holds(one.cond, self.history, at):
                    found.append((due, one.code))
        yield from sorted(found)
