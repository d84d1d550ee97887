"""What did we learn and what do we change: insights, opportunities, initiatives; living records [M24]."""

from typing import Annotated, ClassVar

from pydantic import Field

from wayline.map.blueprint import CostTime
from wayline.map.entity import (
    Entity,
    InsightKey,
    Kind,
    KpiKey,
    OpportunityKey,
    RefValue,
    SegmentKey,
    Value,
)
from wayline.map.scalars import ChangeValue, DayValue, Number, Whole
from wayline.map.vocabulary import (
    Horizon,
    InitiativeKind,
    InitiativeStatus,
    InsightKind,
    InsightStatus,
    Level,
    OpportunityStatus,
)


class Insight(Entity):
    """A finding about customers."""

    element: ClassVar[Kind] = "insight"
    kind: InsightKind
    about: tuple[RefValue, ...] = ()
    status: InsightStatus = "assumption"
    confidence: Level | None = None
    segments: tuple[SegmentKey, ...] = ()


class Scores(Value):
    """How much an opportunity is worth, how hard it is, how sure we are."""

    customer_value: Annotated[Number, Field(ge=0, le=100)] | None = None
    business_value: Annotated[Number, Field(ge=0, le=100)] | None = None
    effort: Annotated[Number, Field(ge=0, le=5)] | None = None
    confidence: Annotated[Number, Field(ge=0, le=1)] | None = None

    @property
    def value(self) -> float | None:
        """Mean of customer and business value; None if either is absent."""
        if self.customer_value is None or self.business_value is None:
            return None
        return (self.customer_value + self.business_value) / 2


class Opportunity(Entity):
    """Something worth solving."""

    element: ClassVar[Kind] = "opportunity"
    about: tuple[RefValue, ...]
    insights: tuple[InsightKey, ...] = ()
    status: OpportunityStatus = "open"
    scores: Scores | None = None


class Expected(Value):
    """What an initiative should bring."""

    kpi: KpiKey
    change: ChangeValue | None = None


class Initiative(Entity):
    """What we do, which elements it changes, what it should bring."""

    element: ClassVar[Kind] = "initiative"
    opportunities: tuple[OpportunityKey, ...] = ()
    horizon: Horizon
    kind: InitiativeKind | None = None
    status: InitiativeStatus = "idea"
    start: DayValue | None = None
    due: DayValue | None = None
    done: DayValue | None = None
    cost: CostTime | None = None
    changes: tuple[RefValue, ...] = ()
    expected: tuple[Expected, ...] = ()
    priority: Whole | None = None
