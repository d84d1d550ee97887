"""Numbers are written as the shared table of cases says, here as on the screens."""

import json
from pathlib import Path
from typing import TypedDict

import pytest

from wayline.base import DurationUnit, Estimate
from wayline.reports import figures


class EstimateCase(TypedDict, total=False):
    """A row about an estimate."""

    why: str
    value: float | None
    n: int
    k: int | None
    low: float | None
    high: float | None
    unit: DurationUnit | None
    signed: bool
    main: str
    basis: str
    text: str


class SpanCase(TypedDict, total=False):
    """A row about a length of time."""

    why: str
    seconds: float
    unit: DurationUnit | None
    work_day_seconds: int
    text: str


class ChangeCase(TypedDict):
    """A row about a difference."""

    why: str
    value: float
    low: float
    high: float
    verdict: str
    text: str


class MoneyCase(TypedDict):
    """A row about an amount."""

    amount: float
    currency: str
    text: str
    full: str


class CountCase(TypedDict, total=False):
    """A row about a count."""

    value: int
    one: str
    text: str


class Cases(TypedDict):
    """The whole table."""

    share: list[EstimateCase]
    span: list[SpanCase]
    time: list[EstimateCase]
    change: list[ChangeCase]
    score: list[EstimateCase]
    money: list[MoneyCase]
    count: list[CountCase]
    counted: list[CountCase]


TABLE = Path(__file__).resolve().parents[1] / "fixtures" / "format_cases.json"
CASES: Cases = json.loads(TABLE.read_text(encoding="utf-8"))


def estimate_of(case: EstimateCase) -> Estimate:
    return Estimate(
        value=case["value"], unit="share", n=case["n"], k=case.get("k"), low=case["low"],
        high=case["high"], level=0.95, method="wilson", accounts=case["n"], verdict="ok",
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES["share"], ids=lambda case: case["why"])
def test_share_is_written_as_the_table_says(case: EstimateCase) -> None:
    expected = figures.Figure(case["main"], case["basis"], case["text"])
    assert figures.share(estimate_of(case)) == expected


@pytest.mark.parametrize("case", CASES["span"], ids=lambda case: case["why"])
def test_length_of_time_is_written_as_the_table_says(case: SpanCase) -> None:
    day = case.get("work_day_seconds", 86_400)
    assert figures.span(case["seconds"], case["unit"], work_day_seconds=day) == case["text"]


@pytest.mark.parametrize("case", CASES["time"], ids=lambda case: case["why"])
def test_time_is_written_as_the_table_says(case: EstimateCase) -> None:
    expected = figures.Figure(case["main"], case["basis"], case["text"])
    assert figures.time(estimate_of(case), case["unit"]) == expected


@pytest.mark.parametrize("case", CASES["change"], ids=lambda case: case["why"])
def test_change_is_written_as_the_table_says(case: ChangeCase) -> None:
    is_clear = case["verdict"] in {"better", "worse"}
    written = figures.change(case["value"], case["low"], case["high"], is_clear=is_clear)
    assert written == case["text"]


@pytest.mark.parametrize("case", CASES["score"], ids=lambda case: case["why"])
def test_score_is_written_as_the_table_says(case: EstimateCase) -> None:
    assert figures.score(estimate_of(case), is_signed=case["signed"]).text == case["text"]


@pytest.mark.parametrize("case", CASES["money"], ids=lambda case: case["text"])
def test_money_is_written_as_the_table_says(case: MoneyCase) -> None:
    assert figures.money(case["amount"], case["currency"]) == case["text"]
    assert figures.full_money(case["amount"], case["currency"]) == case["full"]


@pytest.mark.parametrize("case", CASES["count"], ids=lambda case: case["text"])
def test_count_is_written_as_the_table_says(case: CountCase) -> None:
    assert figures.count(case["value"]) == case["text"]


@pytest.mark.parametrize("case", CASES["counted"], ids=lambda case: case["text"])
def test_counted_noun_is_written_as_the_table_says(case: CountCase) -> None:
    assert figures.counted(case["value"], case["one"]) == case["text"]
