"""Terminal, page and JSON agree on every number: each figure is read off its view and held against the document."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reports.due import Due, Json, part
from reports.told import PlainPage, collapsed, parts_of, table_of
from reports.unpacking import members_of
from wayline.base import SystemClock
from wayline.demo import build_demo
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping
from wayline.insights import OverlaidMap, overlay, overlay_json
from wayline.journeys import LaidMap, lay
from wayline.map import read_map, read_starter, resolve
from wayline.reports import Look, Names, render_living_map, render_terminal
from wayline.reports.page import Page
from wayline.reports.terminal import MOVED_ON_NOTE, USUAL_NOTE
from web.carried import carried

TITLES = ("Stage ", "moved on:", "Stakeholder path", "What deserves", "Target ", "Balance")


@dataclass(frozen=True, slots=True)
class Views:
    """One living map seen in three ways."""

    overlaid: OverlaidMap
    names: Names
    document: Json
    terminal: str
    html: str
    page: Page


@contextmanager
def laid_demo(folder: Path) -> Iterator[LaidMap]:
    """The invented company."""
    company = build_demo(folder)
    with closing(open_memory()) as engine:
        for one in company.exports:
            load_events(
                engine, [one.path], mapping=read_mapping(one.mapping_path), clock=SystemClock()
            )
        yield lay(resolve(read_map(company.map_path)), open_store(engine))


@contextmanager
def laid_starter(folder: Path) -> Iterator[LaidMap]:
    """The starter that is rich, on its invented events."""
    for name, text in read_starter("mining_support").items():
        (folder / name).write_text(text, encoding="utf-8")
    with closing(open_memory()) as engine:
        mapping = read_mapping(folder / "mapping.yaml")
        load_events(engine, [folder / "events.csv"], mapping=mapping, clock=SystemClock())
        yield lay(resolve(read_map(folder / "map.yaml")), open_store(engine))


@pytest.fixture(scope="module", params=[laid_demo, laid_starter])
def views(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Views:
    """The three views, each made by its public function, the document as a file holds it."""
    folder = tmp_path_factory.mktemp("views")
    with request.param(folder) as laid:
        overlaid, names = overlay(laid), Names(laid.map)
        html = render_living_map(overlaid, laid)
    (folder / "page.html").write_text(html, encoding="utf-8")
    document: Json = json.loads(json.dumps(overlay_json(overlaid)))
    return Views(
        overlaid, names, document, terminal(overlaid, names), html, carried(folder / "page.html")
    )


def terminal(overlaid: OverlaidMap, names: Names) -> str:
    """The widest terminal, which shows most."""
    return render_terminal(overlaid, names, Look(width=140))


def in_terminal(text: str, due: Due) -> list[str]:
    """Parts of the terminal text that do not say what the document holds; every line is in one of them."""
    top, stages, notes, paths, findings, kpis, balance = parts_of(text, TITLES)
    journeys, until, mapped = due.header()
    first = {
        "header": (collapsed(top), f"{due.names.map_name} {until} {journeys} {mapped}"),
        "findings": (collapsed(findings), due.findings()),
        "balance": (collapsed(balance), f"Balance {due.balance()} {due.unknown()}".strip()),
    }
    tables = {
        "stages": (table_of(stages), due.stages()),
        "paths": (table_of(paths), due.paths()),
        "targets": (table_of(kpis), due.kpis()),
    }
    assert set(notes) <= {MOVED_ON_NOTE, USUAL_NOTE, ""}
    return [name for name, (told, said) in {**first, **tables}.items() if told != said]


def in_plain_page(html: str, due: Due) -> list[str]:
    """Parts of the page where no script runs that do not say what the document holds."""
    plain = PlainPage(html)
    lines = [due.names.map_name, *due.header(), due.balance().partition(" of those")[0]]
    told = {caption: rows[1:] for caption, rows in plain.tables.items()}
    wrong = [name for name, rows in due.plain().items() if told[name] != rows]
    return wrong + ([] if plain.lines == lines else ["lines"])


def in_page(page: Page, document: Json) -> list[str]:
    """Sections, and numbers with other people behind them, where the page carries something else."""
    sections = {name: told for name, told in document.items() if name != "members"}
    wrong = [
        name
        for name in {**sections, **page.overlay}
        if page.overlay.get(name) != sections.get(name)
    ]
    lists = part(document, "members")
    carried_by = {number: behind_in_page(page, number) for number in page.who.numbers}
    due = {number: behind_in_document(part(lists, number)) for number in lists}
    return wrong + [
        number for number in {**due, **carried_by} if due.get(number) != carried_by.get(number)
    ]


def behind_in_page(page: Page, number: str) -> list[object]:
    """The three lists of a number, and how many are left out of each."""
    return list(members_of(page, number))


def behind_in_document(behind: Json) -> list[object]:
    """The same in the document."""
    sides = ("did", "did_not", "still_open")
    left_out = part(behind, "left_out")
    return [*(behind[side] for side in sides), [left_out.get(side, 0) for side in sides]]


def disagreements(views: Views) -> list[str]:
    """Everything that one view says and the document does not."""
    due = Due(views.document, views.names)
    return [
        *in_terminal(views.terminal, due),
        *in_plain_page(views.html, due),
        *in_page(views.page, views.document),
    ]


def test_terminal_page_and_json_agree_on_every_number(views: Views) -> None:
    """[A29] [L3] section 8: three views of one object, each read back and compared figure by figure."""
    assert disagreements(views) == []


def one_more(overlaid: OverlaidMap) -> OverlaidMap:
    """The same living map with one journey more in the first stage."""
    first, *others = overlaid.stages
    return replace(overlaid, stages=(replace(first, entered=first.entered + 1), *others))


def in_terminal_changed(views: Views) -> Views:
    """One number of the terminal is another."""
    return replace(views, terminal=terminal(one_more(views.overlaid), views.names))


def in_plain_page_changed(views: Views) -> Views:
    """One number of the tables of the page is another."""
    entered = f"<td>{views.overlaid.stages[0].entered}</td>"
    return replace(views, html=views.html.replace(entered, "<td>7</td>", 1))


def in_page_changed(views: Views) -> Views:
    """One number that the page carries is another."""
    carries = {
        **views.page.overlay,
        "stages": json.loads(json.dumps(overlay_json(one_more(views.overlaid))["stages"])),
    }
    return replace(views, page=views.page.model_copy(update={"overlay": carries}))


def in_json_changed(views: Views) -> Views:
    """One number of the document is another."""
    document: Json = json.loads(json.dumps(overlay_json(one_more(views.overlaid))))
    return replace(views, document=document)


@pytest.mark.parametrize(
    ("change", "seen_in"),
    [
        (in_terminal_changed, ["stages"]),
        (in_plain_page_changed, ["Stages"]),
        (in_page_changed, ["stages"]),
        (in_json_changed, ["stages", "Stages", "stages"]),
    ],
)
def test_one_number_that_differs_is_seen(
    views: Views, change: Callable[[Views], Views], seen_in: list[str]
) -> None:
    """A planted breach in each view."""
    assert disagreements(change(views)) == seen_in
