"""How long may silence last in a stage: the usual pauses, learned from all journeys [A12]."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.engine import ScopeFilter, Value
from wayline.insights.asking import ask, keys_of, question
from wayline.insights.rows import maybe_real, real, whole
from wayline.insights.stand_ins import ENOUGH
from wayline.journeys import learned_once

if TYPE_CHECKING:
    from wayline.journeys import LaidMap

WORKING_DAY_US = 86_400_000_000  # "at least one working day", as 24 hours on the clock
ALL_STAGES = 0


@dataclass(frozen=True, slots=True)
class Quiet:
    """How long silence usually lasts in a stage.

    Attributes:
        quiet_us: D, the p95 of gaps between events of journeys that succeeded; None = none known.
        pause_us: X, the p90 of gaps inside visits that went on later, at least one working day.
    """

    quiet_us: int | None
    pause_us: int


@learned_once
def measure_quiet(laid: "LaidMap") -> dict[int, Quiet]:
    """D and X of each stage that has enough gaps, and of all stages under `ALL_STAGES`."""
    rows = ask(laid, ScopeFilter(), question("gaps")).dicts()
    by_stage = {whole(row["stage"]): row for row in rows}
    together = by_stage.get(ALL_STAGES, {})
    stages = [ALL_STAGES, *(code for code in keys_of(laid, "stages"))]
    return {stage: _quiet(by_stage.get(stage, {}), together) for stage in stages}


def _quiet(own: Mapping[str, Value], together: Mapping[str, Value]) -> Quiet:
    quiet = own if whole(own.get("n_quiet")) >= ENOUGH else together
    pause = own if whole(own.get("n_pause")) >= ENOUGH else together
    longest = maybe_real(quiet.get("quiet_us"))
    return Quiet(
        None if longest is None else round(longest),
        max(WORKING_DAY_US, round(real(pause.get("pause_us")))),
    )
