"""An analyst goes from a number to the customers behind it; people share their care; who may not know them does not."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from web.browser import violations_of
from web.company import COMPANIES, invented_company, small_company
from web.served import Served, Visitor, serving

pytestmark = pytest.mark.web


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the invented company lies."""
    return tmp_path_factory.mktemp("company")


@pytest.fixture(scope="module")
def company(folder: Path) -> Iterator[tuple[Served, str]]:
    """The invented company on a server, and the key of its journey."""
    with serving(folder / "home") as served:
        yield served, invented_company(served, folder)


@pytest.fixture
def small(served: Served, tmp_path: Path) -> str:
    """A small company on the server; the key of its journey."""
    return small_company(served, tmp_path)


def row(visitor: Visitor, case: str) -> Locator:
    """The line of an open customer."""
    return visitor.page.locator(f'tr[data-case="{case}"]')


def field(visitor: Visitor, case: str, name: str) -> Locator:
    """A field of the care of an open customer."""
    return row(visitor, case).locator(f"[data-care={name}]")


def opportunities_of(folder: Path, account: str) -> set[str]:
    """The cases of an account, as the export of the customer records has them."""
    with next(folder.rglob("crm.csv")).open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {one["opportunity"] for one in rows if one["account"] == account}


def test_analyst_goes_from_a_conversion_to_the_who_list_to_one_event_of_one_account(
    company: tuple[Served, str], folder: Path, browser: Browser
) -> None:
    served, journey = company
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open(f"/m/{journey}")
        ana.page.locator('[data-number="stages.tender.moved_on"]:visible').first.click()
        way = ana.page.get_by_role("link", name="Everything about Alderbrook Resources")
        expect(ana.page.locator("[data-judged]")).to_contain_text("did not")
        way.first.click()
        expect(ana.page.get_by_role("heading", level=1)).to_have_text("Alderbrook Resources")
        cases = ana.page.locator("details[data-case]")
        expected = opportunities_of(folder, "acc-001")
        expect(cases).to_have_count(len(expected))
        assert {one.get_attribute("data-case") for one in cases.all()} == expected
        told = cases.first.get_by_role("region", name="Everything that happened")
        expect(told.get_by_text("We ask for a first talk").first).to_be_visible()
        ana.keep("account")
        ana.page.go_back()
        expect(way.first).to_be_visible()


def test_care_is_kept_over_a_reload_and_seen_by_others_at_once(
    served: Served, small: str, browser: Browser
) -> None:
    with (
        served.visitor(browser, "Ana", "analyst") as ana,
        served.visitor(browser, "Ben", "analyst") as ben,
    ):
        ana.open(f"/m/{small}/open")
        ben.open(f"/m/{small}/open")
        expect(row(ben, "acc-1")).to_contain_text("Northern Pits")
        field(ana, "acc-1", "assignee").select_option(label="Ben")
        expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
        field(ana, "acc-1", "due").fill("2026-04-01")
        expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
        field(ana, "acc-1", "note").fill("They wait for our engineer")
        field(ana, "acc-1", "note").press("Control+Enter")
        expect(field(ben, "acc-1", "note")).to_have_value("They wait for our engineer")
        ana.page.reload()
        expect(field(ana, "acc-1", "note")).to_have_value("They wait for our engineer")
        expect(field(ana, "acc-1", "due")).to_have_value("2026-04-01")
        expect(field(ana, "acc-1", "assignee").locator("option:checked")).to_have_text("Ben")
        ana.keep("open-customers")
        row(ana, "acc-1").get_by_role("link").click()
        expect(ana.page.locator("[data-care=note]")).to_have_value("They wait for our engineer")


