"""Which events does a file hold: its rows turned into candidate events by one statement [E3] [E7]."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wayline.base import SourceError
from wayline.engine import Engine, Parameters, quote_text
from wayline.events.columns import MONEY, Columns, json_of
from wayline.events.mapping import ColumnForm, SourceMapping
from wayline.events.sources.scan import Scan
from wayline.events.timing import EARLIEST_US, Moment, moment_of

EVENT = "stage.event"
_TEXTS = (
    "call", "message_id", "account", "person", "channel", "medium", "direction", "department", "employee",
    "system", "status", "lifecycle",
)  # fmt: skip
MAX_ROW = 1_000_000
NO_TEXT = "CAST(NULL AS VARCHAR)"


@dataclass(frozen=True, slots=True)
class Staged:
    """What the statement left in `stage.event`, and what was told on the way."""

    notes: tuple[str, ...] = ()
    object_types: tuple[tuple[str, str | None], ...] = ()  # (type, role) of obj0, obj1, ...
    attributes: tuple[str, ...] = ()  # `person.role`, ...: of att0, att1, ...
    rows_without_event: int = 0


@dataclass(slots=True)
class _Parts:
    """The pieces of the statement while they are put together."""

    columns: Columns
    engine: Engine
    bad: list[tuple[str, str]] = field(default_factory=list)  # (condition, code)
    notes: list[str] = field(default_factory=list)
    moments: dict[int, Moment] = field(default_factory=dict)  # by part


def stage_events(engine: Engine, scan: Scan, mapping: SourceMapping) -> Staged:
    """Fill `stage.event` with the candidate events of one file; `bad` holds the code of what is refused."""
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    parts = _Parts(Columns(scan, mapping), engine)
    common = _common(parts, mapping)
    selects = (_wide if mapping.shape == "wide" else _long)(parts, mapping, common)
    objects = mapping.columns.objects
    engine.execute(f"CREATE OR REPLACE TABLE {EVENT} AS {' UNION ALL '.join(selects)}")
    without = _rows_without_event(engine, scan) if mapping.shape == "wide" else 0
    parts.notes += _times_told(parts)
    return Staged(
        tuple(parts.notes),
        tuple((_object_type(form), form.role) for form in objects),
        tuple(mapping.columns.attributes),
        without,
    )


def _times_told(parts: _Parts) -> list[str]:
    """How each time column was read, counted over the whole file."""
    rows = parts.engine.run(
        f"SELECT part, ts_format, count(*), count(*) FILTER (ts_doubtful) FROM {EVENT} GROUP BY ALL ORDER BY ALL"
    ).rows
    told: list[str] = []
    for part, moment in parts.moments.items():
        mine = [row for row in rows if row[0] == part and row[1] is not None]
        counts = {int(str(row[1])): int(str(row[2])) for row in mine}
        told += moment.told(counts, sum(int(str(row[3])) for row in mine))
    return told


def _object_type(form: ColumnForm) -> str:
    if form.type is None:
        raise SourceError(
            "an object in the mapping needs `type:`", remedy="For instance `type: opportunity`."
        )
    return form.type


def _common(parts: _Parts, mapping: SourceMapping) -> list[str]:
    """The expressions that every event of a row shares."""
    forms = mapping.columns
    columns = parts.columns
    cells: list[str] = []
    for name in _TEXTS:
        form = getattr(forms, name)
        cells.append(f"{columns.text(form) if isinstance(form, ColumnForm) else NO_TEXT} AS {name}")
    cells += [
        *_money(parts, "cost", forms.cost),
        *_money(parts, "value", forms.value),
        *_score(parts, forms.score),
    ]
    ended = (
        moment_of(parts.engine, columns, forms.ended_at).us
        if forms.ended_at is not None
        else "CAST(NULL AS BIGINT)"
    )
    cells.append(f"{ended} AS ended_us")
    cells += [f"{columns.text(form)} AS obj{at}" for at, form in enumerate(forms.objects)]
    cells += [
        f"{columns.text(form)} AS att{at}" for at, form in enumerate(forms.attributes.values())
    ]
    cells.append(f"{json_of(_properties(columns, mapping))} AS properties")
    cells.append(f"{_order(columns, mapping)} AS source_seq")
    cells.append(f"{_content(columns, mapping)} AS content")
    parts.bad += _unfit(columns)
    if forms.objects and forms.account is None and forms.person is None:
        none = " AND ".join(f"{columns.text(form)} IS NULL" for form in forms.objects)
        parts.bad.append((none, "object_without_id"))
    return cells


def _money(parts: _Parts, name: str, form: ColumnForm | None) -> list[str]:
    if form is None:
        return [f"CAST(NULL AS {MONEY}) AS {name}", f"{NO_TEXT} AS {name}_currency"]
    value, broken = parts.columns.number(form)
    parts.bad.append((broken, "bad_number"))
    currency = quote_text(form.currency.upper()) if form.currency else NO_TEXT
    return [f"{value} AS {name}", f"{currency} AS {name}_currency"]


def _score(parts: _Parts, form: ColumnForm | None) -> list[str]:
    nothing = "CAST(NULL AS DOUBLE)"
    if form is None:
        return [
            f"{nothing} AS score",
            f"{nothing} AS scale_min",
            f"{nothing} AS scale_max",
            f"{NO_TEXT} AS score_kind",
        ]
    if form.scale is None or form.kind is None:
        raise SourceError("`score` needs `kind:` and `scale:`; they are never guessed",
                          remedy="For instance `score: {column: Answer, kind: nps, scale: [0, 10], best: 10}`.")  # fmt: skip
    value, broken = parts.columns.number(form, "DOUBLE")
    low, high = min(form.scale), max(form.scale)
    parts.bad.append((broken, "bad_number"))
    parts.bad.append((f"({value} < {low} OR {value} > {high})", "bad_scale"))
    turned = form.best is not None and form.best == low
    shown = f"({low} + {high} - {value})" if turned else value
    return [
        f"{shown} AS score",
        f"{low}::DOUBLE AS scale_min",
        f"{high}::DOUBLE AS scale_max",
        f"{quote_text(form.kind)} AS score_kind",
    ]


def _properties(columns: Columns, mapping: SourceMapping) -> list[tuple[str, str]]:
    wanted = mapping.columns.properties
    names = _left_over(columns, mapping) if wanted == "*" else [str(name) for name in wanted]
    return [(name, columns.raw(name)) for name in names]


def _left_over(columns: Columns, mapping: SourceMapping) -> list[str]:
    """The columns that nothing else of the mapping uses."""
    forms = mapping.columns
    single = [
        getattr(forms, name)
        for name in ("ts", "name", "cost", "value", "score", "ended_at", *_TEXTS)
    ]
    every = [
        form
        for form in (*single, *forms.objects, *forms.attributes.values())
        if isinstance(form, ColumnForm)
    ]
    used = {columns.position(name) for form in every for name in form.sources()}
    used |= {columns.position(name) for name in (*mapping.stages, *mapping.also)}
    return [name for at, name in enumerate(columns.scan.headers) if at not in used]


def _order(columns: Columns, mapping: SourceMapping) -> str:
    if mapping.order is None:
        return "row_no"
    return f"COALESCE(TRY_CAST({columns.raw(mapping.order)} AS BIGINT), row_no)"


def _content(columns: Columns, mapping: SourceMapping) -> str:
    """What makes a row the same row on re-import: the key declared, else all its cells."""
    names = mapping.key or columns.scan.headers
    cells = ", ".join(f"COALESCE({columns.raw(name)}, '')" for name in names)
    return f"concat_ws(chr(31), {cells})"


def _unfit(columns: Columns) -> list[tuple[str, str]]:
    """What no row may hold: more than a megabyte, or a NUL."""
    texts = [f"c{at}" for at, kind in enumerate(columns.scan.native) if kind == "VARCHAR"]
    if not texts:
        return []
    whole = f"concat({', '.join(texts)})"
    return [
        (f"strlen({whole}) > {MAX_ROW}", "event_too_large"),
        (f"contains({whole}, chr(0))", "invalid_utf8"),
    ]


def _bad(parts: _Parts, moment: Moment, name: str, more: Sequence[tuple[str, str]] = ()) -> str:
    checks = [
        (f"{moment.us} IS NULL", "time_unreadable"),
        (f"{moment.us} < {EARLIEST_US}", "time_before_epoch"),
        (f"{name} IS NULL", "no_name"),
        *parts.bad,
        *more,
    ]
    whens = " ".join(
        f"WHEN {condition} THEN {quote_text(code)}"
        for condition, code in checks
        if condition != "FALSE"
    )
    return f"CASE {whens} END"


def _select(
    parts: _Parts, moment: Moment, name: str, common: list[str], *, part: int, where: str = "TRUE"
) -> str:
    head = (
        f"row_no, {part} AS part, {name} AS name, {moment.us} AS ts_us, "
        f"CAST({moment.precision} AS TINYINT) AS ts_precision, "
        f"{moment.format_no} AS ts_format, {moment.doubtful} AS ts_doubtful, {_bad(parts, moment, name)} AS bad"
    )
    return f"SELECT {head}, {', '.join(common)} FROM ({parts.columns.scan.relation}) WHERE {where}"


def _long(parts: _Parts, mapping: SourceMapping, common: list[str]) -> list[str]:
    forms = mapping.columns
    if forms.ts is None or forms.name is None:
        raise SourceError("the mapping needs `columns: ts` and `columns: name`")
    moment = moment_of(parts.engine, parts.columns, forms.ts)
    parts.moments[0] = moment
    selects = [_select(parts, moment, parts.columns.text(forms.name), common, part=0)]
    for at, (column, event) in enumerate(mapping.also.items(), start=1):
        form = ColumnForm(column=column)
        when = moment_of(parts.engine, parts.columns, form)
        parts.moments[at] = when
        # One event per object and column: repeated dates on the rows of an object are one.
        first = parts.columns.text(forms.objects[0]) if forms.objects else "row_no"
        inner = _select(
            parts,
            when,
            quote_text(event),
            common,
            part=at,
            where=f"{parts.columns.text(form)} IS NOT NULL",
        )
        selects.append(
            f"{inner} QUALIFY row_number() OVER (PARTITION BY {first}, {when.us} ORDER BY row_no) = 1"
        )
    return selects


def _wide(parts: _Parts, mapping: SourceMapping, common: list[str]) -> list[str]:
    selects = []
    for at, (column, stage) in enumerate(mapping.stages.items()):
        form = ColumnForm(
            column=column, formats=mapping.columns.ts.formats if mapping.columns.ts else ()
        )
        moment = moment_of(parts.engine, parts.columns, form)
        parts.moments[at] = moment
        filled = (
            f"{parts.columns.text(form)} IS NOT NULL"
            if parts.columns.is_text(column)
            else f"{moment.us} IS NOT NULL"
        )
        selects.append(
            _select(parts, moment, quote_text(stage.event), common, part=at, where=filled)
        )
    parts.notes.append(
        "One row per case: a stage entered twice shows one time only, so rework cannot be seen."
    )
    return selects


def _rows_without_event(engine: Engine, scan: Scan) -> int:
    row = engine.run(
        f"SELECT count(*) AS n FROM ({scan.relation}) r WHERE row_no NOT IN (SELECT row_no FROM {EVENT})"
    ).first()
    return int(str(row["n"]))


def sample_rows(
    engine: Engine, scan: Scan, *, limit: int = 20
) -> tuple[tuple[str | None, ...], ...]:
    """The first rows of a file as text, for showing them beside what becomes of them."""
    cells = ", ".join(f"CAST(c{at} AS VARCHAR)" for at in range(len(scan.headers)))
    parameters: Parameters = {"limit": limit}
    rows = engine.run(f"SELECT {cells} FROM ({scan.relation}) LIMIT $limit", parameters).rows
    return tuple(tuple(None if cell is None else str(cell) for cell in row) for row in rows)
