"""What does a reader of the page need of the map: its parts in words, in the map's language."""

from typing import Literal

from pydantic import ConfigDict, Field

from wayline.reports.page_statements import Lived, MessageSaid, Named, Part


class NeedSaid(Part):
    """One thing the customer must have, and the KPI that shows it is met."""

    text: str
    kind: str | None
    persona: str | None
    is_due_at_end: bool
    met_by: str | None


class StandardException(Part):
    """Another promise for a segment or a region."""

    segment: str | None
    region: str | None
    target: str | None
    warn: str | None
    breach: str | None


class StandardSaid(Part):
    """How long it should take; `due_field` is the field that holds the date where no length is promised.

    `unit` is that of elapsed time beside it; a working day is `work_day_seconds` long.
    """

    target: str | None
    target_s: float | None
    due_field: str | None
    unit: str | None
    work_day_seconds: int
    warn: str | None
    breach: str | None
    share: float | None
    calendar: str
    exceptions: tuple[StandardException, ...]


class GateSaid(Part):
    """Which stakeholder paths must be through; `quorum` only where so many are enough."""

    paths: tuple[str, ...]
    need: Literal["all", "any", "quorum"]
    quorum: int | None


class ComplianceSaid(Part):
    """One auditable check."""

    key: str
    name: str
    kind: str
    is_blocking: bool
    proof: str | None
    within: str | None


class ChannelSaid(Part):
    """A medium."""

    key: str
    name: str
    kind: str


class TouchpointSaid(Lived):
    """One contact or act, named from the customer's side."""

    stage: str
    kind: str
    channels: tuple[ChannelSaid, ...]
    initiator: str | None
    receiver: str | None
    moment: Literal["make_or_break", "key", "delight"] | None
    expectation: str | None
    physical_evidence: tuple[str, ...]
    is_best_practice: bool
    perceived_owner: str | None
    cadence: str | None
    response_within: str | None
    is_mandatory: bool
    is_repeatable: bool
    messages: tuple[MessageSaid, ...]


class StageSaid(Lived):
    """One stage: what it gives, how long it may take, what happens in it."""

    needs: tuple[NeedSaid, ...]
    has_no_need: bool
    standard: StandardSaid | None
    has_no_standard: bool
    next: tuple[str, ...]
    gate: GateSaid | None
    is_optional: bool
    lifecycle: str | None
    market_state: str | None
    is_chokepoint: bool
    risk_level: Literal["low", "medium", "high"] | None
    compliance: tuple[ComplianceSaid, ...]
    touchpoints: tuple[TouchpointSaid, ...]


class PathSaid(Part):
    """One stakeholder path; `steps` are keys of touchpoints."""

    key: str
    name: str
    note: str | None
    kind: str
    persona: str | None
    segment: str | None
    channel: str | None
    steps: tuple[str, ...]
    standard: StandardSaid | None
    expected_share: float | None
    owner: str | None


class HandoverSaid(Part):
    """What passes between departments."""

    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    from_: str | None = Field(alias="from")
    to: str | None
    data: tuple[str, ...]
    system: str | None


class LinkSaid(Part):
    """How touchpoints and activities hang together; ends are `kind:key`."""

    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    key: str
    name: str | None
    from_: str = Field(alias="from")
    to: str
    kind: str
    expected_share: float | None
    max_wait: str | None
    handover: HandoverSaid | None


class OutcomeSaid(Part):
    """What may come of a case."""

    key: str
    name: str
    kind: Literal["success", "failure", "neutral"]
    ends: bool


class TargetSaid(Part):
    """One target in words, such as `at least 95 %`."""

    text: str
    segment: str | None
    until: str | None


class KpiSaid(Part):
    """One number we want to reach; `about` are references such as `stage:tender`."""

    key: str
    name: str
    note: str | None
    measure: str
    targets: tuple[TargetSaid, ...]
    direction: Literal["higher", "lower"]
    about: tuple[str, ...]
    owner: str | None
    is_client: bool


class RiskSaid(Part):
    """A coded risk, hung on any elements."""

    key: str
    name: str
    code: str | None
    score: int | None
    about: tuple[str, ...]
    mitigation: str | None
    owner: str | None


class CriterionSaid(Part):
    """What a persona judges by, and how much it weighs (0-1)."""

    name: str
    weight: float | None


class PersonaSaid(Part):
    """A person in the account."""

    key: str
    name: str
    stakeholder: str | None
    buying_role: str | None
    segment: str | None
    goals: tuple[str, ...]
    fears: tuple[str, ...]
    objections: tuple[str, ...]
    information_needs: tuple[str, ...]
    criteria: tuple[CriterionSaid, ...]
    channels: tuple[str, ...]


class LaneSaid(Part):
    """A row of the picture with free text by element (`stage:tender`)."""

    key: str
    name: str
    role: str
    cells: dict[str, str]


class CalendarSaid(Part):
    """When somebody works, in words."""

    key: str
    name: str
    text: str


class OpportunitySaid(Part):
    """Something worth solving, hung on any elements."""

    key: str
    name: str
    about: tuple[str, ...]
    owner: str | None


class MapSaid(Part):
    """The map as a reader sees it: what was planned and what is believed; nothing measured."""

    key: str
    name: str
    goal: str | None
    assumptions: tuple[str, ...]
    version: str
    state: str
    status: str
    per: str
    timezone: str
    currency: str | None
    locale: str
    owner: str | None
    trigger: str | None
    stages: tuple[StageSaid, ...]
    paths: tuple[PathSaid, ...]
    links: tuple[LinkSaid, ...]
    outcomes: tuple[OutcomeSaid, ...]
    kpis: tuple[KpiSaid, ...]
    risks: tuple[RiskSaid, ...]
    personas: tuple[PersonaSaid, ...]
    segments: tuple[Named, ...]
    departments: tuple[Named, ...]
    channels: tuple[ChannelSaid, ...]
    calendars: tuple[CalendarSaid, ...]
    lanes: tuple[LaneSaid, ...]
    opportunities: tuple[OpportunitySaid, ...]
