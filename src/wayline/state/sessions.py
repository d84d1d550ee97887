"""Who is signed in? Sessions on the server, and links that can be used once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, select, update

from wayline.state.instants import maybe_read, read, written
from wayline.state.tables import links, sessions

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SESSION_NOTED_EVERY = timedelta(
    minutes=1
)  # so that looking at a map does not write a record a request
REPLACED_LASTS = timedelta(seconds=30)  # what a browser sent before it was told the new id
TOKEN_BYTES = 32
Purpose = Literal["set_up", "invite"]


@dataclass(frozen=True, slots=True)
class Session:
    """One browser signed in.

    Attributes:
        csrf: must come back in a header of everything that changes something; it stays when the
            session goes on under a new id.
        is_outdated: the rights of the person have changed since this id was given out.
    """

    token_hash: str
    person_id: str
    csrf: str
    seen_at: datetime
    is_outdated: bool = False


def hashed(token: str) -> str:
    """What is kept of a token: enough to know it again, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def start_session(connection: Connection, person_id: str, *, now: datetime) -> tuple[str, Session]:
    """Sign a person in: the token for the cookie, and the session."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = Session(hashed(token), person_id, secrets.token_urlsafe(TOKEN_BYTES), now)
    _keep(connection, made, since=written(now))
    return token, made


def find_session(connection: Connection, token: str, *, now: datetime) -> Session | None:
    """The session of a token; None when there is none, or it has been idle or alive too long."""
    return session_now(connection, hashed(token), now=now)


def session_now(connection: Connection, token_hash: str, *, now: datetime) -> Session | None:
    """A session as it is now; None when it has ended, been idle or alive too long, or been replaced."""
    asked = select(sessions).where(sessions.c.token_hash == token_hash)
    row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    is_idle = read(row["seen_at"]) + IDLE < now
    is_old = read(row["created_at"]) + LONGEST < now
    ends_at = maybe_read(row["ends_at"])
    if is_idle or is_old or (ends_at is not None and ends_at <= now):
        return None
    return Session(
        row["token_hash"], row["person_id"], row["csrf"], read(row["seen_at"]),
        is_outdated=row["outdated_at"] is not None,
    )  # fmt: skip


def outdate_sessions(connection: Connection, person_id: str, *, now: datetime) -> None:
    """Every session of a person needs a new id: her rights have changed."""
    connection.execute(
        update(sessions).where(sessions.c.person_id == person_id).values(outdated_at=written(now))
    )


def renew_session(
    connection: Connection, session: Session, *, now: datetime
) -> tuple[str, Session] | None:
    """Let an outdated session go on under a new id; None when it does already.

    The old id ends soon: what the browser sent beside this request still carries it. The new one
    lives no longer than the old one would have.
    """
    old = sessions.c.token_hash == session.token_hash
    is_first = sessions.c.outdated_at.is_not(None) & sessions.c.ends_at.is_(None)
    since = connection.execute(select(sessions.c.created_at).where(old, is_first)).scalar()
    if since is None:
        return None
    connection.execute(
        sessions.delete().where(
            sessions.c.person_id == session.person_id, sessions.c.ends_at <= written(now)
        )
    )
    connection.execute(update(sessions).where(old).values(ends_at=written(now + REPLACED_LASTS)))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = Session(hashed(token), session.person_id, session.csrf, now)
    _keep(connection, made, since=since)
    return token, made


def note_session(connection: Connection, session: Session, *, now: datetime) -> None:
    """Remember that a session was used now."""
    connection.execute(
        update(sessions)
        .where(sessions.c.token_hash == session.token_hash)
        .values(seen_at=written(now))
    )


def end_session(connection: Connection, session: Session) -> None:
    """Sign one browser out, also by the id that it had before."""
    connection.execute(sessions.delete().where(sessions.c.csrf == session.csrf))


def end_sessions(connection: Connection, person_id: str) -> None:
    """Sign a person out everywhere: when the password or the rights change."""
    connection.execute(sessions.delete().where(sessions.c.person_id == person_id))


def make_link(
    connection: Connection, person_id: str, purpose: Purpose, *, lasts: timedelta, now: datetime
) -> str:
    """A token that signs one person in, once, until it expires."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    connection.execute(
        links.insert().values(
            token_hash=hashed(token), person_id=person_id, purpose=purpose,
            expires_at=written(now + lasts),
        )
    )  # fmt: skip
    return token


def end_links(connection: Connection, person_id: str) -> None:
    """Make every link of a person that was not used yet useless."""
    connection.execute(
        links.delete().where(links.c.person_id == person_id, links.c.used_at.is_(None))
    )


def use_link(connection: Connection, token: str, *, now: datetime) -> str | None:
    """The person whom a link lets in; None when it is unknown, used or expired."""
    found = select(links).where(links.c.token_hash == hashed(token), links.c.used_at.is_(None))
    row = connection.execute(found).mappings().first()
    if row is None or read(row["expires_at"]) < now:
        return None
    connection.execute(
        update(links).where(links.c.token_hash == row["token_hash"]).values(used_at=written(now))
    )
    return str(row["person_id"])


def _keep(connection: Connection, made: Session, *, since: str) -> None:
    connection.execute(
        sessions.insert().values(
            token_hash=made.token_hash, person_id=made.person_id, csrf=made.csrf,
            created_at=since, seen_at=written(made.seen_at),
        )
    )  # fmt: skip
