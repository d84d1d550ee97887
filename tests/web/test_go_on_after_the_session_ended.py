"""Somebody is signed out, or given another role, while a screen is open: she is told, and goes on with nothing lost."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from wayline.server.passwords import hash_password
from wayline.state import Role, end_sessions, find_by_email, set_password
from web.browser import violations_of
from web.company import small_company
from web.cutting import line_to
from web.served import Served, Visitor
from web.test_drawing import MAP, place, saved

PASSWORD = "a rig that starts on time"  # noqa: S105 - of a person who is invented
ENDED = "You were signed out."


def person(served: Served, name: str) -> str:
    """The id of somebody who visits."""
    with served.ports.records.read() as records:
        found = find_by_email(records, email_of(name))
    assert found is not None
    return found[0].id


def email_of(name: str) -> str:
    return f"{name.lower()}@works.example"


def sign_out_everywhere(served: Served, name: str) -> None:
    """As after half an hour of silence; she has a password to come back with."""
    who = person(served, name)
    with served.ports.records.write() as records:
        set_password(records, who, hash_password(PASSWORD))
        end_sessions(records, who)


def sign_in(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_who_is_signed_out_while_drawing_goes_on_where_she_was(
    served: Served, browser: Browser
) -> None:
    journey, draft = served.draft(MAP)
    with served.visitor(browser, "Ana") as ana:
        ana.open(f"/m/{journey}/edit?draft={draft}")
        place(ana, "touchpoint:offer").press("Enter")
        ana.page.get_by_label("What the customer expects").fill("A price that holds")
        sign_out_everywhere(served, "Ana")
        address = ana.page.url
        ana.press("Tab")  # on leaving a field it is kept
        told = ana.page.get_by_role("dialog", name="Sign in")
        expect(told).to_contain_text(ENDED)
        expect(told.get_by_label("E-mail")).to_have_value(email_of("Ana"))
        assert violations_of(ana.page) == ""
        ana.keep("signed-out")
        ana.press("Escape", "Escape")
        expect(told).to_be_visible()
        sign_in(ana.page)
        expect(told).to_have_count(0)
        saved(ana)
        expect(ana.page.get_by_label("What the customer expects")).to_have_value(
            "A price that holds"
        )
        assert ana.page.url == address
        assert "A price that holds" in str(served.document(draft)["stages"])
        ana.complaints.clear()  # the browser tells of every 401


def test_who_does_nothing_is_told_too_that_the_session_ended(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    """The line on which changes are told ends with the session; nobody reads on as if signed in."""
    journey = small_company(served, tmp_path)
    with served.visitor(browser, "Ana") as ana:
        with ana.page.expect_response("**/live*"):
            ana.open(f"/m/{journey}")
        sign_out_everywhere(served, "Ana")
        served.ports.live.look_again(person(served, "Ana"))
        expect(ana.page.get_by_role("dialog", name="Sign in")).to_contain_text(ENDED)
        ana.complaints.clear()


def test_what_was_written_and_not_sent_is_still_there_after_signing_in(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    journey = small_company(served, tmp_path)
    with served.visitor(browser, "Ana") as ana:
        ana.open(f"/m/{journey}#sel=stage:ask&tab=comments")
        comment = ana.page.get_by_label("Say something about it")
        comment.fill("Why not 15?")
        sign_out_everywhere(served, "Ana")
        address = ana.page.url
        ana.page.get_by_role("button", name="Send").click()
        expect(ana.page.get_by_text(ENDED)).to_be_visible()
        sign_in(ana.page)
        expect(comment).to_have_value("Why not 15?")
        assert ana.page.url == address
        ana.page.get_by_role("button", name="Send").click()
        expect(ana.page.get_by_role("listitem").filter(has_text="Why not 15?")).to_be_visible()
        ana.complaints.clear()


def test_who_signs_in_again_in_another_tab_draws_on_in_the_first(
    served: Served, browser: Browser
) -> None:
    """The first tab still has the word of the session that ended."""
    journey, draft = served.draft(MAP)
    with served.visitor(browser, "Ana") as ana:
        ana.open(f"/m/{journey}/edit?draft={draft}")
        place(ana, "touchpoint:offer").wait_for()
        sign_out_everywhere(served, "Ana")
        other = ana.page.context.new_page()
        other.goto(f"{served.url}/")
        other.get_by_label("E-mail").fill(email_of("Ana"))
        sign_in(other)
        expect(other.get_by_role("navigation", name="Screens", exact=True)).to_be_visible()
        place(ana, "touchpoint:offer").press("F2")
        ana.write("Our offer")
        saved(ana)
        assert "Our offer" in str(served.document(draft)["stages"])
        ana.complaints.clear()


def give_role(owner: Visitor, name: str, role: Role) -> None:
    """As an owner does it under Admin."""
    owner.page.get_by_label(f"Role of {name}").select_option(role)
    expect(owner.page.get_by_label(f"Role of {name}")).to_have_value(role)


def test_who_may_draw_no_longer_is_told_at_once_and_draws_on_when_she_may_again(
    served: Served, browser: Browser
) -> None:
    journey, draft = served.draft(MAP)
    with (
        line_to(served.ports.settings.port) as line,
        served.visitor(browser, "Olga", "owner") as olga,
        served.visitor(browser, "Ana", url=line.url) as ana,
    ):
        ana.open(f"/m/{journey}/edit?draft={draft}")
        place(ana, "touchpoint:offer").wait_for()
        olga.open("/admin")
        line.cut()
        place(ana, "touchpoint:offer").press("F2")
        ana.write("Our offer")
        expect(ana.page.locator("[data-saving]")).to_contain_text("Offline")
        give_role(olga, "Ana", "viewer")
        line.resume()
        expect(ana.page.get_by_text("Your role may read maps, not edit them.")).to_be_visible()
        expect(ana.page.get_by_text("1 change that was not sent is kept")).to_be_visible()
        ana.keep("role-taken-away")
        assert violations_of(ana.page) == ""
        give_role(olga, "Ana", "editor")
        expect(place(ana, "touchpoint:offer")).to_have_text("Our offer")
        saved(ana)
        assert "Our offer" in str(served.document(draft)["stages"])
        ana.complaints.clear()


def test_who_may_know_no_customer_any_longer_sees_none(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    journey = small_company(served, tmp_path)
    with (
        served.visitor(browser, "Olga", "owner") as olga,
        served.visitor(browser, "Ana", "analyst") as ana,
    ):
        ana.open(f"/m/{journey}/open")
        expect(ana.page.get_by_text("Northern Pits")).to_be_visible()
        olga.open("/admin")
        give_role(olga, "Ana", "viewer")
        expect(ana.page.get_by_text("see who is behind a number")).to_be_visible()
        expect(ana.page.get_by_text("Northern Pits")).to_have_count(0)


def test_who_is_taken_out_is_told(served: Served, browser: Browser) -> None:
    served.draft(MAP)
    with (
        served.visitor(browser, "Olga", "owner") as olga,
        served.visitor(browser, "Ana") as ana,
    ):
        ana.open("/journeys")
        expect(ana.page.get_by_role("heading", name="Journeys", exact=True)).to_be_visible()
        olga.open("/admin")
        olga.page.get_by_role("button", name="Remove Ana").click()
        olga.page.get_by_role("button", name="Remove Ana").click()
        expect(ana.page.get_by_role("heading", name="You belong to no workspace")).to_be_visible()
        ana.keep("taken-out")
        ana.complaints.clear()


def test_a_draft_that_was_published_meanwhile_keeps_what_was_not_in_it(
    served: Served, browser: Browser
) -> None:
    journey, draft = served.draft(MAP)
    path = f"/m/{journey}/edit?draft={draft}"
    with (
        line_to(served.ports.settings.port) as line,
        served.visitor(browser, "Ben") as ben,
        served.visitor(browser, "Ana", url=line.url) as ana,
    ):
        ana.open(path)
        place(ana, "touchpoint:offer").wait_for()
        line.cut()
        place(ana, "touchpoint:offer").press("F2")
        ana.write("Our offer")
        expect(ana.page.locator("[data-saving]")).to_contain_text("Offline")
        ben.open(path)
        ben.page.get_by_role("button", name="Publish").click()
        ben.page.get_by_label("What is new, in a sentence or two").fill("First")
        ben.page.get_by_role("button", name="Publish").last.click()
        expect(ben.page.get_by_role("heading", name="Versions")).to_be_visible()
        line.resume()
        expect(ana.page.get_by_role("alert")).to_contain_text(
            "This draft was published before 1 change of yours was sent."
        )
        expect(ana.page.locator("[data-saving]")).to_have_text(
            "Not sent: 1 change kept on this device"
        )
        ana.keep("published-meanwhile")
        ana.complaints.clear()
