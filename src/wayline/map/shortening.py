"""How would a person write it: canonical JSON with its short forms, the inverse of expanding [M3]."""

from wayline.base import JsonObject, JsonValue
from wayline.map.binding import PROVABLE
from wayline.map.entity import NONE, Keyed, Value
from wayline.map.experience import Ratings, Reading
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.targets import Target

_SIGNS = {"above": ">", "at_least": ">=", "below": "<", "at_most": "<="}
_LATE = ("owner", "note", "evidence", "tags", "was", "external", "x")  # what is seldom read first


def shorten(fields: JsonObject, model: type[Value]) -> JsonObject:
    """The fields of an entity in the order and the short forms of a person."""
    shapes = shape_of(model)
    first = [name for name in ("wayline", "key", "name") if name in fields]
    listed = [name for name in fields if shapes[name].element is not None]
    late = [name for name in _LATE if name in fields and name not in listed]
    last = [*late, *listed]
    middle = [name for name in fields if name not in first and name not in last]
    return {name: short_part(fields[name], shapes[name]) for name in (*first, *middle, *last)}


def short_part(value: JsonValue, shape: FieldShape) -> JsonValue:
    """One field: a list of one value stands bare where its part is no list itself."""
    if shape.grammar is not None:
        return _short_rules(value, shape)
    if shape.model is None or shape.is_map or value == NONE:
        return value
    if not isinstance(value, list):
        return short_single(value, shape)
    parts = [short_single(part, shape) for part in value]
    bare = shape.element is None and len(parts) == 1 and not isinstance(parts[0], list)
    return parts[0] if bare else parts


def short_single(value: JsonValue, shape: FieldShape) -> JsonValue:
    """One part of a field: the bare value where it says all."""
    model = shape.model
    if model is None or not isinstance(value, dict):
        return value
    fields = shorten(value, model)
    if issubclass(model, Ratings):
        return fields
    if issubclass(model, Reading) and fields.get("basis") == "believed" and not shape.is_customer:
        fields = {name: part for name, part in fields.items() if name != "basis"}
    if model is Target and set(value) == {"kind", "value"} and value["kind"] in _SIGNS:
        return f"{_SIGNS[str(value['kind'])]} {value['value']}"
    short = model.short
    if short is None or set(fields) != {short} or issubclass(model, Keyed):
        return fields
    bare = fields[short]
    misread = isinstance(bare, dict) or (shape.takes_none and bare == NONE)
    if misread or (isinstance(bare, list) and shape.is_list):
        return fields
    return bare


def _short_rules(value: JsonValue, shape: FieldShape) -> JsonValue:
    if shape.is_list and isinstance(value, list):
        return [short_rule(part) for part in value]
    match shape.grammar:
        case "cond":
            return short_cond(value)
        case "tests":
            return _short_tests(value)
        case _:
            return short_rule(value)


def short_rule(value: JsonValue) -> JsonValue:
    """A rule, binding or question: bare names, bare values, no list around a single name."""
    if not isinstance(value, dict):
        return value
    short: JsonObject = {}
    for name, part in value.items():
        if name in ("all", "any") and isinstance(part, list):
            short[name] = [short_rule(inner) for inner in part]
        elif name == "not":
            short[name] = short_rule(part)
        elif name == "where":
            short[name] = _short_tests(part)
        else:
            short[name] = part[0] if isinstance(part, list) and len(part) == 1 else part
    names = short.get("event")
    alone = set(short) == {"event"} and (isinstance(names, list) or _is_plain_name(names))
    return names if alone else short


def _is_plain_name(value: JsonValue) -> bool:
    """True for a name that stays a name when it stands alone, not `none` and not `stage:x`."""
    if not isinstance(value, str) or value in (NONE, "entry"):
        return False
    return value.partition(":")[0] not in PROVABLE


def short_cond(value: JsonValue) -> JsonValue:
    """A condition: a bare rule where `seen` says nothing else."""
    if not isinstance(value, dict):
        return value
    if set(value) == {"seen"}:
        seen = short_rule(value["seen"])
        joined = isinstance(seen, dict) and bool({"all", "any", "not"} & set(seen))
        return {"seen": seen} if joined or isinstance(value["seen"], str) else seen
    short: JsonObject = {}
    for name, part in value.items():
        if name in ("all", "any") and isinstance(part, list):
            short[name] = [short_cond(inner) for inner in part]
        elif name == "not":
            short[name] = short_cond(part)
        elif name == "is":
            short[name] = _short_tests(part)
        elif name == "overdue" and isinstance(part, dict):
            short[name] = {step: short_rule(inner) for step, inner in part.items()}
        else:
            short[name] = short_rule(part) if name == "seen" else part
    return short


def _short_tests(value: JsonValue) -> JsonValue:
    if not isinstance(value, dict):
        return value
    return {field: _short_test(test) for field, test in value.items()}


def _short_test(test: JsonValue) -> JsonValue:
    if isinstance(test, dict) and set(test) == {"eq"} and not isinstance(test["eq"], dict):
        return test["eq"]
    return test["in"] if isinstance(test, dict) and set(test) == {"in"} else test
