"""[L8] [L9] Better, worse, not different, too few; many comparisons; strata."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from wayline.insights.comparisons import (
    Stratum,
    benjamini_hochberg,
    binomial_p_above,
    compare,
    difference_estimate,
    fisher_p,
    mantel_haenszel,
)
from wayline.insights.estimates import estimate, share_estimate


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.01, 0.2, "better"),
        (-0.2, -0.01, "worse"),
        (-0.1, 0.1, "not_different"),
        (-0.05, 0.11, "too_few"),
        (-0.11, 0.02, "too_few"),
        (0.0, 0.2, "too_few"),
    ],
)
def test_only_whole_intervals_decide(low: float, high: float, verdict: str) -> None:
    """[L8] one row per border."""
    difference = estimate(
        (low + high) / 2, (low, high), unit="share", method="newcombe", n=50, accounts=50
    )  # fmt: skip
    assert compare(difference) == verdict


def test_lower_may_be_better() -> None:
    faster = estimate(-5.0, (-8.0, -2.0), unit="s", method="t", n=50, accounts=50)
    assert compare(faster, better="lower", smallest=1.0) == "better"
    assert compare(faster, smallest=1.0) == "worse"


def test_difference_reads_the_design_effect_back_from_the_shares() -> None:
    """[L7] a difference of widened shares is widened too."""
    narrow = difference_estimate(share_estimate(56, 70), share_estimate(48, 80))
    assert (narrow.low, narrow.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    wide = difference_estimate(share_estimate(56, 70, deff=2), share_estimate(48, 80, deff=2))
    twice = difference_estimate(share_estimate(28, 35), share_estimate(24, 40))
    assert (wide.low, wide.high) == pytest.approx((twice.low, twice.high))


def test_difference_with_an_empty_group_says_so() -> None:
    empty = difference_estimate(share_estimate(0, 0), share_estimate(4, 9))
    assert empty.value is None
    assert str(empty.note) == "one of the two groups is empty"


def test_q_values_equal_scipy() -> None:
    """[L9]"""
    from scipy.stats import false_discovery_control

    values = [0.001, 0.2, 0.03, 0.9, 0.04, 0.04, 0.0004]
    assert benjamini_hochberg(values) == pytest.approx(tuple(false_discovery_control(values)))
    assert benjamini_hochberg([]) == ()
    assert benjamini_hochberg([None, 0.5]) == (None, 0.5)


def test_p_of_more_than_the_base() -> None:
    assert binomial_p_above(0, 10, 0.1) == 1.0
    assert binomial_p_above(3, 10, 0.0) == 0.0
    assert binomial_p_above(2, 3, 0.5) == pytest.approx(0.5)


def test_fisher_of_an_empty_group_tells_nothing() -> None:
    assert fisher_p((0, 0), (3, 9)) == 1.0
    assert fisher_p((8, 10), (1, 9)) == pytest.approx(0.0055, abs=1e-4)


@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_fisher_is_what_a_statistics_package_says(n_1: int, n_2: int, draw: st.DataObject) -> None:
    """[L6] scipy sums the same tables."""
    k_1, k_2 = draw.draw(st.integers(0, n_1)), draw.draw(st.integers(0, n_2))
    table = np.array([[k_1, n_1 - k_1], [k_2, n_2 - k_2]])
    said = fisher_exact(table).pvalue
    assert fisher_p((k_1, n_1), (k_2, n_2)) == pytest.approx(float(said), abs=1e-9)


def test_strata_take_away_what_the_mix_feigned() -> None:
    """[A17] within each segment the groups are equal, the whole says otherwise."""
    strata = [Stratum(45, 50, 9, 10), Stratum(1, 10, 5, 50)]
    whole = difference_estimate(share_estimate(46, 60), share_estimate(14, 60))
    assert whole.value == pytest.approx(32 / 60)
    stratified = mantel_haenszel(strata)
    assert stratified.value == pytest.approx(0.0)
    assert stratified.low is not None
    assert stratified.high is not None
    assert stratified.low < 0 < stratified.high


def test_strata_without_both_groups_are_left_out() -> None:
    assert mantel_haenszel([Stratum(1, 2, 0, 0)]).value is None
    one = mantel_haenszel([Stratum(30, 50, 20, 50), Stratum(1, 2, 0, 0)])
    assert one.value == pytest.approx(0.2)
