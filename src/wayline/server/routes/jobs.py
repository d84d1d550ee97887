"""Long work, how far it is; and what changes, told as it happens."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, JsonValue

from wayline.base import JsonObject, Language, say, spoken, told_again
from wayline.server.auth import Caller, Needs, PortsOf, may_still
from wayline.server.errors import RefusedError
from wayline.server.languages import LanguageOf
from wayline.server.works import start_work
from wayline.state import Job, JobState, find_job, list_jobs

router = APIRouter(prefix="/api/w/{workspace}", tags=["jobs"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
Starter = Annotated[Caller, Depends(Needs("sources.write"))]
LISTED = 50
NOTICE = r"^[0-9a-f]{8}-[0-9]{1,12}$"
After = Annotated[str | None, Query(pattern=NOTICE, description="The notice that was heard last.")]
# One word of the stream; `data` names what changed, by its keys and versions.
WORD: JsonObject = {
    "type": "object", "required": ["event", "data"],
    "properties": {
        "event": {"type": "string"}, "id": {"type": "string", "pattern": NOTICE},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}  # fmt: skip
LastEventId = Annotated[str | None, Header(max_length=64)]


class JobSaid(BaseModel):
    """A piece of long work."""

    id: str
    kind: str
    state: JobState
    said: str
    done: int
    of: int | None
    result: dict[str, JsonValue] | None
    started_by: str
    can_retry: bool
    created_at: datetime
    ended_at: datetime | None


@router.get("/jobs")
def list_all(caller: Reader, ports: PortsOf, language: LanguageOf) -> tuple[JobSaid, ...]:
    """The latest jobs, the newest first."""
    with ports.records.read() as records:
        found = list_jobs(records, caller.workspace_id, most=LISTED)
    return tuple(say_job(one, language) for one in found)


@router.get("/jobs/{job}")
def read(caller: Reader, job: str, ports: PortsOf, language: LanguageOf) -> JobSaid:
    """One job."""
    with ports.records.read() as records:
        return say_job(find_job(records, caller.workspace_id, job), language)


@router.post("/jobs/{job}/retry", status_code=202)
def retry(caller: Starter, job: str, ports: PortsOf, language: LanguageOf) -> JobSaid:
    """Start a job that failed again, as it was asked for; its kind may need a further right."""
    with ports.records.read() as records:
        failed = find_job(records, caller.workspace_id, job)
    if failed.state != "failed":
        raise RefusedError(
            409,
            say("This job is {state}; only one that failed is tried again.", state=failed.state),
        )
    return say_job(start_work(ports, caller, failed.kind, failed.request), language)


@router.get(
    "/live", response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": WORD}}}},
)  # fmt: skip
async def listen(
    caller: Reader, ports: PortsOf, after: After = None, last_event_id: LastEventId = None
) -> StreamingResponse:
    """What changes in the workspace, as server-sent events: keys and versions, never data.

    First what was missed since a notice: that of `Last-Event-ID`, which a browser sends when it comes
    back by itself, else `after`. `resync` = more was missed than is remembered, read everything anew.
    The stream ends with the session, and when the right to hear it is taken away.
    """
    return StreamingResponse(
        ports.live.listen(
            caller.workspace_id,
            last_event_id or after,
            person_id=caller.person_id,
            may_hear=lambda: may_still(ports, caller, "map.read"),
        ),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def say_job(job: Job, language: Language) -> JobSaid:
    """A job as it is answered."""
    return JobSaid(
        id=job.id, kind=job.kind, state=job.state, said=spoken(job.said, language), done=job.done, of=job.of,
        result=_told(job.result, language), started_by=job.started_by, can_retry=job.state == "failed", created_at=job.created_at, ended_at=job.ended_at,
    )  # fmt: skip


def _told(result: JsonObject | None, language: Language) -> JsonObject | None:
    """What came of a job, its notes in a language."""
    notes = None if result is None else result.get("notes")
    if result is None or not isinstance(notes, list):
        return result
    return {**result, "notes": [spoken(told_again(note), language) for note in notes]}
