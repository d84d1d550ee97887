"""The journey you designed, with what really happened on it.

`overlay("map.yaml", "events.csv")` gives every measured number of the living map. The steps behind
it are here too (`read_map`, `resolve`, `load_events`, `lay`); each is imported when first used.
"""

from collections.abc import Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wayline.insights import OverlaidMap
    from wayline.journeys import Scope

HOMES = {  # every public name and where it lives
    "SystemClock": "base", "open_file": "engine", "open_memory": "engine", "load_events": "events",
    "open_store": "events", "read_mapping": "events", "overlay_json": "insights",
    "OverlaidMap": "insights", "list_open_journeys": "insights", "Scope": "journeys",
    "account_timeline": "journeys", "draft_map": "journeys", "lay": "journeys",
    "find_problems": "map", "read_map": "map", "resolve": "map", "Look": "reports",
    "Names": "reports", "render_terminal": "reports",
}  # fmt: skip
__all__ = ["HOMES", "overlay"]


def __getattr__(name: str) -> object:
    if name in HOMES:
        return getattr(import_module(f"wayline.{HOMES[name]}"), name)
    raise AttributeError(f"module 'wayline' has no attribute {name!r}")


def overlay(
    journey_map: str | Path,
    events: str | Path | Sequence[str | Path],
    *,
    mapping: str | Path | None = None,
    by: str | None = None,
    scope: "Scope | None" = None,
) -> "OverlaidMap":
    """Every measured number of a map on files of events, in memory; nothing is left behind.

    Args:
        journey_map: the map file.
        events: one file of events, or several.
        mapping: the file that says which column is what; common files need none.
        by: what one journey follows (account, person, an object type); default: as the map says.
        scope: which journeys to look at; default: all.
    """
    from wayline import base, engine, insights, journeys
    from wayline import events as facts
    from wayline import map as maps

    files = [events] if isinstance(events, str | Path) else events
    given = facts.read_mapping(Path(mapping)) if mapping else None
    checked = maps.resolve(maps.read_map(Path(journey_map)))
    with closing(engine.open_memory()) as memory:
        facts.load_events(
            memory, [Path(file) for file in files], mapping=given, clock=base.SystemClock()
        )
        laid = journeys.lay(checked, facts.open_store(memory), by=by)
        return insights.overlay(laid, scope or journeys.Scope())
