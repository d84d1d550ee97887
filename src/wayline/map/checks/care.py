"""Are we ready for what hurts and for what goes wrong: needs, moments, pains, fail points, risks?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from wayline.base import Sentence, both, listed, say
from wayline.map.checks.finding import Finding, Sight, stretched
from wayline.map.checks.proofs import proves_nothing
from wayline.map.experience import Evidence, Pain
from wayline.map.failure import FailPoint, Recovery
from wayline.map.rules import Ref
from wayline.map.stages import Stage
from wayline.map.standards import Standard
from wayline.map.touchpoints import Touchpoint

STALE_AFTER = timedelta(days=365)  # [M20]


@dataclass(frozen=True, slots=True)
class Guard:
    """What guards a high-stakes stage: said as lacking, and as wanted."""

    lacking: Sentence
    wanted: Sentence


BLOCKING = Guard(say("no blocking compliance"), say("a blocking compliance"))
STANDARD = Guard(say("no standard"), say("a standard"))
FAIL_POINT = Guard(say("no fail point"), say("a fail point"))


def stage_without_need(sight: Sight) -> Iterator[Finding]:
    """[M52] Nothing says what the customer has at the end of a stage."""
    for stage in sight.map.stages:
        if stage.need is None:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "stage_without_need",
                "W",
                ref,
                say("What does the customer have at the end of '{name}'?", name=sight.name(ref)),
                remedy=say("Add `need: what the customer can then say`, or `need: none`."),
            )


def moment_unprotected(sight: Sight) -> Iterator[Finding]:
    """[M52] A make-or-break moment without a fail point that has a recovery."""
    for point, _ in sight.map.touchpoints:
        planned = any(isinstance(fail.recovery, Recovery) for fail in point.fail_points)
        if point.moment == "make_or_break" and not planned:
            ref = Ref("touchpoint", point.key)
            yield sight.found(
                "moment_unprotected",
                "W",
                ref,
                say("There is no plan for when '{name}' goes wrong", name=sight.name(ref)),
                remedy=say("Add a fail point with `detect` and `recovery`."),
            )


def moment_unmeasured(sight: Sight) -> Iterator[Finding]:
    """[M52] A moment of truth without a KPI, or without a customer's rating of it."""
    measured = {
        pointer.to
        for pointer in sight.inventory.pointers
        if pointer.path[:1] == ("kpis",) and pointer.to.kind == "touchpoint"
    }
    for point, _ in sight.map.touchpoints:
        ref = Ref("touchpoint", point.key)
        if point.moment is None or (ref in measured and _is_rated(point)):
            continue
        no_kpi = ref not in measured
        yield sight.found(
            "moment_unmeasured",
            "W",
            ref,
            say("'{name}' makes or breaks us, and no KPI measures it", name=sight.name(ref))
            if no_kpi
            else say(
                "'{name}' makes or breaks us, and no customer has rated it", name=sight.name(ref)
            ),
            remedy=say("Add a KPI with `about: {ref}`.", ref=str(ref))
            if no_kpi
            else say("Ask customers, and add an observed `performance: {{customer: ...}}`."),
        )


def _is_rated(point: Touchpoint) -> bool:
    ratings = point.performance.customer if point.performance is not None else ()
    return any(reading.basis == "observed" for reading in ratings)


def pain_without_action(sight: Sight) -> Iterator[Finding]:
    """[M52] A pain of weight that no opportunity names, itself or the element it lies on."""
    worked_on = sight.worked_on()
    for ref, holder, pain in _pains(sight):
        hurts = pain.severity is not None and pain.severity >= sight.thresholds.pain_severity
        if hurts and not worked_on & {ref, holder}:
            yield sight.found(
                "pain_without_action",
                "W",
                ref,
                say("'{name}' hurts and nobody works on it", name=sight.name(ref)),
                remedy=say("Add an opportunity with `about: {ref}`.", ref=str(ref)),
            )


def pain_without_evidence(sight: Sight) -> Iterator[Finding]:
    """[M20] A pain without evidence, or with evidence older than a year."""
    for ref, _, pain in _pains(sight):
        days = [
            found.entity.observed_on
            for key in pain.evidence
            if (found := sight.map.elements.get(Ref("evidence", key))) is not None
            and isinstance(found.entity, Evidence)
        ]
        if not days or sight.today - max(days) > STALE_AFTER:
            yield sight.found(
                "pain_without_evidence",
                "I",
                ref,
                say("Is '{name}' true? Its evidence is old", name=sight.name(ref))
                if days
                else say("Is '{name}' true? Its evidence is missing", name=sight.name(ref)),
                remedy=say("Add evidence that is younger than a year."),
            )


def _pains(sight: Sight) -> Iterator[tuple[Ref, Ref, Pain]]:
    for holder, lived in sight.lived():
        for pain in lived.pains:
            yield Ref("pain", pain.key), holder, pain


