"""How sure is a ratio of sums: resampling whole accounts, seeded by the request [L6]."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
    Codes = np.ndarray[tuple[int], np.dtype[np.int64]]

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
    top, bottom = draw(over, under, generator)
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

    found: dict[int, tuple[float, float] | None] = {}
    for code in np.unique(cell):
        here = cell == code
        top, bottom = np.zeros(accounts), np.zeros(accounts)
        np.add.at(top, account[here], over[here])
        np.add.at(bottom, account[here], under[here])
        found[int(code)] = bootstrap_ratio(top, bottom, seed=seed)
    return found
