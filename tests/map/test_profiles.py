"""What an audience may see is an allow-list of the house; who applies it comes with the server."""

import pytest

from wayline.base import DocumentError
from wayline.map import read_map_text, resolve

MAP = "wayline: 1\nkey: small\nname: A small map\nstages: [{key: ask, name: We ask}]\n"
CLIENT = "profiles: [{key: site_lead, name: What a site lead sees, allow: [stage.name, stage.need, touchpoint.channels]%s}]\n"


def test_a_profile_lists_what_may_be_seen() -> None:
    """[M34] and shows no group under five others, unless the house says so."""
    read = read_map_text(MAP, file="map.yaml", workspace_text=CLIENT % "")
    [profile] = read.workspace.profiles
    assert profile.allow == ("stage.name", "stage.need", "touchpoint.channels")
    assert profile.min_n == 5
    resolve(read)


def test_the_smallest_group_of_a_profile_is_that_of_the_house() -> None:
    """[M36]"""
    read = read_map_text(MAP, file="map.yaml", workspace_text=CLIENT % ", min_n: 8")
    assert read.workspace.profiles[0].min_n == 8


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("profiles: [{key: client, name: Client}]", "allow"),
        (
            "profiles: [{key: client, name: Client, allow: [stage.name], hide: [stage.note]}]",
            "hide",
        ),
        (CLIENT % ", min_n: 0", "min_n"),
    ],
)
def test_a_profile_that_hides_instead_of_allowing_is_refused(wrong: str, said: str) -> None:
    """[M34] whatever is not listed is hidden: there is no list of what to hide."""
    with pytest.raises(DocumentError, match=said):
        resolve(read_map_text(MAP, file="map.yaml", workspace_text=wrong))
