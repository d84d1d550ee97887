"""When was a stage complete, although the case was still in it: exits and gates [M47] [M48]."""

from wayline.journeys.build import Build, Marked
from wayline.journeys.crediting import simple_rule
from wayline.journeys.dictionaries import Row, fill_table
from wayline.journeys.spans import Gates, SpanReader, visit_spans
from wayline.map import Cond, Gate, GateCond, Ref, Rule, SeenCond


def make_completions(build: Build, marked: Marked, *, gates: Gates) -> None:
    """Fills `completions(event_no, completed_us)`: visits whose `exit` was met, from entry to leaving.

    The event that enters the next stage still counts: "complete when the contract is signed" and "the
    contract enters the next stage" are one instant.
    """
    for stage in build.plan.stages:
        cond = stage.exit
        if cond is None:
            continue
        rule, ref = simple_rule(cond), simple_touchpoint(cond)
        if rule is not None:
            _complete_by_rule(build, marked, stage.code, rule=rule)
        elif ref is not None:
            codes = {one.key: one.code for one in build.plan.touchpoints}
            build.make("completions_touchpoint", stage=stage.code, touchpoint=codes[ref.key])
        elif isinstance(cond, GateCond):
            build.make("completions_gate", stage=stage.code, horizon_us=build.bounds.horizon_us)
        else:
            _complete_by_history(build, marked, stage.code, cond=cond, gates=gates)


def simple_touchpoint(cond: Cond) -> Ref | None:
    """The touchpoint whose credited event alone decides the cond, else None."""
    if not isinstance(cond, SeenCond) or not isinstance(cond.what, Ref):
        return None
    plain = cond.times == 1 and cond.people == 1 and cond.what.kind == "touchpoint"
    return cond.what if plain else None


def _complete_by_rule(build: Build, marked: Marked, stage: int, *, rule: Rule) -> None:
    mark_signatures(build, marked, rule)
    build.make("completions_rule", stage=stage)


def mark_signatures(build: Build, marked: Marked, rule: Rule) -> None:
    """Makes `rule_sigs(sig)`: the signatures whose events the rule matches."""
    build.execute("CREATE OR REPLACE TABLE laid.rule_sigs (sig INTEGER)")
    rows: list[Row] = [
        (one.code,) for one in marked.table.signatures if marked.reader.matches(rule, one)
    ]
    fill_table(build.engine, build.sql("laid.rule_sigs"), ("sig",), rows)


def _complete_by_history(
    build: Build, marked: Marked, stage: int, *, cond: Cond, gates: Gates
) -> None:
    reader = build.cond_reader(build.journey_map.stages[stage - 1])
    spans = SpanReader(build, marked, cond, reader=reader)
    found = spans.first_true(list(visit_spans(build, stage)), gates=gates)
    rows: list[Row] = list(found)
    fill_table(build.engine, build.sql("laid.completions"), ("event_no", "completed_us"), rows)


def gates_of_journeys(build: Build, stage_gates: dict[int, tuple[Gate, ...]]) -> Gates:
    """When each gate of the map opened, by journey, from `gate_openings`."""
    numbered = list(dict.fromkeys(gate for found in stage_gates.values() for gate in found))
    gates: dict[int, dict[Gate, int]] = {}
    rows = build.engine.run(
        build.sql("SELECT journey_id, gate, at_us FROM laid.gate_openings")
    ).rows
    for journey, gate, at_us in rows:
        gates.setdefault(int(str(journey)), {})[numbered[int(str(gate))]] = int(str(at_us))
    return gates
