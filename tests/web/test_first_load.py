"""Does everything that the first screen needs come at once, and nothing twice?"""

import re
from email.message import Message
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect

from web.served import Served

pytestmark = pytest.mark.web


def test_the_map_is_asked_for_before_the_application_is_there(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Fay", "analyst") as fay:
        asked: list[str] = []
        fay.page.on("request", lambda one: asked.append(one.url.removeprefix(served.url)))
        with fay.holding("**/assets/application-*.js"):
            with fay.page.expect_response(f"**/journeys/{journey}/living-map?"):
                fay.page.goto(f"{served.url}/m/{journey}", wait_until="commit")
            expect(fay.page.locator("#wayline")).to_be_empty()
        fay.page.locator("[data-number]").first.wait_for()
        fay.page.wait_for_load_state("networkidle")
    workspace = f"/api/w/{served.workspace.id}/journeys"
    assert asked.count(f"{workspace}/{journey}/living-map?") == 1
    assert {"/api/session", workspace}.isdisjoint(asked)  # the page says it


def test_the_name_of_the_journey_is_seen_first_and_stays_where_it_is(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Nia", "analyst") as nia:
        with nia.holding("**/living-map?"):
            nia.open(f"/m/{journey}")
            name = nia.page.get_by_role("heading", level=1)
            expect(name).to_contain_text("Ferrum Field Services")
            nia.page.get_by_role("link", name="Conversion").wait_for()
            held, before = name.element_handle(), name.bounding_box()
        nia.page.locator("[data-number]").first.wait_for()
        assert name.bounding_box() == before
        assert held.evaluate("one => one.isConnected")


def test_who_wants_to_find_something_before_the_application_is_there_finds_it(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, _ = invented
    with served.visitor(browser, "Ida", "analyst") as ida:
        with ida.holding("**/assets/application-*.js"):
            with ida.page.expect_response("**/assets/begin-*.js"):
                ida.page.goto(f"{served.url}/journeys", wait_until="commit")
            ida.page.wait_for_timeout(500)
            ida.press("Control+k")
        expect(ida.page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("de-AT", "de")])
def test_the_words_of_one_language_come_at_once_and_no_others(
    served: Served, browser: Browser, locale: str, language: str
) -> None:
    with served.visitor(browser, "Wim", locale=locale) as wim:
        wim.open("/journeys")
        wim.page.get_by_role("heading", level=1).wait_for()
        words = wim.page.locator("link[data-words]")
        assert words.evaluate_all("all => all.map((one) => one.dataset.words)") == [language]


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None),
    ],
)  # fmt: skip
def test_a_script_comes_as_it_was_packed_when_built(
    invented: tuple[Served, str], accepted: str, coding: str | None
) -> None:
    served, _ = invented
    entry = re.search(
        r'src="(/assets/index-[^"]+\.js)"', fetched(f"{served.url}/", "identity")[1].decode()
    )
    assert entry is not None
    headers, sent = fetched(f"{served.url}{entry[1]}", accepted)
    _, whole = fetched(f"{served.url}{entry[1]}", "identity")
    assert headers.get("Content-Encoding") == coding
    assert headers["Content-Type"].startswith("text/javascript")
    assert "immutable" in headers["Cache-Control"]
    assert len(sent) < 0.7 * len(whole) if coding else sent == whole


def fetched(address: str, accepted: str) -> tuple[Message, bytes]:
    """The headers of an answer, and its body as it went over the wire."""
    asked = Request(address, headers={"Accept-Encoding": accepted})  # noqa: S310 - our own server
    with urlopen(asked) as answer:  # noqa: S310
        return answer.headers, answer.read()
