"""A draft becomes one version."""

from datetime import timedelta

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting, next_draft, publish, reigns


@pytest.fixture
def ana(house: House) -> Member:
    """An editor."""
    return house.member(house.workspace(), "editor", "ana")


def test_draft_that_was_published_is_not_published_again(ana: Member) -> None:
    """[M22] Its map is brought back by restoring its version, not by a second one of the same draft."""
    drafting = Drafting(ana)
    first = drafting.draft
    publish(ana, first)
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from="2026-04-01")
    status, said = publish(ana, first, valid_from="2026-05-01")
    assert (status, said["message"]) == (404, "This draft is closed.")
    assert reigns(ana, drafting) == {"1.0.0": "ruling", "1.1.0": "coming"}


@pytest.mark.parametrize(("days_on", "first"), [(0, "never"), (30, "past")])
def test_mistake_of_this_morning_is_mended_by_a_version_for_the_same_day(
    house: House, ana: Member, days_on: int, first: str
) -> None:
    """[M26] The later one takes the place of the others of that day, which are in force on none."""
    drafting = Drafting(ana)
    day = (house.clock.now() + timedelta(days=days_on)).date().isoformat()
    publish(ana, drafting.draft)
    house.clock.forward(timedelta(minutes=5))
    publish(ana, next_draft(ana, drafting, "15").draft, valid_from=day)
    house.clock.forward(timedelta(minutes=5))
    mended = next_draft(ana, drafting, "10", version="1.1.0").draft
    assert publish(ana, mended, valid_from=day)[0] == 201
    house.clock.forward(timedelta(days=days_on))
    cleo = house.member(ana.workspace, "editor", "cleo")
    assert reigns(cleo, drafting) == {"1.0.0": first, "1.1.0": "never", "1.2.0": "ruling"}
    assert cleo.client.get(cleo.at("journeys")).json()[0]["in_force"] == "1.2.0"
    said = cleo.client.get(cleo.at(f"journeys/{drafting.journey}/versions")).json()
    periods = {one["version"]: (one["valid_from"], one["valid_to"]) for one in said}
    assert (periods["1.1.0"], periods["1.2.0"]) == ((day, day), (day, None))
    following = next_draft(cleo, drafting, "5").draft
    proposal = cleo.client.get(cleo.at(f"drafts/{following}/proposal")).json()
    assert proposal["compared_with"] == "1.2.0"
