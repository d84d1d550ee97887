"""What does each signature mean on the map: touchpoint, stage, outcome, class; as tables of the laid schema."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wayline.engine import Engine
from wayline.journeys.crediting import (
    Asks,
    Credit,
    credit,
    ending_outcome,
    entered_stage,
)
from wayline.journeys.dictionaries import OnMap, Row, fill_table
from wayline.journeys.laid import laid_sql
from wayline.journeys.plan import Plan, TouchpointPlan
from wayline.journeys.signatures import Signature, SignatureReader, SignatureTable
from wayline.map import Rule

CREDITED, STRUCTURAL, SURPLUS, NO_UNIT = 1, 2, 3, 4
NO_CASE, MANY_CASES, IGNORED, UNMATCHED = 5, 6, 7, 8
LAST_STAGE = 0  # stands for the outcome of a map without outcomes: entering the last stage [M47]
MARKS = (
    "sig INTEGER, touchpoint SMALLINT, choice BOOLEAN, ambiguous BOOLEAN, home SMALLINT,"
    " i_stage SMALLINT, x_stage SMALLINT, x_ambiguous BOOLEAN, outcome SMALLINT, other TINYINT"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rules say of every event of one signature.

    Attributes:
        sig: the signature.
        credit: the touchpoints that want it, after (1) to (3) of [M45].
        implicit: the stage that it enters because it is credited in it [M47].
        explicit: the stage whose binding or plain entry wants it.
        is_ambiguous: two stages want it and only the list's order tells.
        outcome: the outcome that it proves and that ends the case; LAST_STAGE without outcomes.
        other: its class when no touchpoint gets it.
    """

    sig: int
    credit: Credit
    implicit: int | None
    explicit: int | None
    is_ambiguous: bool
    outcome: int | None
    other: int

    @property
    def touchpoint(self) -> TouchpointPlan | None:
        """The touchpoint, when the signature alone decides it."""
        return self.credit.tied[0] if len(self.credit.tied) == 1 else None

    @property
    def has_choice(self) -> bool:
        """True when the case's stage, the person's role or document order has to decide."""
        return len(self.credit.tied) > 1


def plan_rules(plan: Plan) -> Iterator[Rule]:
    """Every rule that laying asks."""
    for touchpoint in plan.touchpoints:
        if touchpoint.binding is not None:
            yield touchpoint.binding.rule
    yield from plan.other
    yield from plan.ignored


def read_signatures(
    reader: SignatureReader, plan: Plan, schema: str, *, channel_of: Mapping[int, OnMap]
) -> tuple[SignatureTable, tuple[Mark, ...]]:
    """The signatures of all events with their marks.

    They are split by channel only where a channel can break a tie between touchpoints.
    """
    reader.add_rules(plan_rules(plan))
    table = reader.read(schema, with_channel=False)
    marks = tuple(_mark(one, plan, reader, channel_of) for one in table.signatures)
    lists_channels = any(
        mark.has_choice and any(one.channels for one in mark.credit.tied) for mark in marks
    )
    if lists_channels:
        table = reader.read(schema, with_channel=True)
        marks = tuple(_mark(one, plan, reader, channel_of) for one in table.signatures)
    return table, marks


def _mark(
    one: Signature, plan: Plan, reader: SignatureReader, channel_of: Mapping[int, OnMap]
) -> Mark:
    def asks(rule: Rule) -> bool:
        return reader.matches(rule, one)

    channel = channel_of.get(one.channel)
    credited = credit(
        plan.touchpoints,
        asks,
        listed=lambda touchpoint: channel is not None and channel.key in touchpoint.channels,
    )
    stage = entered_stage(plan.stages, asks)
    implicit = credited.home
    if implicit is not None and not plan.stages[implicit - 1].implicit:
        implicit = None
    explicit = stage.stage if stage is not None else None
    return Mark(
        one.code,
        credited,
        implicit if explicit is None else None,
        explicit,
        stage is not None and stage.ambiguous,
        _outcome(plan, explicit or implicit, ending_outcome(plan.outcomes, asks)),
        _other_class(plan, asks),
    )


def _outcome(plan: Plan, entered: int | None, proven: int | None) -> int | None:
    if plan.outcomes:
        return proven
    return LAST_STAGE if entered == len(plan.stages) else None


def _other_class(plan: Plan, asks: Asks) -> int:
    if any(asks(rule) for rule in plan.other):
        return STRUCTURAL
    return IGNORED if any(asks(rule) for rule in plan.ignored) else UNMATCHED


def make_marks(engine: Engine, schema: str, marks: Iterable[Mark]) -> None:
    """Makes the table `marks`, one row a signature."""
    name = laid_sql("laid.marks", schema)
    engine.execute(f"CREATE OR REPLACE TABLE {name} ({MARKS})")
    columns = [column.split()[0] for column in MARKS.split(", ")]
    fill_table(engine, name, columns, [_row(mark) for mark in marks])


def _row(mark: Mark) -> Row:
    touchpoint = mark.touchpoint
    return (
        mark.sig,
        None if touchpoint is None else touchpoint.code,
        mark.has_choice,
        False,
        mark.credit.home,
        mark.implicit,
        mark.explicit,
        mark.is_ambiguous,
        mark.outcome,
        mark.other,
    )


def make_traits(engine: Engine, schema: str, plan: Plan) -> None:
    """Makes `traits(touchpoint, path, mix)`: its stakeholder path, and its number in the variant's mix."""
    name = laid_sql("laid.traits", schema)
    engine.execute(
        f"CREATE OR REPLACE TABLE {name} (touchpoint SMALLINT, path SMALLINT, mix BIGINT)"
    )
    paths = [path for path in plan.paths if path.is_stakeholders]
    rows: list[Row] = [
        (
            one.code,
            next((path.code for path in paths if one.code in path.steps), None),
            mix(one.key),
        )
        for one in plan.touchpoints
    ]
    fill_table(engine, name, ("touchpoint", "path", "mix"), rows)


def mix(key: str) -> int:
    """31 bits of a key, so that the mix of a variant is equal on every engine and for every map."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") >> 1
