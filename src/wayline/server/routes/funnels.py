"""How many get from one chosen step of the map to the next, in order and within a window?"""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import AfterValidator, BaseModel, Field

from wayline.base import Duration
from wayline.insights import FunnelRequest, FunnelStep, ListedFunnel, Step, list_funnel
from wayline.journeys import LaidMap
from wayline.map import Ref
from wayline.reports import Names
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

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["funnels"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
STEP = r"^(touchpoint|stage|outcome):[^:\s]{1,120}$"


def _duration(text: str) -> str:
    """The text, when it is a length of time."""
    Duration.parse(text)
    return text


class FunnelAsked(ScopeAsked):
    """A scope, and the steps of a funnel over it.

    `step` is given once a step, in order: `touchpoint:offer`, `stage:tender`, `outcome:won`. `within` is the
    window from the first to the last, such as `120 days`; `hold` what must stay equal along the way.
    """

    step: Annotated[
        tuple[Annotated[str, Field(pattern=STEP)], ...], Field(min_length=2, max_length=20)
    ]
    within: Annotated[str, AfterValidator(_duration)] | None = Field(default=None, max_length=40)
    hold: tuple[Literal["channel", "department", "person"], ...] = Field(default=(), max_length=3)

    def request(self) -> FunnelRequest:
        """The funnel that is meant."""
        steps = tuple(Step(one, ref_of(one)) for one in self.step)
        within = None if self.within is None else Duration.parse(self.within)
        return FunnelRequest(steps, within=within, hold=self.hold)


class FunnelStepSaid(BaseModel):
    """One step: how many came so far, how many were lost since the step before, in what time, at what cost."""

    key: str
    name: str
    n: int
    lost: int
    still_open: int
    of_start: EstimateSaid
    of_previous: EstimateSaid
    time: EstimateSaid
    cost_per_arrival: EstimateSaid


class FunnelSaid(Listing):
    """Every step in order."""

    data_to: datetime
    steps: tuple[FunnelStepSaid, ...]


@router.get("/funnel")
def funnel(
    caller: Reader,
    journey: str,
    asked: Annotated[FunnelAsked, Query()],
    ports: PortsOf,
    language: LanguageOf,
) -> FunnelSaid:
    """How many came to each step, in order and within the window, each journey counted once."""
    question = question_of(ports, caller.workspace_id, journey, asked)
    for step in asked.step:
        question.checked.find(ref_of(step))  # every step is an element of the map
    request = asked.request()

    def make(laid: LaidMap) -> bytes:
        found = list_funnel(laid, asked.scope(), request, clock=ports.clock)
        return say_funnel(found, Names(laid.map)).model_dump_json().encode()

    answer = ports.shelf.answer(question, make, named=f"funnel {request!r}")
    said = read_answer(FunnelSaid, answer, language)
    return known_to(caller, said)


def ref_of(step: str) -> Ref:
    """The element that a step names: `touchpoint:offer`."""
    kind, _, key = step.partition(":")
    return Ref(kind, key)


def say_funnel(found: ListedFunnel, names: Names) -> FunnelSaid:
    """A funnel as it is answered."""
    return FunnelSaid(
        data_to=found.funnel.frame.window.horizon,
        steps=tuple(_say_step(row, names) for row in found.funnel.rows),
        members=say_members(found.members),
    )


def _say_step(row: FunnelStep, names: Names) -> FunnelStepSaid:
    return FunnelStepSaid(
        key=row.step, name=names.element(ref_of(row.step)), n=row.n, lost=row.lost,
        still_open=row.still_open, of_start=say_estimate(row.of_start),
        of_previous=say_estimate(row.of_previous), time=say_estimate(row.time_median),
        cost_per_arrival=say_estimate(row.cost_per_arrival),
    )  # fmt: skip
