"""Who is behind a number of the living map, and how did one journey go: asked for when somebody wants to know."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from wayline.base import say
from wayline.reports import Listing, Told, journeys_of, listing_of, told_journey
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.errors import RefusedError
from wayline.server.measured import measured_who
from wayline.server.routes.living_map import MapAsked, ScopeAsked, question_of

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}/who", tags=["who"])
Reader = Annotated[Caller, Depends(Needs("customers.read"))]
MOST_KEYS = 1000


class NumberAsked(ScopeAsked):
    """Which living map, and which number of it."""

    number: str = Field(max_length=500, description="Its path, such as `stages.tender.moved_on`.")
    snapshot: str = Field(
        default="", max_length=200, description="Of which events the number that is looked at is; nothing = of now.",
    )  # fmt: skip


class JourneyAsked(MapAsked):
    """Which map, and which journey of the data."""

    key: str = Field(max_length=1000)


class KeysAsked(BaseModel):
    """Journeys of the data, by key."""

    model_config = ConfigDict(extra="forbid")

    keys: list[str] = Field(max_length=MOST_KEYS)


@router.get("", response_model=Listing)
def who(
    caller: Reader, journey: str, asked: Annotated[NumberAsked, Query()], ports: PortsOf
) -> Listing:
    """Who did, did not and may still, behind one number of the living map over a scope."""
    question = question_of(ports, caller.workspace_id, journey, asked)
    behind = measured_who(ports, question, asked.scope(), asked.number, snapshot_id=asked.snapshot)
    if behind is None:
        raise RefusedError(
            404,
            say("The living map has no number '{number}'.", number=asked.number),
            remedy=say("The document of the living map names all of them, in `who.counts`."),
        )
    with ports.shelf.laid(caller.workspace_id, question.checked, by=asked.by) as laid:
        return listing_of(laid, asked.number, behind)


@router.post("/journeys", response_model=Listing)
def journeys(
    caller: Reader, journey: str, asked: Annotated[MapAsked, Query()], body: KeysAsked, ports: PortsOf
) -> Listing:  # fmt: skip
    """These journeys of the data, in order of their key; keys that nobody has are passed over. Nothing is changed."""
    question = question_of(ports, caller.workspace_id, journey, asked.whole())
    with ports.shelf.laid(caller.workspace_id, question.checked, by=asked.by) as laid:
        return journeys_of(laid, body.keys)


@router.get("/timeline", response_model=Told)
def timeline(
    caller: Reader, journey: str, asked: Annotated[JourneyAsked, Query()], ports: PortsOf
) -> Told:
    """How one journey of the data went, from its first event to its last."""
    question = question_of(ports, caller.workspace_id, journey, asked.whole())
    with ports.shelf.laid(caller.workspace_id, question.checked, by=asked.by) as laid:
        told = told_journey(laid, asked.key)
    if not told.journeys:
        raise RefusedError(
            404,
            say("There is no journey '{key}' in the events.", key=asked.key),
            remedy=say("It may be gone since new events came in: open the list anew."),
        )
    return told
