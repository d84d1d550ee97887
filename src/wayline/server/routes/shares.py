"""Links that show a journey to people without an account: redacted here, before anything is sent."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from wayline.base import say
from wayline.server.asked import Whole
from wayline.server.auth import Caller, Needs, PortsOf, Public, address_of
from wayline.server.errors import RefusedError
from wayline.server.limits import OF_ACCOUNT, OF_ADDRESS
from wayline.server.passwords import hash_password, is_password
from wayline.server.ports import Ports
from wayline.server.sharing import shared_answer
from wayline.state import (
    NewShare,
    Share,
    add_share,
    count_opening,
    find_journey,
    find_share,
    find_version,
    list_journeys,
    list_shares,
    revoke_share,
    write_audit,
)

router = APIRouter(tags=["shares"])
Editor = Annotated[Caller, Depends(Needs("shares.write"))]
Anybody = Annotated[None, Depends(Public())]
PLACE = "/api/w/{workspace}/journeys/{journey}/shares"


class ShareAsked(BaseModel):
    """Which version is shown, for how many days, and perhaps behind a password."""

    version: str = Field(max_length=32)
    days: Whole = Field(default=30, ge=1, le=365)
    password: str | None = Field(default=None, max_length=1024)


class ShareSaid(BaseModel):
    """A link as it is listed: without its token, which nobody keeps."""

    id: str
    version: str
    profile: str
    has_password: bool
    expires_at: datetime
    created_by: str
    created_at: datetime
    revoked_at: datetime | None
    opened: int


class ShareMade(ShareSaid):
    """A new link: its path is shown this once."""

    path: str


class ShareOfJourney(ShareSaid):
    """A link of any journey of the workspace."""

    journey: str
    journey_name: str


class OpenAsked(BaseModel):
    """The password, where the link has one."""

    password: str = Field(default="", max_length=1024)


@router.post(PLACE, status_code=201)
def share(caller: Editor, journey: str, asked: ShareAsked, ports: PortsOf) -> ShareMade:
    """A link to one published version, as the client profile shows it."""
    now = ports.clock.now()
    kept = hash_password(asked.password) if asked.password else None
    new = NewShare(journey, asked.version, "client", now + timedelta(days=asked.days), kept)
    with ports.records.write() as records:
        find_version(records, caller.workspace_id, journey, asked.version)
        token, made = add_share(records, caller.workspace_id, new, by=caller.person_id, now=now)
        write_audit(
            records, caller.workspace_id, "share.made", by=caller.person_id,
            about={"journey": journey, "version": asked.version, "share": made.id}, now=now,
        )  # fmt: skip
    return ShareMade(path=f"/s/{token}", **_fields(made))


@router.get(PLACE)
def list_all(caller: Editor, journey: str, ports: PortsOf) -> tuple[ShareSaid, ...]:
    """Every link of the journey."""
    with ports.records.read() as records:
        find_journey(records, caller.workspace_id, journey)
        found = list_shares(records, caller.workspace_id, journey)
    return tuple(ShareSaid(**_fields(one)) for one in found)


@router.get("/api/w/{workspace}/shares")
def list_of_workspace(caller: Editor, ports: PortsOf) -> tuple[ShareOfJourney, ...]:
    """Every link of the workspace, the newest first."""
    with ports.records.read() as records:
        found = list_shares(records, caller.workspace_id)
        names = {one.key: one.name for one in list_journeys(records, caller.workspace_id)}
    return tuple(
        ShareOfJourney(
            journey=one.journey_key, journey_name=names.get(one.journey_key, one.journey_key),
            **_fields(one),
        )
        for one in found
    )  # fmt: skip


@router.delete(PLACE + "/{share}", status_code=204)
def revoke(caller: Editor, journey: str, share: str, ports: PortsOf) -> None:
    """End a link at once."""
    now = ports.clock.now()
    with ports.records.write() as records:
        find_journey(records, caller.workspace_id, journey)
        revoke_share(records, caller.workspace_id, share, journey_key=journey, now=now)
        write_audit(
            records, caller.workspace_id, "share.revoked", by=caller.person_id,
            about={"journey": journey, "share": share}, now=now,
        )  # fmt: skip


@router.post(
    "/api/shared/{token}", response_class=Response,
    responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
)  # fmt: skip
def open_shared(
    request: Request, _: Anybody, token: str, asked: OpenAsked, ports: PortsOf
) -> Response:
    """What a link shows: the redacted map, and the KPIs that are the client's to know."""
    now = ports.clock.now()
    with ports.records.read() as records:
        found = find_share(records, token, now=now)
    if found.password_hash is not None:
        _ask_password(ports, found, asked.password, address=address_of(request))
    body = shared_answer(ports, found)
    with ports.records.write() as records:
        count_opening(records, found)
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


def _ask_password(ports: Ports, share: Share, password: str, *, address: str) -> None:
    if not password:
        raise RefusedError(401, say("This link asks for its password."))
    tries = ((f"share {share.id}", OF_ACCOUNT), (f"address {address}", OF_ADDRESS))
    ports.tries.take(*tries)
    if not is_password(password, share.password_hash):
        raise RefusedError(401, say("This link asks for its password."))
    ports.tries.give_back(*tries)


def _fields(share: Share) -> dict[str, object]:
    said = {name: getattr(share, name) for name in ShareSaid.model_fields if name != "has_password"}
    return {**said, "has_password": share.password_hash is not None}
