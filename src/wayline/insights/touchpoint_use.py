"""How often is each touchpoint used, by how many, over which channel [A16] [A19]?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayline.base import Clock, Estimate, Frame
from wayline.engine import ScopeFilter
from wayline.insights.asking import ask, keep, keys_of, population, question, values_list
from wayline.insights.members import Who
from wayline.insights.requests import WALL_CLOCK, definition_id, frame_of
from wayline.insights.results import must_be_ordered
from wayline.insights.rows import whole
from wayline.insights.shares import NOBODY, Units, measure_shares
from wayline.journeys import scope_filter

if TYPE_CHECKING:
    from wayline.journeys import LaidMap, Scope

WIDTH = 100_000  # a place and a channel are one number


@dataclass(frozen=True, slots=True)
class Used:
    """How often one channel was used at one place of the map."""

    channel: str
    events: int
    journeys: int


@dataclass(frozen=True, slots=True)
class TouchpointUse:
    """One touchpoint in numbers.

    Attributes:
        touchpoint: its key.
        stage: key of the stage it is drawn in.
        events: credited to it; `journeys` in how many journeys.
        seen: share of the journeys that entered its stage and had it.
        channels: most used first.
    """

    touchpoint: str
    stage: str
    events: int
    journeys: int
    seen: Estimate
    channels: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """Every touchpoint in the order of the map, and the channels of every stage."""

    rows: tuple[TouchpointUse, ...]
    stage_channels: dict[str, tuple[Used, ...]]
    frame: Frame
    who: tuple[Who, ...]

    def check(self) -> None:
        """No more journeys than events [L3]."""
        for row in self.rows:
            must_be_ordered(row.seen, what=f"seen {row.touchpoint}")


def measure_use(laid: "LaidMap", scope: "Scope", *, clock: Clock = WALL_CLOCK) -> Use:
    """Events, journeys, share seen and channels of every touchpoint, and the channels of every stage."""
    only = scope_filter(laid, scope)
    names, channels = keys_of(laid, "touchpoints"), keys_of(laid, "channels")
    stages = keys_of(laid, "stages")
    home = {touchpoint.key: stage.key for touchpoint, stage in laid.map.touchpoints}
    ranks = {key: code for code, key in stages.items()}
    homes: list[tuple[int | float, ...]] = [(code, ranks[home[key]]) for code, key in names.items()]
    seen_text = question("touchpoint_seen", homes=values_list(homes or [(-1, -1)]))
    units = keep(laid, only, Units(seen_text))
    seen = measure_shares(laid, only, units)
    counts = {
        whole(row[0]): (whole(row[1]), whole(row[2]))
        for row in ask(laid, only, question("touchpoint_counts")).rows
    }
    by_channel = _channels(laid, only, "touchpoint", channels)
    rows = tuple(
        TouchpointUse(
            key,
            home[key],
            *counts.get(code, (0, 0)),
            seen.get(code, NOBODY).estimate,
            by_channel.get(code, ()),
        )
        for code, key in names.items()
    )
    total = sum(row.events for row in rows)
    frame = frame_of(
        laid,
        scope,
        definition=definition_id("touchpoint_use", scope),
        population=population(total, {}),
        clock=clock,
    )
    of_stages = {
        stages[code]: used for code, used in _channels(laid, only, "stage", channels).items()
    }
    return Use(rows, of_stages, frame, _who(units, names, stages, channels))


def _channels(
    laid: "LaidMap", only: ScopeFilter, place: str, channels: dict[int, str]
) -> dict[int, tuple[Used, ...]]:
    found: dict[int, list[Used]] = {}
    for code, channel, events, journeys in ask(
        laid, only, question("channel_counts", place=place)
    ).rows:
        found.setdefault(whole(code), []).append(
            Used(channels[whole(channel)], whole(events), whole(journeys))
        )
    return {code: tuple(used) for code, used in found.items()}


def _who(
    units: Units, names: dict[int, str], stages: dict[int, str], channels: dict[int, str]
) -> tuple[Who, ...]:
    every = {str(code): key for code, key in names.items()}
    events = "SELECT touchpoint AS key, journey_id, 'did' AS side FROM events WHERE touchpoint IS NOT NULL"
    once = "SELECT DISTINCT touchpoint AS key, journey_id, 'did' AS side FROM events WHERE touchpoint IS NOT NULL"
    return (
        Who("touchpoints.*.events", events, {}, every),
        Who("touchpoints.*.journeys", once, {}, every),
        units.who("touchpoints.*.seen", names),
        *_channel_who("touchpoints", "touchpoint", names, channels=channels),
        *_channel_who("stages", "stage", stages, channels=channels),
    )


def _channel_who(
    section: str, place: str, keys: dict[int, str], *, channels: dict[int, str]
) -> tuple[Who, ...]:
    """Who used a channel at a place: `stages.tender.channels.email.events` and `.journeys`."""
    used = (
        f"SELECT {place} * {WIDTH} + channel AS key, journey_id, 'did' AS side FROM events"
        f" WHERE {place} IS NOT NULL AND channel IS NOT NULL"
    )
    names = {
        str(code * WIDTH + channel): f"{key}.channels.{name}"
        for code, key in keys.items()
        for channel, name in channels.items()
    }
    once = used.replace("SELECT", "SELECT DISTINCT", 1)
    return (
        Who(f"{section}.*.events", used, {}, names),
        Who(f"{section}.*.journeys", once, {}, names),
    )
