"""A journey manager sees every journey: what is part of what, whose it is, when it is reviewed, how it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from wayline.map import read_map_text
from web.browser import violations_of
from web.company import MAP, published, small_company
from web.served import Served, serving

pytestmark = pytest.mark.web
WHOLE = MAP.replace("key: support", "key: whole").replace("name: Supporting a mine", "name: The whole relationship").replace("key: ask,", "key: ask, market_state: active,") + (
    "reviewed_on: 2025-01-01\nmaps: [{map: support, kind: sub_journey}]\n"
)  # fmt: skip


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two journeys, one part of the other, with five customers."""
    folder = tmp_path_factory.mktemp("atlas")
    with serving(folder / "home") as served:
        small_company(served, folder)
        published(served, read_map_text(WHOLE).document)
        yield served


def test_tree_is_walked_and_folded_by_arrows_and_says_how_each_journey_is(
    atlas: Served, browser: Browser
) -> None:
    with atlas.visitor(browser, "Tara", "analyst") as tara:
        tara.open("/journeys")
        rows = tara.page.locator("li[data-entry]")
        expect(rows).to_have_count(2)
        whole, part = rows.nth(0), rows.nth(1)
        expect(whole).to_contain_text("The whole relationship")
        expect(whole).to_contain_text("Sales")
        expect(whole).to_contain_text("due since 30 Jun 2025")
        expect(part).to_have_attribute("data-depth", "1")
        expect(part).to_contain_text("1 of 4 stuck or at a dead end")
        expect(part).to_contain_text("7 of 7")
        whole.locator("a[data-journey]").focus()
        tara.press("ArrowRight")
        expect(part.locator("a[data-journey]")).to_be_focused()
        tara.press("ArrowLeft", "ArrowLeft")
        expect(rows).to_have_count(1)
        tara.press("ArrowRight", "ArrowDown", "Enter")
        expect(tara.page).to_have_url(re.compile("/m/support"))


def test_market_states_say_who_stands_where_and_what_no_map_says(
    atlas: Served, browser: Browser
) -> None:
    with atlas.visitor(browser, "Mara", "analyst") as mara:
        mara.open("/journeys")
        market = mara.page.locator("[data-market]")
        active = market.locator('[data-state="active"]')
        expect(active.get_by_role("link")).to_contain_text("3")
        expect(market.locator('[data-state="lapsed"]')).to_contain_text("not said")
        expect(market).to_contain_text("Of 8 open journeys")
        expect(market).to_contain_text(
            "For 5 of them the map does not say where in the market they stand."
        )
        assert violations_of(mara.page) == ""
        active.get_by_role("link").click()
        expect(mara.page.get_by_role("tablist", name="Who is in it")).to_be_visible()
        expect(mara.page).to_have_url(re.compile("/m/whole.*who=stages.ask.open_now"))


def test_slash_finds_a_part_with_its_whole_and_n_begins_a_new_one(
    atlas: Served, browser: Browser
) -> None:
    with atlas.visitor(browser, "Finn") as finn:
        finn.open("/journeys")
        rows = finn.page.locator("li[data-entry]")
        expect(rows).to_have_count(2)
        finn.press("/")
        finn.page.keyboard.type("whole")
        expect(rows).to_have_count(1)
        finn.page.get_by_label("Find a journey").fill("mine")
        expect(rows).to_have_count(2)
        finn.page.get_by_label("Find a journey").blur()
        finn.press("n")
        expect(finn.page).to_have_url(re.compile("/start"))


