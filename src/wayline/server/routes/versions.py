"""Published versions of a journey, and what differs between two."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import PlainTextResponse, Response
from pydantic import BaseModel, JsonValue

from wayline.base import spoken
from wayline.manage import Reign, history_of, reign_of
from wayline.map import Adopt, Ref, changed_promises, diff, dump_yaml, from_json, proposed_bump
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import LanguageOf
from wayline.server.routes.drafts import ChangeSaid, say_change
from wayline.state import (
    Published,
    Transaction,
    find_journey,
    find_version,
    list_versions,
    names_of,
)

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["versions"])
REF = r"^(stage|touchpoint):[a-z][a-z0-9_]{0,62}$"
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
    published_by_name: str
    approved_by_name: str | None
    published_at: datetime
    based_on: str | None
    reign: Reign
    adopt: Adopt


class VersionWhole(VersionSaid):
    """A published version with its document."""

    document: dict[str, JsonValue]


class RememberedSaid(BaseModel):
    """Something that was done to an element: in a version, or in a draft that is open."""

    at: datetime
    by_name: str
    version: str | None
    state: str | None
    valid_from: date | None
    draft: str | None
    note: str
    sentences: tuple[str, ...]


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
        names = _names(records, found)
    now = ports.clock.now()
    return tuple(VersionSaid(**fields(one, names, now=now)) for one in found)


@router.get("/versions/{version}")
def read(caller: Reader, journey: str, version: str, ports: PortsOf) -> VersionWhole:
    """One version, whole."""
    with ports.records.read() as records:
        found = find_version(records, caller.workspace_id, journey, version)
        names = _names(records, [found])
    said = fields(found, names, now=ports.clock.now())
    return VersionWhole(**said, document=found.document)


@router.get("/history")
def history(
    caller: Reader,
    journey: str,
    ref: Annotated[str, Query(pattern=REF)],
    ports: PortsOf,
    language: LanguageOf,
) -> tuple[RememberedSaid, ...]:
    """Who changed an element, when, and in which words; what is drawn of it now."""
    kind, _, key = ref.partition(":")
    with ports.records.read() as records:
        found = history_of(records, caller.workspace_id, journey, Ref(kind, key))
        names = names_of(records, (one.by for one in found))
    return tuple(
        RememberedSaid(
            at=one.at, by_name=names[one.by], version=one.version, state=one.state,
            valid_from=one.valid_from, draft=one.draft, note=one.note,
            sentences=tuple(spoken(said, language) for said in one.sentences),
        )
        for one in found
    )  # fmt: skip


@router.get(
    "/versions/{version}/map.yaml", response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def read_yaml(caller: Reader, journey: str, version: str, ports: PortsOf) -> PlainTextResponse:
    """One version as a map file."""
    with ports.records.read() as records:
        found = find_version(records, caller.workspace_id, journey, version)
    return PlainTextResponse(dump_yaml(from_json(found.document)))


@router.get("/diff")
def compare(
    caller: Reader, journey: str, before: str, after: str, ports: PortsOf, language: LanguageOf
) -> DiffSaid:
    """What differs between two versions, in words."""
    with ports.records.read() as records:
        one = find_version(records, caller.workspace_id, journey, before)
        other = find_version(records, caller.workspace_id, journey, after)
    changes = changed_promises(diff(from_json(one.document), from_json(other.document)))
    return DiffSaid(
        before=before, after=after, bump=proposed_bump(changes),
        changes=tuple(say_change(change, language) for change in changes),
    )  # fmt: skip


def fields(version: Published, names: Mapping[str, str], *, now: datetime) -> dict[str, object]:
    """What is said of a version in every list."""
    told = ("version", "state", "valid_from", "valid_to", "content_hash", "note", "published_by", "published_at")  # fmt: skip
    return {
        **{name: getattr(version, name) for name in told},
        "published_by_name": names[version.published_by],
        "approved_by_name": names.get(version.approved_by or ""),
        "based_on": version.document.get("based_on"),
        "reign": reign_of(version, now),
        "adopt": version.document.get("adopt") or "new_cases",
    }


def _names(records: Transaction, versions: Iterable[Published]) -> dict[str, str]:
    """What those are called who published or approved."""
    return names_of(
        records, (who for one in versions for who in (one.published_by, one.approved_by))
    )
