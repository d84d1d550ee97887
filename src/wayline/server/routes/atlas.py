"""The atlas: every journey of a workspace, what is part of what, and how each is."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from wayline.base import Language, NotFoundError
from wayline.insights import Health, measure_health
from wayline.journeys import LaidMap
from wayline.manage import AtlasEntry, atlas_of
from wayline.map import CheckedMap, MarketState, starter_map, starter_names
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.checked import shown_map
from wayline.server.languages import LanguageOf
from wayline.server.ports import Ports
from wayline.server.routes.estimates import EstimateSaid, read_answer, say_estimate
from wayline.server.routes.living_map import ScopeAsked, question_of
from wayline.state import list_journeys

router = APIRouter(prefix="/api/w/{workspace}", tags=["atlas"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
Counter = Annotated[Caller, Depends(Needs("numbers.read"))]


class AtlasEntrySaid(BaseModel):
    """A journey in the atlas: what it is part of, who answers for it, when its map is due for review."""

    key: str
    name: str
    parent: str | None
    owner: str | None
    reviewed_on: date | None
    review_due_on: date | None
    is_review_due: bool
    stages: int
    touchpoints: int


class StarterSaid(BaseModel):
    """A first map to start from, and the names of its stages."""

    key: str
    name: str
    stages: tuple[str, ...]


class AtlasSaid(BaseModel):
    """The journeys that are not put away, and the first maps to start another one from."""

    journeys: tuple[AtlasEntrySaid, ...]
    put_away: int
    starters: tuple[StarterSaid, ...]


class MarketPlaceSaid(BaseModel):
    """The open cases in a stage of which the map says where in the market its customers are."""

    stage: str
    name: str
    state: MarketState
    open_now: int


class HealthSaid(BaseModel):
    """How a journey is: its open cases by state and by place in the market, its targets, the share of events that its map explains."""

    data_to: datetime
    journeys: int
    open_now: int
    slow: int
    stuck: int
    dead_end: int
    market: tuple[MarketPlaceSaid, ...]
    mapped: EstimateSaid
    targets: int
    missed: int
    surely_missed: int


@router.get("/atlas")
def atlas(caller: Reader, ports: PortsOf, language: LanguageOf) -> AtlasSaid:
    """Every journey with what its map says of it; nothing is measured."""
    with ports.records.read() as records:
        listed = list_journeys(records, caller.workspace_id)
    names = {one.key: one.name for one in listed if one.archived_at is None}
    maps = {key: _map_of(ports, caller.workspace_id, key) for key in names}
    return AtlasSaid(
        journeys=tuple(
            _say_entry(one, names[one.key])
            for one in atlas_of(maps, today=ports.clock.now().date())
        ),
        put_away=len(listed) - len(names),
        starters=_starters(language),
    )


@router.get("/journeys/{journey}/health")
def health(caller: Counter, journey: str, ports: PortsOf, language: LanguageOf) -> HealthSaid:
    """How the journey is now, over all its customers and times."""
    question = question_of(ports, caller.workspace_id, journey, ScopeAsked())

    def make(laid: LaidMap) -> bytes:
        found = measure_health(laid, clock=ports.clock)
        return _say_health(found, laid.map).model_dump_json().encode()

    return read_answer(HealthSaid, ports.shelf.answer(question, make, named="health"), language)


def _map_of(ports: Ports, workspace_id: str, key: str) -> CheckedMap | None:
    """The map of a journey; None where it has none yet."""
    try:
        return shown_map(ports, workspace_id, key)
    except NotFoundError:
        return None


def _say_entry(one: AtlasEntry, name: str) -> AtlasEntrySaid:
    return AtlasEntrySaid(
        key=one.key, name=name, parent=one.parent, owner=one.owner, reviewed_on=one.reviewed_on,
        review_due_on=one.review_due_on, is_review_due=one.is_review_due, stages=one.stages,
        touchpoints=one.touchpoints,
    )  # fmt: skip


def _starters(language: Language) -> tuple[StarterSaid, ...]:
    """The first maps in the words of who reads them."""
    return tuple(
        StarterSaid(
            key=key, name=str(document.name),
            stages=tuple(str(stage.name) for stage in document.stages),
        )
        for key in starter_names()
        for document in (starter_map(key, language),)
    )  # fmt: skip


def _say_health(found: Health, checked: CheckedMap) -> HealthSaid:
    return HealthSaid(
        data_to=found.frame.window.horizon, journeys=found.journeys, open_now=found.open_now,
        slow=found.slow, stuck=found.stuck, dead_end=found.dead_end,
        market=tuple(
            MarketPlaceSaid(
                stage=one.stage, name=checked.words(checked.stage(one.stage).name), state=one.state,
                open_now=one.open_now,
            )
            for one in found.market
        ),
        mapped=say_estimate(found.mapped), targets=found.targets, missed=found.missed,
        surely_missed=found.surely_missed,
    )  # fmt: skip
