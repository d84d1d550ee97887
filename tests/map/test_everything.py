"""Whatever the model can hold comes back: a map that says everything, through JSON and YAML and again.

The map is `tests/fixtures/maps/everything.yaml`; a new field of the model asks for a line there.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from wayline.map import (
    content_hash,
    dump_yaml,
    find_problems,
    from_json,
    read_map_text,
    resolve,
    to_json,
)
from wayline.map.document import JourneyMap
from wayline.map.entity import Value

TEXT = (Path(__file__).parents[1] / "fixtures/maps/everything.yaml").read_text(encoding="utf-8")
COMMON = ("key", "name", "note", "owner", "evidence", "tags", "was", "external", "x")
# The acceptance table of the design: number in the seeds, and where it is written [M70].
TABLE = {
    "0.1": "Stage.lifecycle", "0.2": "Segment.relationship Segment.intensity Segment.value",
    "0.3": "Persona.stakeholder", "0.4": "Path.persona Path.steps Path.done Path.standard",
    "0.5": "Persona.information_needs Persona.criteria Persona.decision_time Persona.objections Persona.style",
    "0.6": "Persona.buying_role Touchpoint.moment", "0.7": "Message.persona Message.purpose Message.asset",
    "0.8": "Stage.exit", "0.9": "Stage.chokepoint Stage.risk_level",
    "0.10": "Compliance.kind Compliance.blocking Compliance.proof", "0.11": "Initiative.kind",
    "0.12": "Touchpoint.binding", "0.13": "Risk.code Risk.score Risk.about",
    "0.14": "FailPoint.mode FailPoint.harm", "0.15": "System.integration Link.handover",
    "0.16": "Activity.inputs Activity.outputs Activity.data", "0.17": "Kpi.client",
    "0.18": "Channel.systems", "0.19": "Promise.kpi Promise.method Promise.qualitative Promise.review_at",
    "0.20": "Department.function Responsibility.person", "0.21": "Touchpoint.cadence Touchpoint.response_within",
    "0.22": "Need.met_by", "0.24": "Segment.rule JourneyMap.scope", "0.25": "Region.parent Standard.by",
    "0.26": "Touchpoint.effort Feeling.label", "0.28": "Evidence.kind Evidence.n",
    "0.29": "JourneyMap.state JourneyMap.based_on JourneyMap.review_every JourneyMap.version RatingReading.by",
    "0.30": "Opportunity.scores Initiative.priority Initiative.horizon", "0.32": "Target.kind",
    "1.1": "Stage.next JourneyMap.links", "1.5": "Stage.owner Stage.involved",
    "1.6": "Emotion.elicited Emotion.desired", "1.7": "Ratings.internal Ratings.customer",
    "1.9": "FailPoint.detect", "2.1": "Stage.market_state", "2.3": "Insight.kind Segment.alternatives",
    "2.4": "Impulse.impulse Impulse.frequency Impulse.seasonality Impulse.context Impulse.related Impulse.emotions",
    "2.5": "Activity.when Message.channel", "2.6": "Impulse.signals Touchpoint.kind",
    "2.7": "Segment.routes Touchpoint.channels", "2.8": "Persona.jobs",
    "2.9": "Stage.optional Stage.applies_when", "2.11": "Need.kind", "2.13": "Touchpoint.expectation",
    "2.15": "Offering.kind", "2.16": "SegmentValue.ltv SegmentValue.arpa Measure.retention",
    "2.17": "Outcome.reason_property FailPoint.influence", "2.18": "Stage.emotions",
    "2.19": "Stage.activities JourneyMap.lanes", "2.20": "Persona.fears Stage.pains", "2.21": "JourneyMap.status",
    "3.1": "Stage.need Stage.standard",
    "3.3": "Segment.likes Segment.dislikes Segment.characteristics Segment.buying_context Segment.experience",
    "3.4": "Routes.find Routes.inform Routes.buy Routes.deliver Routes.support Routes.when Routes.where Routes.timescale",
    "3.5": "Path.expected_share Channel.unit_cost Measure.conversion", "3.6": "Stage.worth SegmentValue.cac CostTime.kind",
    "3.8": "Activity.who", "3.9": "FailPoint.recovery", "3.10": "CostTime.cost CostTime.touch CostTime.elapsed",
    "3.11": "Kpi.about Stage.satisfaction", "3.12": "Standard.share", "3.13": "Touchpoint.best_practice",
    "3.14": "Initiative.expected", "4.1": "Touchpoint.importance", "4.2": "JourneyMap.goal",
    "4.3": "JourneyMap.trigger Outcome.kind", "4.6": "FailPoint.cause Pain.cause", "4.7": "Stage.exit",
    "4.12": "JourneyMap.per Channel.kind",
}  # fmt: skip


def models(annotation: object, seen: dict[str, type[Value]]) -> dict[str, type[Value]]:
    """Every entity and value that a map can hold, by name."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        if annotation.__name__ in seen:
            return seen
        seen[annotation.__name__] = annotation
        for field in annotation.model_fields.values():
            models(field.annotation, seen)
    for part in get_args(annotation):
        models(part, seen)
    return seen


def said(value: object) -> Iterator[str]:
    """Every field that says something else than its default: `Stage.need`."""
    if isinstance(value, Value):
        for name, field in type(value).model_fields.items():
            held = getattr(value, name)
            if field.is_required() or held != field.get_default(call_default_factory=True):
                yield f"{type(value).__name__}.{name}"
            yield from said(held)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from said(part)


def there_and_back(document: JourneyMap) -> JourneyMap:
    """Written as JSON, read, written as YAML, read."""
    return read_map_text(dump_yaml(from_json(json.loads(json.dumps(to_json(document)))))).document


FIRST = read_map_text(TEXT, file="everything.yaml").document
AGAIN = there_and_back(FIRST)
SAID = set(said(AGAIN))
FIELDS = sorted(
    f"{name}.{field}"
    for name, model in models(JourneyMap, {}).items()
    for field in model.model_fields
    if field not in COMMON
)


def test_nothing_is_lost_on_the_way() -> None:
    """[M7] [M61] Living records too, which the hash leaves out."""
    assert to_json(AGAIN) == to_json(FIRST)
    assert content_hash(AGAIN) == content_hash(FIRST)


@pytest.mark.parametrize("field", FIELDS)
def test_field_of_the_model_can_be_written_and_comes_back(field: str) -> None:
    assert field in SAID


@pytest.mark.parametrize("field", COMMON)
def test_field_that_every_element_has_comes_back(field: str) -> None:
    assert field in {one.partition(".")[2] for one in SAID}


@pytest.mark.parametrize("number", TABLE)
def test_element_that_the_seeds_name_can_be_written(number: str) -> None:
    """[M70]"""
    assert set(TABLE[number].split()) <= SAID


def test_map_that_says_everything_is_in_order() -> None:
    """[M5] A retired key is gone by intent: it dangles nowhere."""
    read = read_map_text(TEXT)
    assert resolve(read).stage("crack").was == "damage"
    assert [one for one in find_problems(read, today=date(2026, 3, 1)) if one.severity == "E"] == []