def fail_without_recovery(sight: Sight) -> Iterator[Finding]:
    """[M19] A fail point whose correction is not planned; `recovery: none` is a plan."""
    for ref, fail in _fail_points(sight):
        if fail.recovery is None:
            yield sight.found(
                "fail_without_recovery",
                "W",
                ref,
                say("'{name}' has no planned correction", name=sight.name(ref)),
                remedy=say("Add `recovery: [what we then do]`, or `recovery: none`."),
            )


def fail_unseen(sight: Sight) -> Iterator[Finding]:
    """[M52] A fail point that nobody would notice: no `detect`, or one that waits for what never shows."""
    for ref, fail in _fail_points(sight):
        for asked in _never_seen(sight, ref):
            yield sight.found(
                "fail_unseen",
                "W",
                ref,
                say(
                    "'{name}' is not judged: no event can prove '{other}', which it asks for",
                    name=sight.name(ref),
                    other=sight.name(asked),
                ),
                remedy=say("Bind {asked}, or name an event in `detect`.", asked=str(asked)),
                at=(*sight.map.elements[ref].path, "detect"),
            )
        if fail.detect is None:
            yield sight.found(
                "fail_unseen",
                "W",
                ref,
                say("How would we notice '{name}'?", name=sight.name(ref)),
                remedy=say(
                    "Add `detect`, such as {{overdue: {{after: entry, expect: ..., within: 5 days}}}}."
                ),
            )


def _never_seen(sight: Sight, fail: Ref) -> Iterator[Ref]:
    """What the `detect` of a fail point names although no event can prove it."""
    named = (one for one in sight.inventory.pointers if one.holder == fail)
    asked = dict.fromkeys(one.to for one in named if one.path[-1:] == ("detect",))
    yield from (ref for ref in asked if proves_nothing(sight.map, ref))


def _fail_points(sight: Sight) -> Iterator[tuple[Ref, FailPoint]]:
    for _, lived in sight.lived():
        for fail in lived.fail_points:
            yield Ref("fail_point", fail.key), fail


def chokepoint_unguarded(sight: Sight) -> Iterator[Finding]:
    """[M52] A high-stakes stage without a blocking check, a standard or a fail point."""
    for stage in sight.map.stages:
        if not stage.chokepoint:
            continue
        fails = [fail for part in (stage, *stage.touchpoints) for fail in part.fail_points]
        missing = [
            guard
            for guard, there in (
                (BLOCKING, any(check.blocking for check in stage.compliance)),
                (STANDARD, isinstance(stage.standard, Standard)),
                (FAIL_POINT, bool(fails)),
            )
            if not there
        ]
        if missing:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "chokepoint_unguarded",
                "W",
                ref,
                say(
                    "'{name}' is high-stakes and has {missing}",
                    name=sight.name(ref),
                    missing=listed([one.lacking for one in missing]),
                ),
                remedy=say("Add {guards}.", guards=both([one.wanted for one in missing])),
            )


def wait_without_news(sight: Sight) -> Iterator[Finding]:
    """[M52] The customer waits for days, and no status update is planned."""
    for stage in sight.map.stages:
        target = stage.standard.target if isinstance(stage.standard, Standard) else None
        if target is None:
            continue
        days = stretched(target, sight.map.calendar_of(stage)) / 86_400
        news = any(m.purpose == "status_update" for p in stage.touchpoints for m in p.messages)
        if days <= sight.thresholds.wait_days or news:
            continue
        for ref in _waits(stage):
            yield sight.found(
                "wait_without_news",
                "W",
                ref,
                say(
                    "The customer waits at '{name}' for up to {target} and hears nothing",
                    name=sight.name(ref),
                    target=target.said,
                ),
                remedy=say("Plan a message with `purpose: status_update`."),
            )


def _waits(stage: Stage) -> Iterator[Ref]:
    if stage.lifecycle == "order_to_delivery":
        yield Ref("stage", stage.key)
    for point in stage.touchpoints:
        if point.kind == "wait":
            yield Ref("touchpoint", point.key)


def risk_unmanaged(sight: Sight) -> Iterator[Finding]:
    """[M52] A grave risk without mitigation, or without an owner of its own."""
    for risk in sight.map.document.risks:
        grave = risk.score is not None and risk.score >= sight.thresholds.risk_score
        if grave and (risk.mitigation is None or risk.owner is None):
            ref = Ref("risk", risk.key)
            named = {"risk": risk.code or f"'{sight.name(ref)}'", "score": str(risk.score)}
            yield sight.found(
                "risk_unmanaged",
                "W",
                ref,
                say("{risk} {score}/5 has no mitigation").filled(**named)
                if risk.mitigation is None
                else say("{risk} {score}/5 has no owner of its own").filled(**named),
                remedy=say("Add `mitigation` and `owner`."),
            )


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    stage_without_need,
    moment_unprotected,
    moment_unmeasured,
    pain_without_action,
    pain_without_evidence,
    fail_without_recovery,
    fail_unseen,
    chokepoint_unguarded,
    wait_without_news,
    risk_unmanaged,
)
