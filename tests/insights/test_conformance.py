"""Where journeys leave the plan: every kind of deviation by hand, and the shares that are made of them [A16]."""

from datetime import UTC, datetime

import pytest

from insights.world import lay_facts, random_world
from journeys.facts_builder import Fact, fact
from wayline.base import FixedClock
from wayline.engine import open_memory
from wayline.insights.conformance import (
    Conformance,
    Deviation,
    deviation_rows,
    keys_of_rows,
    measure_conformance,
)
from wayline.insights.gathering import Gathering
from wayline.insights.members import collect_members
from wayline.journeys import LaidMap, Scope, lay, make_deviations, scope_filter

MAP = """
wayline: 1
key: sale
name: A sale
timezone: UTC
owner: sales
per: case
departments:
  - {key: sales, name: Sales}
  - {key: works, name: Works}
personas:
  - {key: engineer, name: Engineer, stakeholder: technical}
paths:
  - {key: technical, name: Technical, persona: engineer, steps: [visit], done: accepted}
stages:
  - key: talk
    name: Talking
    binding: hello
    standard: {target: 5 days, breach: 10 days}
    exit: {gate: {paths: [technical], need: all}}
    touchpoints:
      - {key: hello, name: We say hello, channels: [email], binding: hello, repeatable: false}
      - key: visit
        name: They see our site
        binding: visit
        mandatory: false
        fail_points:
          - {key: no_visit, name: Nobody comes, mode: not_started,
             detect: {overdue: {after: entry, expect: accepted, within: 4 days}}}
      - key: ask
        name: We ask
        binding: ask
        mandatory: false
        response_within: 2 days
  - key: build
    name: Building
    binding: start
    owner: works
    touchpoints:
      - {key: start, name: It starts, binding: start, channels: [on_site, phone]}
      - {key: hand, name: It is handed over, binding: hand}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: lost, name: Lost, kind: failure, binding: lost}
"""
CLOCK = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))


def day(number: float) -> str:
    """The given day of March 2026, from 1; a fraction is the time of day."""
    hour = round((number % 1) * 24)
    return f"2026-03-{int(number):02d}T{hour:02d}:00:00"


def clean(case: str, *, without: tuple[str, ...] = (), start: int = 1) -> list[Fact]:
    """A journey that runs exactly as designed, minus the events named."""
    plan = (("hello", 0), ("visit", 1), ("accepted", 2), ("start", 3), ("hand", 4), ("won", 5))
    return [
        fact(name, day(start + at), case=case, account=case) for name, at in plan if name not in without
    ]  # fmt: skip


def laid_of(facts: list[Fact], *, horizon: str = "2026-06-01") -> LaidMap:
    from journeys.facts_builder import us

    before = [fact("noise_before", "2026-01-01", case="old", account="old")]
    return lay_facts([*before, *facts], text=MAP, horizon=us(horizon))


def told(laid: LaidMap) -> set[tuple[str, str, str]]:
    """(case, kind, element) of every deviation of the cases of a test."""
    make_deviations(laid)
    rows = laid.engine.run(
        f"SELECT j.journey_key, d.kind, d.map_ref FROM {laid.schema}.deviations d"
        f" JOIN {laid.schema}.journeys j ON j.journey_id = d.journey_id WHERE j.journey_key <> 'old'"
    ).rows
    return {(str(case), str(kind), str(ref)) for case, kind, ref in rows}


def test_a16_a_journey_as_designed_has_no_deviation() -> None:
    """[A16] The plan followed to the letter."""
    assert told(laid_of(clean("a"))) == set()


