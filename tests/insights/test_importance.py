"""[A23] Ratings from the map by hand: gaps, quadrants, what may be shown and what stays empty."""

import math

import pytest

from insights.world import DAY, START, lay_facts
from journeys.facts_builder import fact
from wayline.insights.gathering import Gathering
from wayline.insights.importance import Gaps, TouchpointGaps, gap_rows, measure_importance
from wayline.insights.intervals import Z
from wayline.journeys import Scope

HEAD = """
wayline: 1
key: rated
name: Rated
segments: [{key: big, name: Big, rule: {account.size: big}}]
personas: [{key: buyer, name: Buyer}]
stages:
  - key: only
    name: Only
    binding: asked
    touchpoints:
"""
ASKED = "basis: observed, n: 200, period: 2026-H1, method: survey"
FEW = "basis: observed, n: 4, period: 2026-H1, method: survey"


def rated(
    key: str,
    ours: tuple[float, float] | None,
    theirs: tuple[float, float] | None,
    ground: str = ASKED,
) -> str:
    """A touchpoint with (importance, performance) inside and outside."""
    fields = [f"key: {key}", f"name: T {key}"]
    for at, name in enumerate(("importance", "performance")):
        views = []
        if ours is not None:
            views.append(f"internal: {ours[at]}")
        if theirs is not None:
            views.append(f"customer: {{value: {theirs[at]}, {ground}}}")
        if views:
            fields.append(f"{name}: {{{', '.join(views)}}}")
    return f"      - {{{', '.join(fields)}}}\n"


def gaps(*touchpoints: str, scope: Scope | None = None) -> Gaps:
    laid = lay_facts(
        [fact("asked", START, case="c")], text=HEAD + "".join(touchpoints), horizon=START + DAY
    )
    found = measure_importance(laid, scope or Scope())
    found.check()
    return found


def row(found: Gaps, key: str) -> TouchpointGaps:
    return next(one for one in found.rows if one.touchpoint == key)


def test_ratings_run_from_0_to_100_and_the_four_gaps_are_their_differences() -> None:
    """[A23] 1 is 0, 5 is 100; understanding, self-image, delivery, belief."""
    found = row(gaps(rated("a", (1, 5), (4, 2))), "a")
    assert found.importance_internal is not None
    assert found.performance_internal is not None
    assert (found.importance_internal.value, found.performance_internal.value) == (0, 100)
    values = [
        gap.value if gap is not None else None
        for gap in (found.understanding, found.self_image, found.delivery, found.belief)
    ]
    assert values == [75, 75, 50, -100]


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        ((2, 5), (5, 2), "blind_spot"), ((5, 2), (5, 2), "known_problem"),
        ((5, 5), (5, 5), "agreed_strength"), ((5, 5), (2, 5), "overkill"),
        ((2, 2), (2, 2), None), ((2, 5), (5, 5), None),
    ],
)  # fmt: skip
def test_the_pair_of_quadrants_has_a_name(
    ours: tuple[float, float], theirs: tuple[float, float], name: str | None
) -> None:
    """[A23] the cross-hairs stand at the means of all touchpoints of a view."""
    others = [rated("high", (4.5, 4), (4.5, 4)), rated("low", (2.5, 3), (2.5, 3))]
    assert row(gaps(rated("a", ours, theirs), *others), "a").name == name


def test_customers_place_a_touchpoint_only_where_they_were_asked() -> None:
    """[A23] a believed customer reading gives a gap, never a quadrant; ours count as stated."""
    others = [rated("high", (4.5, 4), (4.5, 4)), rated("low", (2.5, 3), (2.5, 3))]
    found = gaps(rated("a", (2, 5), (5, 2), "basis: believed"), *others)
    guessed = row(found, "a")
    assert guessed.self_image is not None
    assert (guessed.self_image.value, guessed.self_image.low) == (75, None)
    assert (guessed.quadrant_customer, guessed.name) == (None, None)
    assert guessed.quadrant_internal == "possible_overkill"


def test_a_quadrant_that_chance_could_have_made_is_not_shown() -> None:
    """[A23] only if 90 % of the draws agree: four answers near the cross-hairs do not."""
    others = [rated("high", (4.5, 4), (4.5, 4)), rated("low", (2.5, 3), (2.5, 3))]
    found = row(gaps(rated("a", (2, 5), (3.6, 3.3), FEW), *others), "a")
    assert found.quadrant_customer is None
    assert found.agreement is not None
    assert found.agreement < 0.9


