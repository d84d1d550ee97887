"""Signing in and out, and what is known of oneself."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field, JsonValue

from wayline.base import say
from wayline.server.auth import PortsOf, Public, SignedIn, address_of, give_cookie
from wayline.server.errors import RefusedError
from wayline.server.limits import OF_ACCOUNT, OF_ADDRESS
from wayline.server.passwords import hash_password, is_password
from wayline.server.policy import Permission, rights_of
from wayline.server.ports import Ports
from wayline.state import (
    Role,
    Session,
    end_session,
    end_sessions,
    find_by_email,
    find_person,
    find_session,
    folded,
    list_workspaces,
    read_preferences,
    role_of,
    set_password,
    start_session,
    use_link,
    write_preferences,
)

router = APIRouter(prefix="/api/session", tags=["session"])
Anybody = Annotated[None, Depends(Public())]
Mine = Annotated[Session, Depends(SignedIn())]


class SignIn(BaseModel):
    """An address and a password."""

    email: str = Field(max_length=320)
    password: str = Field(max_length=1024)


class UseLink(BaseModel):
    """The token of a link that lets in once."""

    token: str = Field(max_length=200)


class NewPassword(BaseModel):
    """A password in place of the one before."""

    password: str = Field(max_length=1024)


class MyWorkspace(BaseModel):
    """A workspace that I belong to, and what I may do there."""

    id: str
    name: str
    role: Role
    rights: tuple[Permission, ...]


class Account(BaseModel):
    """Who is signed in, and the word that changing requests must carry."""

    id: str
    email: str
    name: str
    has_password: bool
    csrf: str
    workspaces: tuple[MyWorkspace, ...]
    preferences: dict[str, JsonValue]


@router.get("")
def who_am_i(mine: Mine, ports: PortsOf) -> Account:
    """Who is signed in."""
    return _me(ports, mine)


@router.post("")
def sign_in(
    request: Request, _: Anybody, asked: SignIn, ports: PortsOf, response: Response
) -> Account:
    """Sign in with address and password; 429 after too many wrong ones, for an account or from an address."""
    tries = (
        (f"account {folded(asked.email)}", OF_ACCOUNT),
        (f"address {address_of(request)}", OF_ADDRESS),
    )
    ports.tries.take(*tries)
    with ports.records.read() as records:
        found = find_by_email(records, asked.email)
    person, kept = found if found is not None else (None, None)
    if not is_password(asked.password, kept) or person is None or person.disabled_at is not None:
        raise RefusedError(401, say("This address and password do not go together."))
    ports.tries.give_back(*tries)
    return _start(request, ports, person.id, response)


@router.post("/link")
def use_a_link(
    request: Request, _: Anybody, asked: UseLink, ports: PortsOf, response: Response
) -> Account:
    """Sign in with a link that works once."""
    tries = (f"address {address_of(request)}", OF_ADDRESS)
    ports.tries.take(tries)
    with ports.records.write() as records:
        person_id = use_link(records, asked.token, now=ports.clock.now())
    if person_id is None:
        raise RefusedError(
            401, say("This link was used or has expired."), remedy=say("Ask for a new one.")
        )
    ports.tries.give_back(tries)
    return _start(request, ports, person_id, response)


@router.delete("", status_code=204)
def sign_out(mine: Mine, ports: PortsOf, response: Response) -> None:
    """Sign this browser out."""
    with ports.records.write() as records:
        end_session(records, mine)
    ports.live.look_again(mine.person_id)
    response.delete_cookie(ports.settings.cookie)


@router.put("/password")
def change_password(
    request: Request, mine: Mine, asked: NewPassword, ports: PortsOf, response: Response
) -> Account:
    """Set a password; every other browser is signed out."""
    with ports.records.read() as records:
        me = find_person(records, mine.person_id)
    own_words = (me.email, me.email.partition("@")[0], *me.name.split())
    kept = hash_password(asked.password, own_words=own_words)
    with ports.records.write() as records:
        set_password(records, mine.person_id, kept)
        end_sessions(records, mine.person_id)
    ports.live.look_again(mine.person_id)
    return _start(request, ports, mine.person_id, response)


@router.put("/preferences", status_code=204)
def prefer(mine: Mine, asked: dict[str, JsonValue], ports: PortsOf) -> None:
    """Keep what one prefers: theme, language, what the tour has shown."""
    with ports.records.write() as records:
        write_preferences(records, mine.person_id, dict(asked))


def _start(request: Request, ports: Ports, person_id: str, response: Response) -> Account:
    """Sign a browser in, under an id that nobody knows yet; the one it had before ends."""
    now, had = ports.clock.now(), request.cookies.get(ports.settings.cookie)
    with ports.records.write() as records:
        before = find_session(records, had, now=now) if had else None
        if before is not None:
            end_session(records, before)
        token, session = start_session(records, person_id, now=now)
    if before is not None:
        ports.live.look_again(before.person_id)
    give_cookie(response, ports, token)
    response.headers["Cache-Control"] = "no-store"
    return _me(ports, session)


def _me(ports: Ports, session: Session) -> Account:
    with ports.records.read() as records:
        person = find_person(records, session.person_id)
        mine = [
            (workspace, role)
            for workspace in list_workspaces(records, person.id)
            if (role := role_of(records, workspace.id, person.id)) is not None
        ]
        preferences = read_preferences(records, person.id)
    return Account(
        id=person.id, email=person.email, name=person.name, has_password=person.has_password,
        csrf=session.csrf, preferences=preferences,
        workspaces=tuple(
            MyWorkspace(id=one.id, name=one.name, role=role, rights=rights_of(role))
            for one, role in mine
        ),
    )  # fmt: skip
