"""One customer: found by a part of the name, and everything that is known of them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from wayline.journeys import LaidMap, account_timeline, search_accounts
from wayline.server.auth import PortsOf
from wayline.server.routes.account_saying import AccountSaid, say_account
from wayline.server.routes.customers import Customers, people_of, say_care
from wayline.server.routes.living_map import MapAsked, question_of
from wayline.state import list_cares

router = APIRouter(prefix="/api/w/{workspace}/journeys/{journey}", tags=["accounts"])
AccountAsked = Annotated[str, Path(min_length=1, max_length=400)]


class SearchAsked(MapAsked):
    """A part of a name or an id."""

    search: str = Field(default="", max_length=200)


class FoundSaid(BaseModel):
    """A customer that is called like this."""

    account: str
    name: str | None
    journeys: int
    open_now: int


@router.get("/accounts")
def search(
    caller: Customers, journey: str, asked: Annotated[SearchAsked, Query()], ports: PortsOf
) -> tuple[FoundSaid, ...]:
    """The customers whose name or id holds the text, those that begin with it first."""
    question = question_of(ports, caller.workspace_id, journey, asked.whole())
    with ports.shelf.laid(caller.workspace_id, question.checked, by=question.by) as laid:
        return tuple(
            FoundSaid(account=one.account, name=one.name, journeys=one.journeys, open_now=one.open_now)
            for one in search_accounts(laid, asked.search)
        )  # fmt: skip


@router.get("/accounts/{account:path}")
def read(
    caller: Customers, journey: str, account: AccountAsked, asked: Annotated[MapAsked, Query()],
    ports: PortsOf,
) -> AccountSaid:  # fmt: skip
    """Everything known of one customer, by id, name, or the id of a case."""
    question = question_of(ports, caller.workspace_id, journey, asked.whole())

    def make(laid: LaidMap) -> bytes:
        return say_account(laid, account_timeline(laid, account)).model_dump_json().encode()

    kept = ports.shelf.answer(question, make, named=f"account {account}", weight="light")
    said = AccountSaid.model_validate_json(kept)
    with ports.records.read() as records:
        cares = {one.case: one for one in list_cares(records, caller.workspace_id, journey)}
        people = people_of(records, caller.workspace_id)
    journeys = tuple(
        one.model_copy(update={"care": say_care(cares.get(one.case))}) for one in said.journeys
    )
    return said.model_copy(update={"journeys": journeys, "people": people})
