"""Everybody can read the screen: contrast of the tokens in every theme, and the system's own colours."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser import Screen, violations_of
from web.served import Served

pytestmark = pytest.mark.web

GROUNDS = ("bg", "surface", "raised", "sunken")
TEXTS = ("ink", "ink-2", "ink-3", "accent")
MARKS = (
    "line-strong", "planned", "believed", "observed", "forecast", "ok", "watch", "breach", "unsure",
    "emotion-m2", "emotion-m1", "emotion-0", "emotion-p1", "emotion-p2", *(f"cat-{n}" for n in range(1, 7)),
)  # fmt: skip
COLOUR = """(token) => {
  const shown = document.createElement("i");
  shown.style.color = `var(--${token})`;
  document.body.append(shown);
  const { color } = getComputedStyle(shown);
  shown.remove();
  return color;
}"""


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2, of `rgb(…)`."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_close(page: Page, *, text: float, marks: float) -> dict[str, float]:
    """The pairs of tokens that are nearer to each other than they may be."""

    def seen(token: str) -> str:
        return str(page.evaluate(COLOUR, token))

    pairs = [("on-accent", "accent", text), ("accent", "accent-soft", text)]
    pairs += [(token, ground, text) for token in TEXTS for ground in GROUNDS]
    pairs += [(token, ground, marks) for token in MARKS for ground in GROUNDS]
    found = {f"{a} on {b}": (contrast(seen(a), seen(b)), least) for a, b, least in pairs}
    return {pair: round(ratio, 2) for pair, (ratio, least) in found.items() if ratio < least}


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("theme", "text", "marks"), [("system", 4.5, 3.0), ("contrast", 7.0, 4.5)])
def test_every_token_stands_out_from_every_ground(
    served: Served, browser: Browser, theme: str, text: float, marks: float, *, is_dark: bool
) -> None:
    with served.visitor(browser, "Iris", is_dark=is_dark) as iris:
        iris.open("/")
        iris.page.get_by_role("combobox", name="Theme").select_option(theme)
        iris.keep(f"theme-{theme}-{'dark' if is_dark else 'light'}")
        assert too_close(iris.page, text=text, marks=marks) == {}
        assert violations_of(iris.page) == ""


def test_high_contrast_is_chosen_once_and_shown_before_anything_is_drawn(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Iris") as iris:
        iris.open("/")
        iris.page.get_by_role("combobox", name="Theme").select_option("contrast")
        iris.open("/journeys")
        iris.page.get_by_role("heading", name="Journeys").wait_for()
        assert iris.page.evaluate("() => document.documentElement.dataset.contrast") == "more"


def test_theme_found_under_find_is_the_one_that_the_rail_shows(
    served: Served, browser: Browser
) -> None:
    with served.visitor(browser, "Iris") as iris:
        iris.open("/journeys")
        choice = iris.page.get_by_role("combobox", name="Theme")
        expect(choice).to_have_value("system")
        iris.press("Control+k")
        iris.page.get_by_role("combobox", name="Find").fill("Theme: Dark")
        iris.press("Enter")
        expect(choice).to_have_value("dark")
        assert iris.page.evaluate("() => document.documentElement.dataset.theme") == "dark"


def test_system_that_asks_for_contrast_gets_it_unasked(demo: Screen) -> None:
    demo.page.emulate_media(contrast="more")
    demo.show()
    assert demo.page.evaluate("() => document.documentElement.dataset.contrast") == "more"
    demo.keep("contrast-map")
    assert demo.violations() == ""


def test_where_the_system_chooses_colours_what_is_chosen_is_still_seen(demo: Screen) -> None:
    demo.page.emulate_media(forced_colors="active")
    demo.show("layer=compare")
    demo.keep("forced-map")
    chosen = demo.page.locator("label:has(input:checked)").first
    assert chosen.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    ink = demo.page.evaluate(COLOUR, "observed")
    ground = demo.page.evaluate(COLOUR, "surface")
    assert contrast(ink, ground) > 7
    assert demo.violations() == ""
