"""The living map: a version or a draft, laid on the events of now, measured once a question."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from wayline.insights import OverlaidMap, overlay
from wayline.journeys import LaidMap, Scope
from wayline.reports import living_map_json, numbers_json, render_living_map, render_numbers
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.checked import shown_map
from wayline.server.packing import is_known, not_modified, pack, packed, tag_of
from wayline.server.policy import may
from wayline.server.ports import Ports
from wayline.server.shelf import Question

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["living map"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
Seen = Literal["whole", "numbers", "whole file", "numbers file"]  # with the customers, or without
WRITERS: dict[Seen, Callable[[OverlaidMap, LaidMap], str]] = {
    "whole": living_map_json, "numbers": numbers_json,
    "whole file": render_living_map, "numbers file": render_numbers,
}  # fmt: skip


class ScopeAsked(BaseModel):
    """Which map, and which journeys of which period; nothing stated = the version in force, all of them."""

    version: str | None = None
    draft: str | None = None
    since: date | None = None
    until: date | None = None
    segment: str | None = Field(default=None, max_length=63)
    path: str | None = Field(default=None, max_length=63)
    channel: str | None = Field(default=None, max_length=200)
    by: str | None = Field(default=None, max_length=63)
    open: bool = False

    def scope(self) -> Scope:
        """The journeys that are meant."""
        return Scope(
            since=_midnight(self.since), until=_midnight(self.until), segment=self.segment,
            path=self.path, channel=self.channel, open_only=self.open,
        )  # fmt: skip


class MapAsked(BaseModel):
    """Which map, and what one journey follows."""

    version: str | None = None
    draft: str | None = None
    by: str | None = Field(default=None, max_length=63)

    def whole(self) -> ScopeAsked:
        """Every journey of it."""
        return ScopeAsked(version=self.version, draft=self.draft, by=self.by)


@router.get(
    "/living-map", response_class=Response,
    responses={
        200: {"content": {"application/json": {"schema": {"type": "object"}}}},
        304: {"description": "The browser has this answer already."},
    },
)  # fmt: skip
def living_map(
    request: Request, caller: Reader, journey: str, asked: Annotated[ScopeAsked, Query()], ports: PortsOf
) -> Response:  # fmt: skip
    """The document `wayline.page/1` of the living map; no customer in it for who may not know them."""
    question = question_of(ports, caller.workspace_id, journey, asked)
    seen: Seen = "whole" if may(caller.role, "customers.read") else "numbers"
    tag = tag_of(ports.shelf.key(question, seen))
    if is_known(request, tag):
        return not_modified(tag)

    def make(laid: LaidMap) -> bytes:
        return pack(WRITERS[seen](overlay(laid, asked.scope(), clock=ports.clock), laid))

    return packed(request, ports.shelf.answer(question, make, named=seen), tag)


@router.get(
    "/living-map.html", response_class=Response,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def living_map_file(
    caller: Reader, journey: str, asked: Annotated[ScopeAsked, Query()], ports: PortsOf
) -> Response:
    """The same as one HTML file that needs nothing else; no customer in it for who may not know them."""
    question = question_of(ports, caller.workspace_id, journey, asked)
    seen: Seen = "whole file" if may(caller.role, "customers.read") else "numbers file"

    def make(laid: LaidMap) -> bytes:
        return WRITERS[seen](overlay(laid, asked.scope(), clock=ports.clock), laid).encode()

    document = question.checked.document
    headers = {
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f'attachment; filename="{document.key}-{document.version}.html"',
    }
    body = ports.shelf.answer(question, make, named=seen)
    return Response(body, media_type="text/html", headers=headers)


def question_of(ports: Ports, workspace_id: str, journey: str, asked: ScopeAsked) -> Question:
    """What is asked of the events: of which map, over which scope."""
    checked = shown_map(ports, workspace_id, journey, version=asked.version, draft=asked.draft)
    return Question(workspace_id, checked, asked.by, repr(asked.scope()))


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)
