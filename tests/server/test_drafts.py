"""Drawing together: edits are kept, followed or in conflict; publishing is for good."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from server.conftest import House, Member
from wayline.base import JsonObject

IDS = itertools.count(1)
MAP = """
wayline: 1
key: support
name: Supporting a mine
owner: sales
departments: [{key: sales, name: Sales}]
stages:
  - {key: ask, name: Asking, binding: asked, standard: 20 days}
  - {key: work, name: Working, binding: began}
outcomes: [{key: done, name: Done, kind: success, when: done}]
"""


class Drafting:
    """A draft of a small journey, and people who edit it."""

    def __init__(self, member: Member) -> None:
        made = member.client.post(member.at("journeys"), json={"kind": "yaml", "text": MAP})
        assert made.status_code == 201, made.text
        self.journey: str = made.json()["key"]
        self.draft: str = made.json()["drafts"][0]["id"]

    def edit(
        self, member: Member, command: JsonObject, base: int, **more: object
    ) -> tuple[int, JsonObject]:
        """Send an edit; its status and answer."""
        body = {
            "command_id": f"command-{next(IDS)}",
            "command": command,
            "base_revision": base,
            **more,
        }
        answer = member.client.post(member.at(f"drafts/{self.draft}/edits"), json=body)
        said: JsonObject = answer.json()
        return answer.status_code, said

    def document(self, member: Member) -> JsonObject:
        """The draft as it stands."""
        document: JsonObject = member.client.get(member.at(f"drafts/{self.draft}")).json()[
            "document"
        ]
        return document


@pytest.fixture
def ana(house: House) -> Member:
    """An editor."""
    return house.member(house.workspace(), "editor", "ana")


@pytest.fixture
def ben(house: House, ana: Member) -> Member:
    """Another editor of the same workspace."""
    return house.member(ana.workspace, "editor", "ben")


def named(stage: str, name: str) -> JsonObject:
    """The command that names a stage."""
    return {"do": "set", "path": ["stages", stage, "name"], "value": name}


def test_edit_answers_with_its_inverse_and_the_findings(ana: Member) -> None:
    drafting = Drafting(ana)
    command: JsonObject = {"do": "set", "path": ["stages", "ask", "standard"], "value": "15 days"}
    status, said = drafting.edit(ana, command, 0)
    assert (status, said["revision"]) == (200, 1)
    edit = said["edit"]
    assert isinstance(edit, dict)
    assert edit["inverse"] == {
        "do": "set", "path": ["stages", "ask", "standard"], "value": {"target": "20 days"},
    }  # fmt: skip
    assert isinstance(said["findings"], list)


def test_inverse_sent_back_restores_the_draft(ana: Member) -> None:
    drafting = Drafting(ana)
    before = drafting.document(ana)
    _, said = drafting.edit(ana, {"do": "remove", "path": ["stages", "work"]}, 0)
    edit = said["edit"]
    assert isinstance(edit, dict)
    inverse = edit["inverse"]
    assert isinstance(inverse, dict)
    drafting.edit(ana, inverse, 1, undo_of=edit["command_id"])
    assert drafting.document(ana) == before


def test_same_command_sent_twice_is_done_once(ana: Member) -> None:
    drafting = Drafting(ana)
    first = drafting.edit(ana, named("ask", "Enquiring"), 0, command_id="command-sent-twice")
    again = drafting.edit(ana, named("ask", "Enquiring"), 0, command_id="command-sent-twice")
    assert (first[1]["revision"], again[1]["revision"]) == (1, 1)


def test_edits_of_different_fields_on_one_revision_are_both_kept(ana: Member, ben: Member) -> None:
    drafting = Drafting(ana)
    assert drafting.edit(ana, named("ask", "Enquiring"), 0)[0] == 200
    assert drafting.edit(ben, named("work", "On site"), 0)[0] == 200
    stages = drafting.document(ben)["stages"]
    assert isinstance(stages, list)
    assert [stage["name"] for stage in stages if isinstance(stage, dict)] == [
        "Enquiring",
        "On site",
    ]


def test_same_field_asks_and_changes_nothing_until_it_is_forced(ana: Member, ben: Member) -> None:
    drafting = Drafting(ana)
    drafting.edit(ana, named("ask", "Enquiring"), 0)
    status, said = drafting.edit(ben, named("ask", "Tendering"), 0)
    theirs = said["theirs"]
    assert isinstance(theirs, dict)
    assert (status, theirs["command"], theirs["person"]) == (
        409, named("ask", "Enquiring"), ana.person_id,
    )  # fmt: skip
    assert drafting.edit(ben, named("ask", "Tendering"), 0, is_forced=True)[0] == 200


def test_own_edit_of_the_same_field_is_no_conflict(ana: Member) -> None:
    """A browser that was slow to hear the answer may still name the old revision."""
    drafting = Drafting(ana)
    drafting.edit(ana, named("ask", "Enquiring"), 0)
    assert drafting.edit(ana, named("ask", "Tendering"), 0)[0] == 200


def test_undo_asks_when_somebody_has_changed_the_field_since(ana: Member, ben: Member) -> None:
    drafting = Drafting(ana)
    _, said = drafting.edit(ana, named("ask", "Enquiring"), 0)
    drafting.edit(ben, named("ask", "Tendering"), 1)
    edit = said["edit"]
    assert isinstance(edit, dict)
    inverse = edit["inverse"]
    assert isinstance(inverse, dict)
    assert drafting.edit(ana, inverse, 2, undo_of=edit["command_id"])[0] == 409


def test_edit_of_a_part_that_moved_meanwhile_follows_it(ana: Member, ben: Member) -> None:
    drafting = Drafting(ana)
    point: JsonObject = {"key": "call", "name": "We call"}
    path: list[str] = ["stages", "ask", "touchpoints"]
    drafting.edit(ana, {"do": "insert", "path": [*path], "value": point}, 0)
    move: JsonObject = {
        "do": "move",
        "path": [*path, "call"],
        "to": ["stages", "work", "touchpoints"],
    }
    assert drafting.edit(ana, move, 1)[0] == 200
    note: JsonObject = {"do": "set", "path": [*path, "call", "note"], "value": "by phone"}
    status, said = drafting.edit(ben, note, 1)
    edit = said["edit"]
    assert isinstance(edit, dict)
    command = edit["command"]
    assert isinstance(command, dict)
    assert (status, command["path"]) == (200, ["stages", "work", "touchpoints", "call", "note"])


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ({"do": "set", "path": ["stages", "none", "name"], "value": "x"}, "stages.none does not exist."),
        ({"do": "set", "path": ["colour"], "value": "red"}, "There is no field 'colour'"),
        ({"do": "set", "path": ["name"], "value": None}, "name"),
        ({"do": "dance", "path": ["name"]}, "A command does one of set, insert, remove, move"),
    ],
)  # fmt: skip
def test_edit_that_would_break_the_map_is_refused_in_words(
    ana: Member, command: JsonObject, message: str
) -> None:
    drafting = Drafting(ana)
    before = drafting.document(ana)
    status, said = drafting.edit(ana, command, 0)
    assert status == 422
    assert message in str(said["message"]) + str(said["where"])
    assert drafting.document(ana) == before


def publish(member: Member, draft: str, **more: object) -> tuple[int, JsonObject]:
    """Publish a draft; the status and the answer."""
    answer = member.client.post(
        member.at(f"drafts/{draft}/publish"), json={"note": "First of its kind", **more}
    )
    said: JsonObject = answer.json()
    return answer.status_code, said


def test_first_draft_becomes_version_one_and_the_next_ends_it(house: House, ana: Member) -> None:
    """[M22] [M26] [M30]"""
    drafting = Drafting(ana)
    assert publish(ana, drafting.draft)[1]["version"] == "1.0.0"
    path = ana.at(f"journeys/{drafting.journey}")
    opened = ana.client.post(f"{path}/drafts", json={"name": "Next"}).json()
    drafting.draft = opened["id"]
    drafting.edit(ana, {"do": "set", "path": ["stages", "ask", "standard"], "value": "15 days"}, 0)
    proposal = ana.client.get(ana.at(f"drafts/{drafting.draft}/proposal")).json()
    assert (proposal["version"], proposal["compared_with"]) == ("1.1.0", "1.0.0")
    assert [change["sentence"] for change in proposal["changes"]] == [
        "Stage 'Asking': standard 20 -> 15 days"
    ]
    status, said = publish(ana, drafting.draft, valid_from="2026-04-01")
    assert (status, said["version"]) == (201, "1.1.0")
    versions = ana.client.get(f"{path}/versions").json()
    reigns = {one["version"]: (one["valid_from"], one["valid_to"]) for one in versions}
    assert reigns == {"1.0.0": ("2026-03-02", "2026-04-01"), "1.1.0": ("2026-04-01", None)}


def test_published_version_no_longer_changes(ana: Member) -> None:
    """[M22] Its draft is closed."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    status, said = drafting.edit(ana, named("ask", "Enquiring"), 0)
    assert (status, said["message"]) == (404, "This draft is closed.")


