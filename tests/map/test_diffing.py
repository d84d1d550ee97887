"""What changed between two versions: complete, by key, in words, and what it breaks [M53]-[M55]."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from map.documents import maps
from wayline.map import (
    Bump,
    JourneyMap,
    JsonObject,
    MovePart,
    Ref,
    apply_commands,
    diff,
    from_json,
    is_about,
    next_version,
    proposed_bump,
    read_map_text,
    read_starter,
    to_json,
)

MANY = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TEXT = """
wayline: 1
key: support
name: Supporting a mine
goal: Works from day one
stages:
  - key: ask
    name: Asking
    touchpoints:
      - {key: call, name: We call, binding: call}
      - {key: mail, name: We write, owner: sales}
      - {key: visit, name: They visit}
  - key: move
    name: Mobilize
    standard: 20 business days
    touchpoints:
      - {key: train, name: We train, binding: trained}
  - {key: work, name: Working, entry: first_shift}
outcomes: [{key: won, name: Won, kind: success, when: won}]
departments: [{key: sales, name: Sales}, {key: works, name: Works}]
segments: [{key: big, name: Big mines}]
kpis: [{key: hits, name: Hit rate, measure: {conversion: {from: 'stage:ask', to: 'outcome:won'}}, target: {kind: above, value: 0.3}}]
"""
START = read_map_text(TEXT).document
MINING = read_map_text(read_starter("mining_support")["map.yaml"]).document


def changed(edit: Callable[[str], str]) -> JourneyMap:
    """The map after an edit of its text."""
    edited = edit(TEXT)
    assert edited != TEXT
    return read_map_text(edited).document


def replaced(old: str, new: str) -> JourneyMap:
    """The map with one piece of its text replaced."""
    return changed(lambda text: text.replace(old, new))


def patched(before: JourneyMap, after: JourneyMap) -> JsonObject:
    """`before` with every change of the diff made."""
    return apply_commands(to_json(before), [change.command for change in diff(before, after)])


@MANY
@given(maps(), maps())
def test_changes_applied_give_the_other_version(one: JsonObject, other: JsonObject) -> None:
    """[M54] apply(a, diff(a, b)) == b, for any two maps."""
    before, after = from_json(one), from_json(other)
    assert patched(before, after) == to_json(after)


@MANY
@given(maps())
def test_map_does_not_differ_from_itself(document: JsonObject) -> None:
    """[M54]"""
    assert diff(from_json(document), from_json(document)) == ()


@MANY
@given(st.permutations([stage.key for stage in MINING.stages]))
def test_any_new_order_is_reached_by_the_fewest_moves(order: list[str]) -> None:
    """[M55] The longest run that is in order stays put, by brute force over all runs."""
    rank = {key: place for place, key in enumerate(order)}
    after = MINING.model_copy(
        update={"stages": tuple(sorted(MINING.stages, key=lambda stage: rank[stage.key]))}
    )
    changes = diff(MINING, after)
    assert apply_commands(to_json(MINING), [one.command for one in changes]) == to_json(after)
    assert all(isinstance(one.command, MovePart) for one in changes)
    assert len(changes) == len(order) - longest_run([rank[stage.key] for stage in MINING.stages])


def longest_run(ranks: list[int]) -> int:
    """The length of a longest rising run, by looking at every one."""
    runs: list[tuple[int, ...]] = [()]
    for rank in ranks:
        runs += [(*run, rank) for run in runs if not run or run[-1] < rank]
    return max(len(run) for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "sentence", "kind", "breaks"),
    [
        ("20 business days", "15 business days", "Stage 'Mobilize': standard 20 -> 15 business days", "time_changed", "times"),
        ("name: We call", "name: We ring", "Touchpoint 'We call': name We call -> We ring", "renamed", "nothing"),
        ("goal: Works from day one", "goal: No surprises", "The map: goal Works from day one -> No surprises", "text_changed", "nothing"),
        ("owner: sales", "owner: works", "Touchpoint 'We write': owner Sales -> Works", "owner_changed", "nothing"),
        ("binding: call", "binding: called", "Touchpoint 'We call': events that show it call -> called", "rule_changed", "counts"),
        ("entry: first_shift", "binding: shift_began", "Stage 'Working': events that show it stated, shift_began", "rule_changed", "counts"),
        ("name: They visit", "name: They visit, kind: action", "Touchpoint 'They visit': kind stated, action", "retyped", "nothing"),
        ("name: Working", "name: Working, next: ask", "Stage 'Working': what comes next stated, Asking", "relinked", "counts"),
        ("      - {key: visit, name: They visit}\n", "", "Touchpoint 'They visit' removed", "removed", "nothing"),
        ("binding: trained}\n", "binding: trained}\n      - {key: check, name: We check}\n", "Touchpoint 'We check' added in 'Mobilize'", "added", "nothing"),
        ("binding: trained}\n", "binding: trained}\n      - {key: check, name: We check, binding: checked}\n", "Touchpoint 'We check' added in 'Mobilize'", "added", "counts"),
        ("value: 0.3", "value: 0.4", "KPI 'Hit rate': target above 30 % -> above 40 %", "retyped", "nothing"),
        ("goal: Works from day one\n", "", "The map: goal no longer stated, was Works from day one", "text_changed", "nothing"),
        ("when: won", "when: signed", "Outcome 'Won': when it is reached won -> signed", "rule_changed", "counts"),
    ],
)  # fmt: skip
def test_change_is_said_in_words_with_what_it_breaks(
    old: str, new: str, sentence: str, kind: str, breaks: str
) -> None:
    """[M53]"""
    changes = diff(START, replaced(old, new))
    assert (changes[0].sentence, changes[0].kind, changes[0].breaks) == (sentence, kind, breaks)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("20 business days", "{target: 15 business days, breach: 25 business days}",
         "standard 20 business days -> 15 business days (failed after 25 business days)"),
        ("20 business days", "{target: 15 business days, share: 90 %, by: [{segment: big, target: 5 days}]}",
         "standard 20 business days -> 15 business days (kept by 90 % of the visits, 5 days for Big mines)"),
        ("20 business days", "none", "standard 20 business days -> none"),
        ("20 business days", "{due: project.promised_on}",
         "standard 20 business days -> by the date in project.promised_on"),
        ("{kind: above, value: 0.3}", "{kind: vs_baseline, change: -15 %, baseline: 0.4}",
         "target above 30 % -> -15 % against where we began which was 40 %"),
        ("{kind: above, value: 0.3}", "{kind: between, value: 0.3, high: 0.5, segment: big}",
         "target above 30 % -> between 30 % and 50 % for Big mines"),
        ("    standard: 20", "    involved: [sales, {department: works, as: consulted}]\n    standard: 20",
         "who takes part stated, Sales (responsible); Works (consulted)"),
        ("owner: sales}", "owner: sales, performance: {internal: 4}}", "performance stated, we say 4, believed"),
        ("owner: sales}", "owner: sales, emotions: [{desired: calm, elicited: [anxious]}]}",
         "emotions stated, should feel calm, feels anxious, believed"),
        ("goal: Works", "retired: [{ref: 'touchpoint:fax', successor: none}]\ngoal: Works",
         "what ended stated, nothing follows 'fax'"),
        ("goal: Works", "adopt: open_cases\ngoal: Works", "cases it judges stated, open cases"),
    ],
)  # fmt: skip
def test_values_are_said_in_words_and_never_as_they_stand_in_the_file(
    old: str, new: str, said: str
) -> None:
    """[M53]"""
    edited = replaced(old, new.replace("calm", "reassured"))
    sentence = diff(START, edited)[0].sentence
    assert sentence.endswith(f": {said.replace('calm', 'reassured')}"), sentence
    assert not set("{}[]") & set(sentence)


def test_change_is_about_its_element_and_about_what_holds_it() -> None:
    """The history of a stage tells what happened to its touchpoints too."""
    command = diff(START, replaced("name: We call", "name: We ring"))[0].command
    assert is_about(command, Ref("touchpoint", "call"))
    assert is_about(command, Ref("stage", "ask"))
    assert not is_about(command, Ref("stage", "move"))


def test_touchpoint_that_goes_to_another_stage_has_moved_and_lost_nothing() -> None:
    """[M53] By key, never by line: one move, and the rename beside it."""
    after = changed(
        lambda text: text.replace(
            "      - {key: mail, name: We write, owner: sales}\n", ""
        ).replace(
            "binding: trained}\n",
            "binding: trained}\n      - {key: mail, name: We wrote, owner: sales}\n",
        )
    )
    assert [change.sentence for change in diff(START, after)] == [
        "Touchpoint 'We write' moved to 'Mobilize'",
        "Touchpoint 'We write': name We write -> We wrote",
    ]


def test_stage_that_went_leaves_its_touchpoints_where_they_went() -> None:
    """[M53] The stage is removed; what it held and still stands elsewhere has moved."""
    after = changed(
        lambda text: text.replace(
            "  - key: move\n    name: Mobilize\n    standard: 20 business days\n    touchpoints:\n",
            "",
        )
    )
    assert [change.sentence for change in diff(START, after)] == [
        "Touchpoint 'We train' moved to 'Asking'", "Stage 'Mobilize' removed",
    ]  # fmt: skip
    assert patched(START, after) == to_json(after)


def test_new_key_that_says_what_it_was_is_no_deletion() -> None:
    """[M4]"""
    after = replaced("key: visit, name: They visit", "key: tour, name: They visit, was: visit")
    assert [change.kind for change in diff(START, after)] == ["renamed", "renamed"]
    assert patched(START, after) == to_json(after)


def test_how_it_is_written_makes_no_difference() -> None:
    """[M54] Comments, order of fields and long forms give an empty diff."""
    rewritten = TEXT.replace(
        "{key: call, name: We call, binding: call}",
        "{binding: {event: [call]}, name: We call, key: call}  # by phone",
    ).replace("standard: 20 business days", "standard: {target: 20 business days}")
    assert diff(START, read_map_text(rewritten).document) == ()


@pytest.mark.parametrize(
    ("old", "new", "bump"),
    [
        ("name: We call", "name: We ring", "patch"),
        ("goal: Works from day one", "goal: No surprises", "patch"),
        ("20 business days", "15 business days", "minor"),
        ("owner: sales", "owner: works", "minor"),
        ("binding: trained", "binding: inducted", "major"),
        ("key: ask\n", "key: ask\n    optional: true\n", "minor"),
        ("  - {key: work, name: Working, entry: first_shift}\n", "", "major"),
        ("kpis:", "insights: [{key: i, name: They fear delay, kind: perception}]\nkpis:", "none"),
    ],
)  # fmt: skip
def test_number_goes_up_by_what_is_broken(old: str, new: str, bump: str) -> None:
    """[M30] [M24] Living records do not count."""
    assert proposed_bump(diff(START, replaced(old, new))) == bump


def test_nothing_changed_proposes_no_number() -> None:
    """[M30]"""
    assert proposed_bump(()) == "none"


@pytest.mark.parametrize(
    ("bump", "number"),
    [("major", "2.0.0"), ("minor", "1.5.0"), ("patch", "1.4.3"), ("none", "1.4.2")],
)
def test_next_number_follows_the_bump(bump: Bump, number: str) -> None:
    assert next_version("1.4.2", bump) == number
