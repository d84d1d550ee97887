"""Which kinds of events are there: events that every rule of a map answers alike share a signature.

Rules are asked once per signature, not once per event. In a map that binds by name a signature is
a name; sources, channels and tests of fields split it only where a rule asks for them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wayline.base import fold
from wayline.engine import Engine
from wayline.journeys.binding import RuleCompiler, check_limits
from wayline.journeys.dictionaries import fill_table
from wayline.journeys.fields import Field, FieldReader
from wayline.journeys.values import Binds
from wayline.journeys.vocabulary import Vocabulary, codes_matching
from wayline.map import AllRule, AnyRule, EventRule, NotRule, Rule, Test

MASK_BITS = 60  # bits of one BIGINT column that are surely not the sign
FieldTest = tuple[str, Test]


@dataclass(frozen=True, slots=True)
class Signature:
    """What the rules of one map can tell of an event; `mask` = the field tests that hold."""

    code: int
    name: int
    source: int
    channel: int
    mask: int
    role: int = 0  # of the person, as known at the time: position in the roles of the plan, from 1


@dataclass(frozen=True, slots=True)
class Matcher:
    """One event rule with its names resolved; None = not asked."""

    names: frozenset[int] | None
    sources: frozenset[int] | None
    channels: frozenset[int] | None
    mask: int

    def matches(self, one: Signature) -> bool:
        """True when an event of the signature answers yes."""
        return (
            (self.names is None or one.name in self.names)
            and (self.sources is None or one.source in self.sources)
            and (self.channels is None or one.channel in self.channels)
            and one.mask & self.mask == self.mask
        )


@dataclass(frozen=True, slots=True)
class SignatureTable:
    """The signatures that occur, and how a statement over `facts.events e` finds them.

    Attributes:
        signatures: in the order of their codes.
        joins: what stands behind `facts.events e` so that `code_sql` can be read.
        code_sql: the signature's code as SQL.
    """

    signatures: tuple[Signature, ...]
    joins: str
    code_sql: str


class SignatureReader:
    """Resolves rules and finds the signatures of one fact store for one map."""

    def __init__(self, engine: Engine, facts: str, vocabulary: Vocabulary) -> None:
        self._engine = engine
        self._facts = facts
        self._known = vocabulary
        self._matchers: dict[EventRule, Matcher] = {}
        self._bits: dict[FieldTest, int] = {}
        # The names whose events must be read for a test; None = all events.
        self._asked: dict[FieldTest, frozenset[int] | None] = {}

    def add_rules(self, rules: Iterable[Rule]) -> None:
        """Makes the rules known; all of them before `read`."""
        for rule in rules:
            check_limits(rule)
            for part in event_rules(rule):
                self._add(part)

    def _add(self, rule: EventRule) -> None:
        if rule in self._matchers:
            return
        known = self._known
        names = codes_matching(rule.names, known.names) if rule.names else None
        mask = 0
        for test in rule.where:
            mask |= 1 << self._bit(test, names)
        self._matchers[rule] = Matcher(
            names,
            codes_matching(rule.sources, known.sources) if rule.sources else None,
            codes_matching(rule.channels, known.channels) if rule.channels else None,
            mask,
        )

    def _bit(self, test: FieldTest, names: frozenset[int] | None) -> int:
        bit = self._bits.setdefault(test, len(self._bits))
        earlier = self._asked.get(test, frozenset())
        self._asked[test] = None if names is None or earlier is None else earlier | names
        return bit

    def matches(self, rule: Rule, one: Signature) -> bool:
        """True when an event of the signature answers the rule with yes."""
        match rule:
            case AllRule():
                return all(self.matches(part, one) for part in rule.parts)
            case AnyRule():
                return any(self.matches(part, one) for part in rule.parts)
            case NotRule():
                return not self.matches(rule.part, one)
            case EventRule():
                return self._matchers[rule].matches(one)

    def read(
        self, schema: str, *, with_channel: bool, roles: tuple[str, ...] = ()
    ) -> SignatureTable:
        """The signatures of all events; makes `signatures` and `event_bits` in the laid schema.

        Args:
            schema: the laid schema, quoted.
            with_channel: split by channel although no rule asks for it (touchpoints do [M45]).
            roles: split by the role of the person, one of these folded words.
        """
        matchers = self._matchers.values()
        by_source = any(one.sources is not None for one in matchers)
        by_channel = with_channel or any(one.channels is not None for one in matchers)
        if not (by_source or by_channel or self._bits or roles):
            return self._by_name()
        masks = self._make_bits(schema) if self._bits else 0
        if roles:
            self._make_roles(schema, roles)
        columns = {
            "name": "e.name",
            "source": "e.source" if by_source else "0",
            "channel": "coalesce(e.channel, 0)" if by_channel else "0",
            "role": "coalesce(r.role, 0)" if roles else "0",
            **{f"m{at}": f"coalesce(b.m{at}, 0)" for at in range(masks)},
        }
        bits = f" LEFT JOIN {schema}.event_bits b ON b.event_no = e.event_no" if masks else ""
        bits += f" LEFT JOIN {schema}.event_roles r ON r.event_no = e.event_no" if roles else ""
        self._make_signatures(schema, columns, bits)
        on = " AND ".join(f"g.{name} = {sql}" for name, sql in columns.items() if sql != "0")
        rows = self._engine.run(f"SELECT * FROM {schema}.signatures ORDER BY sig").dicts()
        return SignatureTable(
            tuple(_signature(row, masks) for row in rows),
            f"{bits} JOIN {schema}.signatures g ON {on}",
            "g.sig",
        )

    def _by_name(self) -> SignatureTable:
        signatures = tuple(Signature(one.code, one.code, 0, 0, 0) for one in self._known.names)
        return SignatureTable(signatures, "", "e.name")

    def _make_signatures(self, schema: str, columns: Mapping[str, str], bits: str) -> None:
        shown = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
        names = ", ".join(columns)
        self._engine.execute(
            f"CREATE OR REPLACE TABLE {schema}.signatures AS"
            f" SELECT CAST(row_number() OVER (ORDER BY {names}) AS INTEGER) AS sig, *"
            f" FROM (SELECT DISTINCT {shown} FROM {self._facts}.events e{bits})"
        )

    def _make_bits(self, schema: str) -> int:
        """`event_bits(event_no, m0, ...)`: one bit per field test; how many columns there are."""
        compiler = RuleCompiler(self._known, self._facts, Binds("t"))
        groups: dict[int, list[str]] = {}
        for (name, test), bit in self._bits.items():
            at, place = divmod(bit, MASK_BITS)
            sql = compiler.test_sql(name, test)
            groups.setdefault(at, []).append(f"CASE WHEN {sql} THEN {1 << place} ELSE 0 END")
        shown = ", ".join(
            f"CAST({' + '.join(parts)} AS BIGINT) AS m{at}" for at, parts in groups.items()
        )
        self._engine.execute(
            f"CREATE OR REPLACE TABLE {schema}.event_bits AS SELECT e.event_no, {shown}"
            f" FROM {compiler.reader.relation} WHERE {self._asked_names()}",
            compiler.binds.values,
        )
        return len(groups)

    def _make_roles(self, schema: str, roles: tuple[str, ...]) -> None:
        """`event_roles(event_no, role)`: what the person's attribute `role` said at the time [M45] (5)."""
        rows = self._engine.run(
            f"SELECT DISTINCT value FROM {self._facts}.object_changes"
            " WHERE object_type = 'person' AND field = 'role' AND value IS NOT NULL"
        ).rows
        values = {str(value): fold(str(value)) for (value,) in rows}
        known = [(value, roles.index(word) + 1) for value, word in values.items() if word in roles]
        self._engine.execute(
            f"CREATE OR REPLACE TABLE {schema}.role_words (value VARCHAR, role SMALLINT)"
        )
        fill_table(self._engine, f"{schema}.role_words", ("value", "role"), known)
        reader = FieldReader(self._facts, Binds("t"), {})
        text = reader.text_of(Field("attribute", "person", "role"))
        self._engine.execute(
            f"CREATE OR REPLACE TABLE {schema}.event_roles AS SELECT e.event_no, w.role"
            f" FROM {reader.relation} JOIN {schema}.role_words w ON w.value = {text}",
            reader.binds.values,
        )

    def _asked_names(self) -> str:
        names: set[int] = set()
        for asked in self._asked.values():
            if asked is None:
                return "TRUE"
            names |= asked
        return f"e.name IN ({', '.join(map(str, sorted(names)))})" if names else "FALSE"


def _signature(row: Mapping[str, object], masks: int) -> Signature:
    mask = sum(int(str(row[f"m{at}"])) << (at * MASK_BITS) for at in range(masks))
    code, name, source, channel, role = (
        int(str(row[column])) for column in ("sig", "name", "source", "channel", "role")
    )
    return Signature(code, name, source, channel, mask, role)


def event_rules(rule: Rule) -> Iterator[EventRule]:
    """The event rules inside a rule."""
    match rule:
        case AllRule() | AnyRule():
            for part in rule.parts:
                yield from event_rules(part)
        case NotRule():
            yield from event_rules(rule.part)
        case EventRule():
            yield rule
