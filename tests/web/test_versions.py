"""A draft becomes a version, versions are compared, and the next is drawn from one of them."""

from playwright.sync_api import Browser, expect

from web.served import Served
from web.test_drawing import MAP, draw, place, saved


def test_what_stands_in_the_way_of_publishing_is_said(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        journey, draft = served.draft(MAP.replace("owner: sales\ndep", "dep"))
        ana.open(f"/m/{journey}/edit?draft={draft}")
        ana.page.get_by_role("button", name="Publish…").click()
        dialog = ana.page.get_by_role("dialog")
        expect(dialog).to_contain_text("The map has no owner")
        expect(dialog.get_by_role("button", name="Publish", exact=True)).to_be_disabled()


def test_a_draft_is_published_and_compared_with_the_next(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        ana.page.get_by_role("button", name="Publish…").click()
        dialog = ana.page.get_by_role("dialog")
        expect(dialog).to_contain_text("It becomes version 1.0.0")
        dialog.get_by_label("What is new").fill("What we promise from spring on")
        dialog.get_by_label("In force from").fill("2026-03-01")
        dialog.get_by_role("button", name="Publish", exact=True).click()
        card = ana.page.locator('[data-version="1.0.0"]')
        expect(card).to_contain_text("What we promise from spring on")
        expect(card).to_contain_text("in force since 1 Mar 2026")
        card.get_by_role("button", name="Draft the next").click()
        place(ana, "touchpoint:offer").press("Delete")
        place(ana, "touchpoint:call").press("F2")
        ana.write("They ring")
        saved(ana)
        ana.page.get_by_role("button", name="Publish…").click()
        expect(dialog).to_contain_text("Against version 1.0.0")
        expect(dialog).to_contain_text("touchpoint:offer vanished")
        dialog.get_by_role("button", name="Nothing follows what was deleted").click()
        expect(dialog).not_to_contain_text("This stands in the way")
        ana.keep("publishing")
        dialog.get_by_label("What is new").fill("No more offers")
        dialog.get_by_role("button", name="Publish", exact=True).click()
        expect(ana.page.locator("[data-version]")).to_have_count(2)
        expect(ana.page.get_by_text("They ring")).to_be_visible()
        expect(card).to_contain_text("was in force from 1 Mar 2026 to before")
        ana.keep("versions")


def test_what_shall_be_is_drawn_beside_what_holds(served: Served, browser: Browser) -> None:
    with served.visitor(browser, "Ana") as ana:
        draw(served, ana)
        ana.page.get_by_role("button", name="Publish…").click()
        dialog = ana.page.get_by_role("dialog")
        dialog.get_by_label("What is new").fill("First")
        dialog.get_by_role("button", name="Publish", exact=True).click()
        ana.page.get_by_role("button", name="Design what shall be").click()
        place(ana, "stage:work").press("Enter")
        ana.page.get_by_label("Standard: how long it may take").fill("5 business days")
        ana.press("Enter")
        saved(ana)
        ana.page.get_by_role("button", name="Publish…").click()
        dialog.get_by_label("What is new").fill("Faster work")
        dialog.get_by_role("button", name="Publish", exact=True).click()
        shall = ana.page.locator("[data-version]").first
        expect(shall).to_contain_text("what shall be")
        expect(shall).to_contain_text("never in force")
        expect(ana.page.locator('[data-version="1.0.0"]')).to_contain_text("In force")


def test_a_reader_sees_versions_and_no_way_to_draw(served: Served, browser: Browser) -> None:
    journey, draft = served.draft(MAP)
    with served.visitor(browser, "Vera", "viewer") as vera:
        vera.open(f"/m/{journey}/versions")
        expect(vera.page.get_by_text("Nothing is published yet.")).to_be_visible()
        expect(vera.page.get_by_role("link", name="Continue drawing")).to_have_count(0)
        vera.open(f"/m/{journey}/edit?draft={draft}")
        expect(vera.page.get_by_text("Your role may read maps, not edit them.")).to_be_visible()
