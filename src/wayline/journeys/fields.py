"""Where does the value of a field come from: columns, properties, attributes as known at the time [M39]."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wayline.base import DocumentError, did_you_mean, say
from wayline.engine import json_path
from wayline.journeys.values import Binds

FieldKind = Literal["column", "dictionary", "property", "attribute"]
COLUMNS: Mapping[str, str] = {
    "call": "e.call", "medium": "e.medium", "direction": "e.direction", "status": "e.status",
    "lifecycle": "e.lifecycle", "cost": "CAST(e.cost AS VARCHAR)",
    "value": "CAST(e.value AS VARCHAR)", "score": "CAST(e.score AS VARCHAR)",
}  # fmt: skip
DICTIONARIES: Mapping[str, str] = {
    "department": "departments", "employee": "employees", "system": "systems",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a rule, taken apart: `person.role` is the attribute `role` of `person`."""

    kind: FieldKind
    owner: str
    name: str


def parse_field(text: str, object_types: Mapping[str, int]) -> Field:
    """What a field of `where` or `is` names [M39]; a bare one, or one of no known owner, is a property.

    Raises:
        DocumentError: for a column of the event that there is not.
    """
    owner, dot, name = text.partition(".")
    if not dot or not name:
        return Field("property", "", text)
    if owner == "props":
        return Field("property", "", name)
    if owner == "event":
        return _event_field(text, name)
    if owner in ("account", "person") or owner in object_types:
        return Field("attribute", owner, name)
    return Field("property", "", text)


def _event_field(text: str, name: str) -> Field:
    if name in COLUMNS:
        return Field("column", "event", name)
    if name in DICTIONARIES:
        return Field("dictionary", "event", name)
    known = sorted((*COLUMNS, *DICTIONARIES))
    raise DocumentError(
        say(
            "a rule asks for '{text}', but an event has no such column; known: {known}.",
            text=text,
            known=", ".join(known),
        ),
        remedy=did_you_mean(name, known),
    )


class FieldReader:
    """Collects the joins that a set of fields needs; `e` is the event, from `facts.events`."""

    def __init__(
        self,
        facts: str,
        binds: Binds,
        object_types: Mapping[str, int],
        *,
        base: str | None = None,
        owners: Mapping[str, str] | None = None,
    ) -> None:
        """Reads from `base` (default the events), where `owners` says whose attribute is meant."""
        self._facts = facts
        self.binds = binds
        self.object_types = object_types
        self._base = base or f"{facts}.events e"
        self._texts: dict[Field, str] = {}
        self._joins: list[str] = []
        self._owners: dict[str, str] = dict(owners or {})

    def text_of(self, field: Field) -> str:
        """The field's value as SQL of type VARCHAR; NULL = missing."""
        if field not in self._texts:
            self._texts[field] = self._add(field)
        return self._texts[field]

    @property
    def relation(self) -> str:
        """What stands behind FROM."""
        return " ".join([self._base, *self._joins])

    def _add(self, field: Field) -> str:
        if field.kind == "column":
            return COLUMNS[field.name]
        if field.kind == "dictionary":
            return self._add_dictionary(field.name)
        if field.kind == "property":
            return self._add_property(field.name)
        return self._add_attribute(field)

    def _add_dictionary(self, name: str) -> str:
        alias = f"d_{name}"
        self._joins.append(
            f"LEFT JOIN {self._facts}.{DICTIONARIES[name]} {alias} ON {alias}.code = e.{name}"
        )
        return f"{alias}.name"

    def _add_property(self, name: str) -> str:
        if "ep" not in self._owners:
            self._owners["ep"] = "ep"
            self._joins.append(
                f"LEFT JOIN {self._facts}.event_properties ep ON ep.event_no = e.event_no"
            )
        return f"json_extract_string(ep.properties, {self.binds.add(json_path(name))})"

    def owner_code(self, owner: str) -> str:
        """The account, the person or the object of a type that the event carries, as SQL of its code."""
        if owner in ("account", "person") and owner not in self._owners:
            return f"e.{owner}"
        if owner not in self._owners:
            alias = f"o{len(self._owners)}"
            self._owners[owner] = f"{alias}.object"
            code = int(self.object_types[owner])
            # Several objects of one type on an event: the one whose id sorts first, so that the
            # order of arrival does not matter.
            self._joins.append(
                f"LEFT JOIN (SELECT b.event_no, arg_min(b.object, d.object_id) AS object"
                f" FROM {self._facts}.event_objects b JOIN {self._facts}.objects d ON d.code = b.object"
                f" WHERE b.object_type = {code} GROUP BY b.event_no) {alias}"
                f" ON {alias}.event_no = e.event_no"
            )
        return self._owners[owner]

    def _add_attribute(self, field: Field) -> str:
        owner = self.owner_code(field.owner)
        alias = f"a{len(self._texts)}"
        changes = changes_sql(self._facts, self.binds.add(field.owner), self.binds.add(field.name))
        self._joins.append(
            f"ASOF LEFT JOIN ({changes}) {alias}"
            f" ON {alias}.object = {owner} AND {alias}.ts_us <= e.ts_us"
        )
        return f"{alias}.value"


def changes_sql(facts: str, owner: str, field: str) -> str:
    """The history of one attribute, one value an instant: (object, ts_us, value).

    Two values of one instant: the source of higher rank number, then the text that sorts last, so
    that the order of arrival does not matter. `owner` and `field` are placeholders.
    """
    return (
        f"SELECT c.object, c.ts_us, arg_max(c.value, (s.rank, coalesce(c.value, ''))) AS value"
        f" FROM {facts}.object_changes c JOIN {facts}.sources s ON s.code = c.source"
        f" WHERE c.object_type = {owner} AND c.field = {field} GROUP BY c.object, c.ts_us"
    )
