"""Which of the events that want a stage count: `take` first or last, per unit [M42]."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from wayline.journeys.marking import Mark
from wayline.journeys.plan import Plan
from wayline.map import Take

Taker = tuple[str, int]  # ("stage", code) or ("touchpoint", code)


class Carrier(Protocol):
    """An event with the ids of the units that a `take` may count by."""

    @property
    def sig(self) -> int:
        """Its signature."""
        ...

    @property
    def account(self) -> int | None:
        """Its account."""
        ...

    @property
    def person(self) -> int | None:
        """Its person."""
        ...


class StageTakes:
    """Answers, event by event of one case, whether its claim on a stage is taken."""

    def __init__(self, plan: Plan, marks: Mapping[int, Mark], steps: Sequence[Carrier]) -> None:
        self._plan = plan
        self._marks = marks
        self._rules = _rules(plan)
        self._seen: set[tuple[Taker, int | None]] = set()
        self._last = self._last_positions(steps) if self._rules else {}

    def begin(self) -> None:
        """A new instance of the case begins: what was taken before does not count."""
        self._seen.clear()

    def takes(self, taker: Taker, position: int, step: Carrier) -> bool:
        """True when this event is the one that counts; asked once an event."""
        rule = self._rules.get(taker)
        if rule is None:
            return True
        take, per = rule
        has_unit, unit = self._unit(step, per)
        if not has_unit:
            return False
        if take == "last":
            return self._last.get((taker, unit)) == position
        is_first = (taker, unit) not in self._seen
        self._seen.add((taker, unit))
        return is_first

    def _unit(self, step: Carrier, per: str) -> tuple[bool, int | None]:
        if per == self._plan.per or per not in ("person", "account"):
            return True, None
        unit = step.person if per == "person" else step.account
        return unit is not None, unit

    def _last_positions(self, steps: Sequence[Carrier]) -> dict[tuple[Taker, int | None], int]:
        found: dict[tuple[Taker, int | None], int] = {}
        for position, step in enumerate(steps):
            for taker in takers_of(self._marks[step.sig]):
                rule = self._rules.get(taker)
                if rule is not None:
                    has_unit, unit = self._unit(step, rule[1])
                    if has_unit:
                        found[taker, unit] = position
        return found


def takers_of(mark: Mark) -> Iterator[Taker]:
    """What takes the event: the binding of the stage that it enters, and its settled touchpoint.

    A touchpoint also takes events that enter a stage by a binding: they may be its first or last.
    """
    if mark.entered is not None:
        yield "stage", mark.entered.stage
    if mark.settled is not None:
        yield "touchpoint", mark.settled.touchpoint.code


def _rules(plan: Plan) -> dict[Taker, tuple[Take, str]]:
    found: dict[Taker, tuple[Take, str]] = {}
    for stage in plan.stages:
        if stage.binding is not None and stage.binding.take in ("first", "last"):
            found["stage", stage.code] = stage.binding.take, stage.binding.per or plan.per
    for touchpoint in plan.touchpoints:
        if touchpoint.take != "each":
            found["touchpoint", touchpoint.code] = touchpoint.take, touchpoint.per
    return found
