"""Who may do what? One table, the least role for each permission; what is not in it is refused."""

from typing import Literal, get_args

from wayline.state import ROLES, Role

Permission = Literal[
    "public",  # nobody need be signed in
    "signed_in",  # anybody who is, about themselves
    "map.read", "map.edit", "map.publish",
    "comments.read", "comments.write",
    "numbers.read",  # counts and shares, no names
    "customers.read",  # who is behind a number, timelines
    "customers.care",  # assign, note, due date
    "sources.read", "sources.write",
    "shares.write",
    "members.read", "members.write",
    "audit.read",
    "workspace.write",
]  # fmt: skip
PERMISSIONS: tuple[Permission, ...] = get_args(Permission)
LEAST: dict[Permission, Role] = {
    "map.read": "viewer", "numbers.read": "viewer", "members.read": "viewer", "comments.read": "viewer",
    "comments.write": "analyst",
    "customers.read": "analyst", "customers.care": "analyst", "sources.read": "analyst",
    "sources.write": "analyst",
    "map.edit": "editor", "map.publish": "editor", "shares.write": "editor",
    "members.write": "owner", "audit.read": "owner", "workspace.write": "owner",
}  # fmt: skip


def may(role: Role, permission: Permission) -> bool:
    """True when a role is allowed something in its workspace; default: no."""
    least = LEAST.get(permission)
    return least is not None and ROLES.index(role) >= ROLES.index(least)


def rights_of(role: Role) -> tuple[Permission, ...]:
    """Everything that a role may do, for the screen to show no dead button."""
    return tuple(one for one in PERMISSIONS if may(role, one))
