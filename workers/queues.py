"""The queues: what may run, and how each job is put.

One for articles and stories, one for webhooks, each with workers of its own, since a worker of several loses the job in
its hands when it dies (RQ pops with BLPOP then, and keeps no intermediate list). Jobs carry ids, as JSON, and only the
functions of `JOBS` run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from secrets import token_hex
from typing import Any

from redis import Redis
from redis.client import Pipeline
from redis.exceptions import RedisError
from rq import Queue, Retry
from rq.intermediate_queue import IntermediateQueue
from rq.job import Job
from rq.utils import import_attribute, now
from structlog.contextvars import bound_contextvars, get_contextvars

from workers.counters import count_job

NAME = "parallax"
WEBHOOKS = "parallax-webhooks"
NAMES = (NAME, WEBHOOKS)
SERIALIZER = "json"
REQUEST = "request_id"
"""What the id of the request that led to a job is called, in the log's context and in the job's `meta`."""
READ = "workers.jobs.read_article"
COMPARE = "workers.jobs.compare_story"
DISTRIBUTE = "workers.webhooks.jobs.distribute"
DELIVER = "workers.webhooks.jobs.deliver"

JOBS: Mapping[str, int] = {READ: 60, COMPARE: 120, DISTRIBUTE: 60, DELIVER: 30}
"""Every function that may run as a job, and the seconds after which it is cut off."""

LONGEST = max(JOBS.values())
"""Seconds; a worker that stops in the middle of a job needs a little more than this to end it."""

RETRIES = 5
"""How often a job is run again whose process died. An error that the job can report is reported, not retried."""

KEPT_WHEN_DONE = 60
KEPT_WHEN_FAILED = 86_400
MAINTENANCE_LOCK = 30
STUCK_AFTER = timedelta(seconds=20)


class AllowedJob(Job):
    """A job that runs only what `JOBS` names.

    JSON keeps pickle out, but RQ would still import and call any function named in the store.
    """

    @property
    def func(self) -> Callable[..., object]:
        """The function to call; PermissionError where it is not on the list."""
        name = self.func_name
        if name is None or name not in JOBS:
            raise PermissionError(f"the job function {name!r} is not on the allow-list")
        function: Callable[..., object] = import_attribute(name)
        return function

    def perform(self) -> Any:  # noqa: ANN401 (RQ's signature)
        """Run the job, and count it; what it logs carries its id, and that of the request that led to it."""
        led_to_by = {key: value for key, value in self.meta.items() if key == REQUEST}
        begun, outcome = time.monotonic(), "fault"
        try:
            with bound_contextvars(job=self.id, **led_to_by):
                result = super().perform()
            outcome = "done"
            return result
        finally:
            function = str(self.func_name).rpartition(".")[2]
            with suppress(RedisError):  # what is counted must not undo what was done
                count_job(self.connection, function, outcome, time.monotonic() - begun)

    def restore(self, raw_data: Mapping[bytes, bytes]) -> None:
        """Read the job from the store, without the callbacks and webhooks that it may name: no job of ours has any."""
        super().restore(raw_data)
        self._success_callback_name = self._failure_callback_name = self._stopped_callback_name = None
        self.webhooks = []


class PromptIntermediateQueue(IntermediateQueue):
    """Where a job lies between the queue and its start; one that stays there was dropped by a worker that died.

    RQ waits a minute before it picks such a job up.
    """

    def should_be_cleaned_up(self, job_id: str) -> bool:
        """Whether the job has been there for too long."""
        seen = self.get_first_seen(job_id)
        return seen is not None and now() - seen > STUCK_AFTER


class PromptQueue(Queue):
    """RQ's queue with the waits of a service instead of those of a nightly batch."""

    job_class = AllowedJob
    DEFAULT_TIMEOUT = LONGEST

    @property
    def intermediate_queue(self) -> IntermediateQueue:
        """The intermediate list, cleaned sooner than RQ does."""
        return PromptIntermediateQueue(self.key, connection=self.connection)

    def acquire_maintenance_lock(self) -> bool:
        """Whether this worker may tidy up now. RQ's lock lasts 15 minutes when its holder dies; ours half of one."""
        return bool(self.connection.set(self.registry_cleaning_key, 1, nx=True, ex=MAINTENANCE_LOCK))


class Jobs:
    """The writing side of the queue: puts jobs as part of somebody's transaction."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @cached_property
    def _queues(self) -> Mapping[str, PromptQueue]:
        return {name: queue(self._redis, name) for name in NAMES}

    def put(self, function: str, argument: str, pipe: Pipeline) -> str:
        """Add the job to the transaction of `pipe`; its id.

        Retried at once, never after an interval: a job that waits for its time runs only while a scheduler lives.
        """
        name = WEBHOOKS if function in (DISTRIBUTE, DELIVER) else NAME
        job = self._queues[name].enqueue_call(
            function,
            args=(argument,),
            job_id=f"{function.rpartition('.')[2]}-{token_hex(8)}",
            timeout=JOBS[function],
            retry=Retry(max=RETRIES),
            result_ttl=KEPT_WHEN_DONE,
            failure_ttl=KEPT_WHEN_FAILED,
            meta={key: value for key, value in get_contextvars().items() if key == REQUEST},
            pipeline=pipe,
        )
        return str(job.id)


def queue(redis: Redis, name: str = NAME) -> PromptQueue:
    """The queue of that name, on that client."""
    return PromptQueue(name, connection=redis, serializer=SERIALIZER)
