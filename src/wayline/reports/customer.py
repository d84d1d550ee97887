"""What happened to one customer? The timeline across channels and people, with stages, paths and gates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wayline.reports import figures
from wayline.reports.columns import FAINT, Column, grid, heading, note
from wayline.reports.days import day_of, instant_of
from wayline.reports.figures import counted
from wayline.reports.naming import Names
from wayline.reports.sheet import Look, draw

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from wayline.insights import OpenJourney
    from wayline.journeys import (
        AccountTimeline,
        Timeline,
        TimelineEvent,
        TimelinePath,
        TimelineVisit,
    )
    from wayline.map import CheckedMap, Cond, Gate

ENDED = {
    "success": "ended well", "failure": "was lost", "neutral": "ended", "timed_out": "ended in silence",
}  # fmt: skip
OFF_THE_MAP = {"unmatched": "not on the map", "ignored": "ignored by rule"}
PATH_STATES = {"open": ("○", ""), "late": ("●", "red"), "done": ("✓", "green")}


def render_customer(
    customer: "AccountTimeline",
    names: Names,
    look: Look,
    *,
    name: str | None,
    states: "Mapping[str, OpenJourney]",
) -> str:
    """Everything known of one customer, journey by journey, oldest first.

    `name` is what the account is called, where known; `states` says of open journeys where they stand.
    """
    title = name if name is not None else customer.account
    if name is not None and name != customer.account:
        title = f"{name} ({customer.account})"
    parts: list[RenderableType] = [heading(title, above=False)]
    if not customer.journeys:
        parts.append(note("no journey of this map; what was seen stands below"))
    for journey in customer.journeys:
        parts += _journey(journey, names, look, state=states.get(journey.journey_key))
    if customer.elsewhere:
        parts.append(heading(f"In no journey: {counted(len(customer.elsewhere), 'event')}"))
        parts += _events(customer.elsewhere, names, look)
    return draw(parts, look)


def _journey(
    journey: "Timeline", names: Names, look: Look, *, state: "OpenJourney | None"
) -> "list[RenderableType]":
    return [
        heading(f"{journey.case_key}: {standing(journey, names, state)}"),
        note(_about(journey, names)),
        *_visits(journey, names, look),
        *_paths(journey, names, look),
        note(""),
        *_events(journey.events, names, look),
    ]


def standing(journey: "Timeline", names: Names, state: "OpenJourney | None") -> str:
    """How the journey ended, or where it stands."""
    zone = ZoneInfo(names.timezone)
    if journey.ended_at is not None and journey.outcome is not None:
        how = names.outcome(journey.outcome_key) or ENDED[journey.outcome]
        why = f" ({journey.end_reason})" if journey.end_reason else ""
        return f"{how}{why} on {day_of(journey.ended_at, zone)}"
    where = (
        f"at {names.stage(journey.current_stage)}" if journey.current_stage else "in no stage yet"
    )
    if state is None or state.state == "on_track":
        return f"open, {where}"
    return f"{state.state.replace('_', ' ')} {where} since {day_of(state.entered_at, zone)}"


def _about(journey: "Timeline", names: Names) -> str:
    parts = [
        counted(len(journey.events), "event"),
        f"from {day_of(journey.started_at, ZoneInfo(names.timezone))}",
        counted(journey.n_people, "person", "people") if journey.n_people else "",
        names.segment(journey.segment) if journey.segment else "",
        f"worth {figures.money(journey.value, journey.currency or '').strip()}"
        if journey.value is not None
        else "",
        "came back after its end" if journey.reopened else "",
        "not seen from the first stage on" if journey.left_truncated else "",
    ]
    return " · ".join(part for part in parts if part)


def _visits(journey: "Timeline", names: Names, look: Look) -> "list[RenderableType]":
    from rich.text import Text

    if not journey.visits:
        return []
    zone = ZoneInfo(names.timezone)
    columns = [Column("Stage", "left"), Column("entered", "left", 12), Column("left", "left", 12),
               Column("took", width=8), Column("against its date", "left", 20)]  # fmt: skip
    rows = [
        [
            Text(names.stage(visit.stage)),
            Text(day_of(visit.entered_at, zone)),
            Text(_left(visit, zone)),
            Text(_took(visit)),
            _kept(visit, zone),
        ]
        for visit in journey.visits
    ]
    return [note(""), *grid(columns, rows, width=look.width)]


def _left(visit: "TimelineVisit", zone: ZoneInfo) -> str:
    if visit.left_at is not None:
        return day_of(visit.left_at, zone)
    return "done, waits" if visit.completed_at is not None else "still there"


def _took(visit: "TimelineVisit") -> str:
    end = visit.completed_at or visit.left_at
    return figures.span((end - visit.entered_at).total_seconds()) if end else "–"


def _kept(visit: "TimelineVisit", zone: ZoneInfo) -> "Text":
    from rich.text import Text

    if visit.due_at is None:
        return Text("no standard", style=FAINT)
    end = visit.completed_at or visit.left_at
    if end is None:
        return Text(f"due {day_of(visit.due_at, zone)}")
    if end <= visit.due_at:
        return Text("✓", style="green").append(" in time", style="default")
    late = figures.span((end - visit.due_at).total_seconds())
    return Text("●", style="red").append(f" {late} late", style="default")


def _paths(journey: "Timeline", names: Names, look: Look) -> "list[RenderableType]":
    from rich.text import Text

    zone = ZoneInfo(names.timezone)
    shut = [note(line) for line in _shut_gates(journey, names)]
    if not journey.paths:
        return [note(""), *shut] if shut else []
    gates = ", ".join(
        f"{names.stage(gate.stage)} {day_of(gate.at, zone)}" for gate in journey.gates
    )
    columns = [Column("Stakeholder path", "left"), Column("began", "left", 12),
               Column("done", "left", 12), Column("", "left", 30)]  # fmt: skip
    rows = [
        [
            Text(names.path(run.path)),
            Text(day_of(run.started_at, zone)),
            Text(day_of(run.done_at, zone) if run.done_at else "not yet"),
            _path_state(run, zone),
        ]
        for run in journey.paths
    ]
    opened = [note(f"gate opened: {gates}")] if gates else []
    return [note(""), *grid(columns, rows, width=look.width), *opened, *shut]


def _shut_gates(journey: "Timeline", names: Names) -> Iterator[str]:
    """The gates of stages visited that never opened, with the paths that are missing."""
    for stage, missing in shut_gates(journey, names.checked):
        yield f"gate shut: {names.stage(stage)} waits for {', '.join(map(names.path, missing))}"


def shut_gates(
    journey: "Timeline", checked: "CheckedMap"
) -> "Iterator[tuple[str, tuple[str, ...]]]":
    """The stages visited whose gate never opened, each with the keys of the paths that are missing."""
    opened = {gate.stage for gate in journey.gates}
    done = {run.path for run in journey.paths if run.done_at is not None}
    for stage in dict.fromkeys(visit.stage for visit in journey.visits):
        for gate in _gates_in(checked.stage(stage).exit) if stage not in opened else ():
            yield stage, tuple(key for key in gate.paths if key not in done)


def _gates_in(cond: "Cond | None") -> "Iterator[Gate]":
    from wayline.map import AllCond, GateCond

    if isinstance(cond, GateCond):
        yield cond.gate
    elif isinstance(cond, AllCond):
        for part in cond.parts:
            yield from _gates_in(part)


def _path_state(run: "TimelinePath", zone: ZoneInfo) -> "Text":
    from rich.text import Text

    sign, style = PATH_STATES[run.state]
    end = run.done_at
    if run.due_at is None:
        words = run.state
    elif end is not None and end > run.due_at:
        sign, style = PATH_STATES["late"]
        words = f"done, {figures.span((end - run.due_at).total_seconds())} late"
    elif end is not None:
        words = "done in time"
    else:
        words = f"{run.state}, due {day_of(run.due_at, zone)}"
    return Text(sign, style=style).append(f" {words}", style="default")


def _events(events: "Sequence[TimelineEvent]", names: Names, look: Look) -> "list[RenderableType]":
    from rich.text import Text

    zone = ZoneInfo(names.timezone)
    columns = [Column("When", "left", 18), Column("What", "left"),
               Column("where and who", "left", max(24, look.width // 3))]  # fmt: skip
    rows: list[list[Text]] = []
    for event, after in _with_pauses(events):
        what = Text(names.touchpoint(event.touchpoint) or event.name)
        if event.touchpoint is None and event.class_ in OFF_THE_MAP:
            what.append(f" ({OFF_THE_MAP[event.class_]})", style=FAINT)
        if after:
            what.append(f"\nafter {after} of silence", style=FAINT)
        rows.append(
            [
                Text(instant_of(event.at, zone, is_day=event.precision == "day"), style=FAINT),
                what,
                Text(_where(event, names), style=FAINT),
            ]
        )
    return grid(columns, rows, width=look.width)


def _with_pauses(events: "Sequence[TimelineEvent]") -> "Iterator[tuple[TimelineEvent, str]]":
    """Each event, with the length of the silence before it when that is long."""
    before: Iterator[datetime | None] = chain([None], (event.at for event in events))
    for event, last in zip(events, before, strict=False):
        quiet = 0.0 if last is None else (event.at - last).total_seconds()
        yield event, figures.span(quiet) if quiet >= 14 * figures.DAY else ""


def _where(event: "TimelineEvent", names: Names) -> str:
    parts = [
        names.channel(event.channel) if event.channel else "",
        event.person or "",
        names.owner(event.department) or "",
        f"cost {figures.number(event.cost, 0)}" if event.cost else "",
    ]
    return " · ".join(part for part in parts if part)
