"""Can events prove what the map says: rules that are impossible, hidden, too wide or missing?"""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from wayline.base import fold, say
from wayline.map.binding import rules_of, walk_cond
from wayline.map.blueprint import Compliance
from wayline.map.checked import CheckedMap
from wayline.map.checks.finding import Finding, Sight, Spot, rule_of
from wayline.map.elements import Question
from wayline.map.people import Segment
from wayline.map.plain import StepPath
from wayline.map.rule_forms import canonical_rule
from wayline.map.rules import (
    AllRule,
    AnyRule,
    Binding,
    Cond,
    EventRule,
    IsCond,
    NotRule,
    Ref,
    Rule,
    Scalar,
    Test,
)
from wayline.map.stages import Outcome, Stage
from wayline.map.touchpoints import Touchpoint

CaseTests = tuple[tuple[str, Test], ...]


def impossible_rule(sight: Sight) -> Iterator[Finding]:
    """[M52] No event can match: disjoint names under `all`, an empty `between`, an empty list.

    Nor is anything known of a case that only an event says [M39].
    """
    for question in sight.inventory.questions:
        if any(_is_impossible(rule) for rule in _rules_in(question)):
            yield sight.found(
                "impossible_rule",
                "E",
                question.holder,
                say("A rule of '{name}' can never be true", name=sight.name(question.holder)),
                remedy=say("One event has one name and one value: join alternatives with `any`."),
                at=question.path,
            )
    yield from _asked_of_events(sight)


def _asked_of_events(sight: Sight) -> Iterator[Finding]:
    """Tests of a case, in `is` and in the rules of segments, that ask what only an event says."""
    for holder, path, tests in _tests_of_cases(sight):
        fields = [name for field, test in tests for name in (field, test.other_field or "")]
        asked = dict.fromkeys(one for one in fields if one.startswith(("event.", "props.")))
        if asked:
            yield sight.found(
                "impossible_rule",
                "E",
                holder,
                say(
                    "A test of '{name}' can never be true: {fields} is of an event, not of a case",
                    name=sight.name(holder),
                    fields=", ".join(asked),
                ),
                remedy=say(
                    "Ask what is known of a case: `account.`, `person.`, `project.`; what an event says is asked by `where`."
                ),
                at=path,
            )


def _tests_of_cases(sight: Sight) -> Iterator[tuple[Ref, Spot | StepPath, CaseTests]]:
    for question in sight.inventory.questions:
        conds = walk_cond(question.what) if isinstance(question.what, Cond) else ()
        tests = [test for part in conds if isinstance(part, IsCond) for test in part.tests]
        yield question.holder, question.path, tuple(tests)
    for element in sight.of("segment"):
        if isinstance(element.entity, Segment):
            yield element.ref, element, element.entity.rule


def _rules_in(question: Question) -> tuple[Rule, ...]:
    what = question.what
    if isinstance(what, Binding):
        return (what.rule,)
    return rules_of(what) if isinstance(what, Cond) else (what,)


def _is_impossible(rule: Rule) -> bool:
    match rule:
        case EventRule():
            return any(_never_holds(test) for _, test in rule.where)
        case NotRule():
            return False
        case AnyRule():
            return all(_is_impossible(part) for part in rule.parts)
        case AllRule():
            broken = any(_is_impossible(part) for part in rule.parts)
            return not rule.parts or broken or _names_disagree(rule)


def _names_disagree(rule: AllRule) -> bool:
    """True when parts that must hold together name different events."""
    exact = [
        {fold(name.text) for name in part.names}
        for part in rule.parts
        if isinstance(part, EventRule) and part.names and not any(n.is_glob for n in part.names)
    ]
    return bool(exact) and not set.intersection(*exact)


def _never_holds(test: Test) -> bool:
    if test.op == "in":
        return not test.operands
    if test.op != "between":
        return False
    low, high = test.operands
    return not _at_most(low, high)


