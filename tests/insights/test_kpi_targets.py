"""[A29] A value against its target: every kind, every side, and on the line itself."""

from datetime import date
from decimal import Decimal

import pytest

from wayline.base import Duration, Estimate, Money, WorkCalendar
from wayline.insights.kpi_targets import (
    Better,
    Goal,
    Unassessable,
    goal_of,
    judge,
    target_in_force,
)
from wayline.map import Target

DAY = 86_400.0


def number(
    value: float | None, low: float | None, high: float | None, *, unit: str = "points"
) -> Estimate:
    return Estimate(value, unit, 50, None, low, high, 0.95, "by hand", 50, "ok")


def target(**fields: object) -> Target:
    return Target.model_validate(fields)


@pytest.mark.parametrize(
    ("kind", "value", "point", "gap"),
    [
        ("above", 51, "met", 1), ("above", 50, "missed", 0), ("above", 49, "missed", -1),
        ("at_least", 51, "met", 1), ("at_least", 50, "met", 0), ("at_least", 49, "missed", -1),
        ("below", 51, "missed", 1), ("below", 50, "missed", 0), ("below", 49, "met", -1),
        ("at_most", 51, "missed", 1), ("at_most", 50, "met", 0), ("at_most", 49, "met", -1),
    ],
)  # fmt: skip
def test_a_line_is_met_or_missed_on_both_sides_and_on_it(
    kind: str, value: float, point: str, gap: float
) -> None:
    goal = goal_of(target(kind=kind, value=50), unit="points")
    assert isinstance(goal, Goal)
    verdict = judge(number(value, value - 0.5, value + 0.5), goal)
    assert verdict is not None
    assert (verdict.point, verdict.gap) == (point, gap)


@pytest.mark.parametrize(
    ("value", "point", "gap"),
    [
        (39, "missed", -1), (40, "met", 0), (45, "met", 0), (50, "met", 0), (52, "missed", 2),
    ],
)  # fmt: skip
def test_a_corridor_is_met_inside_and_on_both_of_its_lines(
    value: float, point: str, gap: float
) -> None:
    goal = goal_of(target(kind="between", value=40, high=50), unit="points")
    assert isinstance(goal, Goal)
    verdict = judge(number(value, value, value), goal)
    assert verdict is not None
    assert (verdict.point, verdict.gap) == (point, gap)


@pytest.mark.parametrize(
    ("kind", "value", "low", "high", "sure"),
    [
        ("above", 55, 51, 60, "yes"), ("above", 55, 50, 60, "no"), ("at_least", 55, 50, 60, "yes"),
        ("above", 45, 40, 50, "yes"), ("at_least", 45, 40, 50, "no"), ("below", 45, 40, 50, "no"),
        ("at_most", 45, 40, 50, "yes"), ("below", 55, 50, 60, "yes"), ("at_most", 55, 50, 60, "no"),
        ("above", 55, None, 60, "no"), ("above", 55, 51, None, "no"),
    ],
)  # fmt: skip
def test_only_a_whole_interval_on_one_side_is_sure(
    kind: str, value: float, low: float | None, high: float | None, sure: str
) -> None:
    """[A29] `sure` yes = the whole interval lies on that side; without an interval it never does."""
    goal = goal_of(target(kind=kind, value=50), unit="points")
    assert isinstance(goal, Goal)
    verdict = judge(number(value, low, high), goal)
    assert verdict is not None
    assert verdict.sure == sure


@pytest.mark.parametrize(
    ("value", "low", "high", "sure"),
    [(45, 41, 49, "yes"), (45, 39, 49, "no"), (30, 20, 39, "yes"), (45, 30, 60, "no")],
)
def test_a_corridor_is_sure_only_when_the_interval_stays_in_one_part(
    value: float, low: float, high: float, sure: str
) -> None:
    goal = goal_of(target(kind="between", value=40, high=50), unit="points")
    assert isinstance(goal, Goal)
    verdict = judge(number(value, low, high), goal)
    assert verdict is not None
    assert verdict.sure == sure


def test_an_interval_from_below_to_above_a_corridor_is_not_sure_of_a_miss() -> None:
    """Both ends miss, but on different sides: the value may well be inside."""
    goal = goal_of(target(kind="between", value=40, high=50), unit="points")
    assert isinstance(goal, Goal)
    verdict = judge(number(39, 30, 60), goal)
    assert verdict is not None
    assert (verdict.point, verdict.sure) == ("missed", "no")


