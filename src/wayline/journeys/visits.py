"""Who was in which stage, from when to when, by when was it due: the tables derived from a cut [A9] [A11]."""

from wayline.engine import Value
from wayline.journeys.build import Build, Marked
from wayline.journeys.calendars import Slots
from wayline.journeys.exits import gates_of_journeys, make_completions
from wayline.journeys.journey_facts import (
    make_due_fields,
    make_end_reasons,
    make_people_and_money,
    make_segments,
)
from wayline.journeys.judging import has_several, judge_starts, make_judged, reigns_of
from wayline.journeys.paths import make_path_runs, stage_gates
from wayline.journeys.responses import make_responses
from wayline.journeys.standards import (
    CALENDAR,
    MAP_ZONE,
    add_deadlines,
    make_limits,
    make_zone_shifts,
)
from wayline.map import Standard


def make_events(build: Build, marked: Marked, slots: Slots) -> None:
    """Makes `events`: every event of a journey with its place, its credit and its class."""
    _credit(build, marked)
    name = "wide_events" if marked.has_choices else "plain_events"
    build.make(name, base_us=slots.base_us, width_us=slots.width_us)


def _credit(build: Build, marked: Marked) -> None:
    """What the stage decides [M45], and what a `take` leaves [M42]; nothing where no rule asks for it."""
    if marked.has_choices:
        build.make("staged")
        build.make("staged_claims")
    takers = [one for one in build.plan.touchpoints if one.take != "each"]
    if not takers:
        return
    if not marked.has_choices:
        build.make("plain_claims")
    types = {one.per for one in takers} - {build.plan.per, "account", "person"}
    for code, name in build.vocabulary.object_types:
        if name in types:
            build.make("units", per=name, object_type=code)
    build.make("untaken", per=build.plan.per)


def make_visits(build: Build, marked: Marked, slots: Slots) -> None:
    """Makes `ends`, `stage_visits`, `path_runs`, `gates_passed` and `responses`."""
    bounds, plan = build.bounds, build.plan
    build.make("openings")
    build.make("ends", dead_after_us=plan.dead_after_us, horizon_us=bounds.horizon_us)
    build.make("final_ends")
    build.make("visits")
    if plan.paths or build.journey_map.segments:
        build.make("journey_starts")
        make_segments(build)
    kinds = _promise(build, slots)
    make_path_runs(build, marked, slots=slots, kinds=kinds)
    make_responses(build, slots=slots, kinds=kinds)
    gates = gates_of_journeys(build, stage_gates(build))
    make_completions(build, marked, gates=gates)
    make_people_and_money(build)
    make_end_reasons(build)
    last_stage = None if plan.outcomes else len(plan.stages)
    build.make(
        "stage_visits",
        base_us=slots.base_us,
        width_us=slots.width_us,
        horizon_us=bounds.horizon_us,
        data_start_us=bounds.data_start_us,
        last_stage=last_stage,
    )


def _promise(build: Build, slots: Slots) -> frozenset[int]:
    """Due and breach of every visit; returns the kinds of units that the map uses."""
    kinds = make_limits(build.engine, build.schema, build.journey_map)
    make_judged(build)
    maps = [one.map for one in reigns_of(build.journey_map)]
    standards = [stage.standard for one in maps for stage in one.stages]
    has_fields = any(isinstance(one, Standard) and one.due is not None for one in standards)
    points = [point for one in maps for point, _ in one.touchpoints]
    has_answers = any(point.response_within is not None for point in points)
    if CALENDAR in kinds or has_fields or has_answers:
        _make_zones(build, slots)
    if not kinds and not has_fields:
        return kinds
    build.make("stage_starts")
    judge_starts(build)
    if has_several(build.journey_map):
        build.make("visit_judges")
    add_deadlines(build.engine, build.schema, kinds=kinds, slots=slots)
    make_due_fields(build)
    build.make("deadlines")
    return kinds


def _make_zones(build: Build, slots: Slots) -> None:
    rows = build.engine.run(build.sql("SELECT code, zone FROM facts.sources")).rows
    zones = {int(str(code)): str(zone) for code, zone in rows}
    own = {-one.number: one.map.timezone for one in reigns_of(build.journey_map)}
    make_zone_shifts(
        build.engine,
        build.schema,
        zones={MAP_ZONE: build.journey_map.timezone} | own | zones,
        first_us=build.bounds.first_us,
        last_us=slots.end_us,
    )


def make_journeys(build: Build, *, has_reached: bool) -> None:
    """Makes `journeys`, `variants`, `outcomes_reached` and `unplaced`."""
    parameters: dict[str, Value] = {"data_start_us": build.bounds.data_start_us}
    build.make("journeys", **parameters)
    build.make("variants")
    if has_reached:
        build.make("outcomes_reached")
    placed = build.engine.run(build.sql("SELECT count(*) AS n FROM laid.events")).first()["n"]
    if placed != build.bounds.n_events:
        build.make("unplaced")
