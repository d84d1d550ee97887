"""What the tests of the screens ask of every number: its list has exactly the people it says."""

import re

from playwright.sync_api import Locator, expect

from web.served import Visitor


def opened_count(visitor: Visitor, figure: Locator) -> tuple[int, int]:
    """Open the list of a figure: how many it was judged on, and how many rows and left-out ones it has."""
    figure.click()
    total = visitor.page.locator("[data-judged]")
    expect(total).to_be_visible()
    judged = int(total.get_attribute("data-judged") or -1)
    listed = 0
    for side in ("did", "did not"):
        tab = visitor.page.get_by_role("tab", name=re.compile(rf"^{side}\s*\d"))
        tab.click()
        rows = visitor.page.locator("[data-journey]")
        if said_count(tab):
            expect(rows.first).to_be_visible()
        listed += sum(int(one.get_attribute("data-times") or 0) for one in rows.all())
        more = visitor.page.locator("[data-left-out]")
        listed += sum(int(one.get_attribute("data-left-out") or 0) for one in more.all())
    return judged, listed


def said_count(figure: Locator) -> int:
    """The whole number that a figure shows first."""
    found = re.search(r"\d[\d,]*", figure.inner_text())
    return int(found.group().replace(",", "")) if found else -1
