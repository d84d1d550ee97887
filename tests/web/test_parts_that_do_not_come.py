"""A part of the application is fetched while the line breaks: it is there later, and looks as it should."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect

from web.served import Served, Visitor
from web.test_drawing import MAP, place


def break_once(visitor: Visitor, address: str) -> list[str]:
    """The line breaks while the first answer from addresses like this comes; what was asked for in vain."""
    broken: list[str] = []

    def answer(asked: Route) -> None:
        if broken:
            asked.continue_()
            return
        broken.append(asked.request.url)
        asked.abort("connectionreset")

    visitor.page.route(re.compile(address), answer)
    return broken


@pytest.mark.parametrize("part", [r"/assets/panel-[^/]*\.css", r"/assets/panel-[^/]*\.js"])
def test_a_part_of_a_screen_comes_later_with_its_style(
    served: Served, browser: Browser, part: str
) -> None:
    journey, draft = served.draft(MAP)
    with served.visitor(browser, "Ana") as ana:
        broken = break_once(ana, part)
        ana.open(f"/m/{journey}/edit?draft={draft}")
        place(ana, "touchpoint:offer").press("Enter")
        expect(ana.page.get_by_label("Name", exact=True)).to_be_visible()
        assert len(broken) == 1
        panel = ana.page.locator("aside").filter(has=ana.page.get_by_label("Name", exact=True))
        expect(panel).to_have_css("border-left-style", "solid")
        ana.complaints.clear()  # a browser tells of every file that does not come


@pytest.mark.parametrize("part", [r"/assets/findings-screen-[^/]*\.css"])
def test_a_screen_is_asked_for_again_and_comes_with_its_style(
    served: Served, browser: Browser, part: str
) -> None:
    journey, _ = served.draft(MAP)
    with served.visitor(browser, "Ana") as ana:
        broken = break_once(ana, part)
        ana.open(f"/m/{journey}/findings")
        expect(ana.page.get_by_text("The server cannot be reached.")).to_be_visible()
        ana.page.get_by_role("button", name="Try again").click()
        expect(ana.page.get_by_role("heading", name="Findings")).to_be_visible()
        assert len(broken) == 1
        sheet = ana.page.locator('link[rel="stylesheet"][href*="findings-screen-"]')
        expect(sheet).to_have_count(1)
        ana.complaints.clear()


def test_a_map_that_does_not_come_is_asked_for_again(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Eva", "analyst") as eva:
        break_once(eva, r"/living-map\?")
        eva.open(f"/m/{journey}")
        told = eva.page.get_by_text("The server cannot be reached.")
        expect(told).to_be_visible()
        expect(eva.page.get_by_text("Add a file of events")).to_have_count(0)
        eva.keep("map-that-does-not-come")
        eva.page.get_by_role("button", name="Try again").click()
        expect(eva.page.locator("[data-number]").first).to_be_visible()
        eva.complaints.clear()
