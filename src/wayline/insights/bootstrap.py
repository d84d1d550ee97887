"""How sure is a ratio of sums: resampling whole accounts, seeded by the request [L6]."""

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

    accounts = len(over)
    both = np.stack([over, under], axis=1)
    sums = [
        generator.multinomial(accounts, np.full(accounts, 1 / accounts), size=_CHUNK) @ both
        for _ in range(DRAWS // _CHUNK)
    ]
    table = np.concatenate(sums)
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


def bootstrap_cells(
    account: "Codes", cell: "Codes", *, over: "Numbers", under: "Numbers", accounts: int, seed: int
) -> dict[int, tuple[float, float] | None]:
    """`bootstrap_ratio` for every cell of a table given as one row per (account, cell).

    `account` runs from 0 to accounts - 1; every cell sees the same resamples of all accounts.
    """
    import numpy as np

    codes, place = np.unique(cell, return_inverse=True)
    if accounts > EXACT_UP_TO:  # a cell at a time: a table of all of them would fill the memory
        return {
            int(code): bootstrap_ratio(
                _sums(account, over, place == at, accounts),
                _sums(account, under, place == at, accounts),
                seed=seed,
            )
            for at, code in enumerate(codes)
        }
    tops, bottoms = np.zeros((accounts, len(codes))), np.zeros((accounts, len(codes)))
    np.add.at(tops, (account, place), over)
    np.add.at(bottoms, (account, place), under)
    if accounts < 2:
        return dict.fromkeys(map(int, codes))
    drawn = _draw_table(np.hstack([tops, bottoms]), seed)
    over_drawn, under_drawn = np.hsplit(drawn, 2)
    columns = zip(codes, over_drawn.T, under_drawn.T, strict=True)
    return {int(code): _ends_of(top, bottom) for code, top, bottom in columns}


def bootstrap_parts(
    account: "Codes", cell: "Codes", *, group: "Codes", part: "Numbers", accounts: int, seed: int
) -> dict[int, tuple[float, float] | None]:
    """`bootstrap_ratio` of each cell's part in the sum of its group's cells, one row per (account, cell).

    `account` runs from 0 to accounts - 1; every cell sees the same resamples of all accounts.
    """
    import numpy as np

    codes, first, place = np.unique(cell, return_index=True, return_inverse=True)
    groups = group[first]
    if accounts < 2:
        return dict.fromkeys(map(int, codes))
    if accounts > EXACT_UP_TO:  # a cell at a time, as above
        found: dict[int, tuple[float, float] | None] = {}
        for one in np.unique(groups):
            whole = _sums(account, part, group == one, accounts)
            for at in np.flatnonzero(groups == one):
                top = _sums(account, part, place == at, accounts)
                found[int(codes[at])] = bootstrap_ratio(top, whole, seed=seed)
        return found
    parts = np.zeros((accounts, len(codes)))
    np.add.at(parts, (account, place), part)
    drawn = _draw_table(parts, seed)
    return {
        int(code): _ends_of(drawn[:, at], drawn[:, groups == groups[at]].sum(axis=1))
        for at, code in enumerate(codes)
    }


def _draw_table(table: "Table", seed: int) -> "Table":
    """The column sums of a table with one row per account, over resamples of accounts."""
    import numpy as np

    accounts = len(table)
    generator = np.random.default_rng(seed)
    return np.concatenate([
        generator.multinomial(accounts, np.full(accounts, 1 / accounts), size=_CHUNK) @ table
        for _ in range(DRAWS // _CHUNK)
    ])  # fmt: skip


def _sums(
    account: "Codes", values: "Numbers", chosen: "Flags", accounts: int
) -> "Numbers":  # fmt: skip
    """The sum of the chosen values of each account."""
    import numpy as np

    sums = np.bincount(account[chosen], weights=values[chosen], minlength=accounts)
    return sums.astype(np.float64)
