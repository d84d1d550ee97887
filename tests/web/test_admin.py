"""An owner decides who may do what, and sees what happened; nobody else finds the screen."""

import pytest
from playwright.sync_api import Browser, Page, expect

from wayline.base import JsonObject, SourceError
from wayline.events import Progress
from wayline.state import find_by_email
from web.browser import violations_of
from web.served import Served

PARTS = ("people", "links", "jobs", "audit")
SIZES = {"wide": (1440, 900), "middle": (1024, 768), "narrow": (390, 844)}


def test_owner_lets_somebody_in_who_comes_by_the_link_and_finds_her_role(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Olga", "owner") as olga:
        olga.open("/")
        olga.page.get_by_role("link", name="Admin").click()
        expect(olga.page.get_by_text("You are alone here.")).to_be_visible()
        olga.page.get_by_label("Name", exact=True).fill("Zoe")
        olga.page.get_by_label("E-mail", exact=True).fill("zoe@works.example")
        olga.page.get_by_role("combobox", name="Role", exact=True).select_option("analyst")
        olga.page.get_by_role("button", name="Make the link").click()
        link = olga.page.get_by_text(f"{served.url}/enter#").inner_text()
        olga.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        olga.page.get_by_role("button", name="Copy the link").click()
        expect(olga.page.get_by_role("button", name="Copied")).to_be_visible()
        assert olga.page.evaluate("() => navigator.clipboard.readText()") == link
        olga.keep("admin-invited")
        newcomer = browser.new_context()
        page = newcomer.new_page()
        page.goto(link)
        expect(page.get_by_role("navigation", name="Screens", exact=True)).to_be_visible()
        page.goto(f"{served.url}/admin")
        expect(page.get_by_text("let people into the workspace")).to_be_visible()
        expect(page.get_by_role("link", name="Admin")).to_have_count(0)
        newcomer.close()


def test_owner_changes_a_role_takes_somebody_out_and_reads_that_in_the_audit(
    served: Served, browser: Browser
) -> None:
    with (
        served.visitor(browser, "Olga", "owner") as olga,
        served.visitor(browser, "Ben", "editor"),
    ):
        olga.open("/admin")
        expect(olga.page.get_by_label("Role of Olga")).to_be_disabled()
        olga.page.get_by_label("Role of Ben").select_option("viewer")
        expect(olga.page.get_by_label("Role of Ben")).to_have_value("viewer")
        olga.page.get_by_role("button", name="Remove Ben").click()
        olga.page.get_by_role("button", name="Remove Ben").click()
        expect(olga.page.get_by_label("Role of Ben")).to_have_count(0)
        olga.page.get_by_role("tab", name="Audit").click()
        rows = olga.page.locator("tbody tr")
        expect(rows).to_have_count(2)
        expect(rows.first).to_contain_text("took somebody out")
        olga.page.get_by_label("What").select_option("member.role_changed")
        expect(rows).to_have_count(1)
        with olga.page.expect_download() as download:
            olga.page.get_by_role("link", name="Take it away as CSV").click()
        text = download.value.path().read_text(encoding="utf-8")
        assert "member.role_changed" in text
        assert "member.removed" not in text


def test_work_that_failed_says_why_and_is_tried_again(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Olga", "owner") as olga:
        failed(served)
        olga.open("/admin?part=jobs")
        row = olga.page.locator("tbody tr").filter(has_text="failed")
        expect(row).to_contain_text("There are no events")
        olga.keep("admin-jobs")
        olga.page.get_by_role("button", name="Try again").click()
        expect(olga.page.locator("tbody tr")).to_have_count(2)


def failed(served: Served) -> None:
    """Work that could not be done: a map drafted from no events."""
    with served.ports.records.read() as records:
        found = find_by_email(records, "olga@works.example")
    assert found is not None

    served.ports.workshop.start(
        served.workspace.id, "draft", refused, by=found[0].id, request={"name": ""}
    )


def refused(progress: Progress) -> JsonObject:
    """Fails in words."""
    progress("Drafting a map from the events", 0, None)
    raise SourceError("There are no events to draft a map from.", remedy="Add a file under Data.")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_every_part_is_read_by_everybody(
    served: Served, browser: Browser, part: str, *, is_dark: bool
) -> None:
    """Axe finds nothing, empty and with rows, wide and narrow."""
    with served.visitor(browser, "Olga", "owner", is_dark=is_dark) as olga:
        theme = "dark" if is_dark else "light"
        olga.open(f"/admin?part={part}")
        settled(olga.page)
        assert violations_of(olga.page) == ""
        olga.keep(f"admin-{part}-empty-{theme}")
        filled(served, olga.page)
        olga.open(f"/admin?part={part}")
        settled(olga.page)
        for name, (width, height) in SIZES.items():
            olga.page.set_viewport_size({"width": width, "height": height})
            assert violations_of(olga.page) == ""
            olga.keep(f"admin-{part}-{theme}-{name}")


def test_an_audit_in_which_nothing_is_says_so_and_blames_no_filter(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Olga", "owner") as olga:
        olga.open("/admin?part=audit")
        expect(olga.page.get_by_text("Nothing has happened yet.")).to_be_visible()
        olga.page.get_by_label("From", exact=True).fill("2020-01-01")
        expect(olga.page.get_by_text("Nothing fits this filter.")).to_be_visible()


def settled(page: Page) -> None:
    """What the server says stands there."""
    expect(page.get_by_label("Looking it up")).to_have_count(0)
    expect(page.get_by_role("tabpanel")).to_be_visible()


def filled(served: Served, page: Page) -> None:
    """People, a link, work that failed, and what of it is in the audit."""
    failed(served)
    asked = """async (home) => {
      const me = await (await fetch("/api/session")).json();
      const headers = { "X-Wayline-CSRF": me.csrf, "Content-Type": "application/json" };
      const post = async (path, body) =>
        (await fetch(home + path, { method: "POST", headers, body: JSON.stringify(body) })).json();
      for (const name of ["Ana", "Ben", "Constantin von Hohenstein-Uppenborn"])
        await post("members", { name, email: `${name[0]}@works.example`, role: "editor" });
      const made = await post("journeys", { kind: "starter", starter: "mining_support" });
      await post(`drafts/${made.drafts[0].id}/publish`, { note: "First" });
      await post(`journeys/${made.key}/shares`, { version: "1.0.0" });
    }"""
    page.evaluate(asked, f"/api/w/{served.workspace.id}/")
