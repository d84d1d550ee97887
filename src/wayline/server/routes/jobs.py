"""Long work, how far it is; and what changes, told as it happens."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, JsonValue

from wayline.server.auth import Caller, Needs, PortsOf
from wayline.state import Job, JobState, find_job, list_jobs

router = APIRouter(prefix="/api/w/{workspace}", tags=["jobs"])
Reader = Annotated[Caller, Depends(Needs("map.read"))]
LISTED = 50


class JobSaid(BaseModel):
    """A piece of long work."""

    id: str
    kind: str
    state: JobState
    said: str
    done: int
    of: int | None
    result: dict[str, JsonValue] | None
    created_at: datetime
    ended_at: datetime | None


@router.get("/jobs")
def list_all(caller: Reader, ports: PortsOf) -> tuple[JobSaid, ...]:
    """The latest jobs, the newest first."""
    with ports.records.read() as records:
        return tuple(say_job(one) for one in list_jobs(records, caller.workspace_id, most=LISTED))


@router.get("/jobs/{job}")
def read(caller: Reader, job: str, ports: PortsOf) -> JobSaid:
    """One job."""
    with ports.records.read() as records:
        return say_job(find_job(records, caller.workspace_id, job))


@router.get("/live", response_class=StreamingResponse)
async def listen(
    caller: Reader, ports: PortsOf, last_event_id: Annotated[int | None, Header()] = None
) -> StreamingResponse:
    """What changes in the workspace, as server-sent events: keys and versions, never data."""
    return StreamingResponse(
        ports.live.listen(caller.workspace_id, last_event_id),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def say_job(job: Job) -> JobSaid:
    """A job as it is answered."""
    return JobSaid(
        id=job.id, kind=job.kind, state=job.state, said=job.said, done=job.done, of=job.of,
        result=job.result, created_at=job.created_at, ended_at=job.ended_at,
    )  # fmt: skip
