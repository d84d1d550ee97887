"""[A9] Stage visits by exit, and the share that moved on, against brute force."""

from datetime import timedelta

import numpy as np
import pytest

from insights.world import DAY, START, Shape, lay_facts, random_world, read_stories, stays_of
from journeys.facts_builder import fact
from wayline.base import Duration
from wayline.insights.conversion import measure_conversion
from wayline.insights.members import collect_members
from wayline.insights.requests import instant
from wayline.journeys import LaidMap, Scope, scope_filter

EVERYTHING = Scope()
SHAPE = Shape(journeys=3000, accounts=700)


@pytest.fixture(scope="module")
def world() -> LaidMap:
    return random_world(11, SHAPE)


def moves_by_hand(laid: LaidMap, within_us: int | None) -> dict[int, tuple[int, int, int]]:
    """For each stage: moved on, did not, may still."""
    found: dict[int, tuple[int, int, int]] = {}
    for stage in (1, 2, 3, 4):
        rows: list[tuple[int, int | None]] = []
        for story in read_stories(laid).values():
            stays = stays_of(story)
            at = next((i for i, stay in enumerate(stays) if stay.stage == stage), None)
            if at is None:
                continue
            entered = stays[at].entered_us
            times = [stay.entered_us for stay in stays[at + 1 :] if stay.stage > stage]
            if story.outcome == 1 and story.ended_us is not None:
                times.append(story.ended_us)
            rows.append((entered, min(times) - entered if times else None))
        took = [time for _, time in rows if time is not None]
        limit = within_us if within_us is not None else round(float(np.quantile(took, 0.95)))
        old = [(e, t) for e, t in rows if e <= laid.horizon_us - limit]
        hits = sum(t is not None and t <= limit for _, t in old)
        found[stage] = (hits, len(old) - hits, len(rows) - len(old))
    return found


@pytest.mark.parametrize("within", [None, "4 days", "30 days"])
def test_the_share_that_moved_on_equals_brute_force(world: LaidMap, within: str | None) -> None:
    """[A9] 0 of 3,000 random journeys differ."""
    limit = None if within is None else Duration.parse(within)
    result = measure_conversion(world, EVERYTHING, within=limit)
    result.check()
    by_hand = moves_by_hand(
        world, None if limit is None else round(limit.nominal_seconds() * 1_000_000)
    )
    for rank, row in enumerate(result.rows, start=1):
        moved = row.moved_on
        assert moved.k is not None
        assert (moved.k, moved.n - moved.k, row.still_open) == by_hand[rank]


def test_exits_by_kind_equal_brute_force_and_sum_to_all_visits(world: LaidMap) -> None:
    """[L3] visits = forward + back + success + failure + neutral + timed_out + open."""
    result = measure_conversion(world, EVERYTHING)
    stays = [stay for story in read_stories(world).values() for stay in stays_of(story)]
    for rank, row in enumerate(result.rows, start=1):
        to = [stay.left_to for stay in stays if stay.stage == rank]
        exits = row.exits
        assert exits.visits == len(to)
        assert exits.open_now == to.count(None)
        assert exits.forward == sum(t is not None and t > rank for t in to)
        assert exits.back == sum(t is not None and 0 < t < rank for t in to)
        assert (exits.success, exits.failure, exits.neutral) == tuple(
            to.count(-kind) for kind in (1, 2, 3)
        )


def test_re_entries_and_skips_equal_brute_force(world: LaidMap) -> None:
    result = measure_conversion(world, EVERYTHING)
    chains = [[stay.stage for stay in stays_of(s)] for s in read_stories(world).values()]
    for rank, row in enumerate(result.rows, start=1):
        assert row.came_again.k == sum(chain.count(rank) > 1 for chain in chains)
        there = [chain for chain in chains if chain and max(chain) >= rank]
        assert row.skipped.n == len(there)
        assert row.skipped.k == sum(rank not in chain for chain in there)


def test_the_list_behind_each_number_has_exactly_its_n(world: LaidMap) -> None:
    """[L3] did + did_not = n, still_open beside."""
    result = measure_conversion(world, EVERYTHING)
    members = collect_members(world, scope_filter(world, EVERYTHING), result.who, cap=5)
    for row in result.rows:
        moved = members[f"stages.{row.stage}.moved_on"]
        assert (moved.count("did"), moved.n) == (row.moved_on.k, row.moved_on.n)
        assert moved.count("still_open") == row.still_open
        assert len(moved.did) <= 5
        assert members[f"stages.{row.stage}.entered"].n == row.entered
        assert members[f"stages.{row.stage}.open_now"].n == row.exits.open_now
        assert members[f"stages.{row.stage}.came_again"].n == row.came_again.n
        assert members[f"stages.{row.stage}.skipped"].n == row.skipped.n


def test_a_filter_and_its_complement_sum_to_all(world: LaidMap) -> None:
    """Section 7.2: filter(A) + filter(not A) = all, for counts."""
    middle = instant(START) + timedelta(days=30)
    whole = measure_conversion(world, EVERYTHING)
    early = measure_conversion(world, Scope(until=middle))
    late = measure_conversion(world, Scope(since=middle))
    for row, first, second in zip(whole.rows, early.rows, late.rows, strict=True):
        assert row.entered == first.entered + second.entered
        assert row.exits.visits == first.exits.visits + second.exits.visits


def test_an_end_taken_back_is_no_success() -> None:
    """[A1] partitions by end read the journey's own outcome; the visit keeps its exit."""
    facts = [
        fact("one", START, case="c"), fact("won", START + DAY, case="c"),
        fact("one", START + 2 * DAY, case="c"),
    ]  # fmt: skip
    laid = lay_facts(facts, horizon=START + 50 * DAY)
    row = measure_conversion(laid, EVERYTHING, within=Duration.parse("10 days")).rows[0]
    assert (row.exits.success, row.exits.open_now) == (1, 1)
    assert (row.moved_on.k, row.moved_on.n) == (0, 1)


def test_nobody_moved_on_yet_then_only_the_ended_are_judged() -> None:
    """[A9] without anybody who got there no limit can be learned."""
    facts = [fact("one", START, case=f"c{n}") for n in range(4)]
    facts += [fact("lost", START + DAY, case="c0")]
    row = measure_conversion(lay_facts(facts, horizon=START + 9 * DAY), EVERYTHING).rows[0]
    assert (row.moved_on.k, row.moved_on.n, row.still_open) == (0, 1, 3)
    assert row.matured_by_s is None


def test_same_instant_entry_and_exit_are_kept() -> None:
    """[A9] dwell 0."""
    facts = [fact(name, START, case="c") for name in ("one", "two", "won")]
    result = measure_conversion(lay_facts(facts, horizon=START + DAY), EVERYTHING)
    result.check()
    assert [row.exits.visits for row in result.rows] == [1, 1, 0, 0]
    assert result.rows[0].moved_on.k == 1


def test_no_events_give_a_well_formed_empty_result() -> None:
    result = measure_conversion(lay_facts([]), EVERYTHING)
    result.check()
    assert [row.entered for row in result.rows] == [0, 0, 0, 0]
    assert all(row.moved_on.value is None for row in result.rows)
