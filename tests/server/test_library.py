"""The library, the findings of the map check and the words of customers, by role."""

from datetime import UTC, datetime

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting

MAPPING = """
source: answers
columns: {ts: at, name: {value: survey_answered}, account: account, score: {column: score, kind: nps, scale: [0, 10]}, comment: why}
"""
ANSWERS = "at,account,score,why\n" + "".join(
    f"2026-02-0{n}T09:00:00Z,acc-{n},{n},Words {n}\n" for n in range(1, 6)
)


def test_words_of_customers_are_told_with_score_and_day(house: House, editor: Member) -> None:
    drafting = Drafting(editor)
    house.take_in(editor.workspace, ANSWERS, MAPPING)
    answer = editor.client.get(editor.at(f"journeys/{drafting.journey}/verbatims?most=2"))
    said = answer.json()
    assert (answer.status_code, said["left_out"]) == (200, 3)
    first = said["listed"][0]
    assert (first["words"], first["score"], first["scale"], first["placed"]) == (
        "Words 5", 5, [0, 10], "unplaced",
    )  # fmt: skip
    assert datetime.fromisoformat(first["said_at"]) == datetime(2026, 2, 5, 9, tzinfo=UTC)


def test_words_of_customers_are_refused_to_who_may_not_know_them(
    house: House, editor: Member
) -> None:
    drafting = Drafting(editor)
    viewer = house.member(editor.workspace, "viewer")
    path = editor.at(f"journeys/{drafting.journey}/verbatims")
    assert viewer.client.get(path).status_code == 403


@pytest.mark.parametrize("noun", ["library", "findings"])
def test_viewer_reads_what_the_map_says_and_a_stranger_does_not(
    house: House, editor: Member, noun: str
) -> None:
    drafting = Drafting(editor)
    viewer = house.member(editor.workspace, "viewer")
    stranger = house.member(house.workspace("Others"), "owner")
    path = f"journeys/{drafting.journey}/{noun}"
    assert viewer.client.get(viewer.at(path)).status_code == 200
    assert stranger.client.get(stranger.at(path)).status_code == 404


def test_findings_name_their_elements_and_what_to_do(editor: Member) -> None:
    drafting = Drafting(editor)
    said = editor.client.get(editor.at(f"journeys/{drafting.journey}/findings")).json()
    unowned = [one for one in said if one["code"] == "no_owner"]
    assert [one["refs"] for one in unowned] == [["stage:ask"], ["stage:work"]]
    assert {one["remedy"] for one in unowned} == {
        "Add `owner` with the key of a department, or person:key."
    }
