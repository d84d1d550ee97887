"""What must not change the numbers: order of arrival, names of things, the calendar week, unrelated accounts.

Section 7 point 2 of the analyses. The whole laid map is compared, and its deviations and coverage.
"""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeys.facts_builder import Change, Fact, build_facts, change, us
from journeys.random_maps import random_facts as facts_of_map
from journeys.random_maps import random_map
from journeys.test_cases_by_hand import HEAD
from journeys.test_paths import MAP as PATHS
from journeys.test_paths import random_facts as facts_of_paths
from wayline.base import FixedClock
from wayline.engine import open_memory
from wayline.events import load_events, open_store, read_mapping_text
from wayline.journeys import LaidMap, lay, make_deviations, measure_coverage
from wayline.map import read_map_text, resolve

WEEK = 7 * 86_400_000_000
HORIZON = us("2026-04-01")
RICH = HEAD + PATHS.format(need="quorum(2)").replace(
    "binding: choose\n",
    "binding: choose\n    standard: {target: 9 business hours, breach: 3 days}\n",
)
TABLES = {
    "events": (
        "e.seq, e.opening, e.after_end, e.ts_us - $shift, t.key, s.key, e.class, e.ambiguous, e.entry, e.dt_us,"
        " e.dt_work_us, e.cost FROM laid.events e LEFT JOIN laid.touchpoints t ON t.code = e.touchpoint"
        " LEFT JOIN laid.stages s ON s.code = e.stage"
    ),
    "visits": (
        "e.stage, e.visit_no, e.opening, e.entered_us - $shift, e.completed_us - $shift, e.left_us - $shift, e.left_to,"
        " e.entered_from, e.dwell_us, e.dwell_work_us, e.due_us - $shift, e.breach_us - $shift, e.cost, e.n_events"
        " FROM laid.stage_visits e"
    ),
    "paths": (
        "e.path, e.started_us - $shift, e.first_step_us - $shift, e.done_us - $shift, e.due_us - $shift,"
        " e.breach_us - $shift, e.state FROM laid.path_runs e"
    ),
    "gates": "e.stage, e.at_us - $shift FROM laid.gates_passed e",
    "ends": "e.opening, e.outcome, e.outcome_code, e.ended_us - $shift FROM laid.ends e",
    "reached": "e.outcome, e.at_us - $shift, e.seq FROM laid.outcomes_reached e",
    "reach": "e.rank, e.span_us, e.at_us - $shift FROM laid.reach e",
    "deviations": "e.kind, e.map_ref, e.seq, e.ts_us - $shift FROM laid.deviations e",
    "journeys": (
        "e.instance, e.started_us - $shift, e.last_event_us - $shift, e.ended_us - $shift, e.outcome, e.reopened,"
        " e.left_truncated, e.n_events, e.n_people, e.cost, e.segment, CAST(e.variant AS VARCHAR) FROM laid.journeys e"
    ),
}  # fmt: skip
Picture = dict[str, list[tuple[object, ...]]]


def picture(
    text: str,
    facts: Sequence[Fact],
    *,
    changes: Sequence[Change] = (),
    shift: int = 0,
    only: Callable[[str], bool] = lambda case: True,
) -> Picture:
    """Everything the laid map says of the cases asked for, whatever the codes are; times less the shift."""
    store = build_facts(open_memory(), facts, changes=changes, horizon=HORIZON + shift)
    laid = lay(resolve(read_map_text(text)), store, by="case")
    return picture_of(laid, shift=shift, only=only)


def picture_of(
    laid: LaidMap, *, shift: int = 0, only: Callable[[str], bool] = lambda case: True
) -> Picture:
    """The same of a map that is laid already."""
    make_deviations(laid)
    found: Picture = {}
    for name, columns in TABLES.items():
        sql = f"SELECT j.journey_key, {columns} JOIN laid.journeys j ON j.journey_id = e.journey_id"
        sql = sql.replace("laid.", f"{laid.schema}.").replace("$shift", str(shift))
        rows = [tuple(row) for row in laid.engine.run(sql).rows if only(str(row[0]).split("#")[0])]
        found[name] = sorted(rows, key=repr)
    classes = measure_coverage(laid).classes
    found["classes"] = [(classes,)] if only("every case") else []
    return found


def numbered(facts: Sequence[Fact]) -> list[Fact]:
    """The events with the place that they have in their source."""
    costly = [replace(one, columns={"cost": 1.5 * (at % 3)}) for at, one in enumerate(facts)]
    return [replace(one, seq=at) for at, one in enumerate(costly, 1)]


World = tuple[str, list[Fact], list[Change]]


