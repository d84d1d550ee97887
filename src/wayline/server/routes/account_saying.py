"""What is told of one customer: how each journey stands, its stages, paths and gates, and what happened, in order."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Literal

from pydantic import BaseModel

from wayline.insights import OpenJourney, State, find_open_journeys
from wayline.journeys import (
    AccountTimeline,
    LaidMap,
    Timeline,
    TimelineEvent,
    TimelinePath,
    TimelineVisit,
    account_names,
    list_persons,
)
from wayline.map import Ref
from wayline.reports import Names, shut_gates
from wayline.server.routes.customers import CareSaid, NamedElement, PersonNamed

Ended = Literal["success", "failure", "neutral", "timed_out"]
ENDS: tuple[Ended, ...] = ("success", "failure", "neutral", "timed_out")
Precision = Literal["instant", "second", "minute", "day"]


class EventSaid(BaseModel):
    """One event; `kind` says how it counts on the map, `name` is as its source sent it."""

    at: datetime
    precision: Precision
    name: str
    touchpoint: NamedElement | None
    channel: str | None
    department: str | None
    person: str | None
    status: str | None
    source: str
    path: NamedElement | None
    kind: str


class VisitSaid(BaseModel):
    """One stay in a stage; `seconds` runs on to where the data ends."""

    stage: NamedElement
    entered_at: datetime
    left_at: datetime | None
    seconds: float
    due_at: datetime | None
    breach_at: datetime | None
    visit_no: int


class RunSaid(BaseModel):
    """One run of a stakeholder path."""

    path: NamedElement
    started_at: datetime
    done_at: datetime | None
    due_at: datetime | None
    state: str


class GateSaid(BaseModel):
    """A stage with a gate: when it opened, or which paths it waits for."""

    stage: NamedElement
    opened_at: datetime | None
    waits_for: tuple[NamedElement, ...]


class StandsSaid(BaseModel):
    """How an open journey stands [A12]; times in seconds."""

    state: State
    basis: str
    stage: NamedElement
    since: datetime
    age_s: float
    idle_s: float
    due_at: datetime | None
    usual_s: float | None
    next_step: str | None
    owner: str | None


class AccountJourney(BaseModel):
    """One journey of the customer; `stands` is null where it has ended or stands in no stage."""

    case: str
    started_at: datetime
    last_event_at: datetime
    ended_at: datetime | None
    outcome: Ended | None
    outcome_name: str | None
    end_reason: str | None
    segment: str | None
    value: float | None
    currency: str | None
    cost: float
    reopened: int
    is_left_truncated: bool
    stands: StandsSaid | None
    events: tuple[EventSaid, ...]
    visits: tuple[VisitSaid, ...]
    runs: tuple[RunSaid, ...]
    gates: tuple[GateSaid, ...]
    care: CareSaid | None = None


class ContactSaid(BaseModel):
    """A person at the customer; `role` as the source told it, `events` on all journeys together."""

    id: str
    name: str | None
    role: str | None
    events: int
    last_seen_at: datetime


class AccountSaid(BaseModel):
    """Everything known of one customer, the journeys in order of their start."""

    account: str
    name: str | None
    data_to: datetime
    timezone: str
    journeys: tuple[AccountJourney, ...]
    elsewhere: tuple[EventSaid, ...]
    contacts: tuple[ContactSaid, ...]
    people: tuple[PersonNamed, ...] = ()


def say_account(laid: LaidMap, found: AccountTimeline) -> AccountSaid:
    """Everything known of one customer, before anybody's care."""
    names, data_to = Names(laid.map), instant_of(laid.horizon_us)
    stands = find_open_journeys(laid, {one.journey_key for one in found.journeys})
    return AccountSaid(
        account=found.account, name=account_names(laid).get(found.account), data_to=data_to,
        timezone=laid.map.timezone,
        journeys=tuple(
            say_journey(one, names, stands=stands.get(one.journey_key), data_to=data_to)
            for one in found.journeys
        ),
        elsewhere=tuple(say_event(one, names) for one in found.elsewhere),
        contacts=tuple(say_contacts(laid, found)),
    )  # fmt: skip


