"""Where drawing goes on whose draft was published meanwhile: in one open draft of the version that it became."""

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting, publish


@pytest.fixture
def ana(house: House) -> Member:
    """An editor."""
    return house.member(house.workspace(), "editor", "ana")


def after(member: Member, draft: str) -> dict[str, object]:
    """The draft in which drawing goes on."""
    answer = member.client.post(member.at(f"drafts/{draft}/after"))
    assert answer.status_code == 200
    said: dict[str, object] = answer.json()
    return said


def test_open_draft_goes_on_itself(ana: Member) -> None:
    draft = Drafting(ana).draft
    assert after(ana, draft)["id"] == draft


def test_published_draft_goes_on_in_one_new_draft_of_its_version(house: House, ana: Member) -> None:
    draft = Drafting(ana).draft
    publish(ana, draft)
    ben = house.member(ana.workspace, "editor", "ben")
    first, second = after(ana, draft), after(ben, draft)
    assert (first["id"] != draft, first["id"]) == (True, second["id"])
    assert (first["based_on"], first["revision"]) == ("1.0.0", 0)


def test_draft_that_somebody_began_from_the_version_is_gone_on_in(ana: Member) -> None:
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    path = ana.at(f"journeys/{drafting.journey}/drafts")
    begun = ana.client.post(path, json={"name": "Next", "version": "1.0.0"}).json()
    assert after(ana, drafting.draft)["id"] == begun["id"]


def test_plan_from_the_version_is_not_gone_on_in(ana: Member) -> None:
    """[M29] What is drawn of how it is does not end up in what shall be."""
    drafting = Drafting(ana)
    publish(ana, drafting.draft)
    path = ana.at(f"journeys/{drafting.journey}/drafts")
    plan = ana.client.post(
        path, json={"name": "To be", "version": "1.0.0", "is_to_be": True}
    ).json()
    assert after(ana, drafting.draft)["id"] not in {plan["id"], drafting.draft}


def test_viewer_begins_none(house: House, ana: Member) -> None:
    draft = Drafting(ana).draft
    viewer = house.member(ana.workspace, "viewer")
    assert viewer.client.post(viewer.at(f"drafts/{draft}/after")).status_code == 403
