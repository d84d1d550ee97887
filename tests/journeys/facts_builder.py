"""Facts tables for tests, from a plain list: what `wayline.events` would have stored.

facts = [fact("won", "2026-03-01", case="d1", account="acme"), ...]
store = build_facts(open_memory(), facts)
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from wayline.base import fold
from wayline.engine import Engine

Scalar = str | int | float | bool | None

EVENT_COLUMNS = {
    "event_no": "BIGINT", "event_id": "UUID", "source": "SMALLINT", "source_seq": "BIGINT",
    "name": "INTEGER", "call": "VARCHAR", "ts_us": "BIGINT", "ts_precision": "TINYINT",
    "ts_quality": "TINYINT", "ended_us": "BIGINT", "account": "INTEGER", "account_basis": "TINYINT",
    "person": "INTEGER", "channel": "INTEGER", "department": "INTEGER", "employee": "INTEGER",
    "system": "INTEGER", "medium": "VARCHAR", "direction": "VARCHAR", "status": "VARCHAR",
    "lifecycle": "VARCHAR", "cost": "DECIMAL(18,4)", "cost_currency": "VARCHAR",
    "value": "DECIMAL(18,4)", "value_currency": "VARCHAR", "score": "DOUBLE", "scale_min": "DOUBLE",
    "scale_max": "DOUBLE", "score_kind": "VARCHAR", "raw_ref": "VARCHAR",
}  # fmt: skip
OTHER_TABLES = {
    "sources": {
        "code": "SMALLINT", "key": "VARCHAR", "rank": "SMALLINT", "namespace": "VARCHAR",
        "zone": "VARCHAR", "extracted_us": "BIGINT", "complete_from_us": "BIGINT",
        "first_us": "BIGINT", "last_us": "BIGINT", "purpose": "VARCHAR", "mapping": "VARCHAR",
    },
    **{
        table: {"code": "INTEGER", "name": "VARCHAR", "folded": "VARCHAR"}
        for table in ("event_names", "channels", "departments", "employees", "systems")
    },
    "accounts": {"code": "INTEGER", "account_id": "VARCHAR", "namespace": "VARCHAR"},
    "people": {
        "code": "INTEGER", "person_id": "VARCHAR", "type": "VARCHAR", "namespace": "VARCHAR",
    },
    "object_types": {"code": "SMALLINT", "object_type": "VARCHAR"},
    "objects": {
        "code": "INTEGER", "object_type": "SMALLINT", "object_id": "VARCHAR", "namespace": "VARCHAR",
    },
    "event_objects": {
        "event_no": "BIGINT", "object_type": "SMALLINT", "object": "INTEGER", "role": "VARCHAR",
    },
    "event_properties": {"event_no": "BIGINT", "properties": "JSON"},
    "object_changes": {
        "object_type": "VARCHAR", "object": "INTEGER", "field": "VARCHAR", "value": "VARCHAR",
        "ts_us": "BIGINT", "source": "SMALLINT",
    },
    "loads": {
        "source": "SMALLINT", "received": "BIGINT", "stored": "BIGINT", "duplicate": "BIGINT",
        "quarantined": "BIGINT", "discarded": "BIGINT",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One event. `case` is the id of an object of the builder's `object_type`; `objects` are others."""

    name: str
    ts_us: int
    case: str | None = None
    account: str | None = None
    person: str | None = None
    channel: str | None = None
    department: str | None = None
    source: str = "log"
    seq: int | None = None  # position in the source; None = position in the list
    precision: int = 0
    properties: Mapping[str, object] | None = None
    objects: tuple[tuple[str, str], ...] = ()
    columns: Mapping[str, Scalar] = field(default_factory=dict)  # status, cost, value, score, ...


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute of an account, a person or an object took a value at a time."""

    object_type: str
    object_id: str
    field: str
    value: str | None
    ts_us: int
    source: str = "log"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A declared source; sources that only the events name get a row of their own."""

    key: str
    zone: str = "UTC"
    rank: int = 1
    extracted_us: int | None = None
    complete_from_us: int | None = None


