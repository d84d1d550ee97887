"""Who asked us something, by when should we answer, and did we [A11]?"""

from wayline.journeys.build import Build
from wayline.journeys.calendars import Slots
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.judging import judge_starts, reigns_of
from wayline.journeys.standards import TOUCHPOINTS, add_deadlines
from wayline.map import Path, Stage, Touchpoint


def make_responses(build: Build, *, slots: Slots, kinds: frozenset[int]) -> None:
    """Makes `responses`: a row for each inbound contact at a touchpoint with a response time.

    The one place where an answer is judged: deviations, shares and KPIs read it. State `in_time`,
    `late`, `open` = due after the horizon, `case_over` = the case ended first and nobody waits.
    What goes out by a `cadence` would have come anyway: it answers nothing.
    """
    points = [point for point, _ in build.journey_map.touchpoints]
    reigns = reigns_of(build.journey_map)
    promised: list[Row] = [
        (code, TOUCHPOINTS + code)
        for code, point in enumerate(points, start=1)
        if any(_promises(one.same(point)) for one in reigns)
    ]
    if not promised:
        return
    rhythmic: list[Row] = [
        (code,) for code, point in enumerate(points, start=1) if point.cadence is not None
    ]
    _fill(build, "answerable", ("touchpoint", "owner"), promised)
    _fill(build, "rhythmic", ("touchpoint",), rhythmic)
    build.make("response_starts")
    judge_starts(build)
    add_deadlines(build.engine, build.schema, kinds=kinds, slots=slots)
    build.make("responses", horizon_us=build.bounds.horizon_us)


def _promises(element: Stage | Path | Touchpoint | None) -> bool:
    return isinstance(element, Touchpoint) and element.response_within is not None


def _fill(build: Build, table: str, names: tuple[str, ...], rows: list[Row]) -> None:
    columns = ", ".join(f"{name} SMALLINT" for name in names)
    build.execute(f"CREATE OR REPLACE TABLE laid.{table} ({columns})")
    fill_table(build.engine, build.sql(f"laid.{table}"), names, rows)
