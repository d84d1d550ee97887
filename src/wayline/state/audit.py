"""Who did what, when? A chain of hashes, so that history cannot be altered unnoticed."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

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


def read_audit(connection: Connection, workspace_id: str, *, most: int) -> tuple[AuditRow, ...]:
    """The latest rows, the newest first."""
    asked = select(audit).where(audit.c.workspace_id == workspace_id)
    rows = connection.execute(asked.order_by(audit.c.n.desc()).limit(most)).mappings()
    return tuple(_row(row) for row in rows)


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
