"""Which numbers does one living map carry: every section of `wayline.overlay/1`, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from wayline.base import Estimate, Frame, Quality, Saying, Sentence
from wayline.insights.members import Members


@dataclass(frozen=True, slots=True)
class Framed:
    """An estimate with the frame it was measured in (its position in `frames`)."""

    estimate: Estimate
    frame: int

    @property
    def value(self) -> float | None:
        """The number; None = it cannot be told."""
        return self.estimate.value

    @property
    def n(self) -> int:
        """On how many units it rests."""
        return self.estimate.n

    @property
    def low(self) -> float | None:
        """The lower end of its interval."""
        return self.estimate.low

    @property
    def high(self) -> float | None:
        """The upper end of its interval."""
        return self.estimate.high

    @property
    def quality(self) -> Quality:
        """How it may be shown [L8]."""
        return self.estimate.quality


Maybe = Framed | None  # None = not asked, or not measurable


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """A version that judged cases [M27].

    `journeys` = those whose first event fell to it, of them `older` begun before it was in force [M28];
    `changed_over` = those that began under an earlier one; `since` = its first day, null = it names none.
    """

    version: str
    since: str | None
    journeys: int
    older: int
    changed_over: int


@dataclass(frozen=True, slots=True)
class MapHead:
    """Which map judged the journeys; `judges` = the versions in their order of time, none = this map alone."""

    key: str
    version: str
    hash: str
    judged: str
    judges: tuple[JudgeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EventBalance:
    """What became of every event: stored = the eight classes [M50] [E1]."""

    received: int
    stored: int
    duplicate: int
    quarantined: int
    credited: int
    structural: int
    surplus: int
    no_unit: int
    no_case: int
    many_cases: int
    ignored: int
    unmatched: int


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """How much of one source lies on the map."""

    key: str
    in_scope: int
    mapped: int
    of: int


@dataclass(frozen=True, slots=True)
class UnmatchedName:
    """An event name that no rule of the map matches."""

    name: str
    n: int


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How much of the map the data can show [A18]."""

    mapped: int
    of: int
    share: Framed
    ambiguous: int
    sources: tuple[SourceCoverage, ...]
    unmatched_names: tuple[UnmatchedName, ...]
    silent: tuple[str, ...]
    unbound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateCounts:
    """Open journeys by where they stand; the parts are `open_now` [A12]."""

    on_track: int
    slow: int
    stuck: int
    dead_end: int
    unknown: int


@dataclass(frozen=True, slots=True)
class StandardRow:
    """The promise of a stage and how it is kept; seconds for display [A11].

    `basis` is planned, or observed where nobody agreed on one: then the target is what is usual (p75).
    """

    target_s: float | None
    breach_s: float | None
    calendar: str
    basis: str
    on_time: Framed
    overdue_now: int


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """How often a channel was used."""

    key: str
    events: int
    journeys: int


@dataclass(frozen=True, slots=True)
class StageChannelUse:
    """How often a channel was used in a stage, how many it brought on, and what that cost [A19].

    `passages` = its part of the visits left forward or to success, split equally over their touches;
    `share` of all of them; `cost` = of its events in all visits, null = no event of it has a cost.
    """

    key: str
    events: int
    journeys: int
    passages: float
    share: Framed
    cost: float | None
    cost_per_conversion: Framed


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage: who entered, where they stand, how long it takes [A9] [A10] [A11] [A12] [A19] [A24].

    `matured_by_s` = the time that was allowed to move on, null = nobody has yet; `came_back` = visits
    left to an earlier stage; `fell_out` = visits left by a failure; `passages` = visits left forward or to success; `cost` of the events in all
    visits, null = no event there has a cost.
    """

    key: str
    name: str
    entered: int
    open_now: int
    states: StateCounts
    moved_on: Framed
    matured_by_s: float | None
    came_back: int
    fell_out: int
    passages: int
    cost: float | None
    dwell: Framed
    standard: StandardRow | None
    channels: tuple[StageChannelUse, ...]
    nps: Maybe
    csat: Maybe
    ces: Maybe


@dataclass(frozen=True, slots=True)
class TouchpointRow:
    """One touchpoint: how often, by how many, by which channel, what was said [A16] [A11] [A24].

    `on_time` = inbound contacts answered in time, `overdue_now` = still waiting; both None without a
    response time.
    """

    key: str
    name: str
    stage: str
    events: int
    journeys: int
    seen: Framed
    on_time: Maybe
    overdue_now: int | None
    deviations: int
    channels: tuple[ChannelUse, ...]
    nps: Maybe
    csat: Maybe
    ces: Maybe


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of the map with its traffic, or a desire path that nobody drew [A5] [A17]."""

    key: str
    from_: str
    to: str
    kind: str
    n: int
    journeys: int
    share: Framed
    wait: Framed


