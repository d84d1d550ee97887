"""[A13] Dead ends: one planted among touchpoints that are sound is found, and sound ones are left alone."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from insights.world import DAY, START, lay_facts
from journeys.facts_builder import Fact
from wayline.insights.dead_ends import DeadEnds, measure_dead_ends
from wayline.insights.quiet import ALL_STAGES, Quiet
from wayline.journeys import LaidMap, Scope

POINTS = ("visit", "offer", "call", "sample")
MAP = """
wayline: 1
key: swallow
name: Where customers are swallowed
timezone: UTC
stages:
  - key: talk
    name: Talking
    binding: talk
    touchpoints:
      - {key: visit, name: We visit, channels: [on_site], binding: visit}
      - {key: offer, name: We offer, channels: [email], binding: offer}
      - {key: call, name: We call, channels: [phone], binding: call}
      - {key: sample, name: We send a sample, channels: [portal], binding: sample}
  - key: deal
    name: Dealing
    binding: deal
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
"""
PASSES = 200
D = {ALL_STAGES: Quiet(5 * DAY, DAY)}


def swallowed(worlds: int, seed: int, shares: tuple[float, ...]) -> LaidMap:
    """Many worlds in one, each on a day of its own: 200 journeys pass each touchpoint once."""
    draw = np.random.default_rng(seed)
    facts: list[Fact] = []
    for world in range(worlds):
        at = START + world * DAY
        falls_silent = draw.random((len(POINTS), PASSES)) < np.array(shares)[:, None]
        for (point, journey), is_silent in np.ndenumerate(falls_silent):
            case = f"w{world}p{point}j{journey}"
            facts += [Fact("talk", at, case), Fact(POINTS[point], at + 1, case)]
            facts += [] if is_silent else [Fact("deal", at + DAY, case)]
    return lay_facts(facts, text=MAP, horizon=START + (worlds + 30) * DAY)


def found_in(laid: LaidMap, world: int) -> DeadEnds:
    """What is found in one of the worlds."""
    day = datetime.fromtimestamp(START / 1e6, UTC) + timedelta(days=world)
    found = measure_dead_ends(laid, Scope(day, day + timedelta(days=1)), quiet=D)
    found.check()
    return found


def flags(laid: LaidMap, worlds: int) -> list[set[str]]:
    """The flagged touchpoints of each world."""
    return [
        {row.touchpoint for row in found_in(laid, world).rows if row.flagged}
        for world in range(worlds)
    ]


def test_a_world_holds_what_was_planted() -> None:
    """[A13] passes, silent ones and those who went on are counted as they were drawn."""
    laid = swallowed(1, 3, (0.5, 0.1, 0.1, 0.1))
    drawn = np.random.default_rng(3).random((4, PASSES)) < np.array([[0.5], [0.1], [0.1], [0.1]])
    rows = {row.touchpoint: row for row in found_in(laid, 0).rows}
    silent = dict(zip(POINTS, (int(n) for n in drawn.sum(axis=1)), strict=True))
    assert {key: rows[key].silent for key in POINTS} == silent
    assert {key: (rows[key].n, rows[key].went_on) for key in POINTS} == {
        key: (PASSES, PASSES - silent[key]) for key in POINTS
    }
    others = silent["offer"] + silent["call"] + silent["sample"]
    assert (rows["visit"].base.k, rows["visit"].base.n) == (others, 3 * PASSES)


def test_the_planted_one_is_found() -> None:
    """[A13] p = 0.5 among others of 0.1: power > 0.95 at n = 200, and no other is flagged with it."""
    found = flags(swallowed(30, 11, (0.5, 0.1, 0.1, 0.1)), 30)
    assert sum("visit" in one for one in found) / len(found) > 0.95
    assert sum(one != {"visit"} for one in found) / len(found) <= 0.05


def test_sound_ones_are_left_alone() -> None:
    """[A13] nothing planted: at most 5 % of the worlds have a flag."""
    found = flags(swallowed(40, 12, (0.1, 0.1, 0.1, 0.1)), 40)
    assert sum(bool(one) for one in found) / len(found) <= 0.05


@pytest.mark.slow
def test_sound_ones_are_left_alone_over_many_worlds() -> None:
    """[A13] [L9] the same over 500 worlds; without the correction for continuity 6 % have a flag."""
    found = flags(swallowed(500, 100, (0.1, 0.1, 0.1, 0.1)), 500)
    assert sum(bool(one) for one in found) / len(found) <= 0.05


def waiting(*, lost: int) -> LaidMap:
    """Of 100 who were called, 40 wait ten days for the deal, of whom `lost` never hear of it."""
    facts: list[Fact] = []
    for journey in range(100):
        at, wait = START + journey * DAY, (10 if journey < 40 else 1) * DAY
        steps = [("talk", at), ("offer", at + 1), ("call", at + 2), ("deal", at + wait)]
        facts += [Fact(name, us, f"c{journey}") for name, us in steps[: 3 if journey < lost else 4]]
    return lay_facts(facts, text=MAP, horizon=START + 200 * DAY)


@pytest.mark.parametrize(("lost", "flagged"), [(0, False), (40, True)])
def test_a_long_wait_is_silence_but_no_dead_end(lost: int, *, flagged: bool) -> None:
    """[A13] Silence of D counts as such; the touchpoint is flagged only where it lasts."""
    found = measure_dead_ends(waiting(lost=lost), Scope(), quiet=D)
    found.check()
    called = next(row for row in found.rows if row.touchpoint == "call")
    assert (called.n, called.silent, called.came_back) == (100, 40, 40 - lost)
    assert called.flagged is flagged
