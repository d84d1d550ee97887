"""[L8] Who is in a segment, and whether there are enough of them to be compared."""

import pytest

from insights.world import DAY, START, random_world
from journeys.facts_builder import Change, Fact, build_facts
from wayline.engine import open_memory
from wayline.insights import overlay
from wayline.journeys import LaidMap, lay
from wayline.map import read_map_text, resolve

SIZED = """
wayline: 1
key: sized
name: Sized
timezone: UTC
segments:
  - {key: big, name: Big, rule: {size: big}}
  - {key: empty, name: Empty, rule: {size: none}}
stages:
  - {key: one, name: One, binding: one}
outcomes: [{key: won, name: Won, kind: success, binding: won}]
"""


def world(accounts: int) -> LaidMap:
    """So many big accounts with two journeys each, the second one ended."""
    facts: list[Fact] = []
    for number in range(accounts):
        account, at = f"a{number}", START + number * DAY
        facts += [Fact("one", at, f"c{number}-{which}", account) for which in range(2)]
        facts.append(Fact("won", at + DAY, f"c{number}-1", account))
    sizes = [Change("account", f"a{number}", "size", "big", START) for number in range(accounts)]
    store = build_facts(open_memory(), facts, changes=sizes, horizon=START + 90 * DAY)
    return lay(resolve(read_map_text(SIZED)), store, by="case")


def test_segment_counts_accounts_once_and_its_journeys_are_listed() -> None:
    overlaid = overlay(world(12))
    big, empty = overlaid.segments
    assert (big.accounts, big.journeys, big.open_now) == (12, 24, 12)
    assert overlaid.members["segments.big.journeys"].n == 24
    assert overlaid.members["segments.big.open_now"].did[0] == "c0-0"
    assert (empty.accounts, empty.journeys, empty.open_now) == (0, 0, 0)


@pytest.mark.parametrize(("accounts", "comparable"), [(9, False), (10, True)])
def test_fewer_than_ten_accounts_are_shown_and_not_compared(
    accounts: int, *, comparable: bool
) -> None:
    assert overlay(world(accounts)).segments[0].comparable is comparable


def test_segments_sum_to_the_journeys_that_have_one() -> None:
    laid = random_world(3)
    rows = overlay(laid).segments
    counted = laid.engine.run(
        f"SELECT count(*) FROM {laid.schema}.journeys WHERE segment > 0"
    ).first()
    assert [row.key for row in rows] == ["big", "tiny"]
    assert sum(row.journeys for row in rows) == next(iter(counted.values()))
