"""When was it: formats declared or found out, zones, and how exactly a time is known [E4]."""

from dataclasses import dataclass

from wayline.base import Place, SourceError
from wayline.engine import Engine, quote_text
from wayline.events.columns import Columns
from wayline.events.mapping import ColumnForm

SAMPLE = 5_000
EARLIEST_US = -631_152_000_000_000  # 1950-01-01: what lies before it is a stand-in [E4]
_ISO = "iso"
_EPOCHS = {"epoch_s": (10, 1_000_000), "epoch_ms": (13, 1_000), "epoch_us": (16, 1)}
_DATES = (
    "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d/%m/%y", "%m/%d/%y",
    "%d.%m.%y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%a %b %d %Y",
)  # fmt: skip
_TIMES = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p", "T%H:%M:%S")
CANDIDATES = tuple(day + clock for day in _DATES for clock in _TIMES)
_SWAPPED = (("%d/%m/", "%m/%d/"), ("%d-%m-", "%m-%d-"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as SQL: microseconds UTC, precision, and what was found out about its formats."""

    us: str
    precision: str
    notes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


def moment_of(engine: Engine, columns: Columns, form: ColumnForm) -> Moment:
    """The SQL that reads a time column.

    Raises:
        SourceError: when no format fits, or day and month cannot be told apart in the whole column.
    """
    name = form.column if form.column is not None else (form.columns[0] if form.columns else None)
    if name is None:
        raise SourceError("`ts` needs `column:`", place=Place(str(columns.scan.file)))
    zone = form.zone or columns.mapping.zone or "UTC"
    kind = columns.native(name)
    cell = f"c{columns.position(name)}"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return Moment(f"epoch_us({cell})", "0")
    if kind.startswith("TIMESTAMP"):
        return Moment(_utc_us(f"CAST({cell} AS TIMESTAMP)", zone), "1")
    if kind == "DATE":
        return Moment(_utc_us(f"CAST({cell} AS TIMESTAMP)", zone), "3")
    text = columns.text(form)
    formats = form.formats or detect_formats(engine, columns, text, column=str(name))
    shown = ", ".join("ISO 8601" if one == _ISO else one for one in formats)
    return _from_text(
        text, formats, zone, notes=(f"Time in {str(name)!r} read as {shown}, zone {zone}.",)
    )


def _from_text(text: str, formats: tuple[str, ...], zone: str, *, notes: tuple[str, ...]) -> Moment:
    values, exactness = [], []
    for one in formats:
        value = _parsed(text, one, zone)
        values.append(value)
        exactness.append(f"WHEN {value} IS NOT NULL THEN {_precision(text, one)}")
    return Moment(
        f"COALESCE({', '.join(values)})", f"CASE {' '.join(exactness)} ELSE 0 END", notes, formats
    )


def _parsed(text: str, one: str, zone: str) -> str:
    if one == _ISO:
        has_zone = rf"regexp_matches({text}, '([zZ]|UTC|[+-]\d\d:?\d\d)$') AND length({text}) > 11"
        local = _utc_us(f"TRY_CAST({text} AS TIMESTAMP)", zone)
        return (
            f"CASE WHEN {has_zone} THEN epoch_us(TRY_CAST({text} AS TIMESTAMPTZ)) ELSE {local} END"
        )
    if one in _EPOCHS:
        digits, factor = _EPOCHS[one]
        return f"CASE WHEN length({text}) = {digits} THEN TRY_CAST({text} AS BIGINT) * {factor} END"
    if "%z" in one:
        return f"epoch_us(CAST(TRY_STRPTIME({text}, {quote_text(one)}) AS TIMESTAMPTZ))"
    return _utc_us(f"TRY_STRPTIME({text}, {quote_text(one)})", zone)


def _precision(text: str, one: str) -> str:
    if one == _ISO:
        return f"CASE length({text}) WHEN 10 THEN 3 WHEN 16 THEN 2 WHEN 19 THEN 1 ELSE 0 END"
    if one in _EPOCHS:
        return "1" if one == "epoch_s" else "0"
    if "%f" in one or "%g" in one:
        return "0"
    if "%S" in one or "%T" in one:
        return "1"
    return "2" if "%M" in one else "3"


def _utc_us(local: str, zone: str) -> str:
    """Local time to UTC; a time that exists twice takes the offset in force before the change."""
    if zone.upper() in ("UTC", "Z", "ETC/UTC"):
        return f"epoch_us({local})"
    named = quote_text(zone)
    late = f"timezone({named}, {local})"
    return (
        f"epoch_us(CASE WHEN timezone({named}, {late} - INTERVAL 1 HOUR) = {local} "
        f"THEN {late} - INTERVAL 1 HOUR ELSE {late} END)"
    )


def detect_formats(engine: Engine, columns: Columns, text: str, *, column: str) -> tuple[str, ...]:
    """The formats that together read the column, most used first; found on a sample, told to the person.

    Raises:
        SourceError: when nothing fits, or every value could be day/month as well as month/day.
    """
    relation = columns.scan.relation
    sample = (
        f"(SELECT DISTINCT {text} AS v FROM ({relation}) WHERE {text} IS NOT NULL LIMIT {SAMPLE})"
    )
    chosen: list[str] = []
    left = f"SELECT v FROM {sample}"
    every = (_ISO, *_EPOCHS, *CANDIDATES)
    for _ in range(4):
        counts = ", ".join(
            f"count({_parsed('v', one, 'UTC')}) AS f{at}" for at, one in enumerate(every)
        )
        row = engine.run(f"SELECT count(*) AS n, {counts} FROM ({left})").rows[0]
        total, hits = int(str(row[0])), [int(str(n)) for n in row[1:]]
        if total == 0 or max(hits) == 0:
            break
        best = every[hits.index(max(hits))]
        chosen.append(best)
        left = f"SELECT v FROM ({left}) WHERE {_parsed('v', best, 'UTC')} IS NULL"
    if not chosen:
        _refuse(engine, columns, sample, column)
    settled = tuple(_settled(engine, columns, text, one, column=column) for one in chosen)
    return settled or (_ISO,)  # a column without any value has no format to be found


def _refuse(engine: Engine, columns: Columns, sample: str, column: str) -> None:
    seen = [str(row[0]) for row in engine.run(f"SELECT v FROM {sample} ORDER BY v LIMIT 3").rows]
    if not seen:
        return
    raise SourceError(
        f"the column {column!r} holds no time in a known format; seen: {', '.join(repr(v) for v in seen)}",
        place=Place(str(columns.scan.file)),
        remedy='Declare it in the mapping: `ts: {column: "'
        + column
        + '", formats: ["%d.%m.%Y %H:%M"]}`.',
    )


def _settled(engine: Engine, columns: Columns, text: str, one: str, *, column: str) -> str:
    """Day before month or month before day: decided by the whole column, never by a row."""
    for day_first, month_first in _SWAPPED:
        if not one.startswith((day_first, month_first)):
            continue
        tail = one[len(day_first) :]
        first, second = day_first + tail, month_first + tail
        row = engine.run(
            f"SELECT count({_parsed('v', first, 'UTC')}), count({_parsed('v', second, 'UTC')}) "
            f"FROM (SELECT {text} AS v FROM ({columns.scan.relation}))"
        ).rows[0]
        day_fits, month_fits = int(str(row[0])), int(str(row[1]))
        if day_fits == month_fits:
            raise SourceError(
                f"the column {column!r} could be day/month or month/day in every row",
                place=Place(str(columns.scan.file)),
                remedy=f'Say which in the mapping: `ts: {{column: "{column}", formats: ["{first}"]}}` or `["{second}"]`.',
            )
        return first if day_fits > month_fits else second
    return one


def reads_as_time(engine: Engine, sample: str, formats: tuple[str, ...]) -> bool:
    """True when one format reads nine in ten values of a sample (a relation with the column `v`)."""
    counts = ", ".join(f"count({_parsed('v', one, 'UTC')})" for one in formats)
    row = engine.run(f"SELECT count(*), {counts} FROM {sample}").rows[0]
    total, *hits = (int(str(n)) for n in row)
    return total > 0 and max(hits) >= 0.9 * total