def test_care_is_kept_over_a_restart_of_the_server(browser: Browser, tmp_path: Path) -> None:
    """The server stops and is started again on its folder: assignee, note and due date are there."""
    with serving(tmp_path / "home") as before:
        journey = small_company(before, tmp_path)
        with before.visitor(browser, "Ana", "analyst") as ana:
            ana.open(f"/m/{journey}/open")
            field(ana, "acc-1", "assignee").select_option(label="Ana")
            expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
            field(ana, "acc-1", "due").fill("2026-04-01")
            expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
            field(ana, "acc-1", "note").fill("They wait for our engineer")
            field(ana, "acc-1", "note").press("Control+Enter")
            expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
    with serving(tmp_path / "home", workspace=before.workspace) as after:
        assert after.url != before.url
        with after.visitor(browser, "Cleo", "analyst") as cleo:
            cleo.open(f"/m/{journey}/open")
            expect(field(cleo, "acc-1", "note")).to_have_value("They wait for our engineer")
            expect(field(cleo, "acc-1", "due")).to_have_value("2026-04-01")
            assigned = field(cleo, "acc-1", "assignee").locator("option:checked")
            expect(assigned).to_have_text("Ana")


def test_who_was_slower_sees_what_the_other_wrote_and_decides(
    served: Served, small: str, browser: Browser
) -> None:
    with (
        served.visitor(browser, "Ana", "analyst") as ana,
        served.visitor(browser, "Ben", "analyst") as ben,
    ):
        ana.open(f"/m/{small}/open")
        ben.open(f"/m/{small}/open")
        field(ben, "acc-1", "note").fill("Ben writes")
        field(ana, "acc-1", "assignee").select_option(label="Ana")
        expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
        field(ana, "acc-1", "note").fill("Ana calls")
        field(ana, "acc-1", "note").press("Control+Enter")
        expect(row(ana, "acc-1").get_by_role("status")).to_have_text("Saved")
        expect(field(ben, "acc-1", "assignee").locator("option:checked")).to_have_text("Ana")
        field(ben, "acc-1", "note").press("Control+Enter")
        said = "Ana changed this since you saw it: Ana · Ana calls"
        expect(row(ben, "acc-1")).to_contain_text(said)
        expect(row(ben, "acc-1")).to_contain_text("Yours: Ben writes")
        ben.keep("care-conflict")
        ben.complaints.clear()  # the browser tells every 409 of a server
        row(ben, "acc-1").get_by_role("button", name="Use mine").click()
        expect(field(ana, "acc-1", "note")).to_have_value("Ben writes")
        expect(field(ana, "acc-1", "assignee").locator("option:checked")).to_have_text("Ana")


def test_list_of_open_customers_is_narrowed_and_walked_by_keys(
    served: Served, small: str, browser: Browser
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.open(f"/m/{small}/open?state=stuck,dead_end,slow,on_track,unknown")
        rows = ana.page.locator("tr[data-case]")
        expect(rows).to_have_count(4)
        ana.page.get_by_label("Owner").select_option(label="Works")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Blue Quarry")
        ana.page.get_by_label("Owner").select_option(label="all owners")
        expect(rows).to_have_count(4)
        rows.first.get_by_role("link").focus()
        ana.press("j", "n")
        ana.page.keyboard.type("Call them")
        ana.press("Escape")
        expect(rows.nth(1).locator("[data-care=note]")).to_have_value("Call them")
        expect(rows.nth(1).get_by_role("link")).to_be_focused()


@pytest.mark.parametrize("path", ["", "/open"])
def test_viewer_sees_no_customer_and_is_told_so(
    served: Served, small: str, browser: Browser, path: str
) -> None:
    heard: list[str] = []
    with served.visitor(browser, "Vera", "viewer") as vera:
        vera.page.on(
            "response",
            lambda answer: heard.append(
                answer.text() if "/api/w/" in answer.url and "/live" not in answer.url else ""
            ),
        )
        vera.open(f"/m/{small}{path}#sel=stage:ask&tab=who")
        expect(vera.page.get_by_text("Hidden for your role", exact=False).first).to_be_visible()
        seen = vera.page.content() + "".join(heard)
        assert [name for name in COMPANIES if name in seen] == []
        vera.keep(f"viewer{path.replace('/', '-')}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/m/{journey}/open", "/accounts/acc-1?journey={journey}"])
def test_screens_of_customers_have_no_barrier(
    served: Served, small: str, browser: Browser, path: str, scheme: str
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana:
        ana.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        ana.open(path.format(journey=small))
        ana.page.get_by_text("Northern Pits").first.wait_for()
        assert violations_of(ana.page) == ""
        ana.press("Control+k")
        ana.page.locator("dialog [role=option]").first.wait_for()
        assert violations_of(ana.page) == ""
