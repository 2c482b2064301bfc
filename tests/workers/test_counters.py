from __future__ import annotations

import pytest
from redis import Redis

from tests.workers.house import memory, submission, wait_until, work
from workers import counters, keys
from workers.counters import Counters, bucket, counted
from workers.store import Store


def test_what_is_counted_is_written_once_the_second_is_over(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "GATHERED_FOR", 0.05)
    kept = Counters(lambda: redis)

    for _ in range(3):
        kept.count("requests", "GET", "story", "200")
    before = dict(counted(redis))

    assert before == {}
    wait_until(lambda: dict(counted(redis)) == {("requests", "GET", "story", "200"): 3}, 5)


def test_two_processes_count_as_one(redis: Redis) -> None:
    for one in (Counters(lambda: redis), Counters(lambda: redis)):
        one.count("requests", "GET", "story", "200")
        one.flush()

    assert dict(counted(redis)) == {("requests", "GET", "story", "200"): 2}


def test_durations_are_counted_by_bucket_and_summed(redis: Redis) -> None:
    kept = Counters(lambda: redis)

    for seconds in (0.004, 0.2, 500):
        kept.time(seconds, "request-seconds", "story")
    kept.flush()

    assert dict(counted(redis)) == {
        ("request-seconds", "story", "0.005"): 1,
        ("request-seconds", "story", "0.25"): 1,
        ("request-seconds", "story", "+Inf"): 1,
        ("request-seconds", "story", "sum"): 500_204_000,
    }


@pytest.mark.parametrize(("seconds", "bound"), [(0, "0.005"), (0.005, "0.005"), (0.0051, "0.01"), (121, "+Inf")])
def test_a_bound_belongs_to_its_own_bucket(seconds: float, bound: str) -> None:
    assert bucket(seconds) == bound


def test_what_was_gathered_while_the_store_was_away_is_written_later(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counters, "GATHERED_FOR", 3600)
    away = Redis(host="127.0.0.1", port=1, retry=None)
    stores = iter([away, redis])
    kept = Counters(lambda: next(stores))
    kept.count("jobs", "x", "done")

    kept.flush()
    kept.flush()

    assert dict(counted(redis)) == {("jobs", "x", "done"): 1}


def test_every_job_is_counted_where_it_ends() -> None:
    redis = memory()
    Store(redis).accept(submission())

    work(redis)

    found = dict(counted(redis))
    assert found["jobs", "read_article", "done"] == found["jobs", "compare_story", "done"] == 1
    assert redis.hget(keys.COUNTS, "job-seconds|read_article|sum")
