"""To which touchpoint is an event credited, which stage does it enter, which outcome does it prove [M42]-[M47]."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wayline.journeys.plan import OutcomePlan, StagePlan, TouchpointPlan
from wayline.map import (
    AllCond,
    AllRule,
    AnyCond,
    AnyRule,
    Cond,
    EventRule,
    NotRule,
    Rule,
    SeenCond,
)

Specificity = tuple[int, int]  # name level (exact 2, glob 1, none 0), then fields tested
Strength = tuple[int, int, int]  # priority, then specificity
Rank = tuple[int, int, int, bool]  # priority, name level, fields tested, channel listed
Asks = Callable[[Rule], bool]


@dataclass(frozen=True, slots=True)
class Credit:
    """What (1) to (3) of [M45] leave of the touchpoints that want an event.

    Attributes:
        tied: the best candidates in document order; empty = none wants it.
        home: the stage in which all of them lie, None when they lie in several.
    """

    tied: tuple[TouchpointPlan, ...]
    home: int | None


@dataclass(frozen=True, slots=True)
class Entered:
    """The stage that an event enters by itself, how strongly, and whether only the list could tell."""

    stage: int
    rank: Strength
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class Proven:
    """The outcome that an event proves and that ends the case, and how strongly."""

    outcome: int
    rank: Strength


@dataclass(frozen=True, slots=True)
class Settled:
    """The touchpoint that gets an event, and whether only document order could tell [M45] (6)."""

    touchpoint: TouchpointPlan
    is_ambiguous: bool


def specificity(rule: Rule) -> Specificity:
    """How narrow a rule is [M45]: exact name over glob over none, then the number of fields tested.

    Source and channel are fields too; `all` adds up, `any` counts its weakest branch, `not` counts one.
    """
    match rule:
        case EventRule():
            level = 0 if not rule.names else 1 if any(one.is_glob for one in rule.names) else 2
            return level, len(rule.where) + bool(rule.sources) + bool(rule.channels)
        case AllRule():
            parts = [specificity(part) for part in rule.parts]
            return max((level for level, _ in parts), default=0), sum(n for _, n in parts)
        case AnyRule():
            return min((specificity(part) for part in rule.parts), default=(0, 0))
        case NotRule():
            return 0, 1


def cond_specificity(cond: Cond) -> Specificity:
    """The same for a cond: its rules count as the parts of a rule would; what asks no rule is (0, 1)."""
    if isinstance(cond, AllCond):
        parts = [cond_specificity(part) for part in cond.parts]
        return max((level for level, _ in parts), default=0), sum(n for _, n in parts)
    if isinstance(cond, AnyCond):
        return min((cond_specificity(part) for part in cond.parts), default=(0, 0))
    if isinstance(cond, SeenCond) and isinstance(
        cond.what, EventRule | AllRule | AnyRule | NotRule
    ):
        return specificity(cond.what)
    return 0, 1


def simple_rule(cond: Cond | None) -> Rule | None:
    """The rule that a cond comes down to when one event alone decides it; else None."""
    if isinstance(cond, SeenCond):
        plain = cond.times == 1 and cond.people == 1
        if plain and isinstance(cond.what, EventRule | AllRule | AnyRule | NotRule):
            return cond.what
        return None
    if isinstance(cond, AnyCond) and cond.parts:
        parts = tuple(rule for part in cond.parts if (rule := simple_rule(part)) is not None)
        return AnyRule(parts) if len(parts) == len(cond.parts) else None
    return None


def credit(
    touchpoints: Iterable[TouchpointPlan],
    asks: Asks,
    *,
    listed: Callable[[TouchpointPlan], bool],
) -> Credit:
    """The touchpoints that are left for an event after priority, specificity and channel [M45]."""
    ranked: list[tuple[Rank, TouchpointPlan]] = []
    for touchpoint in touchpoints:
        binding = touchpoint.binding
        if binding is not None and asks(binding.rule):
            level, fields = specificity(binding.rule)
            ranked.append(((binding.priority, level, fields, listed(touchpoint)), touchpoint))
    best = max((rank for rank, _ in ranked), default=None)
    tied = tuple(touchpoint for rank, touchpoint in ranked if rank == best)
    homes = {touchpoint.stage for touchpoint in tied}
    return Credit(tied, homes.pop() if len(homes) == 1 else None)


def settle(
    tied: tuple[TouchpointPlan, ...], on_path: frozenset[int], *, stage: int | None
) -> Settled:
    """Breaks a tie by (4) to (6) of [M45]: the case's stage, the paths of the person's role, the document.

    Args:
        tied: the candidates in document order, at least one.
        on_path: the touchpoints on a path of the person's stakeholder role.
        stage: the stage the case is in, None before the first.
    """
    left = tuple(one for one in tied if one.stage == stage) or tied
    left = tuple(one for one in left if one.code in on_path) or left
    return Settled(left[0], len(left) > 1)


def entered_stage(stages: Iterable[StagePlan], asks: Asks) -> Entered | None:
    """The stage whose binding, or entry of one event, wants the event [M46]: the later one wins a tie."""
    found: list[tuple[Strength, int]] = []
    for stage in stages:
        binding = stage.binding
        rule = binding.rule if binding is not None else simple_rule(stage.entry)
        if rule is not None and asks(rule):
            priority = binding.priority if binding is not None else 0
            found.append(((priority, *specificity(rule)), stage.code))
    if not found:
        return None
    best = max(rank for rank, _ in found)
    tied = [stage for rank, stage in found if rank == best]
    return Entered(max(tied), best, len(tied) > 1)


def ending_outcome(outcomes: Iterable[OutcomePlan], asks: Asks) -> Proven | None:
    """The outcome that an event proves and that ends the case.

    Among several the higher priority, then the narrower rule, then the first in the list.
    """
    found: list[tuple[Strength, int]] = []
    for outcome in outcomes:
        rule = outcome_rule(outcome)
        if outcome.ends and rule is not None and asks(rule):
            priority = outcome.binding.priority if outcome.binding is not None else 0
            found.append(((priority, *specificity(rule)), -outcome.code))
    if not found:
        return None
    rank, code = max(found)
    return Proven(-code, rank)


def outcome_rule(outcome: OutcomePlan) -> Rule | None:
    """The rule that one event answers for an outcome, from its binding or a plain `when`."""
    return outcome.binding.rule if outcome.binding is not None else simple_rule(outcome.when)
