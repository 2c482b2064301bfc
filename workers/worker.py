"""The workers: RQ's, with short leases and a horse that dies with its rider.

RQ's stock worker looks for the jobs of dead workers every ten minutes, after leases of 90 seconds; a newsroom waits
seconds. What each figure does is beside it.
"""

from __future__ import annotations

import os
import resource
import signal
from typing import Any, TypeVar

from redis import Redis
from rq import Queue, SimpleWorker, Worker
from rq.job import Job
from rq.scheduler import RQScheduler
from rq.timeouts import TimerDeathPenalty
from rq.worker import BaseWorker

from workers import queues
from workers.lifeline import die_with_parent
from workers.queues import AllowedJob, PromptQueue
from workers.sweep import sweep
from workers.warmth import warm
from workers.webhooks import outside
from workers.webhooks import sweep as webhooks
from workers.webhooks.outside import Outside

HEARTBEAT = 5
"""Seconds between two signs of life of a running job (`job_monitoring_interval`)."""

MAINTENANCE = 10
"""Seconds after which an idle worker looks for what dead workers left (`maintenance_interval`)."""

WORKER_TTL = 20
"""RQ wakes an idle worker 15 seconds before this is over, so every 5 seconds, to look at its other duties."""

BEYOND = 5
"""Seconds of processor time past its limit after which the kernel ends a job that does not hear its alarm."""


class _Sweeping(BaseWorker):
    """Looks after articles and messages whose job is lost, whenever RQ looks after its registries.

    `outside` is what the operator says about the network, for the jobs that go there.
    """

    queue_class = PromptQueue
    job_class = AllowedJob
    outside = Outside()

    def run_maintenance_tasks(self) -> None:
        """Requeue what dead workers held (RQ), then settle what still waits for a lost job."""
        super().run_maintenance_tasks()  # type: ignore[no-untyped-call]
        sweep(self.connection)
        webhooks.sweep(self.connection)

    def perform_job(self, job: Job, queue: Queue) -> bool:
        """Run the job under what holds outside."""
        with outside.using(self.outside):
            return super().perform_job(job, queue)


class LeaseWorker(_Sweeping, Worker):
    """A worker whose jobs are free again 15 seconds after its death; a fork for each job."""

    def work(self, *said: Any, **more: Any) -> bool:  # noqa: ANN401 (RQ's signature)
        """Work until told to stop, after loading what all the forks to come will need."""
        warm(self.queues[0].name)
        return super().work(*said, **more)

    @property
    def was_told_to_stop(self) -> bool:
        """Whether its work ended by a signal; RQ ends it in the same way when the store stays away."""
        return self._shutdown_requested_date is not None

    def get_heartbeat_ttl(self, job: Job) -> int:  # noqa: ARG002 (RQ's signature)
        """Seconds that a running job is this worker's without a further sign of life; RQ's own adds a minute."""
        return 3 * int(self.job_monitoring_interval)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """Run the job in the forked process, which dies with the worker: an orphan would run beside the next try."""
        die_with_parent(self.pid or os.getpid())
        limit = int(job.timeout or queues.LONGEST) + BEYOND
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + BEYOND))
        super().main_work_horse(job, queue)

    def handle_work_horse_killed(self, job: Job, retpid: int, ret_val: int, rusage: object) -> None:
        """Do not run a job again that used up its processor time; any other death may be bad luck."""
        if os.WIFSIGNALED(ret_val) and os.WTERMSIG(ret_val) == signal.SIGXCPU:
            job.retries_left = 0
        super().handle_work_horse_killed(job, retpid, ret_val, rusage)  # type: ignore[no-untyped-call]


class ThreadWorker(_Sweeping, SimpleWorker):
    """A worker in a thread, for the store in memory. Its time-outs are heard only between two steps of Python."""

    death_penalty_class = TimerDeathPenalty

    def _install_signal_handlers(self) -> None:
        """Leave the signals to the main thread."""


W = TypeVar("W", bound=_Sweeping)


def make_worker(redis: Redis, kind: type[W], name: str = queues.NAME, beyond: Outside | None = None) -> W:
    """A worker for the one queue of that name, ready to `work`; `beyond` is what the operator says of the network."""
    worker = kind(
        [queues.queue(redis, name)],
        connection=redis,
        serializer=queues.SERIALIZER,
        job_monitoring_interval=HEARTBEAT,
        maintenance_interval=MAINTENANCE,
        worker_ttl=WORKER_TTL,
    )
    worker.outside = beyond or Outside()
    return worker


class DueScheduler(RQScheduler):
    """Looks every second at what waits for its time: RQ's own jobs, of which we have none, and our deliveries."""

    def enqueue_scheduled_jobs(self) -> None:
        """Put the jobs of what is due."""
        super().enqueue_scheduled_jobs()  # type: ignore[no-untyped-call]
        webhooks.sweep(self.connection)


def make_scheduler(redis: Redis) -> DueScheduler:
    """The scheduler, to run as a process of its own: one forked by a worker outlives it and takes a job with it.

    Its name is fixed, so that one started again after a crash holds its lock at once instead of waiting two minutes.
    """
    return DueScheduler(
        list(queues.NAMES), connection=redis, serializer=queues.SERIALIZER, name="parallax", logging_level="WARNING"
    )
