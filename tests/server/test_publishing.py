"""A draft becomes one version."""

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
