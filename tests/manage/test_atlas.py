"""The atlas tells which journey is part of which, whose it is, when its map is due for review."""

from datetime import date

from wayline.manage import atlas_of
from wayline.map import CheckedMap, read_map_text, resolve

TEXT = """
wayline: 1
key: {key}
name: {key}
owner: sales
departments: [{{key: sales, name: Sales}}]
stages: [{{key: one, name: One, touchpoints: [{{key: ask, name: Ask}}]}}, {{key: two, name: Two}}]
"""


def a_map(key: str, more: str = "") -> CheckedMap:
    """A small map."""
    return resolve(read_map_text(TEXT.format(key=key) + more))


def test_a_journey_stands_under_the_one_whose_map_names_it_a_sub_journey() -> None:
    maps = {
        "part": a_map("part"),
        "whole": a_map("whole", "maps: [{map: part, kind: sub_journey}, {map: other, kind: next}]"),
        "other": a_map("other", "maps: [{map: gone, kind: sub_journey}]"),
    }
    found = {one.key: one.parent for one in atlas_of(maps, today=date(2026, 3, 1))}
    assert found == {"part": "whole", "whole": None, "other": None}


def test_journeys_that_name_each_other_stand_in_no_circle() -> None:
    maps = {
        "a": a_map("a", "maps: [{map: b, kind: sub_journey}]"),
        "b": a_map("b", "maps: [{map: a, kind: sub_journey}, {map: b, kind: sub_journey}]"),
    }
    found = {one.key: one.parent for one in atlas_of(maps, today=date(2026, 3, 1))}
    assert found == {"a": None, "b": "a"}


def test_a_review_is_due_when_its_rhythm_is_over() -> None:
    """[M52] and never asked for where nobody ever looked."""
    reviewed = a_map("reviewed", "reviewed_on: 2026-01-01\nreview_every: 30 days")
    maps = {"reviewed": reviewed, "never": a_map("never")}
    before = {one.key: one for one in atlas_of(maps, today=date(2026, 1, 30))}
    assert before["reviewed"].review_due_on == date(2026, 1, 31)
    assert [before[key].is_review_due for key in maps] == [False, False]
    after = {one.key: one for one in atlas_of(maps, today=date(2026, 1, 31))}
    assert [after[key].is_review_due for key in maps] == [True, False]
    assert (before["never"].review_due_on, before["never"].owner) == (None, "Sales")
    assert (before["never"].stages, before["never"].touchpoints) == (2, 1)


def test_a_review_after_the_last_day_of_the_calendar_is_never_due() -> None:
    (found,) = atlas_of({"a": a_map("a", "reviewed_on: 9999-12-31")}, today=date(2026, 3, 1))
    assert (found.reviewed_on, found.review_due_on) == (date(9999, 12, 31), None)
    assert not found.is_review_due


def test_a_person_who_answers_for_a_journey_is_named_without_the_kind() -> None:
    text = TEXT.replace("owner: sales", "owner: person:pia_ore").format(key="a")
    (found,) = atlas_of({"a": resolve(read_map_text(text))}, today=date(2026, 3, 1))
    assert found.owner == "pia ore"
