"""How long does a stage last, as a curve for everybody and for each segment?"""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel

from wayline.insights import StageCurve, StageTime, measure_stage_time
from wayline.journeys import LaidMap
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

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["stage times"])
Reader = Annotated[Caller, Depends(Needs("numbers.read"))]
StageAsked = Annotated[str, Path(min_length=1, max_length=120)]


class CurvePointSaid(BaseModel):
    """The share still there after so many seconds, with its band; `n` were at risk just before."""

    at_s: float
    n: int
    s: float
    low: float | None
    high: float | None


class StageCurveSaid(BaseModel):
    """One group: `segment` null = everybody; `open_s` how long its open visits have lasted."""

    segment: str | None
    name: str | None
    n: int
    still_open: int
    median: EstimateSaid
    p75: EstimateSaid
    p90: EstimateSaid
    points: tuple[CurvePointSaid, ...]
    ends_at_s: float | None
    open_s: tuple[float, ...]


class StageTimeSaid(Listing):
    """One stage, everybody first; each curve has its list among the members."""

    data_to: datetime
    stage: str
    curves: tuple[StageCurveSaid, ...]


@router.get("/stages/{stage}/time")
def stage_time(
    caller: Reader,
    journey: str,
    stage: StageAsked,
    asked: Annotated[ScopeAsked, Query()],
    ports: PortsOf,
    language: LanguageOf,
) -> StageTimeSaid:
    """How long customers stay in a stage: who left counts, and who is still there counts as at least so long."""
    question = question_of(ports, caller.workspace_id, journey, asked)

    def make(laid: LaidMap) -> bytes:
        found = measure_stage_time(laid, asked.scope(), stage=stage, clock=ports.clock)
        return say_stage_time(found, Names(laid.map)).model_dump_json().encode()

    answer = ports.shelf.answer(question, make, named=f"stage time {stage}")
    said = read_answer(StageTimeSaid, answer, language)
    return known_to(caller, said)


def say_stage_time(found: StageTime, names: Names) -> StageTimeSaid:
    """The time in a stage as it is answered."""
    return StageTimeSaid(
        data_to=found.frame.window.horizon, stage=found.stage,
        curves=tuple(_say_curve(curve, names) for curve in found.curves),
        members=say_members(found.members),
    )  # fmt: skip


def _say_curve(curve: StageCurve, names: Names) -> StageCurveSaid:
    return StageCurveSaid(
        segment=curve.segment,
        name=None if curve.segment is None else names.segment(curve.segment),
        n=curve.n, still_open=curve.still_open, median=say_estimate(curve.median),
        p75=say_estimate(curve.p75), p90=say_estimate(curve.p90),
        points=tuple(
            CurvePointSaid(at_s=one.at_s, n=one.n, s=one.s, low=one.low, high=one.high)
            for one in curve.points
        ),
        ends_at_s=curve.ends_at_s, open_s=curve.open_s,
    )  # fmt: skip
