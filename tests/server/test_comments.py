"""What people say about an element: a thread for each, everybody's words their own [M24]."""

from datetime import timedelta

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting
from wayline.state import read_audit


@pytest.fixture
def ana(house: House) -> Member:
    """An editor with a journey."""
    return house.member(house.workspace(), "editor", "ana")


@pytest.fixture
def journey(ana: Member) -> str:
    """Its key."""
    return Drafting(ana).journey


def say(member: Member, journey: str, text: str, ref: str = "stage:ask") -> dict[str, str]:
    """Say something about an element."""
    answer = member.client.post(
        member.at(f"journeys/{journey}/comments"), json={"ref": ref, "text": text}
    )
    assert answer.status_code == 201, answer.text
    said: dict[str, str] = answer.json()
    return said


def thread(member: Member, journey: str, ref: str = "stage:ask") -> list[tuple[str, str]]:
    """Who said what about an element."""
    answer = member.client.get(member.at(f"journeys/{journey}/comments"), params={"ref": ref})
    return [(one["person_name"], one["text"]) for one in answer.json()]


def test_thread_of_an_element_is_read_in_order_by_everybody(
    house: House, ana: Member, journey: str
) -> None:
    ben = house.member(ana.workspace, "analyst", "ben")
    vera = house.member(ana.workspace, "viewer", "vera")
    say(ana, journey, "Why 20 days?")
    house.clock.forward(timedelta(seconds=1))
    say(ben, journey, "The permit takes 15.")
    say(ben, journey, "Elsewhere", "stage:work")
    assert thread(vera, journey) == [("ana", "Why 20 days?"), ("ben", "The permit takes 15.")]
    counts = vera.client.get(vera.at(f"journeys/{journey}/comments/counts")).json()
    assert counts == {"stage:ask": 2, "stage:work": 1}


def test_comment_is_text_and_stays_text(ana: Member, journey: str) -> None:
    say(ana, journey, "<b>bold</b> & plain")
    assert thread(ana, journey) == [("ana", "<b>bold</b> & plain")]


def test_own_words_are_changed_and_taken_back_those_of_others_are_not(
    house: House, ana: Member, journey: str
) -> None:
    ben = house.member(ana.workspace, "editor", "ben")
    said = say(ana, journey, "Why 20 days?")
    place = ana.at(f"journeys/{journey}/comments/{said['id']}")
    for answer in (ben.client.put(place, json={"text": "Mine"}), ben.client.delete(place)):
        assert answer.status_code == 422
        assert "somebody else's" in answer.json()["message"]
    changed = ana.client.put(place, json={"text": "Why not 15 days?"}).json()
    assert (changed["text"], changed["edited_at"] is None) == ("Why not 15 days?", False)
    assert ana.client.delete(place).status_code == 204
    assert thread(ana, journey) == []


def test_history_keeps_that_there_was_a_comment_and_never_its_words(
    house: House, ana: Member, journey: str
) -> None:
    said = say(ana, journey, "canary-4711")
    ana.client.delete(ana.at(f"journeys/{journey}/comments/{said['id']}"))
    with house.ports.records.read() as records:
        rows = read_audit(records, ana.workspace.id, most=10)
    assert [row.what for row in rows if row.what.startswith("comment.")] == [
        "comment.deleted", "comment.written",
    ]  # fmt: skip
    assert "canary-4711" not in str(rows)


def test_empty_words_and_unknown_places_are_refused(ana: Member, journey: str) -> None:
    place = ana.at(f"journeys/{journey}/comments")
    assert ana.client.post(place, json={"ref": "stage:ask", "text": "  "}).status_code == 422
    assert ana.client.post(place, json={"ref": "kpi", "text": "x"}).status_code == 422
    assert ana.client.get(ana.at("journeys/none/comments"), params={"ref": "stage:ask"}).status_code == 404  # fmt: skip
    assert ana.client.delete(f"{place}/none").status_code == 404


def test_viewer_reads_and_does_not_write(house: House, ana: Member, journey: str) -> None:
    vera = house.member(ana.workspace, "viewer", "vera")
    answer = vera.client.post(
        vera.at(f"journeys/{journey}/comments"), json={"ref": "stage:ask", "text": "x"}
    )
    assert answer.status_code == 403


def test_comment_changes_no_version_and_no_draft(ana: Member, journey: str) -> None:
    """[M24] Living records are outside hash and publishing."""
    before = ana.client.get(ana.at("journeys")).json()
    say(ana, journey, "Why 20 days?")
    assert ana.client.get(ana.at("journeys")).json() == before
