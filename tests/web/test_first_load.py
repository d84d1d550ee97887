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
    for address in ("/api/session", workspace, f"{workspace}/{journey}/living-map?"):
        assert asked.count(address) == 1, address


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
