from __future__ import annotations

import pytest
from redis import Redis

from tests.workers.house import FakeEngine, submission, work
from workers import jobs, keys, queues
from workers.store import Store
from workers.sweep import GAVE_UP, resume, sweep


def job_of(redis: Redis, article_id: str) -> str:
    return redis.hget(keys.article(article_id), "job").decode()


@pytest.mark.parametrize("status", ["failed", "stopped", "canceled"])
def test_an_article_whose_job_failed_for_good_is_reported_failed(status: str, store: Store, redis: Redis) -> None:
    key = store.accept(submission()).article.id
    redis.hset(f"rq:job:{job_of(redis, key)}", "status", status)

    sweep(redis)

    assert (store.article(key).status, store.article(key).reason) == ("failed", GAVE_UP)
    assert redis.zcard(keys.PENDING) == 0


def test_an_article_whose_comparison_crashed_for_good_leaves_its_story(
    store: Store, redis: Redis, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.accept(submission("Rockets.", story="taji")).article.id
    work(redis)
    late = store.accept(submission("Rockets fell.", story="taji")).article.id
    monkeypatch.setattr(jobs, "_connection", lambda: redis)
    jobs.read_article(late)
    redis.hset(f"rq:job:{job_of(redis, late)}", "status", "failed")

    sweep(redis)

    assert (store.article(late).status, store.article(late).story) == ("failed", None)
    assert store.story("taji").articles == (kept,)
    assert reader.compared


@pytest.mark.parametrize("read_already", [False, True])
def test_an_article_whose_job_is_gone_gets_another(
    read_already: bool, store: Store, redis: Redis, reader: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store.accept(submission()).article.id
    if read_already:
        with monkeypatch.context() as patch:
            patch.setattr(jobs, "_connection", lambda: redis)
            jobs.read_article(key)
    redis.delete(queues.queue(redis).key, *redis.scan_iter("rq:job:*"))

    sweep(redis)
    work(redis)

    assert store.article(key).status == "read"
    assert reader.compared


@pytest.mark.parametrize("status", ["queued", "started", "scheduled"])
def test_an_article_whose_job_is_on_its_way_is_left_alone(status: str, store: Store, redis: Redis) -> None:
    accepted = store.accept(submission()).article
    redis.hset(f"rq:job:{job_of(redis, accepted.id)}", "status", status)

    sweep(redis)

    assert store.article(accepted.id) == accepted
    assert redis.llen(queues.queue(redis).key) == 1


def test_what_ran_when_the_store_was_stopped_lies_in_the_queue_again(store: Store, redis: Redis) -> None:
    steady = queues.queue(redis)
    first, second = (store.accept(submission(text)).article.id for text in ("One.", "Two."))
    for _ in (first, second):
        redis.lmove(steady.key, steady.intermediate_queue_key)
    redis.zadd(steady.started_job_registry.key, {"job:execution": 4e9})
    steady.acquire_maintenance_lock()

    resume(redis)

    assert [job.decode() for job in redis.lrange(steady.key, 0, -1)] == [job_of(redis, k) for k in (first, second)]
    assert redis.zscore(steady.started_job_registry.key, "job:execution") == 1
    assert steady.acquire_maintenance_lock()
