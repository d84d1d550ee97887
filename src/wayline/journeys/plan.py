"""What does laying need of a map: stages, touchpoints, outcomes and paths with their rules, by code."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from wayline.base import fold
from wayline.map import (
    AllCond,
    AllRule,
    AnyCond,
    AnyRule,
    Binding,
    CheckedMap,
    Cond,
    EventRule,
    FailPoint,
    GateCond,
    IsCond,
    NotCond,
    NotRule,
    OverdueCond,
    Persona,
    Rule,
    SeenCond,
    Stage,
    Standard,
    Take,
)

OUTCOME_KINDS: dict[str, int] = {"success": 1, "failure": 2, "neutral": 3}
TIMED_OUT = 4
Conds = SeenCond | OverdueCond | GateCond | IsCond | AllCond | AnyCond | NotCond
Rules = EventRule | AllRule | AnyRule | NotRule


@dataclass(frozen=True, slots=True)
class StagePlan:
    """A stage; `code` is its rank. Implicit = entered by the first event credited in it [M47]."""

    code: int
    key: str
    name: str
    binding: Binding | None
    entry: Cond | None
    exit: Cond | None
    optional: bool
    implicit: bool


@dataclass(frozen=True, slots=True)
class TouchpointPlan:
    """A touchpoint with what crediting needs; `take` and `per` are decided [M42]."""

    code: int
    key: str
    name: str
    stage: int
    binding: Binding | None
    take: Take
    per: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomePlan:
    """An outcome; `kind` 1 success, 2 failure, 3 neutral."""

    code: int
    key: str
    kind: int
    ends: bool
    binding: Binding | None
    when: Cond | None
    take: Take
    reason_property: str | None


@dataclass(frozen=True, slots=True)
class PathPlan:
    """A path; `roles` are the folded words by which a person's role means its persona [M45]."""

    code: int
    key: str
    steps: tuple[int, ...]
    roles: frozenset[str]
    done: Cond | None
    applies_when: Cond | None
    standard: Standard | None
    segment: str | None
    channel: str | None
    is_stakeholders: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of a map that decides how events are laid on it."""

    per: str
    stages: tuple[StagePlan, ...]
    touchpoints: tuple[TouchpointPlan, ...]
    outcomes: tuple[OutcomePlan, ...]
    paths: tuple[PathPlan, ...]
    dead_after_us: int | None
    ignored: tuple[Rule, ...]
    other: tuple[Rule, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Every word for a stakeholder of a path, folded; its code is its position from 1."""
        return tuple(sorted({role for path in self.paths for role in path.roles}))

    def steps_of(self, role: str) -> frozenset[int]:
        """The touchpoints on a path of the role."""
        return frozenset(step for path in self.paths if role in path.roles for step in path.steps)


def bound(value: Binding | Literal["none"] | None) -> Binding | None:
    """The binding; none decided and none stated both prove nothing."""
    return value if isinstance(value, Binding) else None


def fail_points_of(stage: Stage) -> tuple[FailPoint, ...]:
    """The fail points of a stage and of its touchpoints."""
    of_touchpoints = (one for touchpoint in stage.touchpoints for one in touchpoint.fail_points)
    return (*stage.fail_points, *of_touchpoints)


def read_plan(journey_map: CheckedMap, *, by: str | None = None) -> Plan:
    """The plan of a map; `by` stands in place of the map's `per`."""
    document = journey_map.document
    per = by or document.per
    touchpoints = _touchpoints(journey_map, per)
    dead_after = document.dead_after
    return Plan(
        per,
        _stages(journey_map),
        touchpoints,
        _outcomes(journey_map),
        _paths(journey_map, {one.key: one.code for one in touchpoints}),
        None if dead_after is None else round(dead_after.nominal_seconds() * 1_000_000),
        document.ignore,
        tuple(_other_rules(journey_map)),
    )


