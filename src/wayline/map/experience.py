"""How does it feel, how much does it matter, what hurts: statements about the customer [M16]-[M18]."""

from typing import Annotated, ClassVar, Generic, Self, TypeVar

from pydantic import Field, model_validator

from wayline.base import FormError, say
from wayline.map.entity import Entity, Kind, PersonaKey, SegmentKey, Value
from wayline.map.scalars import (
    DayValue,
    Flag,
    MoneyValue,
    PeriodValue,
    Rating,
    Severity,
    ShareValue,
    TextValue,
    Whole,
)
from wayline.map.vocabulary import VALENCE, Basis, EvidenceKind, FeelingLabel, Method

T = TypeVar("T")


class Reading(Value, Generic[T]):
    """One statement about one thing, with its ground."""

    short: ClassVar[str | None] = "value"
    value: T
    basis: Basis
    segment: SegmentKey | None = None
    persona: PersonaKey | None = None
    n: Annotated[Whole, Field(ge=1)] | None = None
    period: PeriodValue | None = None
    method: Method | None = None
    by: TextValue | None = None
    low: T | None = None
    high: T | None = None

    @model_validator(mode="after")
    def _observed_has_ground(self) -> Self:
        if self.basis == "observed":
            missing = [name for name in ("n", "period", "method") if getattr(self, name) is None]
            if missing:
                raise FormError(
                    say(
                        "an observed value needs {missing}; else say `basis: believed`",
                        missing=", ".join(missing),
                    )
                )
        return self


class Feeling(Value):
    """What somebody feels; the label brings its valence unless one is stated."""

    short: ClassVar[str | None] = "label"
    label: FeelingLabel
    valence: Annotated[Whole, Field(ge=-2, le=2)] | None = None
    arousal: Severity | None = None

    @property
    def felt(self) -> int:
        """From -2 (angry) to 2 (delighted): the valence stated, else the label's."""
        return VALENCE[self.label] if self.valence is None else self.valence


class RatingReading(Reading[Rating]):
    """A rating from 1 to 5."""


class MoneyReading(Reading[MoneyValue]):
    """An amount."""


class FeelingReading(Reading[Feeling]):
    """A feeling that was caused."""


class Ratings(Value):
    """The same question asked inside and outside; the two are never averaged."""

    internal: tuple[RatingReading, ...] = ()
    customer: tuple[RatingReading, ...] = ()


class Emotion(Value):
    """What the customer should feel here, and what was felt."""

    persona: PersonaKey | None = None
    desired: Feeling | None = None
    elicited: tuple[FeelingReading, ...] = ()


class Pain(Entity):
    """What hurts the customer, how much, how often and why."""

    element: ClassVar[Kind] = "pain"
    severity: Severity | None = None
    frequency: ShareValue | None = None
    basis: Basis = "believed"
    cause: TextValue | None = None
    persona: PersonaKey | None = None
    quote: str | None = None


class Evidence(Entity):
    """The ground for a statement; restricted evidence never leaves the house."""

    element: ClassVar[Kind] = "evidence"
    kind: EvidenceKind
    n: Annotated[Whole, Field(ge=1)] | None = None
    observed_on: DayValue
    link: str | None = None
    excerpt: str | None = None
    restricted: Flag = True
