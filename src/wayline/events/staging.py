"""Which events does a file hold: its rows turned into candidate events by one statement [E3] [E7]."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayline.base import Number, Saying, SourceError, say
from wayline.engine import Engine, quote_text
from wayline.events.cells import Parts, is_nobody, row_content, shared_cells, stage_content
from wayline.events.columns import Columns
from wayline.events.identifying import digest_of_message, uuid_of
from wayline.events.mapping import ColumnForm, SourceMapping
from wayline.events.sources.scan import Scan
from wayline.events.tables import EVENT, count
from wayline.events.timing import EARLIEST_US, Moment, moment_of


@dataclass(frozen=True, slots=True)
class Staged:
    """What the statement left in `stage.event`, and what was told on the way.

    Attributes:
        part_columns: the time column of each part of a row; None for the row itself.
        contents: SQL text of a SELECT of `row_no`, `part` and `content`: what makes an event the same on re-import.
    """

    notes: tuple[Saying, ...] = ()
    object_types: tuple[tuple[str, str | None], ...] = ()  # (type, role) of obj0, obj1, ...
    attributes: tuple[str, ...] = ()  # `person.role`, ...: of att0, att1, ...
    part_columns: tuple[str | None, ...] = (None,)
    rows_without_event: int = 0
    contents: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """The events that one time column gives, as SQL over the rows of the file.

    Attributes:
        content: what makes an event the same on re-import.
        only: which of them count, where not all do.
    """

    number: int
    name: str
    moment: Moment
    cells: list[str]
    content: str
    where: str = "TRUE"
    only: str = ""


def stage_events(engine: Engine, scan: Scan, mapping: SourceMapping) -> Staged:
    """Fill `stage.event` with the candidate events of one file; `bad` holds the code of what is refused."""
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    parts = Parts(Columns(scan, mapping), engine)
    objects = tuple((_object_type(form), form.role) for form in mapping.columns.objects)
    common = shared_cells(parts, mapping)
    is_wide = mapping.shape == "wide"
    found = (_wide if is_wide else _long)(parts, mapping, common)
    selects = [_select(parts, part) for part in found]
    # Events of one row and one instant keep the order in which the mapping names their columns [E8].
    engine.execute(
        f"CREATE OR REPLACE TABLE {EVENT} AS SELECT * EXCLUDE (row_seq, digest), row_seq * {len(selects)} + part AS source_seq, "
        f"COALESCE(TRY_CAST(message_id AS UUID), {uuid_of('digest')}) AS event_id FROM ({' UNION ALL '.join(selects)})"
    )
    without = _rows_without_event(engine, scan) if is_wide else 0
    if is_wide:
        _say_once(engine)
    parts.notes += [*_times_told(parts), *_nobody_told(parts, mapping)]
    columns: tuple[str | None, ...] = tuple(mapping.stages) if is_wide else (None, *mapping.also)
    attributes = tuple(name for name, _ in parts.attributes)
    contents = " UNION ALL ".join(
        f"SELECT row_no, {part.number} AS part, {part.content} AS content FROM {_rows(parts, part)} WHERE {part.where}" for part in found
    )  # fmt: skip
    return Staged(tuple(parts.notes), objects, attributes, columns, without, contents)


def _say_once(engine: Engine) -> None:
    """What a wide row costs or is worth belongs to its first event, not to each."""
    engine.execute(
        f"UPDATE {EVENT} SET cost = NULL, value = NULL, score = NULL WHERE (cost IS NOT NULL OR value IS NOT NULL OR score IS NOT NULL) "
        f"AND (row_no, part) NOT IN (SELECT (row_no, min(part)) FROM {EVENT} GROUP BY row_no)"
    )


def _object_type(form: ColumnForm) -> str:
    if form.type is None:
        raise SourceError(
            say("an object in the mapping needs `type:`"),
            remedy=say("For instance `type: opportunity`."),
        )
    return form.type


def _times_told(parts: Parts) -> list[Saying]:
    """How each time column was read, counted over the whole file."""
    rows = parts.engine.run(
        f"SELECT part, ts_format, count(*), count(*) FILTER (ts_doubtful) FROM {EVENT} GROUP BY ALL ORDER BY ALL"
    ).rows
    told: list[Saying] = []
    for part, moment in parts.moments.items():
        mine = [row for row in rows if row[0] == part and row[1] is not None]
        counts = {int(str(row[1])): int(str(row[2])) for row in mine}
        told += moment.told(counts, sum(int(str(row[3])) for row in mine))
    return told


def _nobody_told(parts: Parts, mapping: SourceMapping) -> list[Saying]:
    """Values such as `guest` name no person; how many, and which."""
    form = mapping.columns.person
    if form is None:
        return []
    cell = parts.columns.text(form)
    rows = parts.engine.run(
        f"SELECT {cell}, count(*) FROM ({parts.columns.scan.relation}) WHERE {is_nobody(cell, form)} GROUP BY 1 ORDER BY 2 DESC, 1"
    ).rows
    if not rows:
        return []
    n, words = sum(int(str(row[1])) for row in rows), ", ".join(repr(row[0]) for row in rows[:3])
    return [
        say(
            "{n} rows name nobody as their person ({words}); their events carry no person.",
            n=Number(f"{n:,}"),
            words=words,
        )
    ]


def _long(parts: Parts, mapping: SourceMapping, common: list[str]) -> list[_Part]:
    forms = mapping.columns
    if forms.ts is None or forms.name is None:
        raise SourceError(say("the mapping needs `columns: ts` and `columns: name`"))
    columns = parts.columns
    moment = moment_of(parts.engine, columns, forms.ts)
    parts.moments[0] = moment
    found = [_Part(0, columns.text(forms.name), moment, common, row_content(columns, mapping))]
    for at, (column, event) in enumerate(mapping.also.items(), start=1):
        form = ColumnForm(column=column)
        when = moment_of(parts.engine, columns, form)
        parts.moments[at] = when
        # One event per object and column: repeated dates on the rows of an object are one.
        us = when.named()[0].us
        same = stage_content(columns, mapping.model_copy(update={"key": ()}), column, us)
        first = f"{columns.text(forms.objects[0]) if forms.objects else 'row_no'}, {us}"
        cells = [_unsaid(cell) for cell in common]
        found.append(_Part(
            at, quote_text(event), when, cells, same, where=f"{columns.text(form)} IS NOT NULL",
            only=f"QUALIFY row_number() OVER (PARTITION BY {first} ORDER BY row_no) = 1",
        ))  # fmt: skip
    return found


def _unsaid(cell: str) -> str:
    """A date repeated on a row says when, not what it cost or what was answered: those belong to the row's own event."""
    expression, _, name = cell.rpartition(" AS ")
    kinds = {
        "message_id": "VARCHAR", "cost": "DECIMAL(18,4)", "cost_currency": "VARCHAR", "value": "DECIMAL(18,4)",
        "value_currency": "VARCHAR", "score": "DOUBLE", "scale_min": "DOUBLE", "scale_max": "DOUBLE", "score_kind": "VARCHAR",
        "ended_us": "BIGINT", "lifecycle": "VARCHAR", "status": "VARCHAR",
    }  # fmt: skip
    return f"CAST(NULL AS {kinds[name]}) AS {name}" if name in kinds else f"{expression} AS {name}"


