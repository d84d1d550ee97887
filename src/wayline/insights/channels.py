"""How many go on from each stage, by which channel, and at what cost [A19]?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.insights.asking import ask, keys_of, population, question
from wayline.insights.bootstrap import bootstrap_cells
from wayline.insights.estimates import estimate, nothing
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of, seed_of
from wayline.insights.results import must_equal
from wayline.insights.rows import real, whole
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

NONE = "(none)"  # events without a channel, and passages without any touch
WIDTH = 100_000  # a stage and a channel are one number
NO_PASSAGE = "no passage is credited to it"
NO_COST = "no event here has a cost"


@dataclass(frozen=True, slots=True)
class StageChannel:
    """One channel in one stage.

    Attributes:
        stage: key of the stage.
        channel: key of the channel; `(none)` = no channel known.
        passages: its share of the visits that were left forward or to success, each split equally over
            the touches inside it.
        cost: of its events in all visits of the stage, those that failed too; money of the events.
        cost_per_conversion: cost / passages, resampled by account.
        accounts: different customers behind it.
    """

    stage: str
    channel: str
    passages: float
    cost: float
    cost_per_conversion: Estimate
    accounts: int


@dataclass(frozen=True, slots=True)
class StageChannels:
    """Every channel of every stage, in the order of the map, most passages first.

    Attributes:
        passages: visits left forward or to success, by stage: what the credits sum to [A9].
        unallocated: spend without touches; nothing is, while no source tells spend.
    """

    rows: tuple[StageChannel, ...]
    passages: dict[str, int]
    unallocated: float
    frame: Frame

    def check(self) -> None:
        """Credits over channels are the passages of the stage [L3]."""
        for stage, passages in self.passages.items():
            credited = [row.passages for row in self.rows if row.stage == stage]
            must_equal(passages, credited, what=f"passages of {stage}")

    def of(self, stage: str, channel: str) -> StageChannel | None:
        """One row; None where the channel was never used in the stage."""
        found = (row for row in self.rows if (row.stage, row.channel) == (stage, channel))
        return next(found, None)


@dataclass(slots=True)
class _Cell:
    """What the accounts of one stage and channel add up to."""

    credit: float = 0.0
    cost: float = 0.0
    accounts: int = 0


def measure_channels(
    laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK
) -> StageChannels:
    """Passages and cost of every channel in every stage, and what one passage costs there [A19]."""
    only = scope_filter(laid, scope)
    stages, channels = keys_of(laid, "stages"), {**keys_of(laid, "channels"), 0: NONE}
    table = [
        (whole(stage) * WIDTH + whole(channel), whole(account), real(credit), real(cost))
        for stage, channel, account, credit, cost in ask(
            laid, only, question("stage_channels")
        ).rows
    ]
    counted = ask(laid, only, question("stage_passages")).rows
    by_stage = {whole(stage): whole(n) for stage, n in counted}
    passages = {key: by_stage.get(code, 0) for code, key in stages.items()}
    definition = definition_id("channels", scope)
    ends = _ends(table, seed=seed_of(definition))
    found = [
        StageChannel(
            stages[code // WIDTH], channels[code % WIDTH], cell.credit, cell.cost,
            _per_passage(cell, ends.get(code)), cell.accounts,
        )
        for code, cell in _cells(table).items()
        if code // WIDTH in stages
    ]  # fmt: skip
    order = {key: at for at, key in enumerate(stages.values())}
    found.sort(key=lambda row: (order[row.stage], -row.passages, row.channel))
    total = sum(passages.values())
    frame = frame_of(
        laid, scope, definition=definition, population=population(total, {}), clock=clock
    )
    return StageChannels(tuple(found), passages, 0.0, frame)


Row = tuple[int, int, float, float]  # stage and channel, account, credit, cost


def _cells(table: Sequence[Row]) -> dict[int, _Cell]:
    found: dict[int, _Cell] = {}
    for code, _, credit, cost in table:
        cell = found.setdefault(code, _Cell())
        cell.credit, cell.cost = cell.credit + credit, cell.cost + cost
        cell.accounts += 1
    return found


def _ends(table: Sequence[Row], *, seed: int) -> dict[int, tuple[float, float] | None]:
    """The interval of cost / passages for every cell, over the same resamples of accounts."""
    import numpy as np

    if not table:
        return {}
    places = {account: at for at, account in enumerate(sorted({row[1] for row in table}))}
    return bootstrap_cells(
        np.array([places[row[1]] for row in table]),
        np.array([row[0] for row in table]),
        over=np.array([row[3] for row in table]),
        under=np.array([row[2] for row in table]),
        accounts=len(places),
        seed=seed,
    )


def _per_passage(cell: _Cell, ends: tuple[float, float] | None) -> Estimate:
    n = round(cell.credit)
    if not cell.credit or not cell.cost:
        note = NO_COST if cell.credit else NO_PASSAGE
        return nothing("money", note, method="bootstrap", n=n, accounts=cell.accounts)
    value = cell.cost / cell.credit
    return estimate(
        value, ends or (None, None), unit="money", method="bootstrap", n=n, accounts=cell.accounts
    )