@dataclass(frozen=True, slots=True)
class BuiltFacts:
    """What `lay` needs of an event store."""

    engine: Engine
    snapshot_id: str
    horizon_us: int | None
    schema: str = "facts"


def us(at: str | datetime | int) -> int:
    """Microseconds since 1970 in UTC; text without a zone is UTC."""
    if isinstance(at, int):
        return at
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round(moment.timestamp() * 1_000_000)


def fact(
    name: str,
    at: str | datetime | int,
    *,
    case: str | None = None,
    account: str | None = None,
    person: str | None = None,
    channel: str | None = None,
    department: str | None = None,
    source: str = "log",
    seq: int | None = None,
    precision: int = 0,
    objects: tuple[tuple[str, str], ...] = (),
    properties: Mapping[str, object] | None = None,
    **columns: Scalar,
) -> Fact:
    """One event at a readable time; further columns of `facts.events` by their name."""
    return Fact(
        name, us(at), case, account, person, channel, department, source, seq, precision,
        properties, objects, columns,
    )  # fmt: skip


def change(
    object_type: str, object_id: str, field: str, value: str | None, at: str | datetime | int
) -> Change:
    """One change of an attribute at a readable time."""
    return Change(object_type, object_id, field, value, us(at))


class _Codes:
    """Codes from 1 in the order of first sight."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], int] = {}

    def of(self, text: str | None, namespace: str = "") -> int | None:
        if text is None:
            return None
        return self.codes.setdefault((namespace, text), len(self.codes) + 1)


def _insert(
    engine: Engine, table: str, columns: Iterable[str], rows: Sequence[Sequence[object]]
) -> None:
    if not rows:
        return
    arrays: dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {}
    for at, name in enumerate(columns):
        column = np.empty(len(rows), dtype=object)
        column[:] = [row[at] for row in rows]
        arrays[name] = column
    engine.insert_arrays(table, arrays)


def _make_tables(engine: Engine, schema: str) -> None:
    engine.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for table, columns in {"events": EVENT_COLUMNS, **OTHER_TABLES}.items():
        text = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        engine.execute(f"CREATE OR REPLACE TABLE {schema}.{table} ({text})")


def _event_id(one: Fact, seq: int) -> str:
    return hashlib.sha256(
        f"{one.source}|{seq}|{one.name}|{one.ts_us}|{one.case}".encode()
    ).hexdigest()[:32]


class _Rows:
    """The rows of every table, collected in the order of arrival."""

    def __init__(self, object_type: str) -> None:
        self.object_type = object_type
        self.names = {
            name: _Codes()
            for name in ("event_names", "channels", "departments", "employees", "systems")
        }
        self.accounts, self.people, self.types = _Codes(), _Codes(), _Codes()
        self.objects, self.origins = _Codes(), _Codes()
        self.events: list[list[object]] = []
        self.bridges: list[list[object]] = []
        self.properties: list[list[object]] = []
        self.changes: list[list[object]] = []
        self.spans: dict[str, list[int]] = {}

    def add_event(self, one: Fact) -> None:
        number = len(self.events) + 1
        seq = number if one.seq is None else one.seq
        self.spans.setdefault(one.source, []).append(one.ts_us)
        row: dict[str, object] = {name: one.columns.get(name) for name in EVENT_COLUMNS}
        row.update(
            event_no=number, event_id=_event_id(one, seq), source=self.origins.of(one.source),
            source_seq=seq, name=self.names["event_names"].of(one.name), ts_us=one.ts_us,
            ts_precision=one.precision, ts_quality=0, account=self.accounts.of(one.account),
            account_basis=0, person=self.people.of(one.person),
            channel=self.names["channels"].of(one.channel),
            department=self.names["departments"].of(one.department),
            employee=self.names["employees"].of(_text(one.columns.get("employee"))),
            system=self.names["systems"].of(_text(one.columns.get("system"))),
            raw_ref=f"{one.source}:{number}",
        )  # fmt: skip
        self.events.append([row[name] for name in EVENT_COLUMNS])
        held = ((self.object_type, one.case),) if one.case is not None else ()
        for kind, key in held + one.objects:
            self.bridges.append([number, self.types.of(kind), self.objects.of(key, kind), None])
        if one.properties is not None:
            self.properties.append([number, json.dumps(one.properties)])

    def add_change(self, one: Change) -> None:
        if one.object_type == "account":
            code = self.accounts.of(one.object_id)
        elif one.object_type == "person":
            code = self.people.of(one.object_id)
        else:
            self.types.of(one.object_type)
            code = self.objects.of(one.object_id, one.object_type)
        origin = self.origins.of(one.source)
        self.changes.append([one.object_type, code, one.field, one.value, one.ts_us, origin])

    def source_rows(self, sources: Sequence[SourceRow]) -> list[list[object]]:
        declared = {row.key: row for row in sources}
        rows: list[list[object]] = []
        for (_, key), code in self.origins.codes.items():
            at, span = declared.get(key) or SourceRow(key), self.spans.get(key, [])
            first, last = min(span, default=None), max(span, default=None)
            rows.append(
                [
                    code,
                    key,
                    at.rank,
                    key,
                    at.zone,
                    at.extracted_us,
                    at.complete_from_us,
                    first,
                    last,
                    "analytics",
                    None,
                ]
            )
        return rows

    def tables(self, sources: Sequence[SourceRow]) -> dict[str, list[list[object]]]:
        """Every table but the events."""
        dictionaries = {
            table: [[code, key, fold(key)] for (_, key), code in codes.codes.items()]
            for table, codes in self.names.items()
        }
        return {
            "sources": self.source_rows(sources),
            "accounts": [[code, key, "log"] for (_, key), code in self.accounts.codes.items()],
            "people": [
                [code, key, "user_id", "log"] for (_, key), code in self.people.codes.items()
            ],
            "object_types": [[code, key] for (_, key), code in self.types.codes.items()],
            "objects": [
                [code, self.types.of(kind), key, "log"]
                for (kind, key), code in self.objects.codes.items()
            ],
            "event_objects": self.bridges,
            "event_properties": self.properties,
            "object_changes": self.changes,
            "loads": [[1, len(self.events), len(self.events), 0, 0, 0]] if self.events else [],
            **dictionaries,
        }  # fmt: skip


def _text(given: Scalar) -> str | None:
    return None if given is None else str(given)


def build_facts(
    engine: Engine,
    facts: Sequence[Fact],
    *,
    object_type: str = "case",
    changes: Sequence[Change] = (),
    sources: Sequence[SourceRow] = (),
    horizon: str | datetime | int | None = None,
) -> BuiltFacts:
    """Make the tables of schema `facts` anew; the list's order is the order of arrival."""
    _make_tables(engine, "facts")
    rows = _Rows(object_type)
    for declared in sources:
        rows.origins.of(declared.key)
    for one in facts:
        rows.add_event(one)
    for changed in changes:
        rows.add_change(changed)
    _insert(engine, "facts.events", EVENT_COLUMNS, rows.events)
    for table, lines in rows.tables(sources).items():
        _insert(engine, f"facts.{table}", OTHER_TABLES[table], lines)
    engine.execute(
        "CREATE OR REPLACE TABLE facts.events AS "
        "SELECT * FROM facts.events ORDER BY account, ts_us, event_no"
    )
    ends = [max(times) for times in rows.spans.values()]
    given = us(horizon) if horizon is not None else min(ends, default=None)
    digest = hashlib.sha256(repr((facts, changes, sources, given)).encode()).hexdigest()
    return BuiltFacts(engine, f"s_{digest[:16]}", given)
