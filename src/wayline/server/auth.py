"""Who is asking, and may they? Every route names its permission through `needs`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response

from wayline.base import Sentence, say, say_as
from wayline.server.errors import RefusedError
from wayline.server.policy import Permission, may
from wayline.server.ports import Ports, ports_of
from wayline.state import SESSION_NOTED_EVERY as NOTED_EVERY
from wayline.state import (
    Role,
    Session,
    find_session,
    note_session,
    renew_session,
    role_of,
    session_now,
)

READS = ("GET", "HEAD", "OPTIONS")
CSRF_HEADER = "X-Wayline-CSRF"
ROLE_WORDS: dict[Role, Sentence] = {
    "viewer": say_as("somebody's role", "viewer"), "analyst": say_as("somebody's role", "analyst"),
    "editor": say_as("somebody's role", "editor"), "owner": say_as("somebody's role", "owner"),
}  # fmt: skip
RIGHT_WORDS: dict[Permission, Sentence] = {
    "map.read": say_as("a right", "see maps"),
    "map.edit": say_as("a right", "change maps"),
    "map.publish": say_as("a right", "publish maps"),
    "comments.read": say_as("a right", "read comments"),
    "comments.write": say_as("a right", "write comments"),
    "numbers.read": say_as("a right", "see numbers"),
    "customers.read": say_as("a right", "see who is behind a number"),
    "customers.care": say_as("a right", "take care of customers"),
    "sources.read": say_as("a right", "read data sources"),
    "sources.write": say_as("a right", "change data sources"),
    "shares.write": say_as("a right", "share by a link"),
    "members.read": say_as("a right", "see who is in the workspace"),
    "members.write": say_as("a right", "let people into the workspace"),
    "audit.read": say_as("a right", "read who did what"),
    "workspace.write": say_as("a right", "change the workspace"),
}
OWN_SITES = (None, "same-origin", "none")


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody signed in, in one workspace."""

    person_id: str
    session: Session
    workspace_id: str
    role: Role


class Needs:
    """A dependency that lets in who has a permission; a stranger to the workspace finds nothing there."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission

    def __call__(self, request: Request, workspace: str) -> Caller:
        """The caller.

        Raises:
            RefusedError: 401 not signed in, 403 not allowed or from another site, 404 no such workspace.
        """
        ports = ports_of(request)
        session = session_of(request, ports)
        with ports.records.read() as records:
            role = role_of(records, workspace, session.person_id)
        if role is None:
            raise RefusedError(404, say("There is no such workspace."))
        demand(role, self.permission)
        return Caller(session.person_id, session, workspace, role)


class SignedIn:
    """A dependency that lets in whoever is signed in, about themselves."""

    permission: Permission = "signed_in"

    def __call__(self, request: Request) -> Session:
        """The session.

        Raises:
            RefusedError: 401 not signed in, 403 from another site.
        """
        return session_of(request, ports_of(request))


class Public:
    """A dependency that says: nobody need be signed in here."""

    permission: Permission = "public"

    def __call__(self, request: Request) -> None:
        """Let in who comes from our own pages."""
        refuse_other_sites(request)


def demand(role: Role, permission: Permission) -> None:
    """Let pass a role that has a right.

    Raises:
        RefusedError: 403 without it.
    """
    if not may(role, permission):
        raise RefusedError(
            403, say("Your role here is {role}; this needs the right “{right}”.", role=ROLE_WORDS[role], right=RIGHT_WORDS[permission]),
            remedy=say("Ask an owner of the workspace."),
        )  # fmt: skip


def session_of(request: Request, ports: Ports) -> Session:
    """The session of a request, checked against forged ones.

    Raises:
        RefusedError: 401 or 403.
    """
    token = request.cookies.get(ports.settings.cookie)
    now = ports.clock.now()
    with ports.records.read() as records:
        session = find_session(records, token, now=now) if token else None
    if session is None:
        raise RefusedError(
            401, say("You are not signed in."), remedy=say("Sign in, or use a new link.")
        )
    refuse_other_sites(request)
    if request.method not in READS and request.headers.get(CSRF_HEADER) != session.csrf:
        raise RefusedError(
            403, say("The request does not come from this page."), remedy=say("Reload the page.")
        )
    if session.is_outdated:
        return _renewed(request, ports, session)
    if now - session.seen_at > NOTED_EVERY:
        with ports.records.write() as records:
            note_session(records, session, now=now)
    return session


def may_still(ports: Ports, caller: Caller, permission: Permission) -> bool:
    """True while a caller is signed in under the same id and has a right: asked again of what stays open."""
    with ports.records.read() as records:
        session = session_now(records, caller.session.token_hash, now=ports.clock.now())
        role = role_of(records, caller.workspace_id, caller.person_id)
    is_in = session is not None and not session.is_outdated
    return is_in and role is not None and may(role, permission)


def give_cookie(response: Response, ports: Ports, token: str) -> None:
    """Let a browser know the id of its session."""
    response.set_cookie(
        ports.settings.cookie, token, httponly=True, samesite="lax", secure=ports.settings.is_secure,
        path="/",
    )  # fmt: skip


def _renewed(request: Request, ports: Ports, session: Session) -> Session:
    """The session under a new id, which goes out with whatever is answered."""
    with ports.records.write() as records:
        renewed = renew_session(records, session, now=ports.clock.now())
    if renewed is None:
        return session
    token, made = renewed
    told = Response()
    give_cookie(told, ports, token)
    request.state.renewed = told.headers["set-cookie"]
    return made


def refuse_other_sites(request: Request) -> None:
    """Refuse what another site makes a browser send."""
    site = request.headers.get("Sec-Fetch-Site")
    if request.method not in READS and site not in OWN_SITES:
        raise RefusedError(403, say("The request comes from another site."))


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return "" if request.client is None else request.client.host


PortsOf = Annotated[Ports, Depends(ports_of)]