@pytest.mark.parametrize(
    ("change", "better", "line", "at_line", "beyond"),
    [
        ("-15 %", None, 85.0, "met", "missed"), ("+10 %", None, 110.0, "met", "met"),
        ("+10 %", "lower", 110.0, "met", "missed"), ("-15 %", "higher", 85.0, "met", "met"),
    ],
)  # fmt: skip
def test_a_change_on_a_base_draws_its_line_and_knows_which_side_is_good(
    change: str, better: Better | None, line: float, at_line: str, beyond: str
) -> None:
    """vs_baseline: base x (1 + change); a fall is good where the change is one, unless stated."""
    stated = target(kind="vs_baseline", change=change, baseline=100, baseline_period=2025)
    goal = goal_of(stated, unit="points", better=better)
    assert isinstance(goal, Goal)
    assert goal.value == pytest.approx(line)
    for value, point in ((goal.value, at_line), (goal.value + 1, beyond)):
        verdict = judge(number(value, None, None), goal)
        assert verdict is not None
        assert verdict.point == point


def test_the_unit_of_a_change_says_relative_or_points() -> None:
    """vs_benchmark: `%` multiplies, `pp` adds."""
    base = {"kind": "vs_benchmark", "benchmark": "80 %", "source": "A study", "from": "2025-01-01"}
    relative = goal_of(target(**base, change="+10 %"), unit="share")
    points = goal_of(target(**base, change="+10 pp"), unit="share")
    assert isinstance(relative, Goal)
    assert isinstance(points, Goal)
    assert relative.value == pytest.approx(0.88)
    assert points.value == pytest.approx(0.90)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "vs_benchmark", "change": "+10 %", "source": "Industry"}, "benchmark"),
        ({"kind": "vs_benchmark", "change": "+10 %", "benchmark": 0.8}, "source"),
        ({"kind": "vs_benchmark", "change": "+10 %", "benchmark": 0.8, "source": "A"}, "date"),
        ({"kind": "vs_baseline", "change": "-15 %"}, "baseline"),
        ({"kind": "above", "value": "10 days"}, "is a time"),
        ({"kind": "above", "value": 95}, "95 %"),
    ],
)
def test_what_cannot_be_judged_is_not_guessed_but_says_what_is_missing(
    fields: dict[str, object], says: str
) -> None:
    """[A29] the benchmark needs value, source and date; a number is compared with its own kind."""
    found = goal_of(target(**fields), unit="share")
    assert isinstance(found, Unassessable)
    assert says in str(found.note)


def test_a_working_day_is_stretched_over_the_week_of_elapsed_time() -> None:
    """Five business days of a five-day calendar are a week between two events."""
    goal = goal_of(target(kind="below", value="5 business days"), unit="s", calendar=WorkCalendar())
    plain = goal_of(target(kind="below", value="7 days"), unit="s")
    assert goal == plain == Goal("below", 7 * DAY, better="lower", strict=True)


def test_an_amount_is_compared_by_its_number() -> None:
    stated = Target(kind="at_least", value=Money(Decimal(1200), "USD"))
    assert goal_of(stated, unit="money") == Goal("at_least", 1200.0)
    assert goal_of(Target(kind="below", value=Duration.parse("2 hours")), unit="s") == Goal(
        "below", 7200.0, better="lower", strict=True
    )


def test_without_a_value_there_is_no_verdict() -> None:
    assert judge(number(None, None, None), Goal("above", 50)) is None


def test_the_target_in_force_is_the_one_of_the_day_and_of_the_segment() -> None:
    """`from` is the first day, `to` the first day it no longer holds; a segment's own goes first."""
    old = target(kind="above", value=10, to="2026-01-01")
    new = target(kind="above", value=20, **{"from": "2026-01-01"})
    major = target(kind="above", value=30, segment="major")
    day = date(2026, 1, 1)
    assert target_in_force((old, new), day=date(2025, 12, 31), segment=None) == (old, False)
    assert target_in_force((old, new), day=day, segment=None) == (new, False)
    assert target_in_force((new, major), day=day, segment="major") == (major, False)
    assert target_in_force((new, major), day=day, segment="junior") == (new, False)
    assert target_in_force((new,), day=date(2025, 6, 1), segment=None) == (new, True)
    assert target_in_force((old,), day=date(2027, 1, 1), segment=None) == (None, False)
