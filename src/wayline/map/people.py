"""Who is on the journey, and who serves them: segments, personas, stakeholder paths, departments."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from wayline.map.entity import (
    ChannelKey,
    CondValue,
    DepartmentKey,
    Entity,
    Kind,
    PersonaKey,
    PersonKey,
    RegionKey,
    SegmentKey,
    TestsValue,
    TouchpointKey,
    Value,
)
from wayline.map.experience import MoneyReading
from wayline.map.scalars import DurationValue, MoneyValue, Number, ShareValue, TextValue
from wayline.map.standards import Standard
from wayline.map.vocabulary import (
    BuyingRole,
    Experience,
    Function,
    Intensity,
    InvolvedAs,
    OfferingKind,
    PathKind,
    Relationship,
    Stakeholder,
)


class Route(Value):
    """How a segment wants one thing done, and over which channels."""

    short: ClassVar[str | None] = "text"
    text: TextValue
    channels: tuple[ChannelKey, ...] = ()


class Routes(Value):
    """How a segment wants to find, learn, buy, receive and be helped; when, where, how fast."""

    find: Route | None = None
    inform: Route | None = None
    buy: Route | None = None
    deliver: Route | None = None
    support: Route | None = None
    when: Route | None = None
    where: Route | None = None
    timescale: Route | None = None


class SegmentValue(Value):
    """What a customer of the segment is worth, and what it costs to win one."""

    ltv: MoneyReading | None = None
    arpa: MoneyReading | None = None
    cac: MoneyReading | None = None


class Segment(Entity):
    """A kind of account; `rule` says which accounts belong, as known at the time."""

    element: ClassVar[Kind] = "segment"
    rule: TestsValue = ()
    buying_context: TextValue | None = None
    experience: Experience | None = None
    relationship: Relationship | None = None
    intensity: Intensity | None = None
    likes: tuple[TextValue, ...] = ()
    dislikes: tuple[TextValue, ...] = ()
    characteristics: tuple[TextValue, ...] = ()
    alternatives: tuple[TextValue, ...] = ()
    routes: Routes | None = None
    value: SegmentValue | None = None


class DecisionTime(Value):
    """How long a role takes to decide: half of them, and nine in ten."""

    p50: DurationValue | None = None
    p90: DurationValue | None = None


class Criterion(Value):
    """What a persona judges by, and how much it weighs (0-1)."""

    short: ClassVar[str | None] = "name"
    name: TextValue
    weight: Annotated[Number, Field(ge=0, le=1)] | None = None


class Persona(Entity):
    """A person in the account: the role in the decision, and what it takes to convince."""

    element: ClassVar[Kind] = "persona"
    segment: SegmentKey | None = None
    stakeholder: Stakeholder | None = None
    buying_role: BuyingRole | None = None
    decision_time: DecisionTime | None = None
    goals: tuple[TextValue, ...] = ()
    jobs: tuple[TextValue, ...] = ()
    fears: tuple[TextValue, ...] = ()
    objections: tuple[TextValue, ...] = ()
    information_needs: tuple[TextValue, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    channels: tuple[ChannelKey, ...] = ()
    style: TextValue | None = None
    quotes: tuple[TextValue, ...] = ()


class Path(Entity):
    """One route through the map: a stakeholder's, a segment's or a channel's [M49]."""

    element: ClassVar[Kind] = "path"
    kind: PathKind = "happy"
    persona: PersonaKey | None = None
    segment: SegmentKey | None = None
    channel: ChannelKey | None = None
    steps: tuple[TouchpointKey, ...] = ()
    done: CondValue | None = None
    standard: Standard | Literal["none"] | None = None
    expected_share: ShareValue | None = None
    applies_when: CondValue | None = None


class Department(Entity):
    """Who delivers; `match` are the values in the events that mean it [M38]."""

    element: ClassVar[Kind] = "department"
    function: Function | None = None
    region: RegionKey | None = None
    hourly_cost: MoneyValue | None = None
    match: tuple[str, ...] = ()


class Region(Entity):
    """Where it happens."""

    element: ClassVar[Kind] = "region"
    parent: RegionKey | None = None


class Offering(Entity):
    """What is sold."""

    element: ClassVar[Kind] = "offering"
    kind: OfferingKind | None = None


class Responsibility(Value):
    """Who takes part in a stage, touchpoint or activity, and how."""

    short: ClassVar[str | None] = "department"
    department: DepartmentKey
    region: RegionKey | None = None
    person: PersonKey | None = None
    as_: InvolvedAs = Field(default="responsible", alias="as")
