"""What keeps an accepted article from being forgotten: every worker looks, every few seconds, at the oldest that wait.

RQ can lose a job's end in several ways (a horse that crashes each time, a worker that dies between two steps, a result
that expires). All of them look alike from here: an article waits for a job that will not come.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from redis import Redis
from rq.job import Job, JobStatus

from workers import keys, wire
from workers.progress import Progress
from workers.queues import NAMES, PromptQueue, queue

AT_ONCE = 1000
GAVE_UP = "it could not be read: the worker stopped each time it tried"

_OVER = {status.value.encode() for status in (JobStatus.FAILED, JobStatus.STOPPED, JobStatus.CANCELED)}
_GONE = {None, JobStatus.FINISHED.value.encode()}

log = logging.getLogger("parallax.sweep")


def sweep(redis: Redis) -> None:
    """Fail each waiting article whose job failed for good; put the job again of each whose job is no more.

    A story that waits for a new report for another reason, such as an article that was taken back, gets its job again
    too; where that failed for good, the report that is there stays.

    Reads the status of jobs by their key, never through RQ's registries, whose reading runs a clean-up.
    """
    progress = Progress(redis)
    for article_id, job, status in _waiting(redis, keys.PENDING, keys.article):
        if status in _OVER and progress.fail(article_id, GAVE_UP, job=job):
            log.warning("failed %s: %s", article_id, GAVE_UP)
        elif status in _GONE and progress.revive(article_id, job):
            log.warning("queued %s again: its job was gone", article_id)
    for story_id, job, status in _waiting(redis, keys.DUE, keys.story):
        if status in _OVER:
            redis.zrem(keys.DUE, story_id)
            log.warning("gave up on a new report on %s", story_id)
        elif status in _GONE and progress.revive_story(story_id, job):
            log.warning("compares %s again: its job was gone", story_id)


def _waiting(redis: Redis, index: str, key: Callable[[str], str]) -> Iterator[tuple[str, str, bytes | None]]:
    """The oldest that wait, their jobs, and the jobs' statuses."""
    ids = wire.names(redis.zrange(index, 0, AT_ONCE - 1))
    asked = redis.pipeline(transaction=False)
    for waiting in ids:
        asked.hget(key(waiting), "job")
    jobs = [job.decode() if job else "" for job in wire.answers(asked)]
    for job in jobs:
        asked.hget(Job.key_for(job), "status")
    yield from zip(ids, jobs, wire.answers(asked), strict=True)


def resume(redis: Redis) -> None:
    """Let whatever ran when this store was last stopped be run again at once, instead of when its lease ends.

    Only for a store whose one user starts now: every lease in it is a dead worker's.
    """
    for name in NAMES:
        _resume(redis, queue(redis, name))


def _resume(redis: Redis, steady: PromptQueue) -> None:
    while redis.lmove(steady.intermediate_queue_key, steady.key, "RIGHT", "LEFT"):
        pass
    leases = wire.names(redis.zrange(steady.started_job_registry.key, 0, -1))
    if leases:
        redis.zadd(steady.started_job_registry.key, dict.fromkeys(leases, 1), xx=True)
    redis.delete(steady.registry_cleaning_key)
