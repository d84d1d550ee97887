"""What happened to one customer, in order: across channels and people, with stages, paths and gates."""

from datetime import UTC, datetime

import pytest

from journeys.facts_builder import change, fact
from journeys.random_maps import random_facts
from journeys.test_cases_by_hand import lay_on
from wayline.base import NotFoundError
from wayline.journeys import LaidMap, account_timeline, read_timelines

MAP = """
currency: EUR
departments: [{key: sales, name: Sales}]
personas: [{key: engineer, name: Engineer, stakeholder: technical}]
segments: [{key: big, name: Big, rule: {size: big}}]
paths: [{key: technical, name: Technical, persona: engineer, steps: [visit], standard: 2 days}]
stages:
  - key: ask
    name: Asking
    binding: hello
    standard: 3 days
    exit: {gate: {paths: [technical]}}
    touchpoints: [{key: visit, name: They visit, channels: [on_site], binding: visit}]
  - {key: build, name: Building, binding: start}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: lost, name: Lost, kind: failure, binding: lost, reason_property: why}
"""
FACTS = [
    fact("hello", "2026-03-02", case="d1", account="acme", person="ann", channel="Email", value=100.0),
    fact("visit", "2026-03-03T09:00", case="d1", account="acme", person="bob", channel="on site", department="Sales",
         direction="inbound", cost=20.5),
    fact("start", "2026-03-04", case="d1", account="acme", precision=3),
    fact("lost", "2026-03-06", case="d1", account="acme", status="done", properties={"why": "price"}),
    fact("chat", "2026-03-07", case="d1", account="acme"),
    fact("hello", "2026-03-05", case="d2", account="acme"),
    fact("hello", "2026-03-05", case="d3", account="zeta"),
    fact("note", "2026-03-05T12:00", account="acme", person="ann", cost=1.0),
    fact("note", "2026-04-30", account="nobody"),
]  # fmt: skip
CHANGES = [
    change("account", "acme", "name", "Acme Mining", "2026-01-01"),
    change("account", "acme", "size", "big", "2026-01-01"),
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture(scope="module")
def laid() -> LaidMap:
    return lay_on(MAP, FACTS, changes=CHANGES, horizon="2026-04-01")


def test_an_account_shows_its_journeys_and_what_belongs_to_none(laid: LaidMap) -> None:
    """All its cases in order of their start; an event that two open cases could own stands apart."""
    found = account_timeline(laid, "acme")
    assert (found.account, [one.case_key for one in found.journeys]) == ("acme", ["d1", "d2"])
    assert [(one.name, one.class_, one.person, one.cost) for one in found.elsewhere] == [
        ("note", "many_cases", "ann", 1.0)
    ]


def test_a_journey_tells_begin_end_reason_people_and_money(laid: LaidMap) -> None:
    """Everything about one journey that stands beside its events."""
    one = read_timelines(laid, ["d1"])[0]
    assert (one.account, one.segment, one.started_at) == ("acme", "big", at("2026-03-02"))
    assert (one.ended_at, one.outcome, one.outcome_key) == (at("2026-03-06"), "failure", "lost")
    assert (one.end_reason, one.n_people, one.current_stage) == ("price", 2, None)
    assert (one.value, one.currency, one.cost) == (100.0, "EUR", 20.5)
    assert (one.last_event_at, one.reopened) == (at("2026-03-07"), 0)


def test_every_event_stands_with_its_place_channel_person_and_class(laid: LaidMap) -> None:
    """In order; channels as the map names them; what comes after the end is marked."""
    events = read_timelines(laid, ["d1"])[0].events
    assert [(e.name, e.touchpoint, e.stage, e.channel, e.person, e.class_, e.after_end) for e in events] == [
        ("hello", None, "ask", "email", "ann", "structural", False),
        ("visit", "visit", "ask", "on_site", "bob", "credited", False),
        ("start", None, "build", None, None, "structural", False),
        ("lost", None, "build", None, None, "structural", False),
        ("chat", None, "build", None, None, "unmatched", True),
    ]  # fmt: skip
    visit, start, lost = events[1:4]
    assert (visit.department, visit.direction, visit.cost, visit.path) == (
        "sales",
        "inbound",
        20.5,
        "technical",
    )
    assert (start.precision, lost.status, lost.source, lost.opening) == ("day", "done", "log", 1)


def test_stages_paths_and_gates_stand_with_their_times(laid: LaidMap) -> None:
    """[M49] [A11] The visit is complete when the gate opened; due and breach beside it."""
    one = read_timelines(laid, ["d1"])[0]
    assert [(v.stage, v.entered_at, v.completed_at, v.left_at, v.left_to, v.due_at) for v in one.visits] == [
        ("ask", at("2026-03-02"), at("2026-03-03T09:00"), at("2026-03-04"), "build", at("2026-03-05")),
        ("build", at("2026-03-04"), None, at("2026-03-06"), "failure", None),
    ]  # fmt: skip
    path = one.paths[0]
    assert (path.path, path.state, path.done_at) == ("technical", "done", at("2026-03-03T09:00"))
    assert (path.started_at, path.due_at) == (at("2026-03-02"), at("2026-03-05T09:00"))
    assert [(gate.stage, gate.at) for gate in one.gates] == [("ask", at("2026-03-03T09:00"))]


@pytest.mark.parametrize("wanted", ["acme", "ACME", "Acme Mining", " acme mining "])
def test_an_account_is_found_by_id_or_name_in_any_case(laid: LaidMap, wanted: str) -> None:
    """People type names."""
    assert len(account_timeline(laid, wanted).journeys) == 2


def test_a_case_is_found_by_its_own_id(laid: LaidMap) -> None:
    """The id of a case is understood too, and shows that case alone."""
    found = account_timeline(laid, "d3")
    assert (found.account, [one.case_key for one in found.journeys], found.elsewhere) == (
        "d3",
        ["d3"],
        (),
    )


def test_an_account_without_a_journey_still_shows_its_events(laid: LaidMap) -> None:
    """Nothing is hidden because no case could be told."""
    found = account_timeline(laid, "nobody")
    assert (found.journeys, [one.class_ for one in found.elsewhere]) == ((), ["no_case"])


def test_what_is_not_there_is_told_with_what_is_near(laid: LaidMap) -> None:
    """A typing error costs one look, not a search."""
    with pytest.raises(NotFoundError, match="acne") as error:
        account_timeline(laid, "acne")
    assert "acme" in str(error.value.remedy)
    with pytest.raises(NotFoundError, match="d9"):
        read_timelines(laid, ["d1", "d9"])


def test_no_keys_mean_the_first_journeys_up_to_the_cap(laid: LaidMap) -> None:
    """By their start; an empty list of keys means none."""
    assert [one.case_key for one in read_timelines(laid)] == ["d1", "d2", "d3"]
    assert [one.case_key for one in read_timelines(laid, cap=1)] == ["d1"]
    assert read_timelines(laid, []) == ()


@pytest.mark.parametrize("seed", [4, 11])
def test_timelines_hold_every_event_once(seed: int) -> None:
    """[M50] Events of journeys and those elsewhere are together all events of the accounts."""
    facts = random_facts(seed, cases=60)
    laid = lay_on("stages: [{key: one, name: One, binding: a}]\n", facts)
    accounts = sorted({one.account for one in facts if one.account is not None})
    journeys = {
        one.journey_key: one for key in accounts for one in account_timeline(laid, key).journeys
    }
    elsewhere = [one for key in accounts for one in account_timeline(laid, key).elsewhere]
    inside = {one.journey_key: one for one in read_timelines(laid, cap=10_000)}
    lonely = sum(len(one.events) for key, one in inside.items() if key not in journeys)
    known = sum(len(one.events) for one in journeys.values()) + len(elsewhere)
    nameless = sum(1 for one in facts if one.account is None and one.case is None)
    assert known + lonely + nameless == len(facts)
