"""How do candidate events become facts: refused, known already, or stored with their codes."""

from dataclasses import dataclass

from wayline.base import fold
from wayline.engine import Engine, Value, quote_text
from wayline.events.staging import EVENT, Staged
from wayline.events.tables import ACCOUNT_BASIS, EVENT_COLUMNS, QUALITY, SCHEMA

KEPT = "stage.kept"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the candidate events of one file."""

    stored: int
    duplicate: int
    refused: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the events of one file come from."""

    source: int
    source_key: str
    namespace: str
    file: str
    received_us: int
    dedupes_inside: bool


def count(engine: Engine, sql: str, parameters: dict[str, Value] | None = None) -> int:
    """The one number that a question returns."""
    return int(str(engine.run(sql, parameters).rows[0][0] or 0))


def store_events(engine: Engine, staged: Staged, origin: Origin) -> Outcome:
    """Move the good candidates of `stage.event` into the facts; the caller counts and commits."""
    refused = count(engine, f"SELECT count(*) FROM {EVENT} WHERE bad IS NOT NULL")
    duplicate = _keep_new(engine, origin)
    _fill_dictionaries(engine, staged, origin)
    _fill_changes(engine, staged, origin)
    stored = _insert_events(engine, origin)
    _insert_objects(engine, staged, origin)
    engine.execute(
        f"INSERT INTO {SCHEMA}.event_properties SELECT event_no, properties::JSON FROM {KEPT} WHERE properties IS NOT NULL"
    )
    return Outcome(stored, duplicate, refused)


def _keep_new(engine: Engine, origin: Origin) -> int:
    """`stage.kept`: good candidates that are not stored yet, numbered; returns how many were known.

    The id is UUIDv5 over source, content and k, the number of the equal row in the load [E2]; with
    `dedupe: exact` or a declared key equal rows of one load are one event.
    """
    known = count(engine, f"SELECT count(*) FROM {SCHEMA}.events")
    every_copy = "1" if origin.dedupes_inside else "k"
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.twice AS SELECT content, part FROM {EVENT} WHERE bad IS NULL "
        "GROUP BY content, part HAVING count(*) > 1"
    )
    hashed = _uuid5(
        f"{quote_text(origin.source_key + chr(31))} || COALESCE(message_id, content || chr(31) || part || chr(31) || {every_copy})"
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.identified AS "
        f"WITH twice AS (SELECT e.row_no, e.part, row_number() OVER (PARTITION BY e.content, e.part ORDER BY e.row_no) AS k "
        f"FROM {EVENT} e JOIN stage.twice t USING (content, part) WHERE e.bad IS NULL), "
        f"numbered AS (SELECT e.*, COALESCE(w.k, 1) AS k FROM {EVENT} e LEFT JOIN twice w ON w.row_no = e.row_no AND w.part = e.part "
        f"WHERE e.bad IS NULL) SELECT * EXCLUDE (content), {hashed} AS event_id FROM numbered"
    )
    engine.execute("DROP TABLE stage.twice")
    doubled = (
        " QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY row_no, part) = 1"
        if origin.dedupes_inside
        else ""
    )
    latest = origin.received_us + 86_400_000_000  # beyond a day it is no clock that runs fast [E4]
    stale = f" WHERE event_id NOT IN (SELECT event_id FROM {SCHEMA}.events)" if known else ""
    engine.execute(
        f"CREATE OR REPLACE TABLE {KEPT} AS SELECT * REPLACE (CASE WHEN ts_us > {latest} THEN {origin.received_us} ELSE ts_us END AS ts_us), "
        f"ts_us > {latest} AS clamped, {known} + row_number() OVER (ORDER BY row_no, part) AS event_no "
        f"FROM (SELECT * FROM stage.identified{stale}{doubled})"
    )
    found = count(engine, "SELECT count(*) FROM stage.identified")
    engine.execute("DROP TABLE stage.identified")
    return found - count(engine, f"SELECT count(*) FROM {KEPT}")


