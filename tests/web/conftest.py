"""A browser, and pages to open in it: the demo company, three stages, one event, no event, hostile names."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from reports.page_world import page_world
from wayline.base import SystemClock
from wayline.demo import build_demo
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping
from wayline.insights import overlay
from wayline.journeys import lay
from wayline.map import read_map, resolve
from wayline.reports import render_living_map
from web.browser import Screen, launch, opened
from web.company import invented_company
from web.served import Served, serving

PATIENCE_MS = 60_000  # a first measurement on a busy machine; who is there in time waits no longer
ONE_EVENT = "time,event,account\n2026-01-05T09:00:00Z,enquiry,a1\n"
NO_EVENT = "time,event,account\n"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        expect.set_options(timeout=PATIENCE_MS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented company."""
    folder = tmp_path_factory.mktemp("demo")
    company = build_demo(folder)
    with closing(open_memory()) as engine:
        for export in company.exports:
            mapping = read_mapping(export.mapping_path)
            load_events(engine, [export.path], mapping=mapping, clock=SystemClock())
        laid = lay(resolve(read_map(company.map_path)), open_store(engine))
        return written(folder, render_living_map(overlay(laid), laid))


def written(folder: Path, html: str) -> Path:
    file = folder / "living-map.html"
    file.write_text(html, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of a small map with hostile names, on the events given."""

    def make(events: str) -> Path:
        folder = tmp_path_factory.mktemp("small")
        with page_world(folder, events) as (overlaid, laid):
            return written(folder, render_living_map(overlaid, laid))

    return make


@pytest.fixture
def demo(browser: Browser, demo_file: Path) -> Iterator[Screen]:
    """The demo's page on a wide screen."""
    with opened(browser, demo_file) as screen:
        yield screen


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The application on an empty folder."""
    with serving(tmp_path / "home") as running:
        yield running


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """The application with the whole invented company in it, and the key of its journey; only to be read."""
    folder = tmp_path_factory.mktemp("invented")
    with serving(folder / "home") as running:
        yield running, invented_company(running, folder)
