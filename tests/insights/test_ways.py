"""[A5] [A6] [A8] Which ways customers take, read again by brute force: steps, variants, endings, filters, who converts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

import pytest

from insights.sequences import open_journeys, read_sequences, touchpoints_of
from insights.world import Shape, lay_facts, random_facts
from journeys.facts_builder import Fact, us
from wayline.base import NotFoundError
from wayline.insights import Ways, WaysRequest, measure_ways
from wayline.insights.flow import measure_flow
from wayline.journeys import LaidMap, Scope

EVERYTHING = Scope()
OUTCOMES = {1: "converted", 2: "lost", 4: "lost", 3: "otherwise", None: "open"}
Way = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One journey: its touchpoints with runs taken as one, and how it ended."""

    way: Way
    ending: str

    def steps(self) -> set[str]:
        """Each step from start to end."""
        last = "open" if self.ending == "open" else "end"
        return {f"{a}>{b}" for a, b in pairwise(("start", *self.way, last))}


@pytest.fixture(scope="module")
def world() -> LaidMap:
    """4,000 journeys with ties, loops, open ends and ends taken back."""
    return lay_facts(
        random_facts(7, Shape(journeys=4_000, accounts=900, longest=4)), horizon=us("2026-03-20")
    )


@pytest.fixture(scope="module")
def told(world: LaidMap) -> dict[str, Told]:
    """The same by brute force."""
    rows = world.engine.run(f"SELECT journey_id, outcome FROM {world.schema}.journeys").rows
    ended = {
        str(journey): OUTCOMES[None if outcome is None else int(str(outcome))]
        for journey, outcome in rows
    }
    found = {}
    for journey, happened in read_sequences(world).items():
        way = tuple(key for key, _ in groupby(touchpoints_of(happened)))
        if way:
            found[journey] = Told(way, ended[journey])
    assert {key for key, one in found.items() if one.ending == "open"} <= open_journeys(world)
    return found


def asked(world: LaidMap, **parts: str | bool) -> Ways:
    """The ways from touchpoint to touchpoint, which add up."""
    found = measure_ways(world, EVERYTHING, WaysRequest(level="touchpoint", **parts))  # type: ignore[arg-type]
    found.check()
    return found


def endings(told: Mapping[str, Told]) -> dict[str, int]:
    """How many ended so."""
    counted = Counter(one.ending for one in told.values())
    return {ending: counted[ending] for ending in ("converted", "lost", "otherwise", "open")}


def test_steps_and_nodes_are_those_of_the_flow(world: LaidMap, told: Mapping[str, Told]) -> None:
    ways = asked(world)
    flow = measure_flow(world, EVERYTHING, level="touchpoint", collapsed=True)
    assert [one.step for one in ways.steps] == list(flow.rows)
    assert ways.journeys == len(told)
    assert dict(ways.endings) == endings(told)
    visits = Counter(key for one in told.values() for key in one.way)
    inside = {node.key: node.n for node in ways.nodes if node.key not in {"start", "end", "open"}}
    assert inside == dict(visits)


def test_rare_variants_are_one_and_each_says_how_it_ended(
    world: LaidMap, told: Mapping[str, Told]
) -> None:
    ways = asked(world)
    counted = Counter(one.way for one in told.values())
    kept = {row.nodes: row for row in ways.variants if row.key != "other"}
    frequent = [n for _, n in counted.most_common(20) if n >= 5]
    assert [row.n for row in kept.values()] == frequent
    for nodes, row in kept.items():
        same = {key: one for key, one in told.items() if one.way == nodes}
        assert (row.n, dict(row.endings)) == (len(same), endings(same))
    other = ways.variants[-1]
    rest = {key: one for key, one in told.items() if one.way not in kept}
    assert (other.key, other.n, other.ways) == ("other", len(rest), len(counted) - len(kept))
    assert dict(other.endings) == endings(rest)


