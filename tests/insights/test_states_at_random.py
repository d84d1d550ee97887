"""[A12] States of open journeys by brute force: limits, silences and the order of the rules."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest

from insights.test_standards import after_two_working_days
from insights.world import DAY, MAP, START, Shape, Story, random_facts, read_stories, stays_of
from journeys.facts_builder import build_facts, change
from wayline.engine import open_memory
from wayline.insights import State, list_open_journeys
from wayline.insights.limits import Limits, measure_limits
from wayline.insights.quiet import ALL_STAGES
from wayline.insights.stuck import STATES, measure_states
from wayline.journeys import LaidMap, Scope, lay
from wayline.map import read_map_text, resolve

EVERYTHING = Scope()
HORIZON = START + 80 * DAY
STAGES = {1: "one", 2: "two", 3: "three", 4: "four"}
TEXT = MAP.replace("{size:", "{account.size:")
ENOUGH = 20


def laid_world(journeys: int, seed: int) -> LaidMap:
    """Journeys of big and tiny customers, many of them open."""
    ends = ("won", "lost", None, None, None)
    shape = Shape(journeys=journeys, accounts=60, ends=ends, days=78, gap_days=9)
    changes = [
        change("account", f"a{number}", "size", "big" if number % 2 else "tiny", START - DAY)
        for number in range(60)
    ]
    store = build_facts(
        open_memory(), random_facts(seed, shape), changes=changes, horizon=HORIZON
    )  # fmt: skip
    return lay(resolve(read_map_text(TEXT)), store, by="case")


@pytest.fixture(scope="module", params=[(3000, 61), (1500, 62), (60, 63)], ids=str)
def world(request: pytest.FixtureRequest) -> LaidMap:
    journeys, seed = request.param
    return laid_world(int(journeys), int(seed))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an open journey stands."""

    stage: int
    segment: int
    entered: int
    idle: int
    last_touchpoint: int | None


def standing(laid: LaidMap) -> dict[str, Standing]:
    """Every open journey that stands in a stage, by its key."""
    names = {
        int(str(row[0])): (str(row[1]), int(str(row[2])))
        for row in laid.engine.run(
            f"SELECT journey_id, journey_key, COALESCE(segment, 0) FROM {laid.schema}.journeys"
        ).rows
    }
    found = {}
    for journey, story in read_stories(laid).items():
        stays = [stay for stay in stays_of(story) if stay.left_us is None]
        if story.outcome is None and stays:
            key, segment = names[journey]
            points = [line.touchpoint for line in story.lines if line.touchpoint is not None]
            idle = HORIZON - max(line.ts_us for line in story.lines)
            last = points[-1] if points else None
            found[key] = Standing(stays[-1].stage, segment, stays[-1].entered_us, idle, last)
    return found


def due_and_breach(one: Standing) -> tuple[int, int] | None:
    """What the map promises: 3 and 6 days in the first stage, 2 working days in the last."""
    if one.stage == 1:
        return one.entered + 3 * DAY, one.entered + 6 * DAY
    if one.stage == 4:
        due = after_two_working_days(one.entered)
        return due, due
    return None


def state_by_hand(one: Standing, limits: Limits) -> State:
    """[A12] the first rule that holds."""
    usual = limits.stand_ins.of(one.stage, one.segment)
    quiet = limits.quiet_of(one.stage)
    promised = due_and_breach(one)
    age = HORIZON - one.entered
    if (
        one.last_touchpoint in limits.blind
        and quiet.quiet_us is not None
        and one.idle > quiet.quiet_us
    ):
        return "dead_end"
    if promised is None and usual.finished < ENOUGH:
        return "unknown"
    known = [promised[1] - one.entered] if promised else []
    if usual.finished >= ENOUGH and usual.limit_us is not None:
        known.append(usual.limit_us)
    if known and age > max(known) and one.idle > quiet.pause_us:
        return "stuck"
    if promised:
        return "slow" if promised[0] < HORIZON else "on_track"
    return "slow" if usual.p75_us is not None and age > usual.p75_us else "on_track"


def test_every_state_equals_the_rules(world: LaidMap) -> None:
    """[A12] dead_end > unknown > stuck > slow > on_track, with the limits that were measured."""
    limits = measure_limits(world)
    expected = {key: state_by_hand(one, limits) for key, one in standing(world).items()}
    found = list_open_journeys(world, EVERYTHING, states=STATES, most=10_000)
    assert {one.journey: one.state for one in found} == expected
    states = measure_states(world, EVERYTHING, limits=limits)
    states.check()
    assert {row.stage: row.open_now for row in states.rows} == {
        key: sum(one.stage == code for one in standing(world).values())
        for code, key in STAGES.items()
    }


@pytest.mark.parametrize(
    ("journeys", "unknown"), [(1500, set()), (60, {"unknown"})], ids=["many", "few"]
)
def test_few_journeys_teach_too_little_to_judge_by(journeys: int, unknown: set[str]) -> None:
    """[A12] `unknown` only where fewer than 20 visits are finished; the other states occur in both worlds."""
    laid = laid_world(journeys, 60 + len(unknown))
    found = list_open_journeys(laid, EVERYTHING, states=STATES, most=10_000)
    assert {one.state for one in found} == {"on_track", "slow", "stuck", "dead_end"} | unknown


def gaps(story: Story) -> list[tuple[int, int]]:
    """Stage of an event and the time to the next one, inside one opening."""
    lines = story.lines
    return [(a.stage or 0, b.ts_us - a.ts_us) for a, b in pairwise(lines) if a.opening == b.opening]


def pauses(story: Story) -> list[tuple[int, int]]:
    """The same inside visits that were left forward or to success."""
    found: list[tuple[int, int]] = []
    for opening in {line.opening for line in story.lines}:
        lines = [line for line in story.lines if line.opening == opening]
        inside: list[tuple[int, int]] = []
        for a, b in pairwise(lines):
            if a.stage == b.stage and a.stage:
                inside.append((a.stage, b.ts_us - a.ts_us))
            else:
                found += inside if a.stage and (b.stage or 0) > a.stage else []
                inside = []
        outcome, _ = story.ends.get(opening, (0, 0))
        found += inside if outcome == 1 else []
    return found


def quantile(found: list[tuple[int, int]], share: float, stage: int) -> int | None:
    """Type 7, of the stage where it has 20 of them, else of all stages."""
    own = [gap for at, gap in found if at == stage and at > 0]
    used = own if len(own) >= ENOUGH else [gap for at, gap in found if at > 0]
    return round(float(np.quantile(used, share))) if used else None


def test_the_silences_are_those_of_journeys_that_went_on(world: LaidMap) -> None:
    """[A12] D = p95 of gaps in successful journeys; X = p90 inside visits that progressed, a day at least."""
    stories = read_stories(world).values()
    quiet = [gap for story in stories if story.outcome == 1 for gap in gaps(story)]
    paused = [gap for story in stories for gap in pauses(story)]
    limits = measure_limits(world)
    for stage in (ALL_STAGES, *STAGES):
        assert limits.quiet_of(stage).quiet_us == quantile(quiet, 0.95, stage)
        assert limits.quiet_of(stage).pause_us == max(DAY, quantile(paused, 0.9, stage) or 0)
