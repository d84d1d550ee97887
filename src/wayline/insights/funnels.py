"""How many get from one step to the next, in order and in time, and where do we lose them [A2]?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from wayline.base import Clock, Duration, Estimate, Frame, ScopeError, say
from wayline.engine import ScopeFilter, Value, quote_name
from wayline.insights.actors import Actors, actors_of
from wayline.insights.asking import ask, question, values_list
from wayline.insights.bootstrap import bootstrap_ratio
from wayline.insights.estimates import estimate, nothing
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.requests import WALL_CLOCK, Asked, definition_id, frame_of, seed_of
from wayline.insights.results import must_equal
from wayline.insights.rows import real, whole
from wayline.insights.shares import NOBODY, Units, measure_shares
from wayline.journeys import matched_events, scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope
    from wayline.map import Binding, Ref, Rule

Ties = Literal["any", "total"]
ORDER: dict[Ties, str] = {"any": "at_us, k", "total": "seq, k DESC"}
MOST_STEPS = 20
Costs = dict[int, tuple[float, int]]  # by account: what its chains cost, how many actors


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a funnel: its name in the result, and the events that answer it."""

    key: str
    what: "Ref | Rule | Binding"


@dataclass(frozen=True, slots=True)
class FunnelRequest:
    """A funnel over any steps.

    Attributes:
        steps: at least two, in order.
        within: from the first to the last step; elapsed, or in the opening hours of the map's
            calendar where the unit is business hours or days; None = no limit.
        hold: what must stay equal along a chain [L4]: `channel`, `department`, `account`, `person`, a
            type of object, or a field as rules name it. The unit is then an actor: a journey and one
            value of all that is held.
        ties: how events of one instant count: in either order (`any`), or as they stand (`total`);
            None = `any`. One event that answers two steps, and a window in working time, are always
            counted as they stand; the result tells.
    """

    steps: tuple[Step, ...]
    within: Duration | None = None
    ties: Ties | None = None
    hold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step of a funnel in numbers; with `hold` read actor for journey.

    Attributes:
        step: its key.
        n: journeys that came so far; `lost` those who came to the step before, but not here.
        still_open: journeys that started too short a time ago to judge; the same in every row.
        of_start: n as a share of those who started; `of_previous` of those at the step before.
        time_median: from the latest start that reaches here, seconds on the clock of the window.
        time_p90: the same for nine in ten.
        hop_median: from the step before in that chain, elapsed seconds.
        cost_per_entrant: cost of the chains up to here, for each journey that started.
        cost_per_arrival: the same for each journey that came here.
    """

    step: str
    n: int
    lost: int
    still_open: int
    of_start: Estimate
    of_previous: Estimate
    time_median: Estimate
    time_p90: Estimate
    hop_median: Estimate
    cost_per_entrant: Estimate
    cost_per_arrival: Estimate


@dataclass(frozen=True, slots=True)
class Funnel:
    """Every step in order; `ties` tells which order of equal instants was used."""

    rows: tuple[FunnelStep, ...]
    ties: Ties
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Started = lost at each step + arrived; all starts = judged + still open [L3]."""
        first, last = self.rows[0], self.rows[-1]
        must_equal(first.n, [*(row.lost for row in self.rows), last.n], what="funnel")
        must_equal(self.frame.population.counted, [first.n, first.still_open], what="starts")


def measure_funnel(
    laid: "LaidMap", scope: "Scope", request: FunnelRequest, *, clock: Clock = WALL_CLOCK
) -> Funnel:
    """How many journeys come to each step, in order and within the window [A2].

    For each event the latest start that still reaches it is carried forward, so a journey whose early
    start runs out and whose later start arrives counts as arrived.

    Raises:
        ScopeError: with fewer than two steps, with two of one key, or with a name held twice.
    """
    _check(request)
    only, actors = scope_filter(laid, scope), actors_of(laid, request.hold)
    ties = _ties(laid, request)
    levels = _levels(laid, request, ties, actors=actors)
    spent = _costs(laid, only, levels, actors=actors)
    rows = _rows(
        laid, only, request, levels=levels, costs=spent, seed=seed_of(_definition(request, scope))
    )
    frame = frame_of(
        laid,
        scope,
        definition=_definition(request, scope),
        population=actors.population(laid, only, started=rows[0].n + rows[0].still_open),
        clock=clock,
        matured_by=None if request.within is None else _window_s(laid, request.within),
    )
    frame = replace(frame, grain=actors.grain(laid))
    names = {code: step.key for code, step in enumerate(request.steps, start=1)}
    who = (
        levels.who("funnels.*.of_start", names),
        levels.who_where("funnels.*.n", names, hit="= 1"),
        levels.who_where("funnels.*.still_open", names, hit="IS NULL"),
    )
    return Funnel(rows, ties, frame, who)


