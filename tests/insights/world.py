"""Random journeys on a small map, laid for real: with ties, loops, open ends, ends taken back."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from journeys.facts_builder import Fact, SourceRow, build_facts, us
from wayline.engine import open_memory
from wayline.journeys import LaidMap, lay
from wayline.map import read_map_text, resolve

MAP = """
wayline: 1
key: small
name: A small map
timezone: UTC
owner: sales
currency: EUR
departments:
  - {key: sales, name: Sales, hourly_cost: 80 EUR}
  - {key: works, name: Works}
segments:
  - {key: big, name: Big, rule: {size: big}}
  - {key: tiny, name: Tiny, rule: {size: tiny}}
stages:
  - key: one
    name: One
    binding: one
    standard: {target: 3 days, breach: 6 days}
    touchpoints:
      - {key: ask, name: We ask, channels: [email], binding: ask}
      - {key: hear, name: We hear, channels: [phone], binding: hear}
  - key: two
    name: Two
    binding: two
    owner: works
    touchpoints:
      - {key: try, name: We try, channels: [on_site], binding: try}
  - key: three
    name: Three
    binding: three
    optional: true
    touchpoints:
      - {key: doubt, name: We doubt, channels: [phone], binding: doubt}
  - key: four
    name: Four
    binding: four
    standard: 2 business days
    touchpoints:
      - {key: sign, name: We sign, channels: [email], binding: sign}
outcomes:
  - {key: won, name: Won, kind: success, binding: won}
  - {key: lost, name: Lost, kind: failure, binding: lost}
  - {key: parked, name: Parked, kind: neutral, binding: parked}
"""
START = us("2026-01-05")  # a Monday
DAY = 86_400_000_000
NAMES = ("one", "two", "three", "four", "ask", "hear", "try", "doubt", "sign", "noise")
CHANNELS = ("email", "phone", "on_site", None)


@dataclass(frozen=True, slots=True)
class Shape:
    """What random journeys look like."""

    journeys: int = 300
    accounts: int = 80
    longest: int = 9
    ends: tuple[str | None, ...] = ("won", "lost", "parked", None, None)
    reopens: float = 0.15
    days: int = 60
    starts_with_one: float = 0.8
    gap_days: int = 6


def random_facts(seed: int, shape: Shape = Shape()) -> list[Fact]:
    """Journeys in whole days, so that ties are common."""
    draw = random.Random(seed)  # noqa: S311 - a test
    facts: list[Fact] = []
    for number in range(shape.journeys):
        at = START + draw.randrange(shape.days) * DAY
        account = f"a{draw.randrange(shape.accounts)}" if draw.random() < 0.9 else None
        names = [draw.choice(NAMES) for _ in range(draw.randrange(shape.longest))]
        if draw.random() < shape.starts_with_one:
            names.insert(0, "one")
        end = draw.choice(shape.ends)
        if end is not None:
            names.append(end)
            if draw.random() < shape.reopens:
                names += [draw.choice(NAMES), draw.choice(("won", "lost", "noise"))]
        for name in names or ["noise"]:
            facts.append(
                Fact(
                    name, at, f"c{number}", account, None, draw.choice(CHANNELS),
                    draw.choice(("sales", "works", None)),
                    columns={"cost": draw.choice((None, 10.0, 2.5))},
                )
            )  # fmt: skip
            at += draw.choice((0, 0, 1, 2, shape.gap_days)) * DAY
    return facts


def lay_facts(
    facts: Sequence[Fact],
    *,
    text: str = MAP,
    horizon: int | None = None,
    sources: Sequence[SourceRow] = (),
) -> LaidMap:
    """The facts on the map, in memory."""
    checked = resolve(read_map_text(text))
    store = build_facts(open_memory(), facts, horizon=horizon, sources=sources)
    return lay(checked, store, by="case")


def random_world(seed: int, shape: Shape = Shape()) -> LaidMap:
    """Random journeys, laid; the horizon stands in the middle of things."""
    last = START + (shape.days + 20) * DAY
    return lay_facts(random_facts(seed, shape), horizon=last)


@dataclass(slots=True)
class Line:
    """One live event of a journey, as brute force reads it."""

    seq: int
    opening: int
    ts_us: int
    touchpoint: int | None
    stage: int | None
    channel: int | None
    cost: float


@dataclass(slots=True)
class Story:
    """One journey, read back from the laid tables without any of the questions."""

    journey_id: int
    account: int | None
    outcome: int | None
    ended_us: int | None
    lines: list[Line] = field(default_factory=list)
    ends: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Stay:
    """One visit, cut by brute force."""

    stage: int
    entered_us: int
    left_us: int | None
    left_to: int | None


def read_stories(laid: LaidMap) -> dict[int, Story]:
    """All journeys with their live events in order."""
    home = laid.schema
    stories = {
        int(str(row[0])): Story(int(str(row[0])), *row[1:])  # type: ignore[arg-type]
        for row in laid.engine.run(
            f"SELECT journey_id, account, outcome, ended_us FROM {home}.journeys"
        ).rows
    }
    for row in laid.engine.run(
        "SELECT journey_id, seq, opening, ts_us, touchpoint, stage, channel, COALESCE(cost, 0)"
        f" FROM {home}.events WHERE NOT after_end ORDER BY journey_id, seq"
    ).rows:
        stories[int(str(row[0]))].lines.append(Line(*row[1:]))  # type: ignore[arg-type]
    for journey, opening, outcome, at in laid.engine.run(
        f"SELECT journey_id, opening, outcome, ended_us FROM {home}.ends"
    ).rows:
        stories[int(str(journey))].ends[int(str(opening))] = (int(str(outcome)), int(str(at)))
    return stories


def stays_of(story: Story) -> list[Stay]:
    """The chain of visits: a run of one stage inside one opening [A9]."""
    found: list[tuple[int, Stay]] = []
    for line in story.lines:
        if line.stage is None or line.stage == 0:
            continue
        if found and found[-1][0] == line.opening and found[-1][1].stage == line.stage:
            continue
        if found and found[-1][0] == line.opening:
            found[-1][1].left_us, found[-1][1].left_to = line.ts_us, line.stage
        found.append((line.opening, Stay(line.stage, line.ts_us, None, None)))
    for opening, stay in found:
        if stay.left_us is None and opening in story.ends:
            outcome, at = story.ends[opening]
            stay.left_us, stay.left_to = at, -outcome
    return [stay for _, stay in found]