def test_draft_with_an_error_cannot_be_published(ana: Member) -> None:
    """[M22] [M52] The finding says what to do."""
    drafting = Drafting(ana)
    drafting.edit(ana, {"do": "set", "path": ["stages", "ask", "owner"], "value": "nobody"}, 0)
    status, said = publish(ana, drafting.draft)
    assert status == 422
    assert "nobody" in str(said["message"])


def test_key_that_vanished_needs_a_successor(ana: Member) -> None:
    """[M5]"""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    path = ana.at(f"journeys/{drafting.journey}/drafts")
    drafting.draft = ana.client.post(path, json={"name": "Next"}).json()["id"]
    drafting.edit(ana, {"do": "remove", "path": ["outcomes", "done"]}, 0)
    status, said = publish(ana, drafting.draft, valid_from="2026-04-01")
    assert status == 422
    assert "outcome:done vanished since version 1.0.0" in str(said["message"])


def test_what_shall_be_is_never_in_force(ana: Member) -> None:
    """[M29]"""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    path = ana.at(f"journeys/{drafting.journey}")
    drafting.draft = ana.client.post(
        f"{path}/drafts", json={"name": "To be", "is_to_be": True}
    ).json()["id"]
    drafting.edit(ana, {"do": "set", "path": ["stages", "ask", "standard"], "value": "5 days"}, 0)
    assert publish(ana, drafting.draft)[0] == 201
    versions = ana.client.get(f"{path}/versions").json()
    assert {one["version"]: (one["state"], one["valid_from"]) for one in versions} == {
        "1.0.0": ("as_is", "2026-03-02"), "1.1.0": ("to_be", None),
    }  # fmt: skip
    assert ana.client.get(ana.at("journeys")).json()[0]["in_force"] == "1.0.0"


