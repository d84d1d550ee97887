"""Who belongs to a workspace, in which role: invited by a link that works once, changed, taken out."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from wayline.manage import Invited, change_role, invite, new_link, remove_member
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.state import Member, Role, list_members

router = APIRouter(prefix="/api/w/{workspace}/members", tags=["members"])
Reader = Annotated[Caller, Depends(Needs("members.read"))]
Owner = Annotated[Caller, Depends(Needs("members.write"))]
ADDRESS = r"^[^@\s]+@[^@\s]+$"


class MemberSaid(BaseModel):
    """Somebody who belongs here; `seen_at` = when a browser of theirs last asked, null = never or long ago."""

    id: str
    name: str
    email: str
    role: Role
    since: datetime
    seen_at: datetime | None
    has_password: bool


class InviteAsked(BaseModel):
    """Whom to let in, as what."""

    email: str = Field(max_length=320, pattern=ADDRESS)
    name: str = Field(min_length=1, max_length=200)
    role: Role


class InvitedSaid(BaseModel):
    """Who belongs here now; `path` lets them in once, within a week, and is shown this once."""

    member: MemberSaid
    path: str | None


class RoleAsked(BaseModel):
    """Another role."""

    role: Role


class LinkSaid(BaseModel):
    """A way in that works once, within a week; shown this once."""

    path: str


@router.get("")
def list_all(caller: Reader, ports: PortsOf) -> tuple[MemberSaid, ...]:
    """Everybody who belongs here, by name."""
    with ports.records.read() as records:
        return tuple(say_member(one) for one in list_members(records, caller.workspace_id))


@router.post("", status_code=201)
def invite_person(caller: Owner, asked: InviteAsked, ports: PortsOf) -> InvitedSaid:
    """Let somebody in. Who has an account already signs in with it: no link is made for it."""
    invited = Invited(asked.email, asked.name, asked.role)
    with ports.records.write() as records:
        made = invite(
            records, caller.workspace_id, invited, by=caller.person_id, now=ports.clock.now()
        )
    ports.live.look_again(made.member.person.id)
    return InvitedSaid(
        member=say_member(made.member), path=None if made.token is None else _path(made.token)
    )


@router.patch("/{person}")
def change(caller: Owner, person: str, asked: RoleAsked, ports: PortsOf) -> MemberSaid:
    """Give somebody another role, told to their browsers at once; the last owner stays one."""
    with ports.records.write() as records:
        changed = change_role(
            records, caller.workspace_id, person, asked.role, by=caller.person_id, now=ports.clock.now()
        )  # fmt: skip
    ports.live.tell(caller.workspace_id, "members.changed", {"person": person})
    ports.live.look_again(person)
    return say_member(changed)


@router.post("/{person}/link", status_code=201)
def make_link(caller: Owner, person: str, ports: PortsOf) -> LinkSaid:
    """A new link for somebody who lost the one before or the password; those not used stop working."""
    with ports.records.write() as records:
        token = new_link(
            records, caller.workspace_id, person, by=caller.person_id, now=ports.clock.now()
        )
    return LinkSaid(path=_path(token))


@router.delete("/{person}", status_code=204)
def remove(caller: Owner, person: str, ports: PortsOf) -> None:
    """Take somebody out; never the last owner. What they did stays."""
    with ports.records.write() as records:
        remove_member(
            records, caller.workspace_id, person, by=caller.person_id, now=ports.clock.now()
        )
    ports.live.look_again(person)


def say_member(member: Member) -> MemberSaid:
    """A member as it is answered."""
    return MemberSaid(
        id=member.person.id, name=member.person.name, email=member.person.email, role=member.role,
        since=member.since, seen_at=member.seen_at, has_password=member.person.has_password,
    )  # fmt: skip


def _path(token: str) -> str:
    return f"/enter#{token}"
