"""Ways that customers take and nobody drew: found, and judged the right way round [A17]."""

from collections.abc import Iterator, Sequence

import pytest

from insights.world import lay_facts, random_world
from journeys.facts_builder import Fact, build_facts, change, fact
from wayline.engine import open_memory
from wayline.insights.desire_paths import DesirePath, DesirePaths, measure_desire_paths
from wayline.journeys import LaidMap, Scope, lay
from wayline.map import read_map_text, resolve

MAP = """
wayline: 1
key: repair
name: A repair
timezone: UTC
per: case
segments:
  - {key: big, name: Big, rule: {account.size: big}}
  - {key: tiny, name: Tiny, rule: {account.size: tiny}}
stages:
  - key: ask
    name: Asking
    touchpoints: [{key: call, name: We call, binding: call}]
  - key: check
    name: Checking
    touchpoints: [{key: test, name: It is tested, binding: test}]
  - key: fix
    name: Mending
    touchpoints: [{key: mend, name: It is mended, binding: mend}]
outcomes:
  - {key: happy, name: It works, kind: success, binding: works}
  - {key: sad, name: It does not, kind: failure, binding: broken}
"""
LONG, SHORT = ("call", "test", "mend"), ("call", "mend")


def cases(names: Sequence[str], *, good: int, bad: int, mark: str, days: int = 1) -> Iterator[Fact]:
    """So many journeys through the names, each an account of its own, one step a day."""
    for number in range(good + bad):
        key = f"{mark}{number}"
        for at, name in enumerate([*names, "works" if number < good else "broken"]):
            when = f"2026-03-{1 + at * days:02d}"
            yield fact(name, when, case=key, account=key)


def paths_of(*groups: Iterator[Fact]) -> DesirePaths:
    """Measured; accounts whose key begins with `tiny` are small, the others big."""
    facts = [one for group in groups for one in group]
    accounts = sorted({str(one.account) for one in facts})
    sizes = [
        change("account", key, "size", "tiny" if key.startswith("tiny") else "big", "2026-01-01")
        for key in accounts
    ]
    store = build_facts(open_memory(), facts, changes=sizes)
    found = measure_desire_paths(lay(resolve(read_map_text(MAP)), store, by="case"), Scope())
    found.check()
    return found


def only_row(found: DesirePaths) -> DesirePath:
    (row,) = found.rows
    return row


def test_a17_a_planted_short_cut_that_fails_more_is_found_and_called_worse() -> None:
    """[A17] Oracle: 30 of 40 by the map succeed, 8 of 40 by the short cut; Newcombe by hand."""
    row = only_row(
        paths_of(cases(LONG, good=30, bad=10, mark="l"), cases(SHORT, good=8, bad=32, mark="s"))
    )
    assert (row.key, row.step.n, row.leaving) == ("call>mend", 40, 80)
    assert (row.success.k, row.success.n, row.mapped.k, row.mapped.n) == (8, 40, 30, 40)
    assert row.difference.value == pytest.approx(-0.55)
    assert row.difference.low == pytest.approx(-0.6939, abs=1e-4)
    assert row.difference.high == pytest.approx(-0.3382, abs=1e-4)
    assert row.verdict == "worse"
    assert row.q is not None
    assert row.q < 0.001


def test_a17_a_short_cut_that_succeeds_more_is_better_and_its_days_are_told() -> None:
    row = only_row(
        paths_of(
            cases(LONG, good=10, bad=30, mark="l", days=2), cases(SHORT, good=36, bad=4, mark="s")
        )
    )
    assert row.verdict == "better"
    assert row.to_end is not None
    assert row.mapped_to_end is not None
    assert (row.to_end.value, row.mapped_to_end.value) == (2 * 86_400, 6 * 86_400)


@pytest.mark.parametrize(("taken", "found"), [(9, 0), (10, 1)])
def test_a17_fewer_than_ten_journeys_are_no_path(taken: int, found: int) -> None:
    paths = paths_of(
        cases(LONG, good=30, bad=0, mark="l"), cases(SHORT, good=taken, bad=0, mark="s")
    )
    assert len(paths.rows) == found


@pytest.mark.parametrize(("taken", "found"), [(11, 0), (12, 1)])
def test_a17_two_in_a_hundred_of_those_who_leave_make_a_path(taken: int, found: int) -> None:
    """[A17] 2 % of 600 is 12; the ones by the map are the others."""
    by_map = cases(LONG, good=600 - taken, bad=0, mark="l")
    assert len(paths_of(by_map, cases(SHORT, good=taken, bad=0, mark="s")).rows) == found


def test_a17_where_the_sign_turns_by_segment_the_segments_are_compared_within() -> None:
    """[A17] By hand: +10 points in both segments, all together -43; the mean of 10 and 10 is 10."""
    sizes = (("big", 90, 10, 20, 0), ("tiny", 2, 18, 20, 80))
    groups = [
        group
        for size, by_map, by_map_bad, short, short_bad in sizes
        for group in (
            cases(LONG, good=by_map, bad=by_map_bad, mark=f"{size}l"),
            cases(SHORT, good=short, bad=short_bad, mark=f"{size}s"),
        )
    ]
    row = only_row(paths_of(*groups))
    assert row.success.k / row.success.n < row.mapped.k / row.mapped.n
    assert row.is_stratified
    assert row.difference.method == "mantel_haenszel"
    assert row.difference.value == pytest.approx(0.10)


def test_a17_names_on_the_way_that_the_map_does_not_know_are_told() -> None:
    asked = cases(("call", "shout", "shout", "mend"), good=12, bad=0, mark="s")
    row = only_row(paths_of(cases(LONG, good=12, bad=0, mark="l"), asked))
    assert row.names == (("shout", 24),)


@pytest.fixture(scope="module")
def world() -> LaidMap:
    return random_world(17)


def test_a17_every_step_is_permitted_rare_or_desired(world: LaidMap) -> None:
    """[L3] [A17] On random journeys; and each desire path has journeys enough."""
    found = measure_desire_paths(world, Scope())
    found.check()
    assert found.rows
    assert all(row.step.journeys >= max(10, 0.02 * row.leaving) for row in found.rows)


def test_a17_no_journeys_give_no_paths() -> None:
    found = measure_desire_paths(lay_facts([], text=MAP), Scope())
    found.check()
    assert found.rows == ()
