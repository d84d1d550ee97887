"""May we call it better or worse: differences, many comparisons at once, strata [L8] [L9]."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wayline.base import Estimate, say
from wayline.insights.estimates import estimate, nothing, smallest_effect
from wayline.insights.intervals import Z, newcombe

Comparison = Literal["better", "worse", "not_different", "too_few"]
Direction = Literal["higher", "lower"]


def difference_estimate(first: Estimate, second: Estimate) -> Estimate:
    """`first` - `second`, two shares, with Newcombe's interval made of their own intervals [L6]."""
    n, accounts = first.n + second.n, first.accounts + second.accounts
    if first.k is None or second.k is None or first.n == 0 or second.n == 0:
        return nothing("share", say("one of the two groups is empty"), method="newcombe", n=n)
    deffs = (design_effect_of(first), design_effect_of(second))
    ends = newcombe((first.k, first.n), (second.k, second.n), deffs=deffs)
    value = first.k / first.n - second.k / second.n
    return estimate(value, ends, unit="share", method="newcombe", n=n, accounts=accounts)


def design_effect_of(share: Estimate) -> float:
    """The design effect that a Wilson interval was built with, read back from one of its ends.

    At either end e of Wilson's interval of p holds `(e - p)^2 = Z^2 e (1 - e) / n_eff`.
    """
    if share.k is None or share.low is None or share.high is None:
        return 1.0
    value = share.k / share.n
    end = share.high if value <= 0.5 else share.low
    size = Z**2 * end * (1 - end) / (end - value) ** 2
    return max(1.0, share.n / size)


def compare(
    difference: Estimate, *, better: Direction = "higher", smallest: float | None = None
) -> Comparison:
    """What a difference allows to say: only whole intervals decide [L8].

    `smallest` is the smallest effect that matters in the unit of the difference; shares and points
    have a default, for time and money the caller gives 25 % of the value compared with.
    """
    low, high = difference.low, difference.high
    if difference.value is None or low is None or high is None:
        return "too_few"
    if low > 0 or high < 0:
        return "better" if (low > 0) == (better == "higher") else "worse"
    border = smallest_effect(difference.unit, difference.value) if smallest is None else smallest
    return "not_different" if -border <= low and high <= border else "too_few"


def benjamini_hochberg(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The q value of each p value, in the order given; None stays None and is not counted [L9].

    >>> benjamini_hochberg([0.01, 0.04, None, 0.03, 0.005])
    (0.02, 0.04, None, 0.04, 0.02)
    """
    known = sorted((p, at) for at, p in enumerate(p_values) if p is not None)
    q_values: list[float | None] = [None] * len(p_values)
    least = 1.0
    for rank in range(len(known), 0, -1):
        p, at = known[rank - 1]
        least = min(least, p * len(known) / rank)
        q_values[at] = least
    return tuple(q_values)


def binomial_p_above(k: int, n: int, share: float) -> float:
    """P(at least k of n) if each had the chance `share`: is this more than the base says?"""
    if k <= 0:
        return 1.0
    if share <= 0:
        return 0.0
    from scipy.special import bdtrc

    return 1.0 if share >= 1 else float(bdtrc(k - 1, n, share))


def fisher_p(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Fisher's exact two-sided p that two shares, each given as (k, n), are the same.

    The sum over all tables with the same margins that are no likelier than the one seen; tables
    that differ from it by rounding alone count as equally likely.

    >>> round(fisher_p((1, 10), (9, 10)), 6), fisher_p((0, 0), (3, 4))
    (0.001093, 1.0)
    """
    import numpy as np
    from scipy.special import gammaln

    (k_1, n_1), (k_2, n_2) = first, second
    if min(n_1, n_2) == 0:
        return 1.0
    hits = k_1 + k_2
    possible = np.arange(max(0, hits - n_2), min(n_1, hits) + 1, dtype=float)
    ways = -(
        gammaln(possible + 1)
        + gammaln(n_1 - possible + 1)
        + gammaln(hits - possible + 1)
        + gammaln(n_2 - hits + possible + 1)
    )
    likely = np.exp(ways - ways.max())
    seen = likely[k_1 - int(possible[0])]
    return min(1.0, float(likely[likely <= seen * (1 + 1e-7)].sum() / likely.sum()))


@dataclass(frozen=True, slots=True)
class Stratum:
    """Hits and units of two groups inside one stratum, such as one segment."""

    k_1: int
    n_1: int
    k_2: int
    n_2: int


def mantel_haenszel(strata: Sequence[Stratum]) -> Estimate:
    """The risk difference (group 1 - group 2) within strata, weighted by Mantel and Haenszel.

    Weights `n_1 n_2 / (n_1 + n_2)`; the variance is Sato's, which also holds for sparse strata.
    """
    used = [s for s in strata if s.n_1 > 0 and s.n_2 > 0]
    n = sum(s.n_1 + s.n_2 for s in used)
    weight = sum(s.n_1 * s.n_2 / (s.n_1 + s.n_2) for s in used)
    if weight == 0:
        return nothing("share", say("no stratum holds both groups"), method="mantel_haenszel")
    hits = sum((s.k_1 * s.n_2 - s.k_2 * s.n_1) / (s.n_1 + s.n_2) for s in used)
    value = hits / weight
    p = sum(
        (s.n_1**2 * s.k_2 - s.n_2**2 * s.k_1 + s.n_1 * s.n_2 * (s.n_2 - s.n_1) / 2)
        / (s.n_1 + s.n_2) ** 2
        for s in used
    )
    q = sum(
        (s.k_1 * (s.n_2 - s.k_2) + s.k_2 * (s.n_1 - s.k_1)) / (2 * (s.n_1 + s.n_2)) for s in used
    )
    half = Z * max(0.0, value * p + q) ** 0.5 / weight
    ends = (max(-1.0, value - half), min(1.0, value + half))
    return estimate(value, ends, unit="share", method="mantel_haenszel", n=n, accounts=n)
