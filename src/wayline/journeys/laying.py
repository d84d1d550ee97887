"""How are events laid on a map: builds the laid tables of one map over one state of the facts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from wayline.base import ScopeError, did_you_mean
from wayline.engine import Engine, Value, quote_name
from wayline.journeys.asking import sig_asks
from wayline.journeys.attributes import CaseFields
from wayline.journeys.calendars import Slots, make_calendars
from wayline.journeys.conds import CondReader
from wayline.journeys.cutting import CutRules
from wayline.journeys.deadlines import deadline_of
from wayline.journeys.dictionaries import make_dictionaries
from wayline.journeys.laid import LaidMap, laid_query, laid_sql
from wayline.journeys.mark_tables import make_mark_tables, make_outcome_marks
from wayline.journeys.marking import Mark, read_signatures
from wayline.journeys.placing import CaseKind, make_case_of, make_placed, make_ties
from wayline.journeys.plan import Plan, read_plan
from wayline.journeys.reaching import make_reach
from wayline.journeys.signatures import SignatureReader, SignatureTable
from wayline.journeys.standards import (
    CALENDAR,
    MAP_ZONE,
    add_deadlines,
    make_limits,
    make_zone_shifts,
)
from wayline.journeys.vocabulary import Vocabulary, read_vocabulary
from wayline.journeys.walking import Walk, walk_special_cases
from wayline.journeys.watching import read_watch
from wayline.map import CheckedMap, Stage

FORMAT = 1  # of the laid tables; a new one lays anew
EMPTY: Mapping[str, str] = {
    "silent_ends": "case_code INTEGER, instance INTEGER, opening INTEGER, code SMALLINT, ended_us BIGINT",
    "assigned": (
        "event_no BIGINT, instance INTEGER, opening INTEGER, after_end BOOLEAN, stage SMALLINT,"
        " entry BOOLEAN, ends_with SMALLINT"
    ),
    "untaken": "event_no BIGINT, class TINYINT",
    "units": "event_no BIGINT, per VARCHAR, unit INTEGER",
    "undecided": "event_no BIGINT, class TINYINT",
    "journey_segments": "journey_id INTEGER, segment SMALLINT",
    "completions": "event_no BIGINT, completed_us BIGINT",
    "deadlines": "event_no BIGINT, due_us BIGINT, breach_us BIGINT",
    "visit_costs": "event_no BIGINT, cost DOUBLE",
    "journey_people": "journey_id INTEGER, n_people INTEGER",
    "journey_values": "journey_id INTEGER, value DOUBLE, currency VARCHAR",
    "end_reasons": "journey_id INTEGER, end_reason VARCHAR",
    "unplaced": "event_no BIGINT, source SMALLINT, name INTEGER, ts_us BIGINT, class TINYINT",
    "path_runs": (
        "account INTEGER, journey_id INTEGER, path SMALLINT, started_us BIGINT, first_step_us BIGINT,"
        " done_us BIGINT, due_us BIGINT, breach_us BIGINT, state VARCHAR"
    ),
    "gates_passed": "journey_id INTEGER, stage SMALLINT, at_us BIGINT",
    "outcomes_reached": (
        "account INTEGER, journey_id INTEGER, outcome SMALLINT, at_us BIGINT, seq INTEGER"
    ),
    "reach": (
        "account INTEGER, journey_id INTEGER, entry_channel INTEGER, rank SMALLINT, channel INTEGER,"
        " span_us BIGINT, at_us BIGINT"
    ),
    "deviations": (
        "journey_id INTEGER, kind VARCHAR, map_ref VARCHAR, seq INTEGER, ts_us BIGINT, detail VARCHAR"
    ),
}


class EventFacts(Protocol):
    """What laying needs of an event store."""

    @property
    def engine(self) -> Engine:
        """Where the facts are."""
        ...

    @property
    def schema(self) -> str:
        """The schema of the facts."""
        ...

    @property
    def snapshot_id(self) -> str:
        """The state of the facts."""
        ...

    @property
    def horizon_us(self) -> int | None:
        """Up to here every source is complete; None without events."""
        ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """The times between which everything lies."""

    first_us: int
    last_us: int
    horizon_us: int
    data_start_us: int


@dataclass(frozen=True, slots=True)
class Build:
    """One laying in progress: what every step needs."""

    engine: Engine
    schema: str
    facts: str
    journey_map: CheckedMap
    plan: Plan
    vocabulary: Vocabulary
    bounds: Bounds

    def sql(self, text: str) -> str:
        """Text against `laid.` and `facts.`, with the real schemas."""
        return laid_sql(text, self.schema, facts=self.facts)

    def make(self, name: str, **parameters: Value) -> None:
        """Runs a checked-in query that makes a table."""
        self.engine.execute(laid_query(name, self.schema, facts=self.facts), parameters)


def lay(journey_map: CheckedMap, events: EventFacts, *, by: str | None = None) -> LaidMap:
    """The events laid on the map: journeys, stage visits, path runs, with every class of event counted.

    Args:
        journey_map: the map by which all cases are judged.
        events: the facts.
        by: account, person or an object type in place of the map's `per` [L4].

    Raises:
        ScopeError: when the events hold no object of the type that a case is.
    """
    plan = read_plan(journey_map, by=by)
    schema = schema_name(journey_map, events, plan.per)
    engine, facts = events.engine, events.schema
    bounds = _bounds(engine, facts, events.horizon_us)
    engine.execute(f"CREATE SCHEMA IF NOT EXISTS {quote_name(schema)}")
    vocabulary = read_vocabulary(engine, facts, journey_map)
    build = Build(engine, schema, facts, journey_map, plan, vocabulary, bounds)
    _lay(build)
    return LaidMap(
        engine,
        schema,
        journey_map,
        plan.per,
        bounds.horizon_us,
        bounds.data_start_us,
        events.snapshot_id,
        facts,
    )


def schema_name(journey_map: CheckedMap, events: EventFacts, per: str) -> str:
    """The schema of a laid map: the same for the same map, facts and kind of case."""
    told = f"{FORMAT}|{journey_map.content_hash}|{events.schema}|{events.snapshot_id}|{per}"
    return f"laid_{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _bounds(engine: Engine, facts: str, horizon_us: int | None) -> Bounds:
    row = engine.run(
        f"SELECT min(ts_us) AS first_us, max(ts_us) AS last_us FROM {facts}.events"
    ).first()
    start = engine.run(
        f"SELECT coalesce(max(complete_from_us), min(first_us)) AS us FROM {facts}.sources"
    ).first()["us"]
    first, last = (int(str(row[name] or 0)) for name in ("first_us", "last_us"))
    horizon = horizon_us if horizon_us is not None else last
    return Bounds(first, max(last, horizon), horizon, int(str(start or 0)))


def _lay(build: Build) -> None:
    engine, schema, plan = build.engine, build.schema, build.plan
    for table, columns in EMPTY.items():
        engine.execute(build.sql(f"CREATE OR REPLACE TABLE laid.{table} ({columns})"))
    channel_of = make_dictionaries(
        engine, schema, journey_map=build.journey_map, plan=plan, vocabulary=build.vocabulary
    )
    text = "CREATE OR REPLACE VIEW laid.names AS SELECT code, name FROM facts.event_names"
    engine.execute(build.sql(text))
    slots = make_calendars(
        engine,
        schema,
        journey_map=build.journey_map,
        first_us=build.bounds.first_us,
        last_us=build.bounds.last_us,
    )
    reader = SignatureReader(engine, build.facts, build.vocabulary)
    signatures, marks = read_signatures(reader, plan, schema, channel_of=channel_of)
    make_mark_tables(engine, schema, plan=plan, marks=marks)
    has_reached = make_outcome_marks(engine, schema, plan=plan, reader=reader, table=signatures)
    kind = _case_kind(build)
    make_case_of(engine, schema, kind, facts=build.facts)
    tie = make_ties(engine, schema, facts=build.facts)
    make_placed(engine, schema, kind, signatures=signatures, tie=tie, facts=build.facts)
    _cut(build, kind, signatures=signatures, marks=marks, reader=reader)
    has_choices = any(mark.choices for mark in marks)
    _derive(build, slots, has_reached=has_reached, has_choices=has_choices)


def _case_kind(build: Build) -> CaseKind:
    per = build.plan.per
    if per in ("account", "person"):
        return CaseKind(per, None)
    types = {name: code for code, name in build.vocabulary.object_types}
    if per in types:
        return CaseKind(per, types[per])
    if build.engine.run(f"SELECT count(*) AS n FROM {build.facts}.events").first()["n"] == 0:
        return CaseKind(per, -1)
    known = ("account", "person", *types)
    raise ScopeError(
        f"one journey is one {per!r}, but no event carries a {per!r}; known: {', '.join(known)}.",
        remedy=did_you_mean(per, known) or None,
    )


def _cut(
    build: Build,
    kind: CaseKind,
    *,
    signatures: SignatureTable,
    marks: tuple[Mark, ...],
    reader: SignatureReader,
) -> None:
    if kind.object_type is None:
        table, column = (
            ("accounts", "account_id") if kind.per == "account" else ("people", "person_id")
        )
        only = ""
    else:
        table, column, only = "objects", "object_id", f" WHERE object_type = {kind.object_type}"
    build.engine.execute(
        build.sql(
            "CREATE OR REPLACE VIEW laid.case_keys AS"
            f" SELECT code AS case_code, {column} AS case_key FROM facts.{table}{only}"
        )
    )
    build.make("cases", restarts=kind.object_type is None)
    watch = read_watch(build.plan)
    rules = CutRules(
        build.plan,
        {mark.sig: mark for mark in marks},
        kind.object_type is None,
        watch,
        _cond_reader(build),
        sig_asks(
            watch.asked,
            build.journey_map,
            plan=build.plan,
            signatures=signatures,
            marks=marks,
            reader=reader,
        ),
        build.bounds.horizon_us,
    )
    walk_special_cases(Walk(build.engine, build.schema, rules, _case_fields(build)))
    build.make("numbered")


def _cond_reader(build: Build, stage: Stage | None = None) -> CondReader:
    bounds, journey_map = build.bounds, build.journey_map
    return CondReader(
        deadline_of(
            journey_map.calendar_of(stage),
            journey_map.timezone,
            first_us=bounds.first_us,
            last_us=bounds.last_us,
        )
    )


def _case_fields(build: Build) -> CaseFields:
    types = {name: code for code, name in build.vocabulary.object_types}
    return CaseFields(build.engine, build.schema, build.facts, build.plan.per, types)


def _derive(build: Build, slots: Slots, *, has_reached: bool, has_choices: bool) -> None:
    bounds = build.bounds
    work: dict[str, Value] = {"base_us": slots.base_us, "width_us": slots.width_us}
    _credit(build, has_choices=has_choices)
    build.make("wide_events" if has_choices else "plain_events", **work)
    build.make("openings")
    build.make("ends", dead_after_us=build.plan.dead_after_us, horizon_us=bounds.horizon_us)
    build.make("visits")
    _promise(build, slots)
    last_stage = None if build.plan.outcomes else len(build.plan.stages)
    build.make(
        "stage_visits",
        **work,
        horizon_us=bounds.horizon_us,
        data_start_us=bounds.data_start_us,
        last_stage=last_stage,
    )
    build.make("journeys", data_start_us=bounds.data_start_us)
    build.make("variants")
    if has_reached:
        build.make("outcomes_reached")
    make_reach(build.engine, build.schema, build.plan)
    build.make("unplaced")


def _credit(build: Build, *, has_choices: bool) -> None:
    """What the stage decides [M45], and what a `take` leaves [M42]; nothing where no rule asks for it."""
    if has_choices:
        build.make("staged")
        build.make("staged_claims")
    takers = [one for one in build.plan.touchpoints if one.take != "each"]
    if not takers:
        return
    if not has_choices:
        build.make("plain_claims")
    _make_units(build, {one.per for one in takers} - {build.plan.per, "account", "person"})
    build.make("untaken", per=build.plan.per)


def _make_units(build: Build, types: set[str]) -> None:
    """`units(event_no, per, unit)`: the object of a type on each event, the one whose id sorts first."""
    for code, name in build.vocabulary.object_types:
        if name in types:
            build.make("units", per=name, object_type=code)


def _promise(build: Build, slots: Slots) -> None:
    """Due and breach of every visit."""
    engine, schema, bounds = build.engine, build.schema, build.bounds
    kinds = make_limits(engine, schema, build.journey_map)
    if not kinds:
        return
    if CALENDAR in kinds:
        rows = engine.run(f"SELECT code, zone FROM {build.facts}.sources").rows
        zones = {MAP_ZONE: build.journey_map.timezone} | {int(str(c)): str(z) for c, z in rows}
        make_zone_shifts(
            engine, schema, zones=zones, first_us=bounds.first_us, last_us=slots.end_us
        )
    build.make("stage_starts")
    add_deadlines(engine, schema, kinds=kinds, slots=slots)
    engine.execute(
        build.sql(
            "CREATE OR REPLACE TABLE laid.deadlines AS SELECT id AS event_no,"
            " max(CASE WHEN which = 1 THEN at_us END) AS due_us,"
            " max(CASE WHEN which = 2 THEN at_us END) AS breach_us"
            " FROM laid.deadline_parts GROUP BY id"
        )
    )
