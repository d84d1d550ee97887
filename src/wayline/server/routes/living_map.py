"""The living map: a version or a draft, laid on the events of now, measured once a question."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from wayline.base import Language, midnight
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import LaidMap, Scope
from wayline.reports import render_living_map, render_numbers
from wayline.server.asked import Day, YesNo
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.checked import shown_map
from wayline.server.languages import VARIES, LanguageOf
from wayline.server.measured import Seen, measured_map
from wayline.server.packing import is_known, not_modified, packed, tag_of
from wayline.server.policy import may
from wayline.server.ports import Ports
from wayline.server.shelf import Question

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["living map"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
FILES: dict[Seen, Callable[[OverlaidMap, LaidMap, Language], str]] = {
    "whole": lambda overlaid, laid, spoken: render_living_map(overlaid, laid, language=spoken),
    "numbers": lambda overlaid, laid, spoken: render_numbers(overlaid, laid, language=spoken),
}


class ScopeAsked(BaseModel):
    """Which map, and which journeys of which period; nothing stated = the version in force, all of them."""

    version: str | None = None
    draft: str | None = None
    since: Day | None = None
    until: Day | None = None
    segment: str | None = Field(default=None, max_length=63)
    path: str | None = Field(default=None, max_length=63)
    channel: str | None = Field(default=None, max_length=200)
    by: str | None = Field(default=None, max_length=63)
    open: YesNo = False

    def scope(self) -> Scope:
        """The journeys that are meant."""
        return Scope(
            since=midnight(self.since), until=midnight(self.until), segment=self.segment,
            path=self.path, channel=self.channel, open_only=self.open,
        )  # fmt: skip


class FileAsked(ScopeAsked):
    """The same, and what the file speaks."""

    language: Language | None = None


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
    seen = _seen(caller)
    tag = tag_of(ports.shelf.key(question, seen))
    if is_known(request, tag):
        return not_modified(tag)
    return packed(request, measured_map(ports, question, asked.scope(), seen), tag)


@router.get(
    "/living-map.html", response_class=Response,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def living_map_file(
    caller: Reader, journey: str, asked: Annotated[FileAsked, Query()], ports: PortsOf, wanted: LanguageOf
) -> Response:  # fmt: skip
    """The same as one HTML file that needs nothing else; no customer in it for who may not know them.

    It speaks `language`, else the one that the browser prefers.
    """
    spoken = asked.language or wanted
    question = question_of(ports, caller.workspace_id, journey, asked)
    seen = _seen(caller)

    def make(laid: LaidMap) -> bytes:
        return FILES[seen](overlay(laid, asked.scope(), clock=ports.clock), laid, spoken).encode()

    document = question.checked.document
    headers = {
        "Cache-Control": "private, no-cache",
        "Vary": VARIES,
        "Content-Disposition": f'attachment; filename="{document.key}-{document.version}.html"',
    }
    body = ports.shelf.answer(question, make, named=f"{seen} file {spoken}")
    return Response(body, media_type="text/html", headers=headers)


def question_of(ports: Ports, workspace_id: str, journey: str, asked: ScopeAsked) -> Question:
    """What is asked of the events: of which map, over which scope."""
    checked = shown_map(ports, workspace_id, journey, version=asked.version, draft=asked.draft)
    return Question(workspace_id, checked, asked.by, repr(asked.scope()))


def _seen(caller: Caller) -> Seen:
    return "whole" if may(caller.role, "customers.read") else "numbers"
