"""The journeys of a workspace: what there is, and a new one from a starter, a map file, the demo or events."""

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from wayline.base import Language
from wayline.manage import begun_map, in_force, named_journey, next_in_force, start_journey
from wayline.map import JourneyMap, read_map_text, starter_map, starter_names
from wayline.server.asked import Flag
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import LanguageOf
from wayline.state import (
    Draft,
    Journey,
    Published,
    archive_journey,
    find_journey,
    list_drafts,
    list_journeys,
    list_versions,
    rename_journey,
)

router = APIRouter(prefix="/api/w/{workspace}/journeys", tags=["journeys"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
Editor = Annotated[Caller, Depends(Needs("map.edit"))]


class ManagedJourney(BaseModel):
    """A journey in the list: which version holds, which drafts are open."""

    key: str
    name: str
    created_at: datetime
    archived_at: datetime | None
    in_force: str | None
    coming: str | None
    coming_on: date | None
    versions: int
    drafts: tuple["DraftInList", ...]


class DraftInList(BaseModel):
    """An open draft."""

    id: str
    name: str
    revision: int
    changed_at: datetime


class NewFrom(BaseModel):
    """What a new journey begins as: a starter by name, the text of a map file, or its name and its first stage."""

    name: str = Field(default="", max_length=200)
    kind: Literal["starter", "yaml", "begun"]
    starter: str = Field(default="", max_length=63)
    stage: str = Field(default="", max_length=200)
    timezone: str = Field(default="", max_length=63)
    text: str = Field(default="", max_length=5 * 1024 * 1024)


class JourneyChange(BaseModel):
    """Another name, or put away and brought back."""

    name: str | None = Field(default=None, min_length=1, max_length=200)
    is_archived: Flag | None = None


@router.get("")
def list_all(caller: Reader, ports: PortsOf) -> tuple[ManagedJourney, ...]:
    """Every journey of the workspace."""
    with ports.records.read() as records:
        return tuple(
            said(
                one,
                list_versions(records, caller.workspace_id, one.key),
                list_drafts(records, caller.workspace_id, one.key),
                now=ports.clock.now(),
            )
            for one in list_journeys(records, caller.workspace_id)
        )


@router.get("/starters")
def list_starters(caller: Reader) -> tuple[str, ...]:
    """The names of the first maps to start from."""
    del caller
    return starter_names()


@router.post("", status_code=201)
def start(caller: Editor, asked: NewFrom, ports: PortsOf, language: LanguageOf) -> ManagedJourney:
    """A new journey with a first draft; a starter comes in the language of who asks."""
    document = _document(asked, language)
    with ports.records.write() as records:
        new = named_journey(records, caller.workspace_id, document, asked.name)
        journey, draft = start_journey(
            records, caller.workspace_id, new, by=caller.person_id, now=ports.clock.now()
        )
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": journey.key})
    return said(journey, (), (draft,), now=ports.clock.now())


def _document(asked: NewFrom, language: Language) -> JourneyMap:
    match asked.kind:
        case "starter":
            return starter_map(asked.starter, language)
        case "yaml":
            return read_map_text(asked.text).document
        case "begun":
            return begun_map(asked.name, asked.stage, timezone=asked.timezone)


@router.patch("/{journey}")
def change(caller: Editor, journey: str, asked: JourneyChange, ports: PortsOf) -> ManagedJourney:
    """Rename a journey, put it away or bring it back."""
    with ports.records.write() as records:
        find_journey(records, caller.workspace_id, journey)
        if asked.name is not None:
            rename_journey(records, caller.workspace_id, journey, asked.name)
        if asked.is_archived is not None:
            at = ports.clock.now() if asked.is_archived else None
            archive_journey(records, caller.workspace_id, journey, at=at)
        changed = find_journey(records, caller.workspace_id, journey)
        versions = list_versions(records, caller.workspace_id, journey)
        drafts = list_drafts(records, caller.workspace_id, journey)
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": journey})
    return said(changed, versions, drafts, now=ports.clock.now())


def said(
    journey: Journey, versions: tuple[Published, ...], drafts: tuple[Draft, ...], *, now: datetime
) -> ManagedJourney:
    """A journey as it is listed."""
    ruling, coming = in_force(versions, now), next_in_force(versions, now)
    return ManagedJourney(
        key=journey.key, name=journey.name, created_at=journey.created_at,
        archived_at=journey.archived_at, in_force=ruling.version if ruling else None,
        coming=coming.version if coming else None, coming_on=coming.valid_from if coming else None,
        versions=len(versions),
        drafts=tuple(
            DraftInList(id=one.id, name=one.name, revision=one.revision, changed_at=one.changed_at)
            for one in drafts
        ),
    )  # fmt: skip
