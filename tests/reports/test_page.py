"""The document inside the page says what the map and the numbers say, and loses nothing on the way."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.example import FINDINGS
from reports.page_world import page_world
from reports.unpacking import instant, members_of, told_events, told_visits, unpacked
from wayline.base import FixedClock, say
from wayline.insights import OverlaidMap, overlay_json
from wayline.journeys import LaidMap, Scope, read_timelines
from wayline.reports import page_schema
from wayline.reports.page import Page, page_json
from wayline.reports.page_making import make_page
from wayline.reports.page_map import MapSaid
from wayline.reports.who_packing import packed

World = tuple[OverlaidMap, LaidMap]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with page_world(tmp_path_factory.mktemp("page")) as made:
        yield made


@pytest.fixture(scope="module")
def page(world: World) -> Page:
    return make_page(*world)


@pytest.fixture(scope="module")
def said(page: Page) -> MapSaid:
    return page.map


def test_written_and_read_it_is_the_same(page: Page) -> None:
    assert Page.model_validate_json(page_json(page)) == page


def test_overlay_is_that_of_the_json_file_but_for_its_lists(world: World, page: Page) -> None:
    document = overlay_json(world[0])
    del document["members"]
    assert json.loads(page_json(page))["overlay"] == document


def test_it_carries_what_it_says_in_german_under_its_english(world: World) -> None:
    overlaid, laid = world
    finding = replace(FINDINGS[0], sentence=say("Only"), suggestion=say("still open"))
    page = make_page(replace(overlaid, findings=(finding,)), laid)
    assert page.translations == {
        "de": {
            "above 30 %": "über 30 %",
            "Only": "Nur",
            "still open": "noch offen",
            "none of its events is marked inbound, so nobody is known to wait": "keines seiner Ereignisse ist als eingehend markiert, daher ist von niemandem bekannt, dass er wartet",
        }
    }


def test_a_page_in_english_alone_carries_no_translation(world: World) -> None:
    assert make_page(*world, languages=()).translations == {}


def test_two_runs_differ_in_nothing_but_the_time_of_computing(tmp_path: Path) -> None:
    texts = []
    for hour in (1, 2):
        clock = FixedClock(datetime(2026, 4, 1, hour, tzinfo=UTC))
        with page_world(tmp_path, clock=clock) as (overlaid, laid):
            texts.append(
                page_json(make_page(overlaid, laid)).replace(f"T0{hour}:00:00Z", "T00:00:00Z")
            )
    assert texts[0] == texts[1]


def test_every_number_has_its_lists(world: World, page: Page) -> None:
    """[L3] did, did not and still open are those of the overlay, for every number."""
    overlaid = world[0]
    told = {number: members_of(page, number) for number in page.who.numbers}
    assert told == {
        number: (
            list(one.did), list(one.did_not), list(one.still_open),
            [one.left_out.get(side, 0) for side in ("did", "did_not", "still_open")],
        )
        for number, one in overlaid.members.items()
    }  # fmt: skip
    assert {f"stages.{key}.moved_on" for key in ("ask", "use")} <= set(told)


def test_what_was_not_asked_carries_no_list(world: World, page: Page) -> None:
    """`nps` was not asked on this map, so there is nothing to open."""
    assert world[0].stages[0].nps is None
    assert "stages.ask.nps" not in page.who.numbers


@given(st.lists(st.integers(0, 400)).map(sorted))
def test_a_packed_list_is_unpacked_to_itself(positions: list[int]) -> None:
    assert unpacked(packed(positions)) == positions


def test_every_event_of_a_timeline_is_told_to_the_second(world: World, page: Page) -> None:
    read = {
        one.journey_key: [(event.at.replace(microsecond=0), event.name) for event in one.events]
        for one in read_timelines(world[1])
    }
    assert dict(told_events(page)) == read


def test_visits_are_told_in_seconds_since_the_start(page: Page) -> None:
    day = 86_400
    assert told_visits(page.timelines)[:2] == [("ask", 0, 3 * day), ("use", 3 * day, 56 * day)]


def test_timelines_left_out_are_counted_and_open_ones_come_first(world: World) -> None:
    page = make_page(*world, most_timelines=3)
    told = {page.journeys[at].key for at in page.timelines.journeys}
    assert page.timelines.left_out == 1
    assert "a1" not in told  # the only one that has ended


def test_a_scope_leaves_others_out_of_every_list(tmp_path: Path) -> None:
    since = datetime(2026, 1, 9, tzinfo=UTC)
    with page_world(tmp_path, scope=Scope(since=since)) as (overlaid, laid):
        page = make_page(overlaid, laid)
    assert {one.key for one in page.journeys} == {"a4", "<img src=x onerror=alert(2)>"}


def test_filters_are_said_by_name(tmp_path: Path) -> None:
    with page_world(tmp_path, scope=Scope(path="money", open_only=True)) as (overlaid, laid):
        filters = make_page(overlaid, laid).made.filters
    assert [(one.label, one.value) for one in filters] == [
        ("Path", "Money"),
        ("Only", "still open"),
    ]


def test_an_open_journey_says_how_it_stands(page: Page) -> None:
    """[A12] a2 has passed the gate and waits since it entered the stage, past its standard."""
    stands = {one.key: one.open for one in page.journeys}["a2"]
    assert stands is not None
    assert (stands.state, stands.owner, stands.next_step) == ("slow", "Sales", "touchpoint:start")
    assert instant(stands.since) == datetime(2026, 1, 7, 9, tzinfo=UTC)
    assert stands.due_at == "2026-01-09T09:00:00Z"


def test_an_ended_journey_says_how_it_ended(page: Page) -> None:
    ended = {one.key: one for one in page.journeys}["a1"]
    assert (ended.outcome, ended.outcome_key, ended.stage, ended.open) == (
        "success",
        "kept",
        None,
        None,
    )


def test_a_standard_is_said_with_its_calendar_and_exceptions(said: MapSaid) -> None:
    standard = said.stages[0].standard
    assert standard is not None
    assert (standard.target, standard.target_s, standard.warn) == (
        "2 business days",
        57_600,
        "1 business day",
    )
    assert [(one.segment, one.target) for one in standard.exceptions] == [
        ("Big ones", "3 business days")
    ]
    assert [one.text for one in said.calendars] == ["Mon–Fri 08:00–16:00, Europe/Berlin"]


def test_no_standard_and_no_need_are_not_the_same_as_unsaid(said: MapSaid) -> None:
    """[M19] `none` is stated."""
    asking, using = said.stages
    assert (using.has_no_standard, using.has_no_need) == (True, True)
    assert (asking.has_no_standard, asking.has_no_need) == (False, False)


def test_references_are_said_by_name(said: MapSaid) -> None:
    offer = said.stages[0].touchpoints[1]
    recovery = offer.fail_points[0].recovery
    assert recovery is not None
    assert recovery.owner == "Works & <i>sons</i>"
    assert offer.owner == "Sales"  # inherited from the map [M32]
    assert [one.name for one in offer.channels] == ["Portal"]
    assert offer.emotions[0].persona == "The buyer"
    assert offer.risks == ("price",)


def test_ratings_of_customers_keep_their_ground(said: MapSaid) -> None:
    """[M17] [M18] what we say is believed, what customers say has n, period and method."""
    importance = said.stages[0].touchpoints[1].importance
    assert importance is not None
    assert [(one.value, one.basis) for one in importance.internal] == [(4, "believed")]
    customer = importance.customer[0]
    assert (customer.value, customer.n, customer.period, customer.method) == (
        4.5,
        12,
        "2025-H2",
        "survey",
    )


def test_restricted_evidence_is_counted_and_never_carried(page: Page, said: MapSaid) -> None:
    pain = said.stages[0].touchpoints[1].pains[0]
    assert (pain.evidence.level, pain.evidence.restricted) == ("evidenced", 1)
    assert "nobody may see" not in page_json(page)
    assert "hush" not in page_json(page)


def test_a_gate_and_a_target_are_said(said: MapSaid) -> None:
    gate = said.stages[0].gate
    assert gate is not None
    assert (gate.paths, gate.need) == (("money",), "all")
    assert said.kpis[0].targets[0].text == "above 30 %"


def test_schema_names_every_part_once_and_points_nowhere_else() -> None:
    schema = json.dumps(page_schema())
    named = set(json.loads(schema)["$defs"])
    pointed = {part.split('"')[0] for part in schema.split("#/$defs/")[1:]}
    assert pointed <= named
    assert {"StageRow", "Estimate", "StageSaid", "Timelines"} <= named
