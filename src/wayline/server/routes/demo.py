"""Starting points that need data: the invented company, and a first map drafted from one's own events."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.languages import LanguageOf
from wayline.server.routes.jobs import JobSaid, say_job
from wayline.server.works import start_work

router = APIRouter(prefix="/api/w/{workspace}/start", tags=["start"])
Editor = Annotated[Caller, Depends(Needs("map.edit"))]


class DraftFromEvents(BaseModel):
    """The name of the journey that is drafted."""

    name: str = Field(default="", max_length=200)


@router.post("/demo", status_code=202)
def start_demo(caller: Editor, ports: PortsOf, language: LanguageOf) -> JobSaid:
    """Build the invented company, as a job: its map, published, and three years of its events."""
    return say_job(start_work(ports, caller, "demo", {}), language)


@router.post("/draft", status_code=202)
def start_from_events(
    caller: Editor, asked: DraftFromEvents, ports: PortsOf, language: LanguageOf
) -> JobSaid:
    """Draft a first map from the events that are there, as a job."""
    return say_job(start_work(ports, caller, "draft", {"name": asked.name}), language)
