"""How are JSON Lines read: one object a line, numbers kept as they stand, torn lines kept apart."""

from pathlib import Path

from wayline.base import Number, say
from wayline.engine import Engine, json_path, quote_text
from wayline.events.sources.scan import Rejected, Scan, unique_headers
from wayline.events.sources.text import as_utf8, forget_rejects, one_line_end, take_rejects

MAX_LINE = 4_000_000
MAX_KEYS = 2_000
MAX_RELATED = 200
OBJECTS = "objects"


def open_jsonl(
    engine: Engine, path: Path, folder: Path
) -> tuple[Scan | None, tuple[Rejected, ...]]:
    """A scan whose columns are the keys of the objects, and the lines that are no objects.

    A list of objects under the key `objects`, as the canonical event has it [E2], becomes a column
    for each type, role and place: `objects.order`, `objects.order.buyer`, `objects.order_2`.
    """
    lines = _new_table(engine, "json_lines")
    broken = _stage_lines(engine, one_line_end(as_utf8(path, folder), folder, ""), lines)
    rejects = (*broken, *_no_objects(engine, lines))
    good = f"(SELECT row_no, line FROM {lines} WHERE bad IS NULL)"
    keys = [
        str(row[0])
        for row in engine.run(
            f"SELECT key FROM (SELECT unnest(json_keys(line)) AS key, row_no FROM {good}) "
            f"GROUP BY key ORDER BY min(row_no), key LIMIT {MAX_KEYS}"
        ).rows
    ]
    if not keys:
        return None, rejects
    related, pivot = _related(engine, good) if OBJECTS in keys else ((), "")
    plain = [key for key in keys if not (related and key == OBJECTS)]
    headers, notes = unique_headers([*plain, *related])
    cells = [
        *(_text_at(json_path(key)) for key in plain),
        *(f"o{at}" for at in range(len(related))),
    ]
    columns = ", ".join(f"{cell} AS c{at}" for at, cell in enumerate(cells))
    source = f"{good} LEFT JOIN ({pivot}) USING (row_no)" if related else good
    relation = f"SELECT row_no, {columns} FROM {source}"
    if len(keys) == MAX_KEYS:
        notes = (
            *notes,
            say(
                "{file}: only the first {n} keys are read.",
                file=path.name,
                n=Number(f"{MAX_KEYS:,}"),
            ),
        )
    return Scan("jsonl", path, relation, headers, ("VARCHAR",) * len(headers), notes, 1), rejects


def _new_table(engine: Engine, name: str) -> str:
    """A table of its own for each file: a joined file must not overwrite the one it is joined to."""
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    known = engine.run(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'stage' AND starts_with(table_name, $name)",
        {"name": name},
    )
    return f"stage.{name}_{known.rows[0][0]!s}"


def _text_at(path: str) -> str:
    place = quote_text(
        "/" if path == '$.""' else path
    )  # the engine takes an empty key as a pointer only
    return f"CASE json_type(line, {place}) WHEN 'NULL' THEN NULL ELSE json_extract_string(line, {place}) END"


def _stage_lines(engine: Engine, plain: Path, lines: str) -> tuple[Rejected, ...]:
    """The lines of the file with their numbers and what is wrong with them; those that are no text come back."""
    options = (
        "auto_detect = false, header = false, delim = '\\x01', quote = '', escape = '', "
        f"columns = {{'line': 'VARCHAR'}}, max_line_size = {MAX_LINE}, store_rejects = true, rejects_limit = 0, "
        f"nullstr = {quote_text(chr(2) + chr(3))}, compression = 'none'"
    )
    forget_rejects(engine)
    engine.execute(
        f"CREATE OR REPLACE TABLE {lines} AS SELECT row_number() OVER () AS row_no, line "
        f"FROM read_csv({quote_text(str(plain))}, {options})"
    )
    broken = take_rejects(engine)
    _renumber(engine, plain, lines, {reject.line for reject in broken})
    engine.execute(
        f"CREATE OR REPLACE TABLE {lines} AS SELECT row_no, line, CASE "
        "WHEN NOT json_valid(line) THEN 'invalid_json' WHEN json_type(line) <> 'OBJECT' THEN 'not_an_object' "
        "WHEN len(list_distinct(json_keys(line))) <> len(json_keys(line)) THEN 'invalid_json' END AS bad "
        f"FROM {lines} WHERE trim(line, ' ' || chr(9) || chr(13)) <> ''"
    )
    return broken


