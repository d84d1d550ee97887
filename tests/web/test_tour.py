"""A newcomer is shown around in three minutes, leaves when she likes, and goes on where she was."""

import pytest
from playwright.sync_api import Browser, Locator, expect

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


def test_the_tour_is_gone_through_by_keys(invented: tuple[Served, str], browser: Browser) -> None:
    served, journey = invented
    with served.visitor(browser, "Tessa") as tessa:
        card = begin(tessa, journey)
        expect(card).to_be_focused()
        tessa.press("2")  # the screen behind it goes on working
        expect(tessa.page.locator("[data-layer=believed]")).to_be_visible()
        assert [next_title(tessa) for _ in TITLES] == TITLES
        expect(card).to_have_count(0)


def test_the_tour_is_left_at_a_step_and_taken_up_there(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Timo") as timo:
        card = begin(timo, journey)
        card.get_by_role("button", name="Next").click()
        card.get_by_role("button", name="Next").click()
        timo.press("Escape")
        expect(card).to_have_count(0)
        timo.page.reload()
        timo.page.locator("[data-view]").wait_for()
        expect(card).to_have_count(0)
        timo.press("Control+k")
        timo.page.get_by_role("combobox", name="Find").fill("Go on with the tour")
        timo.press("Enter")
        expect(card).to_contain_text("3 of 7")
        expect(card).to_contain_text(TITLES[2])


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_the_tour_is_within_reach_of_everybody(
    invented: tuple[Served, str], browser: Browser, is_dark: bool
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Tilda{is_dark}", is_dark=is_dark) as tilda:
        card = begin(tilda, journey)
        card.get_by_role("button", name="Next").click()
        expect(card).to_contain_text(TITLES[1])
        assert violations_of(tilda.page) == ""
        tilda.page.set_viewport_size({"width": 390, "height": 844})
        expect(card).to_be_in_viewport()
        assert violations_of(tilda.page) == ""