@dataclass(frozen=True, slots=True)
class PathRow:
    """One stakeholder path: its runs by state, its time, its own standard [A11]."""

    key: str
    name: str
    not_begun: int
    open: int
    late: int
    done: int
    time: Framed
    on_time: Maybe


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One step of the stage funnel [A9]."""

    key: str
    n: int
    lost: int
    still_open: int
    of_start: Framed
    of_previous: Framed
    time: Framed


@dataclass(frozen=True, slots=True)
class TransitionRow:
    """One step from a touchpoint to the next [A5]."""

    key: str
    from_: str
    to: str
    n: int
    journeys: int
    p_out: Framed
    time: Framed


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One way through the touchpoints that several journeys share [A6]."""

    key: str
    touchpoints: tuple[str, ...]
    n: int
    share: Framed
    coverage: Framed
    duration: Framed
    success: Maybe


@dataclass(frozen=True, slots=True)
class DeviationRow:
    """Where journeys leave the plan [A16]."""

    key: str
    kind: str
    ref: str
    n: int
    journeys: int
    share: Framed
    success_difference: Maybe
    q: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class HandoverKinds:
    """Silo breaks by kind; kinds may overlap [A15]."""

    late: int
    re_ask: int
    bounce: int
    silent: int


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """From one department to another; n = clean + broken [A15]."""

    key: str
    from_: str
    to: str
    n: int
    journeys: int
    clean: int
    broken: int
    kinds: HandoverKinds
    wait: Framed
    wait_within: Framed


@dataclass(frozen=True, slots=True)
class ReworkRow:
    """What is done again [A14]."""

    key: str
    kind: str
    n: int
    journeys: int
    share: Framed
    cost: Maybe


@dataclass(frozen=True, slots=True)
class DeadEndRow:
    """What came after the last pass through a touchpoint [A13]."""

    key: str
    n: int
    went_on: int
    success: int
    failure: int
    neutral: int
    silent: int
    came_back: int
    p: Framed
    base: Framed
    q: float | None
    flagged: bool


@dataclass(frozen=True, slots=True)
class GapRow:
    """What we say against what customers say [A23]."""

    key: str
    internal: Maybe
    customer: Maybe
    gap: Maybe
    quadrant: str | None


@dataclass(frozen=True, slots=True)
class KpiTarget:
    """What a KPI should reach: the line in its unit, the upper one of `between`, the side that is good."""

    kind: str
    value: float | None
    high: float | None = None
    better: Literal["higher", "lower"] | None = None


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A KPI against its target [A29]; `note` says why nothing was judged."""

    key: str
    value: Maybe
    still_open: int
    target: KpiTarget | None
    gap: float | None
    point: str | None
    sure: str | None
    note: Saying = ""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What all customers together answered, and how many of those who were asked did [A24].

    `unplaced` = answers near no touchpoint; they count here alone.
    """

    answers: int
    unplaced: int
    nps: Maybe
    csat: Maybe
    ces: Maybe
    response_rate: Framed


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """How many belong to a segment; `comparable` = enough accounts to hold it against another [L8]."""

    key: str
    accounts: int
    journeys: int
    open_now: int
    comparable: bool


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What to look at, with owner and what to do [A35]."""

    kind: str
    cell: str
    segment: str | None
    n: int
    accounts: int
    estimate: Maybe
    q: float | None
    money: float | None
    owner: str | None
    since: str | None
    sentence: Sentence
    suggestion: Sentence
    fingerprint: str
    status: str = "open"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What was hidden: events of suppressed persons, cells of small groups [L10]."""

    events: int = 0
    cells: int = 0


@dataclass(frozen=True, slots=True)
class OverlaidMap:
    """Every measured number of one map: planned and believed values are not in it.

    `accounts` = how many different ones the journeys of the scope belong to; 0 where no event names one.
    `first_start` = when the first of these journeys started; None without any.
    """

    map: MapHead
    frames: tuple[Frame, ...]
    events: EventBalance
    coverage: CoverageRow
    stages: tuple[StageRow, ...]
    touchpoints: tuple[TouchpointRow, ...]
    links: tuple[LinkRow, ...]
    paths: tuple[PathRow, ...]
    funnel: tuple[FunnelRow, ...]
    transitions: tuple[TransitionRow, ...]
    variants: tuple[VariantRow, ...]
    deviations: tuple[DeviationRow, ...]
    handovers: tuple[HandoverRow, ...]
    rework: tuple[ReworkRow, ...]
    dead_ends: tuple[DeadEndRow, ...]
    gaps: tuple[GapRow, ...]
    kpis: tuple[KpiRow, ...]
    findings: tuple[FindingRow, ...]
    voice: VoiceRow
    segments: tuple[SegmentRow, ...]
    members: Mapping[str, Members] = field(default_factory=dict)
    suppressed: Suppressed = field(default_factory=Suppressed)
    accounts: int = 0
    first_start: datetime | None = None
