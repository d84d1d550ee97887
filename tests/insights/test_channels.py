"""[A19] Stage by channel: credits sum to passages, cost to the cent; a table of twelve journeys by hand."""

from dataclasses import replace

import pytest

from insights.world import DAY, START, Shape, lay_facts, random_world
from journeys.facts_builder import Fact
from wayline.engine import ScopeFilter
from wayline.insights.channels import StageChannel, StageChannels, measure_channels
from wayline.insights.conversion import measure_conversion
from wayline.insights.members import collect_members
from wayline.insights.results import ReconciliationError
from wayline.journeys import LaidMap, Scope

EVERYTHING = Scope()
# Twelve journeys: what happens in stage One after its entry, (channel, cost) each, and how the stage is left.
TWELVE: list[tuple[list[tuple[str | None, float]], str | None]] = [
    ([("email", 10.0)], "two"),
    ([("email", 10.0), ("email", 10.0)], "two"),
    ([("email", 10.0), ("phone", 30.0)], "two"),
    ([("email", 10.0), ("email", 10.0), ("phone", 30.0)], "two"),
    ([("phone", 30.0)], "two"),
    ([], "two"),
    ([(None, 5.0)], "two"),
    ([("email", 10.0)], "won"),
    ([("email", 10.0)], "lost"),
    ([("phone", 30.0), ("phone", 30.0)], "lost"),
    ([("phone", 30.0)], None),
    ([], None),
]


def journey(number: int, touches: list[tuple[str | None, float]], end: str | None) -> list[Fact]:
    """Enters stage One, is touched, leaves or stays."""
    case, account, at = f"j{number}", f"a{number}", START
    facts = [Fact("one", at, case, account)]
    for place, (channel, cost) in enumerate(touches, start=1):
        when = at + place * DAY
        facts.append(Fact("ask", when, case, account, channel=channel, columns={"cost": cost}))
    if end is not None:
        facts.append(Fact(end, at + 9 * DAY, case, account))
    return facts


@pytest.fixture(scope="module")
def twelve() -> StageChannels:
    facts = [one for n, (touches, end) in enumerate(TWELVE) for one in journey(n, touches, end)]
    return measure_channels(lay_facts(sorted(facts, key=lambda one: one.ts_us)), EVERYTHING)


@pytest.mark.parametrize(
    ("channel", "passages", "cost"),
    [
        # 1 + 1 + 1/2 + 2/3, and 1 for the one who succeeded at once; eight e-mails of 10
        ("email", 1 + 1 + 1 / 2 + 2 / 3 + 1, 80.0),
        # 1/2 + 1/3 + 1; the lost and the open ones cost too: six calls of 30
        ("phone", 1 / 2 + 1 / 3 + 1, 180.0),
        # nobody touched them, or on no known channel
        ("(none)", 2.0, 5.0),
    ],
)
def test_twelve_journeys_by_hand(
    twelve: StageChannels, channel: str, passages: float, cost: float
) -> None:
    row = twelve.of("one", channel)
    assert isinstance(row, StageChannel)
    assert row.passages == pytest.approx(passages)
    assert row.cost == pytest.approx(cost)
    assert row.cost_per_conversion.value == pytest.approx(cost / passages)


def test_twelve_journeys_make_eight_passages(twelve: StageChannels) -> None:
    assert twelve.passages["one"] == 8
    twelve.check()


@pytest.mark.parametrize("seed", range(4))
def test_credits_are_the_passages_and_cost_is_the_cost_in_the_data(seed: int) -> None:
    """[L3] Passages as in A9; cost to the cent over all visits."""
    laid = random_world(seed, Shape(journeys=400))
    measured = measure_channels(laid, EVERYTHING)
    measured.check()
    flow = measure_conversion(laid, EVERYTHING)
    left = {row.stage: row.exits.forward + row.exits.success for row in flow.rows}
    assert measured.passages == left
    assert sum(row.cost or 0.0 for row in measured.rows) == pytest.approx(
        cost_in_visits(laid), abs=0.005
    )


