"""Which stakeholder path is open, done, late, and when did a gate open [M49]."""

from collections.abc import Iterator

from wayline.journeys.build import Build, Marked
from wayline.journeys.calendars import Slots
from wayline.journeys.conds import gates_of
from wayline.journeys.crediting import simple_rule
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.exits import mark_signatures, simple_touchpoint
from wayline.journeys.judging import judge_starts
from wayline.journeys.plan import PathPlan, fail_points_of
from wayline.journeys.spans import Span, SpanReader
from wayline.journeys.standards import add_deadlines
from wayline.journeys.watching import last_step_cond
from wayline.map import Cond, Gate

TABLES = {
    "path_steps": "path SMALLINT, touchpoint SMALLINT",
    "path_done": "journey_id INTEGER, path SMALLINT, done_us BIGINT",
    "path_excluded": "journey_id INTEGER, path SMALLINT",
    "path_gates": "path SMALLINT, stage SMALLINT",
    "gate_paths": "gate INTEGER, stage SMALLINT, path SMALLINT, need VARCHAR, quorum INTEGER",
}


def stage_gates(build: Build) -> dict[int, tuple[Gate, ...]]:
    """The gates that each stage asks for, in its exit and in its entry; 0 = those of fail points."""
    asked: dict[int, tuple[Cond | None, ...]] = {
        stage.code: (stage.exit, stage.entry) for stage in build.plan.stages
    }
    asked[0] = tuple(
        point.detect for stage in build.journey_map.stages for point in fail_points_of(stage)
    )
    found: dict[int, tuple[Gate, ...]] = {}
    for code, conds in asked.items():
        gates = (gate for cond in conds if cond is not None for gate in gates_of(cond))
        if distinct := tuple(dict.fromkeys(gates)):
            found[code] = distinct
    return found


def make_path_runs(build: Build, marked: Marked, *, slots: Slots, kinds: frozenset[int]) -> None:
    """Makes `path_runs`, `gate_openings` and `gates_passed`; needs `journey_starts` and the visits."""
    for table, columns in TABLES.items():
        build.execute(f"CREATE OR REPLACE TABLE laid.{table} ({columns})")
    if not build.plan.paths:
        build.execute(
            "CREATE OR REPLACE TABLE laid.gate_openings (journey_id INTEGER, gate INTEGER, at_us BIGINT)"
        )
        return
    steps: list[Row] = [(path.code, step) for path in build.plan.paths for step in path.steps]
    fill_table(build.engine, build.sql("laid.path_steps"), ("path", "touchpoint"), steps)
    for path in build.plan.paths:
        _make_done(build, marked, path)
        _make_excluded(build, marked, path)
    _fill_gates(build)
    build.make("path_begun")
    build.make("path_starts")
    judge_starts(build)
    add_deadlines(build.engine, build.schema, kinds=kinds, slots=slots)
    build.make("path_runs", horizon_us=build.bounds.horizon_us)
    build.make("gate_openings")
    build.make("gates_passed", horizon_us=build.bounds.horizon_us)


def _make_done(build: Build, marked: Marked, path: PathPlan) -> None:
    cond = last_step_cond(build.plan, path.key)
    if cond is None:
        return
    rule, ref = simple_rule(cond), simple_touchpoint(cond)
    if rule is not None:
        mark_signatures(build, marked, rule)
        build.make("path_done_rule", path=path.code)
    elif ref is not None:
        codes = {one.key: one.code for one in build.plan.touchpoints}
        build.make("path_done_touchpoint", path=path.code, touchpoint=codes[ref.key])
    else:
        reader = SpanReader(build, marked, cond, reader=build.cond_reader())
        rows: list[Row] = [
            (number, path.code, us)
            for number, us in reader.first_true(list(_journeys(build)), gates={})
        ]
        columns = ("journey_id", "path", "done_us")
        fill_table(build.engine, build.sql("laid.path_done"), columns, rows)


def _make_excluded(build: Build, marked: Marked, path: PathPlan) -> None:
    """Journeys in which the path does not count, by what is known at their end or at the horizon."""
    if path.applies_when is None:
        return
    spans = list(_journeys(build))
    applying = set(_applying(build, marked, path.applies_when, spans))
    rows: list[Row] = [(one.number, path.code) for one in spans if one.number not in applying]
    fill_table(build.engine, build.sql("laid.path_excluded"), ("journey_id", "path"), rows)


def _applying(build: Build, marked: Marked, cond: Cond, spans: list[Span]) -> Iterator[int]:
    reader = SpanReader(build, marked, cond, reader=build.cond_reader())
    return reader.holds_at_end(spans, gates={})


def _journeys(build: Build) -> Iterator[Span]:
    """Every journey from its first event to its last live one."""
    rows = build.engine.run(
        build.sql(
            "SELECT s.journey_id, s.journey_id, 1, max(o.last_seq), s.ts_us,"
            " coalesce(max(x.ended_us), $horizon_us) FROM laid.journey_starts s"
            " JOIN laid.openings o ON o.journey_id = s.journey_id"
            " LEFT JOIN laid.final_ends x ON x.journey_id = s.journey_id"
            " GROUP BY s.journey_id, s.ts_us"
        ),
        {"horizon_us": build.bounds.horizon_us},
    ).rows
    for row in rows:
        yield Span(*(int(str(value)) for value in row))


def _fill_gates(build: Build) -> None:
    codes = {path.key: path.code for path in build.plan.paths}
    gates = stage_gates(build)
    numbers = {
        gate: at
        for at, gate in enumerate(dict.fromkeys(g for found in gates.values() for g in found))
    }
    rows: list[Row] = [
        (numbers[gate], stage, codes[key], gate.need, gate.quorum)
        for stage, found in gates.items()
        for gate in found
        for key in gate.paths
    ]
    columns = ("gate", "stage", "path", "need", "quorum")
    fill_table(build.engine, build.sql("laid.gate_paths"), columns, rows)
