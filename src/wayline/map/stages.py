"""Which stages does the customer go through, what does each give, how long may it take."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from wayline.base import FormError, say
from wayline.map.blueprint import Compliance
from wayline.map.entity import (
    BindingValue,
    CondValue,
    Entity,
    Kind,
    KpiKey,
    PersonaKey,
    StageKey,
    Value,
)
from wayline.map.experience import MoneyReading
from wayline.map.scalars import Flag, TextValue
from wayline.map.standards import Standard
from wayline.map.touchpoints import Lived, Touchpoint
from wayline.map.vocabulary import Level, Lifecycle, MarketState, NeedDue, NeedKind, OutcomeKind


class Need(Value):
    """One thing the customer must have, and the KPI that shows it is met."""

    short: ClassVar[str | None] = "text"
    text: TextValue
    kind: NeedKind | None = None
    persona: PersonaKey | None = None
    due: NeedDue = "end_of_stage"
    met_by: KpiKey | None = None


class Stage(Lived):
    """A part of the journey; `next` absent = the stage after it [M11]."""

    element: ClassVar[Kind] = "stage"
    need: tuple[Need, ...] | Literal["none"] | None = None
    standard: Standard | Literal["none"] | None = None
    next: tuple[StageKey, ...] | None = None
    touchpoints: tuple[Touchpoint, ...] = ()
    entry: CondValue | None = None
    exit: CondValue | None = None
    optional: Flag = False
    lifecycle: Lifecycle | None = None
    market_state: MarketState | None = None
    chokepoint: Flag = False
    risk_level: Level | None = None
    worth: MoneyReading | None = None
    compliance: tuple[Compliance, ...] = ()

    @model_validator(mode="after")
    def _binding_or_entry(self) -> Self:
        if self.binding is not None and self.entry is not None:
            raise FormError(say("a stage has either `binding` or `entry`, not both"))
        return self


class Outcome(Entity):
    """What came of a case; `ends: false` = reached, and the case goes on."""

    element: ClassVar[Kind] = "outcome"
    kind: OutcomeKind
    binding: BindingValue | None = None
    when: CondValue | None = None
    reason_property: str | None = None
    ends: Flag = True

    @model_validator(mode="after")
    def _binding_or_when(self) -> Self:
        if self.binding is not None and self.when is not None:
            raise FormError(say("an outcome has either `binding` or `when`, not both"))
        return self
