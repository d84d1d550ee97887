"""How many go on from each stage, by which channel, and at what cost [A19]?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame, say
from wayline.engine import ScopeFilter
from wayline.insights.asking import Relation, ask, ask_arrays, keep, keys_of, population, question
from wayline.insights.bootstrap import Cells, EndsByCell, bootstrap_cells
from wayline.insights.estimates import estimate, nothing
from wayline.insights.intervals import Ends
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of, seed_of
from wayline.insights.results import must_be_ordered, must_equal
from wayline.insights.rows import maybe_whole, real, whole
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    import numpy as np

    from wayline.insights.bootstrap import Codes, Numbers
    from wayline.journeys import LaidMap, Scope

NONE = "(none)"  # events without a channel, and passages without any touch
WIDTH = 100_000  # a stage and a channel are one number
VISITS_AT_ONCE = 1_000_000  # more are asked for in parts: what they need in memory has a bound
NO_PASSAGE = say("no passage is credited to it")
NO_COST = say("no event here has a cost")


@dataclass(frozen=True, slots=True)
class StageChannel:
    """One channel in one stage.

    Attributes:
        stage: key of the stage.
        channel: key of the channel; `(none)` = no channel known.
        passages: its share of the visits that were left forward or to success, each split equally over
            the touches inside it.
        share: passages / all passages of the stage, resampled by account; n = all of them.
        cost: of its events in all visits of the stage, those that failed too; money of the events;
            None = no event of it has a cost.
        cost_per_conversion: cost / passages, resampled by account; n = passages in which it was touched.
        accounts: different customers behind it.
    """

    stage: str
    channel: str
    passages: float
    share: Estimate
    cost: float | None
    cost_per_conversion: Estimate
    accounts: int


@dataclass(frozen=True, slots=True)
class StageChannels:
    """Every channel of every stage, in the order of the map, most passages first.

    Attributes:
        passages: visits left forward or to success, by stage: what the credits sum to [A9].
        costs: what the events of each stage cost, summed event by event; None = no cost is known there.
        elsewhere: cost of events in no visit of a stage, or after the end of their case.
        unallocated: spend without touches; nothing is, while no source tells spend.
        total_cost: of all events in the data: costs of the stages + elsewhere.
    """

    rows: tuple[StageChannel, ...]
    passages: dict[str, int]
    costs: dict[str, float | None]
    elsewhere: float
    unallocated: float
    total_cost: float
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """Credits over channels are the passages of the stage, cost over all cells is the cost in the data [L3]."""
        for stage, passages in self.passages.items():
            here = [row for row in self.rows if row.stage == stage]
            must_equal(passages, [row.passages for row in here], what=f"passages of {stage}")
            costs = [row.cost or 0.0 for row in here]
            must_equal(self.costs[stage] or 0.0, costs, what=f"cost of {stage}")
        cells = sum(row.cost or 0.0 for row in self.rows)
        parts = [cells, self.unallocated, self.elsewhere]
        must_equal(self.total_cost, parts, what="cost in the data")
        for row in self.rows:
            must_be_ordered(row.share, what=f"share of {row.channel} in {row.stage}")

    def of(self, stage: str, channel: str) -> StageChannel | None:
        """One row; None where the channel was never used in the stage."""
        found = (row for row in self.rows if (row.stage, row.channel) == (stage, channel))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What the accounts of one stage and channel add up to."""

    credit: float
    touched: int
    cost: float | None
    accounts: int


@dataclass(frozen=True, slots=True)
class _Table:
    """One row per account in a stage and channel, which are one number; as columns, for there may be millions."""

    code: "Codes"
    account: "Codes"
    credit: "Numbers"
    touched: "Codes"
    cost: "Numbers"
    has_cost: "Numbers"  # 1 where a cost is known, else 0


def measure_channels(
    laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK
) -> StageChannels:
    """Passages and cost of every channel in every stage, and what one passage costs there [A19]."""
    only = scope_filter(laid, scope)
    stages, channels = keys_of(laid, "stages"), {**keys_of(laid, "channels"), 0: NONE}
    counted = {
        whole(stage): whole(n) for stage, n in ask(laid, only, question("stage_passages")).rows
    }
    costs = {
        maybe_whole(stage): real(cost)
        for stage, cost in ask(laid, only, question("stage_costs")).rows
    }
    definition = definition_id("channels", scope)
    table = _table(laid, only, stages)
    found = _rows(table, counted, names=(stages, channels), seed=seed_of(definition))
    passages = {key: counted.get(code, 0) for code, key in stages.items()}
    whole_frame = population(sum(passages.values()), {})
    return StageChannels(
        rows=found,
        passages=passages,
        costs={key: costs.get(code) for code, key in stages.items()},
        elsewhere=costs.get(None, 0.0),
        unallocated=0.0,
        total_cost=real(ask(laid, only, "SELECT SUM(cost) AS cost FROM events").first()["cost"]),
        frame=frame_of(laid, scope, definition=definition, population=whole_frame, clock=clock),
        who=_who(laid, only, stages, channels),
    )


