"""What stands in the head of each stage, asked for by itself: there before the whole living map is measured."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from wayline.base import LANGUAGES
from wayline.insights import Framed, StageHead, StageHeads, heads_json, measure_heads
from wayline.journeys import LaidMap
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import VARIES, LanguageOf
from wayline.server.packing import is_known, not_modified, pack, packed, tag_of
from wayline.server.routes.estimates import EstimateSaid, keep_note, read_answer
from wayline.server.routes.living_map import ScopeAsked, question_of

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["living map"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
NAMED = "heads"


class FramedSaid(EstimateSaid):
    """An estimate that knows its frame, by its place among the frames of the answer."""

    frame: int


class StatesSaid(BaseModel):
    """Open journeys by where they stand."""

    on_track: int
    slow: int
    stuck: int
    dead_end: int
    unknown: int


class StandardSaid(BaseModel):
    """The promise of a stage and how it is kept."""

    target_s: float | None
    breach_s: float | None
    calendar: str
    basis: str
    on_time: FramedSaid
    overdue_now: int


class StageHeadSaid(BaseModel):
    """One stage at a glance: the numbers of the same names in the living map."""

    key: str
    name: str
    entered: int
    open_now: int
    states: StatesSaid
    moved_on: FramedSaid
    matured_by_s: float | None
    came_back: int
    fell_out: int
    dwell: FramedSaid
    standard: StandardSaid | None


class PopulationSaid(BaseModel):
    """How many there are, how many of them are counted, and why the others are not."""

    total: int
    counted: int
    left_out: dict[str, int]


class FilterSaid(BaseModel):
    """A restriction of the scope other than its period."""

    field: str
    value: str


class WindowSaid(BaseModel):
    """From when to when, judged at which instant."""

    start: str | None
    end: str | None
    horizon: str | None
    timezone: str
    matured_by: float | None


class ProvenanceSaid(BaseModel):
    """From which request, data, map, engine and code a number came."""

    definition_id: str
    snapshot_id: str
    map_version_hash: str
    engine: str
    code_version: str
    computed_at: str | None


class FrameSaid(BaseModel):
    """What was counted, when, from what."""

    population: PopulationSaid
    grain: str
    filters: tuple[FilterSaid, ...]
    window: WindowSaid
    provenance: ProvenanceSaid


class StageHeadsSaid(BaseModel):
    """Every stage in the order of the map."""

    stages: tuple[StageHeadSaid, ...]
    frames: tuple[FrameSaid, ...]


@router.get(
    "/stage-heads", response_model=StageHeadsSaid,
    responses={304: {"description": "The browser has this answer already."}},
)  # fmt: skip
def stage_heads(
    request: Request, caller: Reader, journey: str, asked: Annotated[ScopeAsked, Query()], ports: PortsOf,
    language: LanguageOf,
) -> Response:  # fmt: skip
    """The head of each stage over a scope: who entered, is here, moved on, how long it takes, how it stands."""
    question = question_of(ports, caller.workspace_id, journey, asked)
    tag = tag_of((*ports.shelf.key(question, NAMED), language))
    if is_known(request, tag):
        return not_modified(tag, VARIES)

    def make(laid: LaidMap) -> dict[str, bytes]:
        return _in_every_language(measure_heads(laid, asked.scope(), clock=ports.clock))

    body = ports.shelf.view(question, language, make, named=NAMED, weight="light")
    return packed(request, body, tag, VARIES)


def _in_every_language(heads: StageHeads) -> dict[str, bytes]:
    kept = _say_heads(heads).model_dump_json().encode()
    return {
        language: pack(read_answer(StageHeadsSaid, kept, language).model_dump_json())
        for language in LANGUAGES
    }


def _say_heads(heads: StageHeads) -> StageHeadsSaid:
    """The heads as the living map has them, their notes as an answer keeps them."""
    said = StageHeadsSaid.model_validate(heads_json(heads))
    stages = tuple(_noted(*pair) for pair in zip(said.stages, heads.stages, strict=True))
    return said.model_copy(update={"stages": stages})


def _noted(said: StageHeadSaid, head: StageHead) -> StageHeadSaid:
    parts: dict[str, BaseModel] = {
        "moved_on": _kept(said.moved_on, head.moved_on),
        "dwell": _kept(said.dwell, head.dwell),
    }
    if said.standard is not None and head.standard is not None:
        on_time = _kept(said.standard.on_time, head.standard.on_time)
        parts["standard"] = said.standard.model_copy(update={"on_time": on_time})
    return said.model_copy(update=parts)


def _kept(said: FramedSaid, measured: Framed) -> FramedSaid:
    return said.model_copy(update={"note": keep_note(measured.estimate)})
