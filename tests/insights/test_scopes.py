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
SHAPE = Shape(journeys=400, accounts=60)
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


CUTS = {
    "segment big": Cut(Scope(segment="big"), lambda facts: size_of(facts) != "big"),
    "segment tiny": Cut(Scope(segment="tiny"), lambda facts: size_of(facts) != "tiny"),
    **{
        f"channel {name}": Cut(
            Scope(channel=name), lambda facts, name=name: all(one.channel != name for one in facts)
        )
        for name in ("email", "phone", "on_site")
    },
}  # fmt: skip


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


@pytest.mark.parametrize("seed", [41, 42])
@pytest.mark.parametrize("name", CUTS)
def test_a_filter_and_its_rest_are_all(name: str, seed: int) -> None:
    """Those of the filter, and the others laid without them, count as many as all together."""
    cut, facts = CUTS[name], random_facts(seed, SHAPE)
    journeys: dict[str, list[Fact]] = {}
    for fact in facts:
        journeys.setdefault(str(fact.case), []).append(fact)
    rest = [one for one in facts if cut.leaves_out(journeys[str(one.case)])]
    inside = counts(measured(facts, cut.scope))
    outside = counts(measured(rest, Scope()))
    assert inside["journeys"] and outside["journeys"]
    assert inside + outside == +counts(measured(facts, Scope()))