def say_journey(
    one: Timeline, names: Names, *, stands: OpenJourney | None, data_to: datetime
) -> AccountJourney:
    """One journey as it is answered."""
    return AccountJourney(
        case=one.journey_key, started_at=one.started_at, last_event_at=one.last_event_at,
        ended_at=one.ended_at, outcome=next((end for end in ENDS if end == one.outcome), None),
        outcome_name=names.outcome(one.outcome_key), end_reason=one.end_reason,
        segment=None if one.segment is None else names.segment(one.segment), value=one.value,
        currency=one.currency, cost=round(one.cost, 2), reopened=one.reopened,
        is_left_truncated=one.left_truncated,
        stands=None if stands is None else say_standing(stands, names),
        events=tuple(say_event(event, names) for event in one.events),
        visits=tuple(say_visit(visit, names, data_to=data_to) for visit in one.visits),
        runs=tuple(say_run(run, names) for run in one.paths),
        gates=tuple(say_gates(one, names)),
    )  # fmt: skip


def say_standing(stands: OpenJourney, names: Names) -> StandsSaid:
    """How an open journey stands, as it is answered."""
    return StandsSaid(
        state=stands.state, basis=stands.basis, stage=named("stage", stands.stage, names),
        since=stands.entered_at, age_s=stands.age_s, idle_s=stands.idle_s, due_at=stands.due_at,
        usual_s=stands.usual_s, owner=names.owner(stands.owner),
        next_step=None if stands.next_step is None else names.element(stands.next_step),
    )  # fmt: skip


def say_event(event: TimelineEvent, names: Names) -> EventSaid:
    """One event as it is answered."""
    point, path = event.touchpoint, event.path
    return EventSaid(
        at=event.at, precision=event.precision, name=event.name,
        touchpoint=None if point is None else named("touchpoint", point, names),
        channel=None if event.channel is None else names.channel(event.channel),
        department=names.owner(event.department), person=event.person, status=event.status,
        source=event.source, path=None if path is None else named("path", path, names),
        kind=event.class_,
    )  # fmt: skip


def say_visit(visit: TimelineVisit, names: Names, *, data_to: datetime) -> VisitSaid:
    """One stay in a stage as it is answered."""
    end = visit.left_at or data_to
    return VisitSaid(
        stage=named("stage", visit.stage, names), entered_at=visit.entered_at, left_at=visit.left_at,
        seconds=(end - visit.entered_at).total_seconds(), due_at=visit.due_at,
        breach_at=visit.breach_at, visit_no=visit.visit_no,
    )  # fmt: skip


def say_run(run: TimelinePath, names: Names) -> RunSaid:
    """One run of a stakeholder path as it is answered."""
    return RunSaid(
        path=named("path", run.path, names), started_at=run.started_at, done_at=run.done_at,
        due_at=run.due_at, state=run.state,
    )  # fmt: skip


def say_gates(journey: Timeline, names: Names) -> Iterator[GateSaid]:
    """The gates of the stages visited: those that opened, then those that are shut."""
    for gate in journey.gates:
        stage = named("stage", gate.stage, names)
        yield GateSaid(stage=stage, opened_at=gate.at, waits_for=())
    for key, missing in shut_gates(journey, names.checked):
        waits_for = tuple(named("path", path, names) for path in missing)
        yield GateSaid(stage=named("stage", key, names), opened_at=None, waits_for=waits_for)


def say_contacts(laid: LaidMap, found: AccountTimeline) -> Iterator[ContactSaid]:
    """The people who were seen, the busiest first."""
    seen: dict[str, list[datetime]] = {}
    for event in chain(found.elsewhere, *(one.events for one in found.journeys)):
        if event.person is not None:
            seen.setdefault(event.person, []).append(event.at)
    known = {one.person: one for one in list_persons(laid, seen)}
    for person, moments in sorted(seen.items(), key=lambda one: (-len(one[1]), one[0])):
        told = known.get(person)
        yield ContactSaid(
            id=person, name=told.name if told else None, role=told.role if told else None,
            events=len(moments), last_seen_at=max(moments),
        )  # fmt: skip


def named(kind: str, key: str, names: Names) -> NamedElement:
    """An element of the map by its key and its name."""
    return NamedElement(key=key, name=names.element(Ref(kind, key)))


def instant_of(us: int) -> datetime:
    """An instant from its microseconds."""
    return datetime.fromtimestamp(us / 1_000_000, UTC)