def test_a_missing_rating_stays_empty_and_is_no_middle_value() -> None:
    """[A23] the touchpoint nobody rated has no row; one view alone has no gap."""
    found = gaps(rated("a", (5, 5), None), rated("b", None, None), rated("c", (1, 1), (5, 5)))
    assert [one.touchpoint for one in found.rows] == ["a", "c"]
    alone = row(found, "a")
    assert (alone.importance_customer, alone.understanding, alone.name) == (None, None, None)
    assert alone.belief is not None
    assert found.frame.population.left_out == (("not_rated", 1),)


def test_one_touchpoint_alone_is_neither_high_nor_low() -> None:
    """The mean of one is itself: nothing to compare with."""
    assert row(gaps(rated("a", (5, 1), (5, 1))), "a").quadrant_internal is None


def test_observed_goes_before_believed_the_latest_period_before_older_ones() -> None:
    """[M16] planned, believed and observed are never averaged; readings of one period are, by n."""
    text = """      - key: a
        name: A
        importance:
          internal: 3
          customer:
            - {value: 1, basis: believed}
            - {value: 2, basis: observed, n: 500, period: 2025, method: survey}
            - {value: 5, basis: observed, n: 30, period: 2026-H1, method: survey}
            - {value: 3, basis: observed, n: 10, period: 2026-H1, method: interview}
            - {value: 1, basis: observed, n: 10, period: 2026-H1, method: survey, segment: big}
"""
    everybody = row(gaps(text), "a").importance_customer
    assert everybody is not None
    assert (everybody.value, everybody.n, everybody.basis) == (87.5, 40, "observed")
    big = row(gaps(text, scope=Scope(segment="big")), "a").importance_customer
    assert big is not None
    assert (big.value, big.n) == (0, 10)


def test_the_interval_of_a_rating_comes_from_its_bounds_or_from_its_n() -> None:
    """A rating of n answers on 1 to 5 is at most so spread; nobody is certain after three fives."""
    stated = f"{{value: 3, {ASKED}, low: 2.5, high: 3.5}}"
    text = f"      - {{key: a, name: A, importance: {{customer: {stated}}}}}\n"
    bound = row(gaps(text), "a").importance_customer
    assert bound is not None
    assert bound.estimate.low == pytest.approx(37.5)
    assert bound.estimate.high == pytest.approx(62.5)
    fives = "      - {key: a, name: A, importance: {customer: {value: 5, basis: observed, n: 3, period: 2026, method: survey}}}\n"
    sure = row(gaps(fives), "a").importance_customer
    assert sure is not None
    assert sure.error is not None
    mean = (3 * 5 + 6) / 5
    assert sure.error == pytest.approx(25 * math.sqrt((mean - 1) * (5 - mean) / 3))
    assert sure.estimate.high == 100
    assert sure.estimate.low == pytest.approx(100 - Z * sure.error)


def test_a_gap_of_two_measured_ratings_has_an_interval_around_it() -> None:
    """[A23] Welch; wider than either rating's own."""
    found = row(gaps(rated("a", (3, 3), (5, 2))), "a").delivery
    assert found is not None
    assert found.value == 75
    assert found.low is not None
    assert found.high is not None
    assert found.value - found.low == pytest.approx(found.high - found.value)
    assert found.verdict == "ok"
    assert found.n == 400


def test_feelings_wanted_and_felt() -> None:
    """[A23] elicited - desired valence; what was observed goes before what we believe."""
    text = """      - key: a
        name: A
        emotions:
          - {persona: buyer, desired: confident, elicited: [{value: angry, basis: observed, n: 9, period: 2026, method: interview}, {value: proud, basis: believed}]}
      - {key: b, name: B, emotions: [{desired: confident}]}
"""
    found = gaps(text)
    felt = row(found, "a").feelings
    assert felt is not None
    assert (felt.desired, felt.elicited, felt.gap, felt.n) == (1, -2, -3, 9)
    assert [one.touchpoint for one in found.rows] == ["a"]


def test_the_section_of_the_living_map_holds_both_views_and_the_gap() -> None:
    others = [rated("high", (4.5, 4), (4.5, 4)), rated("low", (2.5, 3), (2.5, 3))]
    rows = {
        one.key: one for one in gap_rows(gaps(rated("a", (2, 5), (5, 2)), *others), Gathering())
    }
    assert [key for key in rows if key.startswith("a.")] == [
        "a.importance", "a.performance", "a.delivery", "a.belief",
    ]  # fmt: skip
    performance = rows["a.performance"]
    assert performance.internal is not None
    assert performance.customer is not None
    assert performance.gap is not None
    assert performance.internal.estimate.value == 100
    assert performance.customer.estimate.value == 25
    assert performance.gap.estimate.value == 75
    assert performance.quadrant == rows["a.importance"].quadrant == "blind_spot"
    assert rows["a.delivery"].quadrant is None


def test_a_map_without_ratings_has_no_rows() -> None:
    assert gaps(rated("a", None, None)).rows == ()