def cost_in_visits(laid: LaidMap) -> float:
    """What the live events that lie in a visit cost, summed by brute force."""
    home = laid.schema
    rows = laid.engine.run(
        f"SELECT journey_id, seq, COALESCE(cost, 0) FROM {home}.events WHERE NOT after_end"
    ).rows
    visits: dict[int, list[tuple[int, int]]] = {}
    for journey_id, first, until in laid.engine.run(
        f"SELECT journey_id, seq, until_seq FROM {home}.stage_visits"
    ).rows:
        visits.setdefault(int(str(journey_id)), []).append((int(str(first)), int(str(until))))
    return sum(
        float(str(cost))
        for journey_id, seq, cost in rows
        if any(a <= int(str(seq)) < b for a, b in visits.get(int(str(journey_id)), []))
    )


def test_a_cost_per_passage_holds_its_interval_and_says_when_there_is_none() -> None:
    measured = measure_channels(random_world(7, Shape(journeys=600)), EVERYTHING)
    with_cost = [row.cost_per_conversion for row in measured.rows if row.cost_per_conversion.value]
    assert with_cost
    assert all(one.low is None or one.low <= (one.value or 0) for one in with_cost)
    assert all(one.high is None or (one.value or 0) <= one.high for one in with_cost)
    silent = measure_channels(lay_facts([Fact("one", START, "j", "a")]), EVERYTHING)
    assert [str(row.cost_per_conversion.note) for row in silent.rows] == [
        "no passage is credited to it"
    ]


def one_that_goes_on_after_its_end(after: float) -> StageChannels:
    """A customer is called for 30, succeeds, and is written to afterwards at some cost."""
    facts = [
        Fact("one", START, "j", "a"),
        Fact("ask", START + DAY, "j", "a", channel="phone", columns={"cost": 30.0}),
        Fact("won", START + 2 * DAY, "j", "a"),
        Fact("ask", START + 3 * DAY, "j", "a", channel="email", columns={"cost": after}),
    ]
    return measure_channels(lay_facts(facts), EVERYTHING)


def test_what_comes_after_the_end_costs_nothing_in_the_stage_and_gets_no_credit() -> None:
    measured = one_that_goes_on_after_its_end(7.0)
    phone = measured.of("one", "phone")
    assert isinstance(phone, StageChannel)
    assert (phone.passages, phone.cost) == (1.0, 30.0)
    assert measured.of("one", "email") is None
    assert (measured.costs["one"], measured.elsewhere, measured.total_cost) == (30.0, 7.0, 37.0)
    measured.check()


def test_check_fails_when_a_cost_in_the_data_is_in_no_cell() -> None:
    """[L3] Cost over all cells + unallocated + elsewhere = cost in the data."""
    measured = one_that_goes_on_after_its_end(7.0)
    with pytest.raises(ReconciliationError, match="cost of one"):
        replace(measured, costs={**measured.costs, "one": 37.0}).check()
    with pytest.raises(ReconciliationError, match="cost in the data"):
        replace(measured, total_cost=44.0).check()


def test_a_cost_that_nobody_knows_is_not_zero() -> None:
    """A free e-mail costs 0; of a call without a cost nothing is known."""
    facts = [
        Fact("one", START, "j", "a"),
        Fact("ask", START + DAY, "j", "a", channel="email", columns={"cost": 0.0}),
        Fact("ask", START + 2 * DAY, "j", "a", channel="phone"),
        Fact("two", START + 3 * DAY, "j", "a"),
    ]
    measured = measure_channels(lay_facts(facts), EVERYTHING)
    email, phone = measured.of("one", "email"), measured.of("one", "phone")
    assert isinstance(email, StageChannel)
    assert isinstance(phone, StageChannel)
    assert (email.cost, email.cost_per_conversion.value) == (0.0, 0.0)
    assert (phone.cost, phone.cost_per_conversion.value) == (None, None)
    assert str(phone.cost_per_conversion.note) == "no event here has a cost"
    assert (measured.costs["one"], measured.costs["two"]) == (0.0, None)


