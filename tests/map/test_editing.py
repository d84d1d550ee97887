"""[M62] A map edited by program: one edited field changes one line; comments and order stay."""

import copy
import difflib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from map.documents import maps
from wayline.map import (
    JsonObject,
    JsonValue,
    dump_yaml,
    from_json,
    read_map_text,
    read_starter,
    to_json,
    to_yaml,
)

TEXT = """\
# The trial, as sales sees it.
wayline: 1
name: From trial to paid account   # in the customer's words
owner: sales
departments:
  - {key: sales, name: Sales}      # who sells
  - {key: works, name: Works}

stages:
  # where it begins
  - key: start
    name: Starting
    need: I can sign in
    standard: 2 days               # agreed in May
    touchpoints:
      - {key: hello, name: We are greeted, channels: [email]}
      - {key: tour, name: We get a tour, channels: [video, phone]}
  - key: pay
    name: Paying
    binding: paid                  # from billing
"""
# What is changed: a path in the canonical JSON, its new value (None = taken out), and what the text shows.
Steps = tuple[str | int, ...]
EDITS: dict[str, tuple[Steps, JsonValue, list[str], list[str]]] = {
    "a name": (
        ("stages", 0, "name"), "Beginning",
        ["    name: Starting"], ["    name: Beginning"],
    ),
    "a value with a comment beside it": (
        ("stages", 0, "standard"), {"target": "3 days"},
        ["    standard: 2 days               # agreed in May"],
        ["    standard: 3 days               # agreed in May"],
    ),
    "a field inside braces": (
        ("departments", 1, "name"), "The works",
        ["  - {key: works, name: Works}"], ["  - {key: works, name: The works}"],
    ),
    "a field that was not there": (
        ("stages", 1, "optional"), True, [], ["    optional: true"],
    ),
    "a field inside braces that was not there": (
        ("departments", 1, "function"), "operations",
        ["  - {key: works, name: Works}"], ["  - {key: works, name: Works, function: operations}"],
    ),
    "a field taken out": (("owner",), None, ["owner: sales"], []),
    "a field inside braces taken out": (
        ("stages", 0, "touchpoints", 0, "channels"), None,
        ["      - {key: hello, name: We are greeted, channels: [email]}"],
        ["      - {key: hello, name: We are greeted}"],
    ),
    "a part of a list on one line": (
        ("stages", 0, "touchpoints", 1, "channels"), ["video"],
        ["      - {key: tour, name: We get a tour, channels: [video, phone]}"],
        ["      - {key: tour, name: We get a tour, channels: [video]}"],
    ),
    "another part of such a list": (
        ("stages", 0, "touchpoints", 1, "channels"), ["video", "phone", "email"],
        ["      - {key: tour, name: We get a tour, channels: [video, phone]}"],
        ["      - {key: tour, name: We get a tour, channels: [video, phone, email]}"],
    ),
    "a row put in at the end": (
        ("stages", 0, "touchpoints"),
        [
            {"key": "hello", "name": {"en": "We are greeted"}, "channels": ["email"]},
            {"key": "tour", "name": {"en": "We get a tour"}, "channels": ["video", "phone"]},
            {"key": "ask", "name": {"en": "We ask"}},
        ],
        [], ["      - {key: ask, name: We ask}"],
    ),
    "a row taken out": (
        ("stages", 0, "touchpoints"),
        [{"key": "tour", "name": {"en": "We get a tour"}, "channels": ["video", "phone"]}],
        ["      - {key: hello, name: We are greeted, channels: [email]}"], [],
    ),
    "a rule": (
        ("stages", 1, "binding"), {"event": ["settled"]},
        ["    binding: paid                  # from billing"],
        ["    binding: settled                  # from billing"],
    ),
}  # fmt: skip


def edited(document: JsonObject, steps: Steps, value: JsonValue) -> JsonObject:
    """A copy with one value at a path changed, or taken out."""
    changed = copy.deepcopy(document)
    here: JsonValue = changed
    for step in steps[:-1]:
        here = here[step]  # type: ignore[index]
    if value is None:
        del here[steps[-1]]  # type: ignore[arg-type, union-attr]
    else:
        here[steps[-1]] = value  # type: ignore[index]
    return changed


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines taken out and the lines put in."""
    found = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [x[2:] for x in found if x[0] == "-"], [x[2:] for x in found if x[0] == "+"]


@pytest.mark.parametrize("what", EDITS)
def test_one_edit_changes_one_line(what: str) -> None:
    steps, value, taken, put = EDITS[what]
    read = read_map_text(TEXT)
    wanted = from_json(edited(to_json(read.document), steps, value))
    after = to_yaml(replace(read, document=wanted))
    changed = lines_changed(TEXT, after)
    assert (changed[0], [line.rstrip() for line in changed[1]]) == (taken, put)
    assert to_json(read_map_text(after).document) == to_json(wanted)


def test_nothing_changed_gives_the_very_text() -> None:
    read = read_map_text(TEXT)
    assert to_yaml(read) == TEXT


def test_a_derived_key_is_written_down_when_its_element_is_renamed() -> None:
    """[M2] [M4] or the new name would derive another key and lose the history."""
    text = "wayline: 1\nname: A\nstages:\n  - name: Starting out\n  - name: Paying\n"
    read = read_map_text(text)
    wanted = from_json(edited(to_json(read.document), ("stages", 0, "name"), "Beginning"))
    after = to_yaml(replace(read, document=wanted))
    assert [stage.key for stage in read_map_text(after).document.stages] == [
        "starting_out",
        "paying",
    ]
    assert "key: starting_out" in after


def test_comments_of_a_rich_map_survive_an_edit_deep_inside() -> None:
    text = read_starter("mining_support")["map.yaml"]
    read = read_map_text(text)
    document = to_json(read.document)
    wanted = from_json(edited(document, ("stages", 1, "owner"), "operations"))
    after = to_yaml(replace(read, document=wanted))
    taken, put = lines_changed(text, after)
    assert (len(taken), len(put)) == (1, 1)
    assert after.count("#") == text.count("#")


@settings(
    max_examples=120, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(maps(), maps())
def test_any_map_can_be_edited_into_any_other(first: JsonObject, second: JsonObject) -> None:
    """[M62] What the text says afterwards is the second map, whatever the first one was."""
    read = read_map_text(dump_yaml(from_json(first)))
    wanted = from_json(second)
    after = read_map_text(to_yaml(replace(read, document=wanted)))
    assert to_json(after.document) == to_json(wanted)
