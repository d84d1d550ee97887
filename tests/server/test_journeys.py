"""A journey begins."""

import pytest

from server.conftest import House, Member


@pytest.fixture
def ana(house: House) -> Member:
    """An editor."""
    return house.member(house.workspace(), "editor", "ana")


def test_map_to_be_drawn_by_hand_begins_with_its_name_and_first_stage(ana: Member) -> None:
    body = {"kind": "begun", "name": "Supporting a mine", "stage": "Notice", "timezone": "Australia/Perth"}  # fmt: skip
    journey = ana.client.post(ana.at("journeys"), json=body).json()
    assert (journey["key"], journey["name"]) == ("supporting_a_mine", "Supporting a mine")
    drawn = ana.client.get(ana.at(f"drafts/{journey['drafts'][0]['id']}")).json()["document"]
    assert drawn["timezone"] == "Australia/Perth"
    assert drawn["stages"] == [{"key": "notice", "name": "Notice"}]


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"name": "", "stage": "Notice"}, "name"),
        ({"name": "Supporting a mine", "stage": " "}, "stages[0].name"),
        ({"name": "Supporting a mine", "stage": "Notice", "timezone": "Mars/Base"}, "Mars/Base"),
    ],
    ids=["no name", "no stage", "no such zone"],
)
def test_what_is_missing_for_a_beginning_is_said(
    ana: Member, said: dict[str, str], complaint: str
) -> None:
    answer = ana.client.post(ana.at("journeys"), json={"kind": "begun", **said})
    assert answer.status_code == 422
    assert complaint in answer.text
    assert ana.client.get(ana.at("journeys")).json() == []
