"""The scope stands in the address and is measured by the server; anything is found by typing what it is called."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from web.browser import violations_of
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


SLOW = "**/living-map?*open=true*"  # the map of those who are open, as of many events


@pytest.mark.parametrize("screen", ["", "/conversion"])
def test_stages_of_a_new_scope_are_told_while_the_rest_is_still_measured(
    served: Served, small: str, browser: Browser, screen: str
) -> None:
    """First what a stage says at its head, then everything, with the same numbers and nothing moved."""
    name = f"coming{screen.replace('/', '-')}"
    with served.visitor(browser, "Ana", "analyst") as ana:
        main, coming = ana.page.locator("main"), ana.page.locator("[data-coming]")
        asking = coming.locator('[data-coming-stage="ask"]')
        ana.open(f"/m/{small}{screen}")
        with ana.holding(SLOW):
            ana.page.get_by_role("button", name="Open only").click()
            expect(asking).to_contain_text("Here now3Entered4Moved ontoo few to tell, n = 2")
            expect(coming).to_contain_text("data to 1 Mar")
            expect(ana.page.get_by_text("5 accounts")).not_to_be_visible()
            ana.keep(f"{name}-over")
            where = main.bounding_box()
        expect(ana.page.get_by_text("4 accounts")).to_be_visible()
        expect(coming).to_have_count(0)
        assert main.bounding_box() == where
        with ana.holding(SLOW):
            ana.page.reload()
            expect(asking).to_contain_text("Here now3Entered4Moved ontoo few to tell, n = 2")
            ana.keep(f"{name}-first")
            ana.page.set_viewport_size({"width": 390, "height": 844})
            assert violations_of(ana.page) == ""
            box = coming.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 390  # what scrolls is the list in it
            ana.page.set_viewport_size({"width": 1440, "height": 900})
        expect(ana.page.get_by_text("4 accounts")).to_be_visible()
        ana.open(f"/m/{small}?open=true")
        head = ana.page.locator('[data-number="stages.ask.entered"]:visible').first
        expect(head).to_contain_text("4 entered")


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


PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.mark.parametrize("screen", ["", "/conversion"])
def test_on_a_phone_the_choices_of_the_scope_stand_in_a_sheet_that_keys_open_and_leave(
    served: Served, small: str, browser: Browser, screen: str
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana:
        page = ana.page
        page.set_viewport_size(PHONE)
        ana.open(f"/m/{small}{screen}")
        opener, choice = (
            page.get_by_role("button", name="Scope: everything"),
            page.get_by_role("button", name="Open only"),
        )
        expect(opener).to_be_visible()
        expect(choice).to_be_hidden()
        ana.keep(f"scope-folded{screen.replace('/', '-')}-390")
        opener.focus()
        ana.press("Enter")
        expect(choice).to_be_visible()
        assert violations_of(page) == ""
        ana.keep(f"scope-sheet{screen.replace('/', '-')}-390")
        choice.click()
        ana.press("Escape")
        expect(choice).to_be_hidden()
        expect(page.get_by_role("button", name="Scope: 1 chosen")).to_be_focused()
        page.set_viewport_size({"width": 1440, "height": 900})
        expect(choice).to_be_visible()
        expect(page.get_by_role("button", name="Scope: 1 chosen")).to_be_hidden()


def test_fields_are_so_large_under_a_finger_that_a_phone_does_not_zoom_into_them(
    served: Served, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sizes = page.locator("input, select").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes
    assert min(sizes) >= 16
    context.close()
