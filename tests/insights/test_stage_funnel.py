"""[A9] The stage funnel: in order, in time, matured; against brute force over all chains."""

import itertools

import numpy as np
import pytest

from insights.world import DAY, START, Shape, lay_facts, random_world, read_stories, stays_of
from journeys.facts_builder import fact
from wayline.base import Duration
from wayline.insights.members import collect_members
from wayline.insights.stage_funnel import (
    FunnelRequest,
    measure_channel_funnel,
    measure_stage_funnel,
)
from wayline.journeys import LaidMap, Scope, scope_filter

EVERYTHING = Scope()
CHAINS: dict[int, list[tuple[int, ...]]] = {
    1: [(1,)],
    2: [(1, 2)],
    3: [(1, 2, 3)],
    4: [(1, 2, 4), (1, 2, 3, 4)],
}  # three is optional


@pytest.fixture(scope="module")
def world() -> LaidMap:
    return random_world(5, Shape(journeys=1500, accounts=400))


def spans_by_hand(laid: LaidMap) -> list[tuple[int, dict[int, int]]]:
    """For each journey that began with the first stage: when, and the smallest span to each rank."""
    found = []
    for story in read_stories(laid).values():
        entries = [(stay.stage, stay.entered_us) for stay in stays_of(story)]
        starts = [at for stage, at in entries if stage == 1]
        if not starts:
            continue
        best: dict[int, int] = {}
        for rank, chains in CHAINS.items():
            spans = [
                picked[-1][1] - picked[0][1]
                for chain in chains
                for picked in itertools.combinations(entries, len(chain))
                if tuple(stage for stage, _ in picked) == chain
            ]
            if spans:
                best[rank] = min(spans)
        found.append((starts[0], best))
    return found


@pytest.mark.parametrize("days", [None, 5, 30])
def test_the_funnel_equals_brute_force_over_all_chains(world: LaidMap, days: int | None) -> None:
    asked = FunnelRequest(None if days is None else Duration.parse(f"{days} days"))
    result = measure_stage_funnel(world, EVERYTHING, asked=asked)
    result.check()
    journeys = spans_by_hand(world)
    top = max(rank for _, best in journeys for rank in best)
    ends = [best[top] for _, best in journeys if top in best]
    limit = round(float(np.quantile(ends, 0.95))) if days is None else days * DAY
    old = [best for at, best in journeys if at <= world.horizon_us - limit]
    allowed = max(b for _, best in journeys for b in best.values()) if days is None else days * DAY
    assert result.rows[0].still_open == len(journeys) - len(old)
    for rank, row in enumerate(result.rows, start=1):
        spans = [best[rank] for best in old if rank in best and best[rank] <= allowed]
        assert row.n == len(spans)
        if rank > 1 and spans:
            assert row.time.value == pytest.approx(float(np.median(spans)) / 1e6)


def test_every_list_has_exactly_its_n(world: LaidMap) -> None:
    """[L3]"""
    result = measure_stage_funnel(world, EVERYTHING)
    members = collect_members(world, scope_filter(world, EVERYTHING), result.who, cap=3)
    for row in result.rows:
        key = f"funnel.{row.stage}"
        assert members[f"{key}.n"].n == row.n
        assert members[f"{key}.still_open"].n == row.still_open
        assert members[f"{key}.of_start"].n == row.of_start.n
        if row.stage != "one":
            assert members[f"{key}.of_previous"].n == row.of_previous.n
            assert members[f"{key}.time"].n == row.time.n
        if not row.optional:
            assert members[f"{key}.lost"].n == row.lost


def test_channels_of_entry_sum_to_the_whole(world: LaidMap) -> None:
    limit = Duration.parse("30 days")
    whole = measure_stage_funnel(world, EVERYTHING, asked=FunnelRequest(limit))
    steps = measure_channel_funnel(world, EVERYTHING, within=limit)
    for row in whole.rows:
        assert sum(step.n for step in steps if step.stage == row.stage) == row.n
    email = measure_stage_funnel(world, EVERYTHING, asked=FunnelRequest(limit, "email"))
    by_email = {step.stage: step.n for step in steps if step.channel == "email"}
    assert {row.stage: row.n for row in email.rows if row.n} == by_email


def test_a_later_start_may_convert_where_the_early_one_expired() -> None:
    """[A2] the latest start counts."""
    facts = [
        fact("one", START, case="c"), fact("two", START + 50 * DAY, case="c"),
        fact("one", START + 60 * DAY, case="c"), fact("two", START + 61 * DAY, case="c"),
    ]  # fmt: skip
    laid = lay_facts(facts, horizon=START + 400 * DAY)
    asked = FunnelRequest(Duration.parse("2 days"))
    assert [row.n for row in measure_stage_funnel(laid, EVERYTHING, asked=asked).rows] == [
        1,
        1,
        0,
        0,
    ]


def test_no_events_give_a_well_formed_empty_funnel() -> None:
    result = measure_stage_funnel(lay_facts([]), EVERYTHING)
    result.check()
    assert [row.n for row in result.rows] == [0, 0, 0, 0]
    assert measure_channel_funnel(lay_facts([]), EVERYTHING) == ()
