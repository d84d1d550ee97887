"""The rules of a workspace that its owners decide."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from wayline.server.asked import Flag
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.state import ask_approval, asks_approval, write_audit

router = APIRouter(prefix="/api/w/{workspace}/rules", tags=["rules"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
Owner = Annotated[Caller, Depends(Needs("workspace.write"))]


class Rules(BaseModel):
    """What holds for every journey: whether somebody besides its author approves of a version [M22]."""

    asks_approval: Flag


@router.get("")
def read(caller: Reader, ports: PortsOf) -> Rules:
    """The rules as they are."""
    with ports.records.read() as records:
        return Rules(asks_approval=asks_approval(records, caller.workspace_id))


@router.put("")
def decide(caller: Owner, asked: Rules, ports: PortsOf) -> Rules:
    """Other rules, from now on."""
    now = ports.clock.now()
    with ports.records.write() as records:
        ask_approval(records, caller.workspace_id, is_asked=asked.asks_approval)
        write_audit(
            records, caller.workspace_id, "rules.changed", by=caller.person_id,
            about={"asks_approval": asked.asks_approval}, now=now,
        )  # fmt: skip
    ports.live.tell(caller.workspace_id, "rules.changed", {})
    return asked
