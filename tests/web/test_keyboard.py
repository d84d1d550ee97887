"""A person with a keyboard walks the map, asks who, reads a timeline, and comes back to where she was."""

import pytest
from playwright.sync_api import Locator

from web.browser import Screen

pytestmark = pytest.mark.web


def corners(screen: Screen) -> dict[str, tuple[float, float]]:
    """Where every cell of the map begins."""
    boxes = {
        str(one.get_attribute("data-place")): one.bounding_box()
        for one in screen.page.locator("[data-place]").all()
    }
    return {ref: (box["x"], box["y"]) for ref, box in boxes.items() if box is not None}


def press(screen: Screen, *keys: str) -> None:
    for key in keys:
        screen.page.keyboard.press(key)


def test_arrows_walk_the_map_from_stage_to_touchpoint_and_on(demo: Screen) -> None:
    demo.place("stage:notice").focus()
    press(demo, "ArrowRight")
    assert demo.focused() == "stage:tender"
    press(demo, "ArrowDown")
    assert demo.focused() == "path:technical"
    press(demo, "ArrowDown", "ArrowDown", "ArrowDown")
    assert (demo.focused() or "").startswith("touchpoint:")
    press(demo, "Home")
    first = demo.focused()
    press(demo, "End")
    assert first != demo.focused()


def test_a_path_is_brought_out_with_enter(demo: Screen) -> None:
    demo.place("path:legal").focus()
    press(demo, "Enter")
    assert "path=legal" in demo.page.url
    press(demo, "Enter")
    assert "path=" not in demo.page.url


def test_arrows_lead_into_the_lanes_of_texts(demo: Screen) -> None:
    demo.place("texts:needs:1").focus()
    press(demo, "ArrowRight")
    assert demo.focused() == "texts:needs:2"
    press(demo, "ArrowDown")
    assert (demo.focused() or "").startswith("texts:")
    assert "sel=" not in demo.page.url


def edge(screen: Screen) -> Locator:
    return screen.page.get_by_role("separator")


def test_panel_is_made_wider_and_narrower_with_the_arrows(demo: Screen) -> None:
    edge(demo).focus()
    press(demo, "ArrowLeft", "ArrowLeft")
    assert edge(demo).get_attribute("aria-valuenow") == "432"
    assert demo.page.get_by_role("complementary").evaluate("panel => panel.offsetWidth") == 432
    press(demo, "Home", "ArrowRight")
    assert edge(demo).get_attribute("aria-valuenow") == "360"
    press(demo, "End", "ArrowLeft")
    assert edge(demo).get_attribute("aria-valuenow") == "640"


def test_panel_follows_the_hand_and_a_click_does_without_dragging(demo: Screen) -> None:
    edge(demo).focus()
    press(demo, "Home")
    box = edge(demo).bounding_box()
    assert box is not None
    mouse, (x, y) = demo.page.mouse, (box["x"] + 3, box["y"] + 200)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 60, y, steps=4)
    mouse.up()
    assert edge(demo).get_attribute("aria-valuenow") == "420"
    mouse.click(x - 60, y)
    assert edge(demo).get_attribute("aria-valuenow") == "520"


def test_brackets_go_from_stage_to_stage(demo: Screen) -> None:
    demo.place("stage:tender").focus()
    press(demo, "]")
    assert demo.focused() == "stage:mobilize"
    press(demo, "[", "[")
    assert demo.focused() == "stage:notice"


def test_the_map_is_one_stop_for_tab(demo: Screen) -> None:
    demo.place("stage:notice").focus()
    press(demo, "Tab")
    assert demo.focused() is None


def test_enter_opens_the_panel_and_escape_comes_back(demo: Screen) -> None:
    demo.place("stage:tender").focus()
    press(demo, "Enter")
    demo.page.get_by_role("heading", name="Asking, comparing, agreeing").first.wait_for()
    assert "sel=stage:tender" in demo.page.url
    press(demo, "Escape")
    assert "sel=" not in demo.page.url
    assert demo.focused() == "stage:tender"


def test_panel_follows_while_she_walks(demo: Screen) -> None:
    demo.place("stage:notice").focus()
    press(demo, "Enter", "ArrowRight")
    assert "sel=stage:tender" in demo.page.url


def test_w_asks_who_and_enter_leads_to_the_timeline(demo: Screen) -> None:
    demo.place("stage:tender").focus()
    press(demo, "Enter", "w")
    assert "who=stages.tender" in demo.page.url
    row = demo.page.locator("[data-journey]").first
    key = row.get_attribute("data-journey")
    row.focus()
    press(demo, "Enter")
    assert f"journey={key}" in demo.page.url
    press(demo, "Escape", "Escape", "Escape")
    assert "#" not in demo.page.url.rstrip("#")
    assert demo.focused() == "stage:tender"


@pytest.mark.parametrize(
    ("key", "layer"), [("1", "planned"), ("2", "believed"), ("3", "observed"), ("0", "compare")]
)
def test_digits_switch_the_layer_and_nothing_moves(demo: Screen, key: str, layer: str) -> None:
    before = corners(demo)
    press(demo, key)
    demo.page.locator(f'[data-view][data-layer="{layer}"]').wait_for()
    assert corners(demo) == before


def test_single_keys_wait_while_a_choice_is_made(demo: Screen) -> None:
    """[2.1.4] a key for a list is no command."""
    demo.page.get_by_role("combobox").first.focus()
    press(demo, "1")
    assert "layer=planned" not in demo.page.url


def test_skip_link_leads_to_the_map(demo: Screen) -> None:
    press(demo, "Tab", "Enter")
    assert demo.page.evaluate("() => document.activeElement?.id") == "map"
