"""The page holds on a phone, on paper, with no event, with one, and with names that are meant to break it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from reports.page_world import EVENTS, HOSTILE
from web.browser import NARROW, OUT, Screen, opened
from web.conftest import NO_EVENT, ONE_EVENT

pytestmark = pytest.mark.web

MEDIA = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
A3_LANDSCAPE = (1191, 842)  # points
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PIECES = (
    "() => [...document.querySelectorAll('script, img, iframe, object')].map((one) => one.tagName)"
)


@pytest.mark.parametrize(
    "address", ["", "sel=stage:tender", "who=stages.tender.moved_on", "board=targets", "view=map"]
)
@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_needs_no_scrolling_to_the_side(
    browser: Browser, demo_file: Path, address: str, width: int
) -> None:
    with opened(browser, demo_file, size=(width, 740)) as screen:
        screen.show(address)
        assert screen.page.evaluate(WIDER) <= 0


def test_a_phone_shows_the_list_of_the_same_stages(browser: Browser, demo_file: Path) -> None:
    with opened(browser, demo_file, size=NARROW) as screen:
        assert screen.page.locator("[data-view]").first.get_attribute("data-view") == "list"
        assert screen.number("stages.tender.moved_on").is_visible()
        assert screen.page.get_by_role("heading", name="Asking, comparing, agreeing").count() == 1


def test_the_list_of_a_phone_begins_with_the_first_stage_and_ends_with_the_findings(
    browser: Browser, demo_file: Path
) -> None:
    with opened(browser, demo_file, size=NARROW) as screen:
        parts = screen.page.locator("#map > section")
        first = screen.page.evaluate("() => document.querySelector('#map h2').textContent")
        expect(parts.first).to_have_attribute("aria-label", first)
        expect(parts.first.locator("[data-place^='stage:']")).to_be_in_viewport()
        expect(parts.last.get_by_role("tab", name="Findings")).to_have_count(1)


def test_print_fits_few_sheets_of_a3(demo: Screen) -> None:
    OUT.mkdir(exist_ok=True)
    sheets = MEDIA.findall(demo.page.pdf(path=OUT / "living-map.pdf", prefer_css_page_size=True))
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {
        A3_LANDSCAPE
    }
    assert len(sheets) <= 4


def test_on_paper_every_stage_stands_on_the_sheet(demo: Screen) -> None:
    demo.page.set_viewport_size({"width": 1512, "height": 1047})  # A3 less its margins, at 96 dpi
    demo.page.emulate_media(media="print")
    boxes = [stage.bounding_box() for stage in demo.page.locator('[data-place^="stage:"]').all()]
    ends = [box["x"] + box["width"] for box in boxes if box is not None]
    assert len(ends) == 6
    assert max(ends) <= 1512


@pytest.mark.parametrize(
    "events", [NO_EVENT, ONE_EVENT, EVENTS], ids=["empty", "one event", "hostile"]
)
@pytest.mark.parametrize(
    "address", ["", "sel=stage:ask", "who=stages.ask.entered", "layer=compare", "board=data"]
)
def test_little_data_is_said_and_breaks_nothing(
    browser: Browser, small_file: Callable[[str], Path], events: str, address: str
) -> None:
    with opened(browser, small_file(events)) as screen:
        screen.show(address)
        assert screen.page.get_by_role("heading", level=1).inner_text() == "A page <b>about</b> us"
        assert screen.page.evaluate(PIECES) == ["SCRIPT", "SCRIPT"]


def test_under_five_it_is_too_few_to_tell(
    browser: Browser, small_file: Callable[[str], Path]
) -> None:
    """[L8] 2 of the 4 that asked: no share is shown."""
    with opened(browser, small_file(EVENTS)) as screen:
        head = screen.page.locator(
            "[role=columnheader]", has=screen.place("stage:ask")
        ).inner_text()
    assert "too few to tell" in head
    assert "%" not in head


def test_a_name_that_is_markup_is_shown_as_it_is_written(
    browser: Browser, small_file: Callable[[str], Path]
) -> None:
    with opened(browser, small_file(EVENTS)) as screen:
        screen.show("sel=stage:ask")
        shown = screen.page.get_by_role("complementary").inner_text()
    assert HOSTILE.split("\u2028")[0].strip() in shown


def test_without_script_the_tables_are_there(browser: Browser, demo_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo_file.as_uri())
    tables = page.get_by_role("table")
    assert tables.count() >= 4
    assert "Asking, comparing, agreeing" in tables.first.inner_text()
    context.close()


def test_the_demo_is_small_enough_to_send(demo_file: Path) -> None:
    assert demo_file.stat().st_size <= 1_500_000
