"""What is known of a journey beside its events: segment, people, value, cost, why it ended."""

from wayline.base import Duration
from wayline.journeys.build import Build
from wayline.journeys.fields import FieldReader, parse_field
from wayline.journeys.judging import reigns_of
from wayline.journeys.values import Binds
from wayline.map import Stage, Standard


def make_segments(build: Build) -> None:
    """Fills `journey_segments`: the first segment whose rule holds as known at the journey's start."""
    fields = build.fields.of_accounts()
    rules = [
        (code, segment.rule)
        for code, segment in enumerate(build.journey_map.segments, start=1)
        if segment.rule
    ]
    if not rules:
        return
    read = [field for _, tests in rules for field in fields.fields_of(tests)]
    reader = fields.reader(build.sql("laid.journey_starts e"), read)
    parts = [f"WHEN {fields.tests_sql(tests, reader)} THEN {code}" for code, tests in rules]
    build.engine.execute(
        build.sql("INSERT INTO laid.journey_segments ")
        + f"SELECT * FROM (SELECT e.journey_id, CASE {' '.join(parts)} END AS segment"
        f" FROM {reader.relation}) WHERE segment IS NOT NULL",
        reader.binds.values,
    )


def make_people_and_money(build: Build) -> None:
    """Fills `journey_people`, `journey_values` and `visit_costs` where the events know of such."""
    if build.has_rows("facts.events WHERE person IS NOT NULL"):
        build.make("journey_people")
    if build.has_rows("facts.events WHERE cost IS NOT NULL"):
        build.make("visit_costs")
    currency = build.journey_map.currency
    if build.has_rows("facts.events WHERE value IS NOT NULL"):
        build.make("journey_values", currency=currency)
    types = build.object_types
    if build.plan.per in types and build.has_rows("facts.object_changes WHERE field = 'value'"):
        build.make("object_values", per=build.plan.per)


def make_end_reasons(build: Build) -> None:
    """Fills `end_reasons`: the property that tells why, at the event of the end that holds."""
    for outcome in build.plan.outcomes:
        if outcome.reason_property is None or not outcome.ends:
            continue
        binds = Binds("w")
        base = (
            "(SELECT l.journey_id, f.* FROM laid.events l"
            " JOIN laid.final_ends x ON x.journey_id = l.journey_id AND x.opening = l.opening"
            " JOIN facts.events f ON f.event_no = l.event_no"
            f" WHERE l.ends_with = {outcome.code}) e"
        )
        reader = FieldReader(build.facts, binds, build.object_types, base=build.sql(base))
        text = reader.text_of(parse_field(outcome.reason_property, build.object_types))
        build.engine.execute(
            build.sql("INSERT INTO laid.end_reasons ")
            + f"SELECT e.journey_id, {text} FROM {reader.relation} WHERE {text} IS NOT NULL",
            binds.values,
        )


def make_due_fields(build: Build) -> None:
    """Adds the promises that stand in a field, as known at the entry of the visit [A11].

    A date is kept until its day ends in the zone of the map. Without a value the visit has no promise.
    """
    for reign in reigns_of(build.journey_map):
        for code, stage in enumerate(build.journey_map.stages, start=1):
            theirs = reign.same(stage)
            standard = theirs.standard if isinstance(theirs, Stage) else None
            if isinstance(standard, Standard) and standard.due is not None:
                _add_due_field(
                    build, code, reign.number, field=standard.due, breach=standard.breach
                )


def _add_due_field(
    build: Build, stage: int, reign: int, *, field: str, breach: Duration | None
) -> None:
    """The promise of one version for one stage that stands in a field."""
    fields = build.fields
    asked = parse_field(field, build.object_types)
    base = (
        "(SELECT v.event_no, v.entered_us AS ts_us, e.person, coalesce(e.account, v.account) AS account,"
        " n.case_code FROM laid.visits v JOIN laid.events e ON e.event_no = v.event_no"
        " JOIN laid.judged_starts g ON g.id = v.event_no"
        f" JOIN laid.numbered n ON n.journey_id = v.journey_id WHERE v.stage = {stage} AND g.reign = {reign}) e"
    )
    reader = fields.reader(build.sql(base), [asked], prefix="w")
    text = reader.text_of(asked)
    build.engine.execute(
        build.sql("CREATE OR REPLACE TABLE laid.due_texts AS ")
        + f"SELECT e.event_no, {text} AS due FROM {reader.relation}",
        reader.binds.values,
    )
    build.make("due_fields", own_breach=breach is not None, zone=-reign)
    build.make("due_fields_missing")
