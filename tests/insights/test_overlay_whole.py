"""[L3] The living map as a whole: every number has its list, every part sums, at every edge."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from insights.grounds import grounds, strangers, unaccounted
from insights.world import DAY, START, Shape, lay_facts, random_facts, random_world
from wayline.base import FixedClock
from wayline.insights import Members, OverlaidMap, overlay, overlay_json
from wayline.insights.answers import ask_everything
from wayline.journeys import LaidMap, Scope

NOON = FixedClock(datetime(2026, 6, 1, 12, tzinfo=UTC))
EVERYTHING = Scope()
Json = Mapping[str, object]

WORLDS: dict[str, Callable[[], LaidMap]] = {
    "ties and loops": lambda: random_world(21, Shape(journeys=600, longest=14, gap_days=2)),
    "few accounts": lambda: random_world(22, Shape(journeys=200, accounts=3)),
    "one account": lambda: random_world(23, Shape(journeys=40, accounts=1)),
    "all open": lambda: random_world(24, Shape(journeys=120, ends=(None,))),
    "all won": lambda: random_world(25, Shape(journeys=120, ends=("won",), reopens=0.0)),
    "all lost and back": lambda: random_world(26, Shape(journeys=120, ends=("lost",), reopens=1.0)),
    "no stage": lambda: lay_facts([replace(f, name="noise") for f in random_facts(27, Shape(60))]),
    "one event": lambda: random_world(1, Shape(journeys=1, longest=1)),
    "nothing": lambda: lay_facts([]),
    "at one instant": lambda: lay_facts(
        [replace(f, ts_us=START) for f in random_facts(28, Shape(90))], horizon=START
    ),
}


@pytest.fixture(scope="module", params=WORLDS)
def laid(request: pytest.FixtureRequest) -> LaidMap:
    """One world, laid."""
    return WORLDS[str(request.param)]()


@pytest.fixture(scope="module")
def overlaid(laid: LaidMap) -> OverlaidMap:
    """Its living map."""
    return overlay(laid, clock=NOON)


def estimates(value: object, path: str = "") -> Iterator[tuple[str, Json]]:
    """Every estimate of a document by its path, rows called by their key."""
    if isinstance(value, Mapping):
        if "method" in value and "n" in value:
            yield path, value
            return
        for name, inner in value.items():
            yield from estimates(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, Mapping) and "key" in inner:
                yield from estimates(inner, f"{path}.{inner['key']}")


def number(value: object) -> float:
    """A number of a document."""
    assert isinstance(value, int | float)
    return value


def counted(document: Json, members: Mapping[str, Members]) -> list[tuple[str, object, int]]:
    """Path, n of the estimate, n of its list, where they differ."""
    return [
        (path, one["n"], members[path].n)
        for path, one in estimates(document)
        if path in members and members[path].n != one["n"]
    ]


def test_every_part_sums_to_its_whole(laid: LaidMap) -> None:
    """[L3] the check of each analysis, and none of them raises at an edge."""
    ask_everything(laid, EVERYTHING, clock=NOON).check()


def test_every_list_has_the_n_of_its_number(overlaid: OverlaidMap) -> None:
    """[L3] did + did_not = n."""
    assert counted(overlay_json(overlaid), overlaid.members) == []


def test_every_count_has_as_many_in_its_list(overlaid: OverlaidMap) -> None:
    """[L3] a plain number is the length of its list."""
    wrong = [
        (path, n, overlaid.members[path].n)
        for path, n in grounds(overlay_json(overlaid))
        if path in overlaid.members
        and n not in (overlaid.members[path].n, overlaid.members[path].count("did"))
    ]
    assert wrong == []


def test_every_list_is_called_as_its_number(overlaid: OverlaidMap) -> None:
    """Section 8: a number's path with the row's key is its key in `members`; no list is nobody's."""
    assert strangers(overlay_json(overlaid)) == []


def test_every_number_has_its_list_or_says_why_not(overlaid: OverlaidMap) -> None:
    """[L3] what rests on nobody needs none; the reasons stand in `insights.numbers`."""
    assert unaccounted(overlay_json(overlaid)) == []


def test_the_hits_of_every_share_are_those_who_did(overlaid: OverlaidMap) -> None:
    """[L3] k of a share is the length of `did`."""
    wrong = [
        (path, one["k"], overlaid.members[path].count("did"))
        for path, one in estimates(overlay_json(overlaid))
        if path in overlaid.members
        and one["unit"] == "share"
        and one["k"] is not None
        and overlaid.members[path].count("did") != one["k"]
    ]
    assert wrong == []


def test_every_interval_holds_its_value(overlaid: OverlaidMap) -> None:
    """[L6] and a share with its hits is k / n."""
    for path, one in estimates(overlay_json(overlaid)):
        assert (
            one["value"] is None
            or one["low"] is None
            or number(one["low"]) <= number(one["value"]) + 1e-9
        ), path
        assert (
            one["value"] is None
            or one["high"] is None
            or number(one["value"]) <= number(one["high"]) + 1e-9
        ), path
        assert one["unit"] != "share" or one["k"] is None or not one["n"] or (
            one["value"] == pytest.approx(number(one["k"]) / number(one["n"]))
        ), path  # fmt: skip


def test_states_of_a_stage_sum_to_its_open_journeys(overlaid: OverlaidMap) -> None:
    """[A12] open = on_track + slow + stuck + dead_end + unknown."""
    for stage in overlaid.stages:
        states = stage.states
        whole = states.on_track + states.slow + states.stuck + states.dead_end + states.unknown
        assert whole == stage.open_now, stage.key
        assert stage.open_now <= stage.entered


def test_what_leaves_a_touchpoint_sums_to_one(overlaid: OverlaidMap) -> None:
    """[A5] with end and open."""
    outs: dict[str, float] = {}
    for row in overlaid.transitions:
        outs[row.from_] = outs.get(row.from_, 0.0) + (row.p_out.estimate.value or 0.0)
    assert outs == pytest.approx(dict.fromkeys(outs, 1.0))


def test_two_runs_give_the_same_bytes(laid: LaidMap, overlaid: OverlaidMap) -> None:
    """[L2] apart from computed_at."""
    again = overlay(laid, clock=NOON)
    assert json.dumps(overlay_json(again)) == json.dumps(overlay_json(overlaid))


def test_period_and_its_rest_are_all() -> None:
    """Section 7.2: filter(A) + filter(not A) = all, for plain counts."""
    laid = random_world(31, Shape(journeys=500))
    cut = datetime.fromtimestamp((START + 30 * DAY) / 1e6, UTC)
    whole = overlay(laid, clock=NOON)
    parts = [overlay(laid, scope, clock=NOON) for scope in (Scope(until=cut), Scope(since=cut))]
    for name in ("entered", "open_now"):
        sums = [sum(getattr(p.stages[at], name) for p in parts) for at in range(4)]
        assert sums == [getattr(stage, name) for stage in whole.stages]
    events = [sum(p.touchpoints[at].events for p in parts) for at in range(5)]
    assert events == [one.events for one in whole.touchpoints]
    journeys = [sum(p.touchpoints[at].journeys for p in parts) for at in range(5)]
    assert journeys == [one.journeys for one in whole.touchpoints]
    pairs: dict[str, int] = {}
    for row in (row for part in parts for row in part.transitions):
        pairs[row.key] = pairs.get(row.key, 0) + row.n
    assert pairs == {row.key: row.n for row in whole.transitions}
