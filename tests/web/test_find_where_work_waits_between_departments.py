"""Somebody answers for a department and looks for where work waits or vanishes on its way to the next."""

import pytest
from playwright.sync_api import Browser, expect

from web.browser import violations_of
from web.figures import opened_count, said_count
from web.served import Served

pytestmark = pytest.mark.web


def test_worst_handover_leads_to_its_cases_and_every_count_to_its_list(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Hanna", "analyst") as hanna:
        hanna.open(f"/m/{journey}")
        hanna.page.get_by_role("link", name="Handovers").click()
        cell = hanna.page.locator('[data-pair="hse>logistics"]')
        expect(cell).to_contain_text("110 of 111 broken")
        cell.click()
        expect(hanna.page.locator("[data-judged='111']")).to_be_visible()
        hanna.press("Escape")
        expect(cell).to_be_focused()
        hanna.press("t")
        table = hanna.page.get_by_role("table")
        first = table.locator("tbody tr").first
        expect(first).to_contain_text("Health and safety → Logistics")
        figures = first.locator("[data-number]")
        assert figures.count() == 7
        for figure in figures.all()[:6]:
            said = said_count(figure)
            assert opened_count(hanna, figure) == (said, said)
        assert "as=table" in hanna.page.url
        hanna.page.reload()
        expect(table).to_be_visible()


def test_matrix_is_walked_by_arrows(invented: tuple[Served, str], browser: Browser) -> None:
    served, journey = invented
    with served.visitor(browser, "Karl", "analyst") as karl:
        karl.open(f"/m/{journey}/handovers")
        cell = karl.page.locator('[data-pair="hse>logistics"]')
        cell.focus()
        karl.press("ArrowRight")
        expect(karl.page.locator("[data-pair]:focus")).to_have_attribute(
            "data-pair", "hse>client_success"
        )
        karl.press("ArrowLeft", "Enter")
        expect(karl.page.locator("[data-judged='111']")).to_be_visible()


def test_viewer_sees_counts_and_no_customer(invented: tuple[Served, str], browser: Browser) -> None:
    served, journey = invented
    with served.visitor(browser, "Vera", "viewer") as vera:
        vera.open(f"/m/{journey}/handovers#as=table")
        expect(vera.page.get_by_text("Counts only")).to_be_visible()
        expect(vera.page.get_by_role("table")).to_contain_text("111")
        assert vera.page.locator("[data-number]").count() == 0


@pytest.mark.parametrize("is_dark", [False, True])
def test_screen_has_no_barrier(
    invented: tuple[Served, str], browser: Browser, *, is_dark: bool
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Axel{is_dark}", "analyst", is_dark=is_dark) as axel:
        axel.open(f"/m/{journey}/handovers")
        axel.page.locator("[data-pair]").first.wait_for()
        assert violations_of(axel.page) == ""
        axel.press("t")
        axel.page.get_by_role("table").wait_for()
        assert violations_of(axel.page) == ""
