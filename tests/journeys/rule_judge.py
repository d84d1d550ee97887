"""Does a rule match an event? Read straight from the text of the design, one event at a time [M37]-[M41].

Nothing of the compiler is used: the rule is the plain value as written in YAML, the event is a `Fact`.
"""

import json
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from journeys.facts_builder import Change, Fact
from wayline.map import JsonObject, JsonValue

COLUMNS = ("call", "medium", "direction", "status", "lifecycle", "cost", "value", "score")
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
DATE = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
SIGNS = {
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b, "gt": lambda a, b: a > b, "gte": lambda a, b: a >= b,
}  # fmt: skip
FOLDED = ("eq", "ne", "in", "not_in", "like")
Typed = str | float | bool | date | datetime


@cache
def folded(name: str) -> str:
    """NFC, lower case, runs of space, `-` and `_` as one `_` [M38]."""
    return re.sub(r"[\s_-]+", "_", unicodedata.normalize("NFC", name).lower())


@cache
def is_of_form(glob: str, text: str) -> bool:
    """`*` any run, `?` one character; by recursion, without a regular expression."""
    if not glob:
        return not text
    if glob[0] == "*":
        return any(is_of_form(glob[1:], text[at:]) for at in range(len(text) + 1))
    return bool(text) and glob[0] in ("?", text[0]) and is_of_form(glob[1:], text[1:])


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


def _named(asked: JsonValue, forms: Sequence[str]) -> bool:
    """One of the names is one of the forms; `{eq: name}` is literal."""
    for one in _listed(asked):
        if isinstance(one, dict):
            if folded(str(one["eq"])) in forms:
                return True
        elif any(is_of_form(folded(str(one)), form) for form in forms):
            return True
    return False


def as_instant(text: str) -> datetime | None:
    """ISO 8601 with or without a time; without an offset it is UTC."""
    if not (DATE.fullmatch(text) or INSTANT.fullmatch(text)):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def as_number(text: str) -> float | None:
    """A finite number in plain decimal writing."""
    number = float(text) if NUMBER.fullmatch(text.strip()) else math.inf
    return number if math.isfinite(number) else None


def of_type(text: str, like: Typed) -> Typed | None:
    """The event's text in the type of the rule's value; None = it does not convert [M40]."""
    if isinstance(like, bool):
        return {"true": True, "false": False}.get(text.lower())
    if isinstance(like, float):
        return as_number(text)
    moment = as_instant(text)
    if isinstance(like, datetime):
        return moment
    if isinstance(like, date):
        return None if moment is None else moment.date()
    return text


