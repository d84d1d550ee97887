"""A rule is read as a person writes it, and shows at once what it matches."""

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting
from wayline.base import JsonObject
from wayline.journeys import kept_laid


def matches(member: Member, text: str) -> tuple[int, JsonObject]:
    """What a rule on a small draft is answered with."""
    draft = Drafting(member).draft
    answer = member.client.post(member.at(f"drafts/{draft}/matches"), json={"text": text})
    said: JsonObject = answer.json()
    return answer.status_code, said


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        ("asked", {"event": ["asked"]}),
        ("asked, asked.*\nbegan", {"event": ["asked", "asked.*", "began"]}),
        ("{event: met, where: {topic: renewal}}", {"event": ["met"], "where": {"topic": {"eq": "renewal"}}}),
        ('{"any": [a, b], "take": "first"}', {"any": [{"event": ["a"]}, {"event": ["b"]}], "take": "first"}),
    ],
)  # fmt: skip
def test_rule_is_read_as_it_is_written(editor: Member, text: str, binding: JsonObject) -> None:
    assert matches(editor, text) == (
        200,
        {"binding": binding, "events": None, "journeys": None, "names": [], "sample": []},
    )


def test_what_is_no_rule_is_told_in_words(editor: Member) -> None:
    status, said = matches(editor, "{evnt: asked}")
    assert (status, said["message"]) == (422, "A rule has no part 'evnt'.")


def test_draft_of_others_is_not_there(house: House, editor: Member) -> None:
    stranger = house.member(house.workspace("Others"), "editor")
    draft = Drafting(editor).draft
    answer = stranger.client.post(stranger.at(f"drafts/{draft}/matches"), json={"text": "a"})
    assert answer.status_code == 404


def condition(member: Member, text: str) -> tuple[int, JsonObject]:
    """What a condition on a small draft is answered with."""
    draft = Drafting(member).draft
    answer = member.client.post(member.at(f"drafts/{draft}/conditions"), json={"text": text})
    said: JsonObject = answer.json()
    return answer.status_code, said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("touchpoint:offer", {"seen": "touchpoint:offer"}),
        ("offer, offer.*", {"seen": {"event": ["offer", "offer.*"]}}),
        ("{gate: {paths: [legal], need: any}}", {"gate": {"paths": ["legal"], "need": "any"}}),
        ("{not: {seen: outcome:lost}}", {"not": {"seen": "outcome:lost"}}),
    ],
)
def test_condition_is_read_as_it_is_written(editor: Member, text: str, said: JsonObject) -> None:
    assert condition(editor, text) == (200, {"condition": said})


def test_what_is_no_condition_is_told_in_words(editor: Member) -> None:
    status, said = condition(editor, "{gate: {path: [legal]}}")
    assert status == 422
    assert "path" in str(said["message"])


def test_newest_events_of_a_rule_hide_the_account_from_who_may_not_see_it(
    house: House, editor: Member
) -> None:
    draft = Drafting(editor).draft
    house.take_in(
        editor.workspace,
        "time,event,account\n2026-01-05T09:00:00Z,asked,a1\n2026-01-06T09:00:00Z,asked,a2\n",
    )
    viewer = house.member(editor.workspace, "viewer", "vic")

    def sample(member: Member) -> object:
        asked = member.client.post(member.at(f"drafts/{draft}/matches"), json={"text": "asked"})
        return [(one["at"][:10], one["account"]) for one in asked.json()["sample"]]

    assert sample(editor) == [("2026-01-06", "a2"), ("2026-01-05", "a1")]
    assert sample(viewer) == [("2026-01-06", None), ("2026-01-05", None)]


def test_rule_is_counted_on_the_map_that_is_laid_already(house: House, editor: Member) -> None:
    """The map in force is laid once, for its numbers and for the rules of the next draft."""
    drafting = Drafting(editor)
    editor.client.post(editor.at(f"drafts/{drafting.draft}/publish"), json={"note": "First"})
    place = editor.at(f"journeys/{drafting.journey}")
    draft = editor.client.post(f"{place}/drafts", json={"name": "Next"}).json()["id"]
    house.take_in(editor.workspace, "time,event,account\n2026-01-05T09:00:00Z,asked,a1\n")
    assert editor.client.get(f"{place}/living-map").status_code == 200
    counted = editor.client.post(editor.at(f"drafts/{draft}/matches"), json={"text": "asked"})
    assert counted.json()["events"] == 1
    with house.ports.shelf.reading(editor.workspace.id) as engine:
        assert len(kept_laid(engine)) == 1
