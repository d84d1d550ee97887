"""Which form has the document `wayline.page/1`: its JSON Schema, read off the types that carry it."""

from pydantic import JsonValue

from wayline.insights import overlay_schema
from wayline.reports.page import Page

Schema = dict[str, JsonValue]
OVERLAY = "Overlay"


def page_schema() -> Schema:
    """The JSON Schema (2020-12) of the document; what it carries of the overlay is part of it."""
    own = Page.model_json_schema(mode="serialization")
    measured = overlay_schema()
    named = {**_named(own), **_named(measured), OVERLAY: _without_members(measured)}
    for replaced in ("JsonValue", "Members"):  # what stands in their place: Overlay, Who
        named.pop(replaced, None)
    root: Schema = {
        name: form for name, form in _fields(_bare(own)).items() if name not in ("$defs", "title")
    }
    parts: Schema = {**_fields(root["properties"]), "overlay": {"$ref": f"#/$defs/{OVERLAY}"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://wayline.example/schemas/page-1.json",
        "title": "What the page carries inside, wayline.page/1",
        **root,
        "properties": parts,
        "$defs": dict(sorted(named.items())),
    }


def _named(schema: Schema) -> Schema:
    """The forms that a schema names, without the titles that only repeat their names."""
    return {name: _bare(form) for name, form in _fields(schema.get("$defs")).items()}


def _without_members(measured: Schema) -> Schema:
    """The form of the overlay, less its `members`: the page carries them packed."""
    properties = {
        name: form for name, form in _fields(measured["properties"]).items() if name != "members"
    }
    said = measured.get("title")
    return {
        "type": "object",
        "description": f"{said}, without its `members`.",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _bare(form: JsonValue) -> JsonValue:
    """A form without the titles of its parts; a property called `title` stays."""
    if isinstance(form, list):
        return [_bare(part) for part in form]
    if not isinstance(form, dict):
        return form
    return {
        name: {key: _bare(part) for key, part in _fields(value).items()}
        if name == "properties"
        else _bare(value)
        for name, value in form.items()
        if not (name == "title" and isinstance(value, str))
    }


def _fields(form: JsonValue) -> Schema:
    return form if isinstance(form, dict) else {}
