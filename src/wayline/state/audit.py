"""Who did what, when? A chain of hashes, so that history cannot be altered unnoticed."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, func, or_, select

from wayline.base import JsonObject
from wayline.state.instants import read, written
from wayline.state.tables import audit

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One thing that somebody did."""

    n: int
    at: datetime
    person_id: str | None
    what: str
    about: JsonObject


def write_audit(
    connection: Connection, workspace_id: str, what: str, *, by: str | None, about: JsonObject, now: datetime
) -> None:  # fmt: skip
    """Add a row: h(n) = SHA-256(h(n-1) + canonical JSON of row n)."""
    asked = select(audit.c.n, audit.c.hash).where(audit.c.workspace_id == workspace_id)
    last = connection.execute(asked.order_by(audit.c.n.desc()).limit(1)).first()
    n, before = (1, FIRST) if last is None else (int(last.n) + 1, str(last.hash))
    values = {"n": n, "at": written(now), "person_id": by, "what": what, "about": about}
    connection.execute(
        audit.insert().values(workspace_id=workspace_id, hash=_hash(before, values), **values)
    )


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """Which rows are meant: of one person, of one kind (`share` = every `share.…`), of a time."""

    person_id: str | None = None
    what: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None  # only rows with a smaller number: the next page

    def where(self, workspace_id: str) -> tuple[ColumnElement[bool], ...]:
        """The same as conditions."""
        told = [audit.c.workspace_id == workspace_id]
        if self.person_id is not None:
            told.append(audit.c.person_id == self.person_id)
        if self.what is not None:
            told.append(or_(audit.c.what == self.what, audit.c.what.startswith(f"{self.what}.", autoescape=True)))  # fmt: skip
        if self.since is not None:
            told.append(audit.c.at >= written(self.since))
        if self.until is not None:
            told.append(audit.c.at < written(self.until))
        if self.before is not None:
            told.append(audit.c.n < self.before)
        return tuple(told)


def read_audit(
    connection: Connection, workspace_id: str, *, most: int, asked: AuditAsked | None = None
) -> tuple[AuditRow, ...]:
    """The latest rows that are meant, the newest first."""
    wanted = select(audit).where(*(asked or AuditAsked()).where(workspace_id))
    rows = connection.execute(wanted.order_by(audit.c.n.desc()).limit(most)).mappings()
    return tuple(_row(row) for row in rows)


def count_audit(connection: Connection, workspace_id: str, asked: AuditAsked) -> int:
    """How many rows are meant."""
    wanted = select(func.count()).select_from(audit).where(*asked.where(workspace_id))
    return int(connection.execute(wanted).scalar_one())


def audit_kinds(connection: Connection, workspace_id: str) -> tuple[str, ...]:
    """Every kind of thing that was done, by name."""
    asked = select(audit.c.what).where(audit.c.workspace_id == workspace_id).distinct()
    return tuple(sorted(str(row.what) for row in connection.execute(asked)))


def first_broken_row(connection: Connection, workspace_id: str) -> int | None:
    """The number of the first row that does not follow from those before it; None = the chain holds."""
    asked = select(audit).where(audit.c.workspace_id == workspace_id).order_by(audit.c.n)
    before, expected = FIRST, 1
    for row in connection.execute(asked).mappings():
        values = {name: row[name] for name in ("n", "at", "person_id", "what", "about")}
        if row["n"] != expected or row["hash"] != _hash(before, values):
            return expected
        before, expected = row["hash"], expected + 1
    return None


def _hash(before: str, values: dict[str, object]) -> str:
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256((before + text).encode()).hexdigest()


def _row(row: RowMapping) -> AuditRow:
    return AuditRow(row["n"], read(row["at"]), row["person_id"], row["what"], row["about"])
