"""The webhooks' own workers as processes, on a real store."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from redis import Redis

from schemas.subscriptions import Delivery, Wish
from tests.workers.house import wait_until
from tests.workers.webhooks.desk import OPENED, happen
from tests.workers.webhooks.endpoint import Endpoint, Reply, Request, echo
from workers.webhooks.deliveries import Deliveries
from workers.webhooks.subscriptions import Subscriptions

pytestmark = pytest.mark.processes

PART = """
import sys
from ipaddress import ip_network
from workers import queues
from workers.connection import connect
from workers.webhooks.outside import Outside
from workers.worker import LeaseWorker, make_scheduler, make_worker

redis = connect(sys.argv[2])
if sys.argv[1] == "scheduler":
    make_scheduler(redis).work()
else:
    beyond = Outside((ip_network("127.0.0.0/8"),), (1.0, 1.0))
    make_worker(redis, LeaseWorker, queues.WEBHOOKS, beyond).work(logging_level="CRITICAL")
"""


@contextmanager
def running(part: str, url: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", PART, part, url])
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def told(redis: Redis, subscription_id: str) -> list[Delivery]:
    """The deliveries that are no challenge."""
    return [one for one in Deliveries(redis).of(subscription_id) if one.type == OPENED.type]


def arrived(redis: Redis, subscription_id: str) -> bool:
    return [one.status for one in told(redis, subscription_id)] == ["delivered"]


def test_a_worker_killed_in_the_middle_of_a_request_loses_nothing(real: Redis, server: str, endpoint: Endpoint) -> None:
    """The message comes again, under the same id, from the worker that finds it."""
    stuck: list[Request] = []

    def answer(request: Request) -> Reply:
        if request.message["type"] != "endpoint.verify" and not stuck:
            stuck.append(request)
            time.sleep(3)
        return echo(request)

    endpoint.answer = answer
    subscription, _ = Subscriptions(real).add(Wish(endpoint.url, ("conflict.opened",)))
    with running("worker", server) as first:
        wait_until(lambda: Subscriptions(real).one(subscription.id).standing == "active")
        happen(real, OPENED)
        wait_until(lambda: stuck)
        first.kill()

    with running("worker", server):
        wait_until(lambda: arrived(real, subscription.id), 60)

    again = endpoint.requests[-1]
    assert again.headers["webhook-id"] == stuck[0].headers["webhook-id"]


def test_with_the_scheduler_a_retry_comes_in_its_second(real: Redis, server: str, endpoint: Endpoint) -> None:
    answers = iter([Reply(500), Reply(500), Reply(204)])
    endpoint.answer = lambda request: echo(request) if "challenge" in request.message["data"] else next(answers)
    subscription, _ = Subscriptions(real).add(Wish(endpoint.url, ("conflict.opened",)))
    with running("worker", server), running("scheduler", server):
        wait_until(lambda: Subscriptions(real).one(subscription.id).standing == "active")
        happen(real, OPENED)
        started = time.monotonic()
        wait_until(lambda: arrived(real, subscription.id), 20)

    assert time.monotonic() - started < 10
    (delivery,) = told(real, subscription.id)
    assert [attempt.status for attempt in delivery.attempts] == [500, 500, 204]
