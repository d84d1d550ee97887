"""How is a rule written back: the canonical plain value of rules, conds and bindings [M7]."""

from datetime import date
from typing import Literal

from wayline.base import JsonObject, JsonValue, fold
from wayline.map.rules import (
    AllCond,
    AllRule,
    AnyCond,
    AnyRule,
    Binding,
    Cond,
    EventRule,
    Gate,
    GateCond,
    IsCond,
    NamePattern,
    NotCond,
    NotRule,
    OverdueCond,
    Ref,
    Rule,
    Scalar,
    SeenCond,
    Test,
)


def rule_to_json(rule: Rule) -> JsonObject:
    """The rule with every short form written out."""
    match rule:
        case AllRule():
            return {"all": [rule_to_json(part) for part in rule.parts]}
        case AnyRule():
            return {"any": [rule_to_json(part) for part in rule.parts]}
        case NotRule():
            return {"not": rule_to_json(rule.part)}
        case EventRule():
            return _event_to_json(rule)


def _event_to_json(rule: EventRule) -> JsonObject:
    parts = {"event": rule.names, "source": rule.sources, "channel": rule.channels}
    plain: JsonObject = {
        part: [_name_to_json(name) for name in names] for part, names in parts.items() if names
    }
    if rule.where:
        plain["where"] = tests_to_json(rule.where)
    return plain


def _name_to_json(name: NamePattern) -> JsonValue:
    looks_like_glob = "*" in name.text or "?" in name.text
    return {"eq": name.text} if looks_like_glob and not name.is_glob else name.text


def tests_to_json(tests: tuple[tuple[str, Test], ...]) -> JsonObject:
    """Tests by field."""
    return {field: _test_to_json(test) for field, test in tests}


def _test_to_json(test: Test) -> JsonObject:
    if test.other_field is not None:
        return {test.op: {"field": test.other_field}}
    operands: list[JsonValue] = [_scalar_to_json(operand) for operand in test.operands]
    return {test.op: operands if test.op in ("between", "in", "not_in") else operands[0]}


def _scalar_to_json(value: Scalar) -> JsonValue:
    return value.isoformat() if isinstance(value, date) else value


def binding_to_json(binding: Binding) -> JsonObject:
    """The rule with `take`, `per` and `priority` where they are stated."""
    plain = rule_to_json(binding.rule)
    if binding.take is not None:
        plain["take"] = binding.take
    if binding.per is not None:
        plain["per"] = binding.per
    if binding.priority:
        plain["priority"] = binding.priority
    return plain


def question_to_json(question: Ref | Binding) -> JsonValue:
    """A reference as text, a binding as its rule."""
    return str(question) if isinstance(question, Ref) else binding_to_json(question)


def gate_to_json(gate: Gate) -> JsonObject:
    """The gate; `need: all` is the default and left out."""
    plain: JsonObject = {"paths": list(gate.paths)}
    if gate.need != "all":
        plain["need"] = f"quorum({gate.quorum})" if gate.need == "quorum" else gate.need
    return plain


def cond_to_json(cond: Cond) -> JsonObject:
    """The cond with every short form written out."""
    match cond:
        case AllCond() | AnyCond():
            parts: list[JsonValue] = [cond_to_json(part) for part in cond.parts]
            return {"all" if isinstance(cond, AllCond) else "any": parts}
        case NotCond():
            return {"not": cond_to_json(cond.part)}
        case GateCond():
            return {"gate": gate_to_json(cond.gate)}
        case IsCond():
            return {"is": tests_to_json(cond.tests)}
        case SeenCond():
            return _seen_to_json(cond)
        case OverdueCond():
            return {"overdue": _overdue_to_json(cond)}


def _seen_to_json(cond: SeenCond) -> JsonObject:
    plain: JsonObject = {"seen": _asked(cond.what)}
    if cond.times != 1:
        plain["times"] = cond.times
    if cond.people != 1:
        plain["people"] = cond.people
    if cond.within is not None:
        plain["within"] = str(cond.within)
    return plain


def _overdue_to_json(cond: OverdueCond) -> JsonObject:
    return {
        "after": _asked(cond.after),
        "expect": _asked(cond.expect),
        "within": str(cond.within),
    }


def _asked(what: Ref | Rule | Literal["entry"]) -> JsonValue:
    return str(what) if isinstance(what, Ref | str) else rule_to_json(what)


def canonical_rule(rule: Rule) -> str:
    """A text that is equal for rules that ask the same in another order or another spelling of names."""
    match rule:
        case AllRule():
            return f"all({','.join(sorted(canonical_rule(part) for part in rule.parts))})"
        case AnyRule():
            return f"any({','.join(sorted(canonical_rule(part) for part in rule.parts))})"
        case NotRule():
            return f"not({canonical_rule(rule.part)})"
        case EventRule():
            parts = (rule.names, rule.sources, rule.channels)
            names = [sorted({(fold(n.text), n.is_glob) for n in part}) for part in parts]
            tests = sorted((field, repr(_test_to_json(test))) for field, test in rule.where)
            return repr((names, tests))
