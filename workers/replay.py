"""Trying again what failed: an article, or a job."""

from __future__ import annotations

from redis import Redis
from redis.client import Pipeline
from rq.exceptions import InvalidJobOperation, NoSuchJobError

from workers import keys, queues, records, wire
from workers.queues import READ, AllowedJob, Jobs


def replay_article(redis: Redis, article_id: str) -> bool:
    """Have an article that failed read again; whether there is such an article."""

    def step(pipe: Pipeline) -> bool:
        if wire.field(pipe, keys.article(article_id), "status") != b"failed":
            return False
        pipe.multi()
        job = Jobs(redis).put(READ, article_id, pipe)
        pipe.hset(keys.article(article_id), mapping={"status": "queued", "job": job})
        pipe.hdel(keys.article(article_id), "reason")
        pipe.zadd(keys.PENDING, {article_id: records.now().timestamp()})
        return True

    return wire.transact(redis, step, keys.article(article_id))


def replay_job(redis: Redis, job_id: str) -> bool:
    """Put a job that failed for good into its queue again; whether there is such a job.

    The article that a reading failed with it is read by a job of its own.
    """
    try:
        job = AllowedJob.fetch(job_id, connection=redis, serializer=queues.SERIALIZER)
    except (NoSuchJobError, ValueError):  # RQ's, for what could be no id
        return False
    registry = queues.PromptQueue(job.origin, connection=redis, serializer=queues.SERIALIZER).failed_job_registry
    if job.func_name == READ and replay_article(redis, job.args[0]):
        redis.zrem(registry.key, job_id)
        return True
    try:
        registry.requeue(job)
    except InvalidJobOperation:
        return False
    return True
