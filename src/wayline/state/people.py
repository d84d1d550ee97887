"""Who may come in, and in which role in which workspace?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import Connection, RowMapping, func, select, update

from wayline.base import NotFoundError, new_id, say
from wayline.state.instants import maybe_read, read, written
from wayline.state.tables import memberships, people, preferences, sessions, workspaces

Role = Literal["viewer", "analyst", "editor", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where maps, data and people belong together; nothing crosses from one to another."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in."""

    id: str
    email: str
    name: str
    has_password: bool
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a workspace, in a role, since when; `seen_at` = when a browser of hers last asked."""

    person: Person
    role: Role
    since: datetime
    seen_at: datetime | None


def add_workspace(connection: Connection, name: str, *, now: datetime) -> Workspace:
    """A new workspace."""
    made = Workspace(new_id(), name)
    connection.execute(
        workspaces.insert().values(id=made.id, name=made.name, created_at=written(now))
    )
    return made


def asks_approval(connection: Connection, workspace_id: str) -> bool:
    """Whether a version of this workspace needs somebody besides its author who approves it [M22]."""
    asked = select(workspaces.c.asks_approval).where(workspaces.c.id == workspace_id)
    return bool(connection.execute(asked).scalar_one_or_none())


def ask_approval(connection: Connection, workspace_id: str, *, is_asked: bool) -> None:
    """Decide whether versions need an approval."""
    connection.execute(
        update(workspaces)
        .where(workspaces.c.id == workspace_id)
        .values(asks_approval=int(is_asked))
    )


def list_workspaces(connection: Connection, person_id: str) -> tuple[Workspace, ...]:
    """The workspaces that a person belongs to, by name."""
    asked = (
        select(workspaces.c.id, workspaces.c.name)
        .join(memberships, memberships.c.workspace_id == workspaces.c.id)
        .where(memberships.c.person_id == person_id)
        .order_by(workspaces.c.name, workspaces.c.id)
    )
    return tuple(Workspace(str(row.id), str(row.name)) for row in connection.execute(asked))


def count_people(connection: Connection) -> int:
    """How many people there are; 0 = nobody has set this installation up."""
    return int(connection.execute(select(func.count()).select_from(people)).scalar_one())


def add_person(connection: Connection, email: str, name: str, *, now: datetime) -> Person:
    """A new person, who cannot sign in before a password is set or a link is used."""
    made = Person(new_id(), folded(email), name, has_password=False, disabled_at=None)
    connection.execute(
        people.insert().values(
            id=made.id, email=made.email, name=made.name, created_at=written(now)
        )
    )
    return made


def find_person(connection: Connection, person_id: str) -> Person:
    """A person by id.

    Raises:
        NotFoundError: when there is none.
    """
    row = connection.execute(select(people).where(people.c.id == person_id)).mappings().first()
    if row is None:
        raise NotFoundError(say("There is no such person."))
    return _person(row)


def names_of(connection: Connection, person_ids: Iterable[str | None]) -> dict[str, str]:
    """What people are called, those who left too; None = nobody."""
    wanted = {one for one in person_ids if one is not None}
    rows = connection.execute(select(people.c.id, people.c.name).where(people.c.id.in_(wanted)))
    return {str(row.id): str(row.name) for row in rows}


def find_by_email(connection: Connection, email: str) -> tuple[Person, str | None] | None:
    """A person by address, with the hash of the password; None when nobody has it."""
    asked = select(people).where(people.c.email == folded(email))
    row = connection.execute(asked).mappings().first()
    return None if row is None else (_person(row), row["password_hash"])


def set_password(connection: Connection, person_id: str, password_hash: str) -> None:
    """Keep the hash of a new password."""
    connection.execute(
        update(people).where(people.c.id == person_id).values(password_hash=password_hash)
    )


def set_role(
    connection: Connection, workspace_id: str, person_id: str, role: Role, *, now: datetime
) -> None:
    """Give a person a role in a workspace, in place of the one before."""
    drop_role(connection, workspace_id, person_id)
    connection.execute(
        memberships.insert().values(
            workspace_id=workspace_id, person_id=person_id, role=role, since=written(now)
        )
    )


def drop_role(connection: Connection, workspace_id: str, person_id: str) -> None:
    """Take a person out of a workspace."""
    connection.execute(
        memberships.delete().where(
            memberships.c.workspace_id == workspace_id, memberships.c.person_id == person_id
        )
    )


def role_of(connection: Connection, workspace_id: str, person_id: str) -> Role | None:
    """The role of a person in a workspace, None for a stranger."""
    asked = select(memberships.c.role).where(
        memberships.c.workspace_id == workspace_id, memberships.c.person_id == person_id
    )
    return _role(connection.execute(asked).scalar_one_or_none())


def list_members(connection: Connection, workspace_id: str) -> tuple[Member, ...]:
    """Everybody in a workspace, by name."""
    seen = (
        select(sessions.c.person_id, func.max(sessions.c.seen_at).label("seen_at"))
        .group_by(sessions.c.person_id)
        .subquery()
    )
    asked = (
        select(people, memberships.c.role, memberships.c.since, seen.c.seen_at)
        .join(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(seen, seen.c.person_id == people.c.id)
        .where(memberships.c.workspace_id == workspace_id)
        .order_by(people.c.name, people.c.id)
    )
    rows: Sequence[RowMapping] = connection.execute(asked).mappings().all()
    return tuple(
        Member(
            _person(row), _role(row["role"]) or "viewer", read(row["since"]), maybe_read(row["seen_at"])
        )
        for row in rows
    )  # fmt: skip


def count_workspaces(connection: Connection, person_id: str) -> int:
    """To how many workspaces a person belongs."""
    asked = select(func.count()).select_from(memberships)
    return int(connection.execute(asked.where(memberships.c.person_id == person_id)).scalar_one())


def read_preferences(connection: Connection, person_id: str) -> dict[str, object]:
    """What a person prefers: theme, language, what the tour has shown."""
    asked = select(preferences.c.body).where(preferences.c.person_id == person_id)
    body = connection.execute(asked).scalar_one_or_none()
    return dict(body) if isinstance(body, dict) else {}


def write_preferences(connection: Connection, person_id: str, body: dict[str, object]) -> None:
    """Keep what a person prefers, in place of what was there."""
    connection.execute(preferences.delete().where(preferences.c.person_id == person_id))
    connection.execute(preferences.insert().values(person_id=person_id, body=body))


def folded(email: str) -> str:
    """An address as it is compared: the part after the @ never minds capitals, and few write the first with care."""
    return email.strip().lower()


def _person(row: RowMapping) -> Person:
    return Person(
        row["id"], row["email"], row["name"], has_password=row["password_hash"] is not None,
        disabled_at=maybe_read(row["disabled_at"]),
    )  # fmt: skip


def _role(word: object) -> Role | None:
    return next((role for role in ROLES if role == word), None)
