"""Which element is meant: a map whose references are resolved, with every lookup others need [M9]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from wayline.base import DocumentError, NotFoundError, WorkCalendar, did_you_mean, say, series
from wayline.map.canonical import content_hash
from wayline.map.document import JourneyMap
from wayline.map.elements import Element, Inventory, take_inventory
from wayline.map.entity import Keyed
from wayline.map.nodes import Places
from wayline.map.people import Department, Path, Persona, Segment
from wayline.map.portfolio import Calendar, Workspace
from wayline.map.reading import MapFile
from wayline.map.references import dangling, repeated
from wayline.map.rules import Ref
from wayline.map.scalars import Text
from wayline.map.stages import Outcome, Stage
from wayline.map.standards import Standard
from wayline.map.targets import Kpi
from wayline.map.touchpoints import Channel, Touchpoint
from wayline.map.vocabulary import CHANNEL_KINDS

E_ = TypeVar("E_", bound=Keyed)
MOST_TOLD = 20  # broken references, beside the first
PARTIES = ("department", "employee", "person", "region")  # who may own an element of a map


@dataclass(frozen=True, slots=True)
class CheckedMap:
    """A map whose every reference leads somewhere.

    Attributes:
        document: the map as written.
        workspace: the house rules beside it.
        content_hash: SHA-256 of its canonical form [M7].
        file: where it was read, for messages.
        places: which line a path stands on.
        elements: every keyed element of map and workspace by its reference.
        judges: the versions by which cases are judged, by their time in force [M27]; none = all by this map.
    """

    document: JourneyMap
    workspace: Workspace
    content_hash: str
    file: str | None
    places: Places
    elements: Mapping[Ref, Element]
    judges: "tuple[Judge, ...]" = ()

    @property
    def laying_key(self) -> str:
        """Equal for maps that lay equal events equally: the content, and the versions that judge."""
        told = [f"{one.map.content_hash} {one.since} {one.adopts}" for one in self.judges]
        return " ".join([self.content_hash, *told])

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in document order; rank = position from 1 [M11]."""
        return self.document.stages

    @property
    def touchpoints(self) -> tuple[tuple[Touchpoint, Stage], ...]:
        """Every touchpoint with the stage it is drawn in, in document order."""
        return tuple((point, stage) for stage in self.stages for point in stage.touchpoints)

    @property
    def per(self) -> str:
        """What one case follows: account, person or an object type."""
        return self.document.per

    @property
    def timezone(self) -> str:
        """The zone of the map, else of the workspace, else of the map's calendar, else UTC."""
        stated = self.document.timezone or self.workspace.timezone
        if stated is not None:
            return stated
        calendar = self._calendar(self.document.calendar or self.workspace.calendar)
        return (calendar.timezone if calendar else None) or "UTC"

    @property
    def currency(self) -> str | None:
        """The currency of bare amounts."""
        return self.document.currency or self.workspace.currency

    @property
    def locale(self) -> str:
        """The locale of bare texts."""
        return self.document.locale or self.workspace.locale or "en"

    def find(self, ref: Ref) -> Keyed:
        """The element of a reference.

        Raises:
            NotFoundError: with the nearest key of that kind.
        """
        found = self.elements.get(ref)
        if found is not None:
            return found.entity
        known = [known.key for known in self.elements if known.kind == ref.kind]
        advice = did_you_mean(ref.key, known)
        raise NotFoundError(
            say("There is no {kind} {key} on the map", kind=ref.kind, key=repr(ref.key)),
            remedy=advice,
        )

    def _typed(self, kind: str, key: str, model: type[E_]) -> E_:
        entity = self.find(Ref(kind, key))
        if isinstance(entity, model):
            return entity
        raise NotFoundError(
            say("{kind}:{key} is a {element}", kind=kind, key=key, element=entity.element)
        )

    def stage(self, key: str) -> Stage:
        """The stage with this key, or NotFoundError."""
        return self._typed("stage", key, Stage)

    def touchpoint(self, key: str) -> Touchpoint:
        """The touchpoint with this key, or NotFoundError."""
        return self._typed("touchpoint", key, Touchpoint)

    def stage_of(self, touchpoint_key: str) -> Stage:
        """The stage that a touchpoint is drawn in."""
        return next(s for point, s in self.touchpoints if point.key == touchpoint_key)

    def path(self, key: str) -> Path:
        """The path with this key, or NotFoundError."""
        return self._typed("path", key, Path)

    def outcome(self, key: str) -> Outcome:
        """The outcome with this key, or NotFoundError."""
        return self._typed("outcome", key, Outcome)

    def segment(self, key: str) -> Segment:
        """The segment with this key, or NotFoundError."""
        return self._typed("segment", key, Segment)

    def kpi(self, key: str) -> Kpi:
        """The KPI with this key, or NotFoundError."""
        return self._typed("kpi", key, Kpi)

    def department(self, key: str) -> Department:
        """The department with this key, or NotFoundError."""
        return self._typed("department", key, Department)

    def persona(self, key: str) -> Persona:
        """The persona with this key, or NotFoundError."""
        return self._typed("persona", key, Persona)

    def channel(self, key: str) -> Channel:
        """The channel with this key; a channel kind is ready without a declaration [M10]."""
        ref = Ref("channel", key)
        if ref not in self.elements and key in self._channel_kinds():
            words = Text(((self.locale, key.replace("_", " ").capitalize()),), self.locale)
            return Channel(key=key, name=words, kind=key if key in CHANNEL_KINDS else "other")
        return self._typed("channel", key, Channel)

    def _channel_kinds(self) -> tuple[str, ...]:
        return (*CHANNEL_KINDS, *self.workspace.taxonomy.channel_kind)

    def of_kind(self, kind: str) -> tuple[Element, ...]:
        """Every element of a kind, the map's before the workspace's."""
        return tuple(found for ref, found in self.elements.items() if ref.kind == kind)

    @property
    def looked_on(self) -> date | None:
        """When somebody last said that the map was looked at, or when it was published."""
        document = self.document
        published = document.valid_from if document.status == "published" else None
        return document.reviewed_on or published

    @property
    def review_due_on(self) -> date | None:
        """When it must be looked at again [M52]; None while nobody ever did, or after the last day of the calendar."""
        rhythm = timedelta(seconds=self.document.review_every.nominal_seconds())
        try:
            return None if self.looked_on is None else self.looked_on + rhythm
        except OverflowError:
            return None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of map and workspace."""
        return self.document.segments + self.workspace.segments

    @property
    def departments(self) -> tuple[Department, ...]:
        """The departments of map and workspace."""
        return self.document.departments + self.workspace.departments

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that map and workspace declare."""
        return self.document.channels + self.workspace.channels

    @property
    def personas(self) -> tuple[Persona, ...]:
        """The personas of map and workspace."""
        return self.document.personas + self.workspace.personas

    def next_stages(self, stage_key: str) -> tuple[str, ...]:
        """The stages that a stage leads to: as stated, else the one after it [M11]."""
        keys = [stage.key for stage in self.stages]
        stated = self.stage(stage_key).next
        if stated is not None:
            return stated
        following = keys.index(stage_key) + 1
        return tuple(keys[following : following + 1])

    def calendar_of(self, stage: Stage | Path | None) -> WorkCalendar:
        """The calendar of a standard: its own, else the map's, else the workspace's, else Mon-Fri."""
        standard = stage.standard if stage is not None else self.document.standard
        own = standard.calendar if isinstance(standard, Standard) else None
        calendar = self._calendar(own or self.document.calendar or self.workspace.calendar)
        if calendar is None:
            return WorkCalendar(timezone=self.timezone)
        return calendar.working(self.timezone)

    def _calendar(self, key: str | None) -> Calendar | None:
        found = self.elements.get(Ref("calendar", key)) if key is not None else None
        return found.entity if found is not None and isinstance(found.entity, Calendar) else None

    def standard_of(
        self, stage: Stage | Path, segment: str | None, *, region: str | None = None
    ) -> Standard | None:
        """The standard for a segment: the first exception that matches replaces the promise."""
        standard = stage.standard
        if not isinstance(standard, Standard):
            return None
        for case in standard.by:
            if case.segment in (None, segment) and case.region in (None, region):
                if case.target is None:
                    kept = {
                        "warn": case.warn or standard.warn,
                        "breach": case.breach or standard.breach,
                    }
                else:
                    kept = {
                        "target": case.target,
                        "due": None,
                        "warn": case.warn,
                        "breach": case.breach,
                    }
                return standard.model_copy(update=kept)
        return standard

    def owner_of(self, ref: Ref) -> str | None:
        """The owner of an element, inherited from what contains it [M32]."""
        found = self.elements.get(ref)
        while found is not None:
            if found.entity.owner is not None:
                return found.entity.owner
            found = self.elements.get(found.holder) if found.holder is not None else None
        return self.document.owner

    def name_of(self, ref: Ref) -> str:
        """The name of an element in the map's locale; its key where it has none."""
        found = self.elements.get(ref)
        name: Text | None = getattr(found.entity, "name", None) if found is not None else None
        if name is None and ref.kind == "channel":
            return ref.key.replace("_", " ").capitalize()
        return str(name) if name is not None else ref.key

    def party_name(self, actor: str) -> str:
        """Who acts or answers: a party of the map by its name, else its key in words."""
        kind, colon, key = actor.partition(":")
        refs = [Ref(kind, key)] if colon else [Ref(one, actor) for one in PARTIES]
        found = next((ref for ref in refs if ref in self.elements), None)
        said = key if colon else actor
        return said.replace("_", " ") if found is None else self.name_of(found)

    def words(self, text: Text | None) -> str:
        """The words of a text in the map's locale; empty when there is none."""
        return "" if text is None else str(text)


