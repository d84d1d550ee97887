"""What a journey speaks of and where it is used; what the map check finds in it; what customers say in words."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from wayline.base import today
from wayline.insights import Verbatim, list_verbatims
from wayline.journeys import LaidMap
from wayline.manage import map_shown
from wayline.map import LibraryEntry, Workspace, find_problems, from_json, library_of, map_file_of
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.checked import shown_map
from wayline.server.languages import LanguageOf
from wayline.server.routes.drafts import FindingSaid, say_finding
from wayline.server.routes.living_map import ScopeAsked, question_of

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["library"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
Customers = Annotated[Caller, Depends(Needs("customers.read"))]
VersionAsked = Annotated[str | None, Query(max_length=64)]
MOST_WORDS = 500


class FactSaid(BaseModel):
    """What is stated of an element, by the name of the field."""

    name: str
    values: tuple[str, ...]


class UseSaid(BaseModel):
    """Where an element is used."""

    ref: str
    name: str


class EntrySaid(BaseModel):
    """Something that the map speaks of: a persona, a segment, a system and the like."""

    kind: str
    key: str
    name: str
    note: str | None
    owner: str | None
    facts: tuple[FactSaid, ...]
    used_by: tuple[UseSaid, ...]
    is_shared: bool


class VerbatimSaid(BaseModel):
    """Words of a customer; `account` None = nobody is named."""

    touchpoint: str | None
    stage: str | None
    placed: str
    said_at: datetime
    kind: str | None
    score: float | None
    scale: tuple[float, float] | None
    words: str
    account: str | None
    journey: str | None


class VerbatimsSaid(BaseModel):
    """The latest words first; `left_out` = how many more there are."""

    listed: tuple[VerbatimSaid, ...]
    left_out: int


class WordsAsked(ScopeAsked):
    """A scope, and how many words shall be listed."""

    most: int = Field(default=MOST_WORDS, ge=1, le=MOST_WORDS)


@router.get("/library")
def library(
    caller: Reader, journey: str, ports: PortsOf,
    version: VersionAsked = None, draft: VersionAsked = None,
) -> tuple[EntrySaid, ...]:  # fmt: skip
    """Personas, segments, paths, channels, departments, systems, KPIs and risks, and where each is used."""
    checked = shown_map(ports, caller.workspace_id, journey, version=version, draft=draft)
    return tuple(
        _entry(one, [UseSaid(ref=str(ref), name=checked.name_of(ref)) for ref in one.used_by])
        for one in library_of(checked)
    )


@router.get("/findings")
def findings(
    caller: Reader, journey: str, ports: PortsOf, language: LanguageOf,
    version: VersionAsked = None, draft: VersionAsked = None,
) -> tuple[FindingSaid, ...]:  # fmt: skip
    """What the map check says of the version in force, of another one, or of a draft."""
    with ports.records.read() as records:
        shown = map_shown(
            records,
            caller.workspace_id,
            journey,
            version=version,
            draft=draft,
            now=ports.clock.now(),
        )
    found = find_problems(
        map_file_of(from_json(shown.document), Workspace()), today=today(ports.clock)
    )
    return tuple(say_finding(one, language) for one in found)


@router.get("/verbatims")
def verbatims(
    caller: Customers, journey: str, asked: Annotated[WordsAsked, Query()], ports: PortsOf
) -> VerbatimsSaid:
    """What customers wrote, by touchpoint; nobody is named where fewer than five wrote."""
    question = question_of(ports, caller.workspace_id, journey, asked)

    def make(laid: LaidMap) -> bytes:
        found = list_verbatims(laid, asked.scope(), most=asked.most)
        said = VerbatimsSaid(
            listed=tuple(_verbatim(one) for one in found.listed), left_out=found.left_out
        )
        return said.model_dump_json().encode()

    kept = ports.shelf.answer(question, make, named=f"verbatims {asked.most}", weight="light")
    return VerbatimsSaid.model_validate_json(kept)


def _entry(one: LibraryEntry, used_by: list[UseSaid]) -> EntrySaid:
    facts = (FactSaid(name=name, values=values) for name, values in one.facts.items())
    return EntrySaid(
        kind=one.ref.kind, key=one.ref.key, name=one.name, note=one.note, owner=one.owner,
        facts=tuple(facts), used_by=tuple(used_by), is_shared=one.in_workspace,
    )  # fmt: skip


def _verbatim(one: Verbatim) -> VerbatimSaid:
    return VerbatimSaid(
        touchpoint=one.touchpoint, stage=one.stage, placed=one.placed, said_at=one.said_at,
        kind=one.kind, score=one.score, scale=one.scale, words=one.words, account=one.account,
        journey=one.journey,
    )  # fmt: skip
