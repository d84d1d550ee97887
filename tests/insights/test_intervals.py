"""[L6] [L7] Intervals: golden values, borders, and coverage by simulation."""

import math
from collections.abc import Iterable

import numpy as np
import pytest

from wayline.insights.bootstrap import Cells, bootstrap_cells, bootstrap_ratio
from wayline.insights.intervals import (
    Ends,
    Spread,
    design_effect,
    finite_population,
    newcombe,
    nps_interval,
    odds_ratio,
    poisson_interval,
    quantile_ranks,
    t_interval,
    wilson,
)

DRAWS = 3000  # the standard error of a coverage of 0.95 is then 0.004


def coverage(ends: Iterable[Ends], truth: float) -> float:
    inside = [low is not None and high is not None and low <= truth <= high for low, high in ends]
    return float(np.mean(inside))


def test_newcombe_golden_value() -> None:
    """[L6] 56 of 70 against 48 of 80."""
    low, high = newcombe((56, 70), (48, 80))
    assert low == pytest.approx(0.0524, abs=5e-5)
    assert high == pytest.approx(0.3339, abs=5e-5)


def test_newcombe_turned_round_changes_only_the_sign() -> None:
    low, high = newcombe((3, 11), (20, 21))
    back_low, back_high = newcombe((20, 21), (3, 11))
    assert (low, high) == pytest.approx((-(back_high or 0), -(back_low or 0)))


def test_wilson_stays_inside_zero_and_one_and_holds_the_borders() -> None:
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    assert wilson(0, 0) == (None, None)
    assert wilson(26, 42) == pytest.approx((0.4681, 0.7500), abs=5e-5)


def test_a_median_of_five_and_the_upper_end_of_a_p90_of_35_do_not_exist() -> None:
    """[L6] none if the rank does not exist: n < 6 for a median, n < 36 above a p90."""
    assert quantile_ranks(0, 0.5) == (None, None)
    assert quantile_ranks(5, 0.5) == (None, None)
    assert quantile_ranks(6, 0.5) == (1, 6)
    assert quantile_ranks(35, 0.9)[1] is None
    assert quantile_ranks(36, 0.9)[1] == 36


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75, 0.9, 0.95])
def test_ranks_are_the_tightest_that_leave_a_fortieth_on_each_side(share: float) -> None:
    for n in range(1, 150):
        chances = [
            math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)
        ]  # of exactly k below
        below = np.cumsum(chances)
        lows = [r for r in range(1, n + 1) if below[r - 1] <= 0.025]
        highs = [r for r in range(1, n + 1) if 1 - below[r - 1] <= 0.025]
        expected = (max(lows, default=None), min(highs, default=None))
        assert quantile_ranks(n, share) == expected


def test_ranks_widen_with_the_design_effect() -> None:
    """[L7] bands of quantiles are widened by the same deff."""
    low, high = quantile_ranks(100, 0.5)
    wide_low, wide_high = quantile_ranks(100, 0.5, deff=4)
    assert (low, high) == (40, 61)
    assert (wide_low, wide_high) == (30, 72)


def test_poisson_golden_values() -> None:
    assert poisson_interval(0) == pytest.approx((0.0, 3.688879454))
    assert poisson_interval(10) == pytest.approx((4.795389, 18.390356), abs=1e-6)


def test_student_golden_value_and_none_of_one() -> None:
    assert t_interval(1, 4.0, 0.0) == (None, None)
    assert t_interval(5, 10.0, 2.0) == pytest.approx((7.51667, 12.48333), abs=1e-5)


def test_odds_ratio_adds_a_half_where_a_cell_is_empty() -> None:
    assert odds_ratio(10, 20, 5, 40)[0] == pytest.approx(4.0)
    ratio, low, high = odds_ratio(0, 5, 5, 5)
    assert ratio == pytest.approx((0.5 * 5.5) / (5.5 * 5.5))
    assert 0 < low < ratio < high


def test_everybody_answered_leaves_no_doubt() -> None:
    """[A24] half-widths x sqrt((N - n) / (N - 1))."""
    assert finite_population((0.0, 20.0), value=10.0, n=50, population=50) == (10.0, 10.0)
    low, high = finite_population((0.0, 20.0), value=10.0, n=26, population=101)
    assert low is not None
    assert high is not None
    assert high - low == pytest.approx(20 * math.sqrt(0.75))


def spread(groups: list[list[float]]) -> Spread:
    values = [value for group in groups for value in group]
    return Spread(
        len(values), len(groups), sum(len(g) ** 2 for g in groups), sum(values),
        sum(v * v for v in values), sum(sum(g) ** 2 / len(g) for g in groups),
    )  # fmt: skip


