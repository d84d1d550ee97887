"""A manager holds two groups of customers against each other: where does each get on, and where does it wait?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from web.browser import violations_of
from web.company import invented_company, small_company
from web.served import Served, serving

pytestmark = pytest.mark.web
SIZES: dict[str, ViewportSize] = {
    "1440": {"width": 1440, "height": 900},
    "1024": {"width": 1024, "height": 768},
    "390": {"width": 390, "height": 844},
}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """The invented company on a server, and the key of its journey."""
    with serving(tmp_path_factory.mktemp("segments") / "home") as served:
        yield served, invented_company(served, tmp_path_factory.mktemp("company"))


def told(page: Page, number: str) -> str:
    """What stands for a number of a side."""
    return str(
        page.locator(f'a[data-number="{number}"]').first.evaluate("one => one.firstChild.data")
    )


def test_two_segments_stand_beside_each_other_with_the_numbers_of_their_own_maps(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, _ = company
    with served.visitor(browser, "Mona", "analyst") as mona:
        page = mona.page
        mona.open("/journeys")
        page.get_by_role("link", name="Compare segments").click()
        expect(page.get_by_role("table")).to_be_visible()
        chosen = [
            page.get_by_role("combobox", name=side).input_value() for side in ("Segment", "Beside")
        ]
        assert len(set(chosen)) == 2
        first = page.locator("tbody[data-stage]").first.get_attribute("data-stage")
        entered = [told(page, f"{one}:stages.{first}.entered") for one in chosen]
        page.get_by_role("combobox", name="Beside").select_option(label="all customers")
        everybody = f":stages.{first}.entered"
        expect(page.locator(f'a[data-number="{everybody}"]')).to_be_visible()
        assert int(told(page, everybody)) >= sum(map(int, entered))
        page.locator(f'a[data-number="{chosen[0]}:stages.{first}.entered"]').click()
        expect(page.get_by_role("tablist", name="Who is in it")).to_be_visible()
        assert f"segment={chosen[0]}" in page.url
        head = page.locator(f'[data-number="stages.{first}.entered"]:visible').first
        expect(head).to_contain_text(f"{entered[0]} entered")
        page.get_by_role("link", name="beside another").click()
        expect(page.get_by_role("combobox", name="Segment")).to_have_value(chosen[0])


@pytest.mark.parametrize("is_dark", [False, True])
def test_it_is_read_by_everybody_at_every_width(
    company: tuple[Served, str], browser: Browser, *, is_dark: bool
) -> None:
    served, journey = company
    with served.visitor(browser, f"Vera {is_dark}", "viewer", is_dark=is_dark) as vera:
        vera.open(f"/m/{journey}/segments")
        expect(vera.page.get_by_role("table")).to_be_visible()
        for name, size in SIZES.items():
            vera.page.set_viewport_size(size)
            assert violations_of(vera.page) == ""
            vera.keep(f"segments-{is_dark}-{name}")


def test_a_map_without_segments_says_what_would_stand_here(
    served: Served, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    journey = small_company(served, tmp_path_factory.mktemp("small"))
    with served.visitor(browser, "Ed", "editor") as ed:
        ed.open(f"/m/{journey}/segments")
        expect(ed.page.get_by_text("The map names no segment yet")).to_be_visible()
        expect(ed.page.get_by_role("link", name="Add a segment to the map")).to_be_visible()
        assert violations_of(ed.page) == ""


def test_on_a_phone_it_is_among_the_screens_of_the_journey_and_in_the_palette(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Paul", "analyst") as paul:
        page = paul.page
        page.set_viewport_size(SIZES["390"])
        paul.open(f"/m/{journey}/voice")
        tab = page.get_by_role("navigation", name="Screens of this journey").get_by_role(
            "link", name="Segments"
        )
        tab.click()
        expect(page.get_by_role("table")).to_be_visible()
        expect(tab).to_have_attribute("aria-current", "page")
        expect(tab).to_be_in_viewport(ratio=1)
        paul.open(f"/m/{journey}")
        expect(tab).to_be_attached()
        paul.press("Control+k")
        page.keyboard.type("segm")
        page.get_by_role("option", name="Segments").click()
        expect(page.get_by_role("table")).to_be_visible()
