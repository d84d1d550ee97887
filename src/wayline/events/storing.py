"""How do candidate events become facts: refused, known already, or stored with their codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayline.base import fold
from wayline.engine import Engine, quote_text
from wayline.events.changing import keep_changes
from wayline.events.identifying import number_copies
from wayline.events.mapping import SourceMapping
from wayline.events.staging import Staged
from wayline.events.tables import (
    ACCOUNT_BASIS,
    EVENT,
    EVENT_COLUMNS,
    GOOD,
    KEPT,
    QUALITY,
    SCHEMA,
    count,
)

A_DAY_US = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the candidate events of one file."""

    stored: int
    duplicate: int
    refused: int
    reused: int = 0  # duplicates that have the id of another time or name
    copies: int = 0  # rows equal to an earlier one of the file, stored all the same


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the events of one file come from."""

    source: int
    file: str
    received_us: int
    mapping: SourceMapping

    @property
    def namespace(self) -> str:
        """Inside which ids are the same."""
        return self.mapping.namespace or self.mapping.source

    @property
    def person_type(self) -> str:
        """What kind of identifier names a person."""
        form = self.mapping.columns.person
        return (form.type if form is not None else None) or "user_id"


def store_events(engine: Engine, staged: Staged, origin: Origin) -> Outcome:
    """Move the good candidates of `stage.event` into the facts; the caller counts and commits."""
    refused = count(engine, f"SELECT count(*) FROM {EVENT} WHERE bad IS NOT NULL")
    copies = _identify(engine, staged, origin)
    found = count(engine, f"SELECT count(*) FROM {GOOD}")
    reused = _keep_new(engine, origin)
    stored = count(engine, f"SELECT count(*) FROM {KEPT}")
    _fill_dictionaries(engine, staged, origin)
    _insert_events(engine, origin)
    _insert_objects(engine, staged, origin)
    keep_changes(engine, staged, source=origin.source, namespace=origin.namespace)
    engine.execute(
        f"INSERT INTO {SCHEMA}.event_properties SELECT event_no, properties::JSON FROM {KEPT} WHERE properties IS NOT NULL"
    )
    return Outcome(stored, found - stored, refused, reused, copies)


def _identify(engine: Engine, staged: Staged, origin: Origin) -> int:
    """`stage.good`: the candidates that are not refused, each with its id, its time clamped [E4].

    The id is the message's if that is a UUID, else UUIDv5 over source and message id, else over
    source, content and k, the number of the equal row in the file [E2]; with `dedupe: exact` or a
    declared key equal rows of one file are one event. Returns how many equal an earlier one and stay.
    """
    mapping = origin.mapping
    latest = origin.received_us + A_DAY_US  # beyond a day it is no clock that runs fast [E4]
    good = (
        f"SELECT * REPLACE (CASE WHEN ts_us > {latest} THEN {origin.received_us} ELSE ts_us END AS ts_us), ts_us > {latest} AS clamped "
        f"FROM {EVENT} WHERE bad IS NULL"
    )
    alike_are_one = bool(mapping.key or mapping.dedupe)
    copies = 0 if alike_are_one else number_copies(engine, staged.contents, mapping.source)
    if copies:
        good = (
            f"SELECT g.* REPLACE (COALESCE(c.event_id, g.event_id) AS event_id) FROM ({good}) g "
            "LEFT JOIN stage.copies c ON c.row_no = g.row_no AND c.part = g.part"
        )
    engine.execute(f"CREATE OR REPLACE VIEW {GOOD} AS {good}")
    value = mapping.columns.value
    if value is not None and value.as_ == "total":
        _take_differences(engine, origin, good)
    return copies


def _keep_new(engine: Engine, origin: Origin) -> int:
    """`stage.kept`: those that are not stored yet, numbered; returns how many reuse an id for another time or name."""
    known = count(engine, f"SELECT count(*) FROM {SCHEMA}.events")
    mapping = origin.mapping
    has_ids = bool(mapping.key or mapping.dedupe or mapping.columns.message_id)
    once = " QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY row_no, part) = 1" if has_ids else ""  # fmt: skip
    stale = f" WHERE event_id NOT IN (SELECT event_id FROM {SCHEMA}.events)" if known else ""
    _number(engine, f"SELECT row_no, part FROM {GOOD}{stale}{once}", known)
    if not has_ids:
        return 0
    first = (
        f"SELECT e.event_id, e.ts_us, n.name FROM {SCHEMA}.events e JOIN {SCHEMA}.event_names n ON n.code = e.name "
        f"UNION ALL SELECT event_id, ts_us, name FROM {KEPT}"
    )
    return count(
        engine,
        f"SELECT count(*) FROM {GOOD} g JOIN ({first}) f USING (event_id) WHERE NOT g.clamped AND (g.ts_us <> f.ts_us OR g.name <> f.name)",
    )


def _number(engine: Engine, new: str, known: int) -> None:
    """`stage.kept`: the new ones with their numbers; where every row of the file is one, its own number tells."""
    engine.execute(f"CREATE OR REPLACE TABLE stage.new AS {new}")
    good = count(engine, f"SELECT count(*) FROM {GOOD}")
    whole = "SELECT count(*) FROM stage.new HAVING count(*) = max(row_no) AND max(part) = 0"
    rows = engine.run(whole).rows
    if rows and rows[0][0] == good:
        kept = f"SELECT *, {known} + row_no AS event_no FROM {GOOD}"
    else:
        engine.execute(
            # Only the two small columns are sorted: a sort of whole rows takes twice as long.
            f"CREATE OR REPLACE TABLE stage.numbered AS SELECT g.*, n.event_no FROM {GOOD} g JOIN (SELECT row_no, part, "
            f"{known} + row_number() OVER (ORDER BY row_no, part) AS event_no FROM stage.new) n ON n.row_no = g.row_no AND n.part = g.part"
        )
        kept = "SELECT * FROM stage.numbered"
    engine.execute(f"CREATE OR REPLACE VIEW {KEPT} AS {kept}")


def _take_differences(engine: Engine, origin: Origin, good: str) -> None:
    """A running total becomes what was added since the row before of the same object [E7]."""
    space = quote_text(origin.namespace)
    kind = quote_text(origin.mapping.columns.objects[0].type or "")
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.before AS SELECT g.obj0, sum(e.value) AS total "
        f"FROM (SELECT obj0, min(ts_us) AS first_us FROM {GOOD} WHERE value IS NOT NULL GROUP BY obj0) g "
        f"JOIN {SCHEMA}.object_types t ON t.object_type = {kind} "
        f"JOIN {SCHEMA}.objects o ON o.object_id = g.obj0 AND o.namespace = {space} AND o.object_type = t.code "
        f"JOIN {SCHEMA}.event_objects x ON x.object = o.code "
        f"JOIN {SCHEMA}.events e ON e.event_no = x.event_no AND e.source = {origin.source} AND e.ts_us < g.first_us GROUP BY g.obj0"
    )
    engine.execute(
        "CREATE OR REPLACE TABLE stage.differences AS SELECT g.row_no, g.part, CAST(g.value - COALESCE("
        f"lag(g.value IGNORE NULLS) OVER (PARTITION BY g.obj0 ORDER BY g.ts_us, g.source_seq, g.row_no), b.total, 0) AS DECIMAL(18,4)) AS value "
        f"FROM {GOOD} g LEFT JOIN stage.before b ON b.obj0 = g.obj0"
    )
    engine.execute(
        f"CREATE OR REPLACE VIEW {GOOD} AS SELECT g.* REPLACE (d.value AS value) FROM ({good}) g "
        "JOIN stage.differences d ON d.row_no = g.row_no AND d.part = g.part"
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
    person = quote_text(origin.person_type)
    people = _Keys("people", "person_id", after=f"{person}, ", where=f"AND o.type = {person}")
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


def _insert_events(engine: Engine, origin: Origin) -> None:
    coded = {
        "event_no": "k.event_no", "event_id": "k.event_id", "source": str(origin.source), "source_seq": "k.source_seq",
        "name": "n.code", "call": "COALESCE(k.call, 'import')", "ts_us": "k.ts_us", "ts_precision": "k.ts_precision",
        "ts_quality": f"CASE WHEN k.clamped THEN {QUALITY['clamped']} ELSE {QUALITY['imported']} END", "ended_us": "k.ended_us", "account": "a.code",
        "account_basis": f"CASE WHEN a.code IS NULL THEN {ACCOUNT_BASIS['none']} ELSE {ACCOUNT_BASIS['event']} END",
        "person": "p.code", "channel": "c.code", "department": "d.code", "employee": "w.code", "system": "s.code",
        "raw_ref": f"{quote_text(origin.file + ':')} || k.row_no",
    }  # fmt: skip
    cells = ", ".join(f"{coded.get(name, f'k.{name}')} AS {name}" for name in EVENT_COLUMNS)
    space, person = quote_text(origin.namespace), quote_text(origin.person_type)
    engine.execute(
        f"INSERT INTO {SCHEMA}.events SELECT {cells} FROM {KEPT} k JOIN {SCHEMA}.event_names n ON n.name = k.name "
        f"LEFT JOIN {SCHEMA}.accounts a ON a.account_id = k.account AND a.namespace = {space} "
        f"LEFT JOIN {SCHEMA}.people p ON p.person_id = k.person AND p.namespace = {space} AND p.type = {person} "
        f"LEFT JOIN {SCHEMA}.channels c ON c.name = k.channel LEFT JOIN {SCHEMA}.departments d ON d.name = k.department "
        f"LEFT JOIN {SCHEMA}.employees w ON w.name = k.employee LEFT JOIN {SCHEMA}.systems s ON s.name = k.system"
    )


def keep_empty_cases(engine: Engine, cases: Sequence[str], origin: Origin) -> None:
    """Cases without any event are cases all the same."""
    import numpy as np

    forms = origin.mapping.columns.objects
    if not cases or not forms or forms[0].type is None:
        return
    code = object_type_code(engine, forms[0].type)
    engine.execute("CREATE OR REPLACE TABLE stage.empty_cases (first BIGINT, name VARCHAR)")
    names = {"first": np.arange(len(cases)), "name": np.array(cases, dtype=object)}
    engine.insert_arrays("stage.empty_cases", names)
    keys = _Keys("objects", "object_id", before=f"{code}, ", where=f"AND o.object_type = {code}")
    firsts = "SELECT name, min(first) AS first FROM stage.empty_cases GROUP BY name"
    _add_keys(engine, keys, firsts, quote_text(origin.namespace))


def _insert_objects(engine: Engine, staged: Staged, origin: Origin) -> None:
    space = quote_text(origin.namespace)
    for at, (kind, role) in enumerate(staged.object_types):
        code = object_type_code(engine, kind)
        named = quote_text(role) if role is not None else "NULL"
        engine.execute(
            f"INSERT INTO {SCHEMA}.event_objects SELECT k.event_no, {code}, o.code, {named} FROM {KEPT} k "
            f"JOIN {SCHEMA}.objects o ON o.object_id = k.obj{at} AND o.namespace = {space} AND o.object_type = {code}"
        )
