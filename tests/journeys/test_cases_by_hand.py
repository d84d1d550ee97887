"""Corners of cases and credit, each by hand: what brute force once told differently [M42] [M43] [M47]."""

from collections.abc import Sequence

from journeys.facts_builder import Change, Fact, build_facts, fact
from wayline.engine import open_memory
from wayline.journeys import LaidMap, lay
from wayline.map import read_map_text, resolve

HEAD = "wayline: 1\nkey: m\nname: M\ntimezone: UTC\n"


def lay_on(
    text: str,
    facts: Sequence[Fact],
    *,
    per: str = "case",
    horizon: str | None = "2026-12-31",
    changes: Sequence[Change] = (),
) -> LaidMap:
    store = build_facts(open_memory(), facts, horizon=horizon, changes=changes)
    return lay(resolve(read_map_text(HEAD + text)), store, by=per)


def told(laid: LaidMap, columns: str) -> list[tuple[object, ...]]:
    """Columns of the events in the order of their arrival; `touchpoint` by its key."""
    sql = (
        f"SELECT {columns} FROM {laid.schema}.events e"
        f" LEFT JOIN {laid.schema}.touchpoints t ON t.code = e.touchpoint"
        f" JOIN {laid.schema}.journeys j ON j.journey_id = e.journey_id ORDER BY e.event_no"
    )
    return list(laid.engine.run(sql).rows)


def test_m40_a_test_against_an_empty_list_matches_nothing_and_breaks_nothing() -> None:
    """[M40] Nothing is in an empty list; everything that has a value is not in it."""
    text = """
stages:
  - {key: one, name: One, binding: {where: {kind: []}}}
  - {key: two, name: Two, binding: {where: {kind: {not_in: []}}}}
"""
    facts = [
        fact("a", "2026-03-01", case="c", properties={"kind": "x"}),
        fact("a", "2026-03-02", case="d"),
    ]
    assert told(lay_on(text, facts), "e.stage") == [(2,), (None,)]


def test_m42_an_event_without_the_unit_enters_no_stage_through_its_touchpoint() -> None:
    """[M42] [M47] A stage is entered by a credited event; one without a person is `no_unit`."""
    text = """
stages:
  - key: one
    name: One
    touchpoints: [{key: meet, name: We meet, binding: {event: met, take: first, per: person}}]
"""
    facts = [
        fact("met", "2026-03-01", case="c"),
        fact("met", "2026-03-02", case="c", person="p"),
        fact("met", "2026-03-03", case="c", person="p"),
        fact("met", "2026-03-04", case="c", person="q"),
    ]
    expected = [(None, None, 4), (1, "meet", 1), (1, None, 3), (1, "meet", 1)]
    assert told(lay_on(text, facts), "e.stage, t.key, e.class") == expected


def test_m42_the_last_of_a_touchpoint_may_be_an_event_that_enters_another_stage() -> None:
    """[M42] The earlier events are surplus, so that they enter nothing [M47]."""
    text = """
stages:
  - {key: zero, name: Zero, binding: start}
  - key: one
    name: One
    touchpoints: [{key: send, name: We send, binding: {event: sent, take: last}}]
  - {key: two, name: Two, binding: {event: sent, where: {final: true}}}
"""
    facts = [
        fact("start", "2026-03-01", case="c"),
        fact("sent", "2026-03-02", case="c"),
        fact("sent", "2026-03-03", case="c", properties={"final": True}),
    ]
    assert told(lay_on(text, facts), "e.stage, t.key") == [(1, None), (1, None), (3, "send")]


def test_m43_two_cases_open_at_one_instant_of_a_new_instance_are_many() -> None:
    """[M43] A person's old instance ends as the new one begins, at another account: both count by account."""
    text = """
stages: [{key: one, name: One, binding: hello}]
outcomes: [{key: won, name: Won, kind: success, binding: won}]
"""
    facts = [
        fact("hello", "2026-03-01", person="p", account="old"),
        fact("won", "2026-03-05", person="p", account="old"),
        fact("hello", "2026-03-05", person="p", account="new"),
        fact("hello", "2026-03-02", person="q", account="new"),
        fact("note", "2026-03-05", account="new"),
    ]
    laid = lay_on(text, facts, per="person")
    rows = laid.engine.run(f"SELECT event_no, class FROM {laid.schema}.unplaced").rows
    assert list(rows) == [(5, 6)]
