"""A manager shows the journey to a client: by a link, without an account, and nothing internal in it."""

from playwright.sync_api import Browser, expect

from web.served import Served, Visitor
from web.test_drawing import draw

SECRET = "we lose them at the price"  # noqa: S105 - what a client shall not read


def test_a_client_sees_what_was_shared_until_the_link_is_ended(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Ana") as ana:
        journey = published(served, ana)
        ana.open(f"/m/{journey}")
        ana.page.get_by_role("link", name="Share").click()
        ana.page.get_by_role("button", name="Make a link").click()
        link = ana.page.get_by_text(f"{served.url}/s/").inner_text()
        ana.keep("shares")
        stranger = browser.new_context()
        page = stranger.new_page()
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Supporting")
        assert SECRET not in page.content()
        ana.page.get_by_role("button", name="End it").click()
        expect(ana.page.get_by_text("ended")).to_be_visible()
        page.goto("about:blank")
        page.goto(link)
        expect(page.get_by_role("alert")).to_contain_text("This link shows nothing any more.")
        stranger.close()


def published(served: Served, ana: Visitor) -> str:
    """A journey with a version, and a pain that nobody outside shall read."""
    draw(served, ana)
    ana.page.get_by_role("button", name="Publish…").click()
    dialog = ana.page.get_by_role("dialog")
    dialog.get_by_label("What is new").fill(SECRET)
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(ana.page.locator("[data-version]")).to_have_count(1)
    return ana.page.url.split("/m/")[1].split("/")[0]
