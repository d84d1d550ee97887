"""[A5] [A6] [A14] [A15] What follows what, what is done again, who hands over: brute force on 20,000 journeys."""

from collections import Counter
from itertools import groupby, pairwise

import pytest

from insights.sequences import Happened, open_journeys, read_sequences, touchpoints_of
from insights.world import DAY, MAP, START, Shape, lay_facts, random_facts
from wayline.insights.flow import measure_flow
from wayline.insights.handovers import measure_handovers
from wayline.insights.rework import measure_rework
from wayline.insights.variants import measure_variants
from wayline.journeys import LaidMap, Scope

EVERYTHING = Scope()
Stories = dict[str, list[Happened]]
ONCE = ("ask", "try", "doubt")  # the map says that these are not repeatable
TEXT = MAP.replace("binding: ask}", "binding: ask, repeatable: false}").replace(
    "binding: try}", "binding: try, repeatable: false}"
).replace("binding: doubt}", "binding: doubt, repeatable: false}")  # fmt: skip


@pytest.fixture(scope="module")
def world() -> LaidMap:
    """20,000 journeys with ties, loops, open ends and ends taken back."""
    facts = random_facts(41, Shape(journeys=20_000, accounts=3_000, gap_days=2))
    return lay_facts(facts, text=TEXT, horizon=START + 80 * DAY)


@pytest.fixture(scope="module")
def stories(world: LaidMap) -> Stories:
    """The same as sequences."""
    return read_sequences(world)


def departments_of(happened: list[Happened]) -> list[str]:
    """The known departments in order."""
    return [one.department for one in happened if one.department is not None]


@pytest.mark.parametrize("collapsed", [False, True])
def test_what_follows_what(world: LaidMap, stories: Stories, *, collapsed: bool) -> None:
    """[A5] pairs with start, end and open; what leaves a touchpoint sums to one."""
    still_open = open_journeys(world)
    expected: Counter[tuple[str, str]] = Counter()
    for journey, happened in stories.items():
        keys = touchpoints_of(happened)
        if collapsed:
            keys = [key for key, _ in groupby(keys)]
        if keys:
            last = "open" if journey in still_open else "end"
            expected.update(pairwise(["start", *keys, last]))
    flow = measure_flow(world, EVERYTHING, collapsed=collapsed)
    flow.check()
    assert {(row.a, row.b): row.n for row in flow.rows} == dict(expected)
    outs: Counter[str] = Counter()
    for row in flow.rows:
        outs[row.a] += row.p_out.k or 0
        assert row.p_out.n == sum(n for (a, _), n in expected.items() if a == row.a)
    assert outs == Counter({a: row.p_out.n for row in flow.rows for a in [row.a]})


def test_the_variants(world: LaidMap, stories: Stories) -> None:
    """[A6] the sum of n is all journeys with a touchpoint; the others are counted."""
    expected = Counter(
        tuple(touchpoints_of(happened)) for happened in stories.values() if touchpoints_of(happened)
    )
    every = measure_variants(world, EVERYTHING, top=1_000_000)
    assert {row.nodes: row.n for row in every.rows} == dict(expected)
    few = measure_variants(world, EVERYTHING, top=5)
    few.check()
    assert [row.n for row in few.rows] == [n for _, n in expected.most_common(5)]
    assert few.other == sum(expected.values()) - sum(row.n for row in few.rows)
    assert few.distinct == len(expected)
    assert few.rows[-1].coverage.k == sum(row.n for row in few.rows)


def test_what_is_done_again(world: LaidMap, stories: Stories) -> None:
    """[A14] repeats and loops of what is not repeatable; ping-pong on the collapsed departments."""
    times: dict[str, Counter[str]] = {}
    for happened in stories.values():
        keys = touchpoints_of(happened)
        departments = [key for key, _ in groupby(departments_of(happened))]
        for key, n in Counter(key for key in keys if key in ONCE).items():
            times.setdefault(key, Counter())[str(n > 1)] += 1
            times[key]["n"] += n - 1
        loops = Counter(a for a, b in pairwise(keys) if a == b and a in ONCE)
        pongs = Counter(b for a, b in zip(departments, departments[2:], strict=False) if a == b)
        for label, found in (("self_loop", loops), ("ping_pong", pongs)):
            for key, n in found.items():
                times.setdefault(f"{key}:{label}", Counter())["True"] += 1
                times[f"{key}:{label}"]["n"] += n
    rework = measure_rework(world, EVERYTHING)
    rework.check()
    rows = {row.key: row for row in rework.rows if row.kind in ("repeat", "self_loop", "ping_pong")}
    assert {key: (row.n, row.journeys) for key, row in rows.items()} == {
        key: (found["n"], found["True"]) for key, found in times.items() if found["n"]
    }
    repeats = {key: row.share.n for key, row in rows.items() if row.kind == "repeat"}
    assert repeats == {key: times[key]["True"] + times[key]["False"] for key in repeats}


def test_who_hands_over_to_whom(world: LaidMap, stories: Stories) -> None:
    """[A15] a department that is not known neither makes nor breaks a handover."""
    pairs: Counter[tuple[str, str]] = Counter()
    bounced: Counter[tuple[str, str]] = Counter()
    for happened in stories.values():
        chain = [key for key, _ in groupby(departments_of(happened))]
        pairs.update(pairwise(chain))
        for at, (giver, taker) in enumerate(pairwise(chain)):
            bounced[giver, taker] += giver in chain[at + 2 : at + 4]
    handovers = measure_handovers(world, EVERYTHING)
    handovers.check()
    assert {(row.giver, row.taker): row.n for row in handovers.rows} == dict(pairs)
    assert {(row.giver, row.taker): row.bounce for row in handovers.rows} == dict(bounced)
    assert all(row.clean + row.broken == row.n for row in handovers.rows)


def test_no_events_give_well_formed_empty_results() -> None:
    empty = lay_facts([])
    results = (
        measure_flow(empty, EVERYTHING),
        measure_variants(empty, EVERYTHING),
        measure_rework(empty, EVERYTHING),
        measure_handovers(empty, EVERYTHING),
    )
    assert [len(result.rows) for result in results] == [0, 0, 0, 0]
