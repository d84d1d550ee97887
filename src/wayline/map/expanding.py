"""What does a short form stand for: plain values with every field written out and every key given [M3]."""

from dataclasses import dataclass, field

from wayline.base import JsonObject, JsonValue, did_you_mean, said_by, say, unique_slug
from wayline.map.entity import NONE, Kind, Value
from wayline.map.experience import Feeling, Ratings, Reading
from wayline.map.plain import ShapeError, StepPath
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.targets import Measure, Target, target_from_text

Keys = dict[Kind, set[str]]


@dataclass(slots=True)
class _Unkeyed:
    """A keyed thing that was written without a key."""

    kind: Kind
    fields: JsonObject


@dataclass(slots=True)
class _Expansion:
    taken: Keys
    unkeyed: list[_Unkeyed] = field(default_factory=list)

    def entity(self, value: JsonValue, model: type[Value], path: StepPath) -> JsonObject:
        fields = _fields(value, model, path)
        shapes = shape_of(model)
        expanded: JsonObject = {}
        for name, part in fields.items():
            shape = shapes.get(name)
            if shape is None:
                advice = did_you_mean(name, shapes) or say(
                    "Known here: {known}.", known=", ".join(shapes)
                )
                raise ShapeError(
                    say("There is no field {name}", name=repr(name)), (*path, name), remedy=advice
                )
            if part is not None:
                expanded[name] = self.part(part, shape, (*path, name))
        if model is Ratings:
            _check_customer(expanded, path)
        return expanded

    def part(self, value: JsonValue, shape: FieldShape, path: StepPath) -> JsonValue:
        if shape.takes_none and value == NONE:
            return value
        if shape.is_map or not (shape.is_list or shape.model):
            return value
        if not shape.is_list:
            return self.single(value, shape, path)
        listed = value if isinstance(value, list) else [value]
        return [self.single(part, shape, (*path, place)) for place, part in enumerate(listed)]

    def single(self, value: JsonValue, shape: FieldShape, path: StepPath) -> JsonValue:
        if shape.model is None:
            return value
        fields = self.entity(value, shape.model, path)
        kind = shape.element
        if kind is not None:
            key = fields.get("key")
            if isinstance(key, str):
                self.taken.setdefault(kind, set()).add(key)
            elif key is None:
                self.unkeyed.append(_Unkeyed(kind, fields))
        return fields


def expand(value: JsonValue, model: type[Value], *, taken: Keys | None = None) -> JsonObject:
    """The document with short forms written out, nulls dropped and missing keys derived [M2].

    Args:
        value: the plain document.
        model: JourneyMap or Workspace.
        taken: keys by kind that are used elsewhere; the document's own keys are added to it.

    Raises:
        ShapeError: for an unknown field, or a value where fields are expected.
    """
    expansion = _Expansion(taken if taken is not None else {})
    document = expansion.entity(value, model, ())
    for found in expansion.unkeyed:
        found.fields["key"] = _derived_key(found, expansion.taken.setdefault(found.kind, set()))
    if "key" in shape_of(model) and "key" not in document:
        document["key"] = unique_slug(_spoken(document.get("name")), set(), kind="map")
    return document


def _derived_key(found: _Unkeyed, taken: set[str]) -> str:
    name = _spoken(found.fields.get("name"))
    if not name:
        ends = (found.fields.get(part) for part in ("from", "to", "map"))
        name = " ".join(end.rpartition(":")[2] for end in ends if isinstance(end, str))
    key = unique_slug(name, taken, kind=found.kind)
    taken.add(key)
    return key


def _spoken(name: JsonValue) -> str:
    """The words of a name, the first ones where it is in several locales."""
    if isinstance(name, dict):
        name = next(iter(name.values()), None)
    return name if isinstance(name, str) else ""


def _fields(value: JsonValue, model: type[Value], path: StepPath) -> JsonObject:
    """The fields that a value stands for, before its parts are looked at."""
    if model is Target and isinstance(value, str):
        value = _target(value, path)
    elif model is Measure and value == "manual":
        value = {"manual": {}}
    elif issubclass(model, Reading):
        value = _reading(value, model, path)
    if isinstance(value, dict):
        return value
    if value is not None and model.short is not None:
        return {model.short: value}
    shown = say("nothing") if value is None else repr(value)[:60]
    known = ", ".join(shape_of(model))
    raise ShapeError(
        say("Expected fields, got {shown}", shown=shown),
        path,
        remedy=say("Known here: {known}.", known=known),
    )


def _reading(value: JsonValue, model: type[Value], path: StepPath) -> JsonValue:
    """A bare value is believed [M17]; a bare feeling is a value."""
    held = shape_of(model)["value"].model
    if not isinstance(value, dict) or (held is Feeling and "value" not in value):
        value = {"value": value}
    if "basis" not in value and path[-2:-1] != ("customer",):
        return {**value, "basis": "believed"}
    return value


def _check_customer(fields: JsonObject, path: StepPath) -> None:
    """Nobody speaks for the customer by leaving something out [M17]."""
    customer = fields.get("customer")
    for place, reading in enumerate(customer if isinstance(customer, list) else []):
        if isinstance(reading, dict) and "basis" not in reading:
            if not {"n", "period", "method"} <= set(reading):
                raise ShapeError(
                    say("A bare number cannot speak for the customer"),
                    (*path, "customer", place),
                    remedy=say("Say `basis: believed`, or give n, period and method."),
                )
            reading["basis"] = "observed"


def _target(value: str, path: StepPath) -> JsonObject:
    try:
        return {**target_from_text(value)}
    except ValueError as error:
        raise ShapeError(said_by(error), path) from error
