"""Open customers and their care: agreed once, kept, never overwritten unseen, told to those who may hear."""

import json

import pytest

from server.conftest import House, Member
from wayline.base import JsonObject, JsonValue
from wayline.state import first_broken_row, read_audit

MAP = """
wayline: 1
key: support
name: Supporting a mine
timezone: UTC
owner: sales
departments: [{key: sales, name: Sales}, {key: works, name: Works}]
stages:
  - {key: ask, name: Asking, binding: asked, standard: 20 days}
  - {key: work, name: Working, binding: began, owner: works}
outcomes: [{key: done, name: Done, kind: success, when: finished}]
"""
MAPPING = """
source: crm
columns: {ts: time, name: event, account: account, attributes: {account.name: company}}
"""
EVENTS = """\
time,event,account,company
2026-01-01T09:00:00Z,asked,a1,Northern Pits
2026-01-02T09:00:00Z,asked,a2,Blue Quarry
2026-01-09T09:00:00Z,began,a2,Blue Quarry
2026-01-03T09:00:00Z,asked,a3,Old Seam
2026-01-05T09:00:00Z,finished,a3,Old Seam
2026-02-25T09:00:00Z,asked,a4,Red Ridge
2026-03-01T09:00:00Z,asked,a5,Far Deposit
"""
COMPANIES = ("Northern Pits", "Blue Quarry", "Old Seam", "Red Ridge", "Far Deposit")


def analyst_of_five_customers(house: House) -> Member:
    """An analyst in a workspace with a published map and the events of five customers."""
    editor = house.member(house.workspace(), "editor", "eve")
    made = editor.client.post(editor.at("journeys"), json={"kind": "yaml", "text": MAP}).json()
    draft = made["drafts"][0]["id"]
    editor.client.post(editor.at(f"drafts/{draft}/publish"), json={"note": "First"})
    house.take_in(editor.workspace, EVENTS, MAPPING)
    return house.member(editor.workspace, "analyst", "ana")


@pytest.fixture
def ana(house: House) -> Member:
    """The analyst."""
    return analyst_of_five_customers(house)


def asked(member: Member, path: str, **params: str | list[str]) -> JsonObject:
    """What the server says of the journey."""
    answer = member.client.get(member.at(f"journeys/supporting_a_mine/{path}"), params=params)
    assert answer.status_code == 200, answer.text
    said: JsonObject = answer.json()
    return said


def part(said: JsonValue, *steps: str | int) -> JsonValue:
    """What stands in an answer, step by step."""
    for step in steps:
        if isinstance(said, dict):
            said = said[str(step)]
        elif isinstance(said, list):
            said = said[int(step)]
    return said


def listed(member: Member, **params: str | list[str]) -> dict[str, JsonObject]:
    """The open customers, by case, in the order of the list."""
    rows = asked(member, "open", **params)["listed"]
    assert isinstance(rows, list)
    return {str(row["case"]): row for row in rows if isinstance(row, dict)}


def agree(member: Member, case: str, seen: int, **care: str | None) -> tuple[int, JsonObject]:
    """Agree about a case; the status and the answer."""
    answer = member.client.put(
        member.at(f"journeys/supporting_a_mine/cases/{case}/care"), json=care,
        headers={"If-Match": f'"{seen}"'},
    )  # fmt: skip
    said: JsonObject = answer.json()
    return answer.status_code, said


EVERY_STATE = ["stuck", "dead_end", "slow", "on_track", "unknown"]


def test_open_customers_are_those_without_an_end_and_counts_match_the_list(ana: Member) -> None:
    """[A12]"""
    said = asked(ana, "open", state=EVERY_STATE)
    assert set(listed(ana, state=EVERY_STATE)) == {"a1", "a2", "a4", "a5"}
    stages = said["stages"]
    assert isinstance(stages, list)
    counts = {
        str(row["key"]): sum(int(str(row[state])) for state in EVERY_STATE)
        for row in stages
        if isinstance(row, dict)
    }
    assert counts == {"ask": 3, "work": 1}
    assert said["left_out"] == 0


def test_customer_past_the_standard_is_listed_with_its_name_and_what_it_is_held_against(
    ana: Member,
) -> None:
    """[A12] Asked on 1 January, 20 days promised: late since the 21st."""
    row = listed(ana, state="stuck")["a1"]
    assert (row["account_name"], row["stage"], row["owner"]) == ("Northern Pits", "ask", "Sales")
    assert (row["since"], row["due_at"]) == ("2026-01-01T09:00:00Z", "2026-01-21T09:00:00Z")


@pytest.mark.parametrize(
    ("params", "cases"),
    [
        ({"stage": "work"}, {"a2"}),
        ({"owner": "works"}, {"a2"}),
        ({"owner": "sales"}, {"a1", "a4", "a5"}),
        ({"stage": "work", "owner": "sales"}, set()),
        ({"since": "2026-02-01"}, {"a4", "a5"}),
    ],
)
def test_list_is_filtered_by_stage_owner_and_scope(
    ana: Member, params: dict[str, str], cases: set[str]
) -> None:
    assert set(listed(ana, state=EVERY_STATE, **params)) == cases


def test_list_says_how_many_it_leaves_out(ana: Member) -> None:
    said = asked(ana, "open", state=EVERY_STATE, most="1")
    rows = said["listed"]
    assert isinstance(rows, list)
    assert (len(rows), said["left_out"]) == (1, 3)


def test_what_was_agreed_stands_in_the_list(ana: Member) -> None:
    status, said = agree(ana, "a1", 0, assignee=ana.person_id, due_on="2026-03-10", note=" Call ")
    assert (status, said["revision"]) == (200, 1)
    care = listed(ana, state="stuck")["a1"]["care"]
    assert isinstance(care, dict)
    assert (care["assignee"], care["due_on"], care["note"]) == (ana.person_id, "2026-03-10", "Call")


