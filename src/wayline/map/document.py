"""What is a map: the root of the document, and nothing but composition."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from wayline.base import Duration, FormError, say
from wayline.map.blueprint import Lane
from wayline.map.entity import (
    Keyed,
    Kind,
    OfferingKey,
    RegionKey,
    Retired,
    RuleValue,
    SegmentKey,
    Value,
)
from wayline.map.experience import Evidence, Feeling
from wayline.map.failure import Risk
from wayline.map.improvement import Initiative, Insight, Opportunity
from wayline.map.people import Path
from wayline.map.portfolio import Library, MapLink
from wayline.map.scalars import DayValue, DurationValue, Key, TextValue, Version
from wayline.map.stages import Outcome, Stage
from wayline.map.standards import Standard
from wayline.map.targets import Goal, Kpi, Promise
from wayline.map.touchpoints import Link
from wayline.map.vocabulary import Adopt, State, Status

FORMAT = 1


class MapScope(Value):
    """What the map covers; absent = all."""

    segments: tuple[SegmentKey, ...] = ()
    offerings: tuple[OfferingKey, ...] = ()
    regions: tuple[RegionKey, ...] = ()
    starts: TextValue | None = None
    ends: TextValue | None = None
    excludes: tuple[TextValue, ...] = ()


class Impulse(Value):
    """What sets the customer off, and the events that show it."""

    short: ClassVar[str | None] = "impulse"
    impulse: TextValue | None = None
    frequency: TextValue | None = None
    seasonality: TextValue | None = None
    context: TextValue | None = None
    related: tuple[TextValue, ...] = ()
    emotions: tuple[Feeling, ...] = ()
    signals: RuleValue | None = None


class JourneyMap(Keyed, Library):
    """One designed journey."""

    element: ClassVar[Kind] = "journey"
    wayline: Literal[1]
    name: TextValue
    goal: TextValue | None = None
    assumptions: tuple[TextValue, ...] = ()
    per: Key = "account"
    state: State = "as_is"
    status: Status = "draft"
    version: Version = "0.1.0"
    based_on: Version | None = None
    valid_from: DayValue | None = None
    valid_to: DayValue | None = None
    adopt: Adopt = "new_cases"
    review_every: DurationValue = Duration.parse("180 days")
    reviewed_on: DayValue | None = None
    standard: Standard | Literal["none"] | None = None
    dead_after: DurationValue | None = None
    scope: MapScope | None = None
    trigger: Impulse | None = None
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    paths: tuple[Path, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    links: tuple[Link, ...] = ()
    lanes: tuple[Lane, ...] = ()
    risks: tuple[Risk, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    goals: tuple[Goal, ...] = ()
    promises: tuple[Promise, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    maps: tuple[MapLink, ...] = ()
    insights: tuple[Insight, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    ignore: tuple[RuleValue, ...] = ()
    retired: tuple[Retired, ...] = ()

    @model_validator(mode="after")
    def _valid_period(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to <= self.valid_from:
            raise FormError(
                say("`valid_to` is the first day after; it must be later than `valid_from`")
            )
        return self
