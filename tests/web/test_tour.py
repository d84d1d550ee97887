"""A newcomer is shown around in three minutes, leaves when she likes, and goes on where she was."""

import pytest
from playwright.sync_api import Browser, Locator, expect

from wayline.demo import build_demo
from wayline.events import load_events, read_mapping
from wayline.manage import NewJourney, start_journey
from wayline.map import read_map
from wayline.state import add_person
from web.browser import violations_of
from web.served import Served, Visitor

TITLES = [
    "Three kinds of statement, never mixed",
    "Every number says how sure it is",
    "From a number to a customer",
    "What we know, and how we know it",
    "Which journeys are meant",
    "Draw it",
    "Show it to others",
]


@pytest.fixture
def demo_journey(served: Served) -> str:
    """The invented company in the workspace; the key of its journey."""
    company = build_demo(served.ports.settings.home / "demo")
    with served.ports.shelf.writing(served.workspace.id) as engine:
        for export in company.exports:
            mapping = read_mapping(export.mapping_path)
            load_events(engine, [export.path], mapping=mapping, clock=served.ports.clock)
    document = read_map(company.map_path).document
    now = served.ports.clock.now()
    with served.ports.records.write() as records:
        who = add_person(records, "maker@works.example", "Maker", now=now)
        new = NewJourney(str(document.key), str(document.name), document)
        journey, _ = start_journey(records, served.workspace.id, new, by=who.id, now=now)
    return journey.key


def begin(ana: Visitor, journey: str) -> Locator:
    """Start the tour from the palette; its card."""
    ana.open(f"/m/{journey}")
    ana.page.locator("[data-view]").wait_for()
    ana.press("Control+k")
    ana.page.get_by_role("combobox", name="Find").fill("Tour")
    ana.press("Enter")
    return ana.page.locator("[data-step]")


def next_title(ana: Visitor) -> str:
    """What the tour says now; then on to the next step, by keys."""
    title = ana.page.locator("[data-step] h2").inner_text()
    ana.page.locator("[data-step]").focus()
    ana.page.locator("[data-step]").get_by_role("button").last.press("Enter")
    return title


def test_the_tour_is_gone_through_by_keys(
    served: Served, browser: Browser, demo_journey: str
) -> None:
    with served.visitor(browser, "Ana") as ana:
        card = begin(ana, demo_journey)
        expect(card).to_be_focused()
        ana.press("2")  # the screen behind it goes on working
        expect(ana.page.locator("[data-layer=believed]")).to_be_visible()
        assert [next_title(ana) for _ in TITLES] == TITLES
        expect(card).to_have_count(0)


def test_the_tour_is_left_at_a_step_and_taken_up_there(
    served: Served, browser: Browser, demo_journey: str
) -> None:
    with served.visitor(browser, "Ana") as ana:
        card = begin(ana, demo_journey)
        card.get_by_role("button", name="Next").click()
        card.get_by_role("button", name="Next").click()
        ana.press("Escape")
        expect(card).to_have_count(0)
        ana.page.reload()
        ana.page.locator("[data-view]").wait_for()
        expect(card).to_have_count(0)
        ana.press("Control+k")
        ana.page.get_by_role("combobox", name="Find").fill("Go on with the tour")
        ana.press("Enter")
        expect(card).to_contain_text("3 of 7")
        expect(card).to_contain_text(TITLES[2])


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_the_tour_is_within_reach_of_everybody(
    served: Served, browser: Browser, demo_journey: str, is_dark: bool
) -> None:
    with served.visitor(browser, "Ana", is_dark=is_dark) as ana:
        card = begin(ana, demo_journey)
        card.get_by_role("button", name="Next").click()
        expect(card).to_contain_text(TITLES[1])
        assert violations_of(ana.page) == ""
        ana.page.set_viewport_size({"width": 390, "height": 844})
        expect(card).to_be_in_viewport()
        assert violations_of(ana.page) == ""
