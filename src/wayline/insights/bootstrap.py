"""How sure is a ratio of sums: resampling whole accounts, seeded by the request [L6]."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
    Codes = np.ndarray[tuple[int], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
    Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]

DRAWS = 2000
# Above this many accounts the resampled sums are drawn from their normal limit: the same interval
# to three digits, without two thousand passes over every account.
EXACT_UP_TO = 20_000
_CHUNK = 100  # resamples at a time: 100 x 20,000 weights are 16 MB


def bootstrap_ratio(over: "Numbers", under: "Numbers", *, seed: int) -> tuple[float, float] | None:
    """The 2.5 % and 97.5 % points of sum(over) / sum(under) over resamples of accounts.

    `over` and `under` hold one sum per account, zeros for accounts that have none. None when there
    are fewer than two accounts, or when more than 2.5 % of the resamples have nothing below the line.
    """
    import numpy as np

    if len(over) < 2:
        return None
    generator = np.random.default_rng(seed)
    draw = _draw_sums if len(over) <= EXACT_UP_TO else _draw_normal
    return _ends_of(*draw(over, under, generator))


def _ends_of(top: "Numbers", bottom: "Numbers") -> tuple[float, float] | None:
    import numpy as np

    usable = bottom > 0
    if usable.mean() < 0.975:
        return None
    low, high = np.quantile(top[usable] / bottom[usable], [0.025, 0.975])
    return float(low), float(high)


def _draw_sums(
    over: "Numbers", under: "Numbers", generator: "np.random.Generator"
) -> tuple["Numbers", "Numbers"]:
    import numpy as np

    table = _draw_table(np.stack([over, under], axis=1), generator)
    return table[:, 0], table[:, 1]


def _draw_normal(
    over: "Numbers", under: "Numbers", generator: "np.random.Generator"
) -> tuple["Numbers", "Numbers"]:
    import numpy as np

    accounts = len(over)
    spread = np.cov(over, under, bias=True) * accounts
    middle = np.array([over.sum(), under.sum()])
    table = generator.multivariate_normal(middle, spread, size=DRAWS, method="eigh")
    return table[:, 0], table[:, 1]


EndsByCell = Mapping[int, tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Cells:
    """A table as one row per (account, cell).

    Attributes:
        account: of each row, from 0 to accounts - 1.
        cell: its cell; `group` the group of the cell.
        over: what stands above the line; `under` below it.
        accounts: how many there are.
    """

    account: "Codes"
    cell: "Codes"
    group: "Codes"
    over: "Numbers"
    under: "Numbers"
    accounts: int


def bootstrap_cells(table: Cells, *, seed: int) -> tuple[EndsByCell, EndsByCell]:
    """Two intervals of every cell: of over / under, and of its under / that of its group.

    Each is what `bootstrap_ratio` gives; every cell sees the same resamples of all accounts, and both
    intervals rest on the same ones.
    """
    import numpy as np

    codes, first, place = np.unique(table.cell, return_index=True, return_inverse=True)
    groups = table.group[first]
    if table.accounts < 2:
        return dict.fromkeys(map(int, codes)), dict.fromkeys(map(int, codes))
    if table.accounts > EXACT_UP_TO:
        return _ends_one_by_one(table, codes, groups, place=place, seed=seed)
    tops, bottoms = np.zeros((table.accounts, len(codes))), np.zeros((table.accounts, len(codes)))
    np.add.at(tops, (table.account, place), table.over)
    np.add.at(bottoms, (table.account, place), table.under)
    drawn = _draw_table(np.hstack([tops, bottoms]), np.random.default_rng(seed))
    over_drawn, under_drawn = np.hsplit(drawn, 2)
    ratios = {
        int(code): _ends_of(over_drawn[:, at], under_drawn[:, at]) for at, code in enumerate(codes)
    }
    shares = {
        int(code): _ends_of(under_drawn[:, at], under_drawn[:, groups == groups[at]].sum(axis=1))
        for at, code in enumerate(codes)
    }
    return ratios, shares


def _ends_one_by_one(
    table: Cells, codes: "Codes", groups: "Codes", *, place: "Codes", seed: int
) -> tuple[EndsByCell, EndsByCell]:
    """A cell at a time: a table of all of them would fill the memory."""
    import numpy as np

    ratios: dict[int, tuple[float, float] | None] = {}
    shares: dict[int, tuple[float, float] | None] = {}
    for one in np.unique(groups):
        whole = _sums(table, table.under, table.group == one)
        for at in np.flatnonzero(groups == one):
            over = _sums(table, table.over, place == at)
            under = _sums(table, table.under, place == at)
            ratios[int(codes[at])] = bootstrap_ratio(over, under, seed=seed)
            shares[int(codes[at])] = bootstrap_ratio(under, whole, seed=seed)
    return ratios, shares


def _draw_table(table: "Table", generator: "np.random.Generator") -> "Table":
    """The column sums of a table with one row per account, over resamples of accounts."""
    import numpy as np

    return np.concatenate([
        _times_drawn(len(table), generator) @ table for _ in range(DRAWS // _CHUNK)
    ])  # fmt: skip


def _times_drawn(accounts: int, generator: "np.random.Generator") -> "Table":
    """How often each account is in each of some resamples: as many draws as there are accounts."""
    import numpy as np

    drawn = generator.integers(0, accounts, size=(_CHUNK, accounts), dtype=np.int32)
    drawn += np.arange(_CHUNK, dtype=np.int32)[:, None] * accounts
    times = np.bincount(drawn.ravel(), minlength=_CHUNK * accounts)
    return times.reshape(_CHUNK, accounts).astype(np.float64)


def _sums(table: Cells, values: "Numbers", chosen: "Flags") -> "Numbers":
    """The sum of the chosen values of each account."""
    import numpy as np

    sums = np.bincount(table.account[chosen], weights=values[chosen], minlength=table.accounts)
    return sums.astype(np.float64)
