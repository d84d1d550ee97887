"""When was it: formats declared or found out, zones, and how exactly a time is known [E4]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wayline.base import Number, Place, Saying, SourceError, say
from wayline.engine import Engine, quote_text
from wayline.events.columns import Columns
from wayline.events.mapping import ColumnForm

SAMPLE = 20_000
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
    """A time as SQL: microseconds UTC, how exactly, in which format, and whether the clock was changed.

    Attributes:
        format_no: SQL for the number of the format that read it, from 0; NULL where none did.
        doubtful: SQL that holds where the local time exists twice or not at all.
        zone: the zone of local times; None where none is declared.
        text: SQL for the text that is read; empty where the column is typed.
        readings: SQL for what each format makes of the text, microseconds UTC.
    """

    column: str
    us: str
    precision: str
    format_no: str = "0"
    doubtful: str = "FALSE"
    formats: tuple[str, ...] = ()
    zone: str | None = None
    text: str = ""
    readings: tuple[str, ...] = ()

    def named(self) -> tuple["Moment", tuple[str, ...]]:
        """The same over readings that an inner SELECT has named, and what it selects: each is worked out once a row."""
        readings = self.readings or (self.us,)
        names = tuple(f"reading{at}" for at in range(len(readings)))
        inner = tuple(f"{sql} AS {name}" for sql, name in zip(readings, names, strict=True))
        if not self.readings:
            return replace(self, us=names[0]), inner
        text = "reading_text"
        moment = _of_readings(self.column, text, self.formats, declared=self.zone, readings=names)
        return moment, (*inner, f"{self.text} AS {text}")

    def told(self, counts: Mapping[int, int], doubtful: int) -> tuple[Saying, ...]:
        """What a person should know of how the column was read: counts per format, zone, clock changes."""
        shown = ", ".join(
            f"{'ISO 8601' if one == _ISO else one} ({counts.get(at, 0):,})"
            for at, one in enumerate(self.formats)
        )
        zone = self.zone or say("UTC (the mapping has no zone)")
        notes: list[Saying] = []
        if shown:
            notes.append(
                say(
                    "Time in {column} read as {formats}, zone {zone}.",
                    column=repr(self.column),
                    formats=shown,
                    zone=zone,
                )
            )
        if doubtful:
            notes.append(
                say(
                    "{n} local times in {column} exist twice or not at all, because of a clock change; they take the offset in force before it.",
                    n=Number(f"{doubtful:,}"), column=repr(self.column),
                )
            )  # fmt: skip
        return tuple(notes)


def moment_of(engine: Engine, columns: Columns, form: ColumnForm) -> Moment:
    """The SQL that reads a time column.

    Raises:
        SourceError: when no format fits, or day and month cannot be told apart in the whole column.
    """
    name = form.column if form.column is not None else (form.columns[0] if form.columns else None)
    if name is None:
        raise SourceError(say("`ts` needs `column:`"), place=Place(str(columns.scan.file)))
    declared = form.zone or columns.mapping.zone
    zone = declared or "UTC"
    kind = columns.native(name)
    cell = f"c{columns.position(name)}"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return Moment(str(name), f"epoch_us({cell})", "0")
    if kind.startswith("TIMESTAMP") or kind == "DATE":
        local = f"CAST({cell} AS TIMESTAMP)"
        exact = "3" if kind == "DATE" else f"CASE WHEN epoch_us({local}) % 1000000 = 0 THEN 1 ELSE 0 END"  # fmt: skip
        return Moment(str(name), _utc_us(local, zone), exact, doubtful=_doubtful(local, zone))
    text = columns.text(form)
    formats = form.formats or detect_formats(engine, columns, text, column=str(name))
    return _from_text(str(name), text, formats, declared)


def _from_text(name: str, text: str, formats: tuple[str, ...], declared: str | None) -> Moment:
    readings = tuple(_parsed(text, one, declared or "UTC") for one in formats)
    return _of_readings(name, text, formats, declared=declared, readings=readings)


def _of_readings(
    name: str,
    text: str,
    formats: tuple[str, ...],
    *,
    declared: str | None,
    readings: tuple[str, ...],
) -> Moment:
    zone = declared or "UTC"
    exact = [
        f"WHEN {value} IS NOT NULL THEN {_precision(text, one)}"
        for value, one in zip(readings, formats, strict=True)
    ]
    number = [f"WHEN {value} IS NOT NULL THEN {at}" for at, value in enumerate(readings)]
    doubts = [
        f"WHEN {value} IS NOT NULL THEN {_doubtful_text(text, one, zone)}"
        for value, one in zip(readings, formats, strict=True)
    ]
    return Moment(
        name,
        f"COALESCE({', '.join(readings)})",
        f"CASE {' '.join(exact)} ELSE 0 END",
        f"CASE {' '.join(number)} END",
        "FALSE" if _is_utc(zone) else f"CASE {' '.join(doubts)} ELSE FALSE END",
        formats,
        declared,
        text,
        readings,
    )


def _has_zone(text: str) -> str:
    return rf"regexp_matches({text}, '\d:\d\d.*([zZ]|UTC|[+-]\d\d(:?\d\d)?)$')"


def _local(text: str, one: str) -> str | None:
    """The local time that a format reads; None where the format carries its own zone."""
    if one == _ISO:
        # Words such as `epoch` or `infinity` are no times.
        return f"CASE WHEN substr({text}, 5, 1) = '-' THEN TRY_CAST({text} AS TIMESTAMP) END"
    if one in _EPOCHS or "%z" in one:
        return None
    return f"CASE WHEN {text} <> 'epoch' THEN TRY_STRPTIME({text}, {quote_text(one)}) END"


def _parsed(text: str, one: str, zone: str) -> str:
    local = _local(text, one)
    if one == _ISO and local is not None:
        with_zone = f"epoch_us(TRY_CAST({text} AS TIMESTAMPTZ))"
        return f"CASE WHEN {_has_zone(text)} THEN {with_zone} ELSE {_utc_us(local, zone)} END"
    if local is not None:
        return _utc_us(local, zone)
    if one in _EPOCHS:
        digits, factor = _EPOCHS[one]
        return f"CASE WHEN length({text}) = {digits} THEN TRY_CAST({text} AS BIGINT) * {factor} END"
    return f"epoch_us(CAST(TRY_STRPTIME({text}, {quote_text(one)}) AS TIMESTAMPTZ))"


def _precision(text: str, one: str) -> str:
    if one == _ISO:
        return (
            f"CASE WHEN length({text}) = 10 THEN 3 WHEN contains({text}, '.') THEN 0 "
            rf"WHEN regexp_matches({text}, '\d:\d\d:\d\d') THEN 1 WHEN contains({text}, ':') THEN 2 ELSE 3 END"
        )
    if one in _EPOCHS:
        return "1" if one == "epoch_s" else "0"
    if "%f" in one or "%g" in one:
        return "0"
    if "%S" in one or "%T" in one:
        return "1"
    return "2" if "%M" in one else "3"


def _is_utc(zone: str) -> bool:
    return zone.upper() in ("UTC", "Z", "ETC/UTC")


def _doubtful_text(text: str, one: str, zone: str) -> str:
    local = _local(text, one)
    if local is None:
        return "FALSE"
    doubt = _doubtful(local, zone)
    return f"(NOT {_has_zone(text)} AND {doubt})" if one == _ISO else doubt


def _doubtful(local: str, zone: str) -> str:
    """SQL that holds where a local time exists twice or not at all."""
    if _is_utc(zone):
        return "FALSE"
    named = quote_text(zone)
    late = f"timezone({named}, {local})"
    return f"(timezone({named}, {late}) <> {local} OR timezone({named}, {late} - INTERVAL 1 HOUR) = {local})"


def _utc_us(local: str, zone: str) -> str:
    """Local time to UTC; a time that exists twice takes the offset in force before the change."""
    if _is_utc(zone):
        return f"epoch_us({local})"
    named = quote_text(zone)
    late = f"timezone({named}, {local})"
    return (
        f"epoch_us(CASE WHEN timezone({named}, {late} - INTERVAL 1 HOUR) = {local} "
        f"THEN {late} - INTERVAL 1 HOUR ELSE {late} END)"
    )


def detect_formats(engine: Engine, columns: Columns, text: str, *, column: str) -> tuple[str, ...]:
    """The formats that together read the column, most used first; found out, and told to the person.

    The first rows say which format is usual; what it does not read, anywhere in the column, says
    which others there are.

    Raises:
        SourceError: when nothing fits, or every value could be day/month as well as month/day.
    """
    filled = f"SELECT {text} AS v FROM ({columns.scan.relation}) WHERE {text} IS NOT NULL"
    chosen: list[str] = []
    left = f"SELECT DISTINCT v FROM ({filled} LIMIT {SAMPLE})"
    for _ in range(5):
        best = _best_format(engine, left)
        if best is None:
            break
        settled = _settled(engine, filled, best, columns=columns, column=column)
        chosen.append(settled if settled not in chosen else best)
        unread = " AND ".join(f"{_parsed('v', one, 'UTC')} IS NULL" for one in chosen)
        left = f"SELECT DISTINCT v FROM (SELECT v FROM ({filled}) WHERE {unread} LIMIT {SAMPLE})"
    if not chosen:
        _refuse(engine, columns, f"({filled})", column)
    _refuse_both_orders(columns, chosen, column)
    return tuple(chosen) or (_ISO,)  # a column without any value has no format to be found


def _best_format(engine: Engine, values: str) -> str | None:
    """The format that reads most of these values; None when there is none, or no value."""
    total = int(str(engine.run(f"SELECT count(*) FROM ({values})").rows[0][0]))
    if not total:
        return None
    usual = (_ISO, *_EPOCHS)
    hits = _hits(engine, values, usual)
    if max(hits) == (total, total):
        return usual[hits.index(max(hits))]
    every = (*usual, *CANDIDATES)
    hits += _hits(engine, values, CANDIDATES)
    return every[hits.index(max(hits))] if max(hits)[1] else None


def _hits(engine: Engine, values: str, formats: Sequence[str]) -> list[tuple[int, int]]:
    """How many values each format reads: with a plausible year (31/12/25 is not the year 25), and at all."""
    counts = ", ".join(
        f"count(*) FILTER (f{at} >= {EARLIEST_US}), count(f{at})" for at in range(len(formats))
    )
    read = ", ".join(f"{_parsed('v', one, 'UTC')} AS f{at}" for at, one in enumerate(formats))
    row = engine.run(f"SELECT {counts} FROM (SELECT {read} FROM ({values}))").rows[0]
    return [(int(str(row[2 * at])), int(str(row[2 * at + 1]))) for at in range(len(formats))]


def _refuse_both_orders(columns: Columns, chosen: Sequence[str], column: str) -> None:
    for day_first, month_first in _SWAPPED:
        both = [
            next((one for one in chosen if one.startswith(start)), None)
            for start in (day_first, month_first)
        ]
        if both[0] is not None and both[1] is not None:
            raise SourceError(
                say(
                    "the column {column} holds days before months ({first}) and months before days ({second})",
                    column=repr(column),
                    first=repr(both[0]),
                    second=repr(both[1]),
                ),
                place=Place(str(columns.scan.file)),
                remedy=say(
                    'Say which holds for all rows: `ts: {{column: "{column}", formats: ["{first}"]}}` or `["{second}"]`.',
                    column=column,
                    first=both[0],
                    second=both[1],
                ),
            )


def _refuse(engine: Engine, columns: Columns, sample: str, column: str) -> None:
    seen = [
        str(row[0])
        for row in engine.run(f"SELECT DISTINCT v FROM {sample} ORDER BY v LIMIT 3").rows
    ]
    if not seen:
        return
    raise SourceError(
        say(
            "the column {column} holds no time in a known format; seen: {seen}",
            column=repr(column),
            seen=", ".join(repr(v) for v in seen),
        ),
        place=Place(str(columns.scan.file)),
        remedy=say(
            'Declare it in the mapping: `ts: {{column: "{column}", formats: ["%d.%m.%Y %H:%M"]}}`.',
            column=column,
        ),
    )


def _settled(engine: Engine, filled: str, one: str, *, columns: Columns, column: str) -> str:
    """Day before month or month before day: decided by the whole column, never by a row."""
    for day_first, month_first in _SWAPPED:
        if not one.startswith((day_first, month_first)):
            continue
        tail = one[len(day_first) :]
        first, second = day_first + tail, month_first + tail
        row = engine.run(
            f"SELECT count({_parsed('v', first, 'UTC')}), count({_parsed('v', second, 'UTC')}) FROM ({filled})"
        ).rows[0]
        day_fits, month_fits = int(str(row[0])), int(str(row[1]))
        if day_fits == month_fits:
            raise SourceError(
                say(
                    "the column {column} could be day/month or month/day in every row",
                    column=repr(column),
                ),
                place=Place(str(columns.scan.file)),
                remedy=say(
                    'Say which in the mapping: `ts: {{column: "{column}", formats: ["{first}"]}}` or `["{second}"]`.',
                    column=column,
                    first=first,
                    second=second,
                ),
            )
        return first if day_fits > month_fits else second
    return one


def reads_as_time(engine: Engine, sample: str, formats: tuple[str, ...]) -> bool:
    """True when the formats together read nine in ten values of a sample (a relation with the column `v`)."""
    usual = (_ISO, *_EPOCHS)
    for chosen in (usual, formats):
        read = ", ".join(_parsed("v", one, "UTC") for one in chosen)
        row = engine.run(f"SELECT count(*), count(COALESCE({read})) FROM {sample}").rows[0]
        total, hits = int(str(row[0])), int(str(row[1]))
        if total and hits >= 0.9 * total:
            return True
    return False
