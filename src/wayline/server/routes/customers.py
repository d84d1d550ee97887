"""Open customers: who is stuck, slow or at a dead end, and what people have agreed to do about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from wayline.base import JsonObject, NotFoundError, say
from wayline.insights import OpenAsked, OpenJourney, StageStates, State, find_open_now
from wayline.journeys import LaidMap, ListedJourney, list_journeys
from wayline.manage import CareConflict, WantedCare, change_care
from wayline.map import Ref
from wayline.reports import Names
from wayline.server.asked import Day
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.policy import may
from wayline.server.ports import Ports
from wayline.server.routes.living_map import MapAsked, ScopeAsked, question_of
from wayline.state import Care, Transaction, list_cares, list_members

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["customers"])
Customers = Annotated[Caller, Depends(Needs("customers.read"))]
Carer = Annotated[Caller, Depends(Needs("customers.care"))]
CaseAsked = Annotated[str, Path(min_length=1, max_length=400)]
Seen = Annotated[
    str, Header(pattern=r'^"?[0-9]{1,9}"?$', description="The revision that was seen, 0 = none.")
]
FASTER = "Somebody changed this since you saw it."
CARED_FOR: tuple[State, ...] = ("stuck", "dead_end", "slow")
MOST_LISTED = 500


class OpenListAsked(ScopeAsked):
    """A scope, and which of its open journeys shall be listed."""

    state: tuple[State, ...] = CARED_FOR
    stage: str | None = Field(default=None, max_length=63)
    owner: str | None = Field(default=None, max_length=63)
    most: int = Field(default=200, ge=1, le=MOST_LISTED)

    def listing(self) -> OpenAsked:
        """Which are listed."""
        return OpenAsked(self.state, self.stage, self.owner, self.most)


class CareSaid(BaseModel):
    """What people agreed about a case; its revision is what the next change is made on."""

    assignee: str | None
    due_on: date | None
    note: str
    revision: int
    changed_by: str
    changed_at: datetime


class CareAsked(BaseModel):
    """Who looks after it, until when, and a note; all of it in place of what was there."""

    assignee: str | None = Field(default=None, max_length=36)
    due_on: Day | None = None
    note: str = Field(default="", max_length=4000)


@dataclass(frozen=True, slots=True)
class CaseOf:
    """A case, and the journey that it belongs to."""

    journey: str
    case: CaseAsked


class CareConflictSaid(BaseModel):
    """Somebody changed the care since it was seen; nothing was changed."""

    message: str
    theirs: CareSaid | None


class OpenCustomer(BaseModel):
    """An open journey: who, where, since when, against what; times in seconds."""

    case: str
    account: str | None
    account_name: str | None
    segment: str | None
    stage: str
    state: State
    basis: str
    since: datetime
    age_s: float
    idle_s: float
    due_at: datetime | None
    breach_at: datetime | None
    usual_s: float | None
    last_touchpoint: str | None
    next_step: str | None
    owner: str | None
    value: float | None
    currency: str | None
    care: CareSaid | None = None


class Stake(BaseModel):
    """What is at stake, in one currency; null where none was told."""

    currency: str | None
    value: float


class StageOpen(BaseModel):
    """How many are open in a stage, by state, and who answers for it."""

    key: str
    name: str
    owner: str | None
    owner_name: str | None
    on_track: int
    slow: int
    stuck: int
    dead_end: int
    unknown: int
    at_stake: tuple[Stake, ...]


class NamedElement(BaseModel):
    """An element of the map, by its key and by its name."""

    key: str
    name: str


class PersonNamed(BaseModel):
    """Somebody who can look after a customer."""

    id: str
    name: str


class OpenListSaid(BaseModel):
    """Every stage by state, and the journeys asked for, the worst and oldest first."""

    data_to: datetime
    timezone: str
    counted: str
    stages: tuple[StageOpen, ...]
    segments: tuple[NamedElement, ...]
    listed: tuple[OpenCustomer, ...]
    left_out: int
    people: tuple[PersonNamed, ...] = ()


@router.get("/open")
def list_open(
    caller: Customers, journey: str, asked: Annotated[OpenListAsked, Query()], ports: PortsOf
) -> OpenListSaid:
    """The open journeys asked for, with the care of each, and how many there are by stage and state."""
    question = question_of(ports, caller.workspace_id, journey, asked)

    def make(laid: LaidMap) -> bytes:
        return say_open_list(laid, asked, ports).model_dump_json().encode()

    kept = ports.shelf.answer(question, make, named=f"open {asked.listing()!r}", weight="light")
    said = OpenListSaid.model_validate_json(kept)
    with ports.records.read() as records:
        cares = {one.case: one for one in list_cares(records, caller.workspace_id, journey)}
        people = people_of(records, caller.workspace_id)
    listed = tuple(
        one.model_copy(update={"care": say_care(cares.get(one.case))}) for one in said.listed
    )
    return said.model_copy(update={"listed": listed, "people": people})


@router.put(
    "/cases/{case:path}/care", response_model=CareSaid, responses={409: {"model": CareConflictSaid}}
)
def care(
    caller: Carer, of: Annotated[CaseOf, Depends()], asked: CareAsked, if_match: Seen,
    shown: Annotated[MapAsked, Query()], ports: PortsOf,
) -> CareSaid | JSONResponse:  # fmt: skip
    """Agree about a case of the map shown; `If-Match` is the revision that was seen, 0 for none.

    404: there is no such case. 409: somebody was faster.
    """
    question = question_of(ports, caller.workspace_id, of.journey, shown.whole())
    with ports.shelf.laid(caller.workspace_id, question.checked, by=question.by) as laid:
        if not list_journeys(laid, [of.case]):
            raise NotFoundError(say("No customer journey is called '{case}'.", case=of.case))
    seen = int(if_match.strip('"'))
    wanted = WantedCare(of.case, asked.assignee, asked.due_on, asked.note, seen)
    with ports.records.write() as records:
        answer = change_care(
            records, caller.workspace_id, of.journey, wanted, by=caller.person_id, now=ports.clock.now()
        )  # fmt: skip
    if isinstance(answer, CareConflict):
        said = CareConflictSaid(message=FASTER, theirs=say_care(answer.theirs))
        return JSONResponse(said.model_dump(mode="json"), 409)
    about: JsonObject = {"journey": of.journey, "case": of.case, "revision": answer.revision}
    ports.live.tell(caller.workspace_id, "care.changed", about)
    return care_said(answer)


def say_open_list(laid: LaidMap, asked: OpenListAsked, ports: Ports) -> OpenListSaid:
    """The list as it is answered, before anybody's care."""
    found = find_open_now(laid, asked.scope(), asked.listing(), clock=ports.clock)
    window, names = found.states.frame.window, Names(laid.map)
    journeys = {one.key: one for one in list_journeys(laid, [one.journey for one in found.listed])}
    return OpenListSaid(
        data_to=window.horizon, timezone=window.timezone, counted=laid.per,
        stages=tuple(say_stage(row, laid, names) for row in found.states.rows),
        segments=tuple(
            NamedElement(key=one.key, name=names.segment(one.key)) for one in laid.map.document.segments
        ),
        listed=tuple(say_customer(one, journeys[one.journey], names) for one in found.listed),
        left_out=found.left_out,
    )  # fmt: skip