def _uuid5(text: str) -> str:
    """SQL for a UUID of version 5 from a text (RFC 9562): SHA-1, version and variant set."""
    digest = f"sha1({text})"
    return (
        f"CAST(substr({digest}, 1, 12) || '5' || substr({digest}, 14, 3) || "
        f"translate(substr({digest}, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') || substr({digest}, 18, 15) AS UUID)"
    )


def _fill_dictionaries(engine: Engine, staged: Staged, origin: Origin) -> None:
    for table, column in (("event_names", "name"), ("channels", "channel"), ("departments", "department"),
                          ("employees", "employee"), ("systems", "system")):  # fmt: skip
        _add_names(
            engine,
            table,
            f"SELECT {column} AS name, min(event_no) AS first FROM {KEPT} WHERE {column} IS NOT NULL GROUP BY {column}",
        )
    space = quote_text(origin.namespace)
    _add_keys(engine, _Keys("accounts", "account_id"), _firsts("account"), space)
    people = _Keys("people", "person_id", after="'user_id', ")
    _add_keys(engine, people, _firsts("person"), space)
    for at, (kind, _) in enumerate(staged.object_types):
        code = object_type_code(engine, kind)
        objects = _Keys(
            "objects", "object_id", before=f"{code}, ", where=f"AND o.object_type = {code}"
        )
        _add_keys(engine, objects, _firsts(f"obj{at}"), space)


def _firsts(column: str) -> str:
    return f"SELECT {column} AS name, min(event_no) AS first FROM {KEPT} WHERE {column} IS NOT NULL GROUP BY {column}"


def _add_names(engine: Engine, table: str, firsts: str) -> None:
    """New names get codes in the order of first sight; the folded form is made where names are compared."""
    import numpy as np

    start = count(engine, f"SELECT max(code) FROM {SCHEMA}.{table}")
    new = engine.run(
        f"SELECT name FROM ({firsts}) WHERE name NOT IN (SELECT name FROM {SCHEMA}.{table}) ORDER BY first"
    ).rows
    if not new:
        return
    names = [str(row[0]) for row in new]
    arrays: dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
        "code": np.arange(start + 1, start + 1 + len(names)),
        "name": np.array(names, dtype=object),
        "folded": np.array([fold(name) for name in names], dtype=object),
    }
    engine.insert_arrays(f"{SCHEMA}.{table}", arrays)


@dataclass(frozen=True, slots=True)
class _Keys:
    """A dictionary of ids inside a namespace, and the fixed columns that tell its kinds apart."""

    table: str
    column: str
    before: str = ""
    after: str = ""
    where: str = ""


def _add_keys(engine: Engine, keys: _Keys, firsts: str, space: str) -> None:
    """New ids get codes in the order of first sight."""
    table = f"{SCHEMA}.{keys.table}"
    start = count(engine, f"SELECT max(code) FROM {table}")
    engine.execute(
        f"INSERT INTO {table} SELECT {start} + row_number() OVER (ORDER BY f.first), {keys.before}f.name, {keys.after}{space} "
        f"FROM ({firsts}) f LEFT JOIN {table} o ON o.{keys.column} = f.name AND o.namespace = {space} {keys.where} "
        "WHERE o.code IS NULL"
    )


def object_type_code(engine: Engine, kind: str) -> int:
    """The code of an object type, made when it is new."""
    known = engine.run(
        f"SELECT code FROM {SCHEMA}.object_types WHERE object_type = $kind", {"kind": kind}
    ).rows
    if known:
        return int(str(known[0][0]))
    code = count(engine, f"SELECT max(code) FROM {SCHEMA}.object_types") + 1
    engine.execute(
        f"INSERT INTO {SCHEMA}.object_types VALUES ($code, $kind)", {"code": code, "kind": kind}
    )
    return code


