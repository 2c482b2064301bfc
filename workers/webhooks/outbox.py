"""The outbox: what happened is written in the very transaction that made it happen, and distributed afterwards.

So a message is there if and only if its cause is: a process killed at any moment loses none and makes none up. A batch
is one cause's messages. Distributing one makes a delivery for each subscription that asked, once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from secrets import token_hex

from redis import Redis
from redis.client import Pipeline

from schemas.subscriptions import Message
from workers import counters, wire
from workers.queues import DISTRIBUTE, Jobs
from workers.records import now
from workers.webhooks import keys, records
from workers.webhooks.records import Posted
from workers.webhooks.subscriptions import Subscriptions


class Outbox:
    """The reading side: distributes what waits. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def distribute(self, batch_id: str) -> int:
        """Make the deliveries of a batch and take it out of the outbox, in one; how many there are."""
        active = [one for one in Subscriptions(self._redis).all() if one.standing == "active"]

        def step(pipe: Pipeline) -> int:
            written = wire.field(pipe, keys.batch(batch_id), "messages")
            pipe.multi()
            made = 0
            for said in json.loads(written or b"[]"):
                message, posted = _read(said), Posted(**said["posted"])
                for subscription in active:
                    if message.suits(subscription.wish):
                        records.create(pipe, self._jobs, subscription.id, posted)
                        made += 1
                counters.count_with(pipe, counters.MESSAGES, message.type)
            pipe.delete(keys.batch(batch_id))
            pipe.zrem(keys.OUTBOX, batch_id)
            return made

        return wire.transact(self._redis, step, keys.batch(batch_id))

    def revive(self, batch_id: str, job: str) -> bool:
        """Put the job of a batch again, where `job` is the one that it waits for and that is no more."""

        def step(pipe: Pipeline) -> bool:
            waits = wire.field(pipe, keys.batch(batch_id), "job") == job.encode()
            pipe.multi()
            if waits:
                pipe.hset(keys.batch(batch_id), "job", self._jobs.put(DISTRIBUTE, batch_id, pipe))
            return waits

        return wire.transact(self._redis, step, keys.batch(batch_id))


def tell(pipe: Pipeline, messages: Sequence[Message]) -> None:
    """Add the messages, and the job that distributes them, to the transaction of `pipe`; nothing where nobody listens.

    Whether somebody does is asked beside the transaction: who subscribes at this very moment has missed nothing yet.
    """
    client = wire.client_of(pipe)
    if not messages or not client.exists(keys.SUBSCRIPTIONS):
        return
    name, moment = token_hex(8), now().timestamp()
    said = [_written(message) | {"posted": asdict(Posted.of(message))} for message in messages]
    fields: wire.Values = {"messages": json.dumps(said), "job": Jobs(client).put(DISTRIBUTE, name, pipe)}
    pipe.hset(keys.batch(name), mapping=fields)
    pipe.zadd(keys.OUTBOX, {name: moment})


def _written(message: Message) -> dict[str, object]:
    return {
        "type": message.type,
        "story": message.story,
        "sources": sorted(message.sources),
        "severities": sorted(message.severities),
    }


def _read(said: dict[str, object]) -> Message:
    """What the filters look at; the data is in the text already."""
    sources, severities = said["sources"], said["severities"]
    assert isinstance(sources, list) and isinstance(severities, list)  # noqa: S101, PT018 (written above)
    story = said["story"]
    return Message(
        str(said["type"]), {}, None if story is None else str(story), frozenset(sources), frozenset(severities)
    )
