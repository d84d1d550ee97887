"""A rule is read as a person writes it, and shows at once what it matches."""

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting
from wayline.base import JsonObject


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
        {"binding": binding, "events": None, "journeys": None, "names": []},
    )


def test_what_is_no_rule_is_told_in_words(editor: Member) -> None:
    status, said = matches(editor, "{evnt: asked}")
    assert (status, said["message"]) == (422, "A rule has no part 'evnt'.")


def test_draft_of_others_is_not_there(house: House, editor: Member) -> None:
    stranger = house.member(house.workspace("Others"), "editor")
    draft = Drafting(editor).draft
    answer = stranger.client.post(stranger.at(f"drafts/{draft}/matches"), json={"text": "a"})
    assert answer.status_code == 404
