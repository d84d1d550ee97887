"""What does one row say: who, whose, how much, and which row it is; the expressions all its events share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wayline.base import Saying, SourceError, say
from wayline.engine import Engine, quote_text
from wayline.events.columns import MONEY, Columns, json_of
from wayline.events.mapping import ColumnForm, SourceMapping
from wayline.events.timing import Moment, moment_of

TEXTS = (
    "call", "message_id", "account", "person", "channel", "medium", "direction", "department", "employee",
    "system", "status", "lifecycle",
)  # fmt: skip
LIFECYCLES = ("start", "complete", "schedule", "suspend", "resume", "abort")
NO_TEXT = "CAST(NULL AS VARCHAR)"
MAX_ROW = 1_000_000
# Values that stand for nobody: they never name a person [E5]. `NA` may be a real id.
NOBODY = (
    "", "null", "none", "undefined", "nan", "n/a", "-1", "anonymous", "guest", "test", "unknown", "[object object]", "true",
    "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
SHARED_MAILBOXES = ("info", "sales", "support", "office", "admin", "noreply", "no-reply")


@dataclass(slots=True)
class Parts:
    """The pieces of the statement while they are put together."""

    columns: Columns
    engine: Engine
    bad: list[tuple[str, str]] = field(default_factory=list)  # (condition, code)
    notes: list[Saying] = field(default_factory=list)
    moments: dict[int, Moment] = field(default_factory=dict)  # by part
    attributes: list[tuple[str, str]] = field(default_factory=list)  # (`person.role`, cell)


def shared_cells(parts: Parts, mapping: SourceMapping) -> list[str]:
    """The expressions that every event of a row shares."""
    forms = mapping.columns
    columns = parts.columns
    parts.attributes += [(name, columns.text(form)) for name, form in forms.attributes.items()]
    cells = [*_texts(columns, mapping), *_cost(parts, forms.cost), *_value(parts), *_score(parts)]
    ended = (
        moment_of(parts.engine, columns, forms.ended_at).us
        if forms.ended_at is not None
        else "CAST(NULL AS BIGINT)"
    )
    cells.append(f"{ended} AS ended_us")
    cells += [f"{columns.text(form)} AS obj{at}" for at, form in enumerate(forms.objects)]
    cells += [f"{cell} AS att{at}" for at, (_, cell) in enumerate(parts.attributes)]
    cells.append(f"{_properties(columns, mapping)} AS properties")
    cells.append(f"{_order(columns, mapping)} AS row_seq")
    parts.bad += _unfit(columns)
    if forms.objects and forms.account is None and forms.person is None:
        none = " AND ".join(f"{columns.text(form)} IS NULL" for form in forms.objects)
        parts.bad.append((none, "object_without_id"))
    return cells


def _texts(columns: Columns, mapping: SourceMapping) -> list[str]:
    cells = []
    for name in TEXTS:
        form = getattr(mapping.columns, name)
        cell = columns.text(form) if isinstance(form, ColumnForm) else NO_TEXT
        if name == "person" and isinstance(form, ColumnForm):
            cell = person_cell(cell, form)
        elif name == "lifecycle" and isinstance(form, ColumnForm):
            cell = _listed(f"lower({cell})", LIFECYCLES)
        elif name == "call" and form is None and mapping.shape == "history":
            cell = quote_text("change")
        elif name == "message_id" and mapping.shape == "wide":
            cell = NO_TEXT  # one message is a row; its events are told apart by their column
        cells.append(f"{cell} AS {name}")
    return cells


def _listed(cell: str, known: Sequence[str]) -> str:
    words = ", ".join(quote_text(word) for word in known)
    return f"CASE WHEN {cell} IN ({words}) THEN {cell} END"


def person_cell(cell: str, form: ColumnForm) -> str:
    """The person, normalised; nobody where the value stands for nobody [E5]."""
    plain = f"lower({cell})" if form.type == "email" else cell
    return f"CASE WHEN NOT {is_nobody(cell, form)} THEN {plain} END"


def is_nobody(cell: str, form: ColumnForm) -> str:
    """SQL that holds where a value names no person, NULL where there is none."""
    words = ", ".join(quote_text(word) for word in NOBODY)
    blocked = f"lower({cell}) IN ({words}) OR regexp_full_match({cell}, '[0-]*')"
    if form.type == "email":
        boxes = ", ".join(quote_text(box) for box in SHARED_MAILBOXES)
        blocked += f" OR split_part(lower({cell}), '@', 1) IN ({boxes})"
    return f"({blocked})"


def _currency(parts: Parts, form: ColumnForm | None, given: ColumnForm | None) -> str:
    """The currency of a row's own column, else the one declared; never guessed."""
    if given is not None:
        text = f"upper({parts.columns.text(given)})"
        parts.bad.append((f"NOT regexp_full_match({text}, '[A-Z]{{3}}')", "unknown_currency"))
        return text
    return quote_text(form.currency) if form is not None and form.currency else NO_TEXT


