"""What stands in the head of each stage: the few numbers that a person sees first, without all the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Frame
from wayline.insights.conversion import Conversion, measure_conversion
from wayline.insights.dwell import Dwell, measure_dwell
from wayline.insights.gathering import Gathering
from wayline.insights.limits import measure_limits
from wayline.insights.overlaid import Framed, StandardRow, StateCounts
from wayline.insights.overlay_document import Json, plain
from wayline.insights.requests import WALL_CLOCK
from wayline.insights.standards import OnTime, StageStandard, measure_on_time
from wayline.insights.stuck import States, measure_states
from wayline.journeys import at_hand

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope
    from wayline.map import CheckedMap


@dataclass(frozen=True, slots=True)
class StageHead:
    """One stage at a glance; each field is that of the same name in `StageRow`."""

    key: str
    name: str
    entered: int
    open_now: int
    states: StateCounts
    moved_on: Framed
    matured_by_s: float | None
    came_back: int
    fell_out: int
    dwell: Framed
    standard: StandardRow | None


@dataclass(frozen=True, slots=True)
class StageHeads:
    """The heads of all stages in the order of the map, and the frames that their numbers point to."""

    stages: tuple[StageHead, ...]
    frames: tuple[Frame, ...]


def measure_heads(laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK) -> StageHeads:
    """The heads of the stages over the journeys of a scope: the very numbers of the whole living map.

    Read from visits and journeys alone, so they are there long before the rest.
    """
    limits = measure_limits(laid)
    with at_hand(laid, scope) as near:
        conversion = measure_conversion(near, scope, clock=clock)
        dwell = measure_dwell(near, scope, clock=clock)
        on_time = measure_on_time(near, scope, stand_ins=limits.stand_ins, clock=clock)
        states = measure_states(near, scope, limits=limits, clock=clock)
    gathering = Gathering()
    rows = head_rows(
        laid.map, conversion, dwell, on_time=on_time, states=states, gathering=gathering
    )
    return StageHeads(tuple(rows), tuple(gathering.frames))


def heads_json(heads: StageHeads) -> dict[str, Json]:
    """The heads as they are written in the living map."""
    return {"stages": plain(heads.stages), "frames": plain(heads.frames)}


def head_rows(
    journey_map: "CheckedMap",
    conversion: Conversion,
    dwell: Dwell,
    *,
    on_time: OnTime,
    states: States,
    gathering: Gathering,
) -> Iterator[StageHead]:
    """The head of every stage, in the order of the map."""
    standing = {row.stage: row for row in states.rows}
    lasting = {row.stage: row for row in dwell.rows}
    promised = {row.stage: row for row in on_time.rows}
    for row in conversion.rows:
        now = standing[row.stage]
        yield StageHead(
            key=row.stage,
            name=journey_map.words(journey_map.stage(row.stage).name),
            entered=row.entered,
            open_now=now.open_now,
            states=StateCounts(now.on_track, now.slow, now.stuck, now.dead_end, now.unknown),
            moved_on=gathering.framed(row.moved_on, conversion.frame),
            matured_by_s=row.matured_by_s,
            came_back=row.exits.back,
            fell_out=row.exits.failure,
            dwell=gathering.framed(lasting[row.stage].median, dwell.frame),
            standard=_standard(promised[row.stage], on_time.frame, gathering),
        )


def _standard(row: StageStandard, frame: Frame, gathering: Gathering) -> StandardRow | None:
    promise = row.kept.promise
    if promise.basis == "none" or (promise.basis == "observed" and promise.target_s is None):
        return None
    return StandardRow(
        target_s=promise.target_s,
        breach_s=promise.breach_s,
        calendar=promise.calendar,
        basis=promise.basis,
        on_time=gathering.framed(row.kept.on_time, frame),
        overdue_now=row.kept.overdue_now,
    )
