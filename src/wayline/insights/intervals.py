"""How sure is a number: the interval of each kind of estimate [L6], widened for accounts [L7]."""

import math
from dataclasses import dataclass

Z = 1.959963984540054  # two-sided 95 %, the same everywhere [L6]
LEVEL = 0.95
_TAIL = (1 - LEVEL) / 2

Ends = tuple[float | None, float | None]  # lower and upper end; None = that end does not exist


@dataclass(frozen=True, slots=True)
class Spread:
    """How values lie over accounts, as the sums that one-way ANOVA needs; made by one GROUP BY.

    Attributes:
        n: number of units.
        accounts: number of accounts; a journey without account is its own account.
        squares_of_n: sum over accounts of (units of the account) squared.
        total: sum of all values; for a share the number of hits.
        squares: sum of all squared values; for a share again the number of hits.
        between: sum over accounts of (sum of its values) squared / (its units).
    """

    n: int
    accounts: int
    squares_of_n: float
    total: float
    squares: float
    between: float


def design_effect(spread: Spread) -> float:
    """By how much the variance grows because journeys of one account resemble each other [L7].

    `1 + (m0 - 1) * max(0, icc)` with the ANOVA estimates of m0 and icc; 1 when every account has
    one unit, when there is only one account (then the interval speaks of that account), and when
    nothing varies.

    >>> design_effect(Spread(n=4, accounts=4, squares_of_n=4, total=2, squares=2, between=2))
    1.0
    """
    n, accounts = spread.n, spread.accounts
    if accounts < 2 or n <= accounts:
        return 1.0
    sum_between = max(0.0, spread.between - spread.total**2 / n)
    sum_within = max(0.0, spread.squares - spread.between)
    mean_between = sum_between / (accounts - 1)
    mean_within = sum_within / (n - accounts)
    size = (n - spread.squares_of_n / n) / (accounts - 1)
    ground = mean_between + (size - 1) * mean_within
    if ground <= 0:
        return 1.0
    icc = (mean_between - mean_within) / ground
    return 1.0 + (size - 1) * max(0.0, icc)


def wilson(k: float, n: float, *, deff: float = 1.0) -> Ends:
    """Wilson's interval of the share k of n; (None, None) when n is 0.

    >>> tuple(round(end, 4) for end in wilson(26, 42))
    (0.4681, 0.75)
    """
    if n <= 0:
        return None, None
    share, size = k / n, n / deff
    ground = 1 + Z**2 / size
    middle = share + Z**2 / (2 * size)
    half = Z * math.sqrt(share * (1 - share) / size + Z**2 / (4 * size**2))
    low = 0.0 if k <= 0 else (middle - half) / ground
    high = 1.0 if k >= n else (middle + half) / ground
    return max(0.0, low), min(1.0, high)


def newcombe(
    first: tuple[float, float], second: tuple[float, float], *, deffs: tuple[float, float] = (1, 1)
) -> Ends:
    """Newcombe's hybrid score interval of `first` share - `second` share, each given as (k, n).

    >>> tuple(round(end, 4) for end in newcombe((56, 70), (48, 80)))
    (0.0524, 0.3339)
    """
    low_1, high_1 = wilson(*first, deff=deffs[0])
    low_2, high_2 = wilson(*second, deff=deffs[1])
    if low_1 is None or high_1 is None or low_2 is None or high_2 is None:
        return None, None
    share_1, share_2 = first[0] / first[1], second[0] / second[1]
    difference = share_1 - share_2
    low = difference - math.hypot(share_1 - low_1, high_2 - share_2)
    high = difference + math.hypot(high_1 - share_1, share_2 - low_2)
    return low, high


def quantile_ranks(n: int, share: float, *, deff: float = 1.0) -> tuple[int | None, int | None]:
    """Ranks (from 1) of the order statistics that enclose a quantile; None = no such rank.

    Binomial order statistics; the distance from the middle grows with the root of `deff`.

    >>> quantile_ranks(5, 0.5), quantile_ranks(6, 0.5)
    ((None, None), (1, 6))
    >>> quantile_ranks(35, 0.9)[1], quantile_ranks(36, 0.9)[1]
    (None, 36)
    """
    if n <= 0:
        return None, None
    lower = _last_rank(n, share)
    upper = _last_rank(n, 1 - share)  # the same count from the other end
    low: int | None = lower or None
    high: int | None = n + 1 - upper if upper else None
    if deff > 1.0:
        middle, widen = n * share, math.sqrt(deff)
        low = None if low is None else math.floor(middle - (middle - low) * widen)
        high = None if high is None else math.ceil(middle + (high - middle) * widen)
    return (
        low if low is not None and low >= 1 else None,
        high if high is not None and high <= n else None,
    )


def _last_rank(n: int, share: float) -> int:
    """The largest r with P(Binomial(n, share) <= r - 1) <= 2.5 %, 0 when there is none."""
    from scipy.special import bdtr

    guess = n * share - Z * math.sqrt(n * share * (1 - share))
    rank = min(n, max(0, math.floor(guess)))
    while rank < n and float(bdtr(rank, n, share)) <= _TAIL:
        rank += 1
    while rank > 0 and float(bdtr(rank - 1, n, share)) > _TAIL:
        rank -= 1
    return rank


def poisson_interval(count: int) -> Ends:
    """The exact interval of a count.

    >>> tuple(round(end, 3) for end in poisson_interval(10))
    (4.795, 18.39)
    """
    from scipy.special import gammaincinv

    low = 0.0 if count == 0 else float(gammaincinv(count, _TAIL))
    return low, float(gammaincinv(count + 1, 1 - _TAIL))


def t_interval(n: int, mean: float, deviation: float, *, deff: float = 1.0) -> Ends:
    """Student's interval of a mean; `deviation` is that of the sample (n - 1); none below n = 2."""
    if n < 2:
        return None, None
    from scipy.special import stdtrit

    half = float(stdtrit(n - 1, 1 - _TAIL)) * deviation * math.sqrt(deff / n)
    return mean - half, mean + half


def nps_interval(promoters: int, detractors: int, n: int, *, deff: float = 1.0) -> Ends:
    """The adjusted Wald interval of a net promoter score, in points from -100 to 100 [A24]."""
    if n <= 0:
        return None, None
    size = n / deff
    up = (promoters / n * size + 0.75) / (size + 3)
    down = (detractors / n * size + 0.75) / (size + 3)
    half = Z * math.sqrt((up + down - (up - down) ** 2) / (size + 3))
    return max(-100.0, 100 * (up - down - half)), min(100.0, 100 * (up - down + half))


def odds_ratio(a: float, b: float, c: float, d: float) -> tuple[float, float, float]:
    """Odds ratio ad/bc with its log normal interval; +0.5 in each cell if one of them is 0."""
    if 0 in (a, b, c, d):
        a, b, c, d = a + 0.5, b + 0.5, c + 0.5, d + 0.5
    ratio = a * d / (b * c)
    half = Z * math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    return ratio, ratio * math.exp(-half), ratio * math.exp(half)


def finite_population(ends: Ends, *, value: float, n: int, population: int) -> Ends:
    """An interval drawn in because n of a known population N answered [A24]: x sqrt((N-n)/(N-1))."""
    low, high = ends
    if low is None or high is None:
        return ends
    left = max(0, population - n) / max(1, population - 1)
    shrink = math.sqrt(min(1.0, left))
    return value - (value - low) * shrink, value + (high - value) * shrink
