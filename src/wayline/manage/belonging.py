"""Who belongs to a workspace, in which role? Nobody comes in unseen, and there is always an owner."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wayline.base import NotFoundError, WaylineError, say
from wayline.state import (
    Member,
    Role,
    Transaction,
    add_person,
    count_workspaces,
    drop_role,
    end_links,
    find_by_email,
    list_members,
    make_link,
    outdate_sessions,
    role_of,
    set_role,
    write_audit,
)

INVITATION_LASTS = timedelta(days=7)


class BelongingError(WaylineError):
    """Somebody cannot come in, change or leave like this."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who belongs here now; `token` lets her in once, None where she has an account already.

    An account that reaches further than this workspace is never handed out by a link: whoever holds
    the link could go there as well.
    """

    member: Member
    token: str | None


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom somebody invites, and as what."""

    email: str
    name: str
    role: Role


def invite(
    records: Transaction, workspace_id: str, invited: Invited, *, by: str, now: datetime
) -> Invitation:
    """Let somebody in.

    Raises:
        BelongingError: when she belongs here already.
    """
    found = find_by_email(records, invited.email)
    if found is not None and role_of(records, workspace_id, found[0].id) is not None:
        raise BelongingError(
            say("'{email}' belongs to this workspace already.", email=invited.email),
            remedy=say("Change the role there."),
        )
    person = found[0] if found is not None else add_person(records, invited.email, invited.name, now=now)  # fmt: skip
    set_role(records, workspace_id, person.id, invited.role, now=now)
    outdate_sessions(records, person.id, now=now)
    about = {"person": person.id, "role": invited.role}
    write_audit(records, workspace_id, "member.invited", by=by, about={**about}, now=now)
    token = None
    if count_workspaces(records, person.id) == 1 and not person.has_password:
        token = make_link(records, person.id, "invite", lasts=INVITATION_LASTS, now=now)
    return Invitation(find_member(records, workspace_id, person.id), token)


def new_link(
    records: Transaction, workspace_id: str, person_id: str, *, by: str, now: datetime
) -> str:
    """A new link that lets a member in once, in place of those not used.

    Raises:
        NotFoundError: for who does not belong here.
        BelongingError: for who belongs to other workspaces too.
    """
    member = find_member(records, workspace_id, person_id)
    if count_workspaces(records, person_id) > 1:
        raise BelongingError(
            say(
                "{name} belongs to other workspaces too; a link would lead there as well.",
                name=member.person.name,
            ),
            remedy=say("Ask them to sign in with their password."),
        )
    end_links(records, person_id)
    write_audit(records, workspace_id, "member.link_made", by=by, about={"person": person_id}, now=now)  # fmt: skip
    return make_link(records, person_id, "invite", lasts=INVITATION_LASTS, now=now)


def change_role(
    records: Transaction, workspace_id: str, person_id: str, role: Role, *, by: str, now: datetime
) -> Member:  # fmt: skip
    """Give a member another role; it holds from the next request on, which gives her session a new id.

    Raises:
        NotFoundError: for who does not belong here.
        BelongingError: when nobody would be an owner.
    """
    before = find_member(records, workspace_id, person_id)
    if role != "owner":
        _keep_an_owner(records, workspace_id, before)
    set_role(records, workspace_id, person_id, role, now=now)
    outdate_sessions(records, person_id, now=now)
    about = {"person": person_id, "role": role, "before": before.role}
    write_audit(records, workspace_id, "member.role_changed", by=by, about={**about}, now=now)
    return find_member(records, workspace_id, person_id)


def remove_member(
    records: Transaction, workspace_id: str, person_id: str, *, by: str, now: datetime
) -> None:
    """Take somebody out; what she did stays.

    Raises:
        NotFoundError: for who does not belong here.
        BelongingError: when nobody would be an owner.
    """
    member = find_member(records, workspace_id, person_id)
    _keep_an_owner(records, workspace_id, member)
    drop_role(records, workspace_id, person_id)
    outdate_sessions(records, person_id, now=now)
    if count_workspaces(records, person_id) == 0:
        end_links(records, person_id)
    write_audit(records, workspace_id, "member.removed", by=by, about={"person": person_id}, now=now)  # fmt: skip


def find_member(records: Transaction, workspace_id: str, person_id: str) -> Member:
    """Somebody in a workspace.

    Raises:
        NotFoundError: for who does not belong here.
    """
    for member in list_members(records, workspace_id):
        if member.person.id == person_id:
            return member
    raise NotFoundError(say("There is no such person in this workspace."))


def _keep_an_owner(records: Transaction, workspace_id: str, leaving: Member) -> None:
    others = [
        one
        for one in list_members(records, workspace_id)
        if one.role == "owner" and one.person.id != leaving.person.id and one.person.disabled_at is None
    ]  # fmt: skip
    if leaving.role == "owner" and not others:
        raise BelongingError(
            say("{name} is the last owner here.", name=leaving.person.name), remedy=say("Make somebody else an owner first.")
        )  # fmt: skip
