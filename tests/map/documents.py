"""Strategies for maps: any document that the models take, made from the models themselves."""

from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import annotated_types
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from wayline.base import JsonObject, JsonValue
from wayline.map.document import JourneyMap
from wayline.map.entity import KeyOf, PartyOf, Value
from wayline.map.experience import Reading
from wayline.map.targets import Measure
from wayline.map.vocabulary import OpenWord
from wayline.map.written import Written

Plain = st.SearchStrategy[JsonValue]
Fields = st.SearchStrategy[JsonObject]

KEYS = st.sampled_from(["alpha", "beta_2", "gamma", "d", "epsilon_site"])
KINDS = ("stage", "touchpoint", "outcome", "kpi", "pain", "segment", "link")
WORDS = st.one_of(
    st.sampled_from(
        ["offer", "We ask, they answer", "none", "yes", "2026", "1e3", "- a", "a: b", "# c", "~", "*x", "&y",
         "!z", "Ünïcode ☂ 🛠", "line\nbreak", " edge ", "'quoted'", '"double"', "{a}", "[b]", "%", "@", "null", "y"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(lambda t: t.strip() != ""),
)  # fmt: skip
NAMES = st.sampled_from(
    ["trial_started", "checkout.*", "Offer sent", "page?", "none", "stage:alpha", "entry", "404", "a:b", "true"]
)  # fmt: skip
LENGTHS = st.sampled_from(
    ["2 days", "10 business days", "1.5 hours", "1 week", "12 months", "0.25 years"]
)
SCALARS: Plain = st.one_of(
    st.sampled_from(["x", "2026-01-31", "2026-01-31T10:00:00", "2026-13-99", ""]),
    st.integers(-1000, 1000), st.booleans(), st.sampled_from([0.5, -2.25, 1e-9]),
)  # fmt: skip


def one_of_each(**parts: Plain) -> Fields:
    return st.fixed_dictionaries(parts)


NAME: Plain = st.one_of(NAMES, one_of_each(eq=st.sampled_from(["*", "a?b", "plain"])))
SEVERAL: Plain = st.one_of(NAME, st.lists(NAME, min_size=1, max_size=3))
TEST: Plain = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    *(st.fixed_dictionaries({op: SCALARS}) for op in ("eq", "ne", "lt", "lte", "gt", "gte")),
    one_of_each(lte=one_of_each(field=st.just("project.promised_on"))),
    one_of_each(between=st.lists(SCALARS, min_size=2, max_size=2)),
    one_of_each(like=st.just("*method*")),
    one_of_each(not_in=st.lists(SCALARS, max_size=3)),
    one_of_each(present=st.booleans()),
)
TESTS: Fields = st.dictionaries(
    st.sampled_from(["amount", "person.role", "event.cost", "props.name"]), TEST, min_size=1, max_size=2
)  # fmt: skip
EVENT: Fields = st.fixed_dictionaries(
    {"event": SEVERAL}, optional={"source": SEVERAL, "channel": SEVERAL, "where": TESTS}
)


def joined(part: Plain) -> Plain:
    return st.one_of(
        one_of_each(all=st.lists(part, max_size=2)),
        one_of_each(any=st.lists(part, max_size=2)),
        one_of_each(**{"not": part}),
    )


BARE: Plain = st.one_of(NAMES, st.lists(NAME, min_size=1, max_size=2))
RULE: Plain = st.recursive(st.one_of(BARE, EVENT), joined, max_leaves=3)
USE = {
    "take": st.sampled_from(["first", "last", "each"]),
    "per": KEYS,
    "priority": st.integers(-3, 9),
}
BINDING: Plain = st.one_of(
    BARE, st.fixed_dictionaries({"event": SEVERAL}, optional=USE), st.builds(lambda a, b: {**a, **b}, EVENT, st.fixed_dictionaries({}, optional=USE))
)  # fmt: skip
PROVABLE: Plain = st.builds(
    lambda kind, key: f"{kind}:{key}",
    st.sampled_from(["stage", "touchpoint", "outcome", "compliance"]),
    KEYS,
)
HISTORY: Plain = st.one_of(
    RULE,
    PROVABLE,
    st.fixed_dictionaries(
        {"seen": st.one_of(PROVABLE, RULE)},
        optional={"times": st.integers(1, 9), "people": st.integers(1, 9), "within": LENGTHS},
    ),
    one_of_each(
        overdue=one_of_each(
            after=st.one_of(st.just("entry"), PROVABLE, EVENT), expect=PROVABLE, within=LENGTHS
        )
    ),
    one_of_each(
        gate=one_of_each(
            paths=st.lists(KEYS, min_size=1, max_size=3),
            need=st.sampled_from(["all", "any", "quorum(2)"]),
        )
    ),
    one_of_each(**{"is": TESTS}),
)
LEAVES: dict[str, Plain] = {
    "text": st.one_of(WORDS, st.dictionaries(st.sampled_from(["en", "es", "de-AT"]), WORDS, min_size=1)),
    "duration": LENGTHS,
    "money": st.sampled_from(["1200 USD", "0.5 EUR", "-3 GBP"]),
    "share": st.sampled_from(["30 %", 0.3, 1, 0, "0.5 %"]),
    "period": st.sampled_from(["2026", 2026, "2026-H1", "2026-Q4", "2026-05", "2026-01-01/2026-03-31"]),
    "change": st.sampled_from(["-15 %", "+5 pp", "+10", -3, "+0.1 %"]),
    "day": st.sampled_from(["2026-06-20", "1999-12-31"]),
    "quantity": st.sampled_from([50, 0.3, "95 %", "10 days", "1200 USD", "3.5"]),
    "ref": st.builds(lambda kind, key: f"{kind}:{key}", st.sampled_from(KINDS), KEYS),
    "rule": RULE,
    "binding": st.one_of(BINDING, st.just("none")),
    "question": st.one_of(BINDING, PROVABLE),
    "tests": TESTS,
    "cond": st.one_of(HISTORY, joined(HISTORY)),
}  # fmt: skip
BY_NAME: dict[str, Plain] = {
    "x": st.dictionaries(WORDS, st.one_of(WORDS, st.integers(-5, 5), st.none(), st.lists(WORDS)), max_size=2),
    "wayline": st.just(1),
    "version": st.just("1.2.0"), "based_on": st.just("1.0.0"),
    "valid_from": st.just("2026-01-01"), "valid_to": st.just("2027-01-01"),
    "locale": st.sampled_from(["en", "de"]), "locales": st.lists(st.sampled_from(["en", "de"]), max_size=2),
    "currency": st.just("USD"), "timezone": st.sampled_from(["UTC", "Australia/Perth"]),
    "hours": st.sampled_from(["06:00-18:00", "00:00-24:00"]), "after": st.sampled_from(["entry", "touchpoint:alpha"]),
}  # fmt: skip


@st.composite
def fields_of(draw: st.DrawFn, model: type[Value]) -> JsonObject:
    """The fields of one entity: what is required, and a few of the rest."""
    known = {field.alias or name: field for name, field in model.model_fields.items()}
    needed = [name for name, field in known.items() if field.is_required()]
    rest = sorted(set(known) - set(needed))
    extra = draw(st.lists(st.sampled_from(rest), max_size=4, unique=True)) if rest else []
    chosen = {name: draw(_value(name, known[name])) for name in (*needed, *extra)}
    return _mended(draw, model, chosen)


def _value(name: str, field: FieldInfo) -> Plain:
    if name in BY_NAME:
        return BY_NAME[name]
    return _held(field.annotation, list(field.metadata))


def _held(annotation: object, marks: list[object]) -> Plain:
    for mark in marks:
        if isinstance(mark, Written):
            return LEAVES[str(mark.schema["x-grammar"])]
        if isinstance(mark, OpenWord):
            return st.sampled_from([*mark.words, "other"])
        if isinstance(mark, KeyOf):
            return KEYS
        if isinstance(mark, PartyOf):
            actor = st.sampled_from(["customer", "persona:alpha", "partner:beta_2"])
            return st.one_of(KEYS, KEYS.map("person:{}".format)) if mark.bare_kind else actor
    return _bounded(annotation, marks)


def _bounded(annotation: object, marks: list[object]) -> Plain:
    bounds = {type(mark): mark for part in marks for mark in _flat(part)}
    low, high = bounds.get(annotated_types.Ge), bounds.get(annotated_types.Le)
    least = int(str(low.ge)) if isinstance(low, annotated_types.Ge) else -5
    most = int(str(high.le)) if isinstance(high, annotated_types.Le) else 99
    if annotation is int:
        return st.integers(least, most)
    if annotation is float:
        return st.one_of(st.integers(least, most), st.floats(least, most, width=16))
    return _composed(annotation)


def _flat(mark: object) -> list[object]:
    return list(mark.metadata) if isinstance(mark, FieldInfo) else [mark]


def _composed(annotation: object) -> Plain:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _held(parts[0], list(parts[1:]))
    if origin in (Union, UnionType):
        return st.one_of(*(_composed(part) for part in parts if part is not type(None)))
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple:
        return st.lists(_composed(parts[0]), min_size=1, max_size=2)
    if origin is dict:
        return st.dictionaries(LEAVES["ref"].map(str), _composed(parts[1]), max_size=2)
    if annotation is bool:
        return st.booleans()
    if annotation is int or annotation is float:
        return _bounded(annotation, [])
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return fields_of(annotation).map(lambda fields: fields)
    assert annotation is str, annotation
    return KEYS


def _mended(draw: st.DrawFn, model: type[Value], chosen: JsonObject) -> JsonObject:
    """What a validator asks of several fields together."""
    if {"key", "name"} <= set(model.model_fields) and "key" not in chosen:
        chosen["key"] = draw(KEYS)
    match model.__name__:
        case "Standard":
            chosen.pop("due", None)
            chosen["target"] = draw(LENGTHS)
        case "Stage":
            chosen.pop("entry", None) if "binding" in chosen else None
        case "Outcome":
            chosen.pop("when", None) if "binding" in chosen else None
        case "Target":
            chosen.update(value=draw(LEAVES["quantity"]), high=60, change="-15 %")
        case "CostTime":
            chosen.update(n=3, period="2026", method="survey")
        case "Retired":
            chosen["successor"] = draw(st.sampled_from(["none", "alpha"]))
        case _:
            pass
    if model is Measure:
        name = draw(st.sampled_from(sorted(Measure.model_fields)))
        return {name: draw(_value(name, Measure.model_fields[name]))}
    if issubclass(model, Reading):
        chosen.update(n=4, period="2026-H1", method="interview")
    return chosen


def maps() -> Fields:
    """Whole documents."""
    return fields_of(JourneyMap)
