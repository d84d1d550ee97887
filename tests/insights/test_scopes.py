"""Section 7.2: filter(A) + filter(not A) = all, for segment and channel; the rest is laid on its own."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from insights.world import DAY, MAP, START, Shape, random_facts
from journeys.facts_builder import Fact, build_facts, change
from wayline.base import FixedClock
from wayline.engine import open_memory
from wayline.insights import OverlaidMap, overlay
from wayline.journeys import Scope, lay
from wayline.map import read_map_text, resolve

NOON = FixedClock(datetime(2026, 6, 1, 12, tzinfo=UTC))
SHAPE = Shape(journeys=160, accounts=60)
FACTS = random_facts(41, SHAPE)
SIZES = ("big", "tiny", None)
CHECKED = resolve(read_map_text(MAP.replace("{size:", "{account.size:")))
CHANGES = [
    change("account", f"a{number}", "size", size, START - DAY)
    for number in range(SHAPE.accounts)
    if (size := SIZES[number % 3]) is not None
]
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Cut:
    """A scope, and which journeys it leaves out, by their facts."""

    scope: Scope
    leaves_out: Callable[[list[Fact]], bool]


def size_of(journey: list[Fact]) -> str | None:
    """The segment of the account of a journey, as it was made."""
    account = journey[0].account
    return None if account is None else SIZES[int(account[1:]) % 3]


def never_on(channel: str) -> Callable[[list[Fact]], bool]:
    """Whether a journey did without a channel."""
    return lambda facts: all(one.channel != channel for one in facts)


CUTS = {
    "segment big": Cut(Scope(segment="big"), lambda facts: size_of(facts) != "big"),
    "segment tiny": Cut(Scope(segment="tiny"), lambda facts: size_of(facts) != "tiny"),
    "channel email": Cut(Scope(channel="email"), never_on("email")),
    "channel phone": Cut(Scope(channel="phone"), never_on("phone")),
    "channel on_site": Cut(Scope(channel="on_site"), never_on("on_site")),
}


def measured(facts: Iterable[Fact], scope: Scope) -> OverlaidMap:
    """The living map of some facts; the horizon is the same for all."""
    last = START + (SHAPE.days + 20) * DAY
    store = build_facts(open_memory(), list(facts), changes=CHANGES, horizon=last)
    return overlay(lay(CHECKED, store, by="case"), scope, clock=NOON)


def counts(overlaid: OverlaidMap) -> Counts:
    """Journeys and events, wherever the living map counts them plainly."""
    found: Counts = Counter({"journeys": overlaid.frames[0].population.total})
    for stage in overlaid.stages:
        found[f"{stage.key} entered"] = stage.entered
        found[f"{stage.key} open"] = stage.open_now
        found[f"{stage.key} passages"] = stage.passages
        found |= {f"{stage.key} {one.key} events": one.events for one in stage.channels}
        found |= {f"{stage.key} {one.key} journeys": one.journeys for one in stage.channels}
    for point in overlaid.touchpoints:
        found[f"{point.key} events"] = point.events
        found[f"{point.key} journeys"] = point.journeys
    for row in overlaid.transitions:
        found[f"{row.key} n"], found[f"{row.key} journeys"] = row.n, row.journeys
    return found


@pytest.fixture(scope="module")
def everything() -> Counts:
    """The counts of all journeys."""
    return counts(measured(FACTS, Scope()))


@pytest.mark.parametrize("name", CUTS)
def test_a_filter_and_its_rest_are_all(name: str, everything: Counts) -> None:
    """Those of the filter, and the others laid without them, count as many as all together."""
    cut = CUTS[name]
    journeys: dict[str, list[Fact]] = {}
    for fact in FACTS:
        journeys.setdefault(str(fact.case), []).append(fact)
    rest = [one for one in FACTS if cut.leaves_out(journeys[str(one.case)])]
    inside, outside = counts(measured(FACTS, cut.scope)), counts(measured(rest, Scope()))
    assert min(inside["journeys"], outside["journeys"]) > 0
    assert inside + outside == +everything
