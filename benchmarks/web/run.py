"""How quick are the screens of a map of 12 stages and 200 touchpoints? Stores benchmarks/results/web.json.

    python benchmarks/web/run.py [--runs 3] [--to FILE]

A real server, and the Chromium that the tests drive. Each figure is the median of the runs; each run opens a browser
of its own. What the browser says of itself (event timing, largest paint, layout shifts, long tasks) is used where it
says something, else the time between frames.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "benchmarks" / "web"
sys.path[:0] = [str(ROOT / "tests"), str(HERE)]

from bars import BARS, web_table  # noqa: E402
from big_map import STAGES, big_events, big_map  # noqa: E402

from wayline.map import read_map_text  # noqa: E402
from web.browser import launch  # noqa: E402
from web.company import published  # noqa: E402
from web.served import Served, Visitor, serving  # noqa: E402

RESULTS = ROOT / "benchmarks" / "results"
WATCHING = (HERE / "watching.js").read_text(encoding="utf-8")
SHORTEST_MS = 16.0  # the browser tells of no shorter event: such a one counts as this
DRAG_S = 5
PATIENCE_MS = 120_000
# From the beginning of the navigation to the frame after the last card stands there.
OPENED = """
() => new Promise((done) => {
  const look = () => document.querySelectorAll('[data-place^="touchpoint:"]').length >= 200
    ? requestAnimationFrame(() => requestAnimationFrame((now) => done(now))) : requestAnimationFrame(look);
  look();
})
"""


# From now to the frame in which a number of the scope that is asked for stands there.
SCOPED = """
() => new Promise((done) => {
  const begun = performance.now();
  let isAsked = false;
  const look = (now) => {
    const isAsking = document.querySelector('[data-view]')?.getAttribute('aria-busy') === 'true';
    isAsked ||= isAsking;
    if (isAsked && (!isAsking || document.querySelector('[data-coming-stage]') !== null)) done(now - begun);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})
"""


def share(found: list[float], at: float) -> float:
    """The value that this share of those found does not exceed."""
    ordered = sorted(found)
    return ordered[min(len(ordered) - 1, int(at * len(ordered)))]


def quiet(page: Page) -> None:
    """Wait for a second in which the page has nothing to do."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)


def heard(page: Page, name: str, times: int) -> list[float]:
    """How long each of the last events of a kind took until its frame; unheard ones were short."""
    page.wait_for_timeout(200)
    events = page.evaluate("() => window.seenByWatching.events")
    found = [float(duration) for kind, _, duration in events if kind == name]
    return found[-times:] + [SHORTEST_MS] * max(0, times - len(found))


def forget(page: Page) -> None:
    """Begin to count events anew."""
    page.wait_for_timeout(200)
    page.evaluate("() => { window.seenByWatching.events.length = 0; }")


def interactions(page: Page) -> list[float]:
    """The longest event of each interaction since the last time that was forgotten."""
    longest: dict[int, float] = {}
    for _, interaction, duration in page.evaluate("() => window.seenByWatching.events"):
        if interaction:
            longest[interaction] = max(longest.get(interaction, 0.0), float(duration))
    return list(longest.values())


def of_the_map(ana: Visitor, journey: str, run: int) -> dict[str, float]:
    """The living map: opened, its paint, its shifts, the blocked time, its layers and its scope switched."""
    page = ana.page
    ana.open(f"/m/{journey}")
    opened = float(page.evaluate(OPENED))
    quiet(page)
    seen = page.evaluate("() => window.seenByWatching")
    figures = {
        "open_ms": opened, "lcp_ms": float(seen["lcp"]), "cls": float(seen["cls"]),
        "tbt_ms": sum(max(0.0, long - 50) for _, long in seen["tasks"]),
    }  # fmt: skip
    page.locator('[data-place="stage:s0"]').focus()
    forget(page)
    for key in ("1", "2", "3", "0", "3", "1", "3", "2", "3"):
        page.keyboard.press(key)
        page.wait_for_timeout(250)
    figures["layer_ms"] = max(heard(page, "keydown", 9))
    forget(page)
    for key in ("ArrowRight", "ArrowDown", "Enter", "ArrowDown", "ArrowRight", "Escape") * 4:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    figures["inp_ms"] = share([*interactions(page), SHORTEST_MS], 0.98)
    figures["scope_ms"] = of_another_scope(page, run)
    return figures


def of_another_scope(page: Page, run: int) -> float:
    """How long until a scope that nobody asked for before shows its first number."""
    page.get_by_label("Began").select_option(label="chosen days")
    since = page.get_by_label("from", exact=True)
    page.evaluate(f"() => {{ window.scoped = ({SCOPED})(); }}")
    since.fill(f"2026-01-{10 + run:02}")
    return float(page.evaluate("() => window.scoped"))


def of_the_editor(ana: Visitor, journey: str, draft: str) -> dict[str, float]:
    """The editor: moved by keys, dropped, and the frames of a drag of five seconds."""
    page = ana.page
    ana.open(f"/m/{journey}/edit?draft={draft}")
    card = page.locator('[data-place="touchpoint:c20"]')
    card.wait_for(timeout=PATIENCE_MS)
    quiet(page)
    card.focus()
    forget(page)
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 10:
        page.keyboard.press(f"Alt+{key}")
        page.wait_for_timeout(120)
    figures = {"key_move_ms": share(heard(page, "keydown", 40), 0.95)}
    drops: list[float] = []
    for onto in ("c35", "c18") * 5:
        forget(page)
        pick(page, "c20")
        drag_to(page, onto)
        page.mouse.up()
        drops += heard(page, "pointerup", 1)
    figures["drop_ms"] = share(drops, 0.95)
    figures["frame_ms"] = share(frames_of_a_drag(page), 0.95)
    return figures


def pick(page: Page, card: str) -> None:
    """Press on a card and begin to drag it."""
    box = page.locator(f'[data-place="touchpoint:{card}"]').bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 14, steps=3)


