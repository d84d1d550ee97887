"""How is a journey as a whole: who is stuck, which targets are missed, how much of it do the events show?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.insights.estimates import share_estimate
from wayline.insights.kpis import measure_kpis
from wayline.insights.requests import WALL_CLOCK
from wayline.insights.stuck import measure_states
from wayline.journeys import Scope, measure_coverage

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Health:
    """One journey in a few counts.

    Attributes:
        journeys: all of them, ended and open.
        open_now: those that stand in a stage; `slow`, `stuck` and `dead_end` are of these [A12].
        mapped: share of the events that the map explains [A18].
        targets: KPIs that were judged; `missed` of them, `surely_missed` with the whole interval [A29].
    """

    journeys: int
    open_now: int
    slow: int
    stuck: int
    dead_end: int
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
        mapped=share_estimate(classes.mapped, classes.of),
        targets=len(judged),
        missed=len(missed),
        surely_missed=sum(row.sure == "yes" for row in missed),
        frame=states.frame,
    )