def test_design_effect_is_one_when_each_account_has_one_journey() -> None:
    """[L7]"""
    assert design_effect(spread([[1.0], [0.0], [1.0]])) == 1.0
    assert design_effect(spread([[1.0, 0.0, 1.0]])) == 1.0
    assert design_effect(spread([[1.0, 1.0], [1.0, 1.0]])) == 1.0


def test_design_effect_is_the_size_of_an_account_whose_journeys_all_agree() -> None:
    assert design_effect(spread([[1.0] * 4, [0.0] * 4, [1.0] * 4])) == pytest.approx(4.0)


def test_design_effect_equals_the_definition_by_hand() -> None:
    """[L7] one-way ANOVA on accounts of unequal size."""
    groups = [[1.0, 1.0, 0.0], [0.0, 0.0], [1.0, 1.0, 1.0, 1.0], [0.0]]
    n, a, mean = 10, 4, 0.6
    between = sum(len(g) * (np.mean(g) - mean) ** 2 for g in groups) / (a - 1)
    within = sum(float(np.sum((np.array(g) - np.mean(g)) ** 2)) for g in groups) / (n - a)
    size = (n - sum(len(g) ** 2 for g in groups) / n) / (a - 1)
    icc = (between - within) / (between + (size - 1) * within)
    assert design_effect(spread(groups)) == pytest.approx(1 + (size - 1) * icc)


def test_coverage_of_wilson() -> None:
    """[L6] section 7.6: 0.93 to 0.97, averaged over shares (single shares of a discrete law swing)."""
    found = []
    for share in np.linspace(0.05, 0.95, 19):
        hits = np.random.default_rng(5).binomial(40, share, DRAWS)
        found.append(coverage((wilson(int(k), 40) for k in hits), share))
    assert 0.93 <= float(np.mean(found)) <= 0.97


def test_coverage_of_newcombe() -> None:
    generator = np.random.default_rng(7)
    first, second = generator.binomial(40, 0.6, DRAWS), generator.binomial(60, 0.45, DRAWS)
    ends = (newcombe((int(a), 40), (int(b), 60)) for a, b in zip(first, second, strict=True))
    assert 0.93 <= coverage(ends, 0.15) <= 0.97


def quantile_coverage(share: float, n: int, *, generator: np.random.Generator, draws: int) -> float:
    """How often the ranks of a sample of n enclose the quantile of its law."""
    low, high = quantile_ranks(n, share)
    assert low is not None
    assert high is not None
    values = np.sort(generator.exponential(1.0, (draws, n)), axis=1)
    truth = -math.log(1 - share)
    inside = (values[:, low - 1] <= truth) & (truth <= values[:, high - 1])
    return float(inside.mean())


@pytest.mark.parametrize("share", [0.5, 0.75, 0.9])
def test_coverage_of_quantiles(share: float) -> None:
    """[L6] section 7.6: 0.93 to 0.97, averaged over sizes, since a single size cannot choose freely.

    Ranks are whole, so a size has what the next rank gives: the p90 of 150 has 0.972 by the binomial law.
    """
    generator = np.random.default_rng(11)
    sizes = range(100, 400, 5)
    found = [quantile_coverage(share, n, generator=generator, draws=200) for n in sizes]
    assert 0.93 <= float(np.mean(found)) <= 0.97


@pytest.mark.parametrize(
    ("share", "n", "exact"), [(0.5, 61, 0.9604), (0.75, 80, 0.9613), (0.9, 150, 0.9717)]
)
def test_coverage_of_quantiles_is_that_of_the_binomial_law(
    share: float, n: int, exact: float
) -> None:
    """[L6] P(low <= Binomial(n, share) < high), within three standard errors; never below 0.95."""
    found = quantile_coverage(share, n, generator=np.random.default_rng(11), draws=DRAWS)
    assert found == pytest.approx(exact, abs=3 * math.sqrt(exact * (1 - exact) / DRAWS))


def test_coverage_of_student() -> None:
    values = np.random.default_rng(13).normal(5.0, 2.0, (DRAWS, 9))
    ends = (t_interval(9, float(v.mean()), float(v.std(ddof=1))) for v in values)
    assert 0.93 <= coverage(ends, 5.0) <= 0.97


def test_coverage_of_poisson_is_never_below_95_percent() -> None:
    """Exact means conservative: at a mean of 60 it is close to 0.95 from above."""
    counts = np.random.default_rng(17).poisson(60, DRAWS)
    assert 0.945 <= coverage((poisson_interval(int(c)) for c in counts), 60.0) <= 0.97


