"""The audit: read page by page, filtered, taken away as a table that no spreadsheet works out, and proven whole."""

import csv
import io

import pytest
from sqlalchemy import text

from server.conftest import House, Member
from wayline.state import Role


@pytest.fixture
def owner(house: House) -> Member:
    """An owner who has invited four people, the last with a name like a formula."""
    owner = house.member(house.workspace(), "owner", "olga")
    for name in ("ana", "ben", "cem", "=HYPERLINK(1)"):
        body = {"email": f"{len(name)}{name[:3]}@works.example", "name": name, "role": "viewer"}
        assert owner.client.post(owner.at("members"), json=body).status_code == 201
    return owner


def numbers(owner: Member, **asked: str | int) -> list[int]:
    """The numbers of the rows that fit."""
    answer = owner.client.get(owner.at("audit"), params=asked)
    assert answer.status_code == 200, answer.text
    return [row["n"] for row in answer.json()["rows"]]


def test_newest_rows_come_first_and_older_ones_page_by_page(owner: Member) -> None:
    assert numbers(owner, most=3) == [4, 3, 2]
    assert numbers(owner, most=3, before=2) == [1]


def test_rows_are_filtered_by_person_kind_and_day(house: House, owner: Member) -> None:
    second = house.member(owner.workspace, "owner", "second")
    second.client.delete(second.at(f"members/{owner.person_id}"))
    seen = second
    assert numbers(seen, person=second.person_id) == [5]
    assert numbers(seen, what="member.invited") == [4, 3, 2, 1]
    assert numbers(seen, what="member") == [5, 4, 3, 2, 1]
    assert numbers(seen, what="memb") == []
    assert numbers(seen, since="2026-03-02", until="2026-03-02") == [5, 4, 3, 2, 1]
    assert numbers(seen, since="2026-03-03") == []
    assert numbers(seen, until="2026-03-01") == []


def test_table_that_is_taken_away_has_every_row_that_fits_and_is_noted(owner: Member) -> None:
    answer = owner.client.get(owner.at("audit.csv"), params={"what": "member"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["n"], row["person_name"]) for row in rows] == [(n, "olga") for n in "4321"]
    said = owner.client.get(owner.at("audit")).json()["rows"][0]
    assert (said["what"], said["about"]["rows"]) == ("audit.exported", 4)


def test_name_that_a_spreadsheet_would_work_out_stays_a_text(house: House, owner: Member) -> None:
    """[T6]"""
    formula = house.member(owner.workspace, "owner", "=1+1")
    formula.client.patch(formula.at(f"members/{owner.person_id}"), json={"role": "viewer"})
    answer = formula.client.get(formula.at("audit.csv"))
    newest = next(csv.DictReader(io.StringIO(answer.text)))
    assert newest["person_name"] == "'=1+1"


def test_who_was_taken_out_keeps_the_name_in_what_was_done(house: House, owner: Member) -> None:
    second = house.member(owner.workspace, "owner", "second")
    second.client.delete(second.at(f"members/{owner.person_id}"))
    rows = second.client.get(second.at("audit")).json()["rows"]
    assert [row["person_name"] for row in rows] == ["second", *["olga"] * 4]
    table = csv.DictReader(io.StringIO(second.client.get(second.at("audit.csv")).text))
    assert [row["person_name"] for row in table] == ["second", *["olga"] * 4]


def test_row_that_was_altered_is_named(house: House, owner: Member) -> None:
    """[C32]"""
    assert owner.client.get(owner.at("audit")).json()["broken_at"] is None
    with house.ports.records.write() as records:
        records.execute(text("UPDATE audit SET what = 'nothing' WHERE n = 2"))
    assert owner.client.get(owner.at("audit")).json()["broken_at"] == 2


@pytest.mark.parametrize("role", ["viewer", "analyst", "editor"])
def test_only_owners_read_it(house: House, owner: Member, role: Role) -> None:
    member = house.member(owner.workspace, role, "other")
    assert member.client.get(member.at("audit")).status_code == 403
    assert member.client.get(member.at("audit.csv")).status_code == 403
