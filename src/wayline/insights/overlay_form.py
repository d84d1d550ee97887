"""Which form has the document `wayline.overlay/1`: its JSON Schema, read off the types that carry it."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from inspect import getdoc
from typing import Literal, Union, get_args, get_origin, get_type_hints

from wayline.base import Estimate, Frame, Saying, Sentence
from wayline.insights.members import SIDES, Members
from wayline.insights.overlaid import Framed, OverlaidMap
from wayline.insights.overlay_document import FORMAT, Json

Schema = dict[str, Json]
_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Sentence: {"type": "string"},  # its English
    Saying: {"type": "string"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}
_INSTANT: Schema = {"type": ["string", "null"], "format": "date-time"}
_KEYS: Schema = {"type": "array", "items": {"type": "string"}}


def overlay_schema() -> Schema:
    """The JSON Schema (2020-12) of what `overlay_json` writes: every section, row and estimate."""
    named: dict[str, Schema] = {}
    sections: dict[str, Json] = {"format": {"const": FORMAT}, **_properties(OverlaidMap, named)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://wayline.example/schemas/overlay-1.json",
        "title": "The living map as JSON, wayline.overlay/1",
        "description": _said(OverlaidMap),
        **_closed(sections),
        "$defs": dict(sorted(named.items())),
    }


def _form(kind: object, named: dict[str, Schema]) -> Schema:
    """The schema of one type; dataclasses are named once and pointed at."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return _named(kind, named)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (types.UnionType, Union):  # a Literal with None is one of `typing`
        return {"anyOf": [_form(part, named) for part in parts]}
    if origin is tuple:
        return {"type": "array", "items": _form(parts[0], named)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _form(parts[1], named)}
    raise TypeError(f"no form is known for {kind!r}")


def _named(kind: type, named: dict[str, Schema]) -> Schema:
    name = _WRITTEN_AS.get(kind, kind.__name__)
    if name not in named:
        named[name] = {}  # holds the place while its parts are read
        named[name] = _SPECIAL[kind](named) if kind in _SPECIAL else _record(kind, named)
    return {"$ref": f"#/$defs/{name}"}


def _record(kind: type, named: dict[str, Schema]) -> Schema:
    return {"description": _said(kind), **_closed(_properties(kind, named))}


def _properties(kind: type, named: dict[str, Schema]) -> dict[str, Json]:
    """The fields of a dataclass by their names in the document (`from_` is `from`)."""
    hints = get_type_hints(kind)
    return {field.name.rstrip("_"): _form(hints[field.name], named) for field in fields(kind)}


def _closed(properties: Mapping[str, Json], *, optional: Sequence[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _said(kind: type) -> str:
    return (getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _framed(named: dict[str, Schema]) -> Schema:
    """An estimate in full, with quality and frame, as `framed_json` writes it."""
    hints = get_type_hints(Estimate)
    properties: dict[str, Json] = {
        field.name: _form(hints[field.name], named) for field in fields(Estimate)
    }
    properties["quality"] = {"enum": ["ok", "small", "few", "too_few", "none"]}
    properties["frame"] = {"type": "integer", "minimum": 0, "description": "position in `frames`"}
    return {"description": _said(Framed), **_closed(properties, optional=["note"])}


def _frame(_named: dict[str, Schema]) -> Schema:
    text: Schema = {"type": "string"}
    count: Schema = {"type": "integer", "minimum": 0}
    one_filter = _closed({"field": text, "value": text})
    provenance = (
        "definition_id", "snapshot_id", "map_version_hash", "engine", "code_version", "computed_at",
    )  # fmt: skip
    return {
        "description": _said(Frame),
        **_closed(
            {
                "population": _closed({"total": count, "counted": count, "left_out": _counts(count)}),
                "grain": text,
                "filters": {"type": "array", "items": one_filter},
                "window": _closed(
                    {
                        "start": _INSTANT, "end": _INSTANT, "horizon": _INSTANT, "timezone": text,
                        "matured_by": {"type": ["number", "null"]},
                    }
                ),
                "provenance": _closed({name: text for name in provenance})  # noqa: C420,
            }
        ),
    }  # fmt: skip


def _counts(count: Schema) -> Schema:
    return {"type": "object", "additionalProperties": count}


def _members(_named: dict[str, Schema]) -> Schema:
    sides: dict[str, Json] = dict.fromkeys(SIDES, _KEYS)
    left_out = _counts({"type": "integer", "minimum": 1})
    return {"description": _said(Members), **_closed({**sides, "left_out": left_out})}


_WRITTEN_AS: dict[type, str] = {Framed: "Estimate"}
_SPECIAL: dict[type, Callable[[dict[str, Schema]], Schema]] = {
    Framed: _framed,
    Frame: _frame,
    Members: _members,
}
