"""Rules and events to try them on: every operator, and words that hurt careless SQL."""

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from journeys.facts_builder import Change, Fact, change, us
from wayline.map import JsonValue

Plain = st.SearchStrategy[JsonValue]
START = us("2026-03-01")
HOUR = 3_600_000_000

NASTY = (
    "it's", 'say "yes"', "100%", "a_b", "a%b", "back\\slash", "x'; DROP TABLE facts.events; --",
    "Überprüfung ☂", "$r0", "{field}", "facts.events", "laid.events", "/* note */", "a.b", "NULL", "?", "*",
)  # fmt: skip
NAMES = ("Offer sent", "offer-sent", "OFFER__SENT", "offer_seen", "offersent", "won", *NASTY)
CHANNELS = ("E-Mail", "e_mail", "Phone", "on site", "100%", None)
DEPARTMENTS = ("Sales EMEA", "sales", "Works", "it's", None)
SOURCES = ("crm", "Site-Log")
KEYS = (
    "amount",
    "kind",
    "due",
    "flag",
    "a.b",
    'q"uote',
    "back\\slash",
    "it's",
    "ünï",
    "person.role",
    "*",
    "[0]",
)
TEXTS = (
    "9000", "9000.0", "9e3", "-3", "0", "", " 12 ", "12,5", "nan", "inf", "-infinity", "abc", "ABC", "Abc%", "a_c", "a\\c",
    "2026-03-02", "2026-03-02T10:00:00", "2026-03-02 10:00", "2026-03-02T12:00:00+02:00", "2026-03-02T23:30:00-05:00",
    "2026-02-30", "infinity", "true", "TRUE", "false", "yes", "1", "null", *NASTY,
)  # fmt: skip
VALUES: tuple[object, ...] = (*TEXTS, 9000, 9000.5, -3, 0, 1, True, False, None)
OPERANDS: tuple[JsonValue, ...] = (
    "abc", "ABC", "9000", "2026-03-02", "2026-03-02T10:00:00", "2026-03-02T10:00:00Z", "2026-02-30", "true", "",
    9000, 9000.5, -3, 0, 1, True, False, *NASTY,
)  # fmt: skip
GLOBS = (
    "*",
    "?",
    "offer*",
    "Offer-*",
    "offer?sent",
    "*s",
    "a*c",
    "A?C",
    "*%*",
    "a_b",
    "a%b",
    "*\\*",
    "ü*",
    "*'*",
)
FIELDS = (
    "amount", "kind", "due", "flag", "a.b", 'q"uote', "back\\slash", "it's", "ünï", "*", "[0]", "props.person.role",
    "props.amount", "event.status", "event.direction", "event.cost", "event.value", "event.score", "event.department",
    "account.size", "person.role", "case.size", "project.due", "project.none", "unknown.size",
)  # fmt: skip


def _fact(draw: random.Random) -> Fact:
    objects = tuple(
        ("project", draw.choice(("p1", "p2", "p3"))) for _ in range(draw.choice((0, 1, 2)))
    )
    return Fact(
        draw.choice(NAMES), START + draw.randrange(24 * 9) * HOUR,
        draw.choice(("c1", "c2", "c3", None)), draw.choice(("a1", "a2", None)), draw.choice(("p1", "p2", None)),
        draw.choice(CHANNELS), draw.choice(DEPARTMENTS), draw.choice(SOURCES),
        properties={key: draw.choice(VALUES) for key in KEYS if draw.random() < 0.5} if draw.random() < 0.9 else None,
        objects=objects,
        columns={
            "status": draw.choice(("failed", "FAILED", "done", "it's", None)), "direction": draw.choice(("inbound", None)),
            "cost": draw.choice((0.0, 10.0, 9000.0, None)), "value": draw.choice((-3.0, 9000.5, None)),
            "score": draw.choice((0.0, 9.0, None)),
        },
    )  # fmt: skip


def _change(draw: random.Random) -> Change:
    kind, key = draw.choice(
        (("account", "a1"), ("account", "a2"), ("person", "p1"), ("person", "p2"), ("case", "c1"),
         ("case", "c2"), ("project", "p1"), ("project", "p2"))
    )  # fmt: skip
    field = draw.choice(("size", "role", "due", "it's"))
    value = draw.choice((*TEXTS, None))
    return change(kind, key, field, value, START + draw.randrange(24 * 9) * HOUR)


def random_world(seed: int, *, events: int) -> tuple[list[Fact], list[Change]]:
    """Events of every shape, and what was known of their accounts, people and objects when."""
    draw = random.Random(seed)  # noqa: S311 - a test
    changes = [_change(draw) for _ in range(120)]
    # One value an instant: two of one instant are told apart by source rank, tested by hand.
    single = {(one.object_type, one.object_id, one.field, one.ts_us): one for one in changes}
    return [_fact(draw) for _ in range(events)], list(single.values())


def _one(draw: random.Random, options: Sequence[JsonValue]) -> JsonValue:
    return draw.choice(options)


NAME: Plain = st.one_of(
    st.sampled_from((*NAMES, *GLOBS)), st.sampled_from(NAMES).map(lambda name: {"eq": name})
)
SCALAR: Plain = st.sampled_from(OPERANDS)
COMPARED: Plain = st.one_of(SCALAR, st.sampled_from(FIELDS).map(lambda field: {"field": field}))
TEST: Plain = st.one_of(
    SCALAR,
    st.lists(SCALAR, max_size=3),
    *(
        COMPARED.map(lambda value, op=op: {op: value})  # type: ignore[misc]
        for op in ("eq", "ne", "lt", "lte", "gt", "gte")
    ),
    st.tuples(SCALAR, SCALAR).map(lambda pair: {"between": list(pair)}),
    st.sampled_from(GLOBS).map(lambda glob: {"like": glob}),
    st.lists(SCALAR, max_size=3).map(lambda values: {"in": values}),
    st.lists(SCALAR, max_size=3).map(lambda values: {"not_in": values}),
    st.booleans().map(lambda value: {"present": value}),
)
WHERE: Plain = st.dictionaries(st.sampled_from(FIELDS), TEST, min_size=1, max_size=2)
EVENT: Plain = st.fixed_dictionaries(
    {"where": WHERE},
    optional={
        "event": st.one_of(NAME, st.lists(NAME, min_size=1, max_size=3)),
        "source": st.sampled_from(("crm", "CRM", "site log", "s*", "none")),
        "channel": st.sampled_from(("email", "e mail", "E*", "phone", "call", "100%", "*", ["on-site", "sms"])),
    },
)  # fmt: skip
BARE: Plain = st.one_of(
    NAME.filter(lambda name: isinstance(name, str)), st.lists(NAME, min_size=1, max_size=3)
)
RULES: Plain = st.recursive(
    st.one_of(BARE, EVENT, EVENT),
    lambda part: st.one_of(
        st.lists(part, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(part, max_size=3).map(lambda parts: {"any": parts}),
        part.map(lambda one: {"not": one}),
    ),
    max_leaves=4,
)