def test_diff_of_two_versions_is_said_in_words(ana: Member) -> None:
    """[M53]"""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    path = ana.at(f"journeys/{drafting.journey}")
    drafting.draft = ana.client.post(f"{path}/drafts", json={"name": "Next"}).json()["id"]
    drafting.edit(ana, named("ask", "Enquiring"), 0)
    publish(ana, drafting.draft, valid_from="2026-04-01")
    said = ana.client.get(f"{path}/diff", params={"before": "1.0.0", "after": "1.0.1"}).json()
    sentences = [change["sentence"] for change in said["changes"]]
    assert "Stage 'Asking': name Asking -> Enquiring" in sentences
    assert said["bump"] == "patch"


def test_edit_says_who_made_it(editor: Member) -> None:
    drafting = Drafting(editor)
    drafting.edit(editor, {"do": "set", "path": ["name"], "value": "Support"}, 0)
    edits = editor.client.get(editor.at(f"drafts/{drafting.draft}/edits")).json()
    assert [one["person_name"] for one in edits] == ["editor"]


def next_draft(member: Member, drafting: Drafting, days: str, **more: object) -> Drafting:
    """A draft of the next version with another standard."""
    path = member.at(f"journeys/{drafting.journey}/drafts")
    made = member.client.post(path, json={"name": "Next", **more}).json()
    drafting.draft = made["id"]
    drafting.edit(
        member, {"do": "set", "path": ["stages", "ask", "standard"], "value": f"{days} days"}, 0
    )
    return drafting


def reigns(member: Member, drafting: Drafting) -> dict[str, str]:
    """Which version rules, will, did or never does."""
    said = member.client.get(member.at(f"journeys/{drafting.journey}/versions")).json()
    return {one["version"]: one["reign"] for one in said}


@pytest.mark.parametrize(
    ("days_on", "ruling", "expected"),
    [
        (0, "1.0.0", {"1.0.0": "ruling", "1.1.0": "coming"}),
        (29, "1.0.0", {"1.0.0": "ruling", "1.1.0": "coming"}),
        (30, "1.1.0", {"1.0.0": "past", "1.1.0": "ruling"}),
        (400, "1.1.0", {"1.0.0": "past", "1.1.0": "ruling"}),
    ],
)
def test_version_for_a_later_day_is_in_force_from_that_day_on(
    house: House, ana: Member, days_on: int, ruling: str, expected: dict[str, str]
) -> None:
    """[M26] From 1 April on: before it, at it, after it. Today is 2 March."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from="2026-04-01")
    house.clock.forward(timedelta(days=days_on))
    later = house.member(ana.workspace, "viewer", "vera")
    assert reigns(later, drafting) == expected
    listed = later.client.get(later.at("journeys")).json()[0]
    assert listed["in_force"] == ruling
    shown = later.client.get(later.at(f"journeys/{drafting.journey}/living-map")).json()
    assert shown["map"]["version"] == ruling


def test_journey_that_begins_to_hold_later_says_from_when(ana: Member) -> None:
    """[M26] Nothing is in force yet, and the map that will be is shown."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft, valid_from="2027-01-01")
    listed = ana.client.get(ana.at("journeys")).json()[0]
    assert (listed["in_force"], listed["coming"], listed["coming_on"]) == (
        None, "1.0.0", "2027-01-01",
    )  # fmt: skip
    shown = ana.client.get(ana.at(f"journeys/{drafting.journey}/living-map")).json()
    assert shown["map"]["version"] == "1.0.0"


