"""Where does a case begin, end, reopen, and which stage is it in: one case walked event by event [A1] [M47].

Simple cases are cut by one SQL pass. What that pass cannot tell (reopenings, several instances of one
account, conds over the history) is walked here, over the few columns that decide it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayline.journeys.conds import Asked, CondReader
from wayline.journeys.marking import LAST_STAGE, WEAKEST, Mark
from wayline.journeys.plan import Plan
from wayline.journeys.takes import StageTakes, takers_of
from wayline.journeys.watching import Watch, Watcher
from wayline.map import IsCond, Ref

NO_OUTCOME = -1  # `ends_with` of an event that ends nothing
DEAD = -2  # stands for the outcome of a case that fell silent


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a case, as far as cutting asks."""

    event_no: int
    ts_us: int
    sig: int
    account: int | None
    person: int | None
    guards: frozenset[IsCond] = frozenset()


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one event stands; `stage` 0 = before the first entry."""

    event_no: int
    instance: int
    opening: int
    after_end: bool
    stage: int
    entry: bool
    ends_with: int


@dataclass(frozen=True, slots=True)
class SilentEnd:
    """An end at a time without an event: `outcome` is a code, or DEAD."""

    instance: int
    opening: int
    outcome: int
    ended_us: int


@dataclass(slots=True)
class CaseState:
    """The case as it stands while its events pass."""

    instance: int = 1
    opening: int = 1
    is_open: bool = True
    held: int = NO_OUTCOME
    stage: int = 0
    last_us: int | None = None
    opened_at: int = 0  # position of the event with which the case, or its opening, began
    left_at: dict[int, int] = field(
        default_factory=dict
    )  # stage -> first position after it was left


@dataclass(frozen=True, slots=True)
class CutRules:
    """What cutting needs of a map and its signatures."""

    plan: Plan
    marks: Mapping[int, Mark]
    restarts: bool  # accounts and persons begin anew after an end
    watch: Watch
    reader: CondReader
    asked: Mapping[int, frozenset[Asked]]  # what the events of a signature are to the watch
    horizon_us: int


class Cutter:
    """Cuts one case; made anew for each."""

    def __init__(self, rules: CutRules, steps: Sequence[Step]) -> None:
        self._rules = rules
        self._steps = steps
        self._state = CaseState()
        self._takes = StageTakes(rules.plan, rules.marks, steps)
        self._watcher = None if rules.watch.is_idle else Watcher(rules.watch, rules.reader)

    def cut(self) -> Iterator[Cut | SilentEnd]:
        """Every event of the case in order with its place, and the ends that no event makes."""
        for position, step in enumerate(self._steps):
            yield from self._silence(step.ts_us, position)
            if self._watcher is not None:
                asked = self._rules.asked.get(step.sig, frozenset())
                self._watcher.add(step.ts_us, person=step.person, guards=step.guards, asked=asked)
            yield self._pass(step, position)
            self._state.last_us = step.ts_us
        yield from self._overdue(self._rules.horizon_us + 1, len(self._steps))

    def _silence(self, before_us: int, position: int) -> Iterator[SilentEnd]:
        """The end of a case before the next event: something overdue, or an instance that fell silent."""
        state, limit = self._state, self._rules.plan.dead_after_us
        if state.last_us is None or not state.is_open:
            return
        if self._rules.restarts and limit is not None and before_us > state.last_us + limit:
            dead_us = state.last_us + limit
            yield from self._overdue(dead_us, position)
            if state.is_open:
                yield self._end_silently(DEAD, dead_us, position)
            return
        yield from self._overdue(before_us, position)

    def _overdue(self, before_us: int, position: int) -> Iterator[SilentEnd]:
        state = self._state
        if self._watcher is None or not state.is_open or not self._rules.watch.outcomes:
            return
        for us, code in self._watcher.overdue(since=state.opened_at, before_us=before_us):
            yield self._end_silently(code, us, position)
            return

    def _end_silently(self, outcome: int, ended_us: int, position: int) -> SilentEnd:
        state = self._state
        state.is_open, state.held = False, outcome
        state.left_at[state.stage] = position
        return SilentEnd(state.instance, state.opening, outcome, ended_us)

    def _pass(self, step: Step, position: int) -> Cut:
        state, mark = self._state, self._rules.marks[step.sig]
        claimed = self._claimed(mark, position)
        begins = False
        if not state.is_open and self._rules.restarts and (claimed or mark.implicit) == 1:
            self._begin(position)
            begins = True
        target = self._target(step, mark, position, claimed=claimed)
        if not state.is_open:
            if self._rules.restarts or target is None or self._repeats(mark, target):
                return _place(state, step, after_end=True, entry=False, ends_with=NO_OUTCOME)
            state.opening += 1
            state.is_open, state.held, state.opened_at = True, NO_OUTCOME, position
            begins = True
        entry = target is not None and (begins or target != state.stage)
        if target is not None and entry:
            self._enter(target, position)
        ends_with = self._end(mark, position)
        return _place(state, step, after_end=False, entry=entry, ends_with=ends_with)

    def _repeats(self, mark: Mark, target: int) -> bool:
        """True when the event only proves again the end that holds."""
        plan = self._rules.plan
        if not plan.outcomes:
            return target == len(plan.stages) and self._state.held == LAST_STAGE
        return mark.outcome == self._state.held

    def _claimed(self, mark: Mark, position: int) -> int | None:
        """The stage that a binding, an entry or the history gives: the strongest, then the later one."""
        state = self._state
        found = [] if mark.entered is None else [(mark.entered.rank, mark.entered.stage)]
        if self._watcher is not None and (state.is_open or not self._rules.restarts):
            current = state.stage if state.is_open else None
            watched = self._watcher.entered(position, since=state.left_at, current=current)
            found += [watched] if watched is not None else []
        elif self._watcher is not None:
            watched = self._watcher.entered(position, since=state.left_at, current=None)
            found += [watched] if watched is not None and watched[1] == 1 else []
        return max(found)[1] if found else None

    def _begin(self, position: int) -> None:
        """An account or person begins anew."""
        state = self._state
        state.instance += 1
        state.opening, state.is_open, state.held, state.stage = 1, True, NO_OUTCOME, 0
        state.opened_at = position
        self._takes.begin()

    def _target(self, step: Step, mark: Mark, position: int, *, claimed: int | None) -> int | None:
        """The stage that the event enters: explicit ones any time, implicit ones forwards only."""
        # Asked of both, also where one decides: the first is then gone for the other events.
        taken = {taker: self._takes.takes(taker, position, step) for taker in takers_of(mark)}
        if claimed is not None:
            return claimed if taken.get(("stage", claimed), True) else None
        is_taken = mark.settled is None or taken["touchpoint", mark.settled.touchpoint.code]
        if mark.implicit is not None and mark.implicit > self._state.stage and is_taken:
            return mark.implicit
        return None

    def _enter(self, stage: int, position: int) -> None:
        state = self._state
        if state.stage and state.stage != stage:
            state.left_at[state.stage] = position + 1
        state.stage = stage
        if self._watcher is not None:
            self._watcher.note(Ref("stage", self._rules.plan.stages[stage - 1].key), position)

    def _end(self, mark: Mark, position: int) -> int:
        """Ends the case where an outcome, or the last stage of a map without outcomes, is proven."""
        state = self._state
        found = [] if mark.proven is None else [(mark.proven.rank, -mark.proven.outcome)]
        if not self._rules.plan.outcomes:
            is_last = state.stage == len(self._rules.plan.stages)
            found = [(WEAKEST, LAST_STAGE)] if is_last else []
        elif self._watcher is not None:
            watched = self._watcher.proven(position, since=state.opened_at)
            found += [watched] if watched is not None else []
        if not found:
            return NO_OUTCOME
        state.held = -max(found)[1]
        state.is_open = False
        state.left_at[state.stage] = position + 1
        return state.held


def _place(state: CaseState, step: Step, *, after_end: bool, entry: bool, ends_with: int) -> Cut:
    return Cut(
        step.event_no, state.instance, state.opening, after_end, state.stage, entry, ends_with
    )