def written(value: JsonValue) -> Typed:
    """The value of a rule, with the type that its writing gives it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    text = str(value)
    if DATE.fullmatch(text) and as_instant(text) is not None:
        return date.fromisoformat(text)
    moment = as_instant(text)
    return text if moment is None else moment


@dataclass(frozen=True, slots=True)
class Judge:
    """Answers rules about events.

    Attributes:
        changes: the attributes of accounts, people and objects over time; later in the list = later told.
        object_type: the type of `Fact.case`.
        types: every object type that a source declares.
        departments: key, name and `match` of each department of the map.
        channels: key and name of each channel of the map.
    """

    changes: Sequence[Change] = ()
    object_type: str = "case"
    types: frozenset[str] = frozenset()
    departments: Sequence[tuple[str, str, tuple[str, ...]]] = ()
    channels: Sequence[tuple[str, str]] = ()

    def matches(self, rule: JsonValue, one: Fact) -> bool:
        """True when the event answers yes."""
        if not isinstance(rule, dict):
            return _named(rule, [folded(one.name)])
        if "all" in rule:
            return all(self.matches(part, one) for part in _listed(rule["all"]))
        if "any" in rule:
            return any(self.matches(part, one) for part in _listed(rule["any"]))
        if "not" in rule:
            return not self.matches(rule["not"], one)
        return self._event(rule, one)

    def _event(self, rule: JsonObject, one: Fact) -> bool:
        where = rule.get("where", {})
        assert isinstance(where, dict)
        return (
            ("event" not in rule or _named(rule["event"], [folded(one.name)]))
            and ("source" not in rule or _named(rule["source"], [folded(one.source)]))
            and ("channel" not in rule or _named(rule["channel"], self._channel_forms(one.channel)))
            and all(self.passes(field, test, one) for field, test in where.items())
        )

    def _channel_forms(self, channel: str | None) -> list[str]:
        if channel is None:
            return []
        meant = [{folded(key), folded(name)} for key, name in self.channels]
        forms = {folded(channel)}
        return sorted(forms.union(*(own for own in meant if folded(channel) in own)))

    def _department_forms(self, department: str) -> list[str]:
        forms = {folded(department)}
        for key, name, globs in self.departments:
            own = {folded(key), folded(name)}
            if folded(department) in own or any(
                is_of_form(folded(glob), folded(department)) for glob in globs
            ):
                forms |= own
        return sorted(forms)

    def passes(self, field: str, test: JsonValue, one: Fact) -> bool:
        """True when the value of the field passes the test; a missing value passes only `present: false`."""
        text = self.text_of(field, one)
        operator, operand = "eq", test
        if isinstance(test, list):
            operator = "in"
        elif isinstance(test, dict):
            operator, operand = next(iter(test.items()))
        if operator == "present":
            return (text is not None) is operand
        if text is None:
            return False
        if isinstance(operand, dict):
            return _against(operator, text, self.text_of(str(operand["field"]), one))
        by_words = all(isinstance(written(part), str) for part in _listed(operand))
        if field == "event.department" and operator in FOLDED and by_words:
            return self._department(operator, operand, text)
        return _passes(operator, operand, text)

    def _department(self, operator: str, operand: JsonValue, text: str) -> bool:
        forms = self._department_forms(text)
        if operator == "like":
            return any(is_of_form(folded(str(operand)), form) for form in forms)
        found = any(folded(str(name)) in forms for name in _listed(operand))
        return found is (operator in ("eq", "in"))

    def text_of(self, field: str, one: Fact) -> str | None:
        """The value of a field as text [M39]; None = missing."""
        owner, dot, name = field.partition(".")
        if dot and owner == "props":
            return _property(one, name)
        if dot and owner == "event":
            if name == "department":
                return one.department
            given = one.columns.get(name)
            return None if given is None else str(given)
        if dot and (owner in ("account", "person") or owner in self.types):
            return self._attribute(owner, name, one)
        return _property(one, field)

    def _attribute(self, owner: str, name: str, one: Fact) -> str | None:
        ids = {"account": one.account, "person": one.person}
        own = [("x", one.case)] if owner == self.object_type and one.case is not None else []
        held = [key for kind, key in one.objects if kind == owner] + [key for _, key in own if key]
        key = ids[owner] if owner in ids else min(held, default=None)
        known = [
            change for change in self.changes
            if (change.object_type, change.object_id, change.field) == (owner, key, name)
            and change.ts_us <= one.ts_us
        ]  # fmt: skip
        if not known:
            return None
        latest = max(known, key=lambda change: (change.ts_us, change.value or ""))
        return latest.value


def _property(one: Fact, name: str) -> str | None:
    value = (one.properties or {}).get(name)
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def _passes(operator: str, operand: JsonValue, text: str) -> bool:
    if operator == "like":
        return is_of_form(str(operand).lower(), text.lower())
    if operator == "between":
        low, high = _listed(operand)
        return _compares("gte", text, low) and _compares("lte", text, high)
    if operator == "in":
        return any(_compares("eq", text, one) for one in _listed(operand))
    if operator == "not_in":
        return all(_compares("ne", text, one) for one in _listed(operand))
    return _compares(operator, text, operand)


def _compares(operator: str, text: str, operand: JsonValue) -> bool:
    wanted = written(operand)
    value = of_type(text, wanted)
    return value is not None and bool(SIGNS[operator](value, wanted))


def _against(operator: str, left: str, right: str | None) -> bool:
    """Both as numbers, else both as dates, else both as text."""
    if right is None:
        return False
    for read in (as_number, as_instant):
        pair = read(left), read(right)
        if None not in pair:
            return bool(SIGNS[operator](*pair))
    return bool(SIGNS[operator](left, right))


def some_types(facts: Sequence[Fact], changes: Sequence[Change], own: str) -> frozenset[str]:
    """The object types that the events and the changes know."""
    found = {kind for one in facts for kind, _ in one.objects}
    found |= {own} if any(one.case is not None for one in facts) else set()
    return frozenset(found | {one.object_type for one in changes} - {"account", "person"})
