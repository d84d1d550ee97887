"""What a binding rule matches in the events of now, while somebody writes it."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, JsonValue

from wayline.journeys import count_matches
from wayline.map import (
    binding_to_json,
    cond_to_json,
    read_binding_text,
    read_condition_text,
)
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.checked import shown_map
from wayline.server.policy import may
from wayline.state import find_draft

router = APIRouter(prefix="/api/w/{workspace}/drafts/{draft}", tags=["drafts"])
Counter = Annotated[Caller, Depends(Needs("numbers.read"))]
Drawer = Annotated[Caller, Depends(Needs("map.edit"))]


class RuleAsked(BaseModel):
    """A rule as a person writes it."""

    text: str = Field(min_length=1, max_length=5000)


class NameMatched(BaseModel):
    """An event name that a rule matches, and how often."""

    name: str
    events: int


class EventMatched(BaseModel):
    """An event that a rule matches; `account` None = of nobody known, or hidden for the role."""

    at: datetime
    name: str
    account: str | None


class MatchesSaid(BaseModel):
    """The rule in its one form, and what it matches; `events` None = there are no events yet."""

    binding: dict[str, JsonValue]
    events: int | None
    journeys: int | None
    names: tuple[NameMatched, ...]
    sample: tuple[EventMatched, ...]


class ConditionSaid(BaseModel):
    """A condition in its one form."""

    condition: dict[str, JsonValue]


@router.post("/matches")
def count(caller: Counter, draft: str, asked: RuleAsked, ports: PortsOf) -> MatchesSaid:
    """How many events a rule matches, each event counted before `take` chooses among them."""
    with ports.records.read() as records:
        journey = find_draft(records, caller.workspace_id, draft).journey_key
    binding = read_binding_text(asked.text)
    said = binding_to_json(binding)
    if not ports.shelf.snapshot(caller.workspace_id).balance.stored:
        return MatchesSaid(binding=said, events=None, journeys=None, names=(), sample=())
    # Which events a rule means does not depend on the draft: the map that is laid anyhow will do.
    shown = shown_map(ports, caller.workspace_id, journey)
    with ports.shelf.laid(caller.workspace_id, shown) as laid:
        found = count_matches(laid, binding.rule)
    names = tuple(NameMatched(name=name, events=events) for name, events in found.names)
    has_names = may(caller.role, "customers.read")
    sample = tuple(
        EventMatched(at=one.at, name=one.name, account=one.account if has_names else None)
        for one in found.sample
    )
    return MatchesSaid(
        binding=said, events=found.events, journeys=found.journeys, names=names, sample=sample
    )


@router.post("/conditions")
def read_condition(caller: Drawer, draft: str, asked: RuleAsked, ports: PortsOf) -> ConditionSaid:
    """The condition that a text says, in its one form."""
    with ports.records.read() as records:
        find_draft(records, caller.workspace_id, draft)
    return ConditionSaid(condition=cond_to_json(read_condition_text(asked.text)))
