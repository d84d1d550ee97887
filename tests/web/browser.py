"""One way to start the browser, and what a test asks of a page that is open in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Playwright, Request

# Background networking makes Chromium hang where there is no network; root needs no sandbox.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
OUT = Path(__file__).parent / "out"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = (1440, 900)
NARROW = (360, 740)


def chromium() -> str:
    """The browser of this machine."""
    named = os.environ.get("WAYLINE_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("There is no Chromium; `make test SUITE=nobrowser` runs all other tests.")
    return found


def launch(playwright: Playwright) -> Browser:
    """The browser, with the flags that make it start anywhere and draw alike everywhere."""
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


@dataclass(slots=True)
class Screen:
    """A page of the living map that is open, and everything it complained of or asked for."""

    page: Page
    file: Path
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def show(self, address: str = "") -> None:
        """Open a state by its address, afresh."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.file.as_uri()}#{address}")
        self.page.locator("[data-view]").wait_for()
        self.page.evaluate("() => document.fonts.ready.then(() => true)")

    def turn(self, address: str) -> None:
        """Turn to a state by its address, without loading anew."""
        self.page.evaluate(
            "async (hash) => { location.hash = hash; await new Promise((done) => setTimeout(done, 50)); }",
            address,
        )

    def number(self, path: str) -> Locator:
        """The button of a number, the first where it stands more than once."""
        return self.page.locator(f'[data-number="{path}"]:visible').first

    def place(self, ref: str) -> Locator:
        """A cell of the map."""
        return self.page.locator(f'[data-place="{ref}"]')

    @property
    def who(self) -> Locator:
        """The who-list."""
        return self.page.locator("[data-who]")

    def focused(self) -> str | None:
        """Which cell of the map has the focus."""
        found = self.page.evaluate(
            "() => document.activeElement?.getAttribute('data-place') ?? null"
        )
        return None if found is None else str(found)

    def violations(self) -> str:
        """What axe finds wrong, as lines; empty when nothing is."""
        return violations_of(self.page)

    def keep(self, name: str) -> None:
        """A picture of the screen for those who look."""
        OUT.mkdir(exist_ok=True)
        self.page.screenshot(path=OUT / f"{name}.png")


@contextmanager
def opened(
    browser: Browser, file: Path, *, size: tuple[int, int] = WIDE, is_dark: bool = False
) -> Iterator[Screen]:
    """The page in a window of its own; at the end it must have complained of nothing and asked for nothing."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if is_dark else "light", reduced_motion="reduce", locale="en-GB",
    )  # fmt: skip
    page = context.new_page()
    screen = Screen(page, file)

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            screen.complaints.append(message.text)

    def fail(error: Error) -> None:
        screen.complaints.append(str(error))

    def ask(request: Request) -> None:
        if not request.url.startswith(("data:", "about:", file.as_uri())):
            screen.asked.append(request.url)

    page.on("console", hear)
    page.on("pageerror", fail)
    page.on("request", ask)
    screen.show()
    yield screen
    assert (screen.complaints, screen.asked) == ([], [])
    context.close()


def violations_of(page: Page) -> str:
    """What axe finds wrong with a page, as lines; empty when nothing is."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return "\n".join(
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"][:3]
    )