def test_a_variant_and_a_step_narrow_to_those_who_went_there(
    world: LaidMap, told: Mapping[str, Told]
) -> None:
    every = asked(world)
    variant = every.variants[1]
    along = asked(world, variant=variant.key)
    assert along.journeys == variant.n
    assert [row.key for row in along.variants] == [row.key for row in every.variants]
    assert {one.step.key for one in along.steps} <= {
        step for one in told.values() if one.way == variant.nodes for step in one.steps()
    }
    by_step = asked(world, step="ask>hear")
    same = {key: one for key, one in told.items() if "ask>hear" in one.steps()}
    assert dict(by_step.endings) == endings(same)
    ended = asked(world, step="try>end")
    assert ended.journeys == sum("try>end" in one.steps() for one in told.values())


def test_who_converted_is_held_against_who_was_lost(
    world: LaidMap, told: Mapping[str, Told]
) -> None:
    ways = asked(world, is_compared=True)
    for one in ways.steps:
        assert one.took is not None
        for ending, share in (("converted", one.took.converted), ("lost", one.took.lost)):
            of = [way for way in told.values() if way.ending == ending]
            assert (share.k, share.n) == (sum(one.step.key in w.steps() for w in of), len(of))
    verdicts = {one.step.key: one.took.verdict for one in ways.steps if one.took is not None}
    assert verdicts["ask>open"] == "not_different"  # who is open neither converted nor was lost
    assert asked(world).steps[0].took is None


def numbers(ways: Ways) -> Iterator[tuple[str, int]]:
    """Every number that opens a list, and its n."""
    level = ways.level
    for node in ways.nodes:
        yield f"way_nodes.{level}:{node.key}.n", node.n
    for ending, n in ways.endings.items():
        yield f"way_endings.{level}:{ending}.n", n
    for one in ways.steps:
        path = f"way_steps.{level}:{one.step.key}"
        yield f"{path}.n", one.step.n
        yield f"{path}.share", one.step.p_out.n
        yield f"{path}.time", one.step.time.n
        if one.took is not None:
            yield f"{path}.converted", one.took.converted.n
            yield f"{path}.lost", one.took.lost.n
    for row in ways.variants:
        path = f"way_variants.{level}:{row.key}"
        yield f"{path}.n", row.n
        yield f"{path}.share", row.share.n
        if row.duration is not None:
            yield f"{path}.duration", row.duration.n
        for ending, n in row.endings.items():
            yield f"{path}.{ending}", n


@pytest.mark.parametrize(
    "parts", [{}, {"is_compared": True}, {"has_repeats": True}, {"step": "ask>hear"}]
)
def test_every_number_lists_exactly_those_it_counts(
    world: LaidMap, parts: dict[str, str | bool]
) -> None:
    """[L3] and no list is kept of a number that nobody shows."""
    ways = asked(world, **parts)
    shown = dict(numbers(ways))
    assert {number: ways.members[number].n for number in shown} == shown
    assert set(ways.members) == set(shown)


def test_a_step_stands_to_the_map_as_planned_desired_or_rare() -> None:
    """Stages follow in their order, an optional one may be passed by; ten journeys make a habit."""
    ways_taken = [("one", "two", "four")] * 6 + [("one", "four")] * 12 + [("two", "one")] * 3
    facts = [
        Fact(name, us(f"2026-01-{5 + day:02d}"), f"c{number}", f"a{number}")
        for number, way in enumerate(ways_taken)
        for day, name in enumerate(way)
    ]
    found = measure_ways(lay_facts(facts, horizon=us("2026-02-01")), EVERYTHING, WaysRequest())
    found.check()
    kinds = {one.step.key: one.kind for one in found.steps}
    assert kinds == {
        "start>one": "border", "start>two": "border", "one>two": "planned", "two>four": "planned",
        "one>four": "desire", "two>one": "rare", "four>open": "border", "one>open": "border",
    }  # fmt: skip


def test_what_is_not_there_is_said(world: LaidMap) -> None:
    with pytest.raises(NotFoundError, match=r"There is no step 'ask>here'.*Did you mean 'hear'"):
        asked(world, step="ask>here")
    with pytest.raises(NotFoundError, match="There is no variant 'w00000000000'"):
        asked(world, variant="w00000000000")
