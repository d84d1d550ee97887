"""What stands in where nothing was promised: the usual time in each stage, learned from all journeys [A11] [A12]."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.engine import ScopeFilter
from wayline.insights.asking import keys_of, question
from wayline.insights.survival import Lasting, Stays, measure_lasting
from wayline.journeys import learned_once

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

ENOUGH = 20  # finished visits to learn a limit from [A12]
SEGMENTS = 100_000  # key = stage x 100,000 + segment; segment 0 = of none


@dataclass(frozen=True, slots=True)
class StandIn:
    """The usual time in a stage, for one segment or, where it has too few, for the whole stage.

    Attributes:
        finished: visits it was learned from.
        p75_us: three in four have left by then: stands in for a target; None = not reached.
        p90_us: nine in ten have left by then: stands in for a breach; None = not reached.
        longest_us: the longest finished visit; None when none is finished.
        own: True when the segment had enough of its own.
    """

    finished: int
    p75_us: int | None
    p90_us: int | None
    longest_us: int | None
    own: bool

    @property
    def limit_us(self) -> int | None:
        """The time after which a visit is too long [A12].

        p90, or where so many never leave that the curve does not reach it, the longest finished visit.
        """
        return self.p90_us if self.p90_us is not None else self.longest_us

    @property
    def is_known(self) -> bool:
        """Whether there were enough visits to learn from."""
        return self.finished >= ENOUGH


NOTHING_LEARNED = StandIn(0, None, None, None, own=False)


@dataclass(frozen=True, slots=True)
class StandIns:
    """The stand-in of every stage and segment, by their codes; segment 0 = journeys of none."""

    rows: Mapping[tuple[int, int], StandIn]

    def of(self, stage: int, segment: int) -> StandIn:
        """The stand-in of a stage for a segment; of nobody where the stage was never entered."""
        return self.rows.get((stage, segment), NOTHING_LEARNED)


@learned_once
def measure_stand_ins(laid: "LaidMap") -> StandIns:
    """The usual times of all journeys, whatever the scope: a state must not hang on the filter.

    Kaplan-Meier of stage x segment; the stage alone where fewer than 20 of its visits are finished.
    """
    bounds = {"horizon_us": laid.horizon_us, "data_start_us": laid.data_start_us}
    inner = question("stage_stays")
    everything = ScopeFilter()
    by_stage = measure_lasting(laid, everything, Stays(inner, bounds), shares=(0.75, 0.9))
    segments = keys_of(laid, "segments")
    by_both: Mapping[int, Lasting] = {}
    if segments:
        mixed = (
            f"SELECT CAST(key AS BIGINT) * {SEGMENTS} + COALESCE(segment, 0) AS key, journey_id, account, took,"
            f" ended, unseen, cause FROM (\n{inner}\n) stays"
        )
        by_both = measure_lasting(laid, everything, Stays(mixed, bounds), shares=(0.75, 0.9))
    rows: dict[tuple[int, int], StandIn] = {}
    for stage, whole_stage in by_stage.items():
        for segment in (0, *segments):
            own = by_both.get(stage * SEGMENTS + segment)
            is_own = own is not None and own.ended >= ENOUGH
            rows[stage, segment] = _stand_in(own if own and is_own else whole_stage, own=is_own)
    return StandIns(rows)


def _stand_in(lasting: Lasting, *, own: bool) -> StandIn:
    longest = lasting.longest_ended_s
    p75, p90 = (lasting.quantiles[share].value for share in (0.75, 0.9))
    return StandIn(
        lasting.ended,
        None if p75 is None else round(p75 * 1e6),
        None if p90 is None else round(p90 * 1e6),
        None if longest is None else round(longest * 1e6),
        own,
    )
