"""A day, a yes or no and a number are taken as the description says, never guessed from something else."""

import pytest
from pydantic import BaseModel, Field, TypeAdapter

from server.conftest import House, Member
from wayline.server import openapi_document

PLACES = {"journey": "none", "stage": "none", "case": "none", "draft": "none"}


@pytest.fixture
def owner(house: House) -> Member:
    """An owner of a workspace of her own."""
    return house.member(house.workspace(), "owner", "olga")


class Form(BaseModel):
    """What a value looks like, or several such."""

    type: str | None = None
    format: str | None = None
    either: tuple["Form", ...] = Field(default=(), alias="anyOf")


class Asked(BaseModel):
    """A value that an operation takes."""

    name: str
    place: str = Field(alias="in")
    form: Form = Field(alias="schema")


class Operation(BaseModel):
    """All values that it takes in its address."""

    parameters: tuple[Asked, ...] = ()


def asked_as(kind: str) -> list[tuple[str, str]]:
    """Every address of the description that takes a value of a kind in its query, and its name there."""
    paths = TypeAdapter(dict[str, dict[str, Operation]]).validate_python(
        openapi_document()["paths"]
    )
    return [
        (path, one.name)
        for path, methods in paths.items()
        if "get" in methods
        for one in methods["get"].parameters
        for form in one.form.either or (one.form,)
        if one.place == "query" and kind in (form.format, form.type)
    ]


@pytest.mark.parametrize(("path", "name"), asked_as("date"))
def test_number_is_no_day_wherever_a_day_is_asked(owner: Member, path: str, name: str) -> None:
    """0 is not the first of January 1970."""
    where = path.format(workspace=owner.workspace.id, **PLACES)
    refused = owner.client.get(where, params={name: "0"})
    assert (refused.status_code, refused.json()["where"]) == (422, f"query.{name}")


@pytest.mark.parametrize(
    "day",
    ["0", "1e3", "20260302", "2026-03-02T00:00:00", "2026-02-30", "2026-W10-1", "", "٢٠٢٦-٠٣-٠٢"],
)
def test_day_in_another_form_is_refused_in_words(owner: Member, day: str) -> None:
    refused = owner.client.get(owner.at("audit"), params={"until": day})
    assert (refused.status_code, refused.json()["message"]) == (
        422,
        f"A day is written as year-month-day, such as 2026-11-30, not as {day!r}.",
    )


def test_day_in_another_form_is_refused_in_german(owner: Member) -> None:
    german = {"Accept-Language": "de"}
    refused = owner.client.get(owner.at("audit"), params={"until": "0"}, headers=german)
    assert refused.json()["message"].startswith("Ein Tag wird als Jahr-Monat-Tag geschrieben")


def test_day_is_taken(owner: Member) -> None:
    path = owner.at("audit")
    assert owner.client.get(path, params={"until": "2026-03-02"}).status_code == 200


@pytest.mark.parametrize(("path", "name"), asked_as("boolean"))
def test_other_word_for_yes_is_refused_in_an_address(owner: Member, path: str, name: str) -> None:
    where = path.format(workspace=owner.workspace.id, **PLACES)
    refused = owner.client.get(where, params={name: "on"})
    assert (refused.status_code, refused.json()["where"]) == (422, f"query.{name}")


@pytest.mark.parametrize("yes", ["true", "yes", 1, 0])
def test_yes_in_a_body_is_no_text_and_no_number(owner: Member, yes: str | int) -> None:
    refused = owner.client.put(owner.at("rules"), json={"asks_approval": yes})
    assert refused.status_code == 422


@pytest.mark.parametrize("days", ["7", True])
def test_number_in_a_body_is_no_text_and_no_yes(owner: Member, days: str | bool) -> None:
    body = {"version": "1.0.0", "days": days}
    refused = owner.client.post(owner.at("journeys/none/shares"), json=body)
    assert (refused.status_code, refused.json()["where"]) == (422, "body.days")


@pytest.mark.parametrize("day", [0, "0", 20260302.0])
def test_number_in_a_body_is_no_day(owner: Member, day: float | str) -> None:
    refused = owner.client.post(
        owner.at("drafts/none/publish"), json={"note": "Go", "valid_from": day}
    )
    assert (refused.status_code, refused.json()["where"]) == (422, "body.valid_from")
