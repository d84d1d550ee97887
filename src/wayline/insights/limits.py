"""What is every open journey judged by: usual times, usual silence, and where nothing leads on [A12]."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.insights.asking import keys_of
from wayline.insights.dead_ends import find_dead_ends
from wayline.insights.exits import touchpoints_without_exit
from wayline.insights.quiet import ALL_STAGES, Quiet, measure_quiet
from wayline.insights.stand_ins import StandIns, measure_stand_ins
from wayline.journeys import learned_once

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a laid map: learned from all its journeys, so a state never hangs on the filter.

    Attributes:
        stand_ins: usual times by stage and segment [A11].
        quiet: D and X by stage code; `ALL_STAGES` for stages with too few gaps.
        blind: codes of touchpoints from which nothing leads on, or that swallow customers [A13].
    """

    stand_ins: StandIns
    quiet: Mapping[int, Quiet]
    blind: frozenset[int]

    def quiet_of(self, stage: int) -> Quiet:
        """D and X of a stage."""
        return self.quiet.get(stage, self.quiet[ALL_STAGES])


@learned_once
def measure_limits(laid: "LaidMap") -> Limits:
    """The limits of every stage of a laid map [A12] [A13]."""
    quiet = measure_quiet(laid)
    lead_nowhere = touchpoints_without_exit(laid.map)
    swallowing = find_dead_ends(laid, quiet)
    blind = {
        code
        for code, key in keys_of(laid, "touchpoints").items()
        if key in lead_nowhere or key in swallowing
    }
    return Limits(measure_stand_ins(laid), quiet, frozenset(blind))
