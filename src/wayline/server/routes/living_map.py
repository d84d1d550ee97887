"""The living map: a version or a draft, laid on the events of now, measured once a question."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from wayline.base import JsonObject
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import LaidMap, Scope
from wayline.manage import map_shown, reign_of, reigning
from wayline.map import CheckedMap, Workspace, from_json, judged_by, map_file_of, resolve
from wayline.reports import living_map_json, numbers_json
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.policy import may
from wayline.server.ports import Ports
from wayline.state import list_versions

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["living map"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
Seen = Literal["whole", "numbers"]  # with the customers behind every number, or without them
WRITERS: dict[Seen, Callable[[OverlaidMap, LaidMap], str]] = {
    "whole": living_map_json, "numbers": numbers_json,
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


@router.get("/living-map", response_class=Response)
def living_map(
    caller: Reader, journey: str, asked: Annotated[ScopeAsked, Query()], ports: PortsOf
) -> Response:
    """The document `wayline.page/1` of the living map; no customer in it for who may not know them."""
    shown = map_asked(ports, caller.workspace_id, journey, asked)
    seen: Seen = "whole" if may(caller.role, "customers.read") else "numbers"
    body = measured(ports, caller.workspace_id, shown, asked, seen=seen)
    return Response(
        body, media_type="application/json", headers={"Cache-Control": "private, no-cache"}
    )


def map_asked(ports: Ports, workspace_id: str, journey: str, asked: ScopeAsked) -> CheckedMap:
    """The map that a question is about, every reference resolved.

    The one in force, each case judged by the version of its time [M27]; a version or draft that is
    named judges all cases itself [M28].
    """
    now = ports.clock.now()
    with ports.records.read() as records:
        document = map_shown(
            records, workspace_id, journey, version=asked.version, draft=asked.draft, now=now
        )
        versions = list_versions(records, workspace_id, journey)
    shown = checked(document)
    if asked.version is not None or asked.draft is not None:
        return shown
    begun = [one for one in reigning(versions) if reign_of(one, now) in ("ruling", "past")]
    return judged_by(shown, [checked(one.document) for one in begun])


def checked(document: JsonObject) -> CheckedMap:
    """A map that was kept, every reference resolved."""
    return resolve(map_file_of(from_json(document), Workspace()))


def measured(
    ports: Ports, workspace_id: str, shown: CheckedMap, asked: ScopeAsked, *, seen: Seen
) -> bytes:
    """The answer to a question on the events of now; asked again, the one that is kept."""

    def make() -> bytes:
        with ports.shelf.laid(workspace_id, shown, by=asked.by) as laid:
            return WRITERS[seen](overlay(laid, asked.scope(), clock=ports.clock), laid).encode()

    return ports.shelf.answer((*key_of(ports, workspace_id, shown, asked), seen), make)


def key_of(
    ports: Ports, workspace_id: str, shown: CheckedMap, asked: ScopeAsked
) -> tuple[str, ...]:
    """Under what an answer to a question of this scope is kept: the map, the events of now, the scope."""
    store = ports.shelf.snapshot(workspace_id)
    return (
        workspace_id,
        shown.laying_key,
        store.snapshot_id,
        asked.by or "",
        repr(asked.scope()),
    )


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)
