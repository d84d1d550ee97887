"""The address says what is on the screen, and what is on the screen says what was measured."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from wayline.reports.page import Page
from web.browser import Screen, opened
from web.carried import carried

pytestmark = pytest.mark.web


def test_a_link_with_its_address_opens_the_same_screen(browser: Browser, demo: Screen) -> None:
    demo.place("stage:tender").click()
    demo.page.keyboard.press("0")
    address = demo.page.url.partition("#")[2]
    first = demo.page.screenshot()
    with opened(browser, demo.file) as again:
        again.show(address)
        demo.page.evaluate("() => document.activeElement.blur()")
        assert again.page.locator("[data-layer]").first.get_attribute("data-layer") == "compare"
        assert (
            again.page.get_by_role("complementary").inner_text()
            == demo.page.get_by_role("complementary").inner_text()
        )
    assert first


def test_back_button_undoes_a_step(demo: Screen) -> None:
    demo.place("stage:tender").click()
    assert "sel=stage:tender" in demo.page.url
    demo.page.go_back()
    demo.page.wait_for_function("() => !location.hash.includes('sel=')")


def shares(page: Page) -> dict[str, str]:
    """What the head of each stage must say, from the document."""
    stages = page.overlay["stages"]
    assert isinstance(stages, list)
    return {
        str(row["key"]): f"{float(str(row['moved_on']['value'])) * 100:.0f} %"
        for row in stages
        if isinstance(row, dict)
        and isinstance(row["moved_on"], dict)
        and row["moved_on"]["quality"] == "ok"
    }


def test_stage_heads_say_the_measured_share(demo: Screen) -> None:
    wanted = shares(carried(demo.file))
    assert len(wanted) >= 4
    assert {
        key: demo.number(f"stages.{key}.moved_on").inner_text().split("\n")[0] for key in wanted
    } == wanted


def test_a_timeline_tells_every_event_of_the_journey(demo: Screen) -> None:
    page = carried(demo.file)
    journey = page.journeys[page.timelines.journeys[0]]
    demo.show(f"who=stages.tender.moved_on&journey={journey.key}")
    told = demo.page.get_by_role("complementary").inner_text()
    assert (journey.account_name or journey.key) in told
    assert f"{page.timelines.event_counts[0]} events" in told


def test_planned_layer_shows_no_measured_number(demo: Screen) -> None:
    """[L14] planned, believed and observed are never mixed."""
    demo.show("layer=planned&panel=closed")
    assert demo.page.locator("[role=columnheader] [data-number]:visible").count() == 0


def test_page_follows_the_system_into_the_dark_and_can_be_told_otherwise(
    browser: Browser, demo_file: Path
) -> None:
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    with opened(browser, demo_file, is_dark=True) as screen:
        in_the_dark = screen.page.evaluate(ground)
        screen.page.get_by_role("button", name="Theme").click()
        in_the_light = screen.page.evaluate(ground)
    assert (in_the_dark, in_the_light) == ("rgb(17, 19, 22)", "rgb(247, 247, 245)")