def _table(laid: "LaidMap", only: ScopeFilter, stages: Mapping[int, str]) -> _Table:
    import numpy as np

    visits = whole(ask(laid, only, "SELECT COUNT(*) AS n FROM stage_visits").first()["n"])
    parts = max(1, -(-visits // VISITS_AT_ONCE))
    asked = question("stage_channels")
    answers = [
        _read(ask_arrays(laid, only, asked, {"part": part, "parts": parts}), stages)
        for part in range(parts)
    ]
    return _Table(*(np.concatenate(columns) for columns in zip(*answers, strict=True)))


def _read(
    found: "Mapping[str, np.ma.MaskedArray[tuple[int], np.dtype[np.generic]]]", stages: Mapping[int, str]
) -> "tuple[Codes, Codes, Numbers, Codes, Numbers, Numbers]":  # fmt: skip
    """The columns of a table, as they stand in it."""
    import numpy as np

    wanted = np.isin(found["stage"].data, list(stages))
    cost = found["cost"][wanted]
    return (
        found["stage"].data[wanted].astype(np.int64) * WIDTH + found["channel"].data[wanted].astype(np.int64),
        found["account"].data[wanted].astype(np.int64),
        found["credit"].data[wanted].astype(np.float64),
        found["touched"].data[wanted].astype(np.int64),
        cost.filled(0).astype(np.float64),
        (~np.ma.getmaskarray(cost)).astype(np.float64),
    )  # fmt: skip


def _rows(
    table: _Table,
    counted: Mapping[int, int],
    *,
    names: tuple[Mapping[int, str], Mapping[int, str]],
    seed: int,
) -> tuple[StageChannel, ...]:
    """Every cell with its two intervals, in the order of the map, most passages first."""
    stages, channels = names
    of_cost, of_share = _resampled(table, seed=seed)
    found = {
        code: StageChannel(
            stages[code // WIDTH],
            channels[code % WIDTH],
            cell.credit,
            _share(cell, counted.get(code // WIDTH, 0), of_share.get(code)),
            cell.cost,
            _per_passage(cell, of_cost.get(code)),
            cell.accounts,
        )
        for code, cell in _cells(table).items()
    }
    order = sorted(
        found, key=lambda code: (code // WIDTH, -found[code].passages, found[code].channel)
    )
    return tuple(found[code] for code in order)


def _cells(table: _Table) -> dict[int, _Cell]:
    import numpy as np

    codes, place, accounts = np.unique(table.code, return_inverse=True, return_counts=True)

    def summed(column: "Numbers") -> list[float]:
        return [float(total) for total in np.bincount(place, weights=column, minlength=len(codes))]

    credit, cost, known = summed(table.credit), summed(table.cost), summed(table.has_cost)
    touched = summed(table.touched.astype(np.float64))
    return {
        int(code): _Cell(
            credit[at], round(touched[at]), cost[at] if known[at] else None, int(accounts[at])
        )
        for at, code in enumerate(codes)
    }


def _resampled(table: _Table, *, seed: int) -> tuple[EndsByCell, EndsByCell]:
    """The intervals of cost / passages and of passages / all passages of the stage, by cell.

    Every account that passed the stage stands below the line of each of its channels, whether it used
    the channel or not.
    """
    import numpy as np

    if not len(table.code):
        return {}, {}
    known, places = np.unique(table.account, return_inverse=True)
    cells = Cells(places, table.code, table.code // WIDTH, table.cost, table.credit, len(known))
    return bootstrap_cells(cells, seed=seed)


def _share(cell: _Cell, passages: int, ends: Ends | None) -> Estimate:
    if not passages:
        return nothing("share", NO_PASSAGE, method="bootstrap", accounts=cell.accounts)
    return estimate(
        cell.credit / passages, ends or (None, None), unit="share", method="bootstrap", n=passages,
        accounts=cell.accounts,
    )  # fmt: skip


def _per_passage(cell: _Cell, ends: Ends | None) -> Estimate:
    n = cell.touched
    if not cell.credit or cell.cost is None:
        note = NO_COST if cell.credit else NO_PASSAGE
        return nothing("money", note, method="bootstrap", n=n, accounts=cell.accounts)
    value = cell.cost / cell.credit
    return estimate(
        value, ends or (None, None), unit="money", method="bootstrap", n=n, accounts=cell.accounts
    )


def _who(
    laid: "LaidMap", only: ScopeFilter, stages: Mapping[int, str], channels: Mapping[int, str]
) -> tuple[Who, ...]:
    """The passages of a stage by whether a channel was touched in them; of a cost only those where it was."""
    names = {
        str(code * WIDTH + channel): f"{stage}.channels.{name}"
        for code, stage in stages.items()
        for channel, name in channels.items()
    }
    every = keep(laid, only, Relation(question("stage_channel_members"))).sql
    touched = f"SELECT key, journey_id, side FROM (\n{every}\n) passages WHERE side = 'did'"
    of_stages = {str(code): stage for code, stage in stages.items()}
    passages = (
        "SELECT stage AS key, journey_id, 'did' AS side FROM stage_visits WHERE exit_kind IN (1, 3)"
    )
    return (
        Who("stages.*.passages", passages, {}, of_stages),
        Who("stages.*.share", every, {}, names),
        Who("stages.*.cost_per_conversion", touched, {}, names),
    )
