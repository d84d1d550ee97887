"""What can go wrong, how do we notice, what do we do then: fail points, recoveries, risks."""

from typing import ClassVar, Literal

from wayline.map.entity import ChannelKey, CondValue, Entity, Kind, Owner, RefValue, Value
from wayline.map.scalars import DurationValue, MoneyValue, Severity, ShareValue, TextValue
from wayline.map.vocabulary import FailMode, Influence


class Recovery(Value):
    """The planned correction, and how often it should work."""

    short: ClassVar[str | None] = "actions"
    actions: tuple[TextValue, ...]
    owner: Owner | None = None
    within: DurationValue | None = None
    message: TextValue | None = None
    channel: ChannelKey | None = None
    compensation_max: MoneyValue | None = None
    expected_share: ShareValue | None = None


class FailPoint(Entity):
    """Where it can go wrong, how we notice, what it costs whom."""

    element: ClassVar[Kind] = "fail_point"
    mode: FailMode
    influence: Influence | None = None
    severity: Severity | None = None
    likelihood: ShareValue | None = None
    detect: CondValue | None = None
    cause: TextValue | None = None
    harm: TextValue | None = None
    recovery: Recovery | Literal["none"] | None = None


class Risk(Entity):
    """A coded risk, hung on any elements."""

    element: ClassVar[Kind] = "risk"
    code: str | None = None
    score: Severity | None = None
    source: TextValue | None = None
    about: tuple[RefValue, ...] = ()
    mitigation: TextValue | None = None
