"""What do other files add to a row: their columns, joined by equal keys, at most one match each [E7]."""

from dataclasses import replace
from pathlib import Path

from wayline.base import Number, Place, Saying, SourceError, did_you_mean, paragraph, say
from wayline.engine import Engine
from wayline.events.columns import Columns
from wayline.events.mapping import JoinForm, SourceMapping
from wayline.events.scanning import open_scan
from wayline.events.sources.scan import Scan
from wayline.events.tables import count

MOST_NAMES = 10_000  # of the other file, among which a near one is looked for


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
        raise SourceError(say("the file to join holds no row"), place=Place(str(path)))
    other = Columns(opened.scan, mapping)
    ours = Columns(scan, mapping)
    pairs = [(ours.raw(mine), other.raw(theirs)) for mine, theirs in form.on.items()]
    keys = ", ".join(f"{theirs} AS k{at}" for at, (_, theirs) in enumerate(pairs))
    width = len(scan.headers)
    taken = ", ".join(f"{other.raw(name)} AS c{width + at}" for at, name in enumerate(form.take))
    right = _set_aside(engine, f"SELECT {keys}, {taken} FROM ({opened.scan.relation})")
    unread = len(opened.rejects)
    told: tuple[Saying, ...] = (say("{file}: {n} lines cannot be read; they are joined to no row.", file=path.name, n=Number(f"{unread:,}")),) if unread else ()  # fmt: skip
    group = ", ".join(f"k{at}" for at in range(len(pairs)))
    twice = count(
        engine,
        f"SELECT count(*) FROM (SELECT {group} FROM {right} GROUP BY {group} HAVING count(*) > 1)",
    )
    if twice:
        raise SourceError(say("{n} keys stand more than once, so a row would have several matches", n=twice), place=Place(str(path)),
                          remedy=say("Join on a column that is unique there."))  # fmt: skip
    on = " AND ".join(f"{mine} = j.k{at}" for at, (mine, _) in enumerate(pairs))
    told += _unmatched_told(engine, ours, form, right=right)
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


def _unmatched_told(
    engine: Engine, ours: Columns, form: JoinForm, *, right: str
) -> tuple[Saying, ...]:
    """Rows that the other file has no row for, with the name that stands nearest there: proposed, never taken."""
    if len(form.on) != 1:
        return ()
    [column] = form.on
    cell = ours.raw(column)
    rows = engine.run(
        f"SELECT {cell}, count(*) FROM ({ours.scan.relation}) WHERE NULLIF({cell}, '') IS NOT NULL "
        f"AND {cell} NOT IN (SELECT k0 FROM {right} WHERE k0 IS NOT NULL) GROUP BY 1 ORDER BY 2 DESC, 1"
    ).rows
    if not rows:
        return ()
    n, first = sum(int(str(row[1])) for row in rows), str(rows[0][0])
    known = engine.run(
        f"SELECT DISTINCT k0 FROM {right} WHERE k0 IS NOT NULL LIMIT {MOST_NAMES}"
    ).rows
    near = did_you_mean(first, [str(row[0]) for row in known])
    others = len(rows) - 1
    lacking = (
        say(
            "{n} rows have a {column} that {file} lacks: {first} and {others} others. They stay without what it would add."
        )
        if others
        else say(
            "{n} rows have a {column} that {file} lacks: {first}. They stay without what it would add."
        )
    )
    told = lacking.filled(
        n=Number(f"{n:,}"), column=repr(column), file=Path(form.location).name, first=repr(first),
        others=Number(f"{others:,}"),
    )  # fmt: skip
    return (told if near is None else paragraph([told, near]),)


def _set_aside(engine: Engine, rows: str) -> str:
    """The rows to join, as a table of their own: read once."""
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    known = count(
        engine,
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'stage' AND starts_with(table_name, 'joined_')",
    )
    engine.execute(f"CREATE TABLE stage.joined_{known} AS {rows}")
    return f"stage.joined_{known}"
