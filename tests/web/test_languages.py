"""Whoever reads German reads all of it in German; whoever adds a word sees that it is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.page_world import EVENTS, page_world
from wayline.base import Language
from wayline.reports import render_living_map
from web.browser import opened, violations_of
from web.company import invented_company
from web.conftest import written
from web.served import Served, Visitor, serving
from web.speaking import PSEUDO, Heard, clipped, english_told, untranslated

pytestmark = pytest.mark.web
# the stream of news never ends, so the network is never idle
ALL_IS_THERE = """() => {
  const ends = performance.getEntriesByType("resource").map((one) => one.responseEnd);
  return performance.now() - Math.max(0, ...ends) > 400;
}"""


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """The invented company on a server, and the key of its journey."""
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served, invented_company(served, tmp_path_factory.mktemp("company"))


def screens_of(journey: str) -> dict[str, str]:
    """The address of every main screen."""
    return {
        "map": f"/m/{journey}",
        "compare": f"/m/{journey}#layer=compare&links=shown&colour=gap",
        "stage": f"/m/{journey}#sel=stage:tender",
        "evidence": f"/m/{journey}#sel=touchpoint:offer&tab=evidence",
        "gap": f"/m/{journey}#sel=touchpoint:offer&tab=gap",
        "who": f"/m/{journey}#who=stages.tender.moved_on",
        "ways": f"/m/{journey}#board=flows",
        "targets": f"/m/{journey}#board=targets",
        "balance": f"/m/{journey}#board=data",
        "list": f"/m/{journey}#view=list",
        "open": f"/m/{journey}/open",
        "edit": f"/m/{journey}/edit",
        "versions": f"/m/{journey}/versions",
        "shares": f"/m/{journey}/shares",
        "handovers": f"/m/{journey}/handovers",
        "findings": f"/m/{journey}/findings",
        "gaps": f"/m/{journey}/gaps",
        "segments": f"/m/{journey}/segments",
        "kpis": f"/m/{journey}/targets",
        "voice": f"/m/{journey}/voice",
        "library": "/library",
        "admin": "/admin",
        "journeys": "/journeys",
        "data": "/data",
        "start": "/start",
    }


def walk(visitor: Visitor, journey: str) -> Iterator[str]:
    """Open every screen, each until it stands."""
    for name, address in screens_of(journey).items():
        visitor.page.goto("about:blank")
        visitor.open(address)
        # a map stands when it is measured, any other screen when it has its title
        is_map = address.partition("#")[0] == f"/m/{journey}"
        visitor.page.locator("[data-view]" if is_map else "h1").first.wait_for()
        visitor.page.wait_for_function(ALL_IS_THERE)
        yield name


def test_every_word_of_every_screen_comes_from_a_catalogue_and_fits_when_longer(
    company: tuple[Served, str], browser: Browser
) -> None:
    """In the pseudo-language all words stand in brackets and are 40 % longer."""
    served, journey = company
    bare: dict[str, list[str]] = {}
    cut: dict[str, list[str]] = {}
    with served.visitor(browser, "Xara", "owner") as xara:
        xara.page.add_init_script(
            f"if (location.origin !== 'null') localStorage.setItem('wayline.language', '{PSEUDO}')"
        )
        heard = Heard(xara.page)
        for name in walk(xara, journey):
            xara.keep(f"pseudo-{name}")
            bare[name] = untranslated(xara.page, heard)
            cut[name] = clipped(xara.page)
    assert listed(bare) == ""
    assert listed(cut) == ""


def test_a_browser_that_prefers_german_gets_german_and_axe_finds_nothing(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    found: dict[str, str] = {}
    told: dict[str, list[str]] = {}
    with served.visitor(browser, "Greta", "owner", locale="de-AT") as greta:
        for name in walk(greta, journey):
            greta.keep(f"german-{name}")
            assert greta.page.evaluate("() => document.documentElement.lang") == "de"
            found[name] = violations_of(greta.page)
            told[name] = english_told(greta.page)
        assert found == dict.fromkeys(found, "")
        assert listed(told) == ""
        greta.open(f"/m/{journey}")
        expect(greta.page.get_by_role("link", name="Offene Kunden")).to_be_visible()
        expect(greta.page.get_by_text("weitergegangen").first).to_be_visible()


def test_a_language_is_chosen_once_and_holds_at_the_same_address_and_in_the_next_browser(
    company: tuple[Served, str], browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Doris", "editor") as doris:
        doris.open(f"/m/{journey}#sel=stage:tender")
        choose(doris.page, "Language", "Deutsch")
        of_journey = doris.page.get_by_role("navigation", name="Ansichten dieser Journey")
        expect(of_journey.get_by_role("link", name="Karte", exact=True)).to_be_visible()
        assert doris.page.url.endswith(f"/m/{journey}#sel=stage:tender")
        # another browser of hers, where nothing was chosen
        doris.page.evaluate("() => localStorage.clear()")
        doris.open("/journeys")
        expect(doris.page.get_by_role("link", name="Karte", exact=True)).to_be_visible()
        choose(doris.page, "Sprache", "English")
        expect(doris.page.get_by_role("link", name="Map", exact=True)).to_be_visible()


def test_who_signs_in_may_choose_the_language_before(served: Served, browser: Browser) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(served.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    choose(page, "Language", "Deutsch")
    expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()
    expect(page.get_by_text("Wayline", exact=True)).to_be_visible()
    assert violations_of(page) == ""
    context.close()


@pytest.mark.parametrize(("language", "word"), [("de", "jetzt hier"), ("en", "here now")])
def test_page_in_one_file_speaks_the_language_it_was_written_in(
    browser: Browser, tmp_path: Path, language: Language, word: str
) -> None:
    with page_world(tmp_path, EVENTS) as (overlaid, laid):
        file = written(tmp_path, render_living_map(overlaid, laid, language=language))
    with opened(browser, file) as screen:
        expect(screen.page.get_by_text(word).first).to_be_visible()
        assert screen.page.evaluate("() => document.documentElement.lang") == language
        assert screen.violations() == ""


def test_a_line_that_broke_is_told_in_the_words_of_the_screen_and_what_to_do(
    company: tuple[Served, str], browser: Browser
) -> None:
    """A browser would say `Failed to fetch`, in English."""
    served, journey = company
    with served.visitor(browser, "Olga", locale="de-DE") as olga:
        page = olga.page
        olga.open("/journeys")
        page.get_by_role("link", name="Ferrum").first.wait_for()
        page.route("**/api/**", lambda asked: asked.abort())
        page.get_by_role("link", name="Daten", exact=True).click()
        alert = page.get_by_role("alert").first
        expect(alert).to_contain_text("Der Server ist nicht erreichbar. Prüfen Sie")
        expect(page.get_by_text("fetch")).to_have_count(0)
        page.unroute("**/api/**")
        page.get_by_role("button", name="Noch einmal versuchen").first.click()
        expect(page.get_by_text("Der Server ist nicht erreichbar.")).to_have_count(0)
        page.route("**/assets/**", lambda asked: asked.abort())
        page.route("**/m/**", lambda asked: asked.abort())
        page.evaluate("(to) => history.pushState(null, '', to)", f"/m/{journey}/gaps")
        expect(page.get_by_role("alert")).to_contain_text("Der Server ist nicht erreichbar.")
        olga.complaints.clear()  # a line that broke is told by the browser too


def listed(found: dict[str, list[str]]) -> str:
    """What was found on each screen, a line each."""
    return "\n".join(f"{name}: {text}" for name, texts in found.items() for text in texts)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from one of the lists of the rail."""
    page.get_by_role("combobox", name=label, exact=True).select_option(label=option)
