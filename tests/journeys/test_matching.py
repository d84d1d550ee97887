"""Which events does an element or a rule mean, and which journeys is a question about: the facade of both."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from journeys.facts_builder import build_facts, fact
from journeys.test_cases_by_hand import HEAD, lay_on
from wayline.base import NotFoundError, ScopeError
from wayline.engine import open_file, scoped
from wayline.journeys import (
    LaidMap,
    Scope,
    count_matches,
    lay,
    matched_events,
    scope_filter,
)
from wayline.map import (
    Binding,
    JsonValue,
    Ref,
    Rule,
    parse_binding,
    parse_rule,
    read_map_text,
    resolve,
)

MAP = """
dead_after: 30 days
segments: [{key: big, name: Big, rule: {size: big}}]
personas: [{key: engineer, name: Engineer, stakeholder: technical}]
paths: [{key: technical, name: Technical, persona: engineer, steps: [ask]}]
stages:
  - key: one
    name: One
    binding: hello
    compliance: [{key: permit, name: Permit, kind: regulatory, binding: cleared},
                 {key: paper, name: Paper, kind: regulatory, binding: none}]
    touchpoints: [{key: ask, name: We ask, channels: [email], binding: ask}]
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: signed, name: Signed, kind: success, ends: false, binding: sign}
"""
FACTS = [
    fact("hello", "2026-03-02", case="c1", person="p"),
    fact("ask", "2026-03-03", case="c1", person="p", channel="Email", department="Sales", cost=2.0),
    fact("ask", "2026-03-04", case="c1", person="q"),
    fact("ask", "2026-03-05", case="c1", person="p"),
    fact("ask", "2026-03-06", case="c1"),
    fact("sign", "2026-03-07", case="c1"),
    fact("cleared", "2026-03-07", case="c1"),
    fact("cleared", "2026-03-08", case="c1"),
    fact("won", "2026-03-09", case="c1"),
    fact("hello", "2026-03-10", case="c1"),
    fact("ask", "2026-03-11", case="c2"),
    fact("ask", "2026-03-12"),
]


@pytest.fixture(scope="module")
def laid() -> LaidMap:
    return lay_on(MAP, FACTS)


def numbers(laid: LaidMap, what: Ref | Rule | Binding) -> list[object]:
    rows = laid.engine.run(f"SELECT event_no FROM {matched_events(laid, what)} ORDER BY 1").rows
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("touchpoint:ask", [2, 3, 4, 5, 11]),
        ("stage:one", [1, 10]),
        ("outcome:won", [9]),
        ("outcome:signed", [6]),
        ("compliance:permit", [7]),  # the first of a case
        ("compliance:paper", []),
    ],
)
def test_an_element_means_the_events_that_prove_it(
    laid: LaidMap, ref: str, expected: list[int]
) -> None:
    """[M42] [M44] Credited, entering, proving."""
    kind, key = ref.split(":")
    assert numbers(laid, Ref(kind, key)) == expected
    assert numbers(laid, Ref(kind, key)) == expected  # asked again: made once


@pytest.mark.parametrize(
    ("binding", "expected"),
    [
        ({"event": "ask", "take": "each"}, [2, 3, 4, 5, 11, 12]),
        ({"event": "ask", "take": "first"}, [2, 11]),
        ({"event": "ask", "take": "last"}, [5, 11]),
        ({"event": "ask", "take": "first", "per": "person"}, [2, 3]),
        ({"event": "ask", "take": "last", "per": "person"}, [3, 4]),
    ],
)
def test_a_binding_means_its_events_after_the_take(
    laid: LaidMap, binding: JsonValue, expected: list[int]
) -> None:
    """[M42] Per case and unit; an event of no case, or without the unit, is not taken."""
    assert numbers(laid, parse_binding(binding)) == expected


def test_a_rule_means_every_event_also_those_of_no_journey(laid: LaidMap) -> None:
    """[M37] With channel and department as the map knows them."""
    relation = matched_events(laid, parse_rule({"event": "ask", "channel": "email"}))
    sql = (
        f"SELECT c.key, d.key, m.cost, m.after_end FROM {relation} m"
        f" JOIN {laid.schema}.channels c ON c.code = m.channel"
        f" JOIN {laid.schema}.departments d ON d.code = m.department"
    )
    assert list(laid.engine.run(sql).rows) == [("email", "sales", 2.0, False)]
    assert numbers(laid, parse_rule("ask")) == [2, 3, 4, 5, 11, 12]


def test_an_end_that_no_event_made_has_none(laid: LaidMap) -> None:
    """[A1] An outcome by `overdue` ends a case at a time without an event."""
    text = MAP + "  - {key: lost, name: Lost, kind: failure, when: {overdue: {after: ask, expect: won, within: 2 days}}}\n"  # fmt: skip
    slow = lay_on(text, [FACTS[0], FACTS[1]])
    relation = matched_events(slow, Ref("outcome", "lost"))
    rows = slow.engine.run(f"SELECT event_no, make_timestamp(ts_us)::DATE::VARCHAR FROM {relation}")
    assert list(rows.rows) == [(None, "2026-03-05")]


@pytest.mark.parametrize("ref", [Ref("segment", "big"), Ref("touchpoint", "nothing")])
def test_what_has_no_events_is_refused(laid: LaidMap, ref: Ref) -> None:
    """A reference of another kind, or to nothing."""
    with pytest.raises(NotFoundError):
        matched_events(laid, ref)


def keys(laid: LaidMap, scope: Scope) -> list[object]:
    only = scope_filter(laid, scope)
    sql = scoped("SELECT case_key FROM journeys ORDER BY 1", laid.schema, only)
    return [row[0] for row in laid.engine.run(sql, only.parameters).rows]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), ["c1", "c2"]),
        (Scope(since=datetime(2026, 3, 11, tzinfo=UTC)), ["c2"]),
        (Scope(since=datetime(2026, 3, 11)), ["c2"]),  # noqa: DTZ001 - without a zone it is UTC
        (Scope(until=datetime(2026, 3, 11, tzinfo=UTC)), ["c1"]),
        (Scope(channel="EMAIL"), ["c1"]),
        (Scope(path="technical"), ["c1", "c2"]),
        (Scope(segment="big"), []),
        (Scope(open_only=True), []),
    ],
    ids=str,
)
def test_a_scope_chooses_whole_journeys(laid: LaidMap, scope: Scope, expected: list[str]) -> None:
    """Period by the begin; channel and path by having used them."""
    assert keys(laid, scope) == expected


@pytest.mark.parametrize(
    "scope", [Scope(segment="bog"), Scope(path="techncal"), Scope(channel="emal")], ids=str
)
def test_a_scope_that_is_not_there_is_refused_with_what_is(laid: LaidMap, scope: Scope) -> None:
    """With the nearest name."""
    with pytest.raises(ScopeError) as error:
        keys(laid, scope)
    assert error.value.remedy is not None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("ask", (6, 2, (("ask", 6),), 5)),
        (["ask", "hello"], (8, 2, (("ask", 6), ("hello", 2)), 5)),
        ("nothing.*", (0, 0, (), 0)),
    ],
)
def test_matches_of_a_rule_are_counted_by_name(
    laid: LaidMap, rule: JsonValue, expected: tuple[int, int, tuple[tuple[str, int], ...], int]
) -> None:
    """Six asks: four of c1, one of c2, one of nobody; each case is one journey, reopened or not."""
    found = count_matches(laid, parse_rule(rule))
    assert (found.events, found.journeys, found.names, len(found.sample)) == expected
    moments = [one.at for one in found.sample]
    assert moments == sorted(moments, reverse=True)


def test_those_who_ask_at_once_share_one_relation(tmp_path: Path) -> None:
    """Requests have a connection each: none fails because another one makes the same relation."""
    file = tmp_path / "events.duckdb"
    checked = resolve(read_map_text(HEAD + MAP))
    laid = lay(checked, build_facts(open_file(file), FACTS, horizon="2026-12-31"), by="case")
    for name in ("ask", "hello", "sign", "cleared", "won"):
        rule, start = parse_rule(name), Barrier(6)

        def ask(rule: Rule = rule, start: Barrier = start) -> int:
            with closing(open_file(file)) as engine:
                start.wait()
                return len(numbers(replace(laid, engine=engine), rule))

        with ThreadPoolExecutor(6) as people:
            counts = [one.result() for one in [people.submit(ask) for _ in range(6)]]
        assert counts == [len(numbers(laid, rule))] * 6
