"""[A10] Kaplan-Meier, its band, competing exits, late entry: golden table and brute force."""

import math
from fractions import Fraction

import pytest

from insights.world import DAY, START, Shape, lay_facts, random_world
from journeys.facts_builder import fact
from wayline.engine import ScopeFilter, open_memory
from wayline.insights.dwell import measure_dwell, measure_dwell_curve
from wayline.insights.intervals import Z
from wayline.insights.members import collect_members
from wayline.insights.survival import (
    Curve,
    CurvePoint,
    Stays,
    log_log_band,
    measure_curve,
    measure_lasting,
)
from wayline.journeys import LaidMap, Scope, scope_filter

EVERYTHING = Scope()
# (took, ended, unseen, cause): n at risk, what ended, and s by hand in the test below.
TABLE = [
    (6, 1, 0, 1), (6, 1, 0, 1), (6, 1, 0, 2), (6, 0, 0, 3), (7, 1, 0, 1), (9, 0, 0, 3),
    (10, 1, 0, 3), (10, 0, 0, 3), (11, 0, 0, 3), (13, 1, 0, 1), (16, 1, 0, 2), (17, 0, 0, 3),
    (19, 0, 0, 3), (20, 0, 0, 3), (22, 1, 0, 1), (23, 1, 0, 1), (25, 0, 0, 3), (32, 0, 0, 3),
    (32, 0, 0, 3), (34, 0, 0, 3), (35, 0, 0, 3),
]  # fmt: skip  # the 6-MP arm of Freireich et al. 1963, with causes of our own


@pytest.fixture(scope="module")
def empty() -> LaidMap:
    return lay_facts([])


def stays_of_rows(rows: list[tuple[int, int, int, int]], key: int = 1) -> Stays:
    values = ", ".join(
        f"({key}, {at}, {at}, {', '.join(map(str, r))})" for at, r in enumerate(rows)
    )
    return Stays(
        "SELECT * FROM (VALUES "
        + values
        + ") t(key, journey_id, account, took, ended, unseen, cause)"
    )


def km_by_hand(rows: list[tuple[int, int, int, int]]) -> dict[int, tuple[int, Fraction, Fraction]]:
    """At each time: n at risk, s, and Greenwood's sum."""
    found: dict[int, tuple[int, Fraction, Fraction]] = {}
    s, greenwood = Fraction(1), Fraction(0)
    for at in sorted({took for took, *_ in rows} | {lag for _, _, lag, _ in rows if lag > 0}):
        n = sum(lag < at <= took or (lag == 0 and at <= took) for took, _, lag, _ in rows)
        d = sum(took == at and ended for took, ended, _, _ in rows)
        if d:
            s *= Fraction(n - d, n) if n else 1
            if d < n:
                greenwood += Fraction(d, n * (n - d))
        found[at] = (n, s, greenwood)
    return found


def test_the_curve_of_a_published_table(empty: LaidMap) -> None:
    """[A10] Freireich 1963: s(6) = 0.857, s(7) = 0.807, s(10) = 0.753, s(23) = 0.448."""
    curve = measure_curve(empty, ScopeFilter(), stays_of_rows(TABLE), key=1)
    curve.check()
    by_time = {round(point.at_s * 1e6): point for point in curve.points}
    assert by_time[6].s == pytest.approx(0.857142857)
    assert by_time[7].s == pytest.approx(0.806722689)
    assert by_time[10].s == pytest.approx(0.752941176)
    assert by_time[23].s == pytest.approx(0.448179272)
    for at, (n, s, greenwood) in km_by_hand(TABLE).items():
        assert by_time[at].n == n
        assert by_time[at].s == pytest.approx(float(s), abs=1e-12)
        assert by_time[at].greenwood == pytest.approx(float(greenwood), abs=1e-12)


def test_the_band_of_a_published_table(empty: LaidMap) -> None:
    """[L6] log-log: at 10 the band of the 6-MP arm is 0.5032 to 0.8894."""
    curve = measure_curve(empty, ScopeFilter(), stays_of_rows(TABLE), key=1)
    point = next(point for point in curve.points if round(point.at_s * 1e6) == 10)
    assert (point.low, point.high) == pytest.approx((0.503200, 0.889362), abs=1e-5)


