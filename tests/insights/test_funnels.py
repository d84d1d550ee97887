"""[A2] Custom funnels against brute force over all chains: both orders of ties, both clocks."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from insights.world import DAY, START, Shape, lay_facts, random_world
from journeys.facts_builder import fact
from wayline.base import Duration, ScopeError
from wayline.insights import Funnel, FunnelRequest, Step, measure_funnel
from wayline.insights.members import collect_members
from wayline.journeys import LaidMap, Scope, scope_filter
from wayline.map import Ref

EVERYTHING = Scope()
ASK, TRY, SIGN = (Step(key, Ref("touchpoint", key)) for key in ("ask", "try", "sign"))
STEPS = (ASK, TRY, SIGN)
AGAIN = (ASK, TRY, Step("ask_again", Ref("touchpoint", "ask")))


@dataclass(frozen=True, slots=True)
class Seen:
    """One event as brute force reads it: its touchpoint, place, and instant in days."""

    key: str
    seq: int
    day: int


@pytest.fixture(scope="module")
def world() -> LaidMap:
    """20,000 journeys with ties, loops, open ends and ends taken back."""
    return random_world(11, Shape(journeys=20_000, accounts=4_000, longest=9, gap_days=5))


@pytest.fixture(scope="module")
def stories(world: LaidMap) -> dict[int, list[Seen]]:
    """The live events of the three touchpoints, by journey."""
    found: dict[int, list[Seen]] = {}
    for journey, key, seq, at in world.engine.run(
        f"SELECT e.journey_id, t.key, e.seq, e.ts_us FROM {world.schema}.events e JOIN {world.schema}.touchpoints t"
        " ON t.code = e.touchpoint WHERE NOT e.after_end AND t.key IN ('ask', 'try', 'sign') ORDER BY 1, 3"
    ).rows:
        day = (int(str(at)) - START) // DAY
        found.setdefault(int(str(journey)), []).append(Seen(str(key), int(str(seq)), day))
    return found


def weekdays_to(day: int) -> int:
    """Working days before a day; day 0 is a Monday."""
    return day // 7 * 5 + min(day % 7, 5)


def clock(day: int, *, is_working: bool) -> int:
    """The instant on the clock of the window, in days."""
    return weekdays_to(day) if is_working else day


def chains(seen: list[Seen], keys: tuple[str, ...], *, ties: str) -> Iterator[tuple[Seen, ...]]:
    """Every chain of distinct events that answers the steps in order."""
    places = [[one for one in seen if one.key == key] for key in keys]
    for chain in itertools.product(*places):
        steps = list(itertools.pairwise(chain))
        if ties == "total":
            is_one = all(a.seq < b.seq for a, b in steps)
        else:
            is_one = all(a.day <= b.day and a.seq != b.seq for a, b in steps)
        if is_one:
            yield chain


def by_hand(
    stories: dict[int, list[Seen]],
    keys: tuple[str, ...],
    *,
    days: int | None,
    ties: str,
    is_working: bool,
    horizon: int,
) -> tuple[int, list[list[int]]]:
    """How many started too late to judge, and by step the times of those who came."""
    still_open = 0
    came: list[list[int]] = [[] for _ in keys]
    last = clock(horizon, is_working=is_working)
    for seen in stories.values():
        starts = [clock(one.day, is_working=is_working) for one in seen if one.key == keys[0]]
        if not starts:
            continue
        if days is not None and min(starts) > last - days:
            still_open += 1
            continue
        for at in range(len(keys)):
            spans = [
                (clock(c[-1].day, is_working=is_working), clock(c[0].day, is_working=is_working))
                for c in chains(seen, keys[: at + 1], ties=ties)
            ]
            kept = [(end, -begin) for end, begin in spans if days is None or end - begin <= days]
            if kept:
                end, begin = min(kept)  # the first arrival, from the latest start
                came[at].append(end + begin)
    return still_open, came


def same(funnel: Funnel, still_open: int, came: list[list[int]]) -> None:
    """Counts, what was lost on the way, and the median time are those of brute force."""
    funnel.check()
    assert [row.n for row in funnel.rows] == [len(times) for times in came]
    assert {row.still_open for row in funnel.rows} == {still_open}
    medians = [sorted(times)[(len(times) - 1) // 2] for times in came[1:]]
    highs = [sorted(times)[len(times) // 2] for times in came[1:]]
    found = [(row.time_median.value or 0) * 1e6 / DAY for row in funnel.rows[1:]]
    assert all(a <= value <= b for a, value, b in zip(medians, found, highs, strict=True))
    previous = [row.of_previous.n for row in funnel.rows[1:]]
    assert previous == [len(times) for times in came[:-1]]


@pytest.mark.parametrize("ties", ["any", "total"])
@pytest.mark.parametrize("days", [None, 0, 4, 12])
def test_no_journey_differs_from_brute_force(
    world: LaidMap, stories: dict[int, list[Seen]], ties: str, days: int | None
) -> None:
    within = None if days is None else Duration.parse(f"{days} days")
    request = FunnelRequest(STEPS, within, "any" if ties == "any" else "total")
    funnel = measure_funnel(world, EVERYTHING, request)
    horizon = (world.horizon_us - START) // DAY
    still_open, came = by_hand(
        stories, ("ask", "try", "sign"), days=days, ties=ties, is_working=False, horizon=horizon
    )
    assert funnel.ties == ties
    assert len(came[2]) > 10
    same(funnel, still_open, came)


@pytest.mark.parametrize("days", [1, 5])
def test_working_windows_pass_over_week_ends(
    world: LaidMap, stories: dict[int, list[Seen]], days: int
) -> None:
    """[A2] in working time, always in the total order; young starts are judged on the same clock."""
    request = FunnelRequest(STEPS, Duration.parse(f"{days} business days"))
    funnel = measure_funnel(world, EVERYTHING, request)
    horizon = (world.horizon_us - START) // DAY
    still_open, came = by_hand(
        stories, ("ask", "try", "sign"), days=days, ties="total", is_working=True, horizon=horizon
    )
    assert funnel.ties == "total"
    same(funnel, still_open, came)


def test_one_event_never_serves_two_steps(world: LaidMap, stories: dict[int, list[Seen]]) -> None:
    """[A2] where an event answers two steps the total order is taken, and the result says so."""
    funnel = measure_funnel(world, EVERYTHING, FunnelRequest(AGAIN, Duration.parse("9 days")))
    horizon = (world.horizon_us - START) // DAY
    still_open, came = by_hand(
        stories, ("ask", "try", "ask"), days=9, ties="total", is_working=False, horizon=horizon
    )
    assert funnel.ties == "total"
    same(funnel, still_open, came)


def test_every_list_has_its_n(world: LaidMap) -> None:
    """[L3]"""
    funnel = measure_funnel(world, EVERYTHING, FunnelRequest(STEPS, Duration.parse("12 days")))
    members = collect_members(world, scope_filter(world, EVERYTHING), funnel.who, cap=2)
    ns = {row.step: row.n for row in funnel.rows}
    assert {key: members[f"funnels.{key}.n"].n for key in ns} == ns
    assert {members[f"funnels.{key}.of_start"].n for key in ns} == {funnel.rows[0].n}
    still_open = {members[f"funnels.{key}.still_open"].n for key in ns}
    assert still_open == {funnel.rows[0].still_open}


def test_costs_of_the_chain_are_shared_by_those_who_started() -> None:
    """[A2] 30 EUR and 10 EUR: two started, one arrived; what stands outside the chain is not its cost."""
    facts = [
        fact("one", START, case="c1", cost=99.0), fact("ask", START, case="c1", cost=10.0),
        fact("try", START + DAY, case="c1", cost=20.0), fact("hear", START + 2 * DAY, case="c1", cost=5.0),
        fact("one", START, case="c2"), fact("ask", START, case="c2", cost=10.0),
    ]  # fmt: skip
    laid = lay_facts(facts, horizon=START + 99 * DAY)
    begun, arrived = measure_funnel(laid, EVERYTHING, FunnelRequest((ASK, TRY))).rows
    assert (begun.cost_per_entrant.value, begun.cost_per_arrival.value) == (10.0, 10.0)
    assert (arrived.cost_per_entrant.value, arrived.cost_per_arrival.value) == (15.0, 30.0)
    assert arrived.hop_median.value == 86_400.0


def test_a_later_start_arrives_where_the_early_one_ran_out() -> None:
    """[A2] first A, then the next B would say that nobody arrives."""
    days = {"ask": (0, 30), "try": (20, 31)}
    facts = [
        fact(name, datetime(2026, 1, 5, tzinfo=UTC) + timedelta(days=at), case="c")
        for name, ats in days.items()
        for at in ats
    ]
    laid = lay_facts(facts, horizon=START + 99 * DAY)
    request = FunnelRequest((ASK, TRY), Duration.parse("2 days"))
    rows = measure_funnel(laid, EVERYTHING, request).rows
    assert [(row.n, row.time_median.value) for row in rows] == [(1, None), (1, 86_400.0)]


def test_no_events_give_a_well_formed_empty_funnel() -> None:
    funnel = measure_funnel(lay_facts([]), EVERYTHING, FunnelRequest(STEPS))
    funnel.check()
    assert [row.n for row in funnel.rows] == [0, 0, 0]


@pytest.mark.parametrize("steps", [(ASK,), (ASK, ASK)])
def test_a_funnel_that_is_none_is_refused(steps: tuple[Step, ...]) -> None:
    with pytest.raises(ScopeError, match="step"):
        measure_funnel(lay_facts([]), EVERYTHING, FunnelRequest(steps))
