"""What do we do for it, in front of and behind the customer: lanes, activities, cost and time."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from wayline.base import FormError, say
from wayline.map.entity import (
    ActivityKey,
    Actor,
    BindingValue,
    Entity,
    Kind,
    RegionKey,
    SystemKey,
    Value,
)
from wayline.map.people import Responsibility
from wayline.map.scalars import DurationValue, Flag, MoneyValue, PeriodValue, TextValue, Whole
from wayline.map.vocabulary import (
    Basis,
    ComplianceKind,
    CostKind,
    CostPer,
    Integration,
    LaneRole,
    Method,
    Proof,
)


class CostTime(Value):
    """Cost, hands-on time and calendar time of one thing."""

    basis: Basis = "planned"
    cost: MoneyValue | None = None
    kind: CostKind = "labour"
    per: CostPer = "occurrence"
    touch: DurationValue | None = None
    elapsed: DurationValue | None = None
    n: Annotated[Whole, Field(ge=1)] | None = None
    period: PeriodValue | None = None
    method: Method | None = None

    @model_validator(mode="after")
    def _observed_has_ground(self) -> Self:
        if self.basis == "observed" and None in (self.n, self.period, self.method):
            raise FormError(say("an observed cost or time needs n, period and method"))
        return self


def _check_start(value: str) -> str:
    kind, colon, key = value.partition(":")
    if value == "entry" or (
        colon and kind in ("stage", "touchpoint", "activity", "outcome") and key
    ):
        return value
    raise FormError(
        say(
            "expected entry, or kind:key such as touchpoint:offer, got {value}",
            value=f"{value!r:.80}",
        )
    )


class When(Value):
    """When an activity is due."""

    after: Annotated[str, AfterValidator(_check_start)] = "entry"
    within: DurationValue | None = None


class Trigger(Value):
    """Another activity that this one sets off, or needs."""

    short: ClassVar[str | None] = "activity"
    activity: ActivityKey
    kind: Literal["triggers", "needs"] = "triggers"


class Activity(Entity):
    """Who does what, and when."""

    element: ClassVar[Kind] = "activity"
    lane: LaneRole
    who: Actor | None = None
    when: When | None = None
    triggers: tuple[Trigger, ...] = ()
    policy: TextValue | None = None
    inputs: tuple[TextValue, ...] = ()
    outputs: tuple[TextValue, ...] = ()
    data: tuple[TextValue, ...] = ()
    technology: tuple[TextValue, ...] = ()
    systems: tuple[SystemKey, ...] = ()
    cost_time: tuple[CostTime, ...] = ()
    involved: tuple[Responsibility, ...] = ()


class System(Entity):
    """A system that holds data of the journey."""

    element: ClassVar[Kind] = "system"
    kind: str | None = None
    integration: Integration | None = None
    holds: tuple[TextValue, ...] = ()
    source_of_truth: Flag = False


class Lane(Entity):
    """A row of the picture, with free text by element."""

    element: ClassVar[Kind] = "lane"
    role: LaneRole
    cells: dict[str, TextValue] = Field(default_factory=dict)


class Compliance(Entity):
    """One auditable check."""

    element: ClassVar[Kind] = "compliance"
    kind: ComplianceKind
    blocking: Flag = True
    proof: Proof | None = None
    binding: BindingValue | None = None
    region: RegionKey | None = None
    within: DurationValue | None = None