def test_day_is_that_of_the_zone_of_the_journey(house: House, ana: Member) -> None:
    """[M26] In Auckland 1 April has begun at 11:00 of 31 March in UTC."""
    journey = ana.client.post(
        ana.at("journeys"), json={"kind": "yaml", "text": f"timezone: Pacific/Auckland{MAP}"}
    ).json()
    publish(ana, journey["drafts"][0]["id"], valid_from="2026-04-01")
    house.clock.at = datetime(2026, 3, 31, 10, 59, tzinfo=UTC)
    vera = house.member(ana.workspace, "viewer", "vera")
    assert vera.client.get(vera.at("journeys")).json()[0]["in_force"] is None
    house.clock.forward(timedelta(minutes=1))
    assert vera.client.get(vera.at("journeys")).json()[0]["in_force"] == "1.0.0"


def test_two_versions_never_overlap(ana: Member) -> None:
    """[M26] One that is to come is followed, not undercut."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from="2026-04-01")
    draft = next_draft(ana, drafting, "10").draft
    status, said = publish(ana, draft, valid_from="2026-03-20")
    assert status == 422
    assert "Version 1.1.0 is in force from 2026-04-01 on: choose that day or a later one." in str(
        said
    )
    assert publish(ana, draft, valid_from="2026-05-01")[0] == 201


def test_restoring_an_old_version_is_a_new_draft_against_the_one_in_force(ana: Member) -> None:
    """[M22] Nothing is taken back; the old content becomes the newest version."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from="2026-04-01")
    path = ana.at(f"journeys/{drafting.journey}/drafts")
    draft = ana.client.post(path, json={"name": "Back", "version": "1.0.0"}).json()["id"]
    proposal = ana.client.get(ana.at(f"drafts/{draft}/proposal")).json()
    assert (proposal["version"], proposal["compared_with"]) == ("1.2.0", "1.1.0")
    assert [one["sentence"] for one in proposal["changes"]] == [
        "Stage 'Asking': standard 15 -> 20 days"
    ]
    assert publish(ana, draft, valid_from="2026-05-01")[0] == 201