def _at_most(low: Scalar, high: Scalar) -> bool:
    """Whether the first comes before the second; values of two types are never between."""
    if isinstance(low, str) and isinstance(high, str):
        return low <= high
    if isinstance(low, int | float) and isinstance(high, int | float):
        return low <= high
    if isinstance(low, date) and isinstance(high, date):
        return _day(low) <= _day(high)
    return False


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def hidden_rule(sight: Sight) -> Iterator[Finding]:
    """[M45] A touchpoint that another one always beats."""
    bound = [
        (point, stage, point.binding, canonical_rule(point.binding.rule))
        for point, stage in sight.map.touchpoints
        if isinstance(point.binding, Binding)
    ]
    for place, (point, stage, binding, rule) in enumerate(bound):
        for other_place, (other, other_stage, other_binding, other_rule) in enumerate(bound):
            same = rule == other_rule and place != other_place
            outranked = other_binding.priority > binding.priority
            preceded = (
                other_stage is stage
                and other_binding.priority == binding.priority
                and other_place < place
                and set(other.channels) == set(point.channels)
            )
            if same and (outranked or preceded):
                ref, winner = Ref("touchpoint", point.key), Ref("touchpoint", other.key)
                yield sight.found(
                    "hidden_rule",
                    "W",
                    (ref, winner),
                    say(
                        "'{name}' can never be credited: '{other}' asks the same",
                        name=sight.name(ref),
                        other=sight.name(winner),
                    ),
                    remedy=say(
                        "Test one more field, name a channel, or give it a higher `priority`."
                    ),
                )
                break


def wide_rule(sight: Sight) -> Iterator[Finding]:
    """[M52] A rule that takes every event."""
    for ref, lived in sight.lived():
        rule = rule_of(lived.binding)
        if rule is not None and _is_wide(rule):
            yield sight.found(
                "wide_rule",
                "W",
                ref,
                say("The rule of '{name}' takes every event", name=sight.name(ref)),
                remedy=say("Name the events, their source, or test a field."),
                at=(*sight.map.elements[ref].path, "binding"),
            )


def _is_wide(rule: Rule) -> bool:
    match rule:
        case EventRule():
            named = bool(rule.names) and all(name.text != "*" for name in rule.names)
            return not (named or rule.sources or rule.where)
        case AllRule():
            return all(_is_wide(part) for part in rule.parts)
        case AnyRule():
            return any(_is_wide(part) for part in rule.parts)
        case NotRule():
            return False


def unbound(sight: Sight) -> Iterator[Finding]:
    """[M50] No event can prove a stage, a touchpoint, or an element that a condition asks for."""
    asked = {pointer.to for pointer in sight.inventory.pointers}
    for ref, lived in sight.lived():
        if not is_bound(lived):
            yield _unbound(sight, ref)
    for element in (*sight.of("outcome"), *sight.of("compliance")):
        entity = element.entity
        needed = element.ref in asked or isinstance(entity, Outcome)
        if needed and isinstance(entity, Outcome | Compliance) and not is_bound(entity):
            yield _unbound(sight, element.ref)


def is_bound(entity: Stage | Touchpoint | Outcome | Compliance) -> bool:
    """True when events can prove it, or when it was decided that none does."""
    if entity.binding is not None:
        return True
    if isinstance(entity, Outcome):
        return entity.when is not None
    if isinstance(entity, Stage):
        return entity.entry is not None or any(
            isinstance(point.binding, Binding) for point in entity.touchpoints
        )
    return False


def proves_nothing(journey_map: CheckedMap, ref: Ref) -> bool:
    """True when no event can ever prove the element: nothing is stated, or `binding: none`."""
    found = journey_map.elements.get(ref)
    entity = found.entity if found is not None else None
    if isinstance(entity, Stage | Touchpoint | Outcome | Compliance):
        return not is_bound(entity) or entity.binding == "none"
    return False


def _unbound(sight: Sight, ref: Ref) -> Finding:
    return sight.found(
        "unbound",
        "W",
        ref,
        say("No event can prove '{name}'", name=sight.name(ref)),
        remedy=say("Add `binding: name_of_the_event`, or `binding: none` if there is none."),
    )


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    impossible_rule,
    hidden_rule,
    wide_rule,
    unbound,
)
