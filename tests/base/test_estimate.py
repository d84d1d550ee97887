"""How a number is carried and when it is shown [L1] [L8]."""

from decimal import Decimal

import pytest

from wayline.base import DocumentError, Estimate, Money, Place, quality_of


@pytest.mark.parametrize(
    ("n", "quality"),
    [
        (0, "none"),
        (1, "too_few"),
        (4, "too_few"),
        (5, "few"),
        (9, "few"),
        (10, "small"),
        (29, "small"),
        (30, "ok"),
    ],
)
def test_quality_follows_from_n_alone(n: int, quality: str) -> None:
    """[L8] n < 5 too few to tell; 5-9 counts only; 10-29 hollow; 30 and more normal."""
    assert quality_of(n) == quality


def test_an_estimate_knows_how_it_may_be_shown() -> None:
    estimate = Estimate(0.5, "share", 12, 6, 0.25, 0.75, 0.95, "wilson", 12, "too_few")
    assert (estimate.quality, estimate.verdict) == ("small", "too_few")


@pytest.mark.parametrize(
    ("text", "currency", "shown"),
    [
        ("1200 USD", None, "1200 USD"),
        ("12.50", "EUR", "12.5 EUR"),
        (7, "chf", "7 chf"),
        ("1_000 usd", None, "1000 USD"),
    ],
)
def test_money_is_an_amount_with_a_currency(
    text: str | int, currency: str | None, shown: str
) -> None:
    assert str(Money.parse(text, currency=currency)) == shown


@pytest.mark.parametrize("text", ["", "USD", "12", "12 DOLLARS", "a lot EUR"])
def test_money_without_amount_or_currency_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected an amount"):
        Money.parse(text)


def test_money_is_never_a_float() -> None:
    assert Money.parse("0.1 EUR").amount + Money.parse("0.2 EUR").amount == Decimal("0.3")


def test_an_error_says_where_and_what_to_do_next() -> None:
    error = DocumentError(
        "Stage 'proposal' has no standard duration",
        place=Place("maps/acme.yaml", 41, "stages.2"),
        remedy="Add `standard: none`.",
    )
    assert (
        str(error)
        == "Stage 'proposal' has no standard duration [maps/acme.yaml:41 (stages.2)] Add `standard: none`."
    )
