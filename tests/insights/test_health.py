"""How a journey is as a whole is what its living map says."""

from insights.world import random_world
from wayline.insights import measure_health, overlay


def test_health_says_what_the_living_map_says() -> None:
    laid = random_world(11)
    health, page = measure_health(laid), overlay(laid)
    assert health.open_now == sum(row.open_now for row in page.stages)
    assert health.stuck == sum(row.states.stuck for row in page.stages)
    assert health.dead_end == sum(row.states.dead_end for row in page.stages)
    assert health.mapped.value == page.coverage.share.estimate.value
    assert health.journeys == page.frames[0].population.total
    assert (health.targets, health.missed) == (0, 0)
