"""A newcomer comes with a file of events and nothing else, and sees her own living map."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from web.served import Served

CALLS = "\n".join(
    ["case,event,time"]
    + [
        f"c{number},{event},2026-0{1 + number % 3}-{day + number % 5:02} 09:00"
        for number in range(12)
        for event, day in (("enquiry", 1), ("offer sent", 6), ("order", 12), ("delivered", 20))
    ]
)


def test_from_nothing_to_the_living_map_of_her_own_file(
    served: Served, browser: Browser, tmp_path: Path
) -> None:
    """Choose a file, look at the first rows, take it in, draft a map from it: five clicks."""
    file = tmp_path / "orders.csv"
    file.write_text(CALLS, encoding="utf-8")
    with served.visitor(browser, "Nina") as nina:
        nina.open("/")
        nina.page.get_by_role("link", name="Choose a file").click()
        expect(nina.page.get_by_role("heading", name="Data")).to_be_visible()
        nina.page.locator('input[type="file"]').set_input_files(file)
        nina.page.get_by_role("button", name="Look at the first rows").click()
        expect(nina.page.get_by_text("48 received = 48 stored")).to_be_visible()
        nina.keep("newcomer-preview")
        nina.page.get_by_role("button", name="Take it in").click()
        expect(nina.page.get_by_role("button", name="Look at the first rows")).to_have_count(0)
        nina.page.get_by_role("button", name="Draft a map from these events").click()
        nina.page.wait_for_url("**/m/**")
        expect(nina.page.get_by_role("heading", level=1)).to_contain_text("Draft from")
        expect(nina.page.get_by_text("12 entered").first).to_be_visible()
        nina.keep("newcomer-map")