def at(
    name: str,
    when: float,
    *,
    channel: str | None = None,
    department: str | None = None,
    direction: str | None = None,
    status: str | None = None,
) -> Fact:
    return fact(
        name, day(when), case="a", account="a", channel=channel, department=department,
        direction=direction, status=status,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (clean("a", without=("hand",)), {("missing", "touchpoint:hand")}),
        (clean("a", without=("visit",)), set()),  # not mandatory
        ([*clean("a"), at("hello", 4.5)], {("loop", "touchpoint:hello")}),
        ([*clean("a"), at("hand", 5.5)], set()),  # repeatable
        ([*clean("a"), at("mystery", 4.5)], {("ad_hoc", "journey:sale")}),
        (
            [*clean("a", without=("visit", "accepted")), at("accepted", 2), at("visit", 5.5)],
            {("out_of_sequence", "touchpoint:visit")},
        ),
        (clean("a", without=("accepted",)), {("skipped_gate", "stage:build"), }),
        (
            [*clean("a", without=("accepted",)), at("accepted", 4.5)],
            {("skipped_gate", "stage:build")},
        ),
        ([*clean("a", without=("hand",)), at("hand", 5, status="failed")], {("failed", "touchpoint:hand")}),
        ([*clean("a", without=("start",)), at("start", 4, channel="email")], {("wrong_channel", "touchpoint:start")}),
        ([*clean("a", without=("start",)), at("start", 4, channel="On-Site")], set()),
        ([*clean("a", without=("start",)), at("start", 4, department="Sales")], {("wrong_actor", "touchpoint:start")}),
        ([*clean("a", without=("start",)), at("start", 4, department="works")], set()),
        (
            [at("hello", 1), at("accepted", 13), at("start", 14), at("hand", 15), at("won", 16)],
            {("late", "stage:talk"), ("failed", "fail_point:no_visit")},
        ),
        (
            [at("hello", 1), at("accepted", 7), at("start", 8), at("hand", 9), at("won", 10)],
            {("failed", "fail_point:no_visit")},
        ),
        ([*clean("a"), at("ask", 1.25, direction="inbound"), at("mail", 5.5, direction="outbound")],
         {("late", "touchpoint:ask"), ("ad_hoc", "journey:sale")}),
        ([*clean("a", without=("accepted",)), at("ask", 1.25, direction="inbound"),
          at("accepted", 2, direction="outbound")], set()),
    ],
)  # fmt: skip
def test_a16_each_kind_of_deviation(facts: list[Fact], expected: set[tuple[str, str]]) -> None:
    """[A16] [M51] Structure and attributes, one at a time on a journey that is otherwise clean."""
    found = {(kind, ref) for _, kind, ref in told(laid_of(facts))}
    assert found == expected


def test_a16_the_gate_names_who_was_not_through() -> None:
    """[A16] [M49] A gate skipped names the stakeholder paths that were not done by then."""
    laid = laid_of(clean("a", without=("accepted",)))
    make_deviations(laid)
    row = laid.engine.run(
        f"SELECT detail, seq FROM {laid.schema}.deviations WHERE kind = 'skipped_gate'"
    ).rows
    assert row == (("not through: technical", 3),)


def test_a16_an_open_or_lost_journey_misses_nothing_it_never_came_to() -> None:
    """[A16] Missing is a mandatory step never seen and passed; before the end of the plan it is open."""
    going = [at("hello", 1), at("accepted", 2)]
    assert told(laid_of(going, horizon="2026-03-03")) == set()
    lost = [*going, at("lost", 3)]
    assert told(laid_of(lost)) == set()
    passed = [at("hello", 1), at("accepted", 2), at("hand", 3)]
    assert ("a", "missing", "touchpoint:hand") not in told(laid_of(passed, horizon="2026-03-03"))


def test_a16_events_of_one_instant_are_never_out_of_sequence() -> None:
    """[A16] What only the order inside one instant says is undecidable, and no deviation."""
    tie = [at("hello", 1), at("accepted", 2), at("start", 3), at("visit", 3), at("hand", 4), at("won", 5)]  # fmt: skip
    laid = laid_of(tie)
    assert told(laid) == {("a", "undecidable", "touchpoint:visit")}
    measure = measure_conformance(laid, Scope(), clock=CLOCK)
    assert (measure.conforming.k, measure.conforming.n) == (1, 1)
    apart = [at("hello", 1), at("accepted", 2), at("start", 3), at("hand", 3), at("visit", 4), at("won", 5)]  # fmt: skip
    assert told(laid_of(apart)) == {("a", "out_of_sequence", "touchpoint:visit")}


def test_a16_counts_shares_and_fitness_by_hand() -> None:
    """[A16] Conforming + deviating + open + begun before the data = journeys; fitness = 1 - cost / worst."""
    facts = [
        *clean("a"), *clean("b"), *clean("c", without=("hand",)),
        fact("hello", day(9), case="d", account="d"),
    ]  # fmt: skip
    measure = measure_conformance(laid_of(facts, horizon="2026-03-10"), Scope(), clock=CLOCK)
    measure.check()
    assert (measure.conforming.k, measure.conforming.n, measure.conforming.still_open) == (2, 3, 1)
    assert measure.frame.population.left_out == (("left_truncated", 1),)
    # Five events are at touchpoints or on the map; three steps are owed: hello, start, hand.
    steps_of_c = 3  # hello, visit, start
    assert measure.fitness.value == pytest.approx((1 + 1 + 1 - 1 / (steps_of_c + 3)) / 3)
    row = only(measure, "missing@hand")
    assert (row.n, row.journeys, row.share.k, row.share.n) == (1, 1, 1, 5)
    assert measure.by_touchpoint == {"hand": 1}


