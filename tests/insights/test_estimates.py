"""[L1] [L8] Every number carries its ground, and the verdict it earns."""

import pytest

from wayline.insights.estimates import (
    count_estimate,
    mean_estimate,
    nothing,
    nps_estimate,
    quantile_estimate,
    share_estimate,
    share_of_spread,
)
from wayline.insights.intervals import Spread


def test_a_share_of_nobody_has_no_value_but_a_reason() -> None:
    empty = share_estimate(0, 0)
    assert (empty.value, empty.low, empty.high, empty.verdict) == (None, None, None, "too_few")
    assert empty.note
    assert empty.quality == "none"


def test_a_share_earns_its_verdict_by_its_half_width() -> None:
    """[L8] ten points."""
    assert share_estimate(26, 42).verdict == "too_few"
    assert share_estimate(260, 420).verdict == "ok"
    assert share_estimate(260, 420, deff=12.0).verdict == "too_few"


def test_a_time_is_ok_within_a_quarter_of_its_value() -> None:
    assert quantile_estimate(100.0, (80.0, 125.0), n=40, accounts=40).verdict == "ok"
    assert quantile_estimate(100.0, (70.0, 125.0), n=40, accounts=40).verdict == "too_few"
    assert quantile_estimate(100.0, (80.0, None), n=40, accounts=40).verdict == "too_few"
    assert quantile_estimate(None, (None, None), n=0, accounts=0).value is None


def test_a_spread_gives_share_and_mean() -> None:
    ones = Spread(4, 4, 4, 3, 3, 3)
    assert share_of_spread(ones) == share_estimate(3, 4)
    mean = mean_estimate(Spread(5, 5, 5, 50.0, 516.0, 516.0))
    assert mean.value == 10.0
    assert (mean.low, mean.high) == pytest.approx((7.51667, 12.48333), abs=1e-5)
    assert mean_estimate(Spread(0, 0, 0, 0, 0, 0)).value is None
    assert mean_estimate(Spread(1, 1, 1, 5, 25, 25)).low is None


def test_counts_and_scores() -> None:
    assert count_estimate(10, accounts=3).method == "exact_poisson"
    assert nps_estimate(6, 2, 10, accounts=10).value == 40.0
    assert nps_estimate(0, 0, 0, accounts=0).value is None
    assert nothing("s", "no such thing").note == "no such thing"