def test_what_is_put_away_is_offered_nowhere_and_comes_back(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path / "home") as served:
        small_company(served, tmp_path)
        published(served, read_map_text(WHOLE).document)
        with served.visitor(browser, "Vera", "viewer") as vera:
            vera.open("/journeys")
            expect(vera.page.locator("li[data-entry]")).to_have_count(2)
            expect(vera.page.get_by_role("button", name="Put The whole")).to_have_count(0)
        with served.visitor(browser, "Enno") as enno:
            enno.open("/journeys")
            rows, away = enno.page.locator("li[data-entry]"), enno.page.locator("[data-away]")
            enno.page.get_by_role("button", name="Put Supporting a mine away").click()
            expect(rows).to_have_count(1)
            expect(away).to_be_focused()
            expect(away).to_have_text("One journey is put away.")
            enno.press("Control+k")
            enno.page.keyboard.type("Supporting a mine")
            expect(enno.page.locator("dialog").get_by_text("Supporting a mine")).to_have_count(0)
            enno.press("Escape")
            enno.open("/")
            expect(enno.page).to_have_url(re.compile("/m/whole"))
            enno.open("/journeys")
            away.click()
            enno.keep("atlas-away")
            assert violations_of(enno.page) == ""
            enno.page.get_by_role("button", name="Bring Supporting a mine back").click()
            expect(rows).to_have_count(2)
            expect(away).to_have_count(0)
            expect(
                enno.page.get_by_role("link", name="Supporting a mine", exact=True)
            ).to_be_focused()
            enno.complaints.clear()  # that a map has no events is an answer which is not 2xx


def test_the_focus_is_on_the_last_journey_that_comes_back_or_where_it_is_looked_for(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path / "home") as served:
        small_company(served, tmp_path)
        with served.visitor(browser, "Enno") as enno:
            page = enno.page
            away = page.locator("[data-away]")
            enno.open("/journeys")
            for _ in range(2):
                page.get_by_role("button", name="Put Supporting a mine away").click()
                expect(away).to_be_focused()
                away.click()
                page.get_by_role("button", name="Bring Supporting a mine back").click()
                expect(
                    page.get_by_role("link", name="Supporting a mine", exact=True)
                ).to_be_focused()
            published(
                served,
                read_map_text(
                    MAP.replace("key: support", "key: whole").replace(
                        "Supporting a mine", "The whole relationship"
                    )
                ).document,
            )
            page.reload()
            page.get_by_role("button", name="Put Supporting a mine away").click()
            page.get_by_label("Find a journey").fill("whole")
            away.click()
            page.get_by_role("button", name="Bring Supporting a mine back").click()
            expect(page.get_by_label("Find a journey")).to_be_focused()
            enno.complaints.clear()  # that a map has no events is an answer which is not 2xx


def test_first_maps_are_shown_with_their_stages_where_there_is_no_journey(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path / "home") as served, served.visitor(browser, "Nele") as nele:
        nele.open("/journeys")
        starter = nele.page.locator('[data-starter="simple_five"]')
        expect(starter.get_by_role("listitem")).to_have_count(5)
        nele.keep("atlas-empty")
        assert violations_of(nele.page) == ""
        starter.get_by_role("button").click()
        expect(nele.page).to_have_url(re.compile("/m/"))
        nele.open("/journeys")
        row = nele.page.locator("li[data-entry]")
        expect(row).to_contain_text("not measured")
        nele.complaints.clear()  # that there are no events is an answer which is not 2xx


def test_on_a_phone_every_way_is_reached_without_pushing_sideways(
    atlas: Served, browser: Browser
) -> None:
    with atlas.visitor(browser, "Pia", "owner") as pia:
        pia.page.set_viewport_size({"width": 390, "height": 844})
        pia.open("/journeys")
        rail = pia.page.get_by_role("navigation", name="Screens", exact=True)
        expect(rail.get_by_role("link", name="Data")).to_be_hidden()
        assert rail.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        pia.keep("rail-phone")
        rail.get_by_role("button", name="More").click()
        pia.keep("rail-phone-more")
        assert violations_of(pia.page) == ""
        pia.press("Escape")
        expect(rail.get_by_role("link", name="Data")).to_be_hidden()
        rail.get_by_role("button", name="More").click()
        rail.get_by_role("link", name="Data").click()
        expect(pia.page).to_have_url(re.compile("/data"))
        expect(rail.get_by_role("link", name="Data")).to_be_hidden()


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_screen_has_no_barrier(atlas: Served, browser: Browser, *, is_dark: bool) -> None:
    with atlas.visitor(browser, f"Ida{is_dark}", is_dark=is_dark) as ida:
        ida.open("/journeys")
        ida.page.get_by_role("link", name=re.compile("stuck|slow|open")).first.wait_for()
        ida.keep(f"atlas-{is_dark}")
        assert violations_of(ida.page) == ""
        ida.page.set_viewport_size({"width": 390, "height": 844})
        ida.keep(f"atlas-{is_dark}-390")
        assert violations_of(ida.page) == ""
