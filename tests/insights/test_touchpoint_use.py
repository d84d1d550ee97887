"""[A16] [A19] How touchpoints and channels are used, against a count over the events themselves."""

from collections import Counter
from collections.abc import Iterable

import pytest

from insights.world import Shape, lay_facts, random_facts
from journeys.facts_builder import Fact
from wayline.insights.touchpoint_use import Use, Used, measure_use
from wayline.journeys import Scope

HOMES = {"ask": "one", "hear": "one", "try": "two", "doubt": "three", "sign": "four"}
SHAPES = {
    "ties and loops": Shape(journeys=900, longest=14, gap_days=1),
    "ends taken back": Shape(journeys=600, reopens=0.8),
    "hardly anybody": Shape(journeys=6, longest=3),
    "nobody": Shape(journeys=0),
}
World = tuple[list[Fact], Use]


@pytest.fixture(scope="module", params=SHAPES)
def world(request: pytest.FixtureRequest) -> World:
    """Random events, and what is measured of them."""
    facts = random_facts(71, SHAPES[str(request.param)])
    return facts, measure_use(lay_facts(facts), Scope())


def cases(facts: Iterable[Fact], name: str) -> set[str | None]:
    """The journeys that have an event of this name."""
    return {one.case for one in facts if one.name == name}


def used(facts: Iterable[Fact]) -> list[tuple[str, int, int]]:
    """Channel, events and journeys, of the events whose channel is known."""
    known = [(one.channel, one.case) for one in facts if one.channel is not None]
    events = Counter(channel for channel, _ in known)
    journeys = Counter(channel for channel, _ in set(known))
    return sorted((channel, n, journeys[channel]) for channel, n in events.items())


def told(channels: Iterable[Used]) -> list[tuple[str, int, int]]:
    """The same as it is measured."""
    return sorted((one.channel, one.events, one.journeys) for one in channels)


def test_events_and_journeys_of_each_touchpoint(world: World) -> None:
    """Every event that a rule names is credited, also after the end of its case."""
    facts, use = world
    assert {row.touchpoint: (row.events, row.journeys) for row in use.rows} == {
        name: (sum(one.name == name for one in facts), len(cases(facts, name))) for name in HOMES
    }
    use.check()


def test_seen_is_the_share_of_those_who_entered_the_stage(world: World) -> None:
    """[A16] a stage is entered by its own event, whatever came before."""
    facts, use = world
    assert {row.touchpoint: (row.seen.k or 0, row.seen.n) for row in use.rows} == {
        name: (len(cases(facts, stage) & cases(facts, name)), len(cases(facts, stage)))
        for name, stage in HOMES.items()
    }


def test_channels_of_each_touchpoint(world: World) -> None:
    facts, use = world
    assert {row.touchpoint: told(row.channels) for row in use.rows} == {
        name: used(one for one in facts if one.name == name) for name in HOMES
    }
    orders = [[one.events for one in row.channels] for row in use.rows]
    assert orders == [sorted(order, reverse=True) for order in orders]  # most used first