def _wide(parts: Parts, mapping: SourceMapping, common: list[str]) -> list[_Part]:
    found = []
    columns = parts.columns
    for at, (column, stage) in enumerate(mapping.stages.items()):
        given = mapping.columns.ts
        form = ColumnForm(column=column, formats=given.formats if given is not None else ())
        moment = moment_of(parts.engine, columns, form)
        parts.moments[at] = moment
        is_text = columns.is_text(column)
        us = moment.named()[0].us
        filled = f"{columns.text(form) if is_text else us} IS NOT NULL"
        content = stage_content(columns, mapping, column, us)
        found.append(_Part(at, quote_text(stage.event), moment, common, content, where=filled))
    return found


def _rows(parts: Parts, part: _Part) -> str:
    """The rows of the file with the readings of their time."""
    readings = ", ".join(part.moment.named()[1])
    return f"(SELECT *, {readings} FROM ({parts.columns.scan.relation}))"


def _select(parts: Parts, part: _Part) -> str:
    moment, _ = part.moment.named()
    digest = digest_of_message(parts.columns.mapping.source, "message_id", part.content)
    head = (
        f"row_no, {part.number} AS part, {part.name} AS name, {moment.us} AS ts_us, {_changed_at(parts)} AS changed_us, "
        f"CAST({moment.precision} AS TINYINT) AS ts_precision, "
        f"{moment.format_no} AS ts_format, {moment.doubtful} AS ts_doubtful, {_bad(parts, moment, part.name)} AS bad"
    )
    return (
        f"SELECT {head}, {', '.join(part.cells)}, {digest} AS digest FROM {_rows(parts, part)} WHERE {part.where} {part.only}"
    )  # fmt: skip


def _changed_at(parts: Parts) -> str:
    """When the attributes of a wide row were so: the column declared, else the earliest stage (NULL here)."""
    column = parts.columns.mapping.attributes_at
    if column is None:
        return "CAST(NULL AS BIGINT)"
    return moment_of(parts.engine, parts.columns, ColumnForm(column=column)).us


def _bad(parts: Parts, moment: Moment, name: str, more: Sequence[tuple[str, str]] = ()) -> str:
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


def _rows_without_event(engine: Engine, scan: Scan) -> int:
    return count(
        engine,
        f"SELECT count(*) FROM ({scan.relation}) r WHERE row_no NOT IN (SELECT row_no FROM {EVENT})",
    )