def _check(request: FunnelRequest) -> None:
    keys = [step.key for step in request.steps]
    if not 2 <= len(keys) <= MOST_STEPS:
        raise ScopeError(
            say("a funnel has 2 to {most} steps; this one has {n}.", most=MOST_STEPS, n=len(keys))
        )
    if len(set(keys)) < len(keys):
        raise ScopeError(say("two steps of the funnel have one key: {keys}.", keys=", ".join(keys)))
    if len(set(request.hold)) < len(request.hold):
        raise ScopeError(say("a name is held twice: {names}.", names=", ".join(request.hold)))


def _definition(request: FunnelRequest, scope: "Scope") -> str:
    steps = "; ".join(f"{step.key}={step.what!r}" for step in request.steps)
    within = None if request.within is None else str(request.within)
    parameters: dict[str, Asked] = {
        "steps": steps, "within": within, "ties": request.ties, "hold": request.hold,
    }  # fmt: skip
    return definition_id("funnel", scope, parameters)


def _ties(laid: "LaidMap", request: FunnelRequest) -> Ties:
    """The total order where one event answers two steps, or instants of working time are shared."""
    if request.ties == "total" or (request.within is not None and request.within.is_working):
        return "total"
    shared = (
        f"SELECT event_no FROM ({_matched(laid, request.steps)}) m"
        " GROUP BY event_no HAVING COUNT(*) > 1 LIMIT 1"
    )
    return "total" if laid.engine.run(shared).rows else "any"


def _matched(laid: "LaidMap", steps: Sequence[Step]) -> str:
    return "\nUNION ALL\n".join(
        f"SELECT {code} AS step, event_no FROM {matched_events(laid, step.what)}"
        " WHERE event_no IS NOT NULL"
        for code, step in enumerate(steps, start=1)
    )


def _levels(laid: "LaidMap", request: FunnelRequest, ties: Ties, *, actors: Actors) -> Units:
    within = request.within
    is_working = within is not None and within.is_working
    name = "chain_candidates_work" if is_working else "chain_candidates"
    candidates = question(
        name, matched=_matched(laid, request.steps), laid=quote_name(laid.schema),
        actor=actors.column, held=actors.join,
    )  # fmt: skip
    limit = "TRUE" if within is None else "at_us - mx <= $within_us"
    ranks = range(1, len(request.steps) + 1)
    chains = "\n".join(
        question("chain_step", step=str(at), before=str(at - 1), order=ORDER[ties], within=limit)
        for at in ranks[1:]
    )
    reached = "\nUNION ALL\n".join(
        f"SELECT {at} AS step, actor, at_us, st_us, ts_us, before_us, sq, seq FROM s{at}"
        for at in ranks
    )
    text = question(
        "chain_levels", candidates=candidates, chains=chains, reached=reached,
        steps=values_list([(at,) for at in ranks]), owners=actors.owners,
    )  # fmt: skip
    horizon_us = _worked_by_horizon(laid) if is_working else laid.horizon_us
    parameters: dict[str, Value] = {"horizon_us": horizon_us, "mature_us": None}
    if within is not None:
        parameters["mature_us"] = parameters["within_us"] = round(_window_s(laid, within) * 1e6)
    return Units(text, parameters)


def _window_s(laid: "LaidMap", within: Duration) -> float:
    """Seconds of the window on its own clock."""
    return within.nominal_seconds(work_day_seconds=laid.map.calendar_of(None).work_day_seconds)


