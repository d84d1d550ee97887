"""Which events prove an element: reads rules, conds and bindings from plain values [M37]-[M42]."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal, TypeVar, get_args

from wayline.base import Duration, JsonObject, JsonValue, did_you_mean, is_key, said_by, say
from wayline.map.plain import ShapeError
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
    Take,
    Test,
    TestOp,
)
from wayline.map.scalars import read_duration

MOST_DEEP, MOST_TESTS, MOST_NAMES = 6, 100, 500  # the limits of [M41]
LONGEST_NAME = 200  # an event name is no longer (events.md [E2])
PROVABLE = ("stage", "touchpoint", "outcome", "compliance")  # what a cond or a measure may name
RULE_FIELDS = ("event", "source", "channel", "where", "all", "any", "not")
TAKES: tuple[Take, ...] = get_args(Take)
OPERATORS: tuple[TestOp, ...] = get_args(TestOp)
_COMPARING: tuple[TestOp, ...] = ("eq", "ne", "lt", "lte", "gt", "gte")
_QUORUM = re.compile(r"quorum\(\s*([0-9]{1,4})\s*\)")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}\S{0,25}")
_Part = TypeVar("_Part")


def parse_rule(value: JsonValue) -> Rule:
    """A rule from its YAML or JSON value.

    Raises:
        ShapeError: with the path inside the value, when it is no rule or breaks a limit of [M41].
    """
    rule = _rule(value, 1)
    tests, names = weigh_rule(rule)
    _check_limits(tests, names)
    return rule


def parse_binding(value: JsonValue) -> Binding:
    """A rule with its `take`, `per` and `priority` [M42].

    Raises:
        ShapeError: as `parse_rule`.
    """
    if not isinstance(value, dict):
        return Binding(parse_rule(value))
    rest = {name: part for name, part in value.items() if name not in ("take", "per", "priority")}
    if not rest:
        raise ShapeError(say("a binding needs a rule; {{event: ...}} is the usual one"))
    return Binding(
        parse_rule(rest),
        take=_take(value["take"]) if "take" in value else None,
        per=_word(value["per"], "per") if "per" in value else None,
        priority=_whole(value.get("priority", 0), "priority", least=-1000),
    )


def parse_cond(value: JsonValue) -> Cond:
    """A question to the history of one case; a bare rule means `seen` [M37].

    Raises:
        ShapeError: as `parse_rule`.
    """
    cond = _cond(value, 1)
    weights = [weigh_rule(rule) for rule in rules_of(cond)]
    tests = sum(len(part.tests) for part in walk_cond(cond) if isinstance(part, IsCond))
    _check_limits(tests + sum(w[0] for w in weights), sum(w[1] for w in weights))
    return cond


def parse_question(value: JsonValue) -> Ref | Binding:
    """What a measure asks: an element (`outcome:paid`) or a rule, which may say its `take`."""
    ref = read_ref(value)
    return ref if ref is not None else parse_binding(value)


def read_ref(value: JsonValue) -> Ref | None:
    """The reference that a text such as `stage:start` makes; None when it is something else."""
    if not isinstance(value, str):
        return None
    kind, colon, key = value.partition(":")
    return Ref(kind, key) if colon and kind in PROVABLE and is_key(key) else None


def parse_tests(value: JsonValue) -> tuple[tuple[str, Test], ...]:
    """Tests by field, as in `where`, `is` and the `rule` of a segment."""
    if not isinstance(value, dict) or not value:
        raise ShapeError(say("expected {{field: test}}, got {value}", value=f"{value!r:.80}"))
    return tuple((_field(name), _under(name, _test, part)) for name, part in value.items())


def _rule(value: JsonValue, depth: int) -> Rule:
    if depth > MOST_DEEP:
        raise ShapeError(say("a rule may be nested {most} deep, not deeper", most=MOST_DEEP))
    if isinstance(value, str | list):
        return EventRule(names=_names(value))
    if not isinstance(value, dict) or not value:
        raise ShapeError(
            say(
                "expected an event name, a list of names or {{event: ...}}, got {value}",
                value=f"{value!r:.80}",
            )
        )
    for name in value:
        if name not in RULE_FIELDS:
            advice = did_you_mean(name, (*RULE_FIELDS, "take", "per", "priority"))
            raise ShapeError(say("a rule has no part '{name}'", name=name), (name,), remedy=advice)
    return _joined(value, depth) if {"all", "any", "not"} & set(value) else _event_rule(value)


def _joined(value: JsonObject, depth: int) -> Rule:
    name = _only(value)
    if name == "not":
        return NotRule(_under("not", lambda part: _rule(part, depth + 1), value["not"]))
    parts = _parts(value, name, lambda part: _rule(part, depth + 1))
    return AllRule(parts) if name == "all" else AnyRule(parts)


def _parts(value: JsonObject, name: str, read: Callable[[JsonValue], _Part]) -> tuple[_Part, ...]:
    listed = value[name]
    if not isinstance(listed, list):
        raise ShapeError(
            say("`{name}` joins a list", name=name),
            (name,),
            remedy=say("Write {name}: [..., ...].", name=name),
        )
    parts: list[_Part] = []
    for place, part in enumerate(listed):
        try:
            parts.append(read(part))
        except ShapeError as error:
            raise error.under(name, place) from error
    return tuple(parts)


def _only(value: JsonObject) -> str:
    """The one name of a mapping that may have only one."""
    if len(value) == 1:
        return next(iter(value))
    joined = next(name for name in value if name in _COND_FORMS or name in RULE_FIELDS)
    raise ShapeError(
        say(
            "`{joined}` stands alone, it cannot be mixed with {others}",
            joined=joined,
            others=", ".join(n for n in value if n != joined),
        ),
        remedy=say("Put the parts into one list: {{all: [..., ...]}}."),
    )


def _event_rule(value: JsonObject) -> EventRule:
    return EventRule(
        names=_under("event", _names, value["event"]) if "event" in value else (),
        sources=_under("source", _names, value["source"]) if "source" in value else (),
        channels=_under("channel", _names, value["channel"]) if "channel" in value else (),
        where=_under("where", parse_tests, value["where"]) if "where" in value else (),
    )


def _under(step: str, read: Callable[[JsonValue], _Part], value: JsonValue) -> _Part:
    try:
        return read(value)
    except ShapeError as error:
        raise error.under(step) from error


def _names(value: JsonValue) -> tuple[NamePattern, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed:
        raise ShapeError(
            say("an empty list of names matches nothing"),
            remedy=say("Leave it out, or say `none`."),
        )
    return tuple(_name(part) for part in listed)


def _name(value: JsonValue) -> NamePattern:
    literal = isinstance(value, dict)
    text = value["eq"] if isinstance(value, dict) and set(value) == {"eq"} else value
    if not isinstance(text, str) or not text.strip():
        raise ShapeError(
            say("expected a name, got {value}", value=f"{value!r:.80}"),
            remedy=say("Quote it if it is a number."),
        )
    if len(text) > LONGEST_NAME:
        raise ShapeError(
            say(
                "a name has at most {most} characters, this one {n}", most=LONGEST_NAME, n=len(text)
            )
        )
    return NamePattern(text, is_glob=not literal and ("*" in text or "?" in text))


def _test(value: JsonValue) -> Test:
    if isinstance(value, list):
        return Test("in", tuple(_scalar(part) for part in value))
    if not isinstance(value, dict):
        return Test("eq", (_scalar(value),))
    if len(value) != 1:
        raise ShapeError(
            say("a test has one operator, got {operators}", operators=", ".join(value))
            if value
            else say("a test has one operator, got none"),
            remedy=say("For a range write {{between: [a, b]}}, else join two rules with `all`."),
        )
    name, operand = next(iter(value.items()))
    operator = next((op for op in OPERATORS if op == name), None)
    if operator is None:
        raise ShapeError(
            say("there is no operator '{name}'", name=name),
            (name,),
            remedy=did_you_mean(name, OPERATORS),
        )
    return _under(name, lambda part: _operated(operator, part), operand)


def _operated(operator: TestOp, operand: JsonValue) -> Test:
    if operator in _COMPARING and isinstance(operand, dict):
        if set(operand) != {"field"}:
            raise ShapeError(say("expected a value or {{field: name}}"))
        return Test(operator, other_field=_under("field", _field, operand["field"]))
    if operator in _COMPARING:
        return Test(operator, (_scalar(operand),))
    if operator == "present":
        if not isinstance(operand, bool):
            raise ShapeError(
                say("`present` is true or false, got {operand}", operand=f"{operand!r:.80}")
            )
        return Test(operator, (operand,))
    if operator == "like":
        if not isinstance(operand, str) or not operand:
            raise ShapeError(
                say(
                    '`like` takes a pattern such as "*method*", got {operand}',
                    operand=f"{operand!r:.80}",
                )
            )
        return Test(operator, (operand,))
    return _listed(operator, operand)


def _listed(operator: TestOp, operand: JsonValue) -> Test:
    if not isinstance(operand, list) or (operator == "between" and len(operand) != 2):
        raise ShapeError(
            say("`between` takes two values, got {operand}", operand=f"{operand!r:.80}")
            if operator == "between"
            else say(
                "`{operator}` takes a list, got {operand}",
                operator=operator,
                operand=f"{operand!r:.80}",
            )
        )
    return Test(operator, tuple(_scalar(part) for part in operand))


def _scalar(value: JsonValue) -> Scalar:
    """The value with the type that decides the comparison [M40]; ISO 8601 text is a date."""
    if value is None or isinstance(value, list | dict):
        raise ShapeError(say("expected one value, got {value}", value=f"{value!r:.80}"))
    if not isinstance(value, str):
        return value
    if len(value) > 1000:
        raise ShapeError(say("a value has at most 1000 characters"))
    try:
        if _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
        return datetime.fromisoformat(value) if _ISO_TIME.fullmatch(value) else value
    except ValueError:
        return value  # it looks like a date and is none: compared as text


def _field(value: JsonValue) -> str:
    if isinstance(value, str) and value.strip() and len(value) <= LONGEST_NAME:
        return value
    raise ShapeError(say("expected the name of a field, got {value}", value=f"{value!r:.80}"))


def _take(value: JsonValue) -> Take:
    for take in TAKES:
        if take == value:
            return take
    raise ShapeError(
        say(
            "`take` is one of {words}, got {value}", words=", ".join(TAKES), value=f"{value!r:.80}"
        ),
        ("take",),
    )


def _word(value: JsonValue, name: str) -> str:
    if isinstance(value, str) and is_key(value):
        return value
    raise ShapeError(
        say(
            "`{name}` is account, person or an object type, got {value}",
            name=name,
            value=f"{value!r:.80}",
        ),
        (name,),
    )


def _whole(value: JsonValue, name: str, *, least: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= 1_000_000:
        return value
    raise ShapeError(
        say(
            "`{name}` is a whole number from {least}, got {value}",
            name=name,
            least=least,
            value=f"{value!r:.80}",
        ),
        (name,),
    )


def _length(value: JsonValue, name: str) -> Duration:
    try:
        return read_duration(value)
    except ValueError as error:
        raise ShapeError(said_by(error), (name,)) from error


_COND_FORMS = ("seen", "overdue", "gate", "is", "all", "any", "not")


def _cond(value: JsonValue, depth: int) -> Cond:
    if depth > MOST_DEEP:
        raise ShapeError(say("a condition may be nested {most} deep, not deeper", most=MOST_DEEP))
    if not isinstance(value, dict) or not set(value) & set(_COND_FORMS):
        return SeenCond(read_ref(value) or _rule(value, depth))
    if "seen" in value:
        return _seen(value, depth)
    name = _only(value)
    if name in ("all", "any", "not"):
        return _joined_cond(value, name, depth + 1)
    if name == "gate":
        return GateCond(_under("gate", parse_gate, value["gate"]))
    if name == "is":
        return IsCond(_under("is", parse_tests, value["is"]))
    return _under("overdue", lambda part: _overdue(part, depth), value["overdue"])


def _joined_cond(value: JsonObject, name: str, depth: int) -> Cond:
    if name == "not":
        return NotCond(_under("not", lambda part: _cond(part, depth), value["not"]))
    parts = _parts(value, name, lambda part: _cond(part, depth))
    return AllCond(parts) if name == "all" else AnyCond(parts)


def _known(value: JsonObject, fields: tuple[str, ...]) -> None:
    for name in value:
        if name not in fields:
            raise ShapeError(
                say("there is no part '{name}' here", name=name),
                (name,),
                remedy=did_you_mean(name, fields),
            )


def _seen(value: JsonObject, depth: int) -> SeenCond:
    _known(value, ("seen", "times", "people", "within"))
    return SeenCond(
        _under("seen", lambda part: read_ref(part) or _rule(part, depth), value["seen"]),
        times=_whole(value.get("times", 1), "times", least=1),
        people=_whole(value.get("people", 1), "people", least=1),
        within=_length(value["within"], "within") if "within" in value else None,
    )


def _overdue(value: JsonValue, depth: int) -> OverdueCond:
    if not isinstance(value, dict) or not {"expect", "within"} <= set(value):
        raise ShapeError(say("expected {{after: ..., expect: ..., within: ...}}"))
    _known(value, ("after", "expect", "within"))
    start = value.get("after", "entry")
    after: Literal["entry"] | Ref | Rule = "entry"
    if start != "entry":
        after = _under("after", lambda part: read_ref(part) or _rule(part, depth), start)
    return OverdueCond(
        after=after,
        expect=_under("expect", lambda part: read_ref(part) or _rule(part, depth), value["expect"]),
        within=_length(value["within"], "within"),
    )


def parse_gate(value: JsonValue) -> Gate:
    """`{paths: [...], need: all}`; a bare list is its paths."""
    gate: JsonObject = value if isinstance(value, dict) else {"paths": value}
    _known(gate, ("paths", "need"))
    paths = gate.get("paths")
    listed = paths if isinstance(paths, list) else [paths]
    keys = tuple(key for key in listed if isinstance(key, str) and is_key(key))
    if not keys or len(keys) < len(listed):
        raise ShapeError(say("a gate lists the keys of its paths"), ("paths",))
    need = gate.get("need", "all")
    quorum = _QUORUM.fullmatch(need) if isinstance(need, str) else None
    if quorum:
        return Gate(keys, "quorum", int(quorum.group(1)))
    if need not in ("all", "any"):
        raise ShapeError(
            say("`need` is all, any or quorum(n), got {need}", need=f"{need!r:.80}"), ("need",)
        )
    return Gate(keys, "any" if need == "any" else "all")


def _check_limits(tests: int, names: int) -> None:
    if tests > MOST_TESTS or names > MOST_NAMES:
        raise ShapeError(
            say(
                "{tests} tests and {names} names; at most {most_tests} and {most_names} are allowed",
                tests=tests,
                names=names,
                most_tests=MOST_TESTS,
                most_names=MOST_NAMES,
            ),
            remedy=say("Use a pattern with *, or split the element."),
        )


def weigh_rule(rule: Rule) -> tuple[int, int]:
    """How many tests and how many names a rule holds."""
    match rule:
        case EventRule():
            operands = sum(max(1, len(test.operands)) for _, test in rule.where)
            tests = len(rule.where)
            return tests, operands - tests + len(rule.names) + len(rule.sources) + len(
                rule.channels
            )
        case NotRule():
            return weigh_rule(rule.part)
        case AllRule() | AnyRule():
            weights = [weigh_rule(part) for part in rule.parts]
            return sum(w[0] for w in weights), sum(w[1] for w in weights)


def walk_cond(cond: Cond) -> tuple[Cond, ...]:
    """The cond and every cond inside it, outermost first."""
    match cond:
        case AllCond() | AnyCond():
            return (cond, *(inner for part in cond.parts for inner in walk_cond(part)))
        case NotCond():
            return (cond, *walk_cond(cond.part))
        case SeenCond() | OverdueCond() | GateCond() | IsCond():
            return (cond,)


def rules_of(cond: Cond) -> tuple[Rule, ...]:
    """Every rule that a cond asks, in the order it is written."""
    asked: list[Ref | Rule | Literal["entry"]] = []
    for part in walk_cond(cond):
        if isinstance(part, SeenCond):
            asked.append(part.what)
        elif isinstance(part, OverdueCond):
            asked.extend((part.after, part.expect))
    return tuple(what for what in asked if not isinstance(what, Ref | str))
