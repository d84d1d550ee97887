"""How does a count or a sum become an Estimate: value, interval, accounts and verdict in one place [L1] [L8]."""

from collections.abc import Mapping
from dataclasses import replace

from wayline.base import Estimate, Saying, Verdict, say
from wayline.engine import Value
from wayline.insights.intervals import (
    LEVEL,
    Ends,
    Spread,
    design_effect,
    nps_interval,
    poisson_interval,
    t_interval,
    wilson,
)
from wayline.insights.rows import real, whole

SMALLEST_SHARE = 0.10  # ten points: the smallest difference of shares that matters [L8]
SMALLEST_POINTS = 10.0  # the same for a score from -100 to 100
SMALLEST_PART = 0.25  # of the value, for time, money, counts and ratios
NOBODY_YET, NOTHING_YET = say("nobody to count yet"), say("nothing to measure yet")


def smallest_effect(unit: str, value: float | None) -> float:
    """The smallest difference that matters, in the unit of the number [L8]."""
    if unit == "share":
        return SMALLEST_SHARE
    if unit == "points":
        return SMALLEST_POINTS
    return SMALLEST_PART * abs(value or 0.0)


def verdict_of(unit: str, value: float | None, ends: Ends) -> Verdict:
    """`too_few` when the half-width exceeds the smallest effect, or there is no interval [L8]."""
    low, high = ends
    if value is None or low is None or high is None:
        return "too_few"
    return "too_few" if (high - low) / 2 > smallest_effect(unit, value) else "ok"


def estimate(
    value: float | None, ends: Ends, *, unit: str, method: str, n: int, accounts: int
) -> Estimate:
    """An Estimate with the verdict that its interval earns."""
    low, high = ends if value is not None else (None, None)
    verdict = verdict_of(unit, value, (low, high))
    return Estimate(value, unit, n, None, low, high, LEVEL, method, accounts, verdict)


def nothing(
    unit: str, note: Saying, *, method: str = "none", n: int = 0, accounts: int = 0
) -> Estimate:
    """A number that cannot be computed, with the reason in words."""
    empty = estimate(None, (None, None), unit=unit, method=method, n=n, accounts=accounts)
    return replace(empty, note=note)


def spread_of(row: Mapping[str, Value], prefix: str = "") -> Spread:
    """The ANOVA sums from a row with columns n, accounts, squares_of_n, total, squares, between."""
    return Spread(
        n=whole(row[prefix + "n"]),
        accounts=whole(row[prefix + "accounts"]),
        squares_of_n=real(row[prefix + "squares_of_n"]),
        total=real(row[prefix + "total"]),
        squares=real(row[prefix + "squares"]),
        between=real(row[prefix + "between"]),
    )


def share_estimate(
    k: int,
    n: int,
    *,
    accounts: int | None = None,
    deff: float = 1.0,
    note: Saying = NOBODY_YET,
) -> Estimate:
    """The share k of n with Wilson's interval at n / deff [L6] [L7]."""
    groups = n if accounts is None else accounts
    if n == 0:
        return nothing("share", note, method="wilson", accounts=groups)
    ends = wilson(k, n, deff=deff)
    share = estimate(k / n, ends, unit="share", method="wilson", n=n, accounts=groups)
    return replace(share, k=k)


def share_of_spread(spread: Spread, *, note: Saying = NOBODY_YET) -> Estimate:
    """The share `total` of n, with the design effect that the spread over accounts calls for."""
    return share_estimate(
        round(spread.total),
        spread.n,
        accounts=spread.accounts,
        deff=design_effect(spread),
        note=note,
    )


def quantile_estimate(
    value: float | None,
    ends: Ends,
    *,
    n: int,
    accounts: int,
    unit: str = "s",
    note: Saying = NOTHING_YET,
) -> Estimate:
    """A quantile with the two order statistics around it (see `quantile_ranks`) [L6] [L11]."""
    method = "order_statistics"
    if value is None:
        return nothing(unit, note, method=method, n=n, accounts=accounts)
    return estimate(value, ends, unit=unit, method=method, n=n, accounts=accounts)


def mean_estimate(spread: Spread, *, unit: str = "s", note: Saying = NOTHING_YET) -> Estimate:
    """The mean of the values of a spread, with Student's interval and its design effect."""
    n, accounts = spread.n, spread.accounts
    if n == 0:
        return nothing(unit, note, method="t", accounts=accounts)
    mean = spread.total / n
    ends: Ends = (None, None)
    if n > 1:
        variance = max(0.0, spread.squares - n * mean**2) / (n - 1)
        ends = t_interval(n, mean, variance**0.5, deff=design_effect(spread))
    return estimate(mean, ends, unit=unit, n=n, method="t", accounts=accounts)


def count_estimate(count: int, *, accounts: int) -> Estimate:
    """A count as an estimate of the rate behind it, with the exact Poisson interval."""
    ends = poisson_interval(count)
    return estimate(
        float(count), ends, unit="count", method="exact_poisson", n=count, accounts=accounts
    )


def nps_estimate(
    promoters: int, detractors: int, n: int, *, accounts: int, deff: float = 1.0
) -> Estimate:
    """A net promoter score in points, with the adjusted Wald interval [A24]."""
    if n == 0:
        return nothing("points", say("no answers yet"), method="adjusted_wald", accounts=accounts)
    value = 100 * (promoters - detractors) / n
    ends = nps_interval(promoters, detractors, n, deff=deff)
    return estimate(value, ends, unit="points", n=n, method="adjusted_wald", accounts=accounts)
