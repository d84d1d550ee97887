"""Long work beside the requests: one job at a time, its progress kept and told."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from wayline.base import Clock, JsonObject, Saying, WaylineError, say
from wayline.events import Progress
from wayline.server.live import Live
from wayline.state import (
    Job,
    JobEnd,
    Records,
    add_job,
    end_job,
    fail_unfinished_jobs,
    find_job,
    progress_job,
)

log = logging.getLogger("wayline.server")
Work = Callable[[Progress], JsonObject]
TOLD_EVERY = 0.2  # seconds
STOPPED = say("The server was stopped before this was done. Start it again.")
DEFECT = say("This is a defect of ours; the server's log says more.")


class Workshop:
    """Runs jobs, one after the other."""

    def __init__(self, records: Records, live: Live, clock: Clock) -> None:
        self._records, self._live, self._clock = records, live, clock
        self._workers = ThreadPoolExecutor(1, "wayline-job")
        with records.write() as writing:
            fail_unfinished_jobs(writing, said=STOPPED, now=clock.now())

    def start(
        self, workspace_id: str, kind: str, work: Work, *, by: str, request: JsonObject
    ) -> Job:
        """Put a job in the queue; what comes of it stands in its record."""
        with self._records.write() as writing:
            job = add_job(
                writing, workspace_id, kind, request=request, by=by, now=self._clock.now()
            )
        self._workers.submit(self._run, workspace_id, job.id, work)
        return job

    def stop(self) -> None:
        """Take no more work, and do not wait for what is queued."""
        self._workers.shutdown(wait=False, cancel_futures=True)

    def _run(self, workspace_id: str, job_id: str, work: Work) -> None:
        last = self._clock.now()

        def progress(step: Saying, done: int, total: int | None) -> None:
            nonlocal last
            now = self._clock.now()
            if (now - last).total_seconds() < TOLD_EVERY and done:
                return
            last = now
            with self._records.write() as writing:
                progress_job(writing, workspace_id, job_id, said=step, done=done, of=total)
            self._tell(workspace_id, job_id)

        try:
            end = JobEnd("done", "", work(progress))
        except WaylineError as error:
            end = JobEnd("failed", error.whole)
        except Exception:
            log.exception("job %s", job_id)
            end = JobEnd("failed", DEFECT)
        with self._records.write() as writing:
            end_job(writing, workspace_id, job_id, end, now=self._clock.now())
        self._tell(workspace_id, job_id)

    def _tell(self, workspace_id: str, job_id: str) -> None:
        with self._records.read() as reading:
            job = find_job(reading, workspace_id, job_id)
        self._live.tell(workspace_id, "job.progress", {"job": job.id, "state": job.state})
