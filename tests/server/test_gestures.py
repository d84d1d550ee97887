"""What a person does in one go is told as one, so that it is taken back as one."""

import pytest

from server.conftest import House, Member
from server.test_drafts import Drafting, named


@pytest.fixture
def ana(house: House) -> Member:
    """An editor."""
    return house.member(house.workspace(), "editor", "ana")


def test_edits_tell_the_gesture_they_are_a_part_of(ana: Member) -> None:
    drafting = Drafting(ana)
    drafting.edit(ana, named("ask", "E"), 0, gesture="one-gesture")
    drafting.edit(ana, named("ask", "Enquiring"), 1, gesture="one-gesture")
    drafting.edit(ana, named("work", "Doing"), 2)
    edits = ana.client.get(ana.at(f"drafts/{drafting.draft}/edits")).json()
    assert [one["gesture"] for one in edits] == ["one-gesture", "one-gesture", None]
