"""How are events laid on a map: builds the laid tables of one map over one state of the facts."""

import hashlib

from wayline.engine import Engine, quote_name
from wayline.journeys.build import EMPTY, Bounds, Build, EventFacts, Marked
from wayline.journeys.calendars import make_calendars
from wayline.journeys.dictionaries import make_dictionaries
from wayline.journeys.fail_points import make_failures
from wayline.journeys.instances import make_instances
from wayline.journeys.laid import LaidMap
from wayline.journeys.mark_tables import make_mark_tables, make_outcome_marks
from wayline.journeys.marking import read_signatures
from wayline.journeys.plan import read_plan
from wayline.journeys.reached import add_reached
from wayline.journeys.reaching import make_reach
from wayline.journeys.signatures import SignatureReader
from wayline.journeys.visits import make_events, make_journeys, make_visits
from wayline.journeys.vocabulary import read_vocabulary
from wayline.map import CheckedMap

FORMAT = 3  # of the laid tables; a new one lays anew


def lay(journey_map: CheckedMap, events: EventFacts, *, by: str | None = None) -> LaidMap:
    """The events laid on the map: journeys, stage visits, path runs, with every class of event counted.

    Args:
        journey_map: the map on which they are laid; its `judges` say by which version each case is judged.
        events: the facts.
        by: account, person or an object type in place of the map's `per` [L4].

    Raises:
        ScopeError: when the events hold no object of the type that a case is.
    """
    plan = read_plan(journey_map, by=by)
    schema = schema_name(journey_map, events, plan.per)
    engine, facts = events.engine, events.schema
    bounds = read_bounds(engine, facts, events.horizon_us)
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
    told = f"{FORMAT}|{journey_map.laying_key}|{events.schema}|{events.snapshot_id}|{per}"
    return f"laid_{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def read_bounds(engine: Engine, facts: str, horizon_us: int | None) -> Bounds:
    """From when to when the facts reach, and how many events they are."""
    row = engine.run(
        f"SELECT min(ts_us) AS first_us, max(ts_us) AS last_us, count(*) AS n FROM {facts}.events"
    ).first()
    start = engine.run(
        f"SELECT coalesce(max(complete_from_us), min(first_us)) AS us FROM {facts}.sources"
    ).first()["us"]
    first, last, n = (int(str(row[name] or 0)) for name in ("first_us", "last_us", "n"))
    horizon = horizon_us if horizon_us is not None else last
    return Bounds(first, max(last, horizon), horizon, int(str(start or 0)), n)


def _lay(build: Build) -> None:
    engine, schema, plan = build.engine, build.schema, build.plan
    for table, columns in EMPTY.items():
        build.execute(f"CREATE OR REPLACE TABLE laid.{table} ({columns})")
    channel_of = make_dictionaries(
        engine, schema, journey_map=build.journey_map, plan=plan, vocabulary=build.vocabulary
    )
    build.execute("CREATE OR REPLACE VIEW laid.names AS SELECT code, name FROM facts.event_names")
    slots = make_calendars(
        engine,
        schema,
        journey_map=build.journey_map,
        first_us=build.bounds.first_us,
        last_us=build.bounds.last_us,
    )
    reader = SignatureReader(engine, build.facts, build.vocabulary)
    signatures, marks = read_signatures(reader, plan, schema, channel_of=channel_of)
    marked = Marked(reader, signatures, marks)
    make_mark_tables(engine, schema, plan=plan, marks=marks)
    has_reached = make_outcome_marks(engine, schema, plan=plan, reader=reader, table=signatures)
    make_instances(build, marked)
    make_events(build, marked, slots)
    make_visits(build, marked, slots)
    make_journeys(build, has_reached=has_reached)
    add_reached(build, marked)
    make_failures(build, marked)
    make_reach(engine, schema, plan)
