"""No webhook is lost and none is made up, whenever a process is killed."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from fakeredis import FakeRedis, FakeServer
from redis import Redis

from schemas.subscriptions import Wish
from tests.workers.dying import Killed, doomed, every_death
from tests.workers.webhooks.desk import OPENED, READ, Desk, deliver, happen
from tests.workers.webhooks.endpoint import LOOPBACK, Endpoint
from workers import wire
from workers.webhooks import jobs, keys, outbox, outside, sweep
from workers.webhooks.outbox import Outbox
from workers.webhooks.outside import Outside
from workers.webhooks.subscriptions import Subscriptions


def subscribed(endpoint: Endpoint) -> tuple[FakeServer, Redis]:
    """A store with one subscriber whose endpoint is verified."""
    server = FakeServer()
    redis = FakeRedis(server=server)
    Subscriptions(redis).add(Wish(endpoint.url, ("conflict.opened",)))
    deliver(redis)
    endpoint.requests.clear()
    return server, redis


def cause(redis: Redis) -> None:
    """Something happens, and its message is written with it."""

    def step(pipe: object) -> None:
        pipe.multi()
        pipe.set("happened", 1)
        outbox.tell(pipe, [OPENED])

    wire.transact(redis, step, "happened")


def test_what_happened_and_its_message_are_one(endpoint: Endpoint) -> None:
    """Wherever the cause is killed: the message is delivered exactly where it happened."""
    for left, heard in every_death():
        server, redis = subscribed(endpoint)
        with suppress(Killed):
            cause(doomed(server, left, heard=heard))
        deliver(redis)

        assert len(endpoint.requests) == redis.exists("happened"), (left, heard)


@pytest.mark.parametrize("job", ["distribute", "deliver"])
def test_a_job_killed_anywhere_loses_no_message(job: str, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at each word with the store in turn; whoever looks next finds what is left to do."""
    monkeypatch.setattr(sweep, "UNHEARD", -1.0)
    for left, heard in every_death():
        server, redis = subscribed(endpoint)
        happen(redis, OPENED)
        name = wire.names(redis.zrange(keys.OUTBOX, 0, -1))[0]
        if job == "deliver":
            Outbox(redis).distribute(name)
            name = wire.names(redis.zrange(keys.WAITING, 0, -1))[0]
        redis.delete("rq:queue:parallax-webhooks")
        for key in redis.keys("rq:job:*"):
            redis.delete(key)

        with suppress(Killed), outside.using(Outside(LOOPBACK)):
            dying = doomed(server, left, heard=heard)
            monkeypatch.setattr(jobs, "_connection", lambda dying=dying: dying)
            getattr(jobs, job)(name)
        monkeypatch.undo()
        monkeypatch.setattr(sweep, "UNHEARD", -1.0)
        sweep.sweep(redis)
        deliver(redis)

        ids = {request.headers["webhook-id"] for request in endpoint.requests}
        assert (len(ids), len(endpoint.requests) in (1, 2)) == (1, True), (left, heard)
        assert (redis.zcard(keys.OUTBOX), redis.zcard(keys.WAITING)) == (0, 0)


def test_a_batch_is_distributed_once_though_its_job_runs_twice(desk: Desk) -> None:
    desk.subscribe()
    happen(desk.redis, OPENED)
    (name,) = wire.names(desk.redis.zrange(keys.OUTBOX, 0, -1))

    assert [Outbox(desk.redis).distribute(name) for _ in range(2)] == [1, 0]


def test_nothing_is_looked_for_twice_while_its_job_lives(desk: Desk) -> None:
    desk.subscribe()
    happen(desk.redis, OPENED)
    before = desk.redis.llen("rq:queue:parallax-webhooks")

    sweep.sweep(desk.redis)
    sweep.sweep(desk.redis)

    assert (before, desk.redis.llen("rq:queue:parallax-webhooks")) == (1, 1)


def test_messages_of_one_cause_arrive_though_nobody_asked_for_some(desk: Desk) -> None:
    desk.subscribe()
    desk.happen(READ, OPENED)

    assert desk.endpoint.types() == ["endpoint.verify", "conflict.opened"]


def test_without_a_subscription_nothing_is_written(desk: Desk) -> None:
    happen(desk.redis, OPENED)

    assert desk.redis.keys("*") == []


def test_what_is_kept_in_the_outbox_is_json(desk: Desk) -> None:
    desk.subscribe()
    happen(desk.redis, OPENED)
    (name,) = wire.names(desk.redis.zrange(keys.OUTBOX, 0, -1))

    (said,) = json.loads(desk.redis.hget(keys.batch(name), "messages"))
    assert (said["type"], said["story"], said["severities"]) == ("conflict.opened", "ferry", ["contradiction"])
