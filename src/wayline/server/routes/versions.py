"""Published versions of a journey, and what differs between two."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, JsonValue

from wayline.map import changed_promises, diff, dump_yaml, from_json, proposed_bump
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.routes.drafts import ChangeSaid, say_change
from wayline.state import Published, find_journey, find_version, list_versions

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["versions"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]


class VersionSaid(BaseModel):
    """A published version, without its document."""

    version: str
    state: str
    valid_from: date | None
    valid_to: date | None
    content_hash: str
    note: str
    published_by: str
    published_at: datetime


class VersionWhole(VersionSaid):
    """A published version with its document."""

    document: dict[str, JsonValue]


class DiffSaid(BaseModel):
    """Everything that differs between two versions, and how much of the number it moves."""

    before: str
    after: str
    bump: str
    changes: tuple[ChangeSaid, ...]


@router.get("/versions")
def list_all(caller: Reader, journey: str, ports: PortsOf) -> tuple[VersionSaid, ...]:
    """Every version, the newest first."""
    with ports.records.read() as records:
        find_journey(records, caller.workspace_id, journey)
        found = list_versions(records, caller.workspace_id, journey)
    return tuple(VersionSaid.model_validate(_fields(one)) for one in found)


@router.get("/versions/{version}")
def read(caller: Reader, journey: str, version: str, ports: PortsOf) -> VersionWhole:
    """One version, whole."""
    with ports.records.read() as records:
        found = find_version(records, caller.workspace_id, journey, version)
    return VersionWhole.model_validate({**_fields(found), "document": found.document})


@router.get("/versions/{version}/map.yaml", response_class=PlainTextResponse)
def read_yaml(caller: Reader, journey: str, version: str, ports: PortsOf) -> str:
    """One version as a map file."""
    with ports.records.read() as records:
        found = find_version(records, caller.workspace_id, journey, version)
    return dump_yaml(from_json(found.document))


@router.get("/diff")
def compare(caller: Reader, journey: str, before: str, after: str, ports: PortsOf) -> DiffSaid:
    """What differs between two versions, in words."""
    with ports.records.read() as records:
        one = find_version(records, caller.workspace_id, journey, before)
        other = find_version(records, caller.workspace_id, journey, after)
    changes = changed_promises(diff(from_json(one.document), from_json(other.document)))
    return DiffSaid(
        before=before, after=after, bump=proposed_bump(changes),
        changes=tuple(say_change(change) for change in changes),
    )  # fmt: skip


def _fields(version: Published) -> dict[str, object]:
    return {name: getattr(version, name) for name in VersionSaid.model_fields}