def drag_to(page: Page, card: str) -> None:
    """Move what is held over a card."""
    box = page.locator(f'[data-place="touchpoint:{card}"]').bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 8, steps=10)


def frames_of_a_drag(page: Page) -> list[float]:
    """Milliseconds between frames while a card is dragged to and fro for five seconds."""
    pick(page, "c20")
    page.evaluate(f"() => {{ window.framesOfDrag = window.framesFor({DRAG_S * 1000}); }}")
    end, step = time.monotonic() + DRAG_S, 0
    while time.monotonic() < end:
        page.mouse.move(300 + 12 * (step % 60), 420 + 6 * (step % 40))
        step += 1
    gaps = page.evaluate("() => window.framesOfDrag")
    page.mouse.up()
    return [float(gap) for gap in gaps]


def measured(served: Served, browser: Browser, journey: str, draft: str, run: int) -> dict[str, float]:  # fmt: skip
    """One run, by a person of her own."""
    with served.visitor(browser, f"Run {run}") as ana:
        ana.page.set_default_timeout(PATIENCE_MS)
        ana.page.add_init_script(WATCHING)
        return of_the_map(ana, journey, run) | of_the_editor(ana, journey, draft)


def begun(served: Served, browser: Browser) -> tuple[str, str]:
    """The events taken in, the map published and measured once; its key, and a draft of the next version."""
    served.take_in(big_events())
    journey = published(served, read_map_text(big_map()).document)
    with served.visitor(browser, "Begin", "owner") as ana:
        ana.page.set_default_timeout(PATIENCE_MS)
        ana.open(f"/m/{journey}")
        ana.page.evaluate(OPENED)
        ana.open(f"/m/{journey}/edit")
        ana.page.wait_for_url("**draft=*")
        return journey, ana.page.url.split("draft=")[1].split("#")[0]


def measure(runs: int, say: Callable[[str], None]) -> dict[str, object]:
    """The median of each figure."""
    found: list[dict[str, float]] = []
    load = os.getloadavg()[0]
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "home") as served,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        version = browser.version
        journey, draft = begun(served, browser)
        for run in range(runs):
            found.append(measured(served, browser, journey, draft, run))
            say(f"run {run + 1}: {json.dumps(found[-1])}")
        browser.close()
    figures = {name: round(statistics.median(one[name] for one in found), 4) for name in found[0]}
    return {
        "figures": figures, "missed": sorted(name for name, bar in BARS.items() if figures[name] > bar.most),
        "runs": runs, "stages": STAGES, "touchpoints": 200, "chromium": version,
        "cpu_count": os.cpu_count(), "load_before": round(load, 2),
    }  # fmt: skip


def main() -> None:
    """Measure, store, print the table."""
    parser = argparse.ArgumentParser(description="The screens of a map of 12 x 200.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--to", type=Path, default=RESULTS / "web.json")
    asked = parser.parse_args()
    result = measure(asked.runs, lambda text: print(text, file=sys.stderr, flush=True))
    asked.to.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(web_table(asked.to))


if __name__ == "__main__":
    main()
