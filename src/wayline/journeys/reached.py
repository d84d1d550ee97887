"""Which outcomes were reached that end nothing, where several facts together tell it [M48]."""

from collections.abc import Iterator

from wayline.journeys.build import Build, Marked
from wayline.journeys.crediting import simple_rule
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.exits import gates_of_journeys
from wayline.journeys.paths import stage_gates
from wayline.journeys.plan import OutcomePlan
from wayline.journeys.spans import Gates, Span, SpanReader
from wayline.map import Cond

COLUMNS = "opening_no INTEGER, outcome SMALLINT, at_us BIGINT"


def add_reached(build: Build, marked: Marked) -> None:
    """Adds to `outcomes_reached` the outcomes with a `when` over the history, the first of each journey.

    Its facts count from the begin of the case or its last reopening, and it is reached at the latest
    of them; `seq` is the last event by then.
    """
    watched = [(one, one.when) for one in build.plan.outcomes if is_watched(one)]
    if not watched:
        return
    build.make("opening_spans", horizon_us=build.bounds.horizon_us)
    build.execute(f"CREATE OR REPLACE TABLE laid.outcomes_watched ({COLUMNS})")
    spans = list(_openings(build))
    gates = gates_of_journeys(build, stage_gates(build))
    rows: list[Row] = [
        (number, outcome.code, us)
        for outcome, cond in watched
        if cond is not None
        for number, us in _first_true(build, marked, cond, spans=spans, gates=gates)
    ]
    names = [column.split()[0] for column in COLUMNS.split(", ")]
    fill_table(build.engine, build.sql("laid.outcomes_watched"), names, rows)
    build.make("outcomes_watched")


def is_watched(outcome: OutcomePlan) -> bool:
    """True when it ends nothing and no single event can prove it."""
    return not outcome.ends and outcome.when is not None and simple_rule(outcome.when) is None


def _first_true(
    build: Build, marked: Marked, cond: Cond, *, spans: list[Span], gates: Gates
) -> Iterator[tuple[int, int]]:
    return SpanReader(build, marked, cond, reader=build.cond_reader()).first_true(
        spans, gates=gates
    )


def _openings(build: Build) -> Iterator[Span]:
    sql = (
        "SELECT opening_no, journey_id, first_seq, last_seq, from_us, until_us"
        " FROM laid.opening_spans ORDER BY opening_no"
    )
    for row in build.engine.run(build.sql(sql)).rows:
        yield Span(*(int(str(value)) for value in row))
