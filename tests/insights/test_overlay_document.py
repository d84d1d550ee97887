"""The overlay as a document: its published form, its bytes, and what a person calls from Python."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

import wayline
from insights.world import Shape, lay_facts, random_world
from wayline.base import FixedClock
from wayline.insights import overlay, overlay_json, overlay_schema
from wayline.insights.numbers import UNLISTED
from wayline.insights.overlay_document import Json
from wayline.journeys import LaidMap

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TRIAL = """
wayline: 1
key: trial
name: A trial
timezone: UTC
stages:
  - {key: start, name: Start, binding: trial_started}
  - {key: pay, name: Pay, binding: paid}
"""
EVENTS = "time,event,account\n2026-01-05,trial_started,a\n2026-01-06,paid,a\n2026-01-05,trial_started,b\n"

WORLDS = {
    "three hundred journeys": lambda: random_world(11),
    "one event": lambda: random_world(1, Shape(journeys=1, longest=1)),
    "nothing": lambda: lay_facts([]),
}


@pytest.fixture(params=WORLDS)
def laid(request: pytest.FixtureRequest) -> LaidMap:
    return WORLDS[request.param]()


def test_the_document_keeps_to_the_published_schema(laid: LaidMap) -> None:
    document = json.loads(json.dumps(overlay_json(overlay(laid)), allow_nan=False))
    schema = overlay_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


def test_a_key_that_the_schema_does_not_know_is_refused() -> None:
    document = {**overlay_json(overlay(lay_facts([]))), "surprise": 1}
    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.Draft202012Validator(overlay_schema()).validate(document)


def test_two_runs_give_the_same_bytes(laid: LaidMap) -> None:
    first, second = (
        json.dumps(overlay_json(overlay(laid, clock=FixedClock(NOON)))) for _ in range(2)
    )
    assert first == second


def test_one_call_from_files_to_numbers(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(TRIAL, encoding="utf-8")
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    overlaid = wayline.overlay(tmp_path / "map.yaml", tmp_path / "events.csv")
    assert [stage.entered for stage in overlaid.stages] == [2, 1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "map.yaml"]


@pytest.mark.parametrize("number", UNLISTED)
def test_every_number_without_a_list_is_one_that_the_document_has(number: str) -> None:
    assert leads_somewhere(overlay_schema(), number.split("."))


def test_a_reason_for_a_number_that_is_gone_would_be_seen() -> None:
    assert not leads_somewhere(overlay_schema(), ["stages", "*", "gone"])


def leads_somewhere(schema: Json, parts: list[str]) -> bool:
    """Whether a form such as `stages.*.cost` names something; a row is `*`, and a last `*` all below."""
    forms: list[Json] = [schema]
    for part in parts:
        forms = [inner for form in forms for inner in below(schema, form, part)]
    return bool(forms)


def below(schema: Json, form: Json, part: str) -> list[Json]:
    """The forms one step below: of a property, or of any where the step is `*`."""
    if not isinstance(form, dict):
        return []
    found: list[Json] = []
    if isinstance(named := form.get("$ref"), str):
        found += below(schema, definition(schema, named), part)
    if isinstance(one_of := form.get("anyOf"), list):
        found += [inner for one in one_of for inner in below(schema, one, part)]
    if isinstance(known := form.get("properties"), dict):
        found += [inner for name, inner in known.items() if part in ("*", name)]
    if "items" in form:
        found += [form["items"]] if part == "*" else below(schema, form["items"], part)
    return found


def definition(schema: Json, named: str) -> Json:
    """What a `$ref` of the schema means."""
    definitions = schema.get("$defs") if isinstance(schema, dict) else None
    return definitions.get(named.rsplit("/", 1)[1]) if isinstance(definitions, dict) else None
