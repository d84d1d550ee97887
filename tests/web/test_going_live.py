"""A manager compares what shall be with what is, takes it live, and shows a client the result."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from wayline.manage import NewJourney, Publishing, publish_draft, start_journey
from wayline.map import read_map_text
from wayline.state import add_person
from web.browser import violations_of
from web.company import EVENTS, MAP, take_in
from web.served import Served, Visitor
from web.test_drawing import place, saved

SECRET = "we lose them at the price"  # noqa: S105 - what a client shall not read
LATER = "2099-01-01"
TWO_MEASUREMENTS_MS = 60_000  # of two maps at once, on a busy machine


@pytest.fixture
def journey(served: Served, tmp_path: Path) -> str:
    """Five customers on a map that is in force since 1 January."""
    take_in(served, tmp_path, "first.csv", EVENTS)
    document = read_map_text(MAP).document
    now = served.ports.clock.now()
    with served.ports.records.write() as records:
        who = add_person(records, "maker@works.example", "Maker", now=now)
        new = NewJourney("support", str(document.name), document)
        _, draft = start_journey(records, served.workspace.id, new, by=who.id, now=now)
        first = Publishing(SECRET, valid_from=date(2026, 1, 1))
        publish_draft(records, served.workspace.id, draft.id, first, by=who.id, now=now)
    return "support"


def card(visitor: Visitor, version: str) -> Locator:
    """A version in the list."""
    return visitor.page.locator(f'[data-version="{version}"]')


def publish(visitor: Visitor, note: str, *, since: str = "") -> None:
    """Confirm the dialog of publishing."""
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_label("What is new").fill(note)
    dialog.get_by_label("In force from").fill(since)
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(visitor.page.locator("[data-version]").first).to_be_visible()


def design(visitor: Visitor, journey: str) -> None:
    """What shall be: asking in five days, and one touchpoint more."""
    visitor.open(f"/m/{journey}/versions")
    card(visitor, "1.0.0").get_by_role("button", name="Design what shall be").click()
    place(visitor, "stage:ask").press("Enter")
    visitor.page.get_by_label("Standard: how long it may take").fill("5 days")
    visitor.press("Enter")
    place(visitor, "touchpoint:enquiry").press("n")
    visitor.write("We call back")
    saved(visitor)
    visitor.page.get_by_role("button", name="Publish…").click()
    publish(visitor, "Asking in five days")


def test_manager_compares_takes_live_and_shares(
    served: Served, browser: Browser, journey: str
) -> None:
    with served.visitor(browser, "Mara") as mara:
        design(mara, journey)
        expect(card(mara, "1.1.0")).to_contain_text("never in force")
        card(mara, "1.1.0").get_by_role("link", name="Compare with v1.0.0 on the map").click()
        beside = mara.page.get_by_role("region", name="Beside v1.0.0")
        expect(beside).to_contain_text("2 changes", timeout=TWO_MEASUREMENTS_MS)
        expect(mara.page.get_by_role("grid")).to_contain_text(
            "Stage 'Asking': standard 20 -> 5 days"
        )
        mara.press("n")
        expect(beside.get_by_role("status")).not_to_be_empty()
        mara.press("n")
        expect(beside).to_contain_text("2 of 2")
        mara.press("p")
        expect(beside).to_contain_text("1 of 2")
        mara.keep("beside")
        assert violations_of(mara.page) == ""
        mara.page.get_by_role("link", name="Versions").click()
        card(mara, "1.1.0").get_by_role("button", name="Take live…").click()
        dialog = mara.page.get_by_role("dialog")
        expect(dialog).to_contain_text("It becomes version 1.2.0")
        expect(dialog).to_contain_text("As planned in v1.1.0.")
        expect(dialog).to_contain_text("Stage 'Asking': standard 20 -> 5 days")
        mara.keep("take-live")
        publish(mara, "Live from today")
        expect(card(mara, "1.2.0")).to_contain_text("in force since")
        expect(card(mara, "1.0.0")).to_contain_text("was in force from 1 Jan 2026")
        mara.keep("versions-live")
        mara.open(f"/m/{journey}")
        expect(mara.page.get_by_text("each judged by the version of its time")).to_be_visible()
        mara.page.get_by_role("link", name="Share").click()
        mara.page.get_by_role("button", name="Make a link").click()
        link = mara.page.get_by_text(f"{served.url}/s/").inner_text()
        client = browser.new_context()
        page = client.new_page()
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Supporting")
        expect(page.get_by_text("We call back").first).to_be_visible()
        assert SECRET not in page.content()
        assert "Northern Pits" not in page.content()
        client.close()


def test_version_for_a_later_day_says_from_when(
    served: Served, browser: Browser, journey: str
) -> None:
    """[M26] It is in force from that day on, and not before."""
    with served.visitor(browser, "Mara") as mara:
        design(mara, journey)
        card(mara, "1.1.0").get_by_role("button", name="Take live…").click()
        publish(mara, "Next century", since=LATER)
        expect(card(mara, "1.2.0")).to_contain_text("in force from 1 Jan 2099")
        expect(card(mara, "1.0.0")).to_contain_text("in force from 1 Jan 2026 to before 1 Jan 2099")
        mara.page.get_by_role("link", name="Journeys").click()
        expect(mara.page.get_by_text("v1.0.0 holds · v1.2.0 from 1 Jan 2099")).to_be_visible()
        mara.open(f"/m/{journey}")
        expect(mara.page.get_by_text("v1.0.0", exact=False).first).to_be_visible()


def test_two_versions_stand_side_by_side_in_words(
    served: Served, browser: Browser, journey: str
) -> None:
    with served.visitor(browser, "Mara") as mara:
        design(mara, journey)
        table = mara.page.get_by_role("table")
        expect(table.get_by_role("row", name="Stage 'Asking': standard")).to_contain_text("20 days")
        expect(table.get_by_role("row", name="Stage 'Asking': standard")).to_contain_text("5 days")
        expect(table).to_contain_text("added in 'Asking'")
        mara.press("n", "n")
        expect(mara.page.locator("tr:focus")).to_have_count(1)
        expect(mara.page.get_by_text("2 of 2")).to_be_visible()
        mara.keep("side-by-side")
        assert violations_of(mara.page) == ""


def test_old_version_is_restored_as_a_new_draft(
    served: Served, browser: Browser, journey: str
) -> None:
    with served.visitor(browser, "Mara") as mara:
        design(mara, journey)
        card(mara, "1.1.0").get_by_role("button", name="Take live…").click()
        publish(mara, "Live from today")
        card(mara, "1.0.0").get_by_role("button", name="Restore").click()
        place(mara, "stage:ask").wait_for()
        mara.page.get_by_role("button", name="Publish…").click()
        expect(mara.page.get_by_role("dialog")).to_contain_text("standard 5 -> 20 days")


def test_owner_asks_for_approvals_and_another_gives_one(
    served: Served, browser: Browser, journey: str
) -> None:
    """[M22]"""
    with (
        served.visitor(browser, "Olga", "owner") as olga,
        served.visitor(browser, "Mara") as mara,
    ):
        olga.open(f"/m/{journey}/versions")
        rule = olga.page.get_by_label("Somebody besides its author approves of it")
        rule.click()
        expect(rule).to_be_checked()
        mara.open(f"/m/{journey}/versions")
        card(mara, "1.0.0").get_by_role("button", name="Draft the next").click()
        place(mara, "stage:ask").press("F2")
        mara.write("Enquiring")
        saved(mara)
        mara.page.get_by_role("button", name="Publish…").click()
        dialog = mara.page.get_by_role("dialog")
        expect(dialog).to_contain_text("Somebody besides its author has to approve")
        olga.page.goto(mara.page.url)
        place(olga, "stage:ask").wait_for()
        olga.page.get_by_role("button", name="Publish…").click()
        olga.page.get_by_role("button", name="I approve of it as it is now").click()
        expect(dialog).to_contain_text("Olga approves of it as it is now.")
        publish(mara, "Better words")
        expect(card(mara, "1.0.1")).to_contain_text("approved by Olga")


def test_people_talk_about_an_element_and_hear_each_other(
    served: Served, browser: Browser, journey: str
) -> None:
    with served.visitor(browser, "Ana", "analyst") as ana, served.visitor(browser, "Ben") as ben:
        for one in (ana, ben):
            one.open(f"/m/{journey}#sel=stage:ask&tab=comments")
            expect(one.page.get_by_text("Nobody has said anything here yet.")).to_be_visible(
                timeout=TWO_MEASUREMENTS_MS
            )
        ana.page.get_by_label("Say something about it").fill("Why <b>20</b> days?")
        ana.page.get_by_role("button", name="Send").click()
        expect(ben.page.get_by_text("Why <b>20</b> days?")).to_be_visible()
        expect(ben.page.get_by_role("tab", name="Comments 1")).to_be_visible()
        expect(ben.page.get_by_role("button", name="Delete")).to_have_count(0)
        ana.page.get_by_role("button", name="Change").click()
        ana.page.get_by_label("Your comment").fill("Why not 15?")
        ana.page.get_by_role("button", name="Save", exact=True).click()
        expect(ben.page.get_by_text("Why not 15?")).to_be_visible()
        ana.keep("comments")
        assert violations_of(ana.page) == ""
        ana.page.get_by_role("button", name="Delete").click()
        expect(ben.page.get_by_text("Nobody has said anything here yet.")).to_be_visible()


def test_history_of_a_stage_is_told_in_words(
    served: Served, browser: Browser, journey: str
) -> None:
    with served.visitor(browser, "Mara") as mara:
        design(mara, journey)
        mara.open(f"/m/{journey}#sel=stage:ask&tab=history")
        panel = mara.page.get_by_role("tabpanel")
        expect(panel).to_contain_text("Stage 'Asking': standard 20 -> 5 days")
        expect(panel).to_contain_text("Mara")
        expect(panel).to_contain_text("It is there from this version on.")
        mara.keep("history")
        assert violations_of(mara.page) == ""


def test_reader_may_read_comments_and_decide_nothing(
    served: Served, browser: Browser, journey: str
) -> None:
    with served.visitor(browser, "Vera", "viewer") as vera:
        vera.open(f"/m/{journey}#sel=stage:ask&tab=comments")
        expect(
            vera.page.get_by_text("Your role may read comments, not write them.")
        ).to_be_visible()
        vera.open(f"/m/{journey}/versions")
        expect(card(vera, "1.0.0")).to_be_visible()
        expect(vera.page.get_by_role("button")).to_have_count(
            vera.page.get_by_role("navigation").get_by_role("button").count()
        )


@pytest.mark.parametrize(("role", "is_named"), [("analyst", True), ("viewer", False)])
def test_map_is_saved_as_one_file_with_what_one_may_know(
    served: Served, browser: Browser, journey: str, tmp_path: Path, *, role: str, is_named: bool
) -> None:
    with served.visitor(browser, "Ana", "analyst" if role == "analyst" else "viewer") as ana:
        ana.open(f"/m/{journey}?open=true")
        with ana.page.expect_download() as told:
            ana.page.get_by_role("link", name="Save as HTML").click()
        assert told.value.suggested_filename == "support-1.0.0.html"
        file = tmp_path / "map.html"
        told.value.save_as(file)
        text = file.read_text(encoding="utf-8")
        assert ("Northern Pits" in text) is is_named
        assert "Old Seam" not in text  # it has ended, and only the open ones were asked for
        alone = ana.page.context.new_page()
        alone.goto(file.as_uri())
        expect(alone.get_by_role("heading", level=1)).to_contain_text("Supporting a mine")
        expect(alone.get_by_role("tab", name="Comments")).to_have_count(0)
        alone.close()


def test_page_is_printed_from_the_map(served: Served, browser: Browser, journey: str) -> None:
    with served.visitor(browser, "Ana") as ana:
        ana.page.add_init_script("window.print = () => { document.title = 'printed'; }")
        ana.open(f"/m/{journey}")
        ana.page.get_by_role("button", name="Print").click()
        expect(ana.page).to_have_title("printed")
