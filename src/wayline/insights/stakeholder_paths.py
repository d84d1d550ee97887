"""Which stakeholder's path is open, done, late: path runs against their own standard [M49] [A11]."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from wayline.base import Clock, Estimate, Frame, say
from wayline.insights.asking import ask, keys_of, population, question
from wayline.insights.estimates import nothing
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Units, measure_shares
from wayline.insights.survival import Stays, measure_lasting
from wayline.journeys import scope_filter
from wayline.map import Ref, Standard

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

State = Literal["not_begun", "open", "late", "done"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class PathStatus:
    """Where the journeys stand with one path.

    Attributes:
        path: its key.
        not_begun: journeys without a step of it.
        open: begun, not done, its breach not passed.
        late: begun, not done, its breach passed.
        done: its `done` is met.
        time: median from the first step to done, open runs counted as "at least so long"; seconds.
        on_time: share done by the due time, of the runs that were due, before their case ended if it
            has; None without a standard.
        not_yet_due: runs that are due later.
        owner: who answers for it.
    """

    path: str
    not_begun: int
    open: int
    late: int
    done: int
    time: Estimate
    on_time: Estimate | None
    not_yet_due: int
    owner: str | None

    @property
    def journeys(self) -> int:
        """All journeys that the path may concern."""
        return self.not_begun + self.open + self.late + self.done


@dataclass(frozen=True, slots=True)
class StakeholderPaths:
    """Every path of the map, in its order."""

    rows: tuple[PathStatus, ...]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Journeys = not begun + open + late + done; none is counted twice [L3]."""
        for row in self.rows:
            runs = row.open + row.late + row.done
            must_equal(row.journeys, [row.not_begun, runs], what=f"journeys of {row.path}")
            if max(row.journeys, row.time.n) > self.frame.population.total:
                must_equal(self.frame.population.total, [row.journeys], what=row.path)
            if row.on_time is not None and row.on_time.n + row.not_yet_due > runs:
                must_equal(runs, [row.on_time.n, row.not_yet_due], what=f"due runs of {row.path}")


def measure_stakeholder_paths(
    laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK
) -> StakeholderPaths:
    """Which paths are not begun, open, late, done, and whether they keep their own standard [A11]."""
    only = scope_filter(laid, scope)
    names = keys_of(laid, "paths")
    total = whole(ask(laid, only, "SELECT COUNT(*) AS n FROM journeys").first()["n"])
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("stakeholder_paths", scope),
        population=population(total, {}),
        clock=clock,
    )
    if not names:
        return StakeholderPaths((), frame, ())
    states = _states_text(laid, names)
    counted = f"SELECT key, state, COUNT(*) FROM (\n{states}\n) s GROUP BY key, state"
    counts = {(whole(key), str(state)): whole(n) for key, state, n in ask(laid, only, counted).rows}
    bounds = {"horizon_us": laid.horizon_us, "data_start_us": laid.data_start_us}
    stays = Stays(question("path_stays"), bounds)
    units = Units(question("path_on_time"), {"horizon_us": laid.horizon_us})
    times, shares = measure_lasting(laid, only, stays), measure_shares(laid, only, units)
    nobody = nothing("s", say("nobody has begun this path yet"), method="km_median")
    rows = tuple(
        PathStatus(
            key,
            counts.get((code, "not_begun"), 0),
            counts.get((code, "open"), 0),
            counts.get((code, "late"), 0),
            counts.get((code, "done"), 0),
            times[code].median if code in times else nobody,
            shares.get(code, NOBODY).estimate if _has_standard(laid, key) else None,
            shares.get(code, NOBODY).still_open,
            laid.map.owner_of(Ref("path", key)),
        )
        for code, key in names.items()
    )
    return StakeholderPaths(rows, frame, _who(states, stays, units=units, names=names))


def _has_standard(laid: "LaidMap", path: str) -> bool:
    return isinstance(laid.map.path(path).standard, Standard)


def _states_text(laid: "LaidMap", names: dict[int, str]) -> str:
    """The SELECT of path_states.sql; a path of one segment concerns only its journeys."""
    segments = {key: code for code, key in keys_of(laid, "segments").items()}

    def segment_of(path: str) -> str:
        own = laid.map.path(path).segment
        return "NULL" if own is None else str(segments[own])

    rows = ", ".join(f"({code}, {segment_of(key)})" for code, key in names.items())
    return question("path_states", paths=rows)


def _who(states: str, stays: Stays, *, units: Units, names: dict[int, str]) -> tuple[Who, ...]:
    codes = {str(code): key for code, key in names.items()}

    def in_state(state: State) -> Who:
        sql = f"SELECT key, journey_id, 'did' AS side FROM (\n{states}\n) s WHERE state = '{state}'"
        return Who(f"paths.*.{state}", sql, {}, codes)

    return (
        *(in_state(state) for state in STATES),
        stays.who("paths.*.time", names),
        units.who("paths.*.on_time", names),
    )
