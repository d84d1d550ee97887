"""Who belongs to a workspace: invited by a link that works once, changed, taken out; never without an owner."""

import pytest
from fastapi.testclient import TestClient

from server.conftest import House, Member
from wayline.state import first_broken_row, read_audit

ZOE = {"email": "Zoe@works.example", "name": "Zoe", "role": "analyst"}


@pytest.fixture
def owner(house: House) -> Member:
    """An owner of a workspace of her own."""
    return house.member(house.workspace(), "owner", "olga")


def newcomer(house: House, path: str) -> TestClient:
    """Somebody who opens a link."""
    client = TestClient(house.app_client.app)
    came_in = client.post("/api/session/link", json={"token": path.partition("#")[2]})
    client.headers["X-Wayline-CSRF"] = came_in.json().get("csrf", "")
    return client


def people(member: Member) -> dict[str, str]:
    """Everybody with their role."""
    listed = member.client.get(member.at("members")).json()
    return {one["name"]: one["role"] for one in listed}


def test_who_is_invited_comes_in_once_by_a_link_in_the_role_given(
    house: House, owner: Member
) -> None:
    made = owner.client.post(owner.at("members"), json=ZOE)
    assert made.status_code == 201
    zoe = newcomer(house, made.json()["path"])
    mine = zoe.get("/api/session").json()["workspaces"]
    assert [(one["id"], one["role"]) for one in mine] == [(owner.workspace.id, "analyst")]
    token = made.json()["path"].partition("#")[2]
    assert house.app_client.post("/api/session/link", json={"token": token}).status_code == 401


def test_who_has_an_account_elsewhere_gets_no_link_that_would_open_it(
    house: House, owner: Member
) -> None:
    """A link made here must not lead into the workspaces of others."""
    other = house.member(house.workspace("Others"), "owner", "otto")
    email = other.client.get("/api/session").json()["email"]
    asked = {"email": email, "name": "Otto", "role": "editor"}
    made = owner.client.post(owner.at("members"), json=asked).json()
    assert made["path"] is None
    again = owner.client.post(owner.at(f"members/{other.person_id}/link"))
    assert again.status_code == 422
    assert len(other.client.get("/api/session").json()["workspaces"]) == 2


def test_invited_twice_is_refused(owner: Member) -> None:
    owner.client.post(owner.at("members"), json=ZOE)
    again = owner.client.post(owner.at("members"), json={**ZOE, "email": " zoe@WORKS.example"})
    assert again.status_code == 422


def test_new_link_ends_the_one_before(house: House, owner: Member) -> None:
    made = owner.client.post(owner.at("members"), json=ZOE).json()
    newer = owner.client.post(owner.at(f"members/{made['member']['id']}/link")).json()
    ask = house.app_client.post
    old = ask("/api/session/link", json={"token": made["path"].partition("#")[2]})
    new = ask("/api/session/link", json={"token": newer["path"].partition("#")[2]})
    assert (old.status_code, new.status_code) == (401, 200)


def test_new_role_holds_from_the_next_request_on(house: House, owner: Member) -> None:
    ana = house.member(owner.workspace, "analyst", "ana")
    path = ana.at("journeys")
    body = {"kind": "starter", "starter": "simple_five"}
    assert ana.client.post(path, json=body).status_code == 403
    changed = owner.client.patch(owner.at(f"members/{ana.person_id}"), json={"role": "editor"})
    assert changed.json()["role"] == "editor"
    assert ana.client.post(path, json=body).status_code == 201


def test_who_is_taken_out_finds_nothing_any_more(house: House, owner: Member) -> None:
    ana = house.member(owner.workspace, "analyst", "ana")
    assert owner.client.delete(owner.at(f"members/{ana.person_id}")).status_code == 204
    assert ana.client.get(ana.at("journeys")).status_code == 404
    assert people(owner) == {"olga": "owner"}


@pytest.mark.parametrize("how", ["demoted", "removed"])
def test_last_owner_stays_one(house: House, owner: Member, how: str) -> None:
    path = owner.at(f"members/{owner.person_id}")

    def leave() -> int:
        if how == "removed":
            return owner.client.delete(path).status_code
        return owner.client.patch(path, json={"role": "viewer"}).status_code

    assert leave() == 422
    house.member(owner.workspace, "owner", "second")
    assert leave() in {200, 204}


def test_every_change_of_members_is_in_the_audit(house: House, owner: Member) -> None:
    made = owner.client.post(owner.at("members"), json=ZOE).json()["member"]["id"]
    owner.client.patch(owner.at(f"members/{made}"), json={"role": "viewer"})
    owner.client.post(owner.at(f"members/{made}/link"))
    owner.client.delete(owner.at(f"members/{made}"))
    with house.ports.records.read() as records:
        rows = read_audit(records, owner.workspace.id, most=9)
        assert first_broken_row(records, owner.workspace.id) is None
    assert [row.what for row in reversed(rows)] == [
        "member.invited", "member.role_changed", "member.link_made", "member.removed",
    ]  # fmt: skip
    assert {(row.about["person"], row.person_id) for row in rows} == {(made, owner.person_id)}


@pytest.mark.parametrize("email", ["", "zoe", "zoe at works", "@"])
def test_address_that_is_none_is_refused(owner: Member, email: str) -> None:
    assert owner.client.post(owner.at("members"), json={**ZOE, "email": email}).status_code == 422