def _insert_events(engine: Engine, origin: Origin) -> int:
    coded = {
        "event_no": "k.event_no", "event_id": "k.event_id", "source": str(origin.source), "source_seq": "k.source_seq",
        "name": "n.code", "call": "COALESCE(k.call, 'import')", "ts_us": "k.ts_us", "ts_precision": "k.ts_precision",
        "ts_quality": f"CASE WHEN k.clamped THEN {QUALITY['clamped']} ELSE {QUALITY['imported']} END", "ended_us": "k.ended_us", "account": "a.code",
        "account_basis": f"CASE WHEN a.code IS NULL THEN {ACCOUNT_BASIS['none']} ELSE {ACCOUNT_BASIS['event']} END",
        "person": "p.code", "channel": "c.code", "department": "d.code", "employee": "w.code", "system": "s.code",
        "raw_ref": f"{quote_text(origin.file + ':')} || k.row_no",
    }  # fmt: skip
    cells = ", ".join(f"{coded.get(name, f'k.{name}')} AS {name}" for name in EVENT_COLUMNS)
    space = quote_text(origin.namespace)
    engine.execute(
        f"INSERT INTO {SCHEMA}.events SELECT {cells} FROM {KEPT} k JOIN {SCHEMA}.event_names n ON n.name = k.name "
        f"LEFT JOIN {SCHEMA}.accounts a ON a.account_id = k.account AND a.namespace = {space} "
        f"LEFT JOIN {SCHEMA}.people p ON p.person_id = k.person AND p.namespace = {space} "
        f"LEFT JOIN {SCHEMA}.channels c ON c.name = k.channel LEFT JOIN {SCHEMA}.departments d ON d.name = k.department "
        f"LEFT JOIN {SCHEMA}.employees w ON w.name = k.employee LEFT JOIN {SCHEMA}.systems s ON s.name = k.system"
    )
    return count(engine, f"SELECT count(*) FROM {KEPT}")


def _insert_objects(engine: Engine, staged: Staged, origin: Origin) -> None:
    space = quote_text(origin.namespace)
    for at, (kind, role) in enumerate(staged.object_types):
        code = object_type_code(engine, kind)
        named = quote_text(role) if role is not None else "NULL"
        engine.execute(
            f"INSERT INTO {SCHEMA}.event_objects SELECT k.event_no, {code}, o.code, {named} FROM {KEPT} k "
            f"JOIN {SCHEMA}.objects o ON o.object_id = k.obj{at} AND o.namespace = {space} AND o.object_type = {code}"
        )


def _fill_changes(engine: Engine, staged: Staged, origin: Origin) -> None:
    """An attribute is kept each time its value differs from the one before, with the time of the row."""
    kinds = [kind for kind, _ in staged.object_types]
    space = quote_text(origin.namespace)
    for at, name in enumerate(staged.attributes):
        owner, _, attribute = name.partition(".")
        if owner == "account":
            join = f"{SCHEMA}.accounts o ON o.account_id = k.account AND o.namespace = {space}"
        elif owner == "person":
            join = f"{SCHEMA}.people o ON o.person_id = k.person AND o.namespace = {space}"
        elif owner in kinds:
            code = object_type_code(engine, owner)
            join = f"{SCHEMA}.objects o ON o.object_id = k.obj{kinds.index(owner)} AND o.namespace = {space} AND o.object_type = {code}"
        else:
            continue
        engine.execute(
            f"INSERT INTO {SCHEMA}.object_changes SELECT {quote_text(owner)}, code, {quote_text(attribute)}, value, ts_us, {origin.source} "
            f"FROM (SELECT o.code, k.att{at} AS value, k.ts_us, lag(k.att{at}) OVER (PARTITION BY o.code ORDER BY k.ts_us, k.event_no) AS before "
            f"FROM {KEPT} k JOIN {join} WHERE k.att{at} IS NOT NULL) WHERE before IS DISTINCT FROM value"
        )