def _worked_by_horizon(laid: "LaidMap") -> int:
    """The horizon on the clock of working time, as the candidates have theirs [A11]."""
    text = question("chain_horizon", laid=quote_name(laid.schema))
    return whole(laid.engine.run(text, {"horizon_us": laid.horizon_us}).first()["at_us"])


def _rows(
    laid: "LaidMap",
    only: ScopeFilter,
    request: FunnelRequest,
    *,
    levels: Units,
    costs: Mapping[int, Costs],
    seed: int,
) -> tuple[FunnelStep, ...]:
    of_start = measure_shares(laid, only, levels)
    of_previous = measure_shares(laid, only, _of_previous(levels))
    times = measure_quantiles(laid, only, _times(levels, "took_us"), shares=(0.5, 0.9))
    hops = measure_quantiles(laid, only, _times(levels, "hop_us"))
    empty = nothing("s", say("nobody has come so far yet"), method="order_statistics")
    rows = []
    for code, step in enumerate(request.steps, start=1):
        reached, hop = of_start.get(code, NOBODY), of_previous.get(code, NOBODY)
        took = times.get(code, (empty, empty)) if code > 1 else (empty, empty)
        entrants = of_start.get(1, NOBODY).n
        rows.append(
            FunnelStep(
                step=step.key,
                n=reached.k,
                lost=0 if code == 1 else hop.n - hop.k,
                still_open=reached.still_open,
                of_start=reached.estimate,
                of_previous=hop.estimate,
                time_median=took[0],
                time_p90=took[1],
                hop_median=hops.get(code, (empty,))[0] if code > 1 else empty,
                cost_per_entrant=_ratio(costs.get(code, {}), costs.get(1, {}), seed=seed),
                cost_per_arrival=_ratio(costs.get(code, {}), costs.get(code, {}), seed=seed),
            )
        )
        if rows[-1].n > entrants:
            must_equal(entrants, [rows[-1].n], what=f"arrived at {step.key}")
    return tuple(rows)


def _of_previous(levels: Units) -> Units:
    """The same actors, but at each step only those who came to the step before."""
    text = (
        f"WITH levels AS (\n{levels.sql}\n)\nSELECT l.* FROM levels l"
        " WHERE l.key > 1 AND EXISTS (SELECT 1 FROM levels p"
        " WHERE p.actor = l.actor AND p.key = l.key - 1 AND p.hit = 1)"
    )
    return replace(levels, sql=text)


def _times(levels: Units, column: str) -> Measured:
    text = (
        f"SELECT key, journey_id, account, {column} AS x FROM (\n{levels.sql}\n) l"
        f" WHERE hit = 1 AND {column} IS NOT NULL"
    )
    return Measured(text, levels.parameters)


def _costs(
    laid: "LaidMap", only: ScopeFilter, levels: Units, *, actors: Actors
) -> dict[int, Costs]:
    found: dict[int, Costs] = {}
    text = question("chain_costs", levels=levels.sql, spent=actors.spent)
    for row in ask(laid, only, text, levels.parameters).dicts():
        accounts = found.setdefault(whole(row["key"]), {})
        accounts[whole(row["account"])] = (real(row["cost"]), whole(row["actors"]))
    return found


def _ratio(over: Costs, under: Costs, *, seed: int) -> Estimate:
    """Cost of the chains in `over` for each actor of `under`, resampled by account [L6]."""
    import numpy as np

    journeys = sum(n for _, n in under.values())
    spent = sum(cost for cost, _ in over.values())
    if not journeys or not spent:
        note = (
            say("no event of these chains has a cost")
            if journeys
            else say("nobody has come so far yet")
        )
        return nothing("money", note, method="bootstrap", n=journeys, accounts=len(under))
    accounts = sorted(under)
    top = np.array([over.get(account, (0.0, 0))[0] for account in accounts])
    bottom = np.array([float(under[account][1]) for account in accounts])
    ends = bootstrap_ratio(top, bottom, seed=seed) or (None, None)
    return estimate(
        spent / journeys, ends, unit="money", method="bootstrap", n=journeys, accounts=len(accounts)
    )
