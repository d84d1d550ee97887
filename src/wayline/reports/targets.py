"""Are we where we promised to be? KPIs and their targets in words [A29]."""

from typing import TYPE_CHECKING

from wayline.reports import figures
from wayline.reports.figures import MINUS, NOT_MEASURED, Figure

if TYPE_CHECKING:
    from wayline.insights import KpiRow

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


def target_text(row: "KpiRow") -> str:
    """What the KPI should reach: `above 30 %`, `20 d or less than before`."""
    target = row.target
    if target is None:
        return ""
    if target.value is None:
        return target.kind.replace("_", " ")
    said = quantity(target.value, unit_of(row))
    return f"{SIGNS.get(target.kind, 'about')} {said}"


def judgement(row: "KpiRow") -> tuple[str, str]:
    """The sign and the words: is the target met, and is that sure?"""
    if row.target is None:
        return "○", "no target"
    if row.value is not None and row.value.quality == "too_few":
        return "○", "too few to tell"
    if row.point is None:
        return "○", "cannot be told yet"
    if row.point in {"no_data", "not_due"}:
        return "○", {"no_data": "not measured", "not_due": "not due yet"}[row.point]
    sign, word = ("✓", "met") if row.point == "met" else ("✗", "missed")
    return sign, word if row.sure == "yes" else f"{word}, not sure"


def gap_text(row: "KpiRow") -> str:
    """How far from the target, with its sign."""
    if row.gap is None or (row.value is not None and row.value.quality == "too_few"):
        return ""
    if unit_of(row) == "share":
        return f"{figures.number(row.gap * 100, 0, sign=True)} pts"
    if unit_of(row) == "s":
        sign = "+" if row.gap > 0 else MINUS if row.gap < 0 else ""
        return f"{sign}{figures.span(abs(row.gap))}"
    return figures.number(row.gap, 1, trim=True, sign=True)
