"""Who did what, when: the audit of a workspace, filtered, and as a table to take away."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import PlainTextResponse, Response
from pydantic import BaseModel, Field, JsonValue

from wayline.base import midnight
from wayline.server.asked import Day
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.state import (
    INTEGER_MAX,
    AuditAsked,
    AuditRow,
    audit_kinds,
    count_audit,
    first_broken_row,
    names_of,
    read_audit,
    write_audit,
)

router = APIRouter(prefix="/api/w/{workspace}", tags=["audit"])
Reader = Annotated[Caller, Depends(Needs("audit.read"))]
MOST_EXPORTED = 100_000
# What a spreadsheet would work out; in wide forms too.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class FilterAsked(BaseModel):
    """Which rows: of one person, of one kind or family of kinds, of days (UTC, both included)."""

    person: str | None = Field(default=None, max_length=36)
    what: str | None = Field(default=None, max_length=64)
    since: Day | None = None
    until: Day | None = None

    def rows(self, before: int | None = None) -> AuditAsked:
        """The rows that are meant."""
        until = None if self.until in (None, date.max) else self.until
        return AuditAsked(
            self.person, self.what, midnight(self.since),
            midnight(None if until is None else until + timedelta(days=1)), before,
        )  # fmt: skip


class PageAsked(FilterAsked):
    """The same, page by page: `before` = the smallest number seen."""

    before: int | None = Field(default=None, ge=1, le=INTEGER_MAX)
    most: int = Field(default=100, ge=1, le=500)


class AuditRowSaid(BaseModel):
    """One thing that somebody did."""

    n: int
    at: datetime
    person: str | None
    person_name: str | None
    what: str
    about: dict[str, JsonValue]


class AuditSaid(BaseModel):
    """The rows, how many are meant in all, and whether the chain holds; `broken_at` = its first bad row."""

    rows: tuple[AuditRowSaid, ...]
    of: int
    kinds: tuple[str, ...]
    broken_at: int | None


@router.get("/audit")
def read(caller: Reader, asked: Annotated[PageAsked, Query()], ports: PortsOf) -> AuditSaid:
    """The latest rows that are meant, the newest first."""
    with ports.records.read() as records:
        rows = read_audit(
            records, caller.workspace_id, most=asked.most, asked=asked.rows(asked.before)
        )
        of = count_audit(records, caller.workspace_id, asked.rows())
        kinds = audit_kinds(records, caller.workspace_id)
        broken_at = first_broken_row(records, caller.workspace_id)
        names = names_of(records, (row.person_id for row in rows))
    said = tuple(_say(row, names) for row in rows)
    return AuditSaid(rows=said, of=of, kinds=kinds, broken_at=broken_at)


@router.get(
    "/audit.csv", response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def export(
    caller: Reader, asked: Annotated[FilterAsked, Query()], ports: PortsOf
) -> PlainTextResponse:
    """The same rows as a table; that it was taken away is in the audit too."""
    with ports.records.write() as records:
        rows = read_audit(records, caller.workspace_id, most=MOST_EXPORTED, asked=asked.rows())
        write_audit(
            records, caller.workspace_id, "audit.exported", by=caller.person_id,
            about={"rows": len(rows), **asked.model_dump(mode="json")}, now=ports.clock.now(),
        )  # fmt: skip
        names = names_of(records, (row.person_id for row in rows))
    return PlainTextResponse(
        as_csv(rows, names), media_type="text/csv",
        headers={
            "Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="audit.csv"',
            "Content-Security-Policy": "sandbox",
        },
    )  # fmt: skip


def as_csv(rows: tuple[AuditRow, ...], names: Mapping[str, str]) -> str:
    """A table that no spreadsheet works out anything of."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("n", "at", "person", "person_name", "what", "about"))
    for row in rows:
        name = names.get(row.person_id or "", "")
        about = json.dumps(row.about, ensure_ascii=False, sort_keys=True)
        cells = (row.at.isoformat(), row.person_id or "", name, row.what, about)
        writer.writerow((row.n, *(safe_cell(cell) for cell in cells)))
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A text that stays a text in a spreadsheet."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def _say(row: AuditRow, names: Mapping[str, str]) -> AuditRowSaid:
    return AuditRowSaid(
        n=row.n, at=row.at, person=row.person_id, person_name=names.get(row.person_id or ""),
        what=row.what, about=row.about,
    )  # fmt: skip
