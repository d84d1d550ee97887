"""[A2] [L4] Funnels in which a property stays equal along the chain: brute force, and each kind of name by hand."""

import pytest

from insights.test_funnels import ASK, EVERYTHING, STEPS, TRY, Seen, by_hand, same
from insights.world import DAY, START, Shape, lay_facts, random_facts
from journeys.facts_builder import Fact, fact
from wayline.base import DocumentError, Duration, ScopeError
from wayline.insights import FunnelRequest, measure_funnel
from wayline.insights.members import collect_members
from wayline.journeys import LaidMap, Scope, scope_filter

KEYS = ("ask", "try", "sign")


@pytest.fixture(scope="module")
def world() -> LaidMap:
    """2,500 long journeys with ties, loops, open ends; a quarter of the events know no channel."""
    horizon = START + 70 * DAY
    facts = random_facts(23, Shape(journeys=2_500, accounts=600, longest=40, gap_days=1))
    return lay_facts([one for one in facts if one.ts_us <= horizon], horizon=horizon)


@pytest.fixture(scope="module")
def stories(world: LaidMap) -> dict[int, list[Seen]]:
    """The live events of the three touchpoints, by journey and channel; without a channel in no list."""
    found: dict[tuple[object, object], list[Seen]] = {}
    for journey, channel, key, seq, at in world.engine.run(
        f"SELECT e.journey_id, e.channel, t.key, e.seq, e.ts_us FROM {world.schema}.events e"
        f" JOIN {world.schema}.touchpoints t ON t.code = e.touchpoint WHERE NOT e.after_end"
        " AND e.channel IS NOT NULL AND t.key IN ('ask', 'try', 'sign') ORDER BY 1, 4"
    ).rows:
        seen = Seen(str(key), int(str(seq)), (int(str(at)) - START) // DAY)
        found.setdefault((journey, channel), []).append(seen)
    return dict(enumerate(found.values()))


@pytest.mark.parametrize(
    ("within", "ties", "days", "is_working"),
    [
        (None, "any", None, False), ("4 days", "any", 4, False), ("4 days", "total", 4, False),
        ("5 business days", "total", 5, True),
    ],
)  # fmt: skip
def test_a2_no_actor_differs_from_brute_force(
    world: LaidMap,
    stories: dict[int, list[Seen]],
    within: str | None,
    ties: str,
    days: int | None,
    is_working: bool,
) -> None:
    """[A2] [L4] journey_id + hold keys AS actor: the same channel along the chain."""
    window = None if within is None else Duration.parse(within)
    request = FunnelRequest(STEPS, window, "total" if ties == "total" else "any", ("channel",))
    funnel = measure_funnel(world, EVERYTHING, request)
    horizon = (world.horizon_us - START) // DAY
    still_open, came = by_hand(
        stories, KEYS, days=days, ties=ties, is_working=is_working, horizon=horizon
    )
    assert len(came[2]) > 10
    same(funnel, still_open, came)


def test_a2_actors_of_the_frame_are_all_pairs_of_journey_and_channel(world: LaidMap) -> None:
    """[L3] started + never started + journeys with events of no channel = all actors."""
    funnel = measure_funnel(world, EVERYTHING, FunnelRequest(STEPS, hold=("channel",)))
    known, unknown = world.engine.run(
        "SELECT COUNT(DISTINCT CASE WHEN channel IS NOT NULL THEN (journey_id, channel) END),"
        " COUNT(DISTINCT CASE WHEN channel IS NULL THEN journey_id END)"
        f" FROM {world.schema}.events WHERE NOT after_end"
    ).rows[0]
    left_out = dict(funnel.frame.population.left_out)
    assert left_out["hold_unknown"] == unknown
    assert funnel.frame.population.counted + left_out["never_started"] == known
    assert funnel.frame.grain == "case and channel"


def test_a2_every_list_has_its_n_also_in_a_scope(world: LaidMap) -> None:
    """[L3] a journey stands in a list once for each of its actors; a scope keeps whole journeys."""
    scope = Scope(open_only=True)
    funnel = measure_funnel(world, scope, FunnelRequest(STEPS, hold=("channel", "department")))
    funnel.check()
    members = collect_members(world, scope_filter(world, scope), funnel.who, cap=2)
    ns = {row.step: row.n for row in funnel.rows}
    assert {key: members[f"funnels.{key}.n"].n for key in ns} == ns
    assert funnel.rows[0].n > 0


def two_chains() -> list[Fact]:
    """Asks about x and about y, then a try that belongs to y alone."""
    marks = {"x": {"document": "x"}, "y": {"document": "y"}}
    return [
        fact("ask", START, case="c", account="a", properties=marks["x"], objects=(("order", "x"),), person="x", cost=1.0),
        fact("ask", START + DAY, case="c", account="a", properties=marks["y"], objects=(("order", "y"),), person="y", cost=10.0),
        fact("hear", START + 2 * DAY, case="c", account="a", properties=marks["x"], objects=(("order", "x"),), person="x", cost=100.0),
        fact("try", START + 3 * DAY, case="c", account="a", properties=marks["y"], objects=(("order", "y"),), person="y", cost=20.0),
        fact("try", START + 4 * DAY, case="c", account="a"),
    ]  # fmt: skip


@pytest.mark.parametrize("hold", ["document", "props.document", "order", "person"])
def test_a2_what_is_held_may_be_a_property_an_object_or_a_person(hold: str) -> None:
    """[L4] x and y started, y arrived two days later; the try that says nothing belongs to neither."""
    laid = lay_facts(two_chains(), horizon=START + 99 * DAY)
    funnel = measure_funnel(laid, EVERYTHING, FunnelRequest((ASK, TRY), hold=(hold,)))
    funnel.check()
    begun, arrived = funnel.rows
    assert (begun.n, arrived.n, arrived.lost) == (2, 1, 1)
    assert arrived.time_median.value == 2 * 86_400
    assert funnel.frame.population.left_out == (("hold_unknown", 1),)


def test_a2_a_chain_costs_what_its_actor_spent() -> None:
    """[A2] 30 EUR for y alone: the 100 EUR of x in between are not of this chain."""
    laid = lay_facts(two_chains(), horizon=START + 99 * DAY)
    request = FunnelRequest((ASK, TRY), hold=("document",))
    arrived = measure_funnel(laid, EVERYTHING, request).rows[1]
    assert (arrived.cost_per_arrival.value, arrived.cost_per_entrant.value) == (30.0, 15.0)
    without = measure_funnel(laid, EVERYTHING, FunnelRequest((ASK, TRY))).rows[1]
    assert without.cost_per_arrival.value == 130.0


def test_a2_the_start_of_each_actor_is_judged_by_its_own_age() -> None:
    """[A2] [L5] matured by the actor's first start: x began long ago, y too short a time ago."""
    facts = [
        fact("ask", START, case="c", properties={"document": "x"}),
        fact("ask", START + 9 * DAY, case="c", properties={"document": "y"}),
    ]
    laid = lay_facts(facts, horizon=START + 10 * DAY)
    request = FunnelRequest((ASK, TRY), Duration.parse("5 days"), hold=("document",))
    begun = measure_funnel(laid, EVERYTHING, request).rows[0]
    assert (begun.n, begun.still_open) == (1, 1)


def test_a2_nothing_that_is_held_gives_a_well_formed_empty_funnel() -> None:
    laid = lay_facts(two_chains(), horizon=START + 99 * DAY)
    funnel = measure_funnel(laid, EVERYTHING, FunnelRequest((ASK, TRY), hold=("colour",)))
    funnel.check()
    assert [row.n for row in funnel.rows] == [0, 0]
    assert funnel.frame.population.left_out == (("hold_unknown", 1),)


def test_a2_a_name_held_twice_is_refused() -> None:
    request = FunnelRequest((ASK, TRY), hold=("channel", "channel"))
    with pytest.raises(ScopeError, match="held twice"):
        measure_funnel(lay_facts([]), EVERYTHING, request)


def test_a2_a_column_that_no_event_has_is_refused_with_the_nearest() -> None:
    request = FunnelRequest((ASK, TRY), hold=("event.departmant",))
    with pytest.raises(DocumentError, match="no such column"):
        measure_funnel(lay_facts([]), EVERYTHING, request)
