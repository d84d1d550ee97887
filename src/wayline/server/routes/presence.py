"""Who draws on a draft now: told to the others who are there, kept nowhere."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from wayline.server.asked import Flag
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.state import find_draft, find_person

router = APIRouter(prefix="/api/w/{workspace}/drafts/{draft}", tags=["drafts"])
Editor = Annotated[Caller, Depends(Needs("map.edit"))]


class HereSaid(BaseModel):
    """At which part somebody is; `is_here` false = she leaves."""

    at: str | None = Field(default=None, max_length=200)
    is_here: Flag = True


@router.post("/presence", status_code=204)
def be_here(caller: Editor, draft: str, said: HereSaid, ports: PortsOf) -> None:
    """Tell the others on a draft where one is."""
    with ports.records.read() as records:
        find_draft(records, caller.workspace_id, draft)
        name = find_person(records, caller.person_id).name
    ports.live.tell(
        caller.workspace_id,
        "presence",
        {
            "draft": draft,
            "person": caller.person_id,
            "name": name,
            "at": said.at,
            "here": said.is_here,
        },
    )
