"""Who is moving, who is stuck, who has gone quiet: one state for each open journey [A12]."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, get_args

from wayline.base import Clock, Frame
from wayline.engine import Parameters, ScopeFilter, Value
from wayline.insights.asking import Relation, ask, keep, keys_of, population, question, values_list
from wayline.insights.exits import first_of_next_stage, next_step
from wayline.insights.limits import Limits, measure_limits
from wayline.insights.members import Who
from wayline.insights.promises import Basis, owner_of_stage
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of, instant
from wayline.insights.results import must_equal
from wayline.insights.rows import maybe_real, maybe_whole, real, seconds, whole
from wayline.insights.stand_ins import ENOUGH
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope
    from wayline.map import Ref

State = Literal["on_track", "slow", "stuck", "dead_end", "unknown"]
STATES: tuple[State, ...] = get_args(State)  # codes 1 to 5 in states.sql


@dataclass(frozen=True, slots=True)
class StageStates:
    """The open journeys of one stage by state, with the value that stands still."""

    stage: str
    on_track: int
    slow: int
    stuck: int
    dead_end: int
    unknown: int
    at_stake: tuple[tuple[str | None, float], ...]

    @property
    def open_now(self) -> int:
        """All open journeys of the stage."""
        return self.on_track + self.slow + self.stuck + self.dead_end + self.unknown

    def in_state(self, state: State) -> int:
        """The open journeys of the stage in one state."""
        counted = (self.on_track, self.slow, self.stuck, self.dead_end, self.unknown)
        return counted[STATES.index(state)]


@dataclass(frozen=True, slots=True)
class Ended:
    """Journeys that are over, listed apart: `failure` are the lost ones."""

    success: int
    failure: int
    neutral: int
    timed_out: int


@dataclass(frozen=True, slots=True)
class States:
    """Every stage of the map, in its order; `at_stake` by currency, of stuck and dead-end journeys."""

    rows: tuple[StageStates, ...]
    ended: Ended
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Open = on_track + slow + stuck + dead_end + unknown; all = ended + open + in no stage [L3]."""
        must_equal(
            self.frame.population.counted, [row.open_now for row in self.rows], what="open journeys"
        )
        ended = self.ended
        parts = (ended.success, ended.failure, ended.neutral, ended.timed_out)
        left_out = dict(self.frame.population.left_out)
        must_equal(left_out.get("ended", 0), parts, what="ended journeys")


@dataclass(frozen=True, slots=True)
class OpenJourney:
    """One open journey: its state, and every number that was compared; times in seconds.

    Attributes:
        journey: its key.
        account: the customer, None where unknown.
        stage: where it stands, since `entered_at`.
        state: the first rule that holds.
        basis: `planned` by a standard of the map, `observed` by what is usual.
        age_s: time in the stage up to the horizon.
        idle_s: time since its last event on any channel.
        due_at: when the stage was due; None without a standard.
        breach_at: when its standard was broken.
        usual_s: what three in four visits take, used where there is no standard.
        limit_s: what nine in ten visits take; None = not known.
        pause_s: X, the silence that is usual among those who went on.
        quiet_s: D, the silence after which a journey counts as quiet.
        last_touchpoint: where it was seen last on the map.
        next_step: where the map leads from there; None = nowhere.
        owner: who answers for the stage.
        value: what it is worth, in `currency`.
    """

    journey: str
    account: str | None
    stage: str
    state: State
    basis: Basis
    entered_at: datetime
    age_s: float
    idle_s: float
    due_at: datetime | None
    breach_at: datetime | None
    usual_s: float | None
    limit_s: float | None
    pause_s: float
    quiet_s: float | None
    last_touchpoint: str | None
    next_step: "Ref | None"
    owner: str | None
    value: float | None
    currency: str | None


def measure_states(
    laid: "LaidMap",
    scope: "Scope",
    *,
    limits: Limits | None = None,
    clock: Clock = WALL_CLOCK,
) -> States:
    """How many open journeys are on track, slow, stuck, at a dead end, or cannot be judged [A12].

    The limits are learned from all journeys of the laid map (see `measure_limits`), never from the
    scope alone: the state of a journey does not hang on who looks.
    """
    only = scope_filter(laid, scope)
    kept = keep(laid, only, Relation(*states_text(laid, limits or measure_limits(laid))))
    states, parameters = kept.sql, kept.parameters
    names = keys_of(laid, "stages")
    counted: dict[tuple[int, int], int] = {}
    value: dict[int, dict[str | None, float]] = {}
    for row in ask(laid, only, question("open_states", states=states), parameters).dicts():
        stage, state = whole(row["stage"]), whole(row["state"])
        counted[stage, state] = counted.get((stage, state), 0) + whole(row["n"])
        if STATES[state - 1] in ("stuck", "dead_end") and whole(row["n_valued"]):
            currency = None if row["currency"] is None else str(row["currency"])
            stakes = value.setdefault(stage, {})
            stakes[currency] = stakes.get(currency, 0.0) + real(row["value"])
    rows = tuple(
        _stage_states(key, code, counted=counted, stakes=value.get(code, {}))
        for code, key in names.items()
    )
    totals = ask(laid, only, question("ended_journeys")).first()
    ended = Ended(*(whole(totals[end]) for end in ("success", "failure", "neutral", "timed_out")))
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("states", scope),
        population=population(
            whole(totals["journeys"]),
            {
                "ended": whole(totals["journeys"]) - whole(totals["still_open"]),
                "no_stage": whole(totals["no_stage"]),
            },
        ),
        clock=clock,
    )
    return States(rows, ended, frame, _who(states, parameters, names))


