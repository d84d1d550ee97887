"""Which maps are shown to people without an account? Links that expire, with a profile that decides what they show."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, select, update

from wayline.base import NotFoundError, new_id, say
from wayline.state.instants import maybe_read, read, written
from wayline.state.sessions import TOKEN_BYTES, hashed
from wayline.state.tables import shares


@dataclass(frozen=True, slots=True)
class Share:
    """A link to one published version of a journey, as a profile shows it."""

    id: str
    workspace_id: str
    journey_key: str
    version: str
    profile: str
    password_hash: str | None
    expires_at: datetime
    created_by: str
    created_at: datetime
    revoked_at: datetime | None
    opened: int


@dataclass(frozen=True, slots=True)
class NewShare:
    """What is shared, with whom in mind, and until when."""

    journey_key: str
    version: str
    profile: str
    expires_at: datetime
    password_hash: str | None = None


def add_share(
    connection: Connection, workspace_id: str, new: NewShare, *, by: str, now: datetime
) -> tuple[str, Share]:
    """A new link: its token, which is kept nowhere, and its record."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = Share(
        new_id(), workspace_id, new.journey_key, new.version, new.profile, new.password_hash,
        new.expires_at, by, now, None, 0,
    )  # fmt: skip
    connection.execute(
        shares.insert().values(
            workspace_id=workspace_id, id=made.id, token_hash=hashed(token),
            journey_key=made.journey_key, version=made.version, profile=made.profile,
            password_hash=made.password_hash, expires_at=written(made.expires_at), created_by=by,
            created_at=written(now), opened=0,
        )
    )  # fmt: skip
    return token, made


def list_shares(
    connection: Connection, workspace_id: str, journey_key: str | None = None
) -> tuple[Share, ...]:
    """Every link of a journey, or of the workspace, the newest first; those that expired or were revoked too."""
    asked = select(shares).where(shares.c.workspace_id == workspace_id)
    if journey_key is not None:
        asked = asked.where(shares.c.journey_key == journey_key)
    rows = connection.execute(asked.order_by(shares.c.created_at.desc())).mappings()
    return tuple(_share(row) for row in rows)


def find_share(connection: Connection, token: str, *, now: datetime) -> Share:
    """The link of a token.

    Raises:
        NotFoundError: when there is none, or it was revoked or has expired: all three say the same.
    """
    row = connection.execute(select(shares).where(shares.c.token_hash == hashed(token))).mappings().first()  # fmt: skip
    share = None if row is None else _share(row)
    if share is None or share.revoked_at is not None or share.expires_at < now:
        raise NotFoundError(
            say("This link shows nothing any more."), remedy=say("Ask for a new one.")
        )
    return share


def count_opening(connection: Connection, share: Share) -> None:
    """Remember that a link was opened once more."""
    connection.execute(
        update(shares).where(*_one(share.workspace_id, share.id)).values(opened=shares.c.opened + 1)
    )


def revoke_share(
    connection: Connection, workspace_id: str, share_id: str, *, journey_key: str, now: datetime
) -> None:
    """End a link at once.

    Raises:
        NotFoundError: when the journey has none of that id.
    """
    done = connection.execute(
        update(shares)
        .where(*_one(workspace_id, share_id), shares.c.journey_key == journey_key)
        .values(revoked_at=written(now))
    )
    if not done.rowcount:
        raise NotFoundError(say("There is no such link."))


def _one(workspace_id: str, share_id: str) -> tuple[ColumnElement[bool], ...]:
    return shares.c.workspace_id == workspace_id, shares.c.id == share_id


def _share(row: RowMapping) -> Share:
    return Share(
        row["id"], row["workspace_id"], row["journey_key"], row["version"], row["profile"],
        row["password_hash"], read(row["expires_at"]), row["created_by"], read(row["created_at"]),
        maybe_read(row["revoked_at"]), row["opened"],
    )  # fmt: skip