@pytest.fixture(scope="module", params=["rich", 3, 8, 21])
def world(request: pytest.FixtureRequest) -> World:
    if request.param == "rich":
        changes = [
            change("account", f"a{n}", "size", "big", "2026-01-01") for n in range(0, 150, 2)
        ]
        return RICH, numbered(facts_of_paths(5, 150)), changes
    seed = int(request.param)
    return json.dumps(random_map(seed, per="case")), numbered(facts_of_map(seed, cases=150)), []


@pytest.fixture(scope="module")
def before(world: World) -> Picture:
    text, facts, changes = world
    return picture(text, facts, changes=changes)


def test_the_order_of_arrival_changes_nothing(world: World, before: Picture) -> None:
    """Section 0: the store comes out the same whatever the order of arrival."""
    text, facts, changes = world
    mixed, told = list(facts), list(changes)
    random.Random(1).shuffle(mixed)  # noqa: S311 - a test
    random.Random(2).shuffle(told)  # noqa: S311 - a test
    assert picture(text, mixed, changes=told) == before


def test_the_names_of_accounts_people_and_sources_change_nothing(
    world: World, before: Picture
) -> None:
    """Ids are only ids: what sorts first may not matter."""
    text, facts, changes = world

    def other(text: str | None) -> str | None:
        return None if text is None else f"z{text[::-1]}"

    renamed = [
        replace(one, account=other(one.account), person=other(one.person), source="other")
        for one in facts
    ]
    known = [replace(one, object_id=str(other(one.object_id))) for one in changes]
    assert picture(text, renamed, changes=known) == before


def test_the_names_of_events_change_nothing_where_the_map_changes_with_them(
    world: World, before: Picture
) -> None:
    """Codes follow the order of first sight; no number may depend on them."""
    text, facts, changes = world
    loud = [replace(one, name=f"  {one.name.upper()}".strip()) for one in facts]
    assert picture(text, loud, changes=changes) == before


def test_shifting_all_times_by_weeks_shifts_all_times_and_nothing_else(
    world: World, before: Picture
) -> None:
    """Four weeks later, the same weekdays: dwell, working time and deadlines stay."""
    text, facts, changes = world
    later = [replace(one, ts_us=one.ts_us + 4 * WEEK) for one in facts]
    known = [replace(one, ts_us=one.ts_us + 4 * WEEK) for one in changes]
    assert picture(text, later, changes=known, shift=4 * WEEK) == before


def test_an_unrelated_account_changes_nothing_of_the_others(world: World, before: Picture) -> None:
    """Nobody's journey depends on somebody else's."""
    text, facts, changes = world
    extra = [
        replace(one, case=f"other{one.case}", account="unrelated", person=None, seq=100_000 + at)
        for at, one in enumerate(facts[:300])
        if one.case is not None
    ]
    after = picture(
        text, [*extra, *facts], changes=changes, only=lambda case: not case.startswith("other")
    )
    after.pop("classes")
    assert after == {name: rows for name, rows in before.items() if name != "classes"}


MAPPING = """
source: shop
zone: UTC
columns:
  ts: {column: time}
  name: {column: event}
  account: {column: account}
  objects: [{type: case, column: case, role: subject}]
  properties: "*"
"""


def taken_in(folder: Path, text: str, loads: Sequence[Sequence[Fact]]) -> Picture:
    """The same picture from CSV files, each taken in by a load of its own."""
    engine = open_memory()
    for at, facts in enumerate(loads):
        path = folder / f"part{at}.csv"
        lines = ["case,event,time,account,x"]
        for one in facts:
            moment = datetime.fromtimestamp(one.ts_us / 1_000_000, UTC).isoformat()
            x = (one.properties or {}).get("x", "")
            lines.append(f"{one.case or ''},{one.name},{moment},{one.account or ''},{x}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        mapping = read_mapping_text(MAPPING)
        load_events(
            engine, [path], mapping=mapping, clock=FixedClock(datetime(2026, 11, 1, tzinfo=UTC))
        )
    return picture_of(lay(resolve(read_map_text(text)), open_store(engine), by="case"))


@pytest.mark.parametrize("seed", [3, 8, 21])
def test_split_loads_and_loads_in_another_order_give_the_same_map(
    tmp_path: Path, seed: int
) -> None:
    """Section 0: late and out-of-order events change only what they should; here nothing."""
    text = json.dumps(random_map(seed, per="case"))
    # No two events of one instant: between loads nothing tells which of them came first.
    facts = [
        replace(one, ts_us=one.ts_us + at * 1_000_000)
        for at, one in enumerate(facts_of_map(seed, cases=80))
    ]
    facts = [replace(one, person=None, channel=None) for one in facts]
    folders = [tmp_path / name for name in ("whole", "split", "turned")]
    for folder in folders:
        folder.mkdir()
    parts = [facts[:100], facts[100:101], facts[101:]]
    whole = taken_in(folders[0], text, [facts])
    assert taken_in(folders[1], text, parts) == whole
    assert taken_in(folders[2], text, parts[::-1]) == whole
