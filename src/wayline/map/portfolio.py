"""What do all maps of a house share: the workspace, its calendars, its people, its catalogue."""

from typing import Annotated, ClassVar

from pydantic import Field

from wayline.base import WEEKDAYS, Weekday, WorkCalendar
from wayline.map.blueprint import System
from wayline.map.entity import AtlasKey, CalendarKey, Entity, Kind, MomentRef, Unnamed, Value
from wayline.map.people import Department, Offering, Persona, Region, Segment
from wayline.map.scalars import (
    Currency,
    DayValue,
    Flag,
    Hours,
    Key,
    Locale,
    TextValue,
    Whole,
    Zone,
    opening_times,
)
from wayline.map.touchpoints import Channel
from wayline.map.vocabulary import AtlasLevel, AtlasStatus, Function, MapLinkKind

MOST_HOLIDAYS = 2000


class Calendar(Unnamed):
    """When somebody works; default: Monday to Friday, no holidays, whole days."""

    element: ClassVar[Kind] = "calendar"
    timezone: Zone | None = None
    days: tuple[Weekday, ...] = WEEKDAYS[:5]
    hours: Hours = "00:00-24:00"
    holidays: Annotated[tuple[DayValue, ...], Field(max_length=MOST_HOLIDAYS)] = ()

    def working(self, timezone: str) -> WorkCalendar:
        """The calendar to count with; `timezone` where it names none."""
        opens, closes = opening_times(self.hours)
        return WorkCalendar(
            key=self.key,
            timezone=self.timezone or timezone,
            days=self.days,
            opens=opens,
            closes=closes,
            holidays=frozenset(self.holidays),
        )


class Member(Entity):
    """An employee; only here, never in a map [M33]."""

    element: ClassVar[Kind] = "person"
    email: str | None = None
    active: Flag = True


class AtlasNode(Entity):
    """A journey in the catalogue, mapped or not."""

    element: ClassVar[Kind] = "atlas"
    parent: AtlasKey | None = None
    level: AtlasLevel
    map: str | None = None
    group: str | None = None
    status: AtlasStatus | None = None
    priority: Whole | None = None


class MapLink(Unnamed):
    """How this journey leads to another."""

    element: ClassVar[Kind] = "map"
    short: ClassVar[str | None] = "map"
    map: str
    kind: MapLinkKind | None = None
    at: MomentRef | None = None


class Profile(Entity):
    """What an audience may see: an allow-list of field paths, and the smallest n shown [M34]."""

    element: ClassVar[Kind] = "profile"
    allow: tuple[str, ...]
    min_n: Annotated[Whole, Field(ge=1)] = 5


class Taxonomy(Value):
    """Words that this house adds to the open lists [M14]."""

    lifecycle: tuple[Key, ...] = ()
    stakeholder: tuple[Key, ...] = ()
    function: tuple[Key, ...] = ()
    need_kind: tuple[Key, ...] = ()
    channel_kind: tuple[Key, ...] = ()
    message_purpose: tuple[Key, ...] = ()
    method: tuple[Key, ...] = ()
    evidence_kind: tuple[Key, ...] = ()
    fail_mode: tuple[Key, ...] = ()
    compliance_kind: tuple[Key, ...] = ()
    cost_kind: tuple[Key, ...] = ()
    insight_kind: tuple[Key, ...] = ()
    initiative_kind: tuple[Key, ...] = ()


class Thresholds(Value):
    """Where the checks draw their lines [M52]."""

    stages: Whole = 12
    touchpoints: Whole = 80
    touchpoints_in_stage: Whole = 12
    paths: Whole = 6
    lanes: Whole = 10
    stages_least: Whole = 3
    interviews: Whole = 3
    pain_severity: Whole = 3
    risk_score: Whole = 4
    wait_days: Whole = 5


class Library(Value):
    """What may stand in a map or in the workspace beside it [M8]."""

    locale: Locale | None = None
    locales: tuple[Locale, ...] = ()
    currency: Currency | None = None
    timezone: Zone | None = None
    calendar: CalendarKey | None = None
    calendars: tuple[Calendar, ...] = ()
    segments: tuple[Segment, ...] = ()
    personas: tuple[Persona, ...] = ()
    departments: tuple[Department, ...] = ()
    regions: tuple[Region, ...] = ()
    offerings: tuple[Offering, ...] = ()
    channels: tuple[Channel, ...] = ()
    systems: tuple[System, ...] = ()


class Workspace(Library):
    """House rules shared by all maps: `workspace.yaml` beside the map."""

    name: TextValue | None = None
    taxonomy: Taxonomy = Taxonomy()
    required_functions: tuple[Function, ...] = ("sales", "operations", "finance")
    thresholds: Thresholds = Thresholds()
    profiles: tuple[Profile, ...] = ()
    people: tuple[Member, ...] = ()
    atlas: tuple[AtlasNode, ...] = ()