@pytest.mark.parametrize("n", [15, 50, 400])
def test_coverage_of_nps(n: int) -> None:
    """[A24] 0.94 to 0.96 (20,000 draws)."""
    counts = np.random.default_rng(19).multinomial(n, [0.45, 0.3, 0.25], 20_000)
    ends = (nps_interval(int(up), int(down), n) for up, _, down in counts)
    assert 0.94 <= coverage(ends, 20.0) <= 0.96


def test_coverage_of_the_odds_ratio() -> None:
    generator = np.random.default_rng(23)
    first, second = generator.binomial(80, 0.5, DRAWS), generator.binomial(80, 0.3, DRAWS)
    truth = 1.0 / (0.3 / 0.7)
    ends = (odds_ratio(a, 80 - a, b, 80 - b)[1:] for a, b in zip(first, second, strict=True))
    assert 0.93 <= coverage(ends, truth) <= 0.97


def test_coverage_of_a_share_whose_accounts_agree_with_themselves() -> None:
    """[L7] without the design effect this would be about 0.73."""
    generator = np.random.default_rng(29)
    plain, widened = [], []
    for _ in range(1500):
        chances = generator.beta(2, 2, 60)
        hits = generator.binomial(6, chances)
        ones = Spread(
            360, 60, 60 * 36, float(hits.sum()), float(hits.sum()), float((hits**2 / 6).sum())
        )  # fmt: skip
        plain.append(wilson(ones.total, 360))
        widened.append(wilson(ones.total, 360, deff=design_effect(ones)))
    assert coverage(plain, 0.5) < 0.9
    assert 0.93 <= coverage(widened, 0.5) <= 0.97


@pytest.mark.parametrize("accounts", [40, pytest.param(150, marks=pytest.mark.slow)])
def test_coverage_of_the_bootstrap_of_a_ratio(accounts: int) -> None:
    """[L6] sums of skewed amounts over sums of counts, whole accounts drawn; truth 3."""
    generator = np.random.default_rng(31)
    ends: list[Ends] = []
    for seed in range(400):
        under = generator.gamma(5.0, 1.0, accounts)
        over = under * generator.gamma(4.0, 0.75, accounts)
        ends.append(bootstrap_ratio(over, under, seed=seed) or (None, None))
    assert 0.93 <= coverage(ends, 3.0) <= 0.97


def test_the_normal_limit_of_the_bootstrap_gives_the_same_interval(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """[L6] above 20,000 accounts the resampled sums come from their normal limit; here above 2,000."""
    generator = np.random.default_rng(37)
    under = np.array([1.0, 2.0, 4.0] * 667)
    over = under * generator.gamma(2.0, 1.0, 2001)
    exact = bootstrap_ratio(over, under, seed=5)
    monkeypatch.setattr("wayline.insights.bootstrap.EXACT_UP_TO", 2000)
    limit = bootstrap_ratio(over, under, seed=5)
    assert exact is not None
    assert limit is not None
    assert limit != exact
    assert limit == pytest.approx(exact, abs=0.15 * (exact[1] - exact[0]))


def test_a_ratio_of_one_account_or_of_nothing_has_no_interval() -> None:
    assert bootstrap_ratio(np.array([4.0]), np.array([2.0]), seed=1) is None
    assert bootstrap_ratio(np.array([4.0, 2.0]), np.array([0.0, 0.0]), seed=1) is None


def test_the_same_request_draws_the_same_resamples() -> None:
    """[L2] [L6] the seed is that of the request."""
    over, under = np.arange(1.0, 31.0), np.array([2.0] * 30)
    first = bootstrap_ratio(over, under, seed=9)
    assert first == bootstrap_ratio(over, under, seed=9)
    assert first != bootstrap_ratio(over, under, seed=10)


@pytest.mark.parametrize("accounts", [40, 20_001])
def test_part_of_a_group_is_the_ratio_with_the_whole_group_below_the_line(accounts: int) -> None:
    """[L6] Two cells of one group and one of another, exactly and beyond the limit of exactness."""
    draw = np.random.default_rng(3)
    one, two, other = (draw.poisson(rate, accounts).astype(float) for rate in (1.0, 2.0, 3.0))
    everybody = np.arange(accounts)
    part = np.concatenate([one, two, other])
    cells = Cells(
        np.tile(everybody, 3), np.repeat([11, 12, 21], accounts), np.repeat([1, 1, 2], accounts),
        2 * part, part, accounts,
    )  # fmt: skip
    ratios, found = bootstrap_cells(cells, seed=5)
    assert ratios[11] == pytest.approx(bootstrap_ratio(2 * one, one, seed=5))
    assert found[11] == pytest.approx(bootstrap_ratio(one, one + two, seed=5))
    assert found[12] == pytest.approx(bootstrap_ratio(two, one + two, seed=5))
    assert found[21] == pytest.approx((1.0, 1.0))
