"""Can we tell whether we arrive: KPIs with targets, bases and sources, initiatives that lead somewhere?"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from wayline.base import Day, Sentence, say
from wayline.map.checks.finding import Finding, Sight
from wayline.map.checks.proofs import proves_nothing
from wayline.map.improvement import Initiative
from wayline.map.rules import Ref
from wayline.map.targets import Target

PATIENCE = timedelta(days=90)  # a quarter: after that an effect should be seen


def kpi_without_target(sight: Sight) -> Iterator[Finding]:
    """[M52] A KPI without a target, or whose targets have all ended."""
    for kpi in sight.map.document.kpis:
        in_force = [one for one in kpi.target if one.to is None or one.to >= sight.today]
        if not in_force:
            ref = Ref("kpi", kpi.key)
            yield sight.found(
                "kpi_without_target",
                "W",
                ref,
                say("'{name}' has no target in force", name=sight.name(ref)),
                remedy=say('Add `target: "> 30 %"`.'),
            )


def target_without_base(sight: Sight) -> Iterator[Finding]:
    """[M52] A target against a base that is not stated."""
    for kpi in sight.map.document.kpis:
        for place, target in enumerate(kpi.target):
            missing = _missing_base(target)
            if missing is not None:
                ref = Ref("kpi", kpi.key)
                yield sight.found(
                    "target_without_base",
                    "W",
                    ref,
                    say(
                        "'{name}' cannot be assessed yet: its target has no `{missing}`",
                        name=sight.name(ref),
                        missing=missing,
                    ),
                    remedy=say("Add `{missing}`, with where it comes from.", missing=missing),
                    at=(*sight.map.elements[ref].path, "target", place),
                )


def _missing_base(target: Target) -> str | None:
    if target.kind == "vs_baseline" and target.baseline is None:
        return "baseline"
    return "benchmark" if target.kind == "vs_benchmark" and target.benchmark is None else None


def kpi_unmeasurable(sight: Sight) -> Iterator[Finding]:
    """[M52] A measure of something that no event proves, or typed in without evidence."""
    for kpi in sight.map.document.kpis:
        ref = Ref("kpi", kpi.key)
        base = sight.map.elements[ref].path
        asked = [p.to for p in sight.inventory.pointers if p.path[: len(base)] == base]
        silent = [to for to in asked if proves_nothing(sight.map, to)]
        typed = kpi.measure.kind == "manual" and not kpi.evidence
        if silent or typed:
            yield sight.found(
                "kpi_unmeasurable",
                "W",
                ref,
                say(
                    "'{name}' has no source: no event proves '{other}'",
                    name=sight.name(ref),
                    other=sight.name(silent[0]),
                )
                if silent
                else say(
                    "'{name}' has no source: it is typed in without evidence", name=sight.name(ref)
                ),
                remedy=say("Bind the element it asks for, or add evidence."),
                at=(*base, "measure"),
            )


def ends_at_sale(sight: Sight) -> Iterator[Finding]:
    """[M52] No stage is about the end of the relationship or what comes after it."""
    late = ("defect_or_end", "post_project", "win_back")
    if not any(stage.lifecycle in late for stage in sight.map.stages):
        yield sight.found(
            "ends_at_sale",
            "I",
            sight.root,
            say("The map stops too early: nothing is said of the end of the relationship"),
            remedy=say("Give a stage the lifecycle {names}.", names=", ".join(late)),
            at=("stages",),
        )


def starts_late(sight: Sight) -> Iterator[Finding]:
    """[M52] No stage is about how the customer becomes aware."""
    early = ("brand_awareness", "initiation")
    if not any(stage.lifecycle in early for stage in sight.map.stages):
        yield sight.found(
            "starts_late",
            "I",
            sight.root,
            say("The map starts late: nothing is said of how the customer becomes aware"),
            remedy=say(
                "Give a stage the lifecycle {one} or {other}.", one=early[0], other=early[1]
            ),
            at=("stages",),
        )


def initiative_adrift(sight: Sight) -> Iterator[Finding]:
    """[M52] An initiative that changes nothing, is overdue, or was never measured."""
    for initiative in sight.map.document.initiatives:
        missing = _adrift(initiative, sight)
        if missing is not None:
            ref = Ref("initiative", initiative.key)
            yield sight.found(
                "initiative_adrift",
                "W",
                ref,
                missing.filled(name=sight.name(ref)),
                remedy=say("Say what it changes, move its date, or measure what it brought."),
            )


def _adrift(initiative: Initiative, sight: Sight) -> Sentence | None:
    if not initiative.changes and not initiative.opportunities:
        return say("'{name}' changes nothing that is on the map")
    open_yet = initiative.status in ("idea", "planned", "in_progress")
    if open_yet and initiative.due is not None and initiative.due < sight.today:
        return say("'{name}' was due on {day}").filled(day=Day(initiative.due))
    done = initiative.done
    if initiative.status == "shipped" and done is not None and sight.today - done > PATIENCE:
        return say("'{name}' was shipped on {day} and never measured").filled(day=Day(done))
    return None


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    kpi_without_target,
    target_without_base,
    kpi_unmeasurable,
    ends_at_sale,
    starts_late,
    initiative_adrift,
)
