"""What is said of a stage or a touchpoint, ready to read: every reference resolved to words."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Basis = Literal["planned", "believed", "observed"]


class Part(BaseModel):
    """A part of the page's document: nothing but what stands here."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Named(Part):
    """Something of the map by its key and its name."""

    key: str
    name: str


class RatingSaid(Part):
    """One rating from 1 to 5 with its ground; `n` is null where nobody counted."""

    value: float
    low: float | None
    high: float | None
    basis: Basis
    n: int | None
    period: str | None
    method: str | None
    segment: str | None
    persona: str | None


class RatingsSaid(Part):
    """The same question asked inside and outside; the two are never averaged."""

    internal: tuple[RatingSaid, ...]
    customer: tuple[RatingSaid, ...]


class FeelingSaid(Part):
    """A feeling in words and from -2 (angry) to 2 (delighted)."""

    label: str
    valence: int


class FeltSaid(Part):
    """A feeling that was caused, with its ground."""

    label: str
    valence: int
    basis: Basis
    n: int | None
    period: str | None
    method: str | None
    segment: str | None
    persona: str | None


class EmotionSaid(Part):
    """What the customer should feel here, and what was felt; `persona` null = anybody."""

    persona: str | None
    desired: FeelingSaid | None
    elicited: tuple[FeltSaid, ...]


class EvidenceSaid(Part):
    """One ground for a statement; restricted ones are only counted, never carried."""

    name: str
    kind: str
    n: int | None
    observed_on: str


class EvidenceLevel(Part):
    """How well a statement is grounded [M20]: no evidence = assumption, over a year old = stale."""

    level: Literal["assumption", "stale", "evidenced"]
    said: tuple[EvidenceSaid, ...]
    restricted: int


class PainSaid(Part):
    """What hurts the customer, how much (1-5), how often (0-1) and why."""

    key: str
    name: str
    severity: int | None
    frequency: float | None
    basis: Basis
    cause: str | None
    persona: str | None
    evidence: EvidenceLevel


class RecoverySaid(Part):
    """The planned correction, and how often it should work."""

    actions: tuple[str, ...]
    owner: str | None
    within: str | None
    message: str | None
    channel: str | None
    compensation_max: str | None
    expected_share: float | None


class FailPointSaid(Part):
    """Where it can go wrong; `is_detected` = the map says which events show it."""

    key: str
    name: str
    mode: str
    influence: str | None
    severity: int | None
    likelihood: float | None
    cause: str | None
    harm: str | None
    is_detected: bool
    has_no_recovery: bool
    recovery: RecoverySaid | None


class MessageSaid(Part):
    """Which message through which medium for whom."""

    key: str
    name: str
    purpose: str | None
    persona: str | None
    channel: str | None
    text: str | None


class CostSaid(Part):
    """Cost, hands-on time and calendar time of one thing."""

    basis: Basis
    kind: str
    per: str
    cost: str | None
    touch: str | None
    elapsed: str | None
    n: int | None
    period: str | None


class InvolvedSaid(Part):
    """Who takes part, and how."""

    department: str
    region: str | None
    person: str | None
    role: str


class ActivitySaid(Part):
    """What is done for it, in which lane of the picture."""

    key: str
    name: str
    lane: str
    who: str | None
    due: str | None
    policy: str | None
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    data: tuple[str, ...]
    technology: tuple[str, ...]
    systems: tuple[str, ...]
    cost_time: tuple[CostSaid, ...]
    involved: tuple[InvolvedSaid, ...]


class Lived(Part):
    """What a stage and a touchpoint share."""

    key: str
    name: str
    note: str | None
    owner: str | None
    tags: tuple[str, ...]
    evidence: EvidenceLevel
    importance: RatingsSaid | None
    performance: RatingsSaid | None
    satisfaction: RatingsSaid | None
    effort: RatingsSaid | None
    emotions: tuple[EmotionSaid, ...]
    pains: tuple[PainSaid, ...]
    fail_points: tuple[FailPointSaid, ...]
    activities: tuple[ActivitySaid, ...]
    cost_time: tuple[CostSaid, ...]
    involved: tuple[InvolvedSaid, ...]
    risks: tuple[str, ...]
    is_bound: bool