@dataclass(frozen=True, slots=True)
class Judge:
    """A version that judges cases: those that begin while it is in force [M27].

    `since` = the instant from which it is in force, None where it names no day; `adopts` = open cases
    change over to it at their next stage entry.
    """

    map: CheckedMap
    since: datetime | None
    adopts: bool


def judged_by(shown: CheckedMap, versions: Sequence[CheckedMap]) -> CheckedMap:
    """The same map with the versions of it by which cases are judged: those of how it is, in their order of time."""
    judges = [
        Judge(one, _midnight(one), one.document.adopt == "open_cases")
        for one in versions
        if one.document.state == "as_is"
    ]
    judges.sort(key=lambda one: one.since or datetime.min.replace(tzinfo=UTC))
    return replace(shown, judges=tuple(judges))


def _midnight(version: CheckedMap) -> datetime | None:
    """The first instant of the day from which a version is in force, where the journey is at home."""
    day = version.document.valid_from
    if day is None:
        return None
    return datetime.combine(day, time(), ZoneInfo(version.timezone)).astimezone(UTC)


def resolve(map_file: MapFile) -> CheckedMap:
    """The map with every reference resolved.

    Raises:
        DocumentError: naming every reference that leads nowhere and every key that is there twice.
    """
    inventory = take_inventory(map_file.document, map_file.workspace)
    _refuse(map_file, inventory)
    return checked(map_file, inventory)


def checked(map_file: MapFile, inventory: Inventory) -> CheckedMap:
    """The map with its lookups, whatever dangles; the first of two equal keys is the one meant."""
    elements: dict[Ref, Element] = {}
    for element in inventory.elements:
        elements.setdefault(element.ref, element)
    return CheckedMap(
        document=map_file.document,
        workspace=map_file.workspace,
        content_hash=content_hash(map_file.document),
        file=map_file.file,
        places=map_file.places,
        elements=MappingProxyType(elements),
    )


def _refuse(map_file: MapFile, inventory: Inventory) -> None:
    taxonomy = map_file.workspace.taxonomy.channel_kind
    broken = [*dangling(inventory, channel_kinds=taxonomy), *repeated(inventory)]
    if not broken:
        return
    places = [
        (map_file.workspace_places if one.in_workspace else map_file.places).place(one.path)
        for one in broken
    ]
    others = [
        say("{broken} [{place}]", broken=one.message, place=str(place))
        for one, place in zip(broken[1:], places[1:], strict=True)
    ]
    message = series([broken[0].message, *others[:MOST_TOLD]])
    raise DocumentError(message, place=places[0], remedy=broken[0].remedy)
