"""Which tables hold the facts: the one schema of the event store [E2]."""

from wayline.engine import Engine, Value

SCHEMA = "facts"
EVENT = "stage.event"  # the candidate events of one file, while it is taken in
GOOD = "stage.good"  # those that are not refused, with their ids
KEPT = "stage.kept"  # those that are not stored yet, numbered

EVENT_COLUMNS: dict[str, str] = {
    "event_no": "BIGINT", "event_id": "UUID", "source": "SMALLINT", "source_seq": "BIGINT",
    "name": "INTEGER", "call": "VARCHAR", "ts_us": "BIGINT", "ts_precision": "TINYINT",
    "ts_quality": "TINYINT", "ended_us": "BIGINT", "account": "INTEGER", "account_basis": "TINYINT",
    "person": "INTEGER", "channel": "INTEGER", "department": "INTEGER", "employee": "INTEGER",
    "system": "INTEGER", "medium": "VARCHAR", "direction": "VARCHAR", "status": "VARCHAR",
    "lifecycle": "VARCHAR", "cost": "DECIMAL(18,4)", "cost_currency": "VARCHAR",
    "value": "DECIMAL(18,4)", "value_currency": "VARCHAR", "score": "DOUBLE", "scale_min": "DOUBLE",
    "scale_max": "DOUBLE", "score_kind": "VARCHAR", "raw_ref": "VARCHAR",
}  # fmt: skip
_NAMED = {"code": "INTEGER", "name": "VARCHAR", "folded": "VARCHAR"}
DICTIONARIES = ("event_names", "channels", "departments", "employees", "systems")
TABLES: dict[str, dict[str, str]] = {
    "events": EVENT_COLUMNS,
    "sources": {
        "code": "SMALLINT", "key": "VARCHAR", "rank": "SMALLINT", "namespace": "VARCHAR",
        "zone": "VARCHAR", "extracted_us": "BIGINT", "complete_from_us": "BIGINT",
        "first_us": "BIGINT", "last_us": "BIGINT", "purpose": "VARCHAR", "mapping": "VARCHAR",
    },
    **dict.fromkeys(DICTIONARIES, _NAMED),
    "accounts": {"code": "INTEGER", "account_id": "VARCHAR", "namespace": "VARCHAR"},
    "people": {"code": "INTEGER", "person_id": "VARCHAR", "type": "VARCHAR", "namespace": "VARCHAR"},
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
        "load_id": "INTEGER", "source": "SMALLINT", "file": "VARCHAR", "file_hash": "VARCHAR",
        "at_us": "BIGINT", "received": "BIGINT", "stored": "BIGINT", "duplicate": "BIGINT",
        "quarantined": "BIGINT", "discarded": "BIGINT",
    },
    "quarantine": {
        "id": "BIGINT", "source": "SMALLINT", "load_id": "INTEGER", "received_us": "BIGINT",
        "raw_ref": "VARCHAR", "line": "BIGINT", "raw": "VARCHAR", "code": "VARCHAR",
        "path": "VARCHAR", "message": "VARCHAR", "state": "VARCHAR",
    },
}  # fmt: skip

# How exactly a time is known, and how it came about.
PRECISION = {"instant": 0, "second": 1, "minute": 2, "day": 3}
QUALITY = {"server": 0, "corrected": 1, "client": 2, "clamped": 3, "imported": 4}
ACCOUNT_BASIS = {"none": 0, "event": 1, "object": 2, "membership": 3, "domain": 4, "ambiguous": 5}


def count(engine: Engine, sql: str, parameters: dict[str, Value] | None = None) -> int:
    """The one number that a question returns."""
    return int(str(engine.run(sql, parameters).rows[0][0] or 0))


def make_tables(engine: Engine) -> None:
    """Make the tables of the facts that are missing; what is there stays."""
    engine.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    for table, columns in TABLES.items():
        text = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        engine.execute(f"CREATE TABLE IF NOT EXISTS {SCHEMA}.{table} ({text})")
