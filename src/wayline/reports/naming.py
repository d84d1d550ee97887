"""How is an element called on a report? Names and standards from the map, in the map's language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Duration, DurationUnit

if TYPE_CHECKING:
    from wayline.map import CheckedMap, Ref


CALENDAR_UNITS: dict[DurationUnit, DurationUnit] = {
    "business days": "days",
    "business hours": "hours",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The words of one map."""

    checked: "CheckedMap"

    @property
    def map_name(self) -> str:
        """The map's own name."""
        return self.checked.words(self.checked.document.name)

    @property
    def timezone(self) -> str:
        """The zone in which its dates are said."""
        return self.checked.timezone

    def owner(self, key: str | None) -> str | None:
        """The name of who answers for something; the key in words when the map has no name for it."""
        return None if key is None else self.checked.party_name(key)

    def element(self, ref: "Ref") -> str:
        """The name of any element of the map."""
        return self.checked.name_of(ref)

    def stage(self, key: str) -> str:
        """The name of a stage."""
        return self.checked.words(self.checked.stage(key).name)

    def touchpoint(self, key: str | None) -> str | None:
        """The name of a touchpoint; None stays None."""
        return None if key is None else self.checked.words(self.checked.touchpoint(key).name)

    def path(self, key: str) -> str:
        """The name of a stakeholder path."""
        return self.checked.words(self.checked.path(key).name)

    def segment(self, key: str) -> str:
        """The name of a segment."""
        return self.checked.words(self.checked.segment(key).name)

    def outcome(self, key: str | None) -> str | None:
        """The name of an outcome; None stays None."""
        return None if key is None else self.checked.words(self.checked.outcome(key).name)

    def channel(self, key: str) -> str:
        """The name of a channel; as the source said it when the map has no name for it."""
        from wayline.map import Ref

        return self.checked.name_of(Ref("channel", key))

    def kpi(self, key: str) -> str:
        """The name of a KPI."""
        return self.checked.words(self.checked.kpi(key).name)

    def standard(self, stage: str) -> Duration | None:
        """How long the stage should take."""
        standard = self.checked.standard_of(self.checked.stage(stage), None)
        return standard.target if standard is not None else None

    def unit(self, stage: str) -> DurationUnit | None:
        """The unit in which elapsed time of a stage is said: the standard's, in calendar terms."""
        target = self.standard(stage)
        if target is None:
            return None
        return CALENDAR_UNITS.get(target.unit, target.unit)