def _stages(journey_map: CheckedMap) -> tuple[StagePlan, ...]:
    return tuple(
        StagePlan(
            code,
            stage.key,
            journey_map.words(stage.name),
            bound(stage.binding),
            stage.entry,
            stage.exit,
            stage.optional,
            stage.binding is None and stage.entry is None,
        )
        for code, stage in enumerate(journey_map.stages, start=1)
    )


def _touchpoints(journey_map: CheckedMap, per: str) -> tuple[TouchpointPlan, ...]:
    ranks = {stage.key: code for code, stage in enumerate(journey_map.stages, start=1)}
    plans: list[TouchpointPlan] = []
    for code, (touchpoint, stage) in enumerate(journey_map.touchpoints, start=1):
        binding = bound(touchpoint.binding)
        # Milestones happen once: their default is the first [M42].
        default: Take = "first" if touchpoint.kind == "milestone" else "each"
        plans.append(
            TouchpointPlan(
                code,
                touchpoint.key,
                journey_map.words(touchpoint.name),
                ranks[stage.key],
                binding,
                (binding.take if binding else None) or default,
                (binding.per if binding else None) or per,
                touchpoint.channels,
            )
        )
    return tuple(plans)


def _outcomes(journey_map: CheckedMap) -> tuple[OutcomePlan, ...]:
    return tuple(
        OutcomePlan(
            code,
            outcome.key,
            OUTCOME_KINDS[outcome.kind],
            outcome.ends,
            bound(outcome.binding),
            outcome.when,
            (bound_take(bound(outcome.binding))) or "first",
            outcome.reason_property,
        )
        for code, outcome in enumerate(journey_map.document.outcomes, start=1)
    )


def bound_take(binding: Binding | None) -> Take | None:
    """The `take` that a binding states."""
    return binding.take if binding is not None else None


def _paths(journey_map: CheckedMap, codes: dict[str, int]) -> tuple[PathPlan, ...]:
    plans: list[PathPlan] = []
    for code, path in enumerate(journey_map.document.paths, start=1):
        persona = journey_map.persona(path.persona) if path.persona is not None else None
        plans.append(
            PathPlan(
                code,
                path.key,
                tuple(codes[key] for key in path.steps if key in codes),
                _roles(journey_map, persona),
                path.done,
                path.applies_when,
                path.standard if isinstance(path.standard, Standard) else None,
                path.segment,
                path.channel,
                persona is not None,
            )
        )
    return tuple(plans)


def _roles(journey_map: CheckedMap, persona: Persona | None) -> frozenset[str]:
    if persona is None:
        return frozenset()
    words = (persona.key, journey_map.words(persona.name), persona.stakeholder or "")
    return frozenset(fold(word) for word in words if word)


def _other_rules(journey_map: CheckedMap) -> Iterator[Rule]:
    """The rules of every element but touchpoints: what makes an event *structural* [M44] [M50]."""
    document = journey_map.document
    for name in type(document).model_fields:
        if name not in ("ignore", "stages"):
            yield from rules_in(getattr(document, name))
    for stage in journey_map.stages:
        for name in type(stage).model_fields:
            if name != "touchpoints":
                yield from rules_in(getattr(stage, name))
    for touchpoint, _ in journey_map.touchpoints:
        for name in type(touchpoint).model_fields:
            if name != "binding":
                yield from rules_in(getattr(touchpoint, name))


def rules_in(value: object) -> Iterator[Rule]:
    """Every rule inside a part of a map, conds included; the filter `where` of a measure is none."""
    if isinstance(value, Rules):
        yield value
    elif isinstance(value, Binding):
        yield value.rule
    elif isinstance(value, Conds):
        yield from cond_rules(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from rules_in(part)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name != "where":
                yield from rules_in(getattr(value, name))


def cond_rules(cond: Cond) -> Iterator[Rule]:
    """Every rule that a cond asks."""
    match cond:
        case SeenCond():
            yield from rules_in(cond.what)
        case OverdueCond():
            yield from rules_in(cond.after)
            yield from rules_in(cond.expect)
        case AllCond() | AnyCond():
            for part in cond.parts:
                yield from cond_rules(part)
        case NotCond():
            yield from cond_rules(cond.part)
        case _:
            return
