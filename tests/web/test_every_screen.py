"""Every screen of the application, in every theme and state: usable by everybody, no wider than its window.

The list of screens is compared with the router's, so a screen that is not looked at here fails.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from wayline.state import ROLES, Role
from web.browser import violations_of
from web.company import MAP, invented_company
from web.served import Served, Visitor, serving

ROUTER = Path(__file__).parents[2] / "web" / "src" / "app" / "router.tsx"
QUIET_MS = 400  # a screen that has not changed for so long is there
NARROW = {"width": 390, "height": 844}

# Screens that stand by themselves, with their address; {journey} and {account} are filled in.
SCREENS = {
    "/": "/",
    "/start": "/start",
    "/journeys": "/journeys",
    "/data": "/data",
    "/m/$journey": "/m/{journey}",
    "/m/$journey/open": "/m/{journey}/open",
    "/m/$journey/edit": "/m/{journey}/edit",
    "/m/$journey/versions": "/m/{journey}/versions",
    "/m/$journey/shares": "/m/{journey}/shares",
    "/m/$journey/conversion": "/m/{journey}/conversion",
    "/m/$journey/paths": "/m/{journey}/paths",
    "/m/$journey/time": "/m/{journey}/time",
    "/m/$journey/handovers": "/m/{journey}/handovers",
    "/m/$journey/segments": "/m/{journey}/segments",
    "/m/$journey/gaps": "/m/{journey}/gaps",
    "/m/$journey/targets": "/m/{journey}/targets",
    "/m/$journey/findings": "/m/{journey}/findings",
    "/m/$journey/voice": "/m/{journey}/voice",
    "/library": "/library",
    "/admin": "/admin",
    "/accounts/$account": "/accounts/{account}",
}
# Looked at in tests of their own: they need a link that works once, or a token.
ELSEWHERE = {"/enter": "test_session.py", "/s/$token": "test_sharing.py"}
SETTLED = f"""
() => new Promise((done) => {{
  let timer = setTimeout(done, {QUIET_MS});
  new MutationObserver(() => {{ clearTimeout(timer); timer = setTimeout(done, {QUIET_MS}); }})
    .observe(document.body, {{ subtree: true, childList: true, characterData: true }});
}})
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str]]]:
    """The invented company on a server, and what stands in the addresses."""
    folder = tmp_path_factory.mktemp("every-screen")
    with serving(folder / "home") as served:
        yield served, {"journey": invented_company(served, folder), "account": "acc-001"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str]]]:
    """A workspace with a map that nothing was published of, and no event."""
    with serving(tmp_path_factory.mktemp("no-data") / "home") as served:
        journey, _ = served.draft(MAP)
        yield served, {"journey": journey, "account": "nobody"}


def shown(visitor: Visitor, address: str) -> Page:
    """A screen that has come to rest."""
    visitor.open(address)
    expect(visitor.page.get_by_role("heading", level=1).first).to_be_visible()
    visitor.page.evaluate(SETTLED)
    return visitor.page


def overflow(page: Page) -> int:
    """By how many pixels the whole screen can be pushed sideways."""
    return int(
        page.evaluate(
            "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        )
    )


def test_every_route_is_looked_at() -> None:
    written = set(re.findall(r'path: "([^"]+)"', ROUTER.read_text(encoding="utf-8")))
    assert written == set(SCREENS) | set(ELSEWHERE)


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_loaded_screens_can_be_used_by_everybody_and_fit(
    full: tuple[Served, dict[str, str]], browser: Browser, *, is_dark: bool
) -> None:
    served, places = full
    found: dict[str, object] = {}
    with served.visitor(browser, f"Ona{is_dark}", "owner", is_dark=is_dark) as ona:
        for route, address in SCREENS.items():
            page = shown(ona, address.format(**places))
            found[f"{route} wide"] = violations_of(page)
            ona.keep(f"every{route.replace('/', '-').replace('$', '')}-{is_dark}")
            page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
            page.evaluate(SETTLED)
            found[f"{route} narrow"] = violations_of(page)
            found[f"{route} sideways"] = overflow(page) or ""
            ona.keep(f"every{route.replace('/', '-').replace('$', '')}-{is_dark}-390")
            page.set_viewport_size({"width": 1440, "height": 900})
    assert {screen: what for screen, what in found.items() if what} == {}


def test_empty_screens_say_what_to_do_and_can_be_used_by_everybody(
    empty: tuple[Served, dict[str, str]], browser: Browser
) -> None:
    served, places = empty
    found: dict[str, object] = {}
    with served.visitor(browser, "Ona", "owner") as ona:
        for route, address in SCREENS.items():
            page = shown(ona, address.format(**places))
            found[route] = violations_of(page)
            ona.keep(f"empty{route.replace('/', '-').replace('$', '')}")
        # Chromium notes an answer that is not 2xx, which an account nobody knows must be.
        ona.complaints[:] = [one for one in ona.complaints if "404" not in one]
    assert {screen: what for screen, what in found.items() if what} == {}


@pytest.mark.parametrize("role", ROLES)
def test_no_role_meets_a_screen_that_breaks(
    full: tuple[Served, dict[str, str]], browser: Browser, role: Role
) -> None:
    """What a role may not see is said in words; the browser still complains of nothing else."""
    served, places = full
    found: dict[str, object] = {}
    with served.visitor(browser, f"Some {role}", role) as somebody:
        for route, address in SCREENS.items():
            page = shown(somebody, address.format(**places))
            found[route] = violations_of(page)
            somebody.keep(f"role-{role}{route.replace('/', '-').replace('$', '')}")
        somebody.complaints[:] = [one for one in somebody.complaints if "403" not in one]
    assert {screen: what for screen, what in found.items() if what} == {}


def test_who_may_not_see_the_sources_is_told_which_right_it_needs(
    full: tuple[Served, dict[str, str]], browser: Browser
) -> None:
    served, _ = full
    with served.visitor(browser, "Vera", "viewer") as vera:
        page = shown(vera, "/data")
        expect(page.get_by_role("status")).to_contain_text("read data sources")
        assert violations_of(page) == ""


def test_an_address_of_nothing_says_so(
    full: tuple[Served, dict[str, str]], browser: Browser
) -> None:
    served, _ = full
    found: dict[str, object] = {}
    with served.visitor(browser, "Lost", "owner") as lost:
        for route, address in SCREENS.items():
            if "{" not in address:
                continue
            page = shown(lost, address.format(journey="nowhere", account="nobody"))
            found[route] = violations_of(page)
            expect(page.get_by_role("alert").first).to_be_visible()
            lost.keep(f"lost{route.replace('/', '-').replace('$', '')}")
        lost.complaints[:] = [one for one in lost.complaints if "404" not in one]
    assert {screen: what for screen, what in found.items() if what} == {}
