"""The logs that peers judge: public ones and random ones with ties, laid, and written for the peers.

What is written comes from the facts and is put in order here, not from the laid tables.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from insights.world import Shape, random_facts
from journeys.facts_builder import build_facts
from oracles.peers_runner import write_table
from wayline.base import FixedClock
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping
from wayline.journeys import EventFacts, LaidMap, lay
from wayline.map import read_map_text, resolve

TESTS = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("WAYLINE_REAL_DATA") or TESTS.parents[1] / "shared" / "data")
CLOCK = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))
# Names are what is compared; the map only has to be one.
PLAIN = """
wayline: 1
key: plain
name: Plain
stages:
  - {{key: begun, name: Begun, binding: "{first}"}}
outcomes:
  - {{key: done, name: Done, kind: success, binding: "{last}", ends: false}}
"""


@dataclass(frozen=True, slots=True)
class PublicLog:
    """A public log: its file, its mapping, and what a journey is in it."""

    file: str
    mapping: str
    per: str
    first: str
    last: str


PUBLIC = {
    "itsm": PublicLog(
        "itsm_servicenow_uci/incident_event_log.csv.gz", "itsm.yaml", "incident", "New", "Closed"
    ),
    "helpdesk": PublicLog(
        "helpdesk_tax/helpdesk_tax_13710.csv", "helpdesk.yaml", "ticket", "Activity 1", "Activity 6"
    ),
    "retail": PublicLog(
        "online_retail_ii_2009_2010/online_retail_II_2009_2010.parquet",
        "online_retail.yaml",
        "account",
        "ordered",
        "cancelled",
    ),
    "maven": PublicLog(
        "maven_crm/sales_pipeline.csv", "maven.yaml", "opportunity", "engaged", "closed"
    ),
}
RANDOM: Mapping[str, Callable[[], Shape]] = {
    "ties": lambda: Shape(journeys=3000, gap_days=1),
    "loops": lambda: Shape(journeys=1500, longest=25),
    "short": lambda: Shape(journeys=500, longest=2, starts_with_one=0.2),
    "spread": lambda: Shape(journeys=1500, gap_days=20, reopens=0.5),
}


def load_public(name: str) -> LaidMap:
    """One public log, taken in by its mapping and laid."""
    log = PUBLIC[name]
    path = DATA / log.file
    if not path.is_file():
        assert os.environ.get("CI") != "true" or not DATA.is_dir(), f"{log.file} is missing"
        pytest.skip(f"NO REAL DATA: {log.file} is missing")
    engine = open_memory()
    mapping = read_mapping(TESTS / "real" / "mappings" / log.mapping)
    load_events(engine, [path], mapping=mapping, clock=CLOCK)
    return _laid(open_store(engine), first=log.first, last=log.last, per=log.per)


def load_random(name: str) -> LaidMap:
    """One random log in whole days: most instants are shared."""
    facts = random_facts(sorted(RANDOM).index(name), RANDOM[name]())
    return _laid(build_facts(open_memory(), facts), first="one", last="won", per="case")


def _laid(store: EventFacts, *, first: str, last: str, per: str) -> LaidMap:
    text = PLAIN.format(first=first, last=last)
    return lay(resolve(read_map_text(text)), store, by=per)


def write_log(laid: LaidMap, path: Path) -> None:
    """The log for the peers: names in the order of time, source and position."""
    held = "event_objects x JOIN {0}.object_types t ON t.code = x.object_type"
    cases = (
        "SELECT event_no, account AS journey FROM {0}.events WHERE account IS NOT NULL"
        if laid.per == "account"
        else "SELECT x.event_no, x.object AS journey FROM {0}."
        + held
        + f" WHERE t.object_type = '{laid.per}'"
    )
    text = (
        "SELECT c.journey, ROW_NUMBER() OVER (PARTITION BY c.journey ORDER BY e.ts_us, s.rank, e.source_seq,"
        f" e.event_id) AS seq, n.name, e.ts_us FROM ({cases}) c JOIN {{0}}.events e ON e.event_no = c.event_no"
        " JOIN {0}.event_names n ON n.code = e.name JOIN {0}.sources s ON s.code = e.source ORDER BY 1, 2"
    )
    rows = laid.engine.run(text.format(laid.facts)).rows
    write_table(path, ("journey", "seq", "name", "ts"), rows)
