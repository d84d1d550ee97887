"""Where does a case begin, end, reopen, and which stage is it in: one case walked event by event [A1] [M47].

Simple cases are cut by one SQL pass. What that pass cannot tell (reopenings, several instances of one
account, conds over the history) is walked here, over the few columns that decide it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wayline.journeys.marking import Mark
from wayline.journeys.plan import Plan

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
    taken: set[tuple[int, int | None]] = field(default_factory=set)


class Cutter:
    """Cuts cases of one map; a fresh state for each case."""

    def __init__(self, plan: Plan, marks: Mapping[int, Mark], *, restarts: bool) -> None:
        self._plan = plan
        self._marks = marks
        self._restarts = restarts  # accounts and persons begin anew after an end
        self._takes = {
            stage.code: (stage.binding.take, stage.binding.per)
            for stage in plan.stages
            if stage.binding is not None and stage.binding.take in ("first", "last")
        }

    def cut(self, steps: Sequence[Step]) -> Iterator[Cut | SilentEnd]:
        """Every event of one case in order, each with its place; ends without an event in between."""
        state = CaseState()
        lasts = self._last_matches(steps)
        for at, step in enumerate(steps):
            silent = self._silence(state, step.ts_us)
            if silent is not None:
                yield silent
            yield self._pass(state, step, is_last=lasts.get(at))
            state.last_us = step.ts_us

    def _silence(self, state: CaseState, ts_us: int) -> SilentEnd | None:
        """The end of an account's or person's instance that fell silent before this event."""
        limit = self._plan.dead_after_us
        if not self._restarts or limit is None or state.last_us is None or not state.is_open:
            return None
        if ts_us <= state.last_us + limit:
            return None
        state.is_open, state.held = False, DEAD
        return SilentEnd(state.instance, state.opening, DEAD, state.last_us + limit)

    def _pass(self, state: CaseState, step: Step, *, is_last: set[int] | None) -> Cut:
        mark = self._marks[step.sig]
        was_open = state.is_open
        begins = False
        if not was_open and self._restarts and (mark.explicit or mark.implicit) == 1:
            self._begin(state)
            begins = was_open = True
        target = self._target(state, step, mark, is_last)
        if not was_open:
            was_open = begins = self._reopen(state, target, mark.outcome)
        if not was_open:
            return _place(state, step, after_end=True, entry=False, ends_with=NO_OUTCOME)
        entry = target is not None and (begins or target != state.stage)
        state.stage = target or state.stage
        ends_with = NO_OUTCOME
        if mark.outcome is not None:
            ends_with = state.held = mark.outcome
            state.is_open = False
        return _place(state, step, after_end=False, entry=entry, ends_with=ends_with)

    def _begin(self, state: CaseState) -> None:
        state.instance += 1
        state.opening, state.is_open, state.held, state.stage = 1, True, NO_OUTCOME, 0
        state.taken.clear()

    def _reopen(self, state: CaseState, target: int | None, outcome: int | None) -> bool:
        """An object reopens at a stage entry, unless its event only repeats the end that holds."""
        if self._restarts or target is None or outcome == state.held:
            return False
        state.opening += 1
        state.is_open, state.held = True, NO_OUTCOME
        return True

    def _target(
        self, state: CaseState, step: Step, mark: Mark, is_last: set[int] | None
    ) -> int | None:
        """The stage that the event enters: explicit ones any time, implicit ones forwards only."""
        if mark.explicit is not None:
            return mark.explicit if self._is_taken(state, step, mark.explicit, is_last) else None
        if mark.implicit is not None and mark.implicit > state.stage:
            return mark.implicit
        return None

    def _is_taken(self, state: CaseState, step: Step, stage: int, is_last: set[int] | None) -> bool:
        take, per = self._takes.get(stage, (None, None))
        if take is None:
            return True
        if take == "last":
            return is_last is not None and stage in is_last
        has_unit, unit = self._unit(step, per)
        if not has_unit or (stage, unit) in state.taken:
            return False
        state.taken.add((stage, unit))
        return True

    def _unit(self, step: Step, per: str | None) -> tuple[bool, int | None]:
        if per == "person" and self._plan.per != "person":
            return step.person is not None, step.person
        if per == "account" and self._plan.per != "account":
            return step.account is not None, step.account
        return True, None

    def _last_matches(self, steps: Sequence[Step]) -> dict[int, set[int]]:
        """Positions at which a stage's binding that takes the last matches for the last time."""
        wanted = {stage for stage, (take, _) in self._takes.items() if take == "last"}
        found: dict[int, set[int]] = {}
        if not wanted:
            return found
        last: dict[tuple[int, int | None], int] = {}
        for at, step in enumerate(steps):
            stage = self._marks[step.sig].explicit
            if stage in wanted and stage is not None:
                has_unit, unit = self._unit(step, self._takes[stage][1])
                if has_unit:
                    last[stage, unit] = at
        for (stage, _), at in last.items():
            found.setdefault(at, set()).add(stage)
        return found


def _place(state: CaseState, step: Step, *, after_end: bool, entry: bool, ends_with: int) -> Cut:
    return Cut(
        step.event_no, state.instance, state.opening, after_end, state.stage, entry, ends_with
    )
