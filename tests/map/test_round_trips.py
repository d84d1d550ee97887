"""One map, one form: JSON, YAML and back, for any map that the models can hold."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from map.documents import maps
from map.judge import accepts
from wayline.map import (
    JsonObject,
    content_hash,
    dump_yaml,
    from_json,
    json_schema,
    read_map_text,
    read_starter,
    to_json,
)
from wayline.map.document import JourneyMap
from wayline.map.shortening import shorten

SCHEMA = json_schema()
MANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@MANY
@given(maps())
def test_canonical_form_is_a_fixed_point(document: JsonObject) -> None:
    """[M7] Reading the canonical form gives the canonical form, through a text of JSON too."""
    canonical = to_json(from_json(document))
    assert to_json(from_json(json.loads(json.dumps(canonical)))) == canonical


@MANY
@given(maps())
def test_json_to_yaml_to_json_keeps_the_hash(document: JsonObject) -> None:
    """[M61]"""
    first = from_json(document)
    second = read_map_text(dump_yaml(first)).document
    assert to_json(second) == to_json(first)
    assert content_hash(second) == content_hash(first)


@MANY
@given(maps())
def test_schema_accepts_what_the_models_accept(document: JsonObject) -> None:
    """[M61] In the author's form, in canonical form and in short form."""
    canonical = to_json(from_json(document))
    assert accepts(SCHEMA, document)
    assert accepts(SCHEMA, canonical)
    assert accepts(SCHEMA, shorten(canonical, JourneyMap))


def test_schema_refuses_an_unknown_field() -> None:
    """[M12]"""
    stage: JsonObject = {"name": "One"}
    assert accepts(SCHEMA, {"wayline": 1, "name": "A", "stages": [stage]})
    assert not accepts(SCHEMA, {"wayline": 1, "name": "A", "stages": [{**stage, "stagess": 1}]})
    assert not accepts(SCHEMA, {"wayline": 2, "name": "A", "stages": [stage]})


def test_published_schema_is_the_schema_of_the_models() -> None:
    """[M61] `make docs` writes it."""
    published = Path(__file__).parents[2] / "docs/reference/map.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == SCHEMA


def test_starter_survives_the_round_trip() -> None:
    document = read_map_text(read_starter("mining_support")["map.yaml"]).document
    again = read_map_text(dump_yaml(document)).document
    assert content_hash(again) == content_hash(document)


def test_living_records_are_outside_the_hash() -> None:
    """[M24]"""
    document = read_map_text(read_starter("mining_support")["map.yaml"]).document
    assert content_hash(document) == content_hash(document.model_copy(update={"initiatives": ()}))
    assert content_hash(document) != content_hash(document.model_copy(update={"links": ()}))


def test_same_map_in_another_spelling_has_the_same_hash() -> None:
    """[M54] Short forms, comments and the order of fields make no difference."""
    short = read_map_text(
        "wayline: 1\nname: A\nstages: [{name: One, need: I know, binding: seen_it}]\n"
    )
    long = read_map_text(
        "# a comment\nname: A\nkey: a\nwayline: 1\nper: account\nstages:\n"
        "  - binding: {event: [seen_it]}\n    need: [{text: I know, due: end_of_stage}]\n"
        "    name: {en: One}\n    key: one\n"
    )
    assert content_hash(short.document) == content_hash(long.document)
