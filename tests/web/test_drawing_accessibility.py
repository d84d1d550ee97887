"""Drawing and versions break no rule of accessibility, in light and dark, in every state."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from web.browser import violations_of
from web.served import Served, Visitor
from web.test_drawing import draw, place, saved


def nothing(ana: Visitor) -> None:
    """The map as it opens."""
    place(ana, "stage:ask").wait_for()


def panel(ana: Visitor) -> None:
    """A touchpoint in the panel."""
    place(ana, "touchpoint:offer").click()


def findings(ana: Visitor) -> None:
    """The findings, open."""
    ana.page.get_by_role("button", name="findings").click()


def naming(ana: Visitor) -> None:
    """A new touchpoint, being named."""
    place(ana, "stage:ask").focus()
    ana.press("n")


def moving(ana: Visitor) -> None:
    """Where to?"""
    place(ana, "touchpoint:offer").press("m")


def publishing(ana: Visitor) -> None:
    """What publishing would do."""
    ana.page.get_by_role("button", name="Publish…").click()
    ana.page.get_by_text("It becomes version").wait_for()


def refused(ana: Visitor) -> None:
    """An edit that was not taken."""
    place(ana, "stage:ask").press("Enter")
    ana.page.get_by_label("Standard: how long it may take").fill("soon")
    ana.press("Enter")
    ana.page.get_by_role("alert").wait_for()
    ana.complaints.clear()  # the browser tells every refusal of a server


def versions(ana: Visitor) -> None:
    """A version that was published, and the draft of the next."""
    publishing(ana)
    ana.page.get_by_label("What is new").fill("First")
    ana.page.get_by_role("button", name="Publish", exact=True).click()
    ana.page.get_by_role("button", name="Draft the next").click()
    saved(ana)
    ana.page.get_by_role("link", name="Versions").click()
    ana.page.get_by_role("link", name="Continue drawing").wait_for()


def forms(ana: Visitor) -> None:
    """A touchpoint with every part of its form open."""
    place(ana, "touchpoint:offer").press("Enter")
    ana.page.locator("[data-fold]").first.wait_for()
    ana.page.evaluate(
        "() => document.querySelectorAll('[data-panel] details').forEach(one => { one.open = true; })"
    )


def whole_map(ana: Visitor) -> None:
    """The lists of the whole map, open."""
    ana.page.evaluate(
        "() => document.querySelectorAll('[data-panel] details').forEach(one => { one.open = true; })"
    )


def picked(ana: Visitor) -> None:
    """A card that waits for its place, and a point of the curve with its steps."""
    place(ana, "touchpoint:offer").click()
    ana.page.get_by_role("button", name="Pick up").click()
    ana.page.get_by_role("slider", name="Feeling in Working").click()
    ana.page.get_by_role("button", name="Better at Working").wait_for()


def lanes(ana: Visitor) -> None:
    """Which lanes are shown."""
    ana.page.get_by_role("button", name="Lanes").click()
    ana.page.get_by_role("dialog").wait_for()


def keys(ana: Visitor) -> None:
    """The list of keys."""
    place(ana, "stage:ask").press("?")
    ana.page.get_by_role("dialog").wait_for()


DRAWING = (nothing, panel, findings, naming, moving, publishing, refused, versions)
STATES = (*DRAWING, forms, whole_map, picked, lanes, keys)


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_out_of_reach(
    served: Served, browser: Browser, state: Callable[[Visitor], None], is_dark: bool
) -> None:
    with served.visitor(browser, "Ana", is_dark=is_dark) as ana:
        draw(served, ana)
        state(ana)
        assert violations_of(ana.page) == ""
