"""Is the map too big to act on, too thin to mean anything, or does it say a thing twice?"""

from collections.abc import Callable, Iterator

from wayline.base import fold, say
from wayline.map.checks.finding import APPROVED, Finding, Sight, rule_of
from wayline.map.rule_forms import canonical_rule
from wayline.map.rules import Ref
from wayline.map.touchpoints import Touchpoint


def too_complex(sight: Sight) -> Iterator[Finding]:
    """[M52] More stages, touchpoints, paths or lanes than a person can act on."""
    limits, document = sight.thresholds, sight.map.document
    counted = (
        (len(sight.map.stages), limits.stages, say("{n} stages, more than {most}"), ("stages",)),
        (
            len(sight.map.touchpoints),
            limits.touchpoints,
            say("{n} touchpoints, more than {most}"),
            ("stages",),
        ),
        (len(document.paths), limits.paths, say("{n} paths, more than {most}"), ("paths",)),
        (len(document.lanes), limits.lanes, say("{n} lanes, more than {most}"), ("lanes",)),
    )
    for number, most, said, path in counted:
        if number > most:
            yield sight.found(
                "too_complex",
                "W",
                sight.root,
                said.filled(n=number, most=most),
                remedy=say("Split the map, or zoom out."),
                at=path,
            )
    for stage in sight.map.stages:
        number = len(stage.touchpoints)
        if number > limits.touchpoints_in_stage:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "too_complex",
                "W",
                ref,
                say(
                    "{n} touchpoints in '{name}', more than {most}",
                    n=number,
                    name=sight.name(ref),
                    most=limits.touchpoints_in_stage,
                ),
                remedy=say("Split the stage, or make small steps activities of one touchpoint."),
            )


def too_thin(sight: Sight) -> Iterator[Finding]:
    """[M52] Approved, and yet hardly any stages or a stage without contact."""
    if sight.map.document.status not in APPROVED:
        return
    least = sight.thresholds.stages_least
    if len(sight.map.stages) < least:
        yield sight.found(
            "too_thin",
            "W",
            sight.root,
            say("Only {n} stages, fewer than {least}", n=len(sight.map.stages), least=least),
            remedy=say("Divide the journey where the customer's question changes."),
            at=("stages",),
        )
    for stage in sight.map.stages:
        if not stage.optional and not stage.touchpoints:
            ref = Ref("stage", stage.key)
            yield sight.found(
                "too_thin",
                "W",
                ref,
                say("'{name}' shows no contact with the customer", name=sight.name(ref)),
                remedy=say("Add the touchpoints of this stage, or mark it `optional: true`."),
            )


def duplicate_touchpoint(sight: Sight) -> Iterator[Finding]:
    """[M52] Two touchpoints of a stage with one name, or with one rule on one channel."""
    for stage in sight.map.stages:
        for place, point in enumerate(stage.touchpoints):
            twin = next((p for p in stage.touchpoints[:place] if _alike(p, point)), None)
            if twin is not None:
                refs = (Ref("touchpoint", point.key), Ref("touchpoint", twin.key))
                yield sight.found(
                    "duplicate_touchpoint",
                    "W",
                    refs,
                    say(
                        "'{name}' and '{other}' look like one touchpoint",
                        name=sight.name(refs[0]),
                        other=sight.name(refs[1]),
                    ),
                    remedy=say("Merge them, or say in name and rule how they differ."),
                )


def _alike(one: Touchpoint, other: Touchpoint) -> bool:
    if fold(str(one.name)) == fold(str(other.name)):
        return True
    rule, other_rule = rule_of(one.binding), rule_of(other.binding)
    if rule is None or other_rule is None or not set(one.channels) & set(other.channels):
        return False
    return canonical_rule(rule) == canonical_rule(other_rule)


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (
    too_complex,
    too_thin,
    duplicate_touchpoint,
)
