"""Starting points that need data: the invented company, and a first map drafted from one's own events."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from wayline.base import JsonObject, unique_slug
from wayline.demo import build_demo
from wayline.events import Progress, load_events, open_store, read_mapping
from wayline.journeys import draft_map
from wayline.manage import NewJourney, Publishing, publish_draft, start_journey
from wayline.map import JourneyMap, read_map, read_map_text
from wayline.server.auth import Caller, Needs, PortsOf
from wayline.server.ports import Ports
from wayline.server.routes.jobs import JobSaid, say_job
from wayline.state import list_journeys

router = APIRouter(prefix="/api/w/{workspace}/start", tags=["start"])
Editor = Annotated[Caller, Depends(Needs("map.edit"))]
DEMO_NOTE = "The map of the invented company."


class DraftFromEvents(BaseModel):
    """The name of the journey that is drafted."""

    name: str = Field(default="", max_length=200)


@router.post("/demo", status_code=202)
def start_demo(caller: Editor, ports: PortsOf) -> JobSaid:
    """Build the invented company: its map, published, and three years of its events."""

    def work(progress: Progress) -> JsonObject:
        progress("Inventing a company", 0, None)
        with TemporaryDirectory(prefix="wayline-") as folder:
            company = build_demo(Path(folder))
            with ports.shelf.writing(caller.workspace_id) as engine:
                for at, export in enumerate(company.exports):
                    progress("Reading its events", at, len(company.exports))
                    given = read_mapping(export.mapping_path)
                    load_events(engine, [export.path], mapping=given, clock=ports.clock)
            document = read_map(company.map_path).document
        key = begin(ports, caller, document, str(document.name), note=DEMO_NOTE)
        ports.live.tell(caller.workspace_id, "snapshot.ready", {})
        return {"journey": key}

    job = ports.workshop.start(caller.workspace_id, "demo", work, by=caller.person_id, request={})
    return say_job(job)


@router.post("/draft", status_code=202)
def start_from_events(caller: Editor, asked: DraftFromEvents, ports: PortsOf) -> JobSaid:
    """Draft a first map from the events that are there, as a job."""

    def work(progress: Progress) -> JsonObject:
        progress("Drafting a map from the events", 0, None)
        with ports.shelf.writing(caller.workspace_id) as engine:
            text = draft_map(open_store(engine)).yaml_text
        document = read_map_text(text).document
        return {"journey": begin(ports, caller, document, asked.name or str(document.name))}

    job = ports.workshop.start(
        caller.workspace_id, "draft", work, by=caller.person_id, request={"name": asked.name}
    )
    return say_job(job)


def begin(
    ports: Ports, caller: Caller, document: JourneyMap, name: str, *, note: str | None = None
) -> str:
    """A new journey with this map; with a note it is published at once."""
    now = ports.clock.now()
    with ports.records.write() as records:
        taken = {one.key for one in list_journeys(records, caller.workspace_id)}
        new = NewJourney(unique_slug(name, taken, kind="journey"), name, document)
        journey, draft = start_journey(
            records, caller.workspace_id, new, by=caller.person_id, now=now
        )
        if note is not None:
            publish_draft(
                records, caller.workspace_id, draft.id, Publishing(note), by=caller.person_id, now=now
            )  # fmt: skip
    ports.live.tell(caller.workspace_id, "journeys.changed", {"journey": journey.key})
    return journey.key