def test_competing_exits_are_no_one_minus_km_per_cause(empty: LaidMap) -> None:
    """[A10] Aalen-Johansen sums to 1 - s; naive 1 - KM per cause does not."""
    curve = measure_curve(empty, ScopeFilter(), stays_of_rows(TABLE), key=1)
    last = curve.points[-1]
    assert last.forward + last.lost + last.other == pytest.approx(1 - last.s)
    before, cif = Fraction(1), Fraction(0)
    for at, (n, s, _) in km_by_hand(TABLE).items():
        cif += before * sum(took == at and e and c == 1 for took, e, _, c in TABLE) / n
        before = s
    assert last.forward == pytest.approx(float(cif))
    naive = 1 - km_by_hand([(t, int(e and c == 1), lag, c) for t, e, lag, c in TABLE])[35][1]
    assert abs(float(naive) - last.forward) > 1e-3


def crossing(points: tuple[CurvePoint, ...], share: float, end: str) -> float | None:
    for point in points:
        value = {"s": point.s, "low": point.low, "high": point.high}[end]
        if value is None and end == "low":
            value = 0.0
        if value is not None and value <= share + 1e-12:
            return point.at_s
    return None


def same_as_the_curve(laid: LaidMap, stays: Stays, key: int) -> None:
    lasting = measure_lasting(laid, ScopeFilter(), stays)[key]
    points = measure_curve(laid, ScopeFilter(), stays, key=key).points
    for share, found in lasting.quantiles.items():
        left = 1 - share
        assert found.value == crossing(points, left, "s")
        if found.value is not None:
            assert found.low == crossing(points, left, "low")
            assert found.high == crossing(points, left, "high")


def test_quantiles_are_where_the_curve_and_its_band_cross(empty: LaidMap) -> None:
    """[L6] Brookmeyer-Crowley; the 6-MP median is 23, its lower end 13, its upper end unknown."""
    stays = stays_of_rows(TABLE)
    median = measure_lasting(empty, ScopeFilter(), stays)[1].median
    assert (median.value, median.low, median.high) == (23e-6, 13e-6, None)
    same_as_the_curve(empty, stays, 1)


@pytest.mark.parametrize("seed", range(6))
def test_blocks_find_what_the_whole_curve_says(empty: LaidMap, seed: int) -> None:
    """Thousands of stays with ties, censoring and late entry: the quick way equals the plain one."""
    import random

    draw = random.Random(seed)  # noqa: S311 - a test
    rows = []
    for _ in range(draw.choice((1, 7, 255, 256, 257, 3000))):
        took = draw.randrange(1, draw.choice((20, 4000)))
        lag = draw.randrange(took) if draw.random() < 0.1 and seed % 2 else 0
        rows.append((took, int(draw.random() < 0.8), lag, draw.randrange(1, 4)))
    stays = stays_of_rows(rows)
    same_as_the_curve(empty, stays, 1)
    by_time = {
        round(p.at_s * 1e6): p for p in measure_curve(empty, ScopeFilter(), stays, key=1).points
    }
    if len(rows) < 300:
        for at, (n, s, _) in km_by_hand(rows).items():
            assert by_time[at].n == n
            assert by_time[at].s == pytest.approx(float(s), abs=1e-12)


def test_late_entry_is_at_risk_only_after_the_data_begin(empty: LaidMap) -> None:
    """[L5] [A10] n at 5 counts only those seen by then."""
    curve = measure_curve(
        empty, ScopeFilter(), stays_of_rows([(5, 1, 0, 1), (8, 1, 5, 1), (9, 0, 2, 1)]), key=1
    )
    by_time = {round(point.at_s * 1e6): point for point in curve.points}
    assert by_time[5].n == 2  # the second is first seen at 5, so not yet at risk
    assert by_time[5].s == pytest.approx(0.5)
    assert by_time[8].n == 2


def test_the_median_is_reached_where_the_curve_touches_one_half(empty: LaidMap) -> None:
    stays = stays_of_rows([(1, 1, 0, 1), (2, 1, 0, 1), (3, 1, 0, 1), (4, 1, 0, 1)])
    assert measure_lasting(empty, ScopeFilter(), stays)[1].median.value == 2e-6


def test_all_open_gives_no_quantile_but_says_at_least_how_long(empty: LaidMap) -> None:
    """[A10] edge: only "open for at least"."""
    stays = stays_of_rows([(4_000_000, 0, 0, 3), (9_000_000, 0, 0, 3)])
    median = measure_lasting(empty, ScopeFilter(), stays)[1].median
    assert median.value is None
    assert median.n == 2
    assert str(median.note) == "not reached: more than 9 s"


