"""Editing by commands: what each does, what it refuses, and that its inverse takes it back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.map import (
    CommandError,
    InsertPart,
    JsonObject,
    MovePart,
    RemovePart,
    SetField,
    apply_command,
    are_in_conflict,
    command_from_json,
    command_to_json,
    rebased,
)

FIXTURES = Path(__file__).parent.parent / "fixtures" / "commands"
# Written by hand, and made by dice: documents two lists deep, with commands that mostly have their place there.
FILES = [json.loads((FIXTURES / name).read_text("utf-8")) for name in ("cases.json", "dice.json")]
CASES = {kind: [case for file in FILES for case in file[kind]] for kind in ("applied", "refused")}
NAMES = st.sampled_from(["a", "b", "c", "d", "e"])


def named(cases: list[dict[str, str]]) -> list[str]:
    """The names of cases, for the report."""
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", CASES["applied"], ids=named(CASES["applied"]))
def test_command_does_what_its_case_says(case: JsonObject) -> None:
    """The cases are shared with the front end."""
    before = case["before"]
    assert isinstance(before, dict)
    untouched = json.dumps(before)
    applied = apply_command(before, command_from_json(case["command"]))
    assert applied.document == case["after"]
    assert command_to_json(applied.inverse) == case["inverse"]
    assert json.dumps(before) == untouched


@pytest.mark.parametrize("case", CASES["applied"], ids=named(CASES["applied"]))
def test_inverse_takes_it_back(case: JsonObject) -> None:
    before = case["before"]
    assert isinstance(before, dict)
    applied = apply_command(before, command_from_json(case["command"]))
    assert apply_command(applied.document, applied.inverse).document == before


@pytest.mark.parametrize("case", CASES["refused"], ids=named(CASES["refused"]))
def test_what_has_no_place_is_refused_by_name(case: JsonObject) -> None:
    before = case["before"]
    assert isinstance(before, dict)
    with pytest.raises(CommandError) as refused:
        apply_command(before, command_from_json(case["command"]))
    assert str(refused.value) == case["message"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"do": "paint", "path": ["name"]}, "A command does one of set, insert, remove, move"),
        ({"do": "set", "path": []}, "`path` is a list of names and keys"),
        ({"do": "set", "path": ["a", 1]}, "`path` is a list of names and keys"),
        ({"do": "remove", "path": ["a", "b"], "value": 1}, "`remove` takes no value"),
        ({"do": "insert", "path": ["a"], "value": "x"}, "`insert` takes a part with a key"),
        ({"do": "move", "path": ["a", "b"], "to": ["c"], "before": 3}, "`before` is a key"),
        ({"do": "set", "path": ["x"] * 25, "value": 1}, "has 1 to 24 steps, got 25"),
        ("set", "A command is an object, got str"),
    ],
)  # fmt: skip
def test_form_that_is_no_command_is_refused(written: JsonObject, message: str) -> None:
    with pytest.raises(CommandError, match=message):
        command_from_json(written)


def parts(depth: int) -> st.SearchStrategy[list[JsonObject]]:
    """Lists of keyed parts, two lists deep."""
    inner = parts(depth - 1) if depth else st.just([])
    part = st.builds(part_of, NAMES, st.sampled_from(["one", "two"]), inner)
    return st.lists(part, max_size=4, unique_by=lambda row: str(row["key"]))


def part_of(key: str, name: str, inner: list[JsonObject]) -> JsonObject:
    """A part; a list without parts is absent."""
    return {"key": key, "name": name, **({"parts": [*inner]} if inner else {})}


LISTS = st.one_of(st.just(("parts",)), st.tuples(st.just("parts"), NAMES, st.just("parts")))
COMMANDS = st.one_of(
    st.builds(
        lambda at, key, value: SetField((*at, key, "name"), value),
        LISTS,
        NAMES,
        st.sampled_from([None, "three"]),
    ),
    st.builds(lambda at, key, to: SetField((*at, key, "key"), to), LISTS, NAMES, NAMES),
    st.builds(
        lambda at, key, before: InsertPart(at, {"key": key, "name": "new"}, before),
        LISTS,
        NAMES,
        st.one_of(st.none(), NAMES),
    ),
    st.builds(lambda at, key: RemovePart((*at, key)), LISTS, NAMES),
    st.builds(
        lambda at, key, to, before: MovePart((*at, key), to, before),
        LISTS,
        NAMES,
        LISTS,
        st.one_of(st.none(), NAMES),
    ),
)


@given(parts(2), st.lists(COMMANDS, max_size=12))
def test_any_commands_undone_in_turn_give_the_document_again(
    rows: list[JsonObject], commands: list[SetField | InsertPart | RemovePart | MovePart]
) -> None:
    start = part_of("root", "Root", rows)
    document, inverses = start, []
    for command in commands:
        try:
            applied = apply_command(document, command)
        except CommandError:
            continue
        document = applied.document
        inverses.append(applied.inverse)
    for inverse in reversed(inverses):
        document = apply_command(document, inverse).document
    assert document == start


@given(COMMANDS)
def test_command_survives_its_json_form(
    command: SetField | InsertPart | RemovePart | MovePart,
) -> None:
    assert command_from_json(json.loads(json.dumps(command_to_json(command)))) == command


@given(parts(2), COMMANDS, COMMANDS)
def test_what_is_not_in_conflict_may_come_in_either_order(
    rows: list[JsonObject],
    mine: SetField | InsertPart | RemovePart | MovePart,
    theirs: SetField | InsertPart | RemovePart | MovePart,
) -> None:
    """Fields set on one side and what the other side sets or moves: both orders say the same."""
    start = part_of("root", "Root", rows)
    if are_in_conflict(mine, theirs) or not isinstance(mine, SetField) or mine.path[-1] == "key":
        return
    try:
        apply_command(start, mine)
        there = apply_command(start, theirs).document
    except CommandError:
        return
    here_first = apply_command(apply_command(start, mine).document, theirs).document
    assert apply_command(there, rebased(mine, [theirs])).document == here_first


NAME = SetField(("parts", "a", "name"), "x")


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (NAME, SetField(("parts", "a", "name"), "y"), True),
        (NAME, SetField(("parts", "a", "note"), "y"), False),
        (NAME, SetField(("parts", "b", "name"), "y"), False),
        (SetField(("s",), {"t": 1}), SetField(("s", "t"), 2), True),
        (NAME, RemovePart(("parts", "a")), True),
        (RemovePart(("parts", "a")), NAME, True),
        (NAME, MovePart(("parts", "a"), ("other",)), False),
        (MovePart(("parts", "a"), ("x",)), MovePart(("parts", "a"), ("y",)), True),
        (MovePart(("parts", "a"), ("x",)), MovePart(("parts", "b"), ("x",)), False),
        (MovePart(("parts", "a"), ("s", "b", "parts")), RemovePart(("s", "b")), True),
        (InsertPart(("parts",), {"key": "n"}), InsertPart(("parts",), {"key": "n"}), True),
        (InsertPart(("parts",), {"key": "n"}), InsertPart(("parts",), {"key": "m"}), False),
        (InsertPart(("parts", "a", "parts"), {"key": "n"}), RemovePart(("parts", "a")), True),
    ],
)  # fmt: skip
def test_same_thing_decided_twice_is_a_conflict(
    mine: SetField | InsertPart | RemovePart | MovePart,
    theirs: SetField | InsertPart | RemovePart | MovePart,
    *,
    expected: bool,
) -> None:
    assert are_in_conflict(mine, theirs) is expected


def test_edit_follows_a_part_that_moved_meanwhile() -> None:
    """Ana moves the touchpoint while Ben names it: his name arrives where it now stands."""
    moved = MovePart(("stages", "a", "touchpoints", "call"), ("stages", "b", "touchpoints"))
    named_here = SetField(("stages", "a", "touchpoints", "call", "name"), "We call")
    assert rebased(named_here, [moved]).path == ("stages", "b", "touchpoints", "call", "name")
