"""How does an event prove something: the closed grammar of rules, conds and bindings [M37]-[M48].

A rule asks one event row; a cond asks the history of one case. This is the parsed form; `binding`
reads it from YAML. `wayline.journeys` compiles it to SQL.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from typing_extensions import override

from wayline.base import Duration

Scalar = str | int | float | bool | date | datetime
TestOp = Literal["eq", "ne", "lt", "lte", "gt", "gte", "between", "like", "in", "not_in", "present"]
Take = Literal["first", "last", "each"]


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A name as written; `is_glob` when its `*` and `?` are wildcards (`{eq: ...}` makes it literal)."""

    text: str
    is_glob: bool


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one field [M40].

    Attributes:
        op: the operator; a bare scalar reads as `eq`, a bare list as `in`.
        operands: one value, two for `between`, any number for `in` and `not_in`; for `present` one boolean.
        other_field: the field compared with, when written `{lte: {field: project.promised_on}}`;
            `operands` is empty then.
    """

    __test__: ClassVar[bool] = False  # or pytest takes it for a class of tests

    op: TestOp
    operands: tuple[Scalar, ...] = ()
    other_field: str | None = None


@dataclass(frozen=True, slots=True)
class EventRule:
    """Parts that are and-ed; an empty part asks nothing. A bare name is `EventRule(names=(...,))`."""

    names: tuple[NamePattern, ...] = ()
    sources: tuple[NamePattern, ...] = ()
    channels: tuple[NamePattern, ...] = ()
    where: tuple[tuple[str, Test], ...] = ()


@dataclass(frozen=True, slots=True)
class AllRule:
    """Every part holds for the same event row."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class AnyRule:
    """At least one part holds for the event row."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class NotRule:
    """The part does not hold for the event row."""

    part: "Rule"


Rule = EventRule | AllRule | AnyRule | NotRule


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an element: `touchpoint:offer`."""

    kind: str
    key: str

    @override
    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule with what is done with the rows that match [M42]; `take` None = the default of the element."""

    rule: Rule
    take: Take | None = None
    per: str | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Gate:
    """Which stakeholder paths must be through [M49]; `quorum` only with need = quorum."""

    paths: tuple[str, ...]
    need: Literal["all", "any", "quorum"] = "all"
    quorum: int | None = None


@dataclass(frozen=True, slots=True)
class SeenCond:
    """An element or a rule was seen `times` times, by `people` different people, inside `within`."""

    what: Ref | Rule
    times: int = 1
    people: int = 1
    within: Duration | None = None


@dataclass(frozen=True, slots=True)
class OverdueCond:
    """Nothing of `expect` came within `within` after `after` (the stage's entry, an element, a rule)."""

    after: Literal["entry"] | Ref | Rule
    expect: Ref | Rule
    within: Duration


@dataclass(frozen=True, slots=True)
class GateCond:
    """The gate is open."""

    gate: Gate


@dataclass(frozen=True, slots=True)
class IsCond:
    """Attributes of the account, person or object, evaluated when the other parts are met."""

    tests: tuple[tuple[str, Test], ...]


@dataclass(frozen=True, slots=True)
class AllCond:
    """All parts, facts of different events allowed; true at the latest."""

    parts: tuple["Cond", ...]


@dataclass(frozen=True, slots=True)
class AnyCond:
    """Any part; true at the earliest."""

    parts: tuple["Cond", ...]


@dataclass(frozen=True, slots=True)
class NotCond:
    """A guard: the part is not true at that time."""

    part: "Cond"


Cond = SeenCond | OverdueCond | GateCond | IsCond | AllCond | AnyCond | NotCond
