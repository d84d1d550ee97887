"""How are JSON Lines read: one object a line, numbers kept as they stand, torn lines kept apart."""

from pathlib import Path

from wayline.engine import Engine, json_path, quote_text
from wayline.events.sources.opening import unpacked
from wayline.events.sources.scan import Rejected, Scan, unique_headers

MAX_LINE = 4_000_000
LINES = "stage.json_lines"


def open_jsonl(
    engine: Engine, path: Path, folder: Path
) -> tuple[Scan | None, tuple[Rejected, ...]]:
    """A scan whose columns are the keys of the objects, and the lines that are no objects."""
    plain = unpacked(path, folder)
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    options = (
        "auto_detect = false, header = false, delim = '\\x01', quote = '', escape = '', "
        f"columns = {{'line': 'VARCHAR'}}, max_line_size = {MAX_LINE}, store_rejects = true, rejects_limit = 0, "
        f"nullstr = {quote_text(chr(2) + chr(3))}, compression = 'none'"
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE {LINES} AS SELECT n AS row_no, line FROM ("
        f"SELECT row_number() OVER () AS n, line FROM read_csv({quote_text(str(plain))}, {options})) "
        "WHERE trim(line) <> ''"
    )
    bad = engine.run(
        f"SELECT row_no, line, json_valid(line) AS is_json FROM {LINES} "
        "WHERE NOT json_valid(line) OR json_type(line) <> 'OBJECT' ORDER BY row_no"
    ).rows
    rejects = tuple(
        Rejected(int(str(row)), str(line), "not_an_object" if is_json else "invalid_json", "")
        for row, line, is_json in bad
    )
    good = (
        f"(SELECT row_no, line FROM {LINES} WHERE json_valid(line) AND json_type(line) = 'OBJECT')"
    )
    keys = [
        str(row[0])
        for row in engine.run(
            f"SELECT key FROM (SELECT unnest(json_keys(line)) AS key, row_no FROM {good}) "
            "GROUP BY key ORDER BY min(row_no), key"
        ).rows
    ]
    if not keys:
        return None, rejects
    headers, notes = unique_headers(keys)
    columns = ", ".join(
        f"CASE json_type(line, {quote_text(json_path(key))}) WHEN 'NULL' THEN NULL "
        f"ELSE json_extract_string(line, {quote_text(json_path(key))}) END AS c{at}"
        for at, key in enumerate(keys)
    )
    relation = f"SELECT row_no, {columns} FROM {good}"
    return Scan("jsonl", path, relation, headers, ("VARCHAR",) * len(headers), notes, 1), rejects
