"""How do hundreds of journeys with thousands of events fit into one page? In columns of small numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from wayline.journeys import Timeline, TimelineEvent, TimelineVisit
from wayline.reports.page_journeys import (
    NOBODY,
    EventColumns,
    GateColumns,
    RunColumns,
    Timelines,
    VisitColumns,
)

ENDS = {"success": -2, "failure": -3, "neutral": -4, "timed_out": -5}
PRECISIONS = ("instant", "second", "minute", "day")
RUN_STATES = ("open", "late", "done")
T = TypeVar("T")


class _Words:
    """A list of different words, and where each stands."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, word: str | None) -> int:
        return NOBODY if word is None else self.places.setdefault(word, len(self.places))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.places)


class _Lexicon:
    """Every list of words that the columns point into; people and channels by their names."""

    def __init__(self, name: Callable[[str, str], str]) -> None:
        self.name = name
        self.names, self.touchpoints, self.stages, self.paths = (_Words() for _ in range(4))
        self.channels, self.departments, self.people, self.sources = (_Words() for _ in range(4))
        self.statuses, self.classes = _Words(), _Words()

    def named(self, words: _Words, kind: str, key: str | None) -> int:
        return NOBODY if key is None else words.place(self.name(kind, key))


def pack_timelines(
    timelines: Sequence[Timeline],
    positions: Mapping[str, int],
    *,
    left_out: int,
    name: Callable[[str, str], str],
) -> Timelines:
    """The timelines in columns; `name` gives the words for a kind and a key of the map."""
    words = _Lexicon(name)
    events = _events(timelines, words)
    visits, runs, gates = (
        _visits(timelines, words),
        _runs(timelines, words),
        _gates(timelines, words),
    )
    return Timelines(
        journeys=tuple(positions[one.journey_key] for one in timelines), left_out=left_out,
        event_counts=tuple(len(one.events) for one in timelines),
        visit_counts=tuple(len(one.visits) for one in timelines),
        run_counts=tuple(len(one.paths) for one in timelines),
        gate_counts=tuple(len(one.gates) for one in timelines),
        names=words.names.words, touchpoints=words.touchpoints.words, stages=words.stages.words,
        paths=words.paths.words, channels=words.channels.words, departments=words.departments.words,
        people=words.people.words, sources=words.sources.words, statuses=words.statuses.words,
        classes=words.classes.words, events=events, visits=visits, runs=runs, gates=gates,
    )  # fmt: skip


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole seconds from one instant to another."""
    return int((end - start).total_seconds())


def maybe_seconds(start: datetime, end: datetime | None) -> int | None:
    """Whole seconds to an instant, where there is one."""
    return None if end is None else seconds_between(start, end)


def steps(one: Timeline) -> list[int]:
    """Seconds from each event to the next, the first from the start of the journey.

    Whole seconds from the start are taken first, so that what is cut off never adds up.
    """
    since = [seconds_between(one.started_at, event.at) for event in one.events]
    return [at - before for before, at in zip([0, *since], since, strict=False)]


def column(rows: Iterable[T], value: Callable[[T], int]) -> tuple[int, ...]:
    """One field of every row."""
    return tuple(value(row) for row in rows)


def _events(timelines: Sequence[Timeline], words: _Lexicon) -> EventColumns:
    rows = [event for one in timelines for event in one.events]

    def named(
        place: _Words, kind: str, key: Callable[[TimelineEvent], str | None]
    ) -> tuple[int, ...]:
        return column(rows, lambda row: words.named(place, kind, key(row)))

    return EventColumns(
        at=tuple(step for one in timelines for step in steps(one)),
        precision=column(rows, lambda row: PRECISIONS.index(row.precision)),
        name=column(rows, lambda row: words.names.place(row.name)),
        touchpoint=column(rows, lambda row: words.touchpoints.place(row.touchpoint)),
        stage=column(rows, lambda row: words.stages.place(row.stage)),
        channel=named(words.channels, "channel", lambda row: row.channel),
        department=named(words.departments, "department", lambda row: row.department),
        person=column(rows, lambda row: words.people.place(row.person)),
        source=column(rows, lambda row: words.sources.place(row.source)),
        path=column(rows, lambda row: words.paths.place(row.path)),
        status=column(rows, lambda row: words.statuses.place(row.status)),
        class_=column(rows, lambda row: words.classes.place(row.class_)),
        cost=amounts(rows, lambda row: row.cost), value=amounts(rows, lambda row: row.value),
    )  # fmt: skip


def amounts(
    rows: Sequence[TimelineEvent], amount: Callable[[TimelineEvent], float | None]
) -> dict[str, float]:
    """The amounts there are, by the position of their event."""
    found = ((str(at), amount(row)) for at, row in enumerate(rows))
    return {at: value for at, value in found if value}


def _visits(timelines: Sequence[Timeline], words: _Lexicon) -> VisitColumns:
    rows = [(one.started_at, visit) for one in timelines for visit in one.visits]

    def left_to(visit: TimelineVisit) -> int:
        known = None if visit.left_to is None else ENDS.get(visit.left_to)
        return words.stages.place(visit.left_to) if known is None else known

    return VisitColumns(
        stage=tuple(words.stages.place(visit.stage) for _, visit in rows),
        entered=tuple(seconds_between(start, visit.entered_at) for start, visit in rows),
        completed=tuple(maybe_seconds(start, visit.completed_at) for start, visit in rows),
        left=tuple(maybe_seconds(start, visit.left_at) for start, visit in rows),
        left_to=tuple(left_to(visit) for _, visit in rows),
        due=tuple(maybe_seconds(start, visit.due_at) for start, visit in rows),
        breach=tuple(maybe_seconds(start, visit.breach_at) for start, visit in rows),
        visit_no=tuple(visit.visit_no for _, visit in rows),
    )


def _runs(timelines: Sequence[Timeline], words: _Lexicon) -> RunColumns:
    rows = [(one.started_at, run) for one in timelines for run in one.paths]
    return RunColumns(
        path=tuple(words.paths.place(run.path) for _, run in rows),
        started=tuple(seconds_between(start, run.started_at) for start, run in rows),
        first_step=tuple(seconds_between(start, run.first_step_at) for start, run in rows),
        done=tuple(maybe_seconds(start, run.done_at) for start, run in rows),
        due=tuple(maybe_seconds(start, run.due_at) for start, run in rows),
        breach=tuple(maybe_seconds(start, run.breach_at) for start, run in rows),
        state=tuple(RUN_STATES.index(run.state) for _, run in rows),
    )


def _gates(timelines: Sequence[Timeline], words: _Lexicon) -> GateColumns:
    rows = [(one.started_at, gate) for one in timelines for gate in one.gates]
    return GateColumns(
        stage=tuple(words.stages.place(gate.stage) for _, gate in rows),
        at=tuple(seconds_between(start, gate.at) for start, gate in rows),
    )
