"""A newcomer comes with a file of events and nothing else, and sees her own living map; what could not be read comes back."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from web.browser import violations_of
from web.served import Served, Visitor

CALLS = "\n".join(
    ["case,event,time,where"]
    + [
        f"c{number},{event},2026-0{1 + number % 3}-{day + number % 5:02} 09:00,desk"
        for number in range(12)
        for event, day in (("enquiry", 1), ("offer sent", 6), ("order", 12), ("delivered", 20))
    ]
)
# Two rows whose time is written as nobody said.
MIXED = f"{CALLS}\nc1,complaint,at 10 on 4.3.2026,desk\nc2,complaint,at 11 on 5.3.2026,desk\n"
DATA = Path(os.environ.get("WAYLINE_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data")
# Three minutes are for reading: what has to be done in them are so few clicks, the choice of the file beside them.
MOST_CLICKS = 3
COUNTING = """
addEventListener("click", (one) => {
  if (one.isTrusted) sessionStorage.clicks = 1 + Number(sessionStorage.clicks ?? 0);
}, true);
"""
TICKETS = DATA / "helpdesk_tax" / "helpdesk_tax_13710.csv"


def clicks_of(visitor: Visitor) -> int:
    """How often somebody clicked, on every page together."""
    return int(visitor.page.evaluate("() => Number(sessionStorage.clicks ?? 0)"))


def test_from_nothing_to_the_living_map_of_her_own_file(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    """Choose a file, look at how it is read, take it in, draft a map from it."""
    file = tmp_path / "orders.csv"
    file.write_text(CALLS, encoding="utf-8")
    with served.visitor(browser, "Nina") as nina:
        nina.page.add_init_script(COUNTING)
        nina.open("/")
        nina.page.get_by_role("link", name="Choose a file").click()
        expect(nina.page.get_by_role("heading", name="Data")).to_be_visible()
        nina.page.locator('input[type="file"]').set_input_files(file)
        expect(nina.page.get_by_text("48 received = 48 stored")).to_be_visible()
        assert violations_of(nina.page) == ""
        nina.keep("newcomer-preview")
        nina.page.get_by_role("button", name="Take it in").click()
        nina.page.get_by_role("button", name="Draft a map from these events").click()
        nina.page.wait_for_url("**/m/**")
        expect(nina.page.get_by_role("heading", level=1)).to_contain_text("Draft from")
        expect(nina.page.get_by_text("12 entered").first).to_be_visible()
        nina.keep("newcomer-map")
        assert clicks_of(nina) == MOST_CLICKS


@pytest.mark.skipif(not TICKETS.is_file(), reason="NO REAL DATA: set WAYLINE_REAL_DATA")
def test_from_nothing_to_the_living_map_of_a_public_log(served: Served, browser: Browser) -> None:
    """3,804 tickets of a software company, never seen before: as few clicks."""
    with served.visitor(browser, "Nina") as nina:
        nina.page.add_init_script(COUNTING)
        nina.open("/")
        nina.page.get_by_role("link", name="Choose a file").click()
        expect(nina.page.get_by_role("heading", name="Data")).to_be_visible()
        nina.page.locator('input[type="file"]').set_input_files(TICKETS)
        expect(nina.page.get_by_text("13,710 received = 13,710 stored")).to_be_visible()
        nina.page.get_by_role("button", name="Take it in").click()
        nina.page.get_by_role("button", name="Draft a map from these events").click()
        nina.page.wait_for_url("**/m/**")
        expect(nina.page.get_by_text("3,804 entered").first).to_be_visible()
        nina.keep("newcomer-tickets")
        assert clicks_of(nina) == MOST_CLICKS


def test_a_column_that_was_guessed_wrong_is_taken_for_something_else(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(CALLS, encoding="utf-8")
    with served.visitor(browser, "Nina") as nina:
        nina.open("/data")
        nina.page.locator('input[type="file"]').set_input_files(file)
        nina.page.get_by_label("Taken for: where").select_option(label="department")
        expect(nina.page.get_by_label("Taken for: where")).to_have_value("department")
        nina.page.get_by_text("The mapping as text").click()
        expect(nina.page.get_by_role("textbox")).to_contain_text("department")
        nina.page.get_by_label("Taken for: time").select_option(label="kept as it is")
        expect(nina.page.get_by_role("alert").first).to_contain_text("needs `ts`")
        expect(nina.page.get_by_label("Taken for: time")).to_have_value("ts")
        # Chromium notes an answer that is not 2xx.
        nina.complaints[:] = [one for one in nina.complaints if "422" not in one]


def test_words_and_place_of_an_answer_are_said_of_their_columns(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    """What was written beside an answer, the touchpoint and the stage that it names: guessed, shown, changed."""
    head = "Answered at,Company,How likely are you to recommend us?,Why?,Touchpoint,Part"
    file = tmp_path / "answers.csv"
    file.write_text(f"{head}\n2026-01-03 10:00,acc-1,9,Quick,offer,ask\n", encoding="utf-8")
    with served.visitor(browser, "Nina") as nina:
        nina.open("/data")
        nina.page.locator('input[type="file"]').set_input_files(file)
        expect(nina.page.get_by_label("Taken for: Why?")).to_have_value("comment")
        expect(nina.page.get_by_label("Taken for: Touchpoint")).to_have_value("touchpoint")
        part = nina.page.get_by_label("Taken for: Part")
        part.select_option(label="stage that an answer names")
        expect(part).to_have_value("stage")
        nina.page.get_by_text("The mapping as text").click()
        expect(nina.page.get_by_role("textbox")).to_contain_text("stage:")
        nina.keep("newcomer-answers")


def test_refused_rows_come_back_with_a_mended_mapping(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    """Take in, see what was refused and why, say how its times are written, read it again: the balance closes."""
    file = tmp_path / "orders.csv"
    file.write_text(MIXED, encoding="utf-8")
    with served.visitor(browser, "Nina") as nina:
        page = nina.page
        nina.open("/data")
        page.locator('input[type="file"]').set_input_files(file)
        page.get_by_role("button", name="Take it in").click()
        expect(page.get_by_role("region", name="orders.csv")).to_have_count(0)
        refused = page.get_by_role("region", name="In quarantine").first
        expect(refused).to_contain_text("at 10 on 4.3.2026")
        expect(page.get_by_text("50 received = 48 stored + 0 duplicate + 2 in")).to_be_visible()
        nina.keep("quarantine")
        mapping = page.get_by_role("textbox")
        text = mapping.input_value()
        assert "column: time" in text
        mended = text.replace("column: time", "column: time, formats: ['at %H on %d.%m.%Y']")
        mapping.fill(mended)
        page.get_by_role("button", name="Read them again").click()
        expect(page.get_by_text("2 tried again: 2 stored, 0 duplicate, 0 still")).to_be_visible()
        expect(page.get_by_text("50 received = 50 stored + 0 duplicate + 0 in")).to_be_visible()
        nina.keep("quarantine-replayed")
