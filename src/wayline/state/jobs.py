"""What is the server working on? Long work, how far it is, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, RowMapping, select, update

from wayline.base import JsonObject, NotFoundError, Saying, kept, new_id, say, told_again
from wayline.state.instants import maybe_read, read, written
from wayline.state.tables import jobs

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]
ENDS: tuple[JobState, ...] = ("done", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of long work; `of` = how much there is, None while nobody knows."""

    id: str
    kind: str
    state: JobState
    said: Saying
    done: int
    of: int | None
    request: JsonObject
    result: JsonObject | None
    started_by: str
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How a job ended, in words, and what came of it."""

    state: JobState
    said: Saying
    result: JsonObject | None = None


def add_job(
    connection: Connection, workspace_id: str, kind: str, *, request: JsonObject, by: str, now: datetime
) -> Job:  # fmt: skip
    """A new job that waits for its turn."""
    made = Job(new_id(), kind, "waiting", "", 0, None, request, None, by, now, None)
    connection.execute(
        jobs.insert().values(
            workspace_id=workspace_id, id=made.id, kind=kind, state=made.state, said="", done=0,
            request=request, started_by=by, created_at=written(now),
        )
    )  # fmt: skip
    return made


def progress_job(
    connection: Connection, workspace_id: str, job_id: str, *, said: Saying, done: int, of: int | None
) -> None:  # fmt: skip
    """How far a job is."""
    _change(connection, workspace_id, job_id, {"state": "running", **_said(said), "done": done, "of": of})  # fmt: skip


def end_job(
    connection: Connection, workspace_id: str, job_id: str, end: JobEnd, *, now: datetime
) -> None:
    """A job is over, one way or another."""
    _change(
        connection, workspace_id, job_id,
        {"state": end.state, **_said(end.said), "result": end.result, "ended_at": written(now)},
    )  # fmt: skip


def find_job(connection: Connection, workspace_id: str, job_id: str) -> Job:
    """A job by id.

    Raises:
        NotFoundError: when the workspace has none of that id.
    """
    asked = select(jobs).where(jobs.c.workspace_id == workspace_id, jobs.c.id == job_id)
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFoundError(say("There is no such job."))
    return _job(row)


def list_jobs(connection: Connection, workspace_id: str, *, most: int) -> tuple[Job, ...]:
    """The latest jobs of a workspace."""
    asked = select(jobs).where(jobs.c.workspace_id == workspace_id)
    rows = connection.execute(asked.order_by(jobs.c.created_at.desc()).limit(most)).mappings()
    return tuple(_job(row) for row in rows)


def fail_unfinished_jobs(connection: Connection, *, said: Saying, now: datetime) -> None:
    """What a server that ended had not finished: it will not go on by itself."""
    connection.execute(
        update(jobs)
        .where(jobs.c.state.not_in(ENDS))
        .values(state="failed", ended_at=written(now), **_said(said))
    )


def _change(
    connection: Connection, workspace_id: str, job_id: str, values: dict[str, object]
) -> None:
    where = (jobs.c.workspace_id == workspace_id, jobs.c.id == job_id)
    connection.execute(update(jobs).where(*where).values(values))


def _said(said: Saying) -> dict[str, object]:
    """What a job says, in English and as a sentence for other languages."""
    return {"said": str(said), "sentence": kept(said)}


def _job(row: RowMapping) -> Job:
    said = row["said"] if row["sentence"] is None else told_again(row["sentence"])
    return Job(
        row["id"], row["kind"], row["state"], said, row["done"], row["of"], row["request"],
        row["result"], row["started_by"], read(row["created_at"]), maybe_read(row["ended_at"]),
    )  # fmt: skip
