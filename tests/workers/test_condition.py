from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from redis import Redis

from tests.workers.house import FakeEngine, give_up, job_of, submission, work
from workers import engine, keys, queues
from workers.condition import Condition
from workers.replay import replay_article, replay_job
from workers.store import Store
from workers.worker import ThreadWorker, make_worker

Unreadable = engine.Unreadable


@pytest.fixture
def condition(redis: Redis) -> Condition:
    return Condition(redis)


def test_an_empty_house_has_one_idle_queue(condition: Condition) -> None:
    (queue,) = condition.queues()

    assert (queue.name, queue.waiting, queue.running, queue.scheduled, queue.failed) == ("parallax", 0, 0, 0, 0)
    assert condition.workers() == condition.failed_jobs() == condition.failed_articles() == []
    assert (condition.backlog().articles_waiting, condition.backlog().oldest, condition.backlog().workers) == (0, 0, 0)


def test_what_waits_is_counted_and_aged(redis: Redis, condition: Condition) -> None:
    for text in ("One.", "Two."):
        Store(redis).accept(submission(text))
    first = redis.zrange(keys.PENDING, 0, 0)[0]
    redis.zincrby(keys.PENDING, -90, first)

    assert condition.queues()[0].waiting == 2
    assert condition.backlog().articles_waiting == 2
    assert 90 <= condition.backlog().oldest < 120


def test_counting_touches_nothing(redis: Redis, condition: Condition) -> None:
    """RQ's own counting would queue a job whose lease is over, once for each that counts."""
    Store(redis).accept(submission())
    queue = queues.queue(redis)
    job_id = redis.lpop(queue.key).decode()
    redis.zadd(queue.started_job_registry.key, {f"{job_id}:execution": 1})

    states = [condition.queues()[0] for _ in range(3)]

    assert [(state.waiting, state.running) for state in states] == [(0, 1)] * 3
    assert redis.llen(queue.key) == 0


def test_a_worker_is_seen_while_it_lives(redis: Redis, condition: Condition) -> None:
    worker = make_worker(redis, ThreadWorker)
    worker.register_birth()
    worker.set_state("idle")

    (seen,) = condition.workers()
    while_it_lives = condition.backlog().workers
    redis.hset(f"rq:worker:{seen.name}", "last_heartbeat", (datetime.now(UTC) - timedelta(seconds=60)).isoformat())
    when_it_is_silent = condition.backlog().workers
    worker.register_death()

    assert (seen.queue, seen.state, seen.job, seen.done, seen.failed) == ("parallax", "idle", None, 0, 0)
    assert seen.seen < 10
    assert (while_it_lives, when_it_is_silent) == (1, 0)
    assert condition.workers() == []


def test_a_job_that_failed_for_good_is_listed_with_what_it_said(redis: Redis, condition: Condition) -> None:
    article = Store(redis).accept(submission()).article
    give_up(redis, job_of(redis, article.id))

    (failed,) = condition.failed_jobs()

    assert (failed.task, failed.about) == ("read_article", article.id)
    assert failed.reason == "Work-horse terminated unexpectedly"
    assert failed.ended_at.startswith("20")
    assert condition.queues()[0].failed == 1


def test_an_article_that_failed_is_listed_and_read_when_it_is_tried_again(
    redis: Redis, condition: Condition, reader: FakeEngine
) -> None:
    text = "Twelve people were hurt."
    reader.refuses[text] = Unreadable("it is too long")
    article = Store(redis).accept(submission(text)).article
    work(redis)

    (failed,) = condition.failed_articles()
    reader.refuses.clear()
    again = replay_article(redis, failed.id)
    work(redis)

    assert (failed.id, failed.reason) == (article.id, "it is too long")
    assert again
    assert Store(redis).article(article.id).status == "read"
    assert condition.failed_articles() == []


@pytest.mark.usefixtures("reader")
def test_an_article_that_did_not_fail_is_not_tried_again(redis: Redis) -> None:
    article = Store(redis).accept(submission()).article
    work(redis)

    assert not replay_article(redis, article.id)
    assert not replay_article(redis, "none")
    assert queues.queue(redis).count == 0


@pytest.mark.usefixtures("reader")
def test_a_reading_that_failed_is_replayed_with_its_article(redis: Redis, condition: Condition) -> None:
    article = Store(redis).accept(submission()).article
    job = job_of(redis, article.id)
    give_up(redis, job)
    redis.hset(keys.article(article.id), mapping={"status": "failed", "reason": "the worker stopped"})

    done = replay_job(redis, job)
    work(redis)

    assert done
    assert Store(redis).article(article.id).status == "read"
    assert condition.failed_jobs() == []
    assert not replay_job(redis, job)


@pytest.mark.usefixtures("reader")
def test_a_comparison_that_failed_is_replayed_as_it_was(redis: Redis, condition: Condition) -> None:
    article = Store(redis).accept(submission()).article
    make_worker(redis, ThreadWorker).work(burst=True, max_jobs=1, logging_level="ERROR")
    job = job_of(redis, article.id)
    give_up(redis, job)

    done = replay_job(redis, job)
    work(redis)

    assert job.startswith("compare_story")
    assert done
    assert Store(redis).article(article.id).status == "read"
    assert condition.failed_jobs() == []


@pytest.mark.parametrize("job_id", ["none", "", "é", "a b", "../x"])
def test_a_job_that_there_is_not_is_not_replayed(redis: Redis, job_id: str) -> None:
    assert not replay_job(redis, job_id)


def test_a_store_that_takes_writes_refuses_nothing(condition: Condition) -> None:
    assert condition.refusals() == []


def test_a_store_that_became_a_replica_takes_no_writes_and_says_so(real: Redis) -> None:
    real.replicaof("127.0.0.1", "1")
    try:
        (fault,) = Condition(real).refusals()
    finally:
        real.replicaof("NO", "ONE")

    assert fault.startswith("the store refuses to write: ")
