"""What a client sees of a map: what the profile lists, and not a trace of the rest [M34] [M35] [M36]."""

from collections.abc import Iterator

import pytest

from wayline.base import JsonObject, JsonValue
from wayline.map import (
    JourneyMap,
    Need,
    Profile,
    Stage,
    from_json,
    read_map_text,
    read_starter,
    shape_of,
    to_json,
)
from wayline.map import Value as MapValue
from wayline.reports import CLIENT, redact

CANARY = "CANARY"
TEXT = read_starter("mining_support")["map.yaml"]
SEEN = {path for path in CLIENT.allow if not path.startswith("kpis")}


def texts(value: JsonValue) -> Iterator[str]:
    """Every text inside a value, names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from texts(part)


def planted(part: JsonObject, model: type[MapValue], path: str = "") -> JsonObject:
    """The map with the canary in every free text that the client may not see, stated or not."""
    full: JsonObject = {}
    for name, shape in shape_of(model).items():
        here = f"{path}.{name}".lstrip(".")
        value = part.get(name)
        if shape.model is not None and not shape.is_map:
            rows = value if isinstance(value, list) else [value]
            inner = [
                planted(row, shape.model, here) if isinstance(row, dict) else row for row in rows
            ]
            if value is not None:
                full[name] = [*inner] if isinstance(value, list) else inner[0]
        elif shape.is_text and here not in SEEN:
            full[name] = [CANARY] if shape.is_list else CANARY
        elif value is not None:
            full[name] = value
    return full


MINE = read_map_text(TEXT).document
PLANTED: JourneyMap = from_json(planted(to_json(MINE), JourneyMap))


def test_canary_is_planted_widely() -> None:
    """So that the next test can fail."""
    assert sum(CANARY in text for text in texts(to_json(PLANTED))) > 300


def test_no_canary_of_an_internal_field_is_left() -> None:
    """[M35]"""
    assert [
        text for text in texts(to_json(redact(PLANTED, CLIENT).document)) if CANARY in text
    ] == []


def test_what_is_listed_is_there() -> None:
    """[M34]"""
    seen = redact(MINE, CLIENT).document
    assert str(seen.goal) == str(MINE.goal)
    for mine, theirs in zip(MINE.stages, seen.stages, strict=True):
        assert str(theirs.name) == str(mine.name)
        assert needs(theirs) == needs(mine)
        assert [str(one.name) for one in theirs.touchpoints] == [
            str(one.name) for one in mine.touchpoints
        ]


def needs(stage: Stage) -> list[str]:
    """What the customer needs at the end of a stage."""
    return [str(one.text) for one in stage.need or () if isinstance(one, Need)]


def test_keys_are_numbered_anew() -> None:
    """[M35] A key may speak of what is hidden, and a gap in numbering would too."""
    seen = redact(MINE, CLIENT).document
    assert [stage.key for stage in seen.stages] == [
        f"stages_{number}" for number in range(1, len(MINE.stages) + 1)
    ]


def test_no_field_that_is_not_listed_is_left() -> None:
    """[M34] Anything not listed is hidden, by name."""
    fields = {name for name in texts(to_json(redact(MINE, CLIENT).document)) if name in BANNED}
    assert fields == set()


BANNED = {
    "binding", "entry", "exit", "owner", "pains", "importance", "performance", "emotions", "cost_time", "risks",
    "fail_points", "evidence", "note", "moment", "segments", "personas", "insights", "initiatives", "involved",
    "warn", "breach", "by", "links", "paths", "outcomes",
}  # fmt: skip


def test_profile_of_the_house_may_show_more_but_never_rules_and_references() -> None:
    """[M34]"""
    house = Profile.model_validate(
        {
            "key": "partner",
            "name": "Partner",
            "allow": ["name", "stages.name", "stages.touchpoints"],
        }
    )
    seen = to_json(redact(MINE, house).document)
    names = set(texts(seen))
    assert "pains" in names
    assert not names & {"binding", "owner", "evidence", "involved", "goal"}


def test_only_kpis_for_the_client_are_named() -> None:
    """[M36]"""
    wanted = {kpi.key for kpi in MINE.kpis if kpi.client}
    assert set(redact(MINE, CLIENT).kpis) == wanted
    assert wanted


@pytest.mark.parametrize("allow", [("goal",), ("kpis.name",)])
def test_profile_that_shows_no_stage_still_gives_a_readable_map(allow: tuple[str, ...]) -> None:
    profile = Profile.model_validate({"key": "goal_only", "name": "Goal", "allow": [*allow]})
    assert [str(stage.name) for stage in redact(MINE, profile).document.stages] == ["Stage"]
