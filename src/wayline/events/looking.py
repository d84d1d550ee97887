"""What stands in each column of a file: how much is filled, how often it repeats, is it a time; which one bears a known name?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wayline.engine import Engine
from wayline.events.columns import Columns
from wayline.events.header_names import TIME_WORDS, rank_of
from wayline.events.mapping import ColumnForm, SourceMapping
from wayline.events.naming import words_of
from wayline.events.sources.scan import Scan
from wayline.events.timing import CANDIDATES, reads_as_time

SAMPLE = 50_000
# Seconds or milliseconds since 1970, or a day written without signs: a time where the column says so.
_DIGITS_OF_A_TIME = r"1\d{9}|1\d{12}|(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was counted in one column."""

    name: str
    at: int
    native: str
    filled: int
    distinct: int
    rows: int
    is_time: bool
    per_value: float  # rows for each different value
    letters: bool  # holds letters somewhere


def look_at_columns(engine: Engine, scan: Scan) -> list[Seen]:
    """Counts of every column over the whole file (the first 200 columns)."""
    found: list[Seen] = []
    width = min(len(scan.headers), 200)
    counts = ", ".join(
        f"count(NULLIF(CAST(c{at} AS VARCHAR), '')), approx_count_distinct(CAST(c{at} AS VARCHAR)), "
        f"coalesce(bool_or(regexp_matches(CAST(c{at} AS VARCHAR), '[^0-9.,+-]')), false)"
        for at in range(width)
    )
    row = engine.run(f"SELECT count(*), {counts} FROM ({scan.relation})").rows[0]
    rows = int(str(row[0]))
    mapping = SourceMapping.model_construct(source="proposed")
    columns = Columns(first_rows(engine, scan, width), mapping)
    for at, name in enumerate(scan.headers[:width]):
        filled, distinct, letters = (row[1 + 3 * at + part] for part in range(3))
        n, different = int(str(filled)), max(1, int(str(distinct)))
        native = scan.native[at]
        found.append(
            Seen(
                name,
                at,
                native,
                n,
                different,
                rows,
                _is_time(engine, columns, name, n),
                n / different,
                bool(letters),
            )
        )
    return found


def first_rows(engine: Engine, scan: Scan, width: int) -> Scan:
    """The first 50,000 rows of the first columns, put aside: a file is wide, and is asked often."""
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    cells = ", ".join(f"c{at}" for at in range(width))
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.sample AS SELECT row_no, {cells} FROM ({scan.relation}) LIMIT {SAMPLE}"
    )
    return replace(
        scan,
        relation="SELECT * FROM stage.sample",
        headers=scan.headers[:width],
        native=scan.native[:width],
    )


def _is_time(engine: Engine, columns: Columns, name: str, filled: int) -> bool:
    native = columns.native(name)
    if native.startswith("TIMESTAMP") or native == "DATE":
        return True
    if native != "VARCHAR" or not filled:
        return False
    text = columns.text(ColumnForm(column=name))
    sample = (
        f"(SELECT {text} AS v FROM ({columns.scan.relation}) WHERE {text} IS NOT NULL LIMIT 300)"
    )
    shape = engine.run(
        f"SELECT avg(CASE WHEN regexp_matches(v, '^\\D{{0,12}}\\d{{1,4}}[-/. :]') AND length(v) BETWEEN 6 AND 40 "
        f"AND regexp_matches(v, '\\d.*\\d') THEN 1.0 ELSE 0 END), "
        f"avg(CASE WHEN regexp_full_match(v, '{_DIGITS_OF_A_TIME}') THEN 1.0 ELSE 0 END) FROM {sample}"
    ).rows[0]
    looks, digits = float(str(shape[0] or 0)), float(str(shape[1] or 0))
    if looks < 0.9 and not (digits > 0.95 and set(words_of(name)) & TIME_WORDS):
        return False
    return reads_as_time(engine, sample, ("iso", "epoch_s", "epoch_ms", "epoch_us", *CANDIDATES))


def best_of(
    columns: Sequence[Seen], listed: Sequence[str], taken: Mapping[str, Seen]
) -> Seen | None:
    """The column that is called by the earliest of the names listed, of those not taken yet; the leftmost of equals."""
    used = {column.at for column in taken.values()}
    ranked = [
        (rank, column.at, column)
        for column in columns
        if column.at not in used and (rank := rank_of(column.name, listed)) is not None
    ]
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None
