"""Can a customer get through: gates that open, stages that can be reached, handovers that carry data?"""

from collections.abc import Callable, Iterator

from wayline.base import say
from wayline.map.binding import walk_cond
from wayline.map.checks.finding import Finding, Sight, rule_of
from wayline.map.rule_forms import canonical_rule
from wayline.map.rules import Cond, Gate, GateCond, Ref, SeenCond
from wayline.map.stages import Stage


def gate_impossible(sight: Sight) -> Iterator[Finding]:
    """[M49] A quorum larger than the paths listed, or a listed path that can never be done."""
    empty = {path.key for path in sight.map.document.paths if not path.steps and path.done is None}
    for question in sight.inventory.questions:
        for part in walk_cond(question.what) if isinstance(question.what, Cond) else ():
            if isinstance(part, GateCond) and _never_opens(part.gate, empty):
                yield sight.found(
                    "gate_impossible",
                    "E",
                    question.holder,
                    say("The gate of '{name}' can never open", name=sight.name(question.holder)),
                    remedy=say(
                        "Ask for at most as many paths as it lists, and give each steps or `done`."
                    ),
                    at=question.path,
                )


def _never_opens(gate: Gate, empty: set[str]) -> bool:
    wanted = gate.quorum or 0
    return wanted > len(gate.paths) or bool(empty & set(gate.paths))


def reachable(sight: Sight, start: str) -> set[str]:
    """The stages that can follow `start`, itself included."""
    known = {stage.key for stage in sight.map.stages}
    seen, waiting = {start}, [start]
    while waiting:
        for key in sight.map.next_stages(waiting.pop()):
            if key in known and key not in seen:
                seen.add(key)
                waiting.append(key)
    return seen


def unreachable_stage(sight: Sight) -> Iterator[Finding]:
    """[M11] No chain of `next` leads from the first stage to this one."""
    seen = reachable(sight, sight.map.stages[0].key)
    for stage in sight.map.stages:
        if stage.key not in seen:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "unreachable_stage",
                "W",
                ref,
                say("Nothing leads to '{name}'", name=sight.name(ref)),
                remedy=say("Add it to the `next` of a stage before it."),
            )


def no_outcome(sight: Sight) -> Iterator[Finding]:
    """[M47] Without outcomes, entering the last stage is success."""
    if not sight.map.document.outcomes:
        last = sight.map.stages[-1]
        ref = Ref("stage", last.key)
        yield sight.found(
            "no_outcome",
            "I",
            ref,
            say(
                "Entering '{name}' counts as success, so its time cannot be told",
                name=sight.name(ref),
            ),
            remedy=say(
                "Add `outcomes`, such as {{name: Paid, kind: success, binding: invoice_paid}}."
            ),
        )


def no_way_out(sight: Sight) -> Iterator[Finding]:
    """[M52] From a stage neither the last stage nor one that ends a case can be reached."""
    ends = _ending_stages(sight)
    for stage in sight.map.stages:
        if not reachable(sight, stage.key) & ends:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "no_way_out",
                "W",
                ref,
                say("'{name}' leads in circles", name=sight.name(ref)),
                remedy=say("Lead it to the last stage, or bind an outcome in one of its stages."),
            )


def _ending_stages(sight: Sight) -> set[str]:
    rules, refs = set(), set()
    for outcome in sight.map.document.outcomes:
        rule = rule_of(outcome.binding)
        rules |= {canonical_rule(rule)} if rule is not None else set()
        for part in walk_cond(outcome.when) if outcome.when is not None else ():
            refs |= (
                {part.what} if isinstance(part, SeenCond) and isinstance(part.what, Ref) else set()
            )
    ends = {sight.map.stages[-1].key}
    for stage in sight.map.stages:
        if stage.next == () or _holds(stage, rules=rules, refs=refs):
            ends.add(stage.key)
    return ends


def _holds(stage: Stage, *, rules: set[str], refs: set[Ref]) -> bool:
    bound = [rule_of(part.binding) for part in (stage, *stage.touchpoints)]
    named = {Ref("stage", stage.key), *(Ref("touchpoint", p.key) for p in stage.touchpoints)}
    return bool(named & refs) or any(r is not None and canonical_rule(r) in rules for r in bound)


def handover_without_data(sight: Sight) -> Iterator[Finding]:
    """[M52] A handover that says nothing of what passes, or a change of owner without a handover."""
    joined: set[tuple[str, str]] = set()
    homes = _homes(sight)
    for link in sight.map.document.links:
        if link.kind != "handover":
            continue
        joined.add((homes.get(link.from_, ""), homes.get(link.to, "")))
        if link.handover is None or not link.handover.data:
            ref = Ref("link", link.key)
            yield sight.found(
                "handover_without_data",
                "W",
                ref,
                say("The handover '{name}' does not say what passes", name=sight.name(ref)),
                remedy=say("Add `handover: {{from: ..., to: ..., data: [...]}}`."),
            )
    yield from _changes_of_owner(sight, joined)


def _changes_of_owner(sight: Sight, joined: set[tuple[str, str]]) -> Iterator[Finding]:
    known = {stage.key for stage in sight.map.stages}
    for stage in sight.map.stages:
        giver = sight.department_of(Ref("stage", stage.key))
        for key in sight.map.next_stages(stage.key):
            taker = sight.department_of(Ref("stage", key)) if key in known else None
            if giver and taker and giver != taker and (stage.key, key) not in joined:
                refs = (Ref("stage", stage.key), Ref("stage", key))
                yield sight.found(
                    "handover_without_data",
                    "W",
                    refs,
                    say(
                        "'{name}' belongs to {giver}, '{other}' to {taker}: what does {taker} get from {giver}?",
                        name=sight.name(refs[0]),
                        giver=giver,
                        other=sight.name(refs[1]),
                        taker=taker,
                    ),
                    remedy=say(
                        "Add a link of kind handover between touchpoints of the two stages."
                    ),
                )


def _homes(sight: Sight) -> dict[Ref, str]:
    """The stage that each touchpoint and activity lies in."""
    homes: dict[Ref, str] = {}
    for stage in sight.map.stages:
        for part in (stage, *stage.touchpoints):
            if part is not stage:
                homes[Ref("touchpoint", part.key)] = stage.key
            homes |= {Ref("activity", activity.key): stage.key for activity in part.activities}
    return homes


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    gate_impossible,
    unreachable_stage,
    no_outcome,
    no_way_out,
    handover_without_data,
)
