"""Which ways do customers take through a journey, how do these end, and which go with success?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from wayline.insights import (
    Comparison,
    Ending,
    Took,
    WayKind,
    WayLevel,
    Ways,
    WaysRequest,
    WayStep,
    WayVariant,
    measure_ways,
)
from wayline.journeys import LaidMap
from wayline.server.asked import YesNo
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import LanguageOf
from wayline.server.routes.estimates import (
    EstimateSaid,
    Listing,
    known_to,
    read_answer,
    say_estimate,
    say_members,
)
from wayline.server.routes.living_map import ScopeAsked, question_of

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["ways"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
STEP = r"^[^>\s]{1,120}>[^>\s]{1,120}$"
VARIANT = r"^w[0-9a-f]{11}$"


class WaysAsked(ScopeAsked):
    """A scope, and which ways in it.

    `level` from stage to stage or from touchpoint to touchpoint; `repeats` keeps a run of the same one apart;
    `step` (`a>b`) only journeys that took it, `variant` only journeys that went exactly this way; `compare`
    holds converted journeys against lost ones.
    """

    level: WayLevel = "stage"
    repeats: YesNo = False
    step: str | None = Field(default=None, pattern=STEP)
    variant: str | None = Field(default=None, pattern=VARIANT)
    compare: YesNo = False

    def request(self) -> WaysRequest:
        """The ways that are meant."""
        return WaysRequest(self.level, self.repeats, self.step, self.variant, self.compare)


class TookSaid(BaseModel):
    """Share of the converted and of the lost journeys that took a step; `verdict` better = it goes with success."""

    converted: EstimateSaid
    lost: EstimateSaid
    difference: EstimateSaid
    q: float | None
    verdict: Comparison


class WayStepSaid(BaseModel):
    """One step; `kind` says how it stands to the map, `share` is of all that left its first node."""

    key: str
    source: str
    target: str
    kind: WayKind
    n: int
    journeys: int
    share: EstimateSaid
    time: EstimateSaid
    took: TookSaid | None


class WayNodeSaid(BaseModel):
    """A stage or touchpoint by its reference, or `start`, `end`, `open`; `n` = how often somebody came there."""

    key: str
    ref: str
    n: int


class EndingsSaid(BaseModel):
    """How many converted, were lost, ended otherwise, are still open."""

    converted: int
    lost: int
    otherwise: int
    open: int


class WayVariantSaid(BaseModel):
    """One way that at least five journeys share; `other` = all rarer ones together."""

    key: str
    nodes: tuple[str, ...]
    ways: int
    n: int
    share: EstimateSaid
    duration: EstimateSaid | None
    endings: EndingsSaid


class WaysSaid(Listing):
    """The ways asked for."""

    data_to: datetime
    level: WayLevel
    journeys: int
    endings: EndingsSaid
    distinct: int
    nodes: tuple[WayNodeSaid, ...]
    steps: tuple[WayStepSaid, ...]
    left_out: int
    left_out_n: int
    variants: tuple[WayVariantSaid, ...]


@router.get("/ways")
def ways(
    caller: Reader,
    journey: str,
    asked: Annotated[WaysAsked, Query()],
    ports: PortsOf,
    language: LanguageOf,
) -> WaysSaid:
    """The steps from node to node, the ways as a whole with how they end, and who converts by which step."""
    question = question_of(ports, caller.workspace_id, journey, asked)
    request = asked.request()

    def make(laid: LaidMap) -> bytes:
        found = measure_ways(laid, asked.scope(), request, clock=ports.clock)
        return say_ways(found).model_dump_json().encode()

    answer = ports.shelf.answer(question, make, named=f"ways {request!r}")
    said = read_answer(WaysSaid, answer, language)
    return known_to(caller, said)


def say_ways(found: Ways) -> WaysSaid:
    """The ways as they are answered."""
    return WaysSaid(
        data_to=found.frame.window.horizon, level=found.level, journeys=found.journeys,
        endings=_say_endings(found.endings), distinct=found.distinct,
        nodes=tuple(
            WayNodeSaid(key=one.key, ref=_ref(found.level, one.key), n=one.n) for one in found.nodes
        ),
        steps=tuple(_say_step(one, found.level) for one in found.steps),
        left_out=found.left_out, left_out_n=found.left_out_n,
        variants=tuple(_say_variant(one, found.level) for one in found.variants),
        members=say_members(found.members),
    )  # fmt: skip


def _ref(level: WayLevel, key: str) -> str:
    return key if key in {"start", "end", "open"} else f"{level}:{key}"


def _say_endings(endings: Mapping[Ending, int]) -> EndingsSaid:
    return EndingsSaid(
        converted=endings["converted"], lost=endings["lost"], otherwise=endings["otherwise"],
        open=endings["open"],
    )  # fmt: skip


def _say_step(one: WayStep, level: WayLevel) -> WayStepSaid:
    step = one.step
    return WayStepSaid(
        key=step.key, source=_ref(level, step.a), target=_ref(level, step.b), kind=one.kind, n=step.n,
        journeys=step.journeys, share=say_estimate(step.p_out), time=say_estimate(step.time),
        took=None if one.took is None else _say_took(one.took),
    )  # fmt: skip


def _say_took(took: Took) -> TookSaid:
    return TookSaid(
        converted=say_estimate(took.converted), lost=say_estimate(took.lost),
        difference=say_estimate(took.difference), q=took.q, verdict=took.verdict,
    )  # fmt: skip


def _say_variant(one: WayVariant, level: WayLevel) -> WayVariantSaid:
    return WayVariantSaid(
        key=one.key, nodes=tuple(_ref(level, key) for key in one.nodes), ways=one.ways, n=one.n,
        share=say_estimate(one.share),
        duration=None if one.duration is None else say_estimate(one.duration),
        endings=_say_endings(one.endings),
    )  # fmt: skip
