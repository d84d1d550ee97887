"""Who is behind a number: asked for one at a time, the very people whom the number counts."""

from collections.abc import Iterator

import pytest

from server.conftest import House, Member
from server.test_customers import analyst_of_five_customers, asked, part
from wayline.base import JsonObject

HOME = "journeys/supporting_a_mine"
SIDES = ("did", "did_not", "still_open")


@pytest.fixture
def ana(house: House) -> Member:
    """An analyst of five customers."""
    return analyst_of_five_customers(house)


def unpacked(text: str) -> Iterator[int]:
    """The positions of a packed list: `0-3 7 9x2`."""
    for run in text.split():
        places, _, times = run.partition("x")
        first, _, last = places.partition("-")
        for place in range(int(first), int(last or first) + 1):
            yield from [place] * int(times or 1)


def sides(said: JsonObject, number: str) -> dict[str, list[str]]:
    """The accounts on each side of a number, as the answer lists them."""
    return {
        side: [str(part(said, "journeys", at, "account")) for at in unpacked(_list(said, number, place))]
        for place, side in enumerate(SIDES)
    }  # fmt: skip


def _list(said: JsonObject, number: str, place: int) -> str:
    """One packed list of a number."""
    at = part(said, "who", "numbers", number, place)
    return str(part(said, "who", "lists", int(str(at))))


def test_every_number_lists_as_many_as_the_map_says(ana: Member) -> None:
    """Whatever can be asked for is answered, and its sides are the counts that stand in the map."""
    counts = part(asked(ana, "living-map"), "who", "counts")
    assert isinstance(counts, dict)
    assert len(counts) > 20
    told = {
        number: [len(who) for who in sides(asked(ana, "who", number=number), number).values()]
        for number in counts
    }
    assert told == counts


def test_who_moved_on_did_not_and_may_still_is_told_by_name(ana: Member) -> None:
    number = "stages.ask.entered"
    assert sides(asked(ana, "who", number=number), number) == {
        "did": ["a1", "a2", "a3", "a4", "a5"], "did_not": [], "still_open": [],
    }  # fmt: skip


def test_the_scope_chooses_among_them(ana: Member) -> None:
    number = "stages.ask.entered"
    said = asked(ana, "who", number=number, since="2026-02-01")
    assert sides(said, number)["did"] == ["a4", "a5"]
    names = [str(part(said, "journeys", at, "account_name")) for at in range(2)]
    assert names == ["Red Ridge", "Far Deposit"]


def test_list_of_a_number_stays_as_the_number_when_events_come_in(
    house: House, ana: Member
) -> None:
    """Somebody who looks at a map of before gets the people of before; who names no events, those of now."""
    number = "stages.ask.entered"
    frames = part(asked(ana, "living-map"), "overlay", "frames")
    before = str(part(frames, 0, "provenance", "snapshot_id"))
    house.take_in(ana.workspace, "time,event,account\n2026-03-02T09:00:00Z,asked,a6\n")
    then = asked(ana, "who", number=number, snapshot=before)
    assert sides(then, number)["did"] == ["a1", "a2", "a3", "a4", "a5"]
    now = asked(ana, "who", number=number)
    assert sides(now, number)["did"] == ["a1", "a2", "a3", "a4", "a5", "a6"]


def test_number_that_is_not_there_is_not_found(ana: Member) -> None:
    answer = ana.client.get(ana.at(f"{HOME}/who"), params={"number": "stages.ask.invented"})
    assert (answer.status_code, answer.json()["message"]) == (
        404, "The living map has no number 'stages.ask.invented'.",
    )  # fmt: skip


def test_journeys_are_listed_by_key_and_unknown_keys_are_passed_over(ana: Member) -> None:
    said = asked(ana, "who", number="stages.ask.entered")
    keys = [str(part(said, "journeys", at, "key")) for at in range(5)]
    asks = {"keys": [keys[3], "nobody", keys[0]]}
    answer = ana.client.post(ana.at(f"{HOME}/who/journeys"), json=asks)
    assert [one["key"] for one in answer.json()["journeys"]] == [keys[0], keys[3]]


def test_timeline_of_one_journey_is_told_whole(ana: Member) -> None:
    said = asked(ana, "who", number="stages.work.entered")
    key = str(part(said, "journeys", 0, "key"))
    told = asked(ana, "who/timeline", key=key)
    assert part(told, "journeys", 0, "account_name") == "Blue Quarry"
    assert part(told, "timelines", "event_counts") == [2]
    names = part(told, "timelines", "names")
    events = part(told, "timelines", "events", "name")
    assert isinstance(events, list)
    assert [part(names, int(str(at))) for at in events] == ["asked", "began"]


def test_journey_that_nobody_has_is_not_found(ana: Member) -> None:
    answer = ana.client.get(ana.at(f"{HOME}/who/timeline"), params={"key": "nobody"})
    assert answer.status_code == 404
    assert "open the list anew" in answer.json()["remedy"]


@pytest.mark.parametrize("path", ["who?number=stages.ask.entered", "who/timeline?key=a1"])
def test_viewer_is_told_nobody(house: House, ana: Member, path: str) -> None:
    viewer = house.member(ana.workspace, "viewer", "vic")
    assert viewer.client.get(viewer.at(f"{HOME}/{path}")).status_code == 403
    listed = viewer.client.post(viewer.at(f"{HOME}/who/journeys"), json={"keys": ["a1"]})
    assert listed.status_code == 403
