"""What is a finding, and what does a check see: the map, the day, and the house's thresholds [M52]."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from wayline.base import Duration, Place, Sentence, WorkCalendar
from wayline.map.checked import CheckedMap
from wayline.map.checks.naming import CHECK_NAMES
from wayline.map.document import JourneyMap
from wayline.map.elements import Element, Inventory
from wayline.map.entity import Keyed
from wayline.map.people import Path
from wayline.map.plain import StepPath
from wayline.map.portfolio import Thresholds
from wayline.map.reading import MapFile
from wayline.map.rules import Binding, Ref, Rule
from wayline.map.scalars import Text
from wayline.map.stages import Stage
from wayline.map.standards import Standard
from wayline.map.touchpoints import Touchpoint

Severity = Literal["E", "W", "I"]
IN_REVIEW = ("in_review", "approved", "published")
APPROVED = ("approved", "published")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check noticed; E blocks publishing, W and I do not.

    Attributes:
        code: the name of the check.
        severity: E, W or I.
        refs: the elements it is about.
        said: what is the matter.
        advice: what to do about it.
        place: file and line.
        fingerprint: equal for the same finding on the next day, so that it can be dismissed.
    """

    code: str
    severity: Severity
    refs: tuple[Ref, ...]
    said: Sentence
    advice: Sentence
    place: Place
    fingerprint: str

    @property
    def name(self) -> Sentence:
        """How the check is called."""
        return CHECK_NAMES[self.code]

    @property
    def message(self) -> str:
        """What is the matter, in English."""
        return str(self.said)

    @property
    def remedy(self) -> str:
        """What to do about it, in English."""
        return str(self.advice)


class Spot(Protocol):
    """Anything that knows its path, and whether that is in the workspace."""

    @property
    def path(self) -> StepPath:
        """Where it stands in its file."""
        ...

    @property
    def in_workspace(self) -> bool:
        """Whether its file is workspace.yaml."""
        ...


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a check may look at; `earlier` = the other versions of the map that are known."""

    map: CheckedMap
    file: MapFile
    inventory: Inventory
    today: date
    thresholds: Thresholds
    earlier: tuple[JourneyMap, ...] = ()

    def found(
        self,
        code: str,
        severity: Severity,
        about: Ref | tuple[Ref, ...],
        message: Sentence,
        *,
        remedy: Sentence,
        at: "StepPath | Spot | None" = None,
    ) -> Finding:
        """A finding about elements, placed at `at` or where the first of them stands."""
        refs = about if isinstance(about, tuple) else (about,)
        spot = at if at is not None else self.map.elements.get(refs[0], ())
        path = spot if isinstance(spot, tuple) else spot.path
        in_workspace = not isinstance(spot, tuple) and spot.in_workspace
        places = self.file.workspace_places if in_workspace else self.file.places
        named = "\n".join([code, *(str(ref) for ref in refs)])
        digest = hashlib.sha256(named.encode()).hexdigest()[:16]
        return Finding(code, severity, refs, message, remedy, places.place(path), digest)

    @property
    def root(self) -> Ref:
        """The map itself."""
        return Ref("journey", self.map.document.key)

    def of(self, kind: str) -> tuple[Element, ...]:
        """The elements of a kind on the map and in the workspace."""
        return self.map.of_kind(kind)

    def lived(self) -> Iterator[tuple[Ref, Stage | Touchpoint]]:
        """Every stage and touchpoint, in document order."""
        for stage in self.map.stages:
            yield Ref("stage", stage.key), stage
            for point in stage.touchpoints:
                yield Ref("touchpoint", point.key), point

    def name(self, ref: Ref) -> str:
        """The name of an element."""
        return self.map.name_of(ref)

    def department_of(self, ref: Ref) -> str | None:
        """The department that owns an element, None when nobody or a person does."""
        owner = self.map.owner_of(ref)
        return None if owner is None or owner.startswith("person:") else owner

    def standards(self) -> Iterator[tuple[Ref, Stage | Path, Standard]]:
        """Every stated standard of a stage or a path."""
        for stage in self.map.stages:
            if isinstance(stage.standard, Standard):
                yield Ref("stage", stage.key), stage, stage.standard
        for path in self.map.document.paths:
            if isinstance(path.standard, Standard):
                yield Ref("path", path.key), path, path.standard

    def worked_on(self) -> set[Ref]:
        """What the opportunities that are not rejected name."""
        open_ones = (one for one in self.map.document.opportunities if one.status != "rejected")
        return {ref for one in open_ones for ref in one.about}


def rule_of(binding: Binding | Literal["none"] | None) -> Rule | None:
    """The rule of a binding, None when there is none."""
    return binding.rule if isinstance(binding, Binding) else None


def words(name: Text | None, entity: Keyed) -> str:
    """The name of an entity, else its key."""
    return str(name) if name is not None else entity.key


def stretched(length: Duration, calendar: WorkCalendar) -> float:
    """About how many seconds pass on the wall while a length is used up; working time is stretched."""
    if not length.is_working:
        return length.nominal_seconds()
    week = 7 * 86_400 / max(1, len(calendar.days))
    days = float(length.amount)
    if length.unit == "business hours":
        days = days * 3600 / max(1, calendar.work_day_seconds)
    return days * week
