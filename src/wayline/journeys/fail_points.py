"""When did a fail point of the map happen [A16] [M48]?"""

from collections.abc import Iterator

from wayline.journeys.attributes import CaseFields
from wayline.journeys.build import Build, Marked
from wayline.journeys.conds import asked_of, guards_of
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.exits import gates_of_journeys
from wayline.journeys.fields import Field
from wayline.journeys.laid import LaidMap
from wayline.journeys.paths import stage_gates
from wayline.journeys.plan import fail_points_of
from wayline.journeys.spans import Gates, SpanReader, visit_spans
from wayline.map import CheckedMap, FailPoint, Ref, proves_nothing


def blind_spots_of(journey_map: CheckedMap, point: FailPoint) -> tuple[Ref, ...]:
    """What a fail point asks for although no event can prove it: so it cannot be judged.

    To wait for what can never be seen would call every visit a failure.
    """
    asked = asked_of(point.detect) if point.detect is not None else frozenset()
    refs = sorted((what for what in asked if isinstance(what, Ref)), key=str)
    return tuple(ref for ref in refs if proves_nothing(journey_map, ref))


def unjudged(laid: LaidMap) -> tuple[str, ...]:
    """The fail points of the map that its events cannot decide, by their references."""
    facts = laid.facts
    types = laid.engine.run(f"SELECT object_type, code FROM {facts}.object_types").rows
    codes = {str(name): int(str(code)) for name, code in types}
    fields = CaseFields(laid.engine, laid.schema, facts, laid.per, codes)
    return tuple(f"fail_point:{key}" for key in undecided(laid.map, fields))


def undecided(journey_map: CheckedMap, fields: CaseFields) -> tuple[str, ...]:
    """The keys of the fail points that nothing can decide, in the order of the map.

    They ask for what no event can prove, or for an attribute that no source ever states.
    """
    points = [point for stage in journey_map.stages for point in fail_points_of(stage)]
    needed = {point.key: _needed(point, fields) for point in points}
    stated = _stated(fields) if any(needed.values()) else set[Field]()
    return tuple(
        point.key
        for point in points
        if blind_spots_of(journey_map, point) or not needed[point.key] <= stated
    )


def _needed(point: FailPoint, fields: CaseFields) -> set[Field]:
    """What a fail point has to know of a case; an attribute that must be absent is none.

    A column or a property of an event is never known of a case: it stays in.
    """
    guards = guards_of(point.detect) if point.detect is not None else frozenset()
    return {
        field
        for guard in guards
        for test in guard.tests
        for field in fields.fields_of((test,))
        if field.kind != "attribute" or test[1].op != "present"
    }


def _stated(fields: CaseFields) -> set[Field]:
    """Every attribute that a source states of anything."""
    rows = fields.engine.run(
        f"SELECT DISTINCT object_type, field FROM {fields.facts}.object_changes"
    ).rows
    return {Field("attribute", str(owner), str(name)) for owner, name in rows}


def make_failures(build: Build, marked: Marked) -> None:
    """Fills `failures`: a row for each visit in which a fail point of its stage happened.

    A fail point that nothing can decide has none.
    """
    gates = gates_of_journeys(build, stage_gates(build))
    left_out = undecided(build.journey_map, build.fields)
    for code, stage in enumerate(build.journey_map.stages, start=1):
        for point in fail_points_of(stage):
            if point.detect is None or point.key in left_out:
                continue
            rows: list[Row] = list(_of_point(build, marked, point, code=code, gates=gates))
            columns = ("journey_id", "fail_point", "seq", "ts_us", "mode")
            fill_table(build.engine, build.sql("laid.failures"), columns, rows)


def _of_point(
    build: Build, marked: Marked, point: FailPoint, *, code: int, gates: Gates
) -> Iterator[Row]:
    if point.detect is None:
        return
    visits = {span.number: span for span in visit_spans(build, code)}
    reader = build.cond_reader(build.journey_map.stages[code - 1])
    spans = SpanReader(build, marked, point.detect, reader=reader)
    for number, us in spans.first_true(visits.values(), gates=gates):
        visit = visits[number]
        yield visit.journey_id, point.key, visit.first_seq, us, str(point.mode)
