"""Are we where we promised to be? KPIs and their targets in words [A29]."""

from typing import TYPE_CHECKING

from wayline.reports import figures
from wayline.reports.figures import MINUS, NOT_MEASURED, Figure

if TYPE_CHECKING:
    from wayline.insights import KpiRow

BASES = {"vs_baseline": "from baseline", "vs_benchmark": "from benchmark"}
SIGNS = {"above": "above", "at_least": "at least", "below": "below", "at_most": "at most"}


def unit_of(row: "KpiRow") -> str:
    """The unit of a KPI; empty when it was not measured."""
    return "" if row.value is None else row.value.estimate.unit


def value_figure(row: "KpiRow") -> Figure:
    """A KPI's value, written as its unit asks."""
    if row.value is None:
        return NOT_MEASURED
    estimate = row.value.estimate
    if estimate.unit == "share":
        return figures.share(estimate)
    if estimate.unit == "s":
        return figures.time(estimate)
    return figures.score(estimate, is_signed=estimate.unit == "points")


def quantity(value: float, unit: str) -> str:
    """A target's number in the unit of the KPI."""
    if unit == "share":
        return figures.percent(value)
    if unit == "s":
        return figures.span(value)
    return figures.number(value, 1, trim=True)


def target_figure(row: "KpiRow") -> Figure:
    """What the KPI should reach, and where its line comes from: `at most 100 d`, from its baseline.

    The five families of target [A29]: above and below a line, within a corridor, against what was
    before, against what others reach.
    """
    target = row.target
    if target is None:
        return Figure("", "", "")
    base = BASES.get(target.kind, "")
    if target.value is None:
        return Figure("no line yet", base, f"no line yet ({base})" if base else "no line yet")
    line = quantity(target.value, unit_of(row))
    if target.high is not None:
        line = f"{line} to {quantity(target.high, unit_of(row))}"
    side = "at most" if target.better == "lower" else "at least"
    said = line if target.kind == "between" else f"{SIGNS.get(target.kind, side)} {line}"
    return Figure(said, base, f"{said} ({base})" if base else said)


def judgement(row: "KpiRow") -> tuple[str, str]:
    """The sign and the words: is the target met, and is that sure?"""
    if row.target is None:
        return "○", "no target"
    if row.value is not None and row.value.quality == "too_few":
        return "○", "too few to tell"
    if row.point is None:
        return "○", "cannot be told yet"
    if (
        row.point == "no_data"
        and row.target.value is None
        and row.value is not None
        and row.value.value is not None
    ):
        return "○", "no line to judge by"
    if row.point in {"no_data", "not_due"}:
        return "○", {"no_data": "not measured", "not_due": "not due yet"}[row.point]
    sign, word = ("✓", "met") if row.point == "met" else ("✗", "missed")
    return sign, word if row.sure == "yes" else f"{word}, not sure"


def gap_text(row: "KpiRow") -> str:
    """How far from the target, with its sign."""
    if row.gap is None or (row.value is not None and row.value.quality == "too_few"):
        return ""
    if row.target is not None and row.target.high is not None and row.point == "met":
        return "inside"
    if unit_of(row) == "share":
        return f"{figures.number(row.gap * 100, 0, sign=True)} pts"
    if unit_of(row) == "s":
        sign = "+" if row.gap > 0 else MINUS if row.gap < 0 else ""
        return f"{sign}{figures.span(abs(row.gap))}"
    return figures.number(row.gap, 1, trim=True, sign=True)
