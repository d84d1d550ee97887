"""Which values and rules may be written: the scalars and the rule grammar as JSON Schema."""

from wayline.base import JsonObject, JsonValue
from wayline.map.binding import OPERATORS, TAKES

LOCAL = "#/$defs/"


def pointing(name: str) -> JsonObject:
    """A reference to a definition."""
    return {"$ref": LOCAL + name}


def fields(
    properties: JsonObject, *, required: tuple[str, ...] = (), fewest: int | None = None
) -> JsonObject:
    """An object with these fields and no other."""
    schema: JsonObject = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        schema["required"] = list(required)
    if fewest is not None:
        schema["minProperties"] = fewest
    return schema


def one_or_list(part: JsonObject, *, fewest: int = 0) -> JsonObject:
    """A list of parts, of which a single one may stand bare."""
    listed: JsonObject = {"type": "array", "items": part}
    return any_of(part, {**listed, "minItems": fewest} if fewest else listed)


def any_of(*parts: JsonValue) -> JsonObject:
    """Any of these; options inside options are options, and each is named once."""
    options: list[JsonValue] = []
    for part in parts:
        inner = part.get("anyOf") if isinstance(part, dict) and len(part) == 1 else None
        for option in inner if isinstance(inner, list) else [part]:
            if option not in options:
                options.append(option)
    only = options[0]
    return only if len(options) == 1 and isinstance(only, dict) else {"anyOf": options}


_TEXT: JsonObject = {"type": "string", "minLength": 1, "maxLength": 200}
_SCALAR: JsonObject = {"type": ["string", "number", "boolean"]}
_LENGTH: JsonObject = {"type": "string"}
_COUNT: JsonObject = {"type": "integer", "minimum": 1}


def scalar_definitions() -> JsonObject:
    """Definitions of the scalars of map.md section 4."""
    words: JsonObject = {"type": "string", "minLength": 1}
    by_locale: JsonObject = {"type": "object", "minProperties": 1, "additionalProperties": words}
    share: JsonObject = {"type": "number", "minimum": 0, "maximum": 1}
    return {
        "text": {"description": "words, or words by locale", **any_of(words, by_locale)},
        "duration": {"type": "string", "examples": ["10 business days", "2 hours"]},
        "money": {"type": ["string", "number"], "examples": ["1200 USD"]},
        "share": any_of(share, {"type": "string", "examples": ["30 %"]}),
        "period": {"type": ["string", "integer"], "examples": ["2026-H1", "2026-05"]},
        "change": {"type": ["string", "number"], "examples": ["-15 %", "+5 pp"]},
        "day": {"type": "string", "format": "date"},
        "key": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,62}$"},
        "ref": {"type": "string", "pattern": "^[a-z_]+:[a-z][a-z0-9_]{0,62}$"},
        "quantity": {"type": ["number", "string"], "examples": [50, "95 %", "10 days"]},
    }


def grammar_definitions() -> JsonObject:
    """Definitions of rule, binding, question, cond, gate, test and tests."""
    name = any_of(_TEXT, fields({"eq": _TEXT}, required=("eq",)))
    parts: JsonObject = {
        "event": one_or_list(name, fewest=1),
        "source": one_or_list(name, fewest=1),
        "channel": one_or_list(name, fewest=1),
        "where": pointing("tests"),
    }
    use: JsonObject = {
        "take": {"enum": list(TAKES)},
        "per": {"type": "string"},
        "priority": {"type": "integer", "minimum": -1000, "maximum": 1_000_000},
    }
    bare: tuple[JsonValue, JsonValue] = (_TEXT, {"type": "array", "items": name, "minItems": 1})
    return {
        "rule": any_of(*bare, fields(parts, fewest=1), *_joined("rule", {})),
        "binding": any_of(*bare, fields({**parts, **use}, fewest=1), *_joined("rule", use)),
        "question": any_of(pointing("binding")),
        "tests": {"type": "object", "minProperties": 1, "additionalProperties": pointing("test")},
        "test": any_of(_SCALAR, {"type": "array", "items": _SCALAR}, *_operators()),
        "gate": _gate(),
        "cond": any_of(pointing("rule"), *_joined("cond", {}), *_history()),
    }


def _joined(what: str, use: JsonObject) -> list[JsonValue]:
    listed: JsonObject = {"type": "array", "items": pointing(what)}
    parts: dict[str, JsonObject] = {"all": listed, "any": listed, "not": pointing(what)}
    return [fields({name: part, **use}, required=(name,)) for name, part in parts.items()]


def _operators() -> list[JsonValue]:
    other = fields({"field": _TEXT}, required=("field",))
    listed: JsonObject = {"type": "array", "items": _SCALAR}
    operands: dict[str, JsonObject] = {
        "between": {**listed, "minItems": 2, "maxItems": 2},
        "like": {"type": "string", "minLength": 1},
        "in": listed,
        "not_in": listed,
        "present": {"type": "boolean"},
    }
    return [
        fields({op: operands.get(op, any_of(_SCALAR, other))}, required=(op,)) for op in OPERATORS
    ]


def _gate() -> JsonObject:
    paths = one_or_list({"type": "string"}, fewest=1)
    need: JsonObject = {"type": "string", "pattern": "^(all|any|quorum\\( *[0-9]{1,4} *\\))$"}
    return any_of(paths, fields({"paths": paths, "need": need}, required=("paths",)))


def _history() -> list[JsonValue]:
    seen: JsonObject = {
        "seen": pointing("rule"), "times": _COUNT, "people": _COUNT, "within": _LENGTH,
    }  # fmt: skip
    overdue: JsonObject = {
        "after": pointing("rule"),
        "expect": pointing("rule"),
        "within": _LENGTH,
    }
    late = fields(overdue, required=("expect", "within"))
    return [
        fields(seen, required=("seen",)),
        fields({"overdue": late}, required=("overdue",)),
        fields({"gate": pointing("gate")}, required=("gate",)),
        fields({"is": pointing("tests")}, required=("is",)),
    ]