def _renumber(engine: Engine, plain: Path, lines: str, aside: set[int]) -> None:
    """The engine numbers the lines it keeps; blank and broken ones before them count as well."""
    import numpy as np

    kept = int(str(engine.run(f"SELECT count(*) FROM {lines}").rows[0][0]))
    with plain.open("rb") as file:
        filled = [at for at, line in enumerate(file, start=1) if line.strip(b"\r\n")]
    numbers = [at for at in filled if at not in aside]
    if len(numbers) != kept or not numbers or numbers[-1] == kept:
        return
    engine.execute("CREATE OR REPLACE TABLE stage.numbers (row_no BIGINT, line_no BIGINT)")
    engine.insert_arrays(
        "stage.numbers", {"row_no": np.arange(1, kept + 1), "line_no": np.array(numbers)}
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE {lines} AS SELECT n.line_no AS row_no, l.line FROM {lines} l "
        "JOIN stage.numbers n USING (row_no) ORDER BY 1"
    )


def _no_objects(engine: Engine, lines: str) -> tuple[Rejected, ...]:
    rows = engine.run(
        f"SELECT row_no, line, bad, json_valid(line) FROM {lines} WHERE bad IS NOT NULL ORDER BY row_no"
    ).rows
    return tuple(
        Rejected(int(str(row)), str(line), str(bad), "A key stands twice." if valid and bad == "invalid_json" else "")
        for row, line, bad, valid in rows
    )  # fmt: skip


def _related(engine: Engine, good: str) -> tuple[tuple[str, ...], str]:
    """A header for every type and role of the objects, and for the second, third of its kind in a line."""
    table = _new_table(engine, "json_objects")
    place = f"'$.{OBJECTS}[*]'"
    engine.execute(
        f"CREATE TABLE {table} AS SELECT row_no, coalesce(one->>'type', one->>'object_type') AS kind, one->>'role' AS role, "
        "coalesce(one->>'id', one->>'object_id') AS id, row_number() OVER (PARTITION BY row_no, kind, role ORDER BY place) AS nth "
        f"FROM (SELECT row_no, unnest(json_extract(line, {place})) AS one, generate_subscripts(json_extract(line, {place}), 1) AS place "
        f"FROM {good} WHERE json_type(line, '$.{OBJECTS}') = 'ARRAY') WHERE json_type(one) = 'OBJECT'"
    )
    found = engine.run(
        f"SELECT kind, role, nth FROM {table} WHERE kind IS NOT NULL AND id IS NOT NULL GROUP BY ALL "
        f"ORDER BY min(row_no), kind, role NULLS FIRST, nth LIMIT {MAX_RELATED}"
    ).rows
    headers, cells = [], []
    for at, row in enumerate(found):
        kind, nth = str(row[0]), int(str(row[2]))
        role = None if row[1] is None else str(row[1])
        owner = f"{kind}.{role}" if role else kind
        headers.append(f"{OBJECTS}.{owner}" + (f"_{nth}" if nth != 1 else ""))
        same_role = "role IS NULL" if role is None else f"role = {quote_text(role)}"
        cells.append(
            f"max(id) FILTER (kind = {quote_text(kind)} AND {same_role} AND nth = {nth}) AS o{at}"
        )
    return tuple(headers), f"SELECT row_no, {', '.join(cells)} FROM {table} GROUP BY row_no"
