"""Funnels of one's own and the time in a stage over HTTP: the same numbers as the functions, nobody named to viewers."""

import pytest

from server.conftest import House, Member
from server.test_customers import analyst_of_five_customers


@pytest.fixture
def ana(house: House) -> Member:
    """An analyst in a workspace with a published map and the events of five customers."""
    return analyst_of_five_customers(house)


JOURNEY = "journeys/supporting_a_mine"


def test_funnel_counts_each_journey_once_and_lists_who_arrived(ana: Member) -> None:
    asked = {"step": ["stage:ask", "stage:work"]}
    answer = ana.client.get(ana.at(f"{JOURNEY}/funnel"), params=asked)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert [(step["key"], step["n"], step["lost"]) for step in said["steps"]] == [
        ("stage:ask", 5, 0), ("stage:work", 1, 4),
    ]  # fmt: skip
    assert len(said["members"]["funnels.stage:work.n"]["did"]) == 1


def test_window_leaves_out_who_came_too_late(ana: Member) -> None:
    asked = {"step": ["stage:ask", "stage:work"], "within": "2 days"}
    said = ana.client.get(ana.at(f"{JOURNEY}/funnel"), params=asked).json()
    assert said["steps"][1]["n"] == 0


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"step": ["stage:ask"]}, 422),
        ({"step": ["stage:ask", "stage:nowhere"]}, 404),
        ({"step": ["stage:ask", "stage:work"], "within": "soon"}, 422),
    ],
)
def test_funnel_that_cannot_be_meant_is_refused_in_words(
    ana: Member, asked: dict[str, str | list[str]], status: int
) -> None:
    answer = ana.client.get(ana.at(f"{JOURNEY}/funnel"), params=asked)
    assert answer.status_code == status, answer.text
    assert answer.json()["message"]


def test_time_in_stage_counts_who_is_still_there(ana: Member) -> None:
    answer = ana.client.get(ana.at(f"{JOURNEY}/stages/ask/time"))
    assert answer.status_code == 200, answer.text
    (everybody,) = answer.json()["curves"]
    assert (everybody["n"], everybody["still_open"]) == (5, 3)
    members = answer.json()["members"]["time.everybody.median"]
    assert (len(members["did"]), len(members["did_not"])) == (2, 3)
    assert [point["n"] for point in everybody["points"]] == [5]
    assert everybody["ends_at_s"] is not None


def test_stage_that_is_not_on_the_map_is_not_found(ana: Member) -> None:
    assert ana.client.get(ana.at(f"{JOURNEY}/stages/nowhere/time")).status_code == 404


def test_viewer_gets_the_numbers_and_nobody_behind_them(house: House, ana: Member) -> None:
    vera = house.member(ana.workspace, "viewer", "vera")
    asked = {"step": ["stage:ask", "stage:work"]}
    funnel = vera.client.get(vera.at(f"{JOURNEY}/funnel"), params=asked).json()
    time = vera.client.get(vera.at(f"{JOURNEY}/stages/ask/time")).json()
    assert (funnel["steps"][0]["n"], funnel["members"]) == (5, {})
    assert (time["curves"][0]["n"], time["members"]) == (5, {})
