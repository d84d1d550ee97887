"""The page of the application says what it will be asked for first: to whom it concerns, and to nobody else."""

import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.conftest import House, Member

BLOCK = re.compile(r'<script type="application/json" id="answers">(.*?)</script>', re.DOTALL)
WORDS = re.compile(r'data-words="(\w+)"')
HOSTILE = "</script><script>alert(1)</script>"


def said(client: TestClient, path: str = "/m/support") -> dict[str, Any] | None:
    """What the page says of addresses; None = nothing."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    found = BLOCK.search(answer.text)
    return None if found is None else json.loads(found[1])


def test_the_page_says_what_the_routes_would(editor: Member) -> None:
    started = editor.client.post(
        editor.at("journeys"), json={"kind": "starter", "starter": "simple_five"}
    )
    assert started.status_code == 201
    journeys = editor.at("journeys")
    assert said(editor.client) == {
        "/api/session": editor.client.get("/api/session").json(),
        journeys: editor.client.get(journeys).json(),
    }


def test_a_stranger_and_a_page_for_strangers_are_told_nothing(house: House, editor: Member) -> None:
    assert said(house.app_client) is None
    assert [said(editor.client, path) for path in ("/enter", "/s/some-token")] == [None, None]
    assert editor.client.delete("/api/session").status_code == 204
    assert said(editor.client) is None


def test_each_is_told_of_their_own_workspace_alone(house: House) -> None:
    ana, ben = (house.member(house.workspace(name), "viewer", name) for name in ("Ana", "Ben"))
    for one, other in ((ana, ben), (ben, ana)):
        text = one.client.get("/").text
        assert one.workspace.id in text
        assert other.workspace.id not in text


def test_no_name_ends_what_the_page_says(editor: Member) -> None:
    begun = {"kind": "begun", "name": HOSTILE, "stage": "Ask", "timezone": "UTC"}
    assert editor.client.post(editor.at("journeys"), json=begun).status_code == 201
    assert HOSTILE not in editor.client.get("/").text
    answers = said(editor.client)
    assert answers is not None
    assert [one["name"] for one in answers[editor.at("journeys")]] == [HOSTILE]


@pytest.mark.parametrize(("asked", "chosen", "spoken"), [("de-AT", None, "de"), ("fr", None, "en"), ("de", "en", "en")])  # fmt: skip
def test_the_words_that_are_asked_for_at_once_are_those_that_will_be_spoken(
    editor: Member, asked: str, chosen: str | None, spoken: str
) -> None:
    if chosen is not None:
        answer = editor.client.put("/api/session/preferences", json={"language": chosen})
        assert answer.is_success, answer.text
    page = editor.client.get("/", headers={"Accept-Language": asked}).text
    assert WORDS.findall(page) == [spoken]
