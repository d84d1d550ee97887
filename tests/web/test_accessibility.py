"""Everybody can use the page: axe finds nothing, in light and dark, wide and narrow, whatever is open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reports.page_world import EVENTS
from web.browser import NARROW, WIDE, opened
from web.conftest import NO_EVENT, ONE_EVENT

pytestmark = pytest.mark.web

STATES = {
    "first": "",
    "planned": "layer=planned",
    "believed": "layer=believed",
    "compare": "layer=compare&links=shown&colour=gap",
    "stage": "sel=stage:tender",
    "touchpoint": "sel=touchpoint:offer&tab=evidence",
    "who": "who=stages.tender.moved_on",
    "timeline": "who=stages.tender.moved_on&journey=opp-001-1",
    "ways": "board=flows",
    "targets": "board=targets",
    "data": "board=data",
    "closed": "panel=closed",
    "list": "view=list",
}


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, demo_file: Path, size: tuple[int, int], *, is_dark: bool
) -> None:
    found: dict[str, str] = {}
    with opened(browser, demo_file, size=size, is_dark=is_dark) as screen:
        for name, address in STATES.items():
            screen.show(address)
            screen.keep(f"{name}-{'dark' if is_dark else 'light'}-{size[0]}")
            found[name] = screen.violations()
    assert found == dict.fromkeys(STATES, "")


@pytest.mark.parametrize(
    "events", [NO_EVENT, ONE_EVENT, EVENTS], ids=["empty", "one event", "hostile"]
)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_where_there_is_little(
    browser: Browser, small_file: Callable[[str], Path], events: str, size: tuple[int, int]
) -> None:
    with opened(browser, small_file(events), size=size) as screen:
        screen.keep(f"small-{len(events)}-{size[0]}")
        assert screen.violations() == ""


def test_keys_dialog_is_accessible_and_closes(browser: Browser, demo_file: Path) -> None:
    with opened(browser, demo_file) as screen:
        screen.page.keyboard.press("?")
        screen.page.get_by_role("dialog").wait_for()
        assert screen.violations() == ""
        screen.page.keyboard.press("Escape")
        assert screen.page.get_by_role("dialog").count() == 0
