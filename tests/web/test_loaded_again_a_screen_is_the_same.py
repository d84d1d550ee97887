"""What is seen stands in the address: loaded again, or sent to somebody else, it is the same to the pixel [web.md 8]."""

from io import BytesIO
from time import monotonic

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Request, expect

from web.browser import OUT
from web.served import Served
from web.test_every_screen import SETTLED

WAITS_S, LOOKS_EVERY_MS = 120, 300
# Parts that are fetched when the page has time are asked for before this one is called.
IDLE = "() => new Promise((done) => requestIdleCallback(() => done()))"
# All of it is painted in one go: where only a part was, the edges of letters beside that part differ.
PAINTED = """() => new Promise((done) => {
  const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const { style } = document.documentElement;
  style.visibility = "hidden";
  frames(() => { style.visibility = ""; frames(done); });
})"""
SEEN_BY_NOBODY = 2  # the edge of a letter is not drawn alike twice
ADDRESSES = {
    "map believed": "/m/{journey}#layer=believed&sel=stage:tender&tab=evidence",
    "map list": "/m/{journey}#view=list&sel=stage:mobilize",
    "map coloured": "/m/{journey}#links=shown&colour=gap&board=flows",
    "map scope": "/m/{journey}?since=2025-01-01&open=true#sel=stage:tender&tab=who",
    "conversion": "/m/{journey}/conversion?steps=stage:tender,stage:mobilize&within=120 days&channels=true",
    "time": "/m/{journey}/time?stage=mobilize&segments=true",
    "open": "/m/{journey}/open?state=stuck,slow&stage=mobilize",
    "findings": "/m/{journey}/findings?owner=nobody",
    "library": "/library?kind=channel",
    "admin": "/admin?part=audit",
    "account": "/accounts/acc-001?journey={journey}",
}


def difference(one: bytes, other: bytes) -> int:
    """How far two pictures are apart at most, of 255."""
    first, second = (Image.open(BytesIO(picture)).convert("RGB") for picture in (one, other))
    counts = ImageChops.difference(first, second).convert("L").histogram()
    return max(level for level, pixels in enumerate(counts) if pixels)


def watched(page: Page) -> set[Request]:
    """What the page has asked the server for and not heard yet, beside the stream that never ends."""
    asking: set[Request] = set()

    def ask(request: Request) -> None:
        asking.update({request} if request.resource_type != "eventsource" else ())

    def hear(request: Request) -> None:
        asking.discard(request)

    page.on("request", ask)
    page.on("requestfinished", hear)
    page.on("requestfailed", hear)
    return asking


def at_rest(page: Page, asking: set[Request]) -> bytes:
    """A picture of the screen that waits for nothing and stays as it is."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.evaluate(SETTLED)
    before, now = b"", page.screenshot()
    until = monotonic() + WAITS_S
    while (asking or now != before) and monotonic() < until:
        page.evaluate(IDLE)
        page.wait_for_timeout(LOOKS_EVERY_MS)
        page.evaluate(PAINTED)
        before, now = now, page.screenshot()
    return now


def kept(name: str, **pictures: bytes) -> None:
    """The pictures for those who look."""
    OUT.mkdir(exist_ok=True)
    for when, picture in pictures.items():
        (OUT / f"again-{name.replace(' ', '-')}-{when}.png").write_bytes(picture)


@pytest.mark.parametrize("name", ADDRESSES)
def test_loaded_again_the_screen_is_the_same(
    invented: tuple[Served, str], browser: Browser, name: str
) -> None:
    served, journey = invented
    with served.visitor(browser, f"Ona-{name.replace(' ', '-')}", "owner") as ona:
        asking = watched(ona.page)
        ona.open(ADDRESSES[name].format(journey=journey))
        before, address = at_rest(ona.page, asking), ona.page.url
        ona.page.reload()
        after = at_rest(ona.page, asking)
        kept(name, before=before, after=after)
        assert difference(after, before) <= SEEN_BY_NOBODY
        assert ona.page.url == address
