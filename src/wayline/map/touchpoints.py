"""Where do customer and company meet: touchpoints, channels, messages, links."""

from typing import ClassVar, Literal

from pydantic import Field

from wayline.map.blueprint import Activity, CostTime
from wayline.map.entity import (
    Actor,
    BindingValue,
    ChannelKey,
    CondValue,
    DepartmentKey,
    Entity,
    Kind,
    LinkEnd,
    PersonaKey,
    RuleValue,
    SystemKey,
    Unnamed,
    Value,
)
from wayline.map.experience import Emotion, Pain, Ratings
from wayline.map.failure import FailPoint
from wayline.map.people import Responsibility
from wayline.map.scalars import DurationValue, Flag, MoneyValue, ShareValue, TextValue
from wayline.map.vocabulary import (
    ChannelKind,
    Direction,
    LinkKind,
    MessagePurpose,
    Moment,
    TouchpointKind,
)


class Channel(Entity):
    """A medium; a channel kind needs no declaration [M10]."""

    element: ClassVar[Kind] = "channel"
    kind: ChannelKind
    direction: Direction = "bidirectional"
    automated: Flag = False
    unit_cost: MoneyValue | None = None
    systems: tuple[SystemKey, ...] = ()


class Message(Entity):
    """Which message through which medium for whom."""

    element: ClassVar[Kind] = "message"
    purpose: MessagePurpose | None = None
    persona: PersonaKey | None = None
    channel: ChannelKey | None = None
    asset: str | None = None
    text: TextValue | None = None


class Lived(Entity):
    """What a stage and a touchpoint share: work, trouble, feelings, ratings, cost, people."""

    activities: tuple[Activity, ...] = ()
    fail_points: tuple[FailPoint, ...] = ()
    pains: tuple[Pain, ...] = ()
    emotions: tuple[Emotion, ...] = ()
    importance: Ratings | None = None
    performance: Ratings | None = None
    satisfaction: Ratings | None = None
    effort: Ratings | None = None
    cost_time: tuple[CostTime, ...] = ()
    involved: tuple[Responsibility, ...] = ()
    binding: BindingValue | None = None
    applies_when: CondValue | None = None
    survey: RuleValue | None = None


class Touchpoint(Lived):
    """One contact or act, named from the customer's side."""

    element: ClassVar[Kind] = "touchpoint"
    kind: TouchpointKind = "communication"
    channels: tuple[ChannelKey, ...] = ()
    initiator: Actor | None = None
    receiver: Actor | None = None
    moment: Moment | None = None
    expectation: TextValue | None = None
    physical_evidence: tuple[TextValue, ...] = ()
    best_practice: Flag = False
    perceived_owner: Actor | None = None
    cadence: DurationValue | None = None
    response_within: DurationValue | None = None
    mandatory: Flag = True
    repeatable: Flag = True
    messages: tuple[Message, ...] = ()


class Handover(Value):
    """What passes between departments."""

    from_: DepartmentKey | None = Field(default=None, alias="from")
    to: DepartmentKey | None = None
    data: tuple[TextValue, ...] = ()
    system: SystemKey | Literal["none"] | None = None


class Link(Unnamed):
    """How touchpoints and activities hang together [M11]."""

    element: ClassVar[Kind] = "link"
    from_: LinkEnd = Field(alias="from")
    to: LinkEnd
    kind: LinkKind = "sequence"
    condition: CondValue | None = None
    expected_share: ShareValue | None = None
    max_wait: DurationValue | None = None
    handover: Handover | None = None
