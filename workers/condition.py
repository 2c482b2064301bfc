"""How the queues and workers are, read without touching them.

RQ's own ways of counting run a clean-up as they count, which queues abandoned jobs more than once when several ask at
the same time. Here the keys are read as they are.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from redis import Redis
from redis.exceptions import ResponseError
from rq.job import Job

from schemas.articles import StoredArticle
from workers import keys, queues, records, wire
from workers.queues import AllowedJob, PromptQueue

SEEN = 30.0
"""Seconds after its last sign of life that a worker counts as there; it gives one every 5."""

LISTED = 50
LOOKED_AT = 1000
"""The newest articles among which those that failed are looked for."""

WORKERS = "rq:workers"


@dataclass(frozen=True)
class QueueState:
    """The jobs of one queue. `running` counts those that a worker holds, `scheduled` those that wait for their time."""

    name: str
    waiting: int
    running: int
    scheduled: int
    failed: int


@dataclass(frozen=True)
class WorkerState:
    """One worker. `seen` is how many seconds ago it gave a sign of life; `done` and `failed` count its jobs."""

    name: str
    queue: str
    host: str
    pid: int
    state: str
    job: str | None
    seen: float
    done: int
    failed: int


@dataclass(frozen=True)
class FailedJob:
    """A job that failed for good. `about` is what it was for, an id; `reason` the last line of what it said."""

    id: str
    task: str
    about: str
    ended_at: str
    reason: str


@dataclass(frozen=True)
class Backlog:
    """What waits. `oldest` is how many seconds the longest waiting article has waited, 0 where none does."""

    articles_waiting: int
    oldest: float
    workers: int


class Condition:
    """Looks at the store. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def backlog(self) -> Backlog:
        """What waits, and how many workers of articles were seen."""
        workers = sum(worker.queue == queues.NAME and worker.seen < SEEN for worker in self.workers())
        first = self._redis.zrange(keys.PENDING, 0, 0, withscores=True)
        oldest = max(time.time() - float(first[0][1]), 0.0) if first else 0.0
        return Backlog(int(self._redis.zcard(keys.PENDING)), oldest, workers)

    def refusals(self) -> list[str]:
        """Why the store takes no writes, empty where it does."""
        try:
            self._redis.set(keys.PROBE, 1, ex=60)
        except ResponseError as error:
            return [f"the store refuses to write: {error}"]
        return []

    def queues(self) -> list[QueueState]:
        """Each queue that was ever used, and the one that every service has."""
        return [self._state(queue) for queue in self._queues()]

    def _queues(self) -> Iterator[PromptQueue]:
        known = wire.names(self._redis.smembers("rq:queues"))
        for name in sorted({queues.NAME, *(key.removeprefix("rq:queue:") for key in known)}):
            yield PromptQueue(name, connection=self._redis, serializer=queues.SERIALIZER)

    def _state(self, queue: PromptQueue) -> QueueState:
        asked = self._redis.pipeline(transaction=False)
        asked.llen(queue.key)
        asked.llen(queue.intermediate_queue_key)
        registries = (queue.started_job_registry, queue.scheduled_job_registry, queue.failed_job_registry)
        for registry in registries:
            asked.zcard(registry.key)
        waiting, held, running, scheduled, failed = wire.answers(asked)
        return QueueState(queue.name, waiting, running + held, scheduled, failed)

    def workers(self) -> list[WorkerState]:
        """Every worker that the store knows, the one seen last first."""
        names = wire.names(self._redis.smembers(WORKERS))
        asked = self._redis.pipeline(transaction=False)
        for name in names:
            asked.hgetall(name)
        found = (_worker(name, fields) for name, fields in zip(names, wire.answers(asked), strict=True) if fields)
        return sorted((worker for worker in found if worker), key=lambda worker: (worker.seen, worker.name))

    def failed_jobs(self) -> list[FailedJob]:
        """The jobs that failed for good and are still kept, the newest first."""
        found = [job for queue in self._queues() for job in self._failed(queue)]
        return sorted(found, key=lambda job: job.ended_at, reverse=True)[:LISTED]

    def _failed(self, queue: PromptQueue) -> Iterator[FailedJob]:
        ids = wire.names(self._redis.zrevrange(queue.failed_job_registry.key, 0, LISTED - 1))
        for job in AllowedJob.fetch_many(ids, connection=self._redis, serializer=queues.SERIALIZER):
            if job is not None:
                yield _failed(job)

    def failed_articles(self) -> list[StoredArticle]:
        """Those of the newest articles that failed, the newest first."""
        ids = wire.names(self._redis.zrevrange(keys.ARTICLES, 0, LOOKED_AT - 1))
        asked = self._redis.pipeline(transaction=False)
        for article_id in ids:
            asked.hget(keys.article(article_id), "status")
        failed = [key for key, status in zip(ids, wire.answers(asked), strict=True) if status == b"failed"]
        return [records.stored_article(key, wire.fields(self._redis, keys.article(key))) for key in failed[:LISTED]]


def _worker(key: str, fields: wire.Fields) -> WorkerState | None:
    if b"death" in fields:
        return None
    heartbeat = datetime.fromisoformat(fields[b"last_heartbeat"].decode())
    return WorkerState(
        name=key.removeprefix("rq:worker:"),
        queue=fields.get(b"queues", b"").decode(),
        host=fields.get(b"hostname", b"").decode(),
        pid=int(fields.get(b"pid", 0)),
        state=fields.get(b"state", b"").decode(),
        job=records.text(fields, b"current_job") or None,
        seen=round(max((records.now() - heartbeat).total_seconds(), 0.0), 1),
        done=int(fields.get(b"successful_job_count", 0)),
        failed=int(fields.get(b"failed_job_count", 0)),
    )


def _failed(job: Job) -> FailedJob:
    result = job.latest_result()
    lines = (result.exc_string if result and result.exc_string else "").strip().splitlines()
    ended = job.ended_at.isoformat(timespec="seconds") if job.ended_at else ""
    about = str(job.args[0]) if job.args else ""
    return FailedJob(job.id, str(job.func_name).rpartition(".")[2], about, ended, lines[-1] if lines else "")
