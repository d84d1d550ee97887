"""What may an audience see of a map? A profile lists it; all else is gone before anything is written [M34] [M35]."""

from dataclasses import dataclass, field

from wayline.base import JsonObject, JsonValue
from wayline.map import (
    CHANNEL_KINDS,
    FieldShape,
    JourneyMap,
    Profile,
    Value,
    from_json,
    shape_of,
    to_json,
)

# What the design marks as visible to a client. Paths go from the map inwards, without positions.
CLIENT = Profile.model_validate({
    "key": "client", "name": "Client",
    "allow": [
        "name", "goal", "stages.name", "stages.need.text", "stages.need.kind", "stages.standard.target",
        "stages.touchpoints.name", "stages.touchpoints.channels", "stages.touchpoints.expectation",
        "stages.touchpoints.cadence", "stages.touchpoints.response_within", "channels.name", "kpis.name",
    ],
})  # fmt: skip
FORM = ("wayline", "locale")  # without which a map cannot be read at all
NOT_YET = "0.0.0"  # the number of a redacted map: it is no version


@dataclass(slots=True)
class Redacted:
    """A map with nothing in it but what a profile allows, under keys that tell nothing.

    Attributes:
        document: the map.
        kpis: the KPIs marked for the client: the new key of each by its own.
    """

    document: JourneyMap
    kpis: dict[str, str] = field(default_factory=dict)


def redact(document: JourneyMap, profile: Profile) -> Redacted:
    """The map as an audience may see it [M34]-[M36].

    References and rules are in no redacted map, whatever the profile says: they name what is hidden.
    Keys are numbered anew, so that they neither speak nor show a gap.
    """
    source = to_json(document)
    source["kpis"] = [row for row in _rows(source.get("kpis")) if row.get("client") is True]
    walk = _Walk(frozenset(profile.allow))
    kept = walk.fields(source, JourneyMap, ())
    kept |= {name: source[name] for name in FORM if name in source}
    kept |= {"key": "map", "version": NOT_YET}
    kept.setdefault("name", "Journey")
    kept.setdefault("stages", [{"key": "stages_1", "name": "Stage"}])
    kept.pop("kpis", None)
    return Redacted(from_json(walk.channels_named(kept)), walk.keys.get("kpis", {}))


@dataclass(slots=True)
class _Walk:
    allowed: frozenset[str]
    keys: dict[str, dict[str, str]] = field(default_factory=dict)  # list -> old key -> new key

    def fields(self, part: JsonObject, model: type[Value], path: tuple[str, ...]) -> JsonObject:
        kept: JsonObject = {}
        for name, value in part.items():
            shape = shape_of(model).get(name)
            here = (*path, name)
            if shape is None or not self._may_hold(here):
                continue
            found = self._field(value, shape, here)
            if found not in (None, [], {}):
                kept[name] = found
        return kept

    def _field(self, value: JsonValue, shape: FieldShape, path: tuple[str, ...]) -> JsonValue:
        if shape.key_of == "channel":
            return value if self._is_allowed(path) else None
        if shape.grammar is not None or shape.key_of is not None or shape.party or shape.kinds:
            return None
        if shape.model is None:
            return value if self._is_allowed(path) else None
        if isinstance(value, list):
            return [row for part in value if (row := self._part(part, shape, path))]
        return self._part(value, shape, path)

    def _part(self, part: JsonValue, shape: FieldShape, path: tuple[str, ...]) -> JsonValue:
        if not isinstance(part, dict) or shape.model is None:
            return None
        kept = self.fields(part, shape.model, path)
        if shape.element is not None and kept:
            known = self.keys.setdefault(path[-1], {})
            known[str(part["key"])] = f"{path[-1]}_{len(known) + 1}"
            form = _form(shape, part)
            return {"key": known[str(part["key"])], **form, **kept}
        return kept

    def _is_allowed(self, path: tuple[str, ...]) -> bool:
        """True when the path, or one that it lies in, is on the list."""
        return any(".".join(path[:end]) in self.allowed for end in range(1, len(path) + 1))

    def _may_hold(self, path: tuple[str, ...]) -> bool:
        """True when something at or below the path is on the list."""
        inside = ".".join(path) + "."
        return self._is_allowed(path) or any(one.startswith(inside) for one in self.allowed)

    def channels_named(self, document: JsonObject) -> JsonObject:
        """Touchpoints with the new keys of the channels that are still there."""
        known = self.keys.get("channels", {})
        for stage in _rows(document.get("stages")):
            for point in _rows(stage.get("touchpoints")):
                listed = point.get("channels")
                if isinstance(listed, list):
                    point["channels"] = [
                        known.get(str(one), str(one))
                        for one in listed
                        if str(one) in known or str(one) in CHANNEL_KINDS
                    ]
        return document


def _form(shape: FieldShape, part: JsonObject) -> JsonObject:
    """What a part cannot be read without: of a channel its kind, if that is no word of the house."""
    if shape.element != "channel":
        return {}
    return {"kind": part["kind"] if part.get("kind") in CHANNEL_KINDS else "other"}


def _rows(value: JsonValue) -> list[JsonObject]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
