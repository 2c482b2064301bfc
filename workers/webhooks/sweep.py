"""What keeps a message from being forgotten: whoever has a moment looks at what is due and puts the job that it lacks.

A delivery waits for its time in the store, and in no queue. The scheduler looks every second; the workers look too,
every few seconds, so that nothing depends on one process.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from redis import Redis
from rq.job import Job, JobStatus

from workers import wire
from workers.records import now
from workers.webhooks import deliveries, keys
from workers.webhooks.deliveries import Deliveries
from workers.webhooks.outbox import Outbox

AT_ONCE = 1000

UNHEARD = 5.0
"""Seconds after which a batch in the outbox is looked at."""

_LIVES = {
    status.value.encode()
    for status in (JobStatus.CREATED, JobStatus.QUEUED, JobStatus.STARTED, JobStatus.DEFERRED, JobStatus.SCHEDULED)
}

log = logging.getLogger("parallax.webhooks")


def sweep(redis: Redis) -> None:
    """Put a job for each delivery that is due and for each batch in the outbox, where none lives."""
    waiting = deliveries.due(redis, AT_ONCE)
    for delivery_id, job in _jobless(redis, waiting, [keys.delivery(name) for name in waiting]):
        Deliveries(redis).revive(delivery_id, job)
    late = wire.names(redis.zrangebyscore(keys.OUTBOX, 0, now().timestamp() - UNHEARD, 0, AT_ONCE))
    for batch_id, job in _jobless(redis, late, [keys.batch(name) for name in late]):
        if job and Outbox(redis).revive(batch_id, job):
            log.warning("distributes %s again: its job was gone", batch_id)


def _jobless(redis: Redis, names: Sequence[str], hashes: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Those whose job lives no more, with its id (None: it had none)."""
    asked = redis.pipeline(transaction=False)
    for key in hashes:
        asked.hget(key, "job")
    jobs = [job.decode() if job else None for job in wire.answers(asked)]
    for job in jobs:
        asked.hget(Job.key_for(job or ""), "status")
    for name, job, status in zip(names, jobs, wire.answers(asked), strict=True):
        if status not in _LIVES:
            yield name, job
