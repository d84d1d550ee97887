"""Signing in: by a link that works once, by a password, and never by what somebody else makes a browser send."""

from datetime import timedelta

import pytest

from server.conftest import House, Member
from wayline.server.serving import first_link

PASSWORD = "a rig that starts on time"  # noqa: S105 - of a person who is invented


def test_link_that_the_server_prints_lets_in_once(house: House) -> None:
    token = first_link(house.ports).url.partition("#")[2]
    client = house.app_client
    came_in = client.post("/api/session/link", json={"token": token})
    assert came_in.status_code == 200
    assert came_in.json()["workspaces"][0]["role"] == "owner"
    assert client.get("/api/session").json()["email"] == "owner@localhost"
    again = client.post("/api/session/link", json={"token": token})
    assert (again.status_code, again.json()["remedy"]) == (401, "Ask for a new one.")


def test_link_expires(house: House) -> None:
    token = first_link(house.ports).url.partition("#")[2]
    house.clock.forward(timedelta(hours=1, seconds=1))
    assert house.app_client.post("/api/session/link", json={"token": token}).status_code == 401


def test_starting_again_keeps_the_owner_and_the_workspace(house: House) -> None:
    first_link(house.ports)
    token = first_link(house.ports).url.partition("#")[2]
    workspaces = house.app_client.post("/api/session/link", json={"token": token}).json()[
        "workspaces"
    ]
    assert len(workspaces) == 1


def test_password_signs_in_and_a_wrong_one_says_no_more_than_an_unknown_address(
    house: House, editor: Member
) -> None:
    changed = editor.client.put("/api/session/password", json={"password": PASSWORD})
    assert changed.status_code == 200
    email = changed.json()["email"]
    ask = house.app_client.post
    assert (
        ask("/api/session", json={"email": email.upper(), "password": PASSWORD}).status_code == 200
    )
    wrong = ask("/api/session", json={"email": email, "password": "not this one, no"})
    unknown = ask("/api/session", json={"email": "nobody@works.example", "password": PASSWORD})
    assert (wrong.status_code, wrong.json()) == (unknown.status_code, unknown.json())
    assert wrong.status_code == 401


def test_new_password_signs_out_everywhere_else(house: House, editor: Member) -> None:
    email = editor.client.put("/api/session/password", json={"password": PASSWORD}).json()["email"]
    other = house.app_client
    other.post("/api/session", json={"email": email, "password": PASSWORD})
    csrf = other.get("/api/session").json()["csrf"]
    changed = other.put(
        "/api/session/password", json={"password": PASSWORD + "!"}, headers={"X-Wayline-CSRF": csrf}
    )
    assert changed.status_code == 200
    assert editor.client.get("/api/session").status_code == 401


def test_short_password_is_refused(editor: Member) -> None:
    refused = editor.client.put("/api/session/password", json={"password": "short"})
    assert (refused.status_code, refused.json()["message"]) == (
        422, "A password has at least 12 characters.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("idle", "status"), [(timedelta(minutes=30), 200), (timedelta(minutes=30, seconds=1), 401)]
)
def test_session_ends_after_half_an_hour_of_silence(
    house: House, editor: Member, idle: timedelta, status: int
) -> None:
    house.clock.forward(idle)
    assert editor.client.get("/api/session").status_code == status


def test_session_that_is_used_ends_after_twelve_hours(house: House, editor: Member) -> None:
    for _ in range(36):  # every twenty minutes
        assert editor.client.get("/api/session").status_code == 200
        house.clock.forward(timedelta(minutes=20))
    house.clock.forward(timedelta(seconds=1))
    assert editor.client.get("/api/session").status_code == 401


@pytest.mark.parametrize(
    "headers", [{"X-Wayline-CSRF": "guessed"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_forged_request_changes_nothing(editor: Member, headers: dict[str, str]) -> None:
    path = editor.at("journeys")
    body = {"kind": "starter", "starter": "simple_five"}
    assert editor.client.post(path, json=body, headers=headers).status_code == 403
    assert editor.client.get(path).json() == []


def test_sign_out_ends_the_session(editor: Member) -> None:
    assert editor.client.delete("/api/session").status_code == 204
    assert editor.client.get("/api/session").status_code == 401


def test_preferences_are_kept(editor: Member) -> None:
    assert editor.client.put("/api/session/preferences", json={"theme": "dark"}).status_code == 204
    assert editor.client.get("/api/session").json()["preferences"] == {"theme": "dark"}
