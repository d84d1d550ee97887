"""How is a journey as a whole: who is stuck, which targets are missed, how much of it do the events show?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.insights.estimates import share_estimate
from wayline.insights.kpis import measure_kpis
from wayline.insights.requests import WALL_CLOCK
from wayline.insights.stuck import States, measure_states
from wayline.journeys import Scope, measure_coverage
from wayline.map import CheckedMap, MarketState

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class MarketPlace:
    """How many open journeys stand in a stage of which the map says where in the market its customers are."""

    stage: str
    state: MarketState
    open_now: int


@dataclass(frozen=True, slots=True)
class Health:
    """One journey in a few counts.

    Attributes:
        journeys: all of them, ended and open.
        open_now: those that stand in a stage; `slow`, `stuck` and `dead_end` are of these [A12].
        mapped: share of the events that the map explains [A18].
        market: of the open ones, those in each stage that has a market state, in the order of the map.
        targets: KPIs that were judged; `missed` of them, `surely_missed` with the whole interval [A29].
    """

    journeys: int
    open_now: int
    slow: int
    stuck: int
    dead_end: int
    market: tuple[MarketPlace, ...]
    mapped: Estimate
    targets: int
    missed: int
    surely_missed: int
    frame: Frame


def measure_health(laid: "LaidMap", *, clock: Clock = WALL_CLOCK) -> Health:
    """How a journey is, over all its customers and times."""
    scope = Scope()
    states = measure_states(laid, scope, clock=clock)
    classes = measure_coverage(laid, scope).classes
    judged = [
        row for row in measure_kpis(laid, scope, clock=clock).rows if row.point in {"met", "missed"}
    ]
    missed = [row for row in judged if row.point == "missed"]
    return Health(
        journeys=states.frame.population.total,
        open_now=sum(row.open_now for row in states.rows),
        slow=sum(row.slow for row in states.rows),
        stuck=sum(row.stuck for row in states.rows),
        dead_end=sum(row.dead_end for row in states.rows),
        market=tuple(_market(laid.map, states)),
        mapped=share_estimate(classes.mapped, classes.of),
        targets=len(judged),
        missed=len(missed),
        surely_missed=sum(row.sure == "yes" for row in missed),
        frame=states.frame,
    )


def _market(checked: CheckedMap, states: States) -> Iterator[MarketPlace]:
    open_now = {row.stage: row.open_now for row in states.rows}
    for stage in checked.stages:
        if stage.market_state is not None:
            yield MarketPlace(str(stage.key), stage.market_state, open_now.get(stage.key, 0))
