"""Shared links: what they show is redacted on the server; they expire, can be revoked, ask for a password."""

from datetime import timedelta

import pytest

from server.conftest import House, Member
from wayline.map import read_starter

SECRET = "fifteen days to sign"  # noqa: S105 - what a client shall not see
MAP = f"""
wayline: 1
key: inner_key
name: Supporting a mine
goal: Works from day one
note: {SECRET}
owner: sales_inner
departments: [{{key: sales_inner, name: {SECRET}}}]
stages:
  - key: ask_inner
    name: Asking
    standard: {{target: 20 days, breach: 33 days}}
    need: They know what it will cost
    binding: asked_{SECRET.split(maxsplit=1)[0]}
    touchpoints:
      - key: call_inner
        name: We call
        pains: [{{name: {SECRET}}}]
        importance: {{internal: 3}}
outcomes: [{{key: done, name: {SECRET}, kind: success, when: done}}]
"""


@pytest.fixture
def shared(editor: Member) -> tuple[Member, str]:
    """A published journey."""
    made = editor.client.post(editor.at("journeys"), json={"kind": "yaml", "text": MAP}).json()
    draft = made["drafts"][0]["id"]
    editor.client.post(editor.at(f"drafts/{draft}/publish"), json={"note": "First"})
    return editor, editor.at(f"journeys/{made['key']}/shares")


def token_of(shared: tuple[Member, str], **asked: object) -> str:
    """The token of a new link to version 1.0.0."""
    editor, path = shared
    made = editor.client.post(path, json={"version": "1.0.0", **asked})
    assert made.status_code == 201, made.text
    place: str = made.json()["path"]
    return place.removeprefix("/s/")


def test_link_shows_what_the_client_may_see_and_no_trace_of_the_rest(
    house: House, shared: tuple[Member, str]
) -> None:
    """[M35] A stranger with the link, and the very bytes that were sent."""
    answer = house.app_client.post(f"/api/shared/{token_of(shared)}", json={})
    assert answer.status_code == 200
    for seen in (
        "Supporting a mine",
        "Works from day one",
        "They know what it will cost",
        "We call",
    ):
        assert seen in answer.text
    for hidden in (SECRET, "fifteen", "_inner", "33 day", "2851200", 'pains": [{', "sales"):
        assert hidden not in answer.text, hidden


def test_link_expires(house: House, shared: tuple[Member, str]) -> None:
    token = token_of(shared, days=2)
    house.clock.forward(timedelta(days=2))
    assert house.app_client.post(f"/api/shared/{token}", json={}).status_code == 200
    house.clock.forward(timedelta(seconds=1))
    gone = house.app_client.post(f"/api/shared/{token}", json={})
    assert (gone.status_code, gone.json()["message"]) == (404, "This link shows nothing any more.")


def test_revoked_link_shows_nothing(house: House, shared: tuple[Member, str]) -> None:
    editor, path = shared
    token = token_of(shared)
    listed = editor.client.get(path).json()
    assert editor.client.delete(f"{path}/{listed[0]['id']}").status_code == 204
    assert house.app_client.post(f"/api/shared/{token}", json={}).status_code == 404


def test_password_is_asked_for(house: House, shared: tuple[Member, str]) -> None:
    token = token_of(shared, password="the blue drill rig")  # noqa: S106 - of a link that is invented
    ask = house.app_client.post
    assert ask(f"/api/shared/{token}", json={}).status_code == 401
    assert ask(f"/api/shared/{token}", json={"password": "the red drill rig"}).status_code == 401
    assert ask(f"/api/shared/{token}", json={"password": "the blue drill rig"}).status_code == 200


def test_openings_are_counted_and_no_token_is_listed(
    house: House, shared: tuple[Member, str]
) -> None:
    editor, path = shared
    token = token_of(shared)
    house.app_client.post(f"/api/shared/{token}", json={})
    listed = editor.client.get(path)
    assert [one["opened"] for one in listed.json()] == [1]
    assert token not in listed.text


def test_invented_token_shows_nothing(house: House) -> None:
    assert house.app_client.post("/api/shared/guess", json={}).status_code == 404


def test_starter_can_be_shared_too(house: House, editor: Member) -> None:
    """The rich starter, once it is published: with paths, gates, protocols and KPIs."""
    body = {"kind": "yaml", "text": read_starter("mining_support")["map.yaml"]}
    made = editor.client.post(editor.at("journeys"), json=body).json()
    draft = made["drafts"][0]["id"]
    published = editor.client.post(editor.at(f"drafts/{draft}/publish"), json={"note": "First"})
    assert published.status_code == 201, published.text
    token = token_of((editor, editor.at(f"journeys/{made['key']}/shares")))
    assert house.app_client.post(f"/api/shared/{token}", json={}).status_code == 200
