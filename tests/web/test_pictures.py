"""Does a key screen look as it did? What differs is shown side by side; `make pictures` accepts it and draws the guide anew."""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from wayline.base import FixedClock
from wayline.manage import NextDraft, open_draft
from wayline.state import add_person
from web.company import invented_company
from web.pictures import (
    GUIDE,
    KEY_SCREENS,
    MOST_DIFFERING,
    REFERENCES,
    KeyScreen,
    boxes,
    differing,
    keep_for_the_guide,
    keep_reference,
    show,
    side_by_side,
)
from web.served import Served, Visitor, serving

ACCEPTS = os.environ.get("WAYLINE_ACCEPT_PICTURES") == "1"
# The demo ends on 30 September: what is due and overdue is counted from this noon.
NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
THEMES = {
    "light": "Lea",
    "dark": "Dan",
}  # each has a person of its own: nobody meets the other's traces
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "the-web-application.md"


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody in front of two workspaces, and what stands in the addresses."""

    full: Visitor
    empty: Visitor
    places: dict[str, str]


@pytest.fixture(scope="module")
def visitors(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[dict[str, Looking]]:
    """Somebody in each theme, on the invented company at noon and on a workspace with nothing in it."""
    folder = tmp_path_factory.mktemp("pictures")
    clock = FixedClock(NOON)
    with (
        serving(folder / "full", clock=clock) as full,
        serving(folder / "empty", clock=clock) as empty,
        ExitStack() as open_ones,
    ):
        journey = invented_company(full, folder)
        found: dict[str, Looking] = {}
        for theme, name in THEMES.items():
            places = {"journey": journey, "draft": next_draft(full, journey, name)}
            full_one, empty_one = (
                open_ones.enter_context(
                    where.visitor(browser, name, "owner", is_dark=theme == "dark")
                )
                for where in (full, empty)
            )
            for one in (full_one, empty_one):
                one.page.clock.set_fixed_time(NOON)
            found[theme] = Looking(full_one, empty_one, places)
        yield found


def next_draft(served: Served, journey: str, name: str) -> str:
    """A draft of the next version, for one person alone; its id."""
    with served.ports.records.write() as records:
        maker = add_person(records, f"{name}@maker.example", f"Maker {name}", now=NOON)
        wanted = NextDraft(f"Draft of {name}")
        return open_draft(records, served.workspace.id, journey, wanted, by=maker.id, now=NOON).id


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("screen", KEY_SCREENS, ids=lambda screen: str(screen.name))
def test_key_screen_looks_as_it_did(
    visitors: dict[str, Looking], screen: KeyScreen, theme: str
) -> None:
    looking = visitors[theme]
    name = f"{screen.name}-{theme}"
    page = show(looking.empty if screen.is_empty else looking.full, screen, looking.places)
    now = boxes(page)
    if ACCEPTS:
        keep_reference(name, now)
    if ACCEPTS and theme == "light":
        keep_for_the_guide(screen.name, page)
    with Image.open(REFERENCES / f"{name}.png") as reference:
        kept = reference.convert("RGB")
    share = differing(kept, now)
    shown = side_by_side(name, kept, now) if share > MOST_DIFFERING else None
    assert shown is None, f"{share:.2%} differ: look at {shown}; `make pictures` accepts it"


def test_another_colour_and_a_moved_box_are_seen() -> None:
    """The comparison fails where it must: 40 pixels of a button, and a shift by one."""
    kept = Image.new("RGB", (1440, 900), "white")
    kept.paste((10, 100, 200), (100, 100, 200, 132))
    recoloured = kept.copy()
    recoloured.paste((10, 100, 201), (100, 100, 200, 132))
    moved = Image.new("RGB", (1440, 900), "white")
    moved.paste((10, 100, 200), (112, 100, 212, 132))
    assert differing(kept, kept.copy()) == 0
    assert differing(kept, recoloured) > MOST_DIFFERING
    assert 0 < differing(kept, moved) < MOST_DIFFERING
    assert differing(kept, Image.new("RGB", (1024, 900), "white")) == 1


def test_the_guide_shows_every_key_screen_and_no_other_picture() -> None:
    shown = set(re.findall(r"\.\./pictures/([\w-]+)\.png", PAGE.read_text(encoding="utf-8")))
    assert shown == {screen.name for screen in KEY_SCREENS}
    assert {file.stem for file in GUIDE.iterdir()} == shown
