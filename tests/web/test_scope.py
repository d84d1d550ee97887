"""The scope stands in the address and is measured by the server; anything is found by typing what it is called."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from web.company import small_company, take_in
from web.served import Served, Visitor

pytestmark = pytest.mark.web

LATER = """\
time,event,account,channel,company
2026-03-02T09:00:00Z,asked,acc-6,email,New Drift
"""


@pytest.fixture
def small(served: Served, tmp_path: Path) -> str:
    """A small company on the server; the key of its journey."""
    return small_company(served, tmp_path)


def entered(visitor: Visitor) -> str:
    """How many entered the first stage, as the map says it."""
    return visitor.page.locator('[data-number="stages.ask.entered"]:visible').first.inner_text()


def test_scope_is_asked_of_the_server_and_stands_in_the_address(
    served: Served, small: str, browser: Browser
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open(f"/m/{small}#sel=stage:ask")
        expect(ana.page.get_by_text("5 accounts")).to_be_visible()
        ana.page.get_by_role("button", name="Open only").click()
        expect(ana.page.get_by_text("4 accounts")).to_be_visible()
        ana.page.get_by_label("Began").select_option(label="chosen days")
        ana.page.get_by_label("from", exact=True).fill("2026-02-01")
        expect(ana.page.get_by_text("2 accounts")).to_be_visible()
        assert "since=2026-02-01" in ana.page.url
        assert ana.page.url.endswith("#sel=stage:ask")
        ana.page.reload()
        expect(ana.page.get_by_text("2 accounts")).to_be_visible()
        ana.page.get_by_role("button", name="Everything", exact=True).click()
        expect(ana.page.get_by_text("5 accounts")).to_be_visible()


def test_numbers_do_not_jump_when_new_data_comes_but_wait_until_they_are_asked_for(
    served: Served, small: str, browser: Browser, tmp_path: Path
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open(f"/m/{small}")
        expect(ana.page.get_by_text("5 accounts")).to_be_visible()
        before = entered(ana)
        take_in(served, tmp_path, "later.csv", LATER)
        fresh = ana.page.get_by_role("button", name="New data show")
        fresh.wait_for()
        assert entered(ana) == before
        fresh.click()
        expect(ana.page.get_by_text("6 accounts")).to_be_visible()
        expect(fresh).to_have_count(0)


def find(visitor: Visitor, text: str, expected: str) -> None:
    """Open the palette, type, and take what is chosen then."""
    visitor.press("Control+k")
    expect(visitor.page.get_by_role("combobox", name="Find")).to_be_focused()
    visitor.page.keyboard.type(text)
    expect(visitor.page.locator("dialog [aria-selected=true]")).to_contain_text(expected)
    visitor.press("Enter")


def test_anything_is_found_by_what_it_is_called(
    served: Served, small: str, browser: Browser
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open("/data")
        ana.page.get_by_role("link", name="Map").wait_for()
        find(ana, "blue", "Blue Quarry")
        expect(ana.page.get_by_role("heading", level=1)).to_have_text("Blue Quarry")
        find(ana, "enquire", "They enquire")
        expect(ana.page).to_have_url(f"{served.url}/m/{small}#sel=touchpoint:enquiry")
        find(ana, "believed", "Believed")
        expect(ana.page.locator('[data-layer="believed"]')).to_be_visible()
        expect(ana.page).to_have_url(
            f"{served.url}/m/{small}#layer=believed&sel=touchpoint:enquiry"
        )
