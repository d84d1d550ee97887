"""Who is open now: how many in each stage and state, and the worst of them one by one [A12]."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock
from wayline.insights.limits import measure_limits
from wayline.insights.promises import owner_of_stage
from wayline.insights.requests import WALL_CLOCK
from wayline.insights.stuck import OpenJourney, State, States, list_open_journeys, measure_states

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope


@dataclass(frozen=True, slots=True)
class OpenNow:
    """The open journeys of a scope.

    Attributes:
        states: every stage of the map by state, whatever is listed.
        listed: those asked for, the worst and oldest first.
        left_out: how many more were asked for than are listed.
    """

    states: States
    listed: tuple[OpenJourney, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OpenAsked:
    """Which open journeys shall be listed: in these states, of one stage or one owner, at most so many."""

    states: Sequence[State] = ("stuck", "dead_end", "slow")
    stage: str | None = None
    owner: str | None = None
    most: int = 200


def find_open_now(
    laid: "LaidMap", scope: "Scope", asked: OpenAsked, *, clock: Clock = WALL_CLOCK
) -> OpenNow:
    """How many journeys are open by stage and state, and those that were asked for one by one."""
    limits = measure_limits(laid)
    states = measure_states(laid, scope, limits=limits, clock=clock)
    stages = [
        row.stage
        for row in states.rows
        if asked.stage in {None, row.stage}
        and asked.owner in {None, owner_of_stage(laid, row.stage)}
    ]
    listed = list_open_journeys(
        laid, scope, states=asked.states, stages=stages, most=asked.most, limits=limits
    )
    matching = sum(
        row.in_state(state)
        for row in states.rows
        if row.stage in stages
        for state in set(asked.states)
    )
    return OpenNow(states, listed, matching - len(listed))
