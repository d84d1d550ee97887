"""Is the server well?"""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from wayline.base import say
from wayline.server.auth import PortsOf, Public
from wayline.server.errors import RefusedError
from wayline.state import count_people

router = APIRouter(tags=["health"])
Anybody = Annotated[None, Depends(Public())]


class Health(BaseModel):
    """A word that all is well."""

    status: str


@router.get("/healthz")
def is_alive(_: Anybody) -> Health:
    """The process answers."""
    return Health(status="ok")


@router.get("/readyz")
def is_ready(_: Anybody, ports: PortsOf) -> Health:
    """The records can be written, so that what is acknowledged is kept."""
    try:
        with ports.records.write() as records:
            count_people(records)
    except Exception as error:
        raise RefusedError(503, say("The records cannot be written.")) from error
    return Health(status="ready")
