"""Forked workers on a real store: what happens when a text is slow, and when a process dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from redis import Redis
from rq.job import Job

from schemas.articles import Article
from tests.workers.house import FakeEngine, submission, wait_until
from workers import engine, keys, queues, worker
from workers.store import Store
from workers.sweep import sweep
from workers.worker import LeaseWorker, make_worker

pytestmark = [
    pytest.mark.processes,
    pytest.mark.usefixtures("reader", "signals"),
    # Python 3.12 and later warn of forks beside threads; RQ's worker has one for commands, which the horse never uses.
    pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning"),
]


@pytest.fixture
def signals() -> Iterator[None]:
    """RQ's worker takes the signals of its process; here that is the tests'."""
    taken = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
    before = [signal.getsignal(number) for number in taken]
    yield
    for number, handler in zip(taken, before, strict=True):
        signal.signal(number, handler)


@pytest.fixture(autouse=True)
def cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker reads before it forks, to be warm: an engine that hangs or kills would do so here, outside any job."""
    monkeypatch.setattr(worker, "warm", lambda _queue: None)


def burst(redis: Redis) -> None:
    make_worker(redis, LeaseWorker).work(burst=True, logging_level="CRITICAL")


def give_seconds(redis: Redis, article_id: str, seconds: int) -> None:
    """Let the article's job be cut off sooner than the minute that it has."""
    job = redis.hget(keys.article(article_id), "job").decode()
    redis.hset(Job.key_for(job), "timeout", seconds)


def test_the_leases_are_short(real: Redis) -> None:
    steady = make_worker(real, LeaseWorker)

    assert steady.get_heartbeat_ttl(Job(connection=real)) == 15
    assert (steady.dequeue_timeout, steady.maintenance_interval, steady.job_monitoring_interval) == (5, 10, 5)
    assert len(steady.queues) == 1


def test_a_forked_worker_reads_and_compares(real: Redis) -> None:
    store = Store(real)
    key = store.accept(submission("Rockets.")).article.id

    burst(real)

    assert store.article(key).status == "read"
    assert store.report(store.article(key).story).version == 1


def test_a_text_made_to_be_slow_is_cut_off_and_reported(real: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "take", lambda _article: forever(lambda: None))
    store = Store(real)
    key = store.accept(submission("Slow.")).article.id
    give_seconds(real, key, 1)

    started = time.monotonic()
    burst(real)

    assert (store.article(key).status, store.article(key).reason) == (
        "failed",
        "it was cut off: it took longer than 60 seconds",
    )
    assert time.monotonic() - started < 10


def forever(step: Callable[[], object]) -> int:
    while True:
        step()


def test_a_job_that_does_not_hear_its_alarm_is_ended_by_the_kernel(
    real: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As code outside Python does not. It is not tried again: it would be as slow."""

    def deaf(article: Article) -> int:
        real.incr("tries")
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        return forever(lambda: article.text)

    monkeypatch.setattr(worker, "BEYOND", 1)
    monkeypatch.setattr(engine, "take", deaf)
    store = Store(real)
    key = store.accept(submission("Slow.")).article.id
    give_seconds(real, key, 1)

    burst(real)
    sweep(real)

    assert store.article(key).status == "failed"
    assert "stopped each time" in store.article(key).reason
    assert real.get("tries") == b"1"


def test_a_horse_that_is_killed_is_tried_again(real: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first two tries are killed, the third reads."""

    take = engine.take

    def count(article: Article) -> engine.Reading:
        if real.incr("tries") < 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return take(article)

    monkeypatch.setattr(engine, "take", count)
    store = Store(real)
    key = store.accept(submission("Rockets.")).article.id

    burst(real)

    assert (store.article(key).status, real.get("tries")) == ("read", b"3")


def test_a_text_that_kills_every_horse_is_reported(real: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "take", lambda _article: os.kill(os.getpid(), signal.SIGKILL))
    store = Store(real)
    bad = store.accept(submission("Poison.")).article.id

    burst(real)
    sweep(real)

    assert store.article(bad).status == "failed"


@contextmanager
def worker_process(url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker in a process of its own, with an engine that never ends where the store has a key `hold`."""
    process = subprocess.Popen([sys.executable, "-c", HELD_WORKER, url])
    try:
        yield process
    finally:
        process.kill()
        process.wait()


HELD_WORKER = """
import sys, time
from workers import engine
from workers.connection import connect
from workers.worker import LeaseWorker, make_worker

redis = connect(sys.argv[1])
take = engine.take

def held(article):
    redis.set("horse", __import__("os").getpid())
    while redis.exists("hold"):
        time.sleep(0.05)
    return take(article)

engine.take = held
make_worker(redis, LeaseWorker).work(logging_level="CRITICAL")
"""


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_worker_killed_in_the_middle_takes_its_horse_along_and_loses_nothing(real: Redis, server: str) -> None:
    store = Store(real)
    real.set("hold", 1)
    key = store.accept(submission("Rockets.")).article.id
    with worker_process(server) as first:
        wait_until(lambda: real.get("horse"))
        horse = int(real.get("horse"))
        first.kill()
        first.wait()
        wait_until(lambda: gone(horse), 5)
    real.delete("hold")

    killed = time.monotonic()
    with worker_process(server):
        wait_until(lambda: store.article(key).status == "read", 45)

    assert time.monotonic() - killed < 40


def test_a_job_dropped_between_queue_and_start_is_picked_up(real: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the store dies after it gave the job out, and before the worker heard."""
    monkeypatch.setattr(queues, "STUCK_AFTER", timedelta(seconds=0.1))
    store = Store(real)
    key = store.accept(submission("Rockets.")).article.id
    steady = queues.queue(real)
    real.lmove(steady.key, steady.intermediate_queue_key)

    burst(real)
    seen = store.article(key).status
    time.sleep(0.2)
    burst(real)

    assert (seen, store.article(key).status) == ("queued", "read")


def test_the_fake_engine_is_what_the_forks_use(reader: FakeEngine) -> None:
    assert engine.compare == reader.compare