def only(measure: Conformance, key: str) -> Deviation:
    found = [row for row in measure.rows if row.key == key]
    assert len(found) == 1, [row.key for row in measure.rows]
    return found[0]


def test_a16_the_difference_in_success_is_newcombe_of_the_ended() -> None:
    """[A16] [L6] 40 journeys with a loop win 10 times, 40 without win 30 times: 50 points less."""
    facts: list[Fact] = []
    for number in range(80):
        case = f"k{number}"
        again = number < 40
        wins = number % 4 == 0 if again else number % 4 != 0
        events = clean(case, without=("won",))
        if again:
            events.append(fact("hello", day(4.5), case=case, account=case))
        events.append(fact("won" if wins else "lost", day(6), case=case, account=case))
        facts += events
    row = only(measure_conformance(laid_of(facts), Scope(), clock=CLOCK), "loop@hello")
    assert row.success_difference is not None
    assert row.success_difference.value == pytest.approx(-0.5)
    assert row.success_difference.high is not None
    assert row.success_difference.high < -0.25
    assert row.q is not None
    assert row.q < 0.001


def test_a16_members_are_the_journeys_behind_each_number() -> None:
    """[L3] The who-list of every number is as long as the number."""
    laid = random_world(5)
    measure = measure_conformance(laid, Scope(), clock=CLOCK)
    measure.check()
    members = collect_members(laid, scope_filter(laid, Scope()), measure.who)
    assert len(measure.rows) > 5
    for row in measure.rows:
        assert members[f"deviations.{row.key}.n"].n == row.n
        assert members[f"deviations.{row.key}.journeys"].n == row.journeys
        share = members[f"deviations.{row.key}.share"]
        assert (share.count("did"), share.n) == (row.share.k, row.share.n)
    conforming = members["conformance.conforming"]
    assert (conforming.count("did"), conforming.n) == (measure.conforming.k, measure.conforming.n)


@pytest.mark.parametrize("seed", range(4))
def test_a16_a_scope_cuts_the_rows_and_the_parts_sum_to_the_whole(seed: int) -> None:
    """[L3] A scope never shows more than the whole, and every scope reconciles; the same question, the same numbers."""
    laid = random_world(seed)
    whole = measure_conformance(laid, Scope(), clock=CLOCK)
    again = measure_conformance(laid, Scope(), clock=CLOCK)
    assert again == whole
    opened = measure_conformance(laid, Scope(open_only=True), clock=CLOCK)
    opened.check()
    assert opened.conforming.n == 0
    by_key = {row.key: row.n for row in whole.rows}
    assert all(row.n <= by_key[row.key] for row in opened.rows)


def test_a16_laying_anew_makes_the_deviations_anew() -> None:
    """[A16] The table is filled once, and again after the map was laid again on the same facts."""
    laid = random_world(3)
    first = measure_conformance(laid, Scope(), clock=CLOCK)
    laid.engine.execute(f"DELETE FROM {laid.schema}.deviations")
    assert measure_conformance(laid, Scope(), clock=CLOCK) == first


def test_a16_without_events_the_answer_is_empty_and_well_formed() -> None:
    """[A16] No journeys: no rows, no share, no exception."""
    from journeys.facts_builder import build_facts
    from wayline.map import read_map_text, resolve

    laid = lay(resolve(read_map_text(MAP)), build_facts(open_memory(), []), by="account")
    measure = measure_conformance(laid, Scope(), clock=CLOCK)
    measure.check()
    assert measure.rows == ()
    assert measure.conforming.estimate.value is None
    assert measure.fitness.value is None


def test_a16_the_living_map_gets_its_rows() -> None:
    """[A16] Section 8: kind@key, the reference, and every number with its frame."""
    laid = laid_of([*clean("a"), *clean("b", without=("hand",))])
    gathering = Gathering()
    rows = deviation_rows(measure_conformance(laid, Scope(), clock=CLOCK), gathering)
    assert [(row.key, row.kind, row.ref, row.journeys) for row in rows] == [
        ("ad_hoc@sale", "ad_hoc", "journey:sale", 1),
        ("missing@hand", "missing", "touchpoint:hand", 1),
    ]
    asked = {who.number: who.names for who in gathering.whos}
    assert asked["deviations.*.share"] == {
        "ad_hoc@journey:sale": "ad_hoc@sale",
        "missing@touchpoint:hand": "missing@hand",
    }


def test_a16_two_elements_of_one_key_are_told_apart() -> None:
    """[A16] A stage and a touchpoint may share a key; then the reference stands in full."""
    pairs = [("late", "stage:offer"), ("late", "touchpoint:offer"), ("loop", "touchpoint:offer")]
    assert keys_of_rows(pairs) == ["late@stage:offer", "late@touchpoint:offer", "loop@offer"]
