"""What is known of a journey beside its events: segment, people, money, why it ended, its sequence."""

import pytest

from journeys.facts_builder import Fact, change, fact
from journeys.random_maps import random_facts
from journeys.test_cases_by_hand import lay_on
from wayline.journeys import LaidMap

MAP = """
currency: EUR
segments:
  - {key: big, name: Big, rule: {employees: {gte: 5000}}}
  - {key: north, name: North, rule: {account.region: north, deal.kind: {ne: trial}}}
stages: [{key: one, name: One, binding: hello, touchpoints: [{key: a, name: A, binding: a}, {key: b, name: B, binding: b}]}]
outcomes:
  - {key: lost, name: Lost, kind: failure, binding: lost, reason_property: why}
  - {key: gone, name: Gone, kind: failure, binding: gone, reason_property: account.mood}
  - {key: won, name: Won, kind: success, binding: won}
"""


def only(laid: LaidMap, columns: str) -> tuple[object, ...]:
    rows = laid.engine.run(f"SELECT {columns} FROM {laid.schema}.journeys").rows
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("told", "segment"),
    [
        ((("employees", "5000", "2026-01-01"),), 1),
        ((("employees", "4999", "2026-01-01"),), None),
        ((("employees", "9000", "2026-03-02"),), None),  # not known yet when it began
        ((("region", "north", "2026-01-01"),), 2),
        ((("region", "north", "2026-01-01"), ("employees", "6000", "2026-01-01")), 1),  # the first
    ],
)
def test_a_journey_is_of_the_first_segment_whose_rule_holds_as_known_at_its_begin(
    told: tuple[tuple[str, str, str], ...], segment: int | None
) -> None:
    """[M39] A bare attribute is the account's; those of the case and others by their name."""
    changes = [change("account", "x", field, value, at) for field, value, at in told]
    changes.append(change("deal", "c", "kind", "real", "2026-01-01"))
    laid = lay_on(MAP, [fact("hello", "2026-03-01", case="c", account="x")], changes=changes)
    assert only(laid, "segment") == (segment,)


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([fact("lost", "2026-03-02", case="c", account="x", properties={"why": "price"})], "price"),
        ([fact("gone", "2026-03-02", case="c", account="x")], "cross"),
        ([fact("won", "2026-03-02", case="c", account="x", properties={"why": "price"})], None),
        ([fact("lost", "2026-03-02", case="c", account="x", properties={"why": "price"}),
          fact("hello", "2026-03-03", case="c", account="x"), fact("won", "2026-03-04", case="c", account="x")],
         None),  # of the end that holds
    ],
)  # fmt: skip
def test_the_reason_is_read_at_the_event_of_the_end_that_holds(
    events: list[Fact], reason: str | None
) -> None:
    """[A1] `reason_property` of the outcome."""
    first = fact("hello", "2026-03-01", case="c", account="x")
    mood = change("account", "x", "mood", "cross", "2026-01-01")
    assert only(lay_on(MAP, [first, *events], changes=[mood]), "end_reason") == (reason,)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([(10.0, None), (5.5, "EUR")], (15.5, "EUR")),  # a bare amount is in the map's currency
        ([(10.0, "USD")], (10.0, "USD")),
        ([(10.0, "USD"), (5.0, None)], (5.0, "EUR")),  # two currencies never add up
        ([(10.0, "USD"), (5.0, "GBP")], (None, None)),
        ([], (None, None)),
    ],
)
def test_values_add_up_in_one_currency_only(
    amounts: list[tuple[float, str | None]], expected: tuple[float | None, str | None]
) -> None:
    """Section 0: value and currency of a journey."""
    facts = [fact("hello", "2026-03-01", case="c")]
    facts += [
        fact("a", "2026-03-02", case="c", value=value, value_currency=currency)
        for value, currency in amounts
    ]
    assert only(lay_on(MAP, facts), "value, currency") == expected


def test_the_value_of_an_object_stands_where_its_events_have_none() -> None:
    """The last value known of the deal itself."""
    changes = [
        change("case", "c", "value", "100", "2026-01-01"),
        change("case", "c", "value", "250.5", "2026-02-01"),
        change("case", "c", "value_currency", "USD", "2026-02-01"),
    ]
    laid = lay_on(MAP, [fact("hello", "2026-03-01", case="c")], changes=changes)
    assert only(laid, "value, currency") == (250.5, "USD")


@pytest.mark.parametrize("seed", range(3))
def test_a6_two_journeys_share_a_variant_exactly_when_their_sequences_are_equal(seed: int) -> None:
    """[A6] The mix of a sequence tells every order apart; repeats are kept."""
    text = "stages:\n  - key: one\n    name: One\n    binding: a\n    touchpoints:\n" + "".join(
        f"      - {{key: {name}, name: {name}, binding: {name}}}\n" for name in "abcdef"
    )
    laid = lay_on(text, random_facts(seed, cases=1500))
    rows = laid.engine.run(
        f"SELECT j.variant, string_agg(t.key, '' ORDER BY e.seq) FROM {laid.schema}.journeys j"
        f" JOIN {laid.schema}.events e ON e.journey_id = j.journey_id"
        f" LEFT JOIN {laid.schema}.touchpoints t ON t.code = e.touchpoint GROUP BY j.journey_id, j.variant"
    ).rows
    pairs = set(rows)
    assert len({variant for variant, _ in pairs}) == len(pairs) == len({word for _, word in pairs})
    assert len(pairs) > 500