def say_stage(row: StageStates, laid: LaidMap, names: Names) -> StageOpen:
    """The open journeys of a stage as they are answered."""
    owner = laid.map.owner_of(Ref("stage", row.stage))
    return StageOpen(
        key=row.stage, name=names.stage(row.stage), owner=owner, owner_name=names.owner(owner),
        on_track=row.on_track, slow=row.slow, stuck=row.stuck, dead_end=row.dead_end,
        unknown=row.unknown, at_stake=tuple(Stake(currency=currency, value=value) for currency, value in row.at_stake),
    )  # fmt: skip


def say_customer(stands: OpenJourney, journey: ListedJourney, names: Names) -> OpenCustomer:
    """An open journey as it is answered."""
    step = stands.next_step
    return OpenCustomer(
        case=stands.journey, account=journey.account, account_name=journey.account_name,
        segment=None if journey.segment is None else names.segment(journey.segment),
        stage=stands.stage, state=stands.state, basis=stands.basis, since=stands.entered_at,
        age_s=stands.age_s, idle_s=stands.idle_s, due_at=stands.due_at, breach_at=stands.breach_at,
        usual_s=stands.usual_s, last_touchpoint=names.touchpoint(stands.last_touchpoint),
        next_step=None if step is None else names.element(step), owner=names.owner(stands.owner),
        value=stands.value, currency=stands.currency,
    )  # fmt: skip


def say_care(care: Care | None) -> CareSaid | None:
    """A care as it is answered, where there is one."""
    return None if care is None else care_said(care)


def care_said(care: Care) -> CareSaid:
    """A care as it is answered."""
    return CareSaid(
        assignee=care.assignee_id, due_on=care.due_on, note=care.note, revision=care.revision,
        changed_by=care.changed_by, changed_at=care.changed_at,
    )  # fmt: skip


def people_of(records: Transaction, workspace_id: str) -> tuple[PersonNamed, ...]:
    """Who may look after a customer."""
    return tuple(
        PersonNamed(id=one.person.id, name=one.person.name)
        for one in list_members(records, workspace_id)
        if may(one.role, "customers.care") and one.person.disabled_at is None
    )
