"""How a journey is as a whole is what its living map says."""

from dataclasses import replace

from insights.world import random_world
from wayline.insights import MarketPlace, measure_health, overlay


def test_health_says_what_the_living_map_says() -> None:
    laid = random_world(11)
    health, page = measure_health(laid), overlay(laid)
    assert health.open_now == sum(row.open_now for row in page.stages)
    assert health.stuck == sum(row.states.stuck for row in page.stages)
    assert health.dead_end == sum(row.states.dead_end for row in page.stages)
    assert health.mapped.value == page.coverage.share.estimate.value
    assert health.journeys == page.frames[0].population.total
    assert (health.targets, health.missed) == (0, 0)


def test_health_says_how_many_open_journeys_stand_where_in_the_market() -> None:
    laid = random_world(11)
    first, *others = laid.map.stages
    named = (first.model_copy(update={"market_state": "active"}), *others)
    document = laid.map.document.model_copy(update={"stages": named})
    told = replace(laid, map=replace(laid.map, document=document))
    assert measure_health(laid).market == ()
    assert measure_health(told).market == (
        MarketPlace(str(first.key), "active", overlay(laid).stages[0].open_now),
    )