def test_shares_of_the_channels_are_parts_of_all_passages(twelve: StageChannels) -> None:
    shares = {row.channel: row.share for row in twelve.rows if row.stage == "one"}
    assert shares["email"].value == pytest.approx((1 + 1 + 1 / 2 + 2 / 3 + 1) / 8)
    assert sum(share.value or 0.0 for share in shares.values()) == pytest.approx(1.0)
    assert {share.n for share in shares.values()} == {8}


def test_a_share_is_as_unsure_as_the_accounts_differ() -> None:
    """[L6] Resampled by account: where every account is alike there is no doubt, else there is."""
    alike = [one for n in range(12) for one in journey(n, [("email", 1.0), ("phone", 1.0)], "two")]
    sure = measure_channels(lay_facts(sorted(alike, key=lambda one: one.ts_us)), EVERYTHING)
    email = sure.of("one", "email")
    assert isinstance(email, StageChannel)
    assert (email.share.low, email.share.high) == pytest.approx((0.5, 0.5))
    mixed = [
        one for n in range(12) for one in journey(n, [("phone" if n % 3 else "email", 1.0)], "two")
    ]
    unsure = measure_channels(lay_facts(sorted(mixed, key=lambda one: one.ts_us)), EVERYTHING)
    email = unsure.of("one", "email")
    assert isinstance(email, StageChannel)
    assert email.share.low is not None
    assert email.share.high is not None
    assert email.share.low < 0.2 < 1 / 3 < 0.5 < email.share.high


@pytest.mark.parametrize(
    ("number", "did", "did_not"),
    [
        ("stages.one.channels.email.share", ["j0", "j1", "j2", "j3", "j7"], ["j4", "j5", "j6"]),
        ("stages.one.channels.email.cost_per_conversion", ["j0", "j1", "j2", "j3", "j7"], []),
        ("stages.one.channels.phone.cost_per_conversion", ["j2", "j3", "j4"], []),
    ],
)
def test_who_is_behind_a_channel_of_a_stage(
    number: str, did: list[str], did_not: list[str]
) -> None:
    """Neither the lost nor the open ones are passages, though their cost counts."""
    facts = [one for n, (touches, end) in enumerate(TWELVE) for one in journey(n, touches, end)]
    laid = lay_facts(sorted(facts, key=lambda one: one.ts_us))
    measured = measure_channels(laid, EVERYTHING)
    members = collect_members(laid, ScopeFilter(), measured.who)[number]
    assert (list(members.did), list(members.did_not)) == (did, did_not)


def test_asked_for_in_parts_it_is_the_same_table(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [one for n, (touches, end) in enumerate(TWELVE) for one in journey(n, touches, end)]
    laid = lay_facts(sorted(facts, key=lambda one: one.ts_us))
    at_once = measure_channels(laid, EVERYTHING)
    monkeypatch.setattr("wayline.insights.channels.VISITS_AT_ONCE", 3)
    in_parts = measure_channels(laid, EVERYTHING)
    assert [(row.stage, row.channel, row.accounts) for row in in_parts.rows] == [
        (row.stage, row.channel, row.accounts) for row in at_once.rows
    ]
    for now, before in zip(in_parts.rows, at_once.rows, strict=True):
        assert now.passages == pytest.approx(before.passages)
        assert now.cost == before.cost
        for one, other in ((now.share, before.share), (now.cost_per_conversion, before.cost_per_conversion)):  # fmt: skip
            assert one.n == other.n
            for number in ("value", "low", "high"):
                assert getattr(one, number) == pytest.approx(getattr(other, number))
