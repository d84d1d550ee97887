"""[A10] Kaplan-Meier, its log-log band, its median and Aalen-Johansen equal those of lifelines."""

import math
import random
from fractions import Fraction
from pathlib import Path

import pytest

from insights.world import lay_facts
from oracles.peers_runner import CurveAnswers, read_curve_answers, run_peers, write_table
from wayline.engine import ScopeFilter
from wayline.insights.survival import Curve, Stays, measure_curve, measure_lasting
from wayline.journeys import LaidMap

SEEDS = 8
Row = tuple[int, int, int]  # took, ended, cause (0 = still there)

pytestmark = pytest.mark.oracle


def durations(seed: int, *, distinct: bool) -> list[Row]:
    """Durations, two thirds of them ended, by three competing causes."""
    draw = random.Random(seed)  # noqa: S311 - a test
    size = draw.choice((8, 60, 400))
    took = draw.sample(range(1, 10_000), size) if distinct else draw.choices(range(1, 40), k=size)
    ended = [int(draw.random() < 0.67) for _ in took]
    return [(at, e, e * draw.choice((1, 1, 2, 3))) for at, e in zip(took, ended, strict=True)]


TABLES: dict[str, list[Row]] = {
    **{f"tied_{seed}": durations(seed, distinct=False) for seed in range(SEEDS)},
    **{f"distinct_{seed}": durations(seed, distinct=True) for seed in range(SEEDS)},
    "touching": [(1, 1, 1), (2, 1, 2), (3, 1, 1), (4, 1, 3)],  # s = 0.5 exactly at 2
    "all_open": [(3, 0, 0), (5, 0, 0), (8, 0, 0)],
    "all_ended": [(at, 1, 1 + at % 3) for at in range(1, 30)],
}
DISTINCT = [name for name in TABLES if name.startswith("distinct")]

COMPETING = [name for name in DISTINCT if len(TABLES[name]) >= 60]  # causes mixed for certain


def half_at(rows: list[Row]) -> int | None:
    """When the curve stands at one half exactly, in fractions."""
    share = Fraction(1)
    for at in sorted({took for took, _, _ in rows}):
        left = sum(took >= at for took, _, _ in rows)
        share *= Fraction(left - sum(e for took, e, _ in rows if took == at), left)
        if share == Fraction(1, 2):
            return at
    return None


TOUCHING = [name for name, rows in TABLES.items() if half_at(rows) is not None]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CurveAnswers]:
    """What lifelines says of every table."""
    folder: Path = tmp_path_factory.mktemp("curves")
    for name, rows in TABLES.items():
        path = folder / f"{name}.durations.csv"
        write_table(path, ("duration", "observed", "cause"), rows)
    run_peers(folder)
    return {name: read_curve_answers(folder, name) for name in TABLES}


@pytest.fixture(scope="module")
def laid() -> LaidMap:
    """Any laid map: the stays come as a table of their own."""
    return lay_facts([])


def stays_of(rows: list[Row]) -> Stays:
    """A table as `survival` reads it; an open stay has any cause."""
    values = ", ".join(
        f"(1, {at}, {at}, {took}, {ended}, 0, {cause or 3})"
        for at, (took, ended, cause) in enumerate(rows)
    )
    columns = "key, journey_id, account, took, ended, unseen, cause"
    return Stays(f"SELECT * FROM (VALUES {values}) t({columns})")


def curve_of(laid: LaidMap, rows: list[Row]) -> Curve:
    """Our curve of a table."""
    return measure_curve(laid, ScopeFilter(), stays_of(rows), key=1)


def ticks(at_s: float) -> float:
    """Seconds to the whole microseconds that the tables are in."""
    return float(round(at_s * 1e6))


def near(expected: dict[float, float]) -> object:
    """Equal to 1e-9."""
    return pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", TABLES)
def test_the_curve_is_that_of_lifelines(
    laid: LaidMap, answers: dict[str, CurveAnswers], name: str
) -> None:
    ours = {ticks(point.at_s): point.s for point in curve_of(laid, TABLES[name]).points}
    assert {0.0: 1.0, **ours} == near(dict(answers[name].s))


@pytest.mark.parametrize("name", TABLES)
def test_the_band_is_that_of_lifelines_while_somebody_is_left(
    laid: LaidMap, answers: dict[str, CurveAnswers], name: str
) -> None:
    """Where nobody is left lifelines writes 0; we say that the upper end is not known."""
    points = [point for point in curve_of(laid, TABLES[name]).points if point.s > 0]
    peers = answers[name]
    assert {ticks(p.at_s): p.low for p in points} == near(
        {ticks(p.at_s): peers.low[ticks(p.at_s)] for p in points}
    )
    assert {ticks(p.at_s): p.high for p in points} == near(
        {ticks(p.at_s): peers.high[ticks(p.at_s)] for p in points}
    )


@pytest.mark.parametrize("name", sorted(set(TABLES) - set(TOUCHING)))
def test_the_median_is_that_of_lifelines(
    laid: LaidMap, answers: dict[str, CurveAnswers], name: str
) -> None:
    """A median never reached is infinite there, None here."""
    ours = measure_lasting(laid, ScopeFilter(), stays_of(TABLES[name]))[1].median.value
    assert (math.inf if ours is None else ticks(ours)) == answers[name].median


@pytest.mark.parametrize("name", TOUCHING)
def test_one_half_exactly_counts_as_reached(laid: LaidMap, name: str) -> None:
    """[A10] the least time with s <= 0.5; lifelines depends on how 0.5 was rounded."""
    ours = measure_lasting(laid, ScopeFilter(), stays_of(TABLES[name]))[1].median.value
    assert ours is not None
    assert ticks(ours) == half_at(TABLES[name])


@pytest.mark.parametrize("name", DISTINCT)
def test_competing_exits_are_those_of_aalen_and_johansen(
    laid: LaidMap, answers: dict[str, CurveAnswers], name: str
) -> None:
    """Where a cause never occurs lifelines has no curve and ours is nought."""
    points = curve_of(laid, TABLES[name]).points
    zero = dict.fromkeys([0.0, *(ticks(p.at_s) for p in points)], 0.0)
    peers = answers[name].causes
    ours = {
        1: {0.0: 0.0, **{ticks(p.at_s): p.forward for p in points}},
        2: {0.0: 0.0, **{ticks(p.at_s): p.lost for p in points}},
        3: {0.0: 0.0, **{ticks(p.at_s): p.other for p in points}},
    }
    assert ours[1] == near(dict(peers.get(1, zero)))
    assert ours[2] == near(dict(peers.get(2, zero)))
    assert ours[3] == near(dict(peers.get(3, zero)))


@pytest.mark.parametrize("name", COMPETING)
def test_one_minus_km_of_one_cause_is_refuted_by_the_same_comparison(
    laid: LaidMap, answers: dict[str, CurveAnswers], name: str
) -> None:
    """[A10] never 1 - KM per cause: it takes those who left otherwise for still there."""
    one_cause = [(took, int(cause == 1), cause) for took, _, cause in TABLES[name]]
    naive = {ticks(p.at_s): 1 - p.s for p in curve_of(laid, one_cause).points}
    assert {0.0: 0.0, **naive} != near(dict(answers[name].causes[1]))
