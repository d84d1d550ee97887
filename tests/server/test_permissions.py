"""Who may do what: every route names its permission, and the one table decides."""

from collections.abc import Iterator

import pytest

from server.conftest import House
from wayline.server import LEAST, Permission, all_routes, may, permission_of
from wayline.state import ROLES, Role

OPEN = ("public", "signed_in")


def operations() -> Iterator[tuple[str, str, Permission]]:
    """Every operation with the permission that it names."""
    for route in all_routes():
        for method in sorted(route.methods or ()):
            permission = permission_of(route)
            assert permission is not None, f"{method} {route.path} names no permission"
            yield method, route.path_format, permission


OPERATIONS = sorted(operations())


def test_every_route_names_a_permission_of_the_table() -> None:
    assert {permission for _, _, permission in OPERATIONS} <= {*LEAST, *OPEN}


def test_what_is_not_in_the_table_is_refused() -> None:
    assert not may("owner", "public")


def address(path: str, workspace: str) -> str:
    """An address with a workspace, and ids of nothing for the rest."""
    return path.format_map(Nothing(workspace=workspace))


class Nothing(dict[str, str]):
    """An id of nothing for every name."""

    def __missing__(self, name: str) -> str:
        return f"no_{name}"


@pytest.mark.parametrize(("method", "path", "permission"), OPERATIONS)
def test_who_is_not_signed_in_gets_nothing_that_is_not_public(
    house: House, method: str, path: str, permission: Permission
) -> None:
    answer = house.app_client.request(method, address(path, "none"), json={})
    assert (answer.status_code == 401) is (permission != "public")


IN_WORKSPACE = [one for one in OPERATIONS if one[2] not in OPEN and not one[1].endswith("/live")]


@pytest.mark.parametrize("role", ROLES)
def test_role_gets_what_the_table_gives_it(house: House, role: Role) -> None:
    """403 for what a role may not do; anything else, such as 404 for ids of nothing, means it got through."""
    member = house.member(house.workspace(), role)
    refused = {
        (method, path)
        for method, path, _ in IN_WORKSPACE
        if member.client.request(method, address(path, member.workspace.id), json={}).status_code
        == 403
    }
    expected = {(method, path) for method, path, right in IN_WORKSPACE if not may(role, right)}
    assert refused == expected


def test_stranger_finds_no_workspace_whatever_the_address(house: House) -> None:
    """404, never 403: a stranger does not learn that there is one."""
    stranger = house.member(house.workspace("Others"), "owner")
    theirs = house.workspace("Theirs")
    for method, path, _ in IN_WORKSPACE:
        answer = stranger.client.request(method, address(path, theirs.id), json={})
        assert answer.status_code == 404, (method, path)
        assert answer.json()["message"] == "There is no such workspace."
