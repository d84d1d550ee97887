"""Nobody guesses for long: passwords everybody takes are refused, and wrong tries are counted."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from server.conftest import House, Member
from wayline.server.limits import OF_ACCOUNT, OF_ADDRESS
from wayline.server.passwords import is_common

PASSWORD = "a rig that starts on time"  # noqa: S105 - of a person who is invented
WRONG = "another rig, on another day"


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password2024!", "p@ssw0rd2024", "passwordpassword", "welcome12345", "iloveyou1234",
        "qwertyuiopas", "123456789012", "111111111111", "abcdefghijkl", "aaaaaaaaaaaa", "112233445566",
        "sommer2024!!", "administrator1", "letmein-letmein", "Willkommen2025", "wayline-admin-1", "liverpool1892",
    ],
)  # fmt: skip
def test_password_that_everybody_takes_is_refused(editor: Member, password: str) -> None:
    refused = editor.client.put("/api/session/password", json={"password": password})
    assert refused.status_code == 422, password
    assert "guessed" in refused.json()["message"]


@pytest.mark.parametrize(
    "password", [PASSWORD, "tropfen im alten stollen", "Kx9-mm2-Vq7-pl0", "rivers bend north 7"]
)
def test_password_of_one_s_own_is_taken(editor: Member, password: str) -> None:
    assert (
        editor.client.put("/api/session/password", json={"password": password}).status_code == 200
    )


def test_own_name_is_no_password() -> None:
    assert is_common("penelope1984", own_words=("Penelope",))
    assert not is_common("penelope1984")


def signed_up(editor: Member) -> str:
    """The address of somebody with a password."""
    changed = editor.client.put("/api/session/password", json={"password": PASSWORD})
    email: str = changed.json()["email"]
    return email


@pytest.fixture
def attempt(house: House) -> Callable[[str, str], int]:
    """Tries to sign in; the status."""

    def tried(email: str, password: str) -> int:
        body = {"email": email, "password": password}
        return house.app_client.post("/api/session", json=body).status_code

    return tried


def test_after_five_wrong_tries_an_account_waits_and_even_the_right_password_does(
    house: House, editor: Member, attempt: Callable[[str, str], int]
) -> None:
    email = signed_up(editor)
    tries = [attempt(email.upper(), WRONG) for _ in range(OF_ACCOUNT.a_minute + 1)]
    assert tries == [401] * OF_ACCOUNT.a_minute + [429]
    refused = house.app_client.post("/api/session", json={"email": email, "password": PASSWORD})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "12")
    house.clock.forward(timedelta(seconds=12))
    assert attempt(email, PASSWORD) == 200


def test_address_that_nobody_has_waits_just_as_one_that_somebody_has(
    editor: Member, attempt: Callable[[str, str], int]
) -> None:
    email = signed_up(editor)
    for asked in (email, "nobody@works.example"):
        tries = [attempt(asked, WRONG) for _ in range(OF_ACCOUNT.a_minute + 1)]
        assert tries == [401] * OF_ACCOUNT.a_minute + [429]


def test_right_password_does_not_count(editor: Member, attempt: Callable[[str, str], int]) -> None:
    email = signed_up(editor)
    assert {attempt(email, PASSWORD) for _ in range(OF_ADDRESS.a_minute + 1)} == {200}


def test_one_place_that_tries_many_accounts_waits(attempt: Callable[[str, str], int]) -> None:
    tries = [attempt(f"p{at}@works.example", WRONG) for at in range(OF_ADDRESS.a_minute + 1)]
    assert tries == [401] * OF_ADDRESS.a_minute + [429]


def test_password_of_a_shared_link_cannot_be_guessed_for_long(house: House, editor: Member) -> None:
    body = {"kind": "starter", "starter": "mining_support"}
    made = editor.client.post(editor.at("journeys"), json=body).json()
    draft = made["drafts"][0]["id"]
    editor.client.post(editor.at(f"drafts/{draft}/publish"), json={"note": "First"})
    asked = {"version": "1.0.0", "password": PASSWORD}
    link = editor.client.post(editor.at(f"journeys/{made['key']}/shares"), json=asked).json()
    path = f"/api/shared/{link['path'].removeprefix('/s/')}"
    ask = house.app_client.post
    tries = [ask(path, json={"password": WRONG}) for _ in range(OF_ACCOUNT.a_minute + 1)]
    assert [one.status_code for one in tries] == [401] * OF_ACCOUNT.a_minute + [429]
    assert tries[-1].headers["Retry-After"] == "12"
    house.clock.forward(timedelta(minutes=1))
    assert ask(path, json={"password": PASSWORD}).status_code == 200


def test_link_that_lets_in_cannot_be_guessed_for_long(house: House) -> None:
    ask = house.app_client.post
    tries = [ask("/api/session/link", json={"token": f"guess {at}"}) for at in range(21)]
    assert [one.status_code for one in tries] == [401] * OF_ADDRESS.a_minute + [429]