def _stage_states(
    stage: str,
    code: int,
    *,
    counted: Mapping[tuple[int, int], int],
    stakes: Mapping[str | None, float],
) -> StageStates:
    n = {state: counted.get((code, at), 0) for at, state in enumerate(STATES, start=1)}
    return StageStates(
        stage,
        n["on_track"],
        n["slow"],
        n["stuck"],
        n["dead_end"],
        n["unknown"],
        tuple(stakes.items()),
    )


def list_open_journeys(
    laid: "LaidMap",
    scope: "Scope",
    *,
    states: Sequence[State] = ("stuck", "dead_end"),
    stages: Collection[str] | None = None,
    most: int = 200,
    limits: Limits | None = None,
) -> tuple[OpenJourney, ...]:
    """The open journeys in the states asked for, the worst and oldest first, at most so many.

    Args:
        laid: the laid map.
        scope: which journeys to look at.
        states: the states asked for.
        stages: keys of the stages asked for; None = all.
        most: the longest list.
        limits: what journeys are judged by; measured when not given.
    """
    codes = [STATES.index(state) + 1 for state in states]
    names = keys_of(laid, "stages")
    pairs = [(state, at) for state in codes for at, key in names.items() if _is_in(key, stages)]
    return _listed(laid, scope_filter(laid, scope), pairs=pairs, most=most, limits=limits)


def find_open_journeys(
    laid: "LaidMap", journeys: Collection[str], *, limits: Limits | None = None
) -> dict[str, OpenJourney]:
    """How these journeys stand, by key; journeys that are over, or in no stage, are not in it."""
    if not journeys:
        return {}
    only = ScopeFilter("j.journey_key IN (SELECT UNNEST($chosen))", {"chosen": sorted(journeys)})
    pairs = [(state, at) for state in range(1, len(STATES) + 1) for at in keys_of(laid, "stages")]
    found = _listed(laid, only, pairs=pairs, most=len(journeys), limits=limits)
    return {one.journey: one for one in found}


def _is_in(stage: str, stages: Collection[str] | None) -> bool:
    return stages is None or stage in stages


def _listed(
    laid: "LaidMap",
    only: ScopeFilter,
    *,
    pairs: Sequence[tuple[int, int]],
    most: int,
    limits: Limits | None,
) -> tuple[OpenJourney, ...]:
    """The open journeys in one of these states and stages."""
    text, parameters = states_text(laid, limits or measure_limits(laid))
    sql = question("open_list", states=text, wanted=values_list(pairs or [(0, 0)]))
    answer = ask(laid, only, sql, {**parameters, "most": most})
    leads = _Leads(laid)
    return tuple(_journey(row, leads) for row in answer.dicts())


class _Leads:
    """What the map says of where a journey stands: asked of it once for each place, not for each journey."""

    def __init__(self, laid: "LaidMap") -> None:
        self.stages, self.points = keys_of(laid, "stages"), keys_of(laid, "touchpoints")
        self.owner = cache(partial(owner_of_stage, laid))
        self._after = cache(partial(next_step, laid.map))
        self._without = cache(partial(first_of_next_stage, laid.map))

    def next_step(self, stage: str, last: str | None) -> "Ref | None":
        """Where the map leads on from a stage and its last touchpoint."""
        return self._after(last) if last else self._without(stage)


def states_text(laid: "LaidMap", limits: Limits) -> tuple[str, dict[str, Value]]:
    """The SELECT of states.sql with its limits put in: one row per open journey in a stage."""
    rows = []
    for (stage, segment), stand_in in limits.stand_ins.rows.items():
        quiet = limits.quiet_of(stage)
        rows.append(
            (
                stage, segment, stand_in.finished, stand_in.p75_us, stand_in.limit_us,
                quiet.quiet_us, quiet.pause_us,
            )
        )  # fmt: skip
    text = question(
        "states",
        limits=values_list(rows or [(-1, -1, 0, 0, 0, 0, 0)]),
        blind=values_list([(code,) for code in sorted(limits.blind)] or [(-1,)]),
    )
    return text, {"horizon_us": laid.horizon_us, "enough": ENOUGH}


def _journey(row: dict[str, Value], leads: _Leads) -> OpenJourney:
    stage = leads.stages[whole(row["stage"])]
    last = leads.points.get(whole(row["last_touchpoint"]))
    due, breach = maybe_whole(row["due_us"]), maybe_whole(row["breach_us"])
    return OpenJourney(
        journey=str(row["journey_key"]),
        account=None if row["account_id"] is None else str(row["account_id"]),
        stage=stage,
        state=STATES[whole(row["state"]) - 1],
        basis="planned" if row["is_planned"] else "observed",
        entered_at=instant(whole(row["entered_us"])),
        age_s=real(row["age_us"]) / 1e6,
        idle_s=real(row["idle_us"]) / 1e6,
        due_at=None if due is None else instant(due),
        breach_at=None if breach is None else instant(breach),
        usual_s=seconds(row["p75_us"]),
        limit_s=seconds(row["p90_us"]),
        pause_s=real(row["pause_us"]) / 1e6,
        quiet_s=seconds(row["quiet_us"]),
        last_touchpoint=last,
        next_step=leads.next_step(stage, last),
        owner=leads.owner(stage),
        value=maybe_real(row["value"]),
        currency=None if row["currency"] is None else str(row["currency"]),
    )


def _who(states: str, parameters: Parameters, names: dict[int, str]) -> tuple[Who, ...]:
    codes = {str(code): key for code, key in names.items()}

    def where(number: str, condition: str) -> Who:
        sql = f"SELECT stage AS key, journey_id, 'did' AS side FROM (\n{states}\n) s WHERE {condition}"
        return Who(f"stages.*.{number}", sql, parameters, codes)

    return (
        where("open_now", "TRUE"),
        *(
            where(f"states.{state}", f"state = {code}")
            for code, state in enumerate(STATES, start=1)
        ),
    )