def _cost(parts: Parts, form: ColumnForm | None) -> list[str]:
    if form is None:
        return [f"CAST(NULL AS {MONEY}) AS cost", f"{NO_TEXT} AS cost_currency"]
    amount, broken = parts.columns.number(form)
    parts.bad.append((broken, "bad_number"))
    currency = _currency(parts, form, parts.columns.mapping.columns.cost_currency)
    return [f"{amount} AS cost", f"{currency} AS cost_currency"]


def _value(parts: Parts) -> list[str]:
    """Revenue; a value that is repeated on each row goes to the object, where there is one [E7]."""
    forms = parts.columns.mapping.columns
    form = forms.value
    if form is None:
        return [f"CAST(NULL AS {MONEY}) AS value", f"{NO_TEXT} AS value_currency"]
    amount, broken = parts.columns.number(form)
    parts.bad.append((broken, "bad_number"))
    currency = _currency(parts, form, forms.value_currency)
    once = form.as_ == "once" or (parts.columns.mapping.shape == "wide" and bool(forms.objects))
    if form.as_ in ("once", "total") and not forms.objects:
        raise SourceError(say("`value: as: {form}` needs an object that the value belongs to", form=form.as_),
                          remedy=say("Map `objects:`, for instance `objects: [{{type: opportunity, column: ...}}]`."))  # fmt: skip
    if not once:
        return [f"{amount} AS value", f"{currency} AS value_currency"]
    owner = forms.objects[0].type
    parts.attributes.append((f"{owner}.value", f"CAST({amount} AS VARCHAR)"))
    parts.attributes.append(
        (f"{owner}.value_currency", f"CASE WHEN {amount} IS NOT NULL THEN {currency} END")
    )
    alone = f"{parts.columns.text(forms.objects[0])} IS NULL"
    return [
        f"CASE WHEN {alone} THEN {amount} END AS value",
        f"CASE WHEN {alone} THEN {currency} END AS value_currency",
    ]


def _score(parts: Parts) -> list[str]:
    """A survey's answer, turned so that the high end is the best one."""
    forms = parts.columns.mapping.columns
    form = forms.score
    if form is None:
        nothing = "CAST(NULL AS DOUBLE)"
        return [f"{nothing} AS score", f"{nothing} AS scale_min", f"{nothing} AS scale_max", f"{NO_TEXT} AS score_kind"]  # fmt: skip
    low, high, kind = _scale(parts, form)
    value, broken = parts.columns.number(form, "DOUBLE")
    parts.bad.append((broken, "bad_number"))
    parts.bad.append((f"({value} < {low} OR {value} > {high})", "bad_scale"))
    turned = form.best is not None and form.scale is not None and form.best == min(form.scale)
    shown = f"({low} + {high} - {value})" if turned else value
    given = f"{value} IS NOT NULL"
    return [
        f"{shown} AS score",
        f"CASE WHEN {given} THEN {low} END AS scale_min",
        f"CASE WHEN {given} THEN {high} END AS scale_max",
        f"CASE WHEN {given} THEN {kind} END AS score_kind",
    ]


