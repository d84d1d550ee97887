"""What do other files add to a row: their columns, joined by equal keys, at most one match each [E7]."""

from dataclasses import replace
from pathlib import Path

from wayline.base import Place, SourceError
from wayline.engine import Engine
from wayline.events.columns import Columns
from wayline.events.mapping import JoinForm, SourceMapping
from wayline.events.scanning import open_scan
from wayline.events.sources.scan import Scan
from wayline.events.sources.text import forget_rejects, take_rejects
from wayline.events.tables import count


def joined(engine: Engine, scan: Scan, mapping: SourceMapping, folder: Path) -> Scan:
    """The scan with the columns of every `join:` of the mapping behind its own.

    Raises:
        SourceError: when a file is missing or a row has more than one match.
    """
    for form in mapping.join:
        scan = _joined_one(engine, scan, mapping, form, folder)
    return scan


def _joined_one(
    engine: Engine, scan: Scan, mapping: SourceMapping, form: JoinForm, folder: Path
) -> Scan:
    path = Path(form.location)
    if not path.is_absolute():
        path = scan.file.parent / path
    opened = open_scan(engine, path, None, folder)
    if opened.scan is None:
        raise SourceError("the file to join holds no row", place=Place(str(path)))
    other = Columns(opened.scan, mapping)
    ours = Columns(scan, mapping)
    pairs = [(ours.raw(mine), other.raw(theirs)) for mine, theirs in form.on.items()]
    keys = ", ".join(f"{theirs} AS k{at}" for at, (_, theirs) in enumerate(pairs))
    width = len(scan.headers)
    taken = ", ".join(f"{other.raw(name)} AS c{width + at}" for at, name in enumerate(form.take))
    right = _set_aside(engine, f"SELECT {keys}, {taken} FROM ({opened.scan.relation})")
    unread = len(opened.rejects) + len(take_rejects(engine))
    told = (f"{path.name}: {unread:,} lines cannot be read; they are joined to no row.",) if unread else ()  # fmt: skip
    group = ", ".join(f"k{at}" for at in range(len(pairs)))
    twice = count(
        engine,
        f"SELECT count(*) FROM (SELECT {group} FROM {right} GROUP BY {group} HAVING count(*) > 1)",
    )
    if twice:
        raise SourceError(f"{twice} keys stand more than once, so a row would have several matches", place=Place(str(path)),
                          remedy="Join on a column that is unique there.")  # fmt: skip
    on = " AND ".join(f"{mine} = j.k{at}" for at, (mine, _) in enumerate(pairs))
    added = ", ".join(f"j.c{width + at}" for at in range(len(form.take)))
    relation = f"SELECT r.*, {added} FROM ({scan.relation}) r LEFT JOIN {right} j ON {on}"
    return replace(
        scan,
        relation=relation,
        notes=(*scan.notes, *told),
        own=scan.own_width,
        headers=(*scan.headers, *form.take),
        native=(*scan.native, *("VARCHAR" for _ in form.take)),
    )


def _set_aside(engine: Engine, rows: str) -> str:
    """The rows to join, as a table of their own: read once, and their broken lines are not those of our file."""
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    known = count(
        engine,
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'stage' AND starts_with(table_name, 'joined_')",
    )
    forget_rejects(engine)
    engine.execute(f"CREATE TABLE stage.joined_{known} AS {rows}")
    return f"stage.joined_{known}"
