"""Reading a map: what loads, what is refused, and what the refusal says."""

import pytest

from wayline.base import DocumentError, Duration
from wayline.map import Binding, EventRule, NamePattern, SeenCond, Standard, read_map_text

THREE_LINES = """\
wayline: 1
name: From trial to paid account
stages: [Starting, Using, Paying]
"""


def test_name_and_stages_are_enough() -> None:
    """[M3] A bare text in a list of keyed things is its name; [M2] its key is derived."""
    document = read_map_text(THREE_LINES).document
    assert [stage.key for stage in document.stages] == ["starting", "using", "paying"]
    assert str(document.stages[0].name) == "Starting"
    assert document.key == "from_trial_to_paid_account"
    assert document.per == "account"


def test_short_forms_are_written_out() -> None:
    """[M3] A bare value stands for the first required field."""
    stage = read_map_text(
        "wayline: 1\nname: A\nstages:\n"
        "  - {name: One, standard: 2 days, need: I know it, binding: trial_started}\n"
    ).document.stages[0]
    assert stage.standard == Standard(target=Duration.parse("2 days"))
    assert isinstance(stage.need, tuple)
    assert [str(need.text) for need in stage.need] == ["I know it"]
    assert stage.binding == Binding(EventRule(names=(NamePattern("trial_started", is_glob=False),)))


def test_decided_none_is_not_absent() -> None:
    """[M19] `none` is a decision, absence is not."""
    one, two = read_map_text(
        "wayline: 1\nname: A\nstages:\n"
        "  - {name: One, standard: none, need: none, binding: none}\n"
        "  - {name: Two}\n"
    ).document.stages
    assert (one.standard, one.need, one.binding) == ("none", "none", "none")
    assert (two.standard, two.need, two.binding) == (None, None, None)


def test_unknown_field_is_refused_with_line_and_nearest_name() -> None:
    """[M12]"""
    with pytest.raises(DocumentError) as caught:
        read_map_text(
            "wayline: 1\nname: A\nstages:\n  - name: One\n    touchponts: []\n", file="a.yaml"
        )
    assert str(caught.value) == (
        "There is no field 'touchponts' [a.yaml:5 (stages[0].touchponts)] "
        "Did you mean 'touchpoints'?"
    )


def test_bare_rule_in_a_cond_means_seen() -> None:
    """[M37]"""
    stage = read_map_text(
        "wayline: 1\nname: A\nstages:\n  - {name: One, entry: page_viewed}\n"
    ).document.stages[0]
    assert stage.entry == SeenCond(EventRule(names=(NamePattern("page_viewed", is_glob=False),)))


def test_what_is_wrong_inside_a_list_is_said_before_the_list() -> None:
    """[M12] with its line, not as "the list is too short"."""
    with pytest.raises(DocumentError, match=r"stages\[0\] has no 'name'") as caught:
        read_map_text("wayline: 1\nname: A\nstages:\n  - key: start\n", file="map.yaml")
    assert caught.value.place is not None
    assert caught.value.place.line == 4
