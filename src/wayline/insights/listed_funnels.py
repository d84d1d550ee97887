"""How many get from one chosen step to the next, and who are they [A2]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock
from wayline.insights.funnels import Funnel, FunnelRequest, measure_funnel
from wayline.insights.members import Members, collect_members
from wayline.insights.requests import WALL_CLOCK
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope


@dataclass(frozen=True, slots=True)
class ListedFunnel:
    """A funnel with the journeys behind its numbers, by path (`funnels.offer.of_start`)."""

    funnel: Funnel
    members: Mapping[str, Members]


def list_funnel(
    laid: "LaidMap", scope: "Scope", request: FunnelRequest, *, clock: Clock = WALL_CLOCK
) -> ListedFunnel:
    """The funnel of `measure_funnel`, and who came to each step, who did not, who still may [A2].

    Raises:
        ScopeError: with fewer than two steps, or with two of one key.
        NotFoundError: for a step that the map does not have.
    """
    funnel = measure_funnel(laid, scope, request, clock=clock)
    return ListedFunnel(funnel, collect_members(laid, scope_filter(laid, scope), funnel.who))