def test_remaining_time_and_restricted_mean() -> None:
    points = tuple(
        CurvePoint(at, 4 - i, 1, (3 - i) / 4, 0.0, None, None, 0.0, 0.0, 0.0)
        for i, at in enumerate((1.0, 2.0, 3.0, 4.0))
    )
    curve = Curve(points)
    assert curve.still_there(0.5) == 1.0
    assert curve.still_there(2.0) == 0.5
    assert curve.gone_within(1.0, age_s=2.0) == pytest.approx(0.5)
    assert curve.gone_within(1.0, age_s=4.0) is None
    assert curve.restricted_mean_s(3.0) == pytest.approx(1 + 0.75 + 0.5)
    assert Curve(()).restricted_mean_s(3.0) == 3.0


def test_the_band_equals_its_formula() -> None:
    low, high = log_log_band(0.7, 0.02)
    reach = Z * math.sqrt(0.02) / math.log(0.7)
    assert low == pytest.approx(0.7 ** math.exp(-reach))
    assert high == pytest.approx(0.7 ** math.exp(reach))
    assert log_log_band(0.0, 1.0) == (None, None)


def test_coverage_of_the_median_by_simulation() -> None:
    """[L6] section 7.6: 0.93 to 0.97 at n = 80 with a third censored."""
    engine = open_memory()
    engine.execute("CREATE SCHEMA laid_x")
    engine.execute("SELECT setseed(0.42)")
    engine.execute(
        "CREATE TABLE laid_x.stage_visits AS SELECT key, CAST(row_number() OVER () AS INTEGER) AS journey_id,"
        " CAST(NULL AS INTEGER) AS account, CAST(1e6 * least(t, c) AS BIGINT) AS took,"
        " CASE WHEN t <= c THEN 1 ELSE 0 END AS ended FROM (SELECT i % 1500 AS key, -ln(1 - random()) AS t,"
        " -2 * ln(1 - random()) AS c FROM range(120000) r(i))"
    )
    laid = lay_facts([])
    fake = LaidMap(engine, "laid_x", laid.map, "case", 0, 0, "s")
    stays = Stays(
        "SELECT key, journey_id, account, took, ended, 0 AS unseen, 1 AS cause FROM stage_visits"
    )
    found = measure_lasting(fake, ScopeFilter(), stays)
    inside = [
        one.median.low is not None
        and one.median.low <= math.log(2) <= (one.median.high or math.inf)
        for one in found.values()
    ]
    assert len(inside) == 1500
    assert 0.93 <= sum(inside) / len(inside) <= 0.975


def test_stages_reconcile_and_every_list_has_its_n() -> None:
    """[L3]"""
    laid = random_world(3, Shape(journeys=400))
    result = measure_dwell(laid, EVERYTHING)
    result.check()
    members = collect_members(laid, scope_filter(laid, EVERYTHING), result.who)
    for row in result.rows:
        behind = members[f"stages.{row.stage}.dwell"]
        assert (behind.n, behind.count("did")) == (row.n, row.left)
        curve = measure_dwell_curve(laid, EVERYTHING, stage=row.stage)
        curve.check()
        assert row.median.value == crossing(curve.points, 0.5, "s")


def test_the_last_stage_of_a_map_without_outcomes_has_no_dwell() -> None:
    """[M47] left out, with the reason shown."""
    text = """
wayline: 1
key: plain
name: Plain
stages:
  - {key: first, name: First, binding: one}
  - {key: last, name: Last, binding: two}
"""
    facts = [fact("one", START, case="c"), fact("two", START + DAY, case="c")]
    result = measure_dwell(lay_facts(facts, text=text, horizon=START + 9 * DAY), EVERYTHING)
    result.check()
    assert result.rows[1].n == 0
    assert str(result.rows[1].reason).startswith("the last stage of a map without outcomes")
    assert dict(result.frame.population.left_out) == {"no_dwell": 1}


def test_no_events_give_a_well_formed_empty_result() -> None:
    result = measure_dwell(lay_facts([]), EVERYTHING)
    result.check()
    assert [row.n for row in result.rows] == [0, 0, 0, 0]
