"""A small judge of JSON Schema: as much of it as our schema uses, and a complaint for the rest."""

import re

from wayline.map import JsonObject, JsonValue

KNOWN = {
    "type", "enum", "const", "anyOf", "$ref", "properties", "required", "additionalProperties", "items",
    "minItems", "maxItems", "minLength", "maxLength", "pattern", "minimum", "maximum", "minProperties",
    "title", "description", "examples", "format", "$schema", "$defs",
}  # fmt: skip
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "number": (int, float), "integer": (int,), "boolean": (bool,),
    "object": (dict,), "array": (list,), "null": (type(None),),
}  # fmt: skip


def accepts(schema: JsonObject, value: JsonValue) -> bool:
    return _fits(schema, value, schema)


def _fits(schema: JsonValue, value: JsonValue, root: JsonObject) -> bool:
    if schema is True:
        return True
    assert isinstance(schema, dict)
    assert set(schema) <= KNOWN
    if "$ref" in schema:
        definitions = root["$defs"]
        assert isinstance(definitions, dict)
        return _fits(definitions[str(schema["$ref"]).removeprefix("#/$defs/")], value, root)
    options = schema.get("anyOf")
    if isinstance(options, list) and not any(_fits(one, value, root) for one in options):
        return False
    return _is_typed(schema, value) and _is_bounded(schema, value) and _holds(schema, value, root)


def _is_typed(schema: JsonObject, value: JsonValue) -> bool:
    if "const" in schema and value != schema["const"]:
        return False
    listed = schema.get("enum")
    if isinstance(listed, list) and value not in listed:
        return False
    kinds = schema.get("type")
    if kinds is None:
        return True
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(_is_a(str(name), value) for name in names)


def _is_a(name: str, value: JsonValue) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def _is_bounded(schema: JsonObject, value: JsonValue) -> bool:
    if isinstance(value, str):
        pattern = schema.get("pattern")
        return _between(schema, len(value), "Length") and (
            not isinstance(pattern, str) or re.search(pattern, value) is not None
        )
    if isinstance(value, list):
        return _between(schema, len(value), "Items")
    if isinstance(value, dict):
        return _between(schema, len(value), "Properties")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _between(schema, value, "imum")
    return True


def _between(schema: JsonObject, number: float, what: str) -> bool:
    low, high = schema.get(f"min{what}"), schema.get(f"max{what}")
    return (not isinstance(low, int | float) or number >= low) and (
        not isinstance(high, int | float) or number <= high
    )


def _holds(schema: JsonObject, value: JsonValue, root: JsonObject) -> bool:
    if isinstance(value, list) and "items" in schema:
        return all(_fits(schema["items"], part, root) for part in value)
    if not isinstance(value, dict):
        return True
    needed, named = schema.get("required"), schema.get("properties")
    fields = named if isinstance(named, dict) else {}
    if isinstance(needed, list) and not all(name in value for name in needed):
        return False
    others = schema.get("additionalProperties", True)
    for name, part in value.items():
        if name in fields:
            if not _fits(fields[name], part, root):
                return False
        elif others is False or not _fits(others, part, root):
            return False
    return True
