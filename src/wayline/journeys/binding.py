"""Which events does a rule match: rules compiled to SQL with bound parameters [M37]-[M41]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wayline.base import DocumentError, say
from wayline.engine import Engine, Value
from wayline.journeys.fields import Field, FieldReader, parse_field
from wayline.journeys.values import Binds, sql_of_test
from wayline.journeys.vocabulary import Named, Vocabulary, codes_matching, read_vocabulary
from wayline.map import AllRule, AnyRule, CheckedMap, EventRule, NamePattern, NotRule, Rule, Test

DEEPEST, MOST_TESTS, MOST_NAMES = 6, 100, 500  # [M41]


@dataclass(frozen=True, slots=True)
class SqlPredicate:
    """A question to one event row.

    Attributes:
        sql: never NULL; speaks of `e`, a row of the relation.
        parameters: the values of the rule, bound by name.
        relation: what stands behind FROM: `facts.events e` with the joins that the fields need.
    """

    sql: str
    parameters: dict[str, Value]
    relation: str


def compile_rule(
    rule: Rule,
    engine: Engine,
    *,
    facts: str = "facts",
    journey_map: CheckedMap | None = None,
    vocabulary: Vocabulary | None = None,
    prefix: str = "r",
) -> SqlPredicate:
    """The rule as SQL over `facts.events`; the same rule gives the same rows on every engine [M41].

    Names, sources, channels and departments are looked up in the dictionaries first and stand in
    the SQL as integer codes; every other value of the rule is a bound parameter.

    Raises:
        DocumentError: when the rule is deeper than 6, has more than 100 tests or 500 names, or
            asks for a column that an event does not have.
    """
    check_limits(rule)
    known = vocabulary or read_vocabulary(engine, facts, journey_map)
    compiler = RuleCompiler(known, facts, Binds(prefix))
    sql = compiler.rule_sql(rule)
    return SqlPredicate(sql, compiler.binds.values, compiler.reader.relation)


def check_limits(rule: Rule) -> None:
    """Refuses a rule beyond the limits of [M41]."""
    depth, tests, names = _weight(rule)
    if depth > DEEPEST or tests > MOST_TESTS or names > MOST_NAMES:
        raise DocumentError(
            say(
                "a rule may be {deepest} deep, with {most_tests} tests and {most_names} names; this one is {depth} deep, with {tests} tests and {names} names.",
                deepest=DEEPEST,
                most_tests=MOST_TESTS,
                most_names=MOST_NAMES,
                depth=depth,
                tests=tests,
                names=names,
            ),
            remedy=say("Split it over several elements."),
        )


def _weight(rule: Rule) -> tuple[int, int, int]:
    if isinstance(rule, EventRule):
        return 1, len(rule.where), len(rule.names) + len(rule.sources) + len(rule.channels)
    parts = (rule.part,) if isinstance(rule, NotRule) else rule.parts
    weights = [_weight(part) for part in parts]
    return (
        1 + max((depth for depth, _, _ in weights), default=0),
        sum(tests for _, tests, _ in weights),
        sum(names for _, _, names in weights),
    )


def codes_sql(column: str, codes: Iterable[int]) -> str:
    """True where the column holds one of the codes; never NULL."""
    listed = ", ".join(str(code) for code in sorted(codes))
    return f"COALESCE({column} IN ({listed}), FALSE)" if listed else "FALSE"


class RuleCompiler:
    """Compiles the rules of one statement, which share its parameters and its joins."""

    def __init__(self, vocabulary: Vocabulary, facts: str, binds: Binds) -> None:
        self.vocabulary = vocabulary
        self.binds = binds
        types: Mapping[str, int] = {name: code for code, name in vocabulary.object_types}
        self.reader = FieldReader(facts, binds, types)

    def rule_sql(self, rule: Rule) -> str:
        """The rule as a condition on `e` that is never NULL."""
        match rule:
            case AllRule():
                return self._joined(rule.parts, " AND ", "TRUE")
            case AnyRule():
                return self._joined(rule.parts, " OR ", "FALSE")
            case NotRule():
                return f"NOT {self.rule_sql(rule.part)}"
            case EventRule():
                return self._event_sql(rule)

    def _joined(self, parts: tuple[Rule, ...], word: str, empty: str) -> str:
        return "(" + (word.join(self.rule_sql(part) for part in parts) or empty) + ")"

    def _event_sql(self, rule: EventRule) -> str:
        known = self.vocabulary
        asked: tuple[tuple[str, tuple[NamePattern, ...], tuple[Named, ...]], ...] = (
            ("e.name", rule.names, known.names),
            ("e.source", rule.sources, known.sources),
            ("e.channel", rule.channels, known.channels),
        )
        parts = [
            codes_sql(column, codes_matching(patterns, entries))
            for column, patterns, entries in asked
            if patterns
        ]
        parts.extend(self.test_sql(name, test) for name, test in rule.where)
        return "(" + (" AND ".join(parts) or "TRUE") + ")"

    def test_sql(self, name: str, test: Test) -> str:
        """One test of one field, never NULL."""
        field = parse_field(name, self.reader.object_types)
        if field == Field("dictionary", "event", "department") and _is_folded(test):
            return self._department_sql(test)
        other = None
        if test.other_field is not None:
            other = self.reader.text_of(parse_field(test.other_field, self.reader.object_types))
        return sql_of_test(test, self.reader.text_of(field), binds=self.binds, other=other)

    def _department_sql(self, test: Test) -> str:
        """Departments compare folded, with key, name and `match` of the map [M38]."""
        wanted = [NamePattern(str(one), is_glob=test.op == "like") for one in test.operands]
        codes = codes_matching(wanted, self.vocabulary.departments)
        if test.op in ("ne", "not_in"):
            return f"(e.department IS NOT NULL AND NOT {codes_sql('e.department', codes)})"
        return codes_sql("e.department", codes)


def _is_folded(test: Test) -> bool:
    folded = test.op in ("eq", "ne", "in", "not_in", "like") and test.other_field is None
    return folded and all(isinstance(operand, str) for operand in test.operands)
