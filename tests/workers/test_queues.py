from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from redis import Redis
from rq.job import Job, JobStatus
from rq.utils import import_attribute

from tests.workers.house import FakeEngine, submission, work
from workers import jobs, queues
from workers.queues import AllowedJob, PromptIntermediateQueue
from workers.store import Store


def queued(redis: Redis) -> list[Job]:
    steady = queues.queue(redis)
    return [AllowedJob.fetch(key.decode(), redis, queues.SERIALIZER) for key in redis.lrange(steady.key, 0, -1)]


def test_every_job_carries_an_id_as_json_and_has_a_limit_and_tries(
    store: Store, redis: Redis, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store.accept(submission("Rockets.")).article.id
    (read,) = queued(redis)
    monkeypatch.setattr(jobs, "_connection", lambda: redis)
    jobs.read_article(key)
    _, compare = queued(redis)

    assert json.loads(zlib.decompress(redis.hget(read.key, "data"))) == [queues.READ, None, [key], {}]
    assert (read.func_name, read.timeout) == (queues.READ, 60)
    assert (compare.func_name, compare.timeout) == (queues.COMPARE, 120)
    assert all(job.retries_left >= 2 and job.retry_intervals == [0] for job in (read, compare))
    assert reader.compared


@pytest.mark.parametrize("name", ["os.mkdir", "workers.jobs.log", "workers.store.Store", "read_article", ""])
def test_a_job_that_is_not_on_the_list_is_refused_and_the_next_one_runs(
    name: str, store: Store, redis: Redis, reader: FakeEngine, tmp_path: Path
) -> None:
    steady = queues.queue(redis)
    foreign = steady.enqueue_call(name, args=[str(tmp_path / "made")], job_id="foreign")
    key = store.accept(submission("Rockets.")).article.id

    work(redis)

    assert AllowedJob.fetch(foreign.id, redis, queues.SERIALIZER).get_status() == JobStatus.FAILED
    assert not (tmp_path / "made").exists()
    assert store.article(key).status == "read"
    assert reader.compared


def test_a_function_named_beside_the_job_is_not_called_either(redis: Redis) -> None:
    """A callback of the job is a second door to any function there is."""
    steady = queues.queue(redis)
    job = steady.enqueue_call(queues.READ, args=["a0"], job_id="foreign")
    redis.hset(job.key, "success_callback_name", "tests.workers.test_queues.make_a_mark")
    redis.hset(job.key, "webhooks", json.dumps([{"url": "http://127.0.0.1:1/", "job_status": "finished"}]))
    MARKS.clear()

    work(redis)
    fetched = AllowedJob.fetch(job.id, redis, queues.SERIALIZER)

    assert (MARKS, fetched.webhooks, fetched.get_status()) == ([], [], JobStatus.FINISHED)


MARKS: list[object] = []


def make_a_mark(*arguments: object) -> None:
    MARKS.append(arguments)


def test_only_the_modules_of_jobs_are_on_the_list() -> None:
    assert {name.rpartition(".")[0] for name in queues.JOBS} == {"workers.jobs", "workers.webhooks.jobs"}
    assert all(callable(import_attribute(name)) for name in queues.JOBS)


def test_a_maintenance_lock_of_a_dead_worker_is_short(redis: Redis) -> None:
    steady = queues.queue(redis)

    assert steady.acquire_maintenance_lock()
    assert not steady.acquire_maintenance_lock()
    assert 0 < redis.ttl(steady.registry_cleaning_key) <= 30


def test_a_job_stuck_between_queue_and_start_is_picked_up_after_twenty_seconds(redis: Redis) -> None:
    stuck = queues.queue(redis).intermediate_queue
    assert isinstance(stuck, PromptIntermediateQueue)
    redis.set(stuck.get_first_seen_key("old"), queues.now().timestamp() - 21)
    redis.set(stuck.get_first_seen_key("young"), queues.now().timestamp() - 19)

    assert [stuck.should_be_cleaned_up(job) for job in ("old", "young", "unseen")] == [True, False, False]