def _scale(parts: Parts, form: ColumnForm) -> tuple[str, str, str]:
    """Both ends of the scale and the kind of question, declared once or given on each row."""
    forms = parts.columns.mapping.columns
    kind = quote_text(form.kind) if form.kind is not None else NO_TEXT
    if forms.score_kind is not None:
        kind = parts.columns.text(forms.score_kind)
    if forms.scale_min is not None and forms.scale_max is not None:
        low, _ = parts.columns.number(forms.scale_min, "DOUBLE")
        high, _ = parts.columns.number(forms.scale_max, "DOUBLE")
        return low, high, kind
    if form.scale is None or kind == NO_TEXT:
        raise SourceError(say("`score` needs `kind:` and `scale:`; they are never guessed"),
                          remedy=say("For instance `score: {{column: Answer, kind: nps, scale: [0, 10], best: 10}}`."))  # fmt: skip
    return f"{min(form.scale)}::DOUBLE", f"{max(form.scale)}::DOUBLE", kind


def _properties(columns: Columns, mapping: SourceMapping) -> str:
    """The columns declared as properties, or all that nothing else uses, as one JSON object."""
    wanted = mapping.columns.properties
    names = left_over(columns, mapping) if wanted == "*" else [str(name) for name in wanted]
    nested = [name for name in names if columns.scan.reader == "jsonl" and name == "properties"]
    pairs = [(name, columns.raw(name)) for name in names if name not in nested]
    forms = mapping.columns
    for name, form in (("comment", forms.comment), ("touchpoint", forms.touchpoint), ("stage", forms.stage)):  # fmt: skip
        if form is not None:  # what an answer says, and where it says that it belongs [A24]
            pairs.append((name, columns.text(form)))
    lifecycle = mapping.columns.lifecycle
    if lifecycle is not None:  # a word outside the list stays, as a property
        text = columns.text(lifecycle)
        known = _listed(f"lower({text})", LIFECYCLES)
        pairs.append(("lifecycle:transition", f"CASE WHEN {known} IS NULL THEN {text} END"))
    if not nested:
        return json_of(pairs)
    cell = columns.raw("properties")
    whole = f"CASE WHEN json_valid({cell}) THEN CASE WHEN json_type({cell}) = 'OBJECT' THEN {cell} END END"
    pairs.append(("properties", f"CASE WHEN {whole} IS NULL THEN {cell} END"))
    return f"NULLIF(json_merge_patch(coalesce({whole}, '{{}}'), coalesce({json_of(pairs)}, '{{}}'))::VARCHAR, '{{}}')"


def left_over(columns: Columns, mapping: SourceMapping) -> list[str]:
    """The columns that nothing else of the mapping uses."""
    used = {columns.position(name) for name in mapping.used_columns()}
    return [name for at, name in enumerate(columns.scan.headers) if at not in used]


def _order(columns: Columns, mapping: SourceMapping) -> str:
    if mapping.order is None:
        return "row_no"
    return f"COALESCE(TRY_CAST({columns.raw(mapping.order)} AS BIGINT), row_no)"


def row_content(columns: Columns, mapping: SourceMapping) -> str:
    """What makes a row the same row on re-import: the key declared, else its filled cells, in any order.

    Columns that a `join` added are no part of it: the other file may change.
    """
    if mapping.key:
        return _tagged(columns, mapping.key)
    return _tagged(columns, sorted(columns.scan.headers[: columns.scan.own_width]))


def stage_content(columns: Columns, mapping: SourceMapping, column: str, us: str) -> str:
    """The same for an event of a time column: object, column and time, so that a later export adds only what is new."""
    forms = mapping.columns
    if mapping.key:
        who = [_tagged(columns, mapping.key)]
    else:
        owners = [
            form for form in (*forms.objects, forms.account, forms.person) if form is not None
        ]
        who = [f"COALESCE({columns.text(form)}, '')" for form in owners] + [
            f"CAST({us} AS VARCHAR)"
        ]
    return f"concat_ws(chr(31), {quote_text(column)}, {', '.join(who)})"


def _tagged(columns: Columns, names: Sequence[str]) -> str:
    cells = [f"{quote_text(name + chr(30))} || {columns.raw(name)}" for name in names]
    return f"concat_ws(chr(31), {', '.join(cells)})" if cells else "''"


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
