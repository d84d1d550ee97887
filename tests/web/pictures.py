"""Key screens as pictures: real ones for the guide, and ones of boxes that every machine draws alike (decision 15)."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Page, expect

from web.browser import OUT
from web.served import Visitor

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "pictures"
REFERENCES = Path(__file__).parent / "references"
BOXES = (Path(__file__).parent / "boxes.js").read_text(encoding="utf-8")
MOST_BYTES = 100_000  # of a picture in the guide: the repository is cloned with all of them
COLOURS = 64
MOST_DIFFERING = 0.001  # of the pixels of a window
GAP = 16
FIRST_MEASUREMENT_MS = 60_000  # on a busy machine
QUIET = """
() => new Promise((done) => {
  let timer = setTimeout(done, 500);
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 500); })
    .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
})
"""


@dataclass(frozen=True, slots=True)
class KeyScreen:
    """A screen that is kept as a picture.

    Attributes:
        name: the name of its files.
        address: where it is; {journey} and {draft} are filled in.
        waits_for: what is on it once it is there.
        is_empty: it is that of a workspace with nothing in it.
    """

    name: str
    address: str
    waits_for: str
    is_empty: bool = False


KEY_SCREENS = (
    KeyScreen("first-run", "/", "form", is_empty=True),
    KeyScreen("map-planned", "/m/{journey}#layer=planned", "[data-layer=planned]"),
    KeyScreen(
        "map-observed",
        "/m/{journey}#sel=stage:tender",
        '[data-number="stages.tender.moved_on"]:visible',
    ),
    KeyScreen("editor", "/m/{journey}/edit?draft={draft}", '[data-place^="stage:"]'),
    KeyScreen("conversion", "/m/{journey}/conversion", "[data-number]"),
    KeyScreen("account", "/accounts/acc-001?journey={journey}", "details[data-case]"),
    KeyScreen("open-customers", "/m/{journey}/open", "tr[data-case]"),
    KeyScreen("data", "/data", "table"),
    KeyScreen("versions", "/m/{journey}/versions", "[data-version]"),
    KeyScreen("shares", "/m/{journey}/shares", "main button"),
    KeyScreen("admin", "/admin", "table"),
)


def show(visitor: Visitor, screen: KeyScreen, places: dict[str, str]) -> Page:
    """A key screen that has come to rest, with its fonts."""
    page = visitor.page
    page.goto("about:blank")
    visitor.open(screen.address.format(**places))
    expect(page.locator(screen.waits_for).first).to_be_visible(timeout=FIRST_MEASUREMENT_MS)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.mouse.move(0, 0)
    page.evaluate(QUIET)
    return page


def boxes(page: Page) -> Image.Image:
    """What is in the window, every background, border, mark and line of text as a box of its colour."""
    size = page.viewport_size
    assert size is not None
    picture = Image.new("RGB", (size["width"], size["height"]), "white")
    for left, top, right, bottom, *colour in page.evaluate(BOXES):
        veil = ImageDraw.Draw(picture, "RGBA")
        veil.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=tuple(colour))
    return picture


def differing(one: Image.Image, other: Image.Image) -> float:
    """Which share of the pixels differs; all, where the windows have different sizes."""
    if one.size != other.size:
        return 1.0
    return apart(one, other).histogram()[255] / (one.width * one.height)


def apart(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures differ in any of the three colours, if by one step."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 * (value > 0))


def side_by_side(name: str, reference: Image.Image, now: Image.Image) -> Path:
    """The kept picture, the new one, and where they differ, for those who decide."""
    parts = (reference, now, apart(reference, now.resize(reference.size)))
    wide = sum(part.width for part in parts) + GAP * (len(parts) - 1)
    whole = Image.new("RGB", (wide, max(part.height for part in parts)), "magenta")
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width + GAP
    OUT.mkdir(exist_ok=True)
    path = OUT / f"differs-{name}.png"
    whole.save(path)
    return path


def keep_reference(name: str, picture: Image.Image) -> None:
    """Accept a picture of boxes as the one that later ones are compared with."""
    REFERENCES.mkdir(exist_ok=True)
    picture.save(REFERENCES / f"{name}.png", optimize=True)


def keep_for_the_guide(name: str, page: Page) -> None:
    """Write the picture that the guide shows, small enough to be carried along."""
    OUT.mkdir(exist_ok=True)
    GUIDE.mkdir(exist_ok=True)
    whole = OUT / f"guide-{name}.png"
    page.screenshot(path=whole)
    with Image.open(whole) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    target = GUIDE / f"{name}.png"
    few.save(target, optimize=True)
    size = target.stat().st_size
    assert size <= MOST_BYTES, f"{target.name} has {size} bytes, at most {MOST_BYTES} are carried"
