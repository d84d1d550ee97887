"""An analyst asks who gets from stage to stage, by which channel, and goes on to one account's event."""

import re

import pytest
from playwright.sync_api import Browser, expect

from web.browser import violations_of
from web.figures import opened_count, said_count
from web.served import Served

pytestmark = pytest.mark.web


def test_analyst_goes_from_a_conversion_to_the_accounts_to_one_event(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Anja", "analyst") as anja:
        anja.open(f"/m/{journey}/conversion")
        bar = anja.page.locator("[data-bar=tender]")
        n = int(re.findall(r"n\s=\s(\d+)", bar.inner_text())[0])
        assert opened_count(anja, bar) == (n, n)
        anja.page.locator("[data-journey]").first.click()
        happened = anja.page.get_by_role("region", name="Timeline")
        expect(happened.get_by_text("We ask for a first talk").first).to_be_visible()
        anja.press("Escape", "Escape")
        expect(bar).to_be_focused()


def test_stages_broken_down_by_channel_say_what_a_passage_costs(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Bodo", "analyst") as bodo:
        bodo.open(f"/m/{journey}/conversion#as=table")
        bodo.page.get_by_role("table").first.wait_for()
        bodo.press("d")
        channels = bodo.page.get_by_role("table").nth(1)
        expect(channels).to_contain_text("Email")
        assert "channels=true" in bodo.page.url
        counts = bodo.page.get_by_role("table").first.locator("[data-number$='.n']")
        figure = counts.nth(1)
        said = said_count(figure)
        assert opened_count(bodo, figure)[1] >= said


def test_funnel_of_ones_own_is_said_as_a_sentence_and_leads_to_who_arrived(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Clio", "analyst") as clio:
        clio.open(f"/m/{journey}/conversion")
        own = clio.page.get_by_role("region", name="A funnel of your own")
        own.get_by_label("Add a step").select_option("stage:tender")
        own.get_by_label("Add a step").select_option("stage:mobilize")
        expect(own).to_contain_text("in this order")
        own.get_by_label("Within").select_option("30 days")
        expect(own).to_contain_text("within 30 days")
        expect(own.locator("[aria-busy=false]")).to_be_visible()
        bar = own.locator('[data-bar="stage:mobilize"]')
        expect(bar).to_be_visible()
        n = int(re.findall(r"n\s=\s(\d+)", bar.inner_text())[0])
        assert opened_count(clio, bar) == (n, n)
        clio.page.reload()
        expect(own).to_contain_text("within 30 days")


def test_letters_turn_nothing_once_they_are_switched_off(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Emma", "analyst") as emma:
        emma.open(f"/m/{journey}/conversion")
        emma.page.locator("[data-bar]").first.wait_for()
        emma.press("t", "?")
        keys = emma.page.get_by_role("dialog", name="Keys")
        keys.get_by_role("checkbox", name="Single letters are commands").uncheck()
        keys.get_by_role("button", name="Close").click()
        emma.press("t", "d")
        expect(emma.page.get_by_role("table")).to_have_count(1)
        assert "channels" not in emma.page.url


@pytest.mark.parametrize("is_dark", [False, True])
def test_screen_has_no_barrier(
    invented: tuple[Served, str], browser: Browser, *, is_dark: bool
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Dora{is_dark}", "analyst", is_dark=is_dark) as dora:
        dora.open(f"/m/{journey}/conversion?channels=true")
        dora.page.locator("[data-bar]").first.wait_for()
        assert violations_of(dora.page) == ""
        dora.press("t")
        dora.page.get_by_role("table").first.wait_for()
        assert violations_of(dora.page) == ""
