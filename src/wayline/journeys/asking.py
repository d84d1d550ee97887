"""What are the events of a signature to the conds: the elements and rules that they answer [M48]."""

from collections.abc import Iterable

from wayline.journeys.conds import Asked
from wayline.journeys.crediting import outcome_rule
from wayline.journeys.marking import Mark
from wayline.journeys.plan import Plan
from wayline.journeys.signatures import SignatureReader, SignatureTable
from wayline.map import Binding, CheckedMap, Compliance, Ref, Rule


def rule_of_ref(ref: Ref, journey_map: CheckedMap, plan: Plan) -> Rule | None:
    """The rule that proves an outcome or a compliance check; touchpoints and stages have none alone."""
    if ref.kind == "outcome":
        found = [outcome for outcome in plan.outcomes if outcome.key == ref.key]
        return outcome_rule(found[0]) if found else None
    if ref.kind == "compliance":
        element = journey_map.find(ref)
        if isinstance(element, Compliance) and isinstance(element.binding, Binding):
            return element.binding.rule
    return None


def sig_asks(
    asked: Iterable[Asked],
    journey_map: CheckedMap,
    *,
    plan: Plan,
    signatures: SignatureTable,
    marks: tuple[Mark, ...],
    reader: SignatureReader,
) -> dict[int, frozenset[Asked]]:
    """For each signature what its events are; of touchpoints only the settled ones [M46]."""
    rules: dict[Asked, Rule] = {}
    touchpoints: dict[str, Asked] = {}
    for what in asked:
        if not isinstance(what, Ref):
            rules[what] = what
        elif what.kind == "touchpoint":
            touchpoints[what.key] = what
        elif (rule := rule_of_ref(what, journey_map, plan)) is not None:
            rules[what] = rule
    found: dict[int, frozenset[Asked]] = {}
    for one, mark in zip(signatures.signatures, marks, strict=True):
        hits = {what for what, rule in rules.items() if reader.matches(rule, one)}
        if mark.settled is not None and mark.settled.touchpoint.key in touchpoints:
            hits.add(touchpoints[mark.settled.touchpoint.key])
        if hits:
            found[one.code] = frozenset(hits)
    return found
