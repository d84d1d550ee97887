"""Which events does a rule match: the compiler against a judge written from the design [M37]-[M41]."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.facts_builder import BuiltFacts, Change, Fact, SourceRow, build_facts, change, fact
from journeys.rule_cases import NASTY, RULES, random_world
from journeys.rule_judge import Judge, some_types
from wayline.base import DocumentError
from wayline.engine import open_memory
from wayline.journeys import compile_rule, lay
from wayline.map import (
    AllRule,
    CheckedMap,
    EventRule,
    JsonValue,
    NamePattern,
    NotRule,
    Rule,
    Test,
    parse_rule,
    read_map_text,
    resolve,
    to_json,
)

MAP = """
wayline: 1
key: words
name: Words
timezone: UTC
departments:
  - {key: sales, name: "Selling things", match: ["sales*"]}
  - {key: works, name: Works}
channels:
  - {key: email, name: "E Mail", kind: email}
  - {key: call, name: Phone, kind: phone}
stages: [{key: one, name: One, binding: nothing}]
"""
DEPARTMENTS = (("sales", "Selling things", ("sales*",)), ("works", "Works", ()))
CHANNELS = (("email", "E Mail"), ("call", "Phone"))


@pytest.fixture(scope="module")
def words() -> CheckedMap:
    return resolve(read_map_text(MAP))


class World:
    """Events in an engine, with the judge who knows the same events."""

    def __init__(self, facts: list[Fact], changes: list[Change], checked: CheckedMap) -> None:
        self.facts, self.checked = facts, checked
        self.plain = to_json(checked.document)
        self.store: BuiltFacts = build_facts(open_memory(), facts, changes=changes)
        types = some_types(facts, changes, "case")
        self.judge = Judge(changes, "case", types, DEPARTMENTS, CHANNELS)

    def judged(self, rule: JsonValue) -> set[int]:
        return {at for at, one in enumerate(self.facts, 1) if self.judge.matches(rule, one)}

    def compiled(self, rule: JsonValue) -> set[int]:
        question = compile_rule(parse_rule(rule), self.store.engine, journey_map=self.checked)
        rows = self.store.engine.run(
            f"SELECT e.event_no FROM {question.relation} WHERE {question.sql}", question.parameters
        ).rows
        found = [int(str(row[0])) for row in rows]
        assert len(found) == len(set(found)), "an event stands twice"
        return set(found)


@pytest.fixture(scope="module")
def world(words: CheckedMap) -> World:
    return World(*random_world(7, events=500), words)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=RULES)
def test_m37_a_compiled_rule_selects_exactly_the_events_that_answer_yes(
    world: World, rule: JsonValue
) -> None:
    """[M37]-[M40] 400 rules of every operator on 500 events: no event more, none less."""
    assert world.compiled(rule) == world.judged(rule)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=RULES)
def test_m41_no_text_of_a_map_enters_the_sql(world: World, rule: JsonValue) -> None:
    """[M41] Names become codes, values become parameters; hostile words leave no trace."""
    question = compile_rule(parse_rule(rule), world.store.engine, journey_map=world.checked)
    text = question.sql + question.relation
    shown = [word for word in NASTY if len(word) > 4 and word != "facts.events" and word in text]
    assert shown == []


ODD_TEXTS = (
    "1_000", "0x10", "\uff11\uff12", "+5", ".5", "5.", "1e400", "1e-400", "1,000", "--5", "5e", "12abc", "Infinity", "NaN",
    "2026-3-2", "2026-03-02T10", "20260302", "epoch", "today", "now", "10:00", "2026-03-02 BC", "0001-01-01", "9999-12-31",
    "2026-03-02T10:00:00+0530", "2026-W10", "2026-03-02T10:00:60", "March 2, 2026", "02/03/2026",
    "2026-03-02T10:00:00.123456Z", " 2026-03-02", "2026-03-02 ", "-infinity", "T", "t",
)  # fmt: skip


@pytest.mark.parametrize(
    "operand",
    [0, 5, 1000, -3, 12, 9000, "2026-03-02", "2026-03-02T10:00:00", "1970-01-01", True, False, "true", "abc"],
)  # fmt: skip
@pytest.mark.parametrize("operator", ["eq", "ne", "lt", "gte"])
def test_m40_odd_texts_convert_as_numbers_dates_and_booleans_or_count_as_missing(
    odd: World, operator: str, operand: JsonValue
) -> None:
    """[M40] Only plain numbers, ISO 8601 dates, true and false convert; whatever else is missing."""
    rule: JsonValue = {"where": {"amount": {operator: operand}}}
    got, want = odd.compiled(rule), odd.judged(rule)
    assert {str(odd.facts[at - 1].properties) for at in got ^ want} == set()


@pytest.fixture(scope="module")
def odd(words: CheckedMap) -> World:
    from journeys.rule_cases import TEXTS

    facts = [
        fact("x", "2026-03-01", case="c1", properties={"amount": text})
        for text in (*TEXTS, *ODD_TEXTS)
    ]
    return World(facts, [], words)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(rules=st.lists(RULES, min_size=25, max_size=25))
def test_m37_laying_asks_each_kind_of_event_what_the_judge_says(
    world: World, rules: list[JsonValue]
) -> None:
    """[M37] [M44] Rules asked once per signature give the same events as rules asked of every event."""
    outcomes: list[JsonValue] = [
        {"key": f"o{at}", "name": "O", "kind": "neutral", "ends": False, "binding": _each(rule)}
        for at, rule in enumerate(rules)
    ]
    document = {**json.loads(json.dumps(world.plain)), "outcomes": outcomes}
    laid = lay(resolve(read_map_text(json.dumps(document))), world.store, by="case")
    rows = laid.engine.run(
        f"SELECT r.outcome, e.event_no FROM {laid.schema}.outcomes_reached r JOIN {laid.schema}.events e"
        " ON e.journey_id = r.journey_id AND e.seq = r.seq"
    ).rows
    found = {(int(str(code)) - 1, int(str(number))) for code, number in rows}
    in_case = {at for at, one in enumerate(world.facts, 1) if one.case is not None}
    wanted = {(at, one) for at, rule in enumerate(rules) for one in world.judged(rule) & in_case}
    assert {pair for pair in found if pair[1] in in_case} == wanted


def _each(rule: JsonValue) -> JsonValue:
    """The rule as a binding that counts every event."""
    return {"all": [rule], "take": "each"}


@pytest.mark.parametrize(
    ("value", "at", "expected"),
    [
        ("big", "2026-03-04", True),  # known since the day before
        ("big", "2026-03-03", True),  # an attribute of the same instant is known
        ("big", "2026-03-02", False),
        ("tiny", "2026-03-06", True),
        ("big", "2026-03-06", False),
        ("tiny", "2026-03-08", False),  # taken back: missing
    ],
)
def test_m39_attributes_are_read_as_known_at_the_time_of_the_event(
    words: CheckedMap, value: str, at: str, *, expected: bool
) -> None:
    """[M39] Not as they are known today."""
    changes = [
        change("account", "a1", "size", "big", "2026-03-03"),
        change("account", "a1", "size", "tiny", "2026-03-05"),
        change("account", "a1", "size", None, "2026-03-07"),
    ]
    world = World([fact("x", at, account="a1")], changes, words)
    assert world.compiled({"where": {"account.size": value}}) == ({1} if expected else set())


def test_m39_of_two_values_of_one_instant_the_source_of_higher_rank_tells(
    words: CheckedMap,
) -> None:
    """[M39] Whatever arrived first; of one source the text that sorts last."""
    told = [
        Change("account", "a1", "size", value, changed.ts_us, source)
        for changed in [change("account", "a1", "size", "", "2026-03-01")]
        for source, value in (("low", "zz"), ("high", "aa"), ("high", "bb"))
    ]
    one = fact("x", "2026-03-02", account="a1", source="low")
    ranks = [SourceRow("low", rank=1), SourceRow("high", rank=2)]
    for changes in (told, told[::-1]):
        store = build_facts(open_memory(), [one], changes=changes, sources=ranks)
        question = compile_rule(
            parse_rule({"where": {"account.size": "bb"}}), store.engine, journey_map=words
        )
        sql = f"SELECT count(*) AS n FROM {question.relation} WHERE {question.sql}"
        assert store.engine.run(sql, question.parameters).first()["n"] == 1


def _nested(depth: int) -> Rule:
    rule: Rule = EventRule((NamePattern("x", is_glob=False),))
    for _ in range(depth - 1):
        rule = NotRule(rule)
    return rule


def _tests(count: int) -> Rule:
    return EventRule(where=tuple((f"f{at}", Test("eq", (at,))) for at in range(count)))


def _names(count: int) -> Rule:
    half = tuple(NamePattern(f"n{at}", is_glob=False) for at in range(count // 2))
    return AllRule((EventRule(names=half), EventRule(sources=half)))


@pytest.mark.parametrize(
    ("largest", "too_large"),
    [(_nested(6), _nested(7)), (_tests(100), _tests(101)), (_names(500), _names(502))],
)
def test_m41_a_rule_beyond_the_limits_is_refused(
    world: World, largest: Rule, too_large: Rule
) -> None:
    """[M41] Depth 6, 100 tests, 500 names."""
    assert compile_rule(largest, world.store.engine).sql
    with pytest.raises(DocumentError, match="a rule may be 6 deep"):
        compile_rule(too_large, world.store.engine)


def test_m39_a_column_that_an_event_does_not_have_is_refused_with_the_nearest(
    world: World,
) -> None:
    """[M41] The list of columns is closed."""
    rule = parse_rule({"where": {"event.stauts": "failed"}})
    with pytest.raises(DocumentError, match=r"event\.stauts"):
        compile_rule(rule, world.store.engine)
