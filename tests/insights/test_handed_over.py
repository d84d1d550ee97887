"""[A14] [A15] Steps back, and handovers that are late, asked again, or silent: brute force."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest

from insights.world import DAY, MAP, START, Shape, lay_facts, random_facts, read_stories, stays_of
from wayline.insights.handovers import measure_handovers
from wayline.insights.quiet import ALL_STAGES, Quiet, measure_quiet
from wayline.insights.rework import Kind, measure_rework
from wayline.journeys import LaidMap, Scope

EVERYTHING = Scope()
HORIZON = START + 80 * DAY
AGREED = 2 * DAY  # from sales to works, by a handover link; nothing is agreed for the way back
TEXT = MAP.replace(
    "stages:\n",
    "links:\n  - {from: touchpoint:ask, to: touchpoint:try, kind: handover, max_wait: 2 days,"
    " handover: {from: sales, to: works}}\nstages:\n",
    1,
)
STAGES = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event, those after the end too; codes as laid."""

    ts: int
    stage: int | None
    touchpoint: int | None
    channel: int | None
    department: str | None


@pytest.fixture(scope="module")
def world() -> LaidMap:
    """3,000 journeys with ties, loops, open ends and ends taken back."""
    shape = Shape(journeys=3000, accounts=700, longest=12, gap_days=12)
    return lay_facts(random_facts(71, shape), text=TEXT, horizon=HORIZON)


def events_of(laid: LaidMap) -> dict[int, list[Event]]:
    """Every journey in order."""
    found: dict[int, list[Event]] = {}
    for journey, *rest in laid.engine.run(
        "SELECT e.journey_id, e.ts_us, e.stage, e.touchpoint, e.channel, d.key"
        f" FROM {laid.schema}.events e LEFT JOIN {laid.schema}.departments d ON d.code = e.department"
        " ORDER BY e.journey_id, e.seq"
    ).rows:
        found.setdefault(int(str(journey)), []).append(Event(*rest))  # type: ignore[arg-type]
    return found


def differs(one: object, other: object) -> bool:
    """Both are known, and they are not the same."""
    return one is not None and other is not None and one != other


def is_asked_again(before: Event, later: list[Event]) -> bool:
    """[A15] the same touchpoint by another department or on another channel within 30 days."""
    return before.touchpoint is not None and any(
        one.touchpoint == before.touchpoint
        and one.ts - before.ts <= 30 * DAY
        and (differs(one.department, before.department) or differs(one.channel, before.channel))
        for one in later
    )


def is_silent(
    journey: list[Event], at: int, outcome: int | None, quiet: Mapping[int, Quiet]
) -> bool:
    """[A15] nothing after it, for longer than D of its stage [A12]; or until the journey timed out."""
    limit = quiet[journey[at].stage or ALL_STAGES].quiet_us
    assert limit is not None
    is_long = outcome is None and HORIZON - journey[at].ts > limit
    return at == len(journey) - 1 and (is_long or outcome == 4)


def handovers_by_hand(laid: LaidMap) -> dict[str, Counter[str]]:
    """Handovers of each pair, and how many are of each kind but bounced ones."""
    outcomes = {journey: story.outcome for journey, story in read_stories(laid).items()}
    journeys, quiet = events_of(laid), measure_quiet(laid)
    known = {
        journey: [at for at, one in enumerate(events) if one.department is not None]
        for journey, events in journeys.items()
    }
    inside = [
        journeys[journey][b].ts - journeys[journey][a].ts
        for journey, places in known.items()
        for a, b in pairwise(places)
        if journeys[journey][a].department == journeys[journey][b].department
    ]
    usual = round(float(np.quantile(inside, 0.9)))
    found: dict[str, Counter[str]] = {}
    for journey, places in known.items():
        events = journeys[journey]
        for a, b in pairwise(places):
            giver, taker = events[a].department, events[b].department
            if giver == taker:
                continue
            allowed = AGREED if (giver, taker) == ("sales", "works") else usual
            found.setdefault(f"{giver}>{taker}", Counter()).update(
                n=1,
                late=events[b].ts - events[a].ts > allowed,
                re_ask=is_asked_again(events[a], events[b:]),
                silent=is_silent(events, b, outcomes[journey], quiet),
            )
    return found


def test_handovers_break_as_brute_force_says(world: LaidMap) -> None:
    """[A15] late by the wait agreed on, else by what is usual inside; asked again; silent."""
    result = measure_handovers(world, EVERYTHING)
    result.check()
    found = {
        row.key: {"n": row.n, "late": row.late, "re_ask": row.re_ask, "silent": row.silent}
        for row in result.rows
    }
    expected = handovers_by_hand(world)
    assert found == {key: dict(counter) for key, counter in expected.items()}
    assert all(min(counter.values()) > 0 for counter in expected.values())


def test_only_a_way_with_an_agreement_has_a_standard(world: LaidMap) -> None:
    """[A15] the latency standard of the linkage."""
    result = measure_handovers(world, EVERYTHING)
    assert {row.key: row.standard_s for row in result.rows} == {
        "sales>works": AGREED / 1e6,
        "works>sales": None,
    }


def rework_of(laid: LaidMap, kind: Kind) -> dict[str, tuple[int, int, int]]:
    """How often, in how many journeys, of how many."""
    rows = [row for row in measure_rework(laid, EVERYTHING).rows if row.kind == kind]
    return {row.item: (row.n, row.journeys, row.share.n) for row in rows}


def test_steps_back_are_entries_of_a_lower_stage_in_one_opening(world: LaidMap) -> None:
    """[A14] counted at the stage that was left; an end in between is no step back."""
    times: Counter[str] = Counter()
    journeys: Counter[str] = Counter()
    entered: Counter[str] = Counter()
    for story in read_stories(world).values():
        stays = stays_of(story)
        backs = [
            STAGES[stay.stage]
            for stay in stays
            if stay.left_to is not None and 0 < stay.left_to < stay.stage
        ]
        times.update(backs)
        journeys.update(set(backs))
        entered.update({STAGES[stay.stage] for stay in stays})
    expected = {key: (times[key], journeys[key], entered[key]) for key in times}
    assert rework_of(world, "back_step") == expected
    assert set(expected) == {"two", "three", "four"}


def test_back_to_the_start_is_every_further_entry_of_the_first_stage(world: LaidMap) -> None:
    """[A14] rank 1 again, also after an end that was taken back."""
    entries = [
        sum(stay.stage == 1 for stay in stays_of(story)) for story in read_stories(world).values()
    ]
    again = [n - 1 for n in entries if n > 1]
    expected = (sum(again), len(again), sum(n > 0 for n in entries))
    assert rework_of(world, "back_to_start") == {"one": expected}
