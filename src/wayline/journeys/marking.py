"""What does each signature mean on the map: touchpoint, stage, outcome, class."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wayline.journeys.crediting import (
    Asks,
    Credit,
    Entered,
    Proven,
    Settled,
    credit,
    ending_outcome,
    entered_stage,
    settle,
)
from wayline.journeys.dictionaries import OnMap
from wayline.journeys.plan import Plan
from wayline.journeys.signatures import Signature, SignatureReader, SignatureTable
from wayline.map import Rule

CREDITED, STRUCTURAL, SURPLUS, NO_UNIT = 1, 2, 3, 4
NO_CASE, MANY_CASES, IGNORED, UNMATCHED = 5, 6, 7, 8
LAST_STAGE = 0  # stands for the outcome of a map without outcomes: entering the last stage [M47]
WEAKEST = (-(1 << 30), 0, 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the rules say of every event of one signature.

    Attributes:
        sig: the signature.
        credit: the touchpoints that want it, after (1) to (3) of [M45].
        settled: the touchpoint that gets it, when its stage is settled; else None.
        choices: by the stage the case is in, the touchpoint that gets it, when the stage decides.
        implicit: the stage that it enters because it is credited in it [M47].
        entered: the stage whose binding or plain entry wants it.
        proven: the outcome that it proves and that ends the case; LAST_STAGE without outcomes.
        other: its class when no touchpoint gets it.
    """

    sig: int
    credit: Credit
    settled: Settled | None
    choices: tuple[Settled, ...]
    implicit: int | None
    entered: Entered | None
    proven: Proven | None
    other: int

    @property
    def explicit(self) -> int | None:
        """The stage that a binding or plain entry gives."""
        return None if self.entered is None else self.entered.stage

    @property
    def outcome(self) -> int | None:
        """The outcome that ends the case."""
        return None if self.proven is None else self.proven.outcome


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

    They are split by channel, and by the person's role, only where that can break a tie.
    """
    reader.add_rules(plan_rules(plan))
    by_channel = by_role = False
    while True:
        table = reader.read(schema, with_channel=by_channel, roles=plan.roles if by_role else ())
        marks = tuple(_mark(one, plan, reader, channel_of) for one in table.signatures)
        tied = [mark.credit.tied for mark in marks if len(mark.credit.tied) > 1]
        channel_tells = any(one.channels for candidates in tied for one in candidates)
        role_tells = any(
            0
            < len([one for one in candidates if one.code in plan.steps_of(role)])
            < len(candidates)
            for candidates in tied
            for role in plan.roles
        )
        if by_channel >= channel_tells and by_role >= role_tells:
            return table, marks
        by_channel, by_role = by_channel or channel_tells, by_role or role_tells


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
    entered = entered_stage(plan.stages, asks)
    on_path = plan.steps_of(plan.roles[one.role - 1]) if one.role else frozenset[int]()
    settled: Settled | None = None
    choices: tuple[Settled, ...] = ()
    if credited.home is not None:
        settled = settle(credited.tied, on_path, stage=credited.home)
    elif credited.tied:
        ranks = range(len(plan.stages) + 1)
        choices = tuple(settle(credited.tied, on_path, stage=rank) for rank in ranks)
    implicit = None if entered is not None else _implicit(plan, credited)
    return Mark(
        one.code,
        credited,
        settled,
        choices,
        implicit,
        entered,
        _proven(plan, entered.stage if entered is not None else implicit, asks),
        _other_class(plan, asks),
    )


def _implicit(plan: Plan, credited: Credit) -> int | None:
    home = credited.home
    return home if home is not None and plan.stages[home - 1].implicit else None


def _proven(plan: Plan, entered: int | None, asks: Asks) -> Proven | None:
    if plan.outcomes:
        return ending_outcome(plan.outcomes, asks)
    return Proven(LAST_STAGE, WEAKEST) if entered == len(plan.stages) else None


def _other_class(plan: Plan, asks: Asks) -> int:
    if any(asks(rule) for rule in plan.other):
        return STRUCTURAL
    return IGNORED if any(asks(rule) for rule in plan.ignored) else UNMATCHED
