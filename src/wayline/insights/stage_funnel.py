"""How far do journeys get along the stages, in order and in time: the stage funnel [A9]."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Duration, Estimate, Frame, Population, say
from wayline.engine import ScopeFilter, Value
from wayline.insights.asking import ask, code_of, keep, keys_of, population, question, values_list
from wayline.insights.estimates import nothing, share_estimate
from wayline.insights.members import Who
from wayline.insights.quantiles import Measured, measure_quantiles
from wayline.insights.requests import WALL_CLOCK, Asked, definition_id, frame_of
from wayline.insights.results import must_equal
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Share, Units, measure_shares
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One stage of the funnel.

    Attributes:
        stage: its key.
        optional: an optional stage stands beside the chain: it loses nobody.
        n: matured journeys that reached it, in order, in time.
        lost: those who reached the stage before it in the chain, but not this one.
        still_open: journeys that started too short a time ago to judge; the same in every row.
        of_start: n as a share of those who started.
        of_previous: n as a share of those who reached the stage before it in the chain.
        time: median of the smallest span from an entry of the first stage, seconds; none for the first.
    """

    stage: str
    optional: bool
    n: int
    lost: int
    still_open: int
    of_start: Estimate
    of_previous: Estimate
    time: Estimate


@dataclass(frozen=True, slots=True)
class StageFunnel:
    """The stages by rank; `matured_by_s` is the age at which a start is judged."""

    rows: tuple[FunnelRow, ...]
    matured_by_s: float
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Starts = lost at each step + arrived; all starts = judged + still open [L3]."""
        chain = [row for row in self.rows if not row.optional]
        if not chain:
            return
        must_equal(chain[0].n, [*(row.lost for row in chain), chain[-1].n], what="stage funnel")
        must_equal(
            self.frame.population.counted,
            [chain[0].n, chain[0].still_open],
            what="starting journeys",
        )


@dataclass(frozen=True, slots=True)
class FunnelRequest:
    """What the funnel is asked: a limit of time (elapsed) and the channel a journey began on."""

    within: Duration | None = None
    entry_channel: str | None = None


def measure_stage_funnel(
    laid: "LaidMap",
    scope: "Scope",
    *,
    asked: FunnelRequest | None = None,
    clock: Clock = WALL_CLOCK,
) -> StageFunnel:
    """How far journeys that began with the first stage got, in the order of the map [A9]."""
    request = asked or FunnelRequest()
    only = scope_filter(laid, scope)
    names = keys_of(laid, "stages")
    optional = [stage.optional for stage in laid.map.stages]
    matured = question("funnel_matured")
    bound = _bound(laid, request)
    ranks = values_list(_ranks(optional))
    start = keep(
        laid, only, Units(question("funnel_of_start", matured=matured, ranks=ranks), bound)
    )
    chain = Units(question("funnel_of_previous", matured=matured, ranks=ranks), bound)
    previous = keep(laid, only, chain)
    times = keep(laid, only, Measured(question("funnel_times", matured=matured), bound))
    of_start, of_previous = (measure_shares(laid, only, units) for units in (start, previous))
    time = measure_quantiles(laid, only, times)
    no_time = nothing("s", say("nobody has come so far yet"), method="order_statistics")
    rows = tuple(
        _row(
            key,
            of_start.get(code, NOBODY),
            hop=of_previous.get(code, NOBODY),
            time=no_time if code == 1 else time.get(code, (no_time,))[0],
            is_first=code == 1,
            is_optional=is_optional,
        )
        for (code, key), is_optional in zip(names.items(), optional, strict=True)
    )
    limit = max((share.limit_s or 0.0 for share in of_start.values()), default=0.0)
    definition = definition_id("stage_funnel", scope, _asked_json(request))
    people = _starts(laid, only, bound)
    frame = frame_of(
        laid, scope, definition=definition, population=people, clock=clock, matured_by=limit
    )
    who = (*_who(start, previous, times=times, names=names), _lost_who(previous, names, optional))
    return StageFunnel(rows, limit, frame, who)


def _row(
    stage: str, reached: Share, *, hop: Share, time: Estimate, is_first: bool, is_optional: bool
) -> FunnelRow:
    return FunnelRow(
        stage=stage,
        optional=is_optional and not is_first,
        n=reached.k,
        lost=0 if is_first or is_optional else hop.n - hop.k,
        still_open=reached.still_open,
        of_start=reached.estimate,
        of_previous=hop.estimate,
        time=time,
    )


def _starts(laid: "LaidMap", only: ScopeFilter, bound: dict[str, Value]) -> Population:
    """The journeys that began with the first stage, inside the data; the others by their reason."""
    started = {name: bound[name] for name in ("data_start_us", "entry_channel")}
    counts = ask(laid, only, question("funnel_starts"), started).first()
    left_out = {
        "not_from_the_first_stage": whole(counts["elsewhere"]),
        "left_truncated": whole(counts["left_truncated"]),
    }
    return population(whole(counts["journeys"]), left_out)


def _ranks(optional: list[bool]) -> list[tuple[int | float, ...]]:
    """Each rank with the last one before it that is not optional; 0 before the first."""
    pairs: list[tuple[int | float, ...]] = []
    before = 0
    for rank, is_optional in enumerate(optional, start=1):
        pairs.append((rank, before))
        if rank == 1 or not is_optional:
            before = rank
    return pairs


def _bound(laid: "LaidMap", request: FunnelRequest) -> dict[str, Value]:
    within, channel = request.within, request.entry_channel
    return {
        "horizon_us": laid.horizon_us,
        "data_start_us": laid.data_start_us,
        "within_us": None if within is None else round(within.nominal_seconds() * 1e6),
        "entry_channel": None if channel is None else code_of(laid, "channels", channel),
    }


def _asked_json(request: FunnelRequest) -> dict[str, Asked]:
    within = None if request.within is None else str(request.within)
    return {"within": within, "entry_channel": request.entry_channel}


def _who(
    start: Units, previous: Units, *, times: Measured, names: dict[int, str]
) -> tuple[Who, ...]:
    later = {code: key for code, key in names.items() if code > 1}
    return (
        start.who("funnel.*.of_start", names),
        previous.who("funnel.*.of_previous", later),
        times.who("funnel.*.time", later),
        start.who_where("funnel.*.n", names, hit="= 1"),
        start.who_where("funnel.*.still_open", names, hit="IS NULL"),
    )


def _lost_who(previous: Units, names: dict[int, str], optional: list[bool]) -> Who:
    """Those who are counted as lost at the stages of the chain."""
    chain = {code: key for code, key in names.items() if not optional[code - 1]}
    return previous.who_where("funnel.*.lost", chain, hit="= 0")


@dataclass(frozen=True, slots=True)
class ChannelStep:
    """Of the matured journeys that began on a channel, how many reached a stage."""

    channel: str | None
    stage: str
    n: int
    of_start: Estimate


def measure_channel_funnel(
    laid: "LaidMap", scope: "Scope", *, within: Duration | None = None
) -> tuple[ChannelStep, ...]:
    """The stage funnel split by the channel on which the journey began; None = no channel known."""
    bound = _bound(laid, FunnelRequest(within))
    text = question("channel_funnel", matured=question("funnel_matured"))
    rows = ask(laid, scope_filter(laid, scope), text, bound).rows
    stages, channels = keys_of(laid, "stages"), keys_of(laid, "channels")
    starts = {whole(channel): whole(n) for channel, rank, n in rows if whole(rank) == 1}
    return tuple(
        ChannelStep(
            channels.get(whole(channel)),
            stages[whole(rank)],
            whole(n),
            share_estimate(whole(n), starts[whole(channel)]),
        )
        for channel, rank, n in rows
    )