def test_second_change_on_what_was_seen_first_is_refused_and_shows_the_other(
    house: House, ana: Member
) -> None:
    ben = house.member(ana.workspace, "analyst", "ben")
    agree(ana, "a1", 0, note="Ana calls")
    status, said = agree(ben, "a1", 0, note="Ben writes")
    theirs = said["theirs"]
    assert isinstance(theirs, dict)
    assert (status, theirs["note"], theirs["changed_by"]) == (409, "Ana calls", ana.person_id)
    assert agree(ben, "a1", 1, note="Ben writes too")[1]["revision"] == 2


def test_care_is_in_the_audit_but_not_the_words_of_its_note(house: House, ana: Member) -> None:
    agree(ana, "a1", 0, note="She is ill", due_on="2026-03-10")
    with house.ports.records.read() as records:
        row = read_audit(records, ana.workspace.id, most=1)[0]
        assert first_broken_row(records, ana.workspace.id) is None
    assert (row.what, row.person_id) == ("care.changed", ana.person_id)
    assert row.about == {
        "journey": "supporting_a_mine", "case": "a1", "assignee": None, "due_on": "2026-03-10",
        "is_note_changed": True,
    }  # fmt: skip


def test_somebody_outside_the_workspace_cannot_be_assigned(house: House, ana: Member) -> None:
    stranger = house.member(house.workspace("Others"), "analyst", "sam")
    assert agree(ana, "a1", 0, assignee=stranger.person_id)[0] == 404


def test_case_that_nobody_is_cannot_be_cared_for(ana: Member) -> None:
    status, said = agree(ana, "nobody", 0, note="Call")
    assert (status, said["message"]) == (404, "No customer journey is called 'nobody'.")


def test_who_can_be_assigned_are_those_who_may_care(house: House, ana: Member) -> None:
    house.member(ana.workspace, "viewer", "vic")
    people = asked(ana, "open")["people"]
    assert isinstance(people, list)
    assert [one["name"] for one in people if isinstance(one, dict)] == ["ana", "eve"]


def test_care_without_the_revision_that_was_seen_is_refused(ana: Member) -> None:
    path = ana.at("journeys/supporting_a_mine/cases/a1/care")
    assert ana.client.put(path, json={"note": "x"}).status_code == 422


def test_account_tells_its_journeys_with_stages_events_and_where_it_waits(ana: Member) -> None:
    said = asked(ana, "accounts/a2")
    assert (said["name"], said["timezone"]) == ("Blue Quarry", "UTC")
    first = part(said, "journeys", 0)
    assert [
        (part(first, "visits", at, "stage", "name"), part(first, "visits", at, "left_at"))
        for at in (0, 1)
    ] == [("Asking", "2026-01-09T09:00:00Z"), ("Working", None)]
    assert [part(first, "events", at, "name") for at in (0, 1)] == ["asked", "began"]
    assert part(first, "stands", "stage") == {"key": "work", "name": "Working"}
    assert part(first, "stands", "owner") == "Works"


def test_care_of_a_case_stands_with_its_account(ana: Member) -> None:
    agree(ana, "a2", 0, note="Visit them")
    assert part(asked(ana, "accounts/a2"), "journeys", 0, "care", "note") == "Visit them"


def test_account_nobody_has_is_not_found_and_a_near_name_is_said(ana: Member) -> None:
    answer = ana.client.get(ana.at("journeys/supporting_a_mine/accounts/Blue Quary"))
    assert answer.status_code == 404
    assert "Blue Quarry" in answer.json()["remedy"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("quarry", ["Blue Quarry"]),
        ("RED", ["Red Ridge"]),
        ("a3", ["Old Seam"]),
        ("d", ["Old Seam", "Red Ridge", "Far Deposit"]),
        ("nobody", []),
    ],
)
def test_customers_are_found_by_a_part_of_name_or_id(
    ana: Member, text: str, found: list[str]
) -> None:
    answer = ana.client.get(
        ana.at("journeys/supporting_a_mine/accounts"), params={"search": text}
    ).json()
    assert sorted(one["name"] for one in answer) == sorted(found)


def living_map(member: Member) -> str:
    """The bytes of the living map, as text."""
    path = member.at("journeys/supporting_a_mine/living-map")
    answer = member.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_customers_stand_in_no_map_and_viewer_is_not_even_told_how_many_to_ask_for(
    house: House, ana: Member
) -> None:
    """The rule of roles: counts and shares for all, who is behind them for analysts who ask."""
    whole, numbers = living_map(ana), living_map(house.member(ana.workspace, "viewer", "vic"))
    told = [*COMPANIES, *(f'"{account}"' for account in ("a1", "a2", "a3", "a4", "a5"))]
    assert [one for one in told if one in whole + numbers] == []
    seen, all_of_it = json.loads(numbers), json.loads(whole)
    assert seen["overlay"] == all_of_it["overlay"]
    assert (seen["made"]["accounts"], seen["made"]["customers"]) == (5, "hidden")
    assert (all_of_it["made"]["customers"], seen["who"]["counts"]) == ("asked", {})


@pytest.mark.parametrize("path", ["open", "accounts", "accounts/a1"])
def test_viewer_may_not_ask_who_they_are(house: House, ana: Member, path: str) -> None:
    viewer = house.member(ana.workspace, "viewer", "vic")
    answer = viewer.client.get(viewer.at(f"journeys/supporting_a_mine/{path}"))
    assert (answer.status_code, answer.json()["remedy"]) == (403, "Ask an owner of the workspace.")
