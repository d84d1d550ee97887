"""Invented companies of several seeds, laid and measured, with and without what is planted in them."""

from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from wayline.base import SystemClock
from wayline.demo import Truths, build_demo
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import Scope, lay
from wayline.map import read_map, resolve

EVERYTHING = Scope()
Found = tuple[str, str, str | None]


@cache
def company(seed: int, truths: Truths, scope: Scope = EVERYTHING) -> OverlaidMap:
    """The living map of one company."""
    with TemporaryDirectory() as folder, closing(open_memory()) as engine:
        made = build_demo(Path(folder), seed=seed, truths=truths)
        for export in made.exports:
            mapping = read_mapping(export.mapping_path)
            load_events(engine, [export.path], mapping=mapping, clock=SystemClock())
        laid = lay(resolve(read_map(made.map_path)), open_store(engine))
        return overlay(laid, scope)


def found_in(overlaid: OverlaidMap) -> set[Found]:
    """Kind, cell and segment of every finding that touches somebody."""
    return {(row.kind, row.cell, row.segment) for row in overlaid.findings if row.accounts}