def test_taking_a_plan_live_names_what_differs_from_it(ana: Member) -> None:
    """[M59] Against the version in force, and against the plan."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    publish(ana, next_draft(ana, drafting, "5", is_to_be=True).draft)
    path = ana.at(f"journeys/{drafting.journey}/drafts")
    drafting.draft = ana.client.post(path, json={"name": "Live", "version": "1.1.0"}).json()["id"]
    proposal = ana.client.get(ana.at(f"drafts/{drafting.draft}/proposal")).json()
    assert (proposal["plan"], proposal["off_plan"]) == ("1.1.0", [])
    drafting.edit(ana, {"do": "set", "path": ["stages", "ask", "standard"], "value": "7 days"}, 0)
    proposal = ana.client.get(ana.at(f"drafts/{drafting.draft}/proposal")).json()
    assert [one["sentence"] for one in proposal["changes"]] == [
        "Stage 'Asking': standard 20 -> 7 days"
    ]
    assert [one["sentence"] for one in proposal["off_plan"]] == [
        "Stage 'Asking': standard 5 -> 7 days"
    ]
    assert publish(ana, drafting.draft, valid_from="2026-04-01")[1]["version"] == "1.2.0"
    assert reigns(ana, drafting) == {"1.0.0": "ruling", "1.1.0": "never", "1.2.0": "coming"}


def test_who_a_version_judges_is_decided_at_publishing(ana: Member) -> None:
    """[M27]"""
    drafting = Drafting(ana)
    publish(ana, drafting.draft, adopt="open_cases")
    said = ana.client.get(ana.at(f"journeys/{drafting.journey}/versions")).json()
    assert said[0]["adopt"] == "open_cases"


@pytest.fixture
def careful(house: House, ana: Member) -> Member:
    """The owner of the workspace, who asks for approvals."""
    owner = house.member(ana.workspace, "owner", "olga")
    assert owner.client.put(owner.at("rules"), json={"asks_approval": True}).status_code == 200
    return owner


def approve(member: Member, draft: str, revision: int) -> tuple[int, str]:
    """Approve of a draft at a revision; the status and the message of a refusal."""
    answer = member.client.post(member.at(f"drafts/{draft}/approval"), json={"revision": revision})
    return answer.status_code, answer.json()["message"] if answer.content else ""


def test_workspace_may_ask_for_an_approver_beside_the_author(
    ana: Member, ben: Member, careful: Member
) -> None:
    """[M22] By who drew nothing of it; kept with the version."""
    assert careful.client.get(careful.at("rules")).json() == {"asks_approval": True}
    drafting = Drafting(ana)
    status, said = publish(ana, drafting.draft)
    assert (status, said["message"]) == (
        422, "Somebody besides its author has to approve of it as it is now.",
    )  # fmt: skip
    assert approve(ana, drafting.draft, 0) == (422, "Who drew on a draft does not approve of it.")
    assert approve(ben, drafting.draft, 0)[0] == 204
    proposal = ana.client.get(ana.at(f"drafts/{drafting.draft}/proposal")).json()
    assert (proposal["approved_by"], proposal["reasons"]) == ("ben", [])
    assert publish(ana, drafting.draft)[0] == 201
    said_versions = ana.client.get(ana.at(f"journeys/{drafting.journey}/versions")).json()
    assert said_versions[0]["approved_by_name"] == "ben"


def test_approver_does_not_publish_alone_what_she_approves(
    ana: Member, ben: Member, careful: Member
) -> None:
    """[M22] Two people: one approves, another publishes."""
    drafting = Drafting(ana)
    approve(ben, drafting.draft, 0)
    assert publish(ben, drafting.draft)[0] == 422
    assert publish(careful, drafting.draft)[0] == 201


def test_edit_after_an_approval_asks_for_a_new_one(
    ana: Member, ben: Member, careful: Member
) -> None:
    """[M22] What was approved of is what is published."""
    del careful
    drafting = Drafting(ana)
    approve(ben, drafting.draft, 0)
    drafting.edit(ana, named("ask", "Enquiring"), 0)
    assert publish(ana, drafting.draft)[0] == 422
    assert approve(ben, drafting.draft, 0) == (422, "The draft is at revision 1, not 0.")
    assert approve(ben, drafting.draft, 1)[0] == 204
    ben.client.delete(ben.at(f"drafts/{drafting.draft}/approval"))
    assert publish(ana, drafting.draft)[0] == 422


def test_history_of_an_element_says_who_changed_it_when_and_how(
    house: House, ana: Member, ben: Member
) -> None:
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    house.clock.forward(timedelta(minutes=1))
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from="2026-04-01")
    house.clock.forward(timedelta(minutes=1))
    path = ana.at(f"journeys/{drafting.journey}")
    drafting.draft = ana.client.post(f"{path}/drafts", json={"name": "Third"}).json()["id"]
    drafting.edit(ben, named("ask", "Enquiring"), 0, label="rename “Asking” to “Enquiring”")
    drafting.edit(ben, named("work", "On site"), 1)
    said = ana.client.get(f"{path}/history", params={"ref": "stage:ask"}).json()
    told = [(one["by_name"], one["version"], one["draft"], one["sentences"]) for one in said]
    assert told == [
        ("ben", None, "Third", ["rename “Asking” to “Enquiring”"]),
        ("ana", "1.1.0", None, ["Stage 'Asking': standard 20 -> 15 days"]),
        ("ana", "1.0.0", None, []),
    ]


def test_living_map_judges_each_case_by_the_version_of_its_time(house: House, ana: Member) -> None:
    """[M27] [M28] The one in force says who judged; a version that is named judges all itself."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from="2026-04-01")
    path = f"journeys/{drafting.journey}/living-map"
    before = ana.client.get(ana.at(path)).json()["overlay"]["map"]
    assert [one["version"] for one in before["judges"]] == ["1.0.0"]
    house.clock.forward(timedelta(days=40))
    vera = house.member(ana.workspace, "viewer", "vera")
    after = vera.client.get(vera.at(path)).json()["overlay"]["map"]
    assert [one["version"] for one in after["judges"]] == ["1.0.0", "1.1.0"]
    named = vera.client.get(vera.at(path), params={"version": "1.1.0"}).json()["overlay"]["map"]
    assert (named["judges"], named["judged"]) == ([], "all cases by this map")
