"""Which documents may be written: the JSON Schema of a map, short forms and all [M61]."""

from wayline.base import JsonObject, JsonValue
from wayline.map.document import JourneyMap
from wayline.map.entity import Keyed, Value
from wayline.map.experience import Feeling, Reading
from wayline.map.grammar_schema import (
    LOCAL,
    any_of,
    grammar_definitions,
    one_or_list,
    pointing,
    scalar_definitions,
)
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.targets import Measure, Target

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"
DERIVED = ("key", "basis")  # written down by the reader where the author leaves them out [M2] [M17]


def json_schema() -> JsonObject:
    """What may stand in a map file, as JSON Schema; what only a person can judge is left to `check`."""
    models = {one.__name__: one for one in _models_in(JourneyMap, {})}
    raw: JsonObject = JourneyMap.model_json_schema(by_alias=True, mode="validation")
    definitions = raw.pop("$defs", {})
    schema: JsonObject = {"$schema": SCHEMA_ID, **_object(raw, JourneyMap)}
    schema["title"] = "A Wayline journey map"
    schema["$defs"] = {
        **scalar_definitions(),
        **grammar_definitions(),
        **_definitions(definitions if isinstance(definitions, dict) else {}, models),
    }
    return schema


def _models_in(model: type[Value], found: dict[type[Value], None]) -> dict[type[Value], None]:
    """The model and every model inside it."""
    if model not in found:
        found[model] = None
        for shape in shape_of(model).values():
            if shape.model is not None:
                _models_in(shape.model, found)
    return found


def _definitions(definitions: JsonObject, models: dict[str, type[Value]]) -> JsonObject:
    written: JsonObject = {}
    for name, schema in definitions.items():
        model = models.get(name)
        if model is None or not isinstance(schema, dict):
            written[name] = schema
        else:
            written[name] = _with_short_form(_object(schema, model), model)
    return written


def _object(schema: JsonObject, model: type[Value]) -> JsonObject:
    """The fields of a model as they may be written: lists bare, nulls allowed, keys left out."""
    properties = schema.get("properties")
    shapes = shape_of(model)
    required = schema.get("required")
    needed: list[JsonValue] = [
        name for name in (required if isinstance(required, list) else []) if name not in DERIVED
    ]
    listed: JsonObject = {}
    for name, part in (properties if isinstance(properties, dict) else {}).items():
        kept = _field(part if isinstance(part, dict) else {}, shapes[name])
        listed[name] = kept if name in needed else any_of(kept, {"type": "null"})
    written: JsonObject = {
        "type": "object",
        "properties": listed,
        "additionalProperties": False,
    }
    for name in ("title", "description"):
        if name in schema:
            written[name] = schema[name]
    return {**written, "required": needed} if needed else written


def _field(schema: JsonObject, shape: FieldShape) -> JsonObject:
    schema = {name: part for name, part in schema.items() if name not in ("default", "title")}
    kept = _grammar(schema)
    if not isinstance(kept, dict):
        return {}
    return _bare_lists(kept) if shape.is_list else kept


def _grammar(schema: JsonValue) -> JsonValue:
    """The schema with each mark of the rule grammar turned into a reference to it."""
    if isinstance(schema, list):
        return [_grammar(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    grammar = schema.get("x-grammar")
    if isinstance(grammar, str):
        return pointing(grammar)
    inner = {name: _grammar(part) for name, part in schema.items() if name != "title"}
    options = inner.get("anyOf")
    return any_of(*options) if isinstance(options, list) and len(inner) == 1 else inner


def _bare_lists(schema: JsonObject) -> JsonObject:
    """A single part is accepted where a list is expected [M3]."""
    options = schema.get("anyOf")
    if isinstance(options, list):
        return any_of(*(_bare_lists(one) if isinstance(one, dict) else one for one in options))
    items = schema.get("items")
    if schema.get("type") != "array" or not isinstance(items, dict):
        return schema
    fewest = schema.get("minItems")
    return one_or_list(items, fewest=fewest if isinstance(fewest, int) else 0)


def _with_short_form(schema: JsonObject, model: type[Value]) -> JsonObject:
    """The object, or the bare value that stands for it."""
    properties = schema["properties"]
    options: list[JsonValue] = [schema]
    if model.short is not None and isinstance(properties, dict):
        options.append(properties[model.short])
    if issubclass(model, Reading) and shape_of(model)["value"].model is Feeling:
        options.append({"$ref": f"{LOCAL}Feeling"})
    if model is Target:
        options.append({"type": "string", "pattern": "^ *[<>]"})
    if model is Measure:
        options.append({"const": "manual"})
    required = schema.get("required")
    if issubclass(model, Keyed) and isinstance(required, list) and required != ["name"]:
        options = options[:1]  # a name alone does not say enough
    return any_of(*options)
