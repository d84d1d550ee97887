"""A manager asks how long a stage takes against its standard, with those still waiting counted."""

import pytest
from playwright.sync_api import Browser, expect

from web.browser import violations_of
from web.figures import opened_count, said_count
from web.served import Served

pytestmark = pytest.mark.web


def test_curve_counts_who_is_still_there_and_its_table_leads_to_everybody(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Mara", "analyst") as mara:
        mara.open(f"/m/{journey}/time?stage=tender")
        expect(mara.page.get_by_role("img", name="Survival curve")).to_be_visible()
        assert mara.page.locator("[data-tick]").count() > 0
        mara.page.get_by_role("button", name="By segment").click()
        expect(mara.page.locator("[data-curve]")).not_to_have_count(1)
        mara.press("t")
        figure = mara.page.locator('[data-row=""] [data-number="time.everybody.median"]').first
        said = said_count(figure)
        assert opened_count(mara, figure) == (said, said)


def test_overdue_customer_is_listed_and_leads_to_what_happened(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Nils", "analyst") as nils:
        nils.open(f"/m/{journey}/time?stage=tender")
        overdue = nils.page.locator("[data-overdue=tender]")
        rows = overdue.locator("tbody tr")
        figure = overdue.locator("h2 [data-number]")
        expect(figure).to_be_visible()
        expect(rows).to_have_count(said_count(figure))
        rows.first.get_by_role("button").click()
        expect(nils.page.get_by_role("region", name="Timeline")).to_be_visible()


def test_viewer_sees_the_curve_and_no_customer(
    invented: tuple[Served, str], browser: Browser
) -> None:
    served, journey = invented
    with served.visitor(browser, "Vito", "viewer") as vito:
        vito.open(f"/m/{journey}/time?stage=tender")
        expect(vito.page.get_by_role("img", name="Survival curve")).to_be_visible()
        expect(vito.page.get_by_text("Who is overdue is hidden")).to_be_visible()


@pytest.mark.parametrize("is_dark", [False, True])
def test_screen_has_no_barrier(
    invented: tuple[Served, str], browser: Browser, *, is_dark: bool
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Otto{is_dark}", "analyst", is_dark=is_dark) as otto:
        otto.open(f"/m/{journey}/time?stage=tender&segments=true")
        otto.page.locator("[data-curve]").first.wait_for()
        assert violations_of(otto.page) == ""
        otto.press("t")
        otto.page.get_by_role("table").first.wait_for()
        assert violations_of(otto.page) == ""
