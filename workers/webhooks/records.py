"""How a delivery lies in the store, and how one is made as part of somebody's transaction.

The fields of its hash: `message`, `subscription`, `type`, `body`, `status`, `created_at`, `tries` (failed attempts
since it was made or replayed), `due` (seconds since 1970) and `job` while it waits, `reason` once it is dead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from secrets import token_hex

from redis import Redis
from redis.client import Pipeline

from schemas.subscriptions import Attempt, Delivery, Message
from workers import counters, wire
from workers.queues import DELIVER, Jobs
from workers.records import now, text
from workers.webhooks import keys
from workers.wire import Fields

KEPT = 30 * 86_400
"""Seconds that a delivery is kept in the log; a waiting one as long as it waits."""

LOGGED = 50
"""Attempts of one delivery that are kept, the newest."""


@dataclass(frozen=True)
class Posted:
    """A message with its id and the text that every receiver gets."""

    id: str
    type: str
    body: str

    @classmethod
    def of(cls, message: Message) -> Posted:
        """The message as it is sent: happened just now."""
        said = {"type": message.type, "timestamp": stamp(now()), "data": message.data}
        return cls(f"msg_{token_hex(12)}", message.type, json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def stamp(moment: datetime) -> str:
    """ISO 8601 with milliseconds."""
    return moment.isoformat(timespec="milliseconds")


def create(pipe: Pipeline, jobs: Jobs, subscription_id: str, posted: Posted) -> str:
    """Add a delivery and its job to the transaction of `pipe`; its id.

    The id is made of the message and the subscription, so that it is made once however often it is tried.
    """
    name = "d" + hashlib.sha256(f"{posted.id} {subscription_id}".encode()).hexdigest()[:20]
    moment = now()
    fields: wire.Values = {
        "message": posted.id,
        "subscription": subscription_id,
        "type": posted.type,
        "body": posted.body,
        "created_at": stamp(moment),
    }
    pipe.hset(keys.delivery(name), mapping=fields)
    pipe.zadd(keys.deliveries(subscription_id), {name: moment.timestamp()})
    wait(pipe, jobs, name)
    return name


def wait(pipe: Pipeline, jobs: Jobs, delivery_id: str) -> None:
    """Let a delivery be sent as soon as can be, with every attempt before it."""
    moment = now().timestamp()
    waiting: wire.Values = {"status": "waiting", "tries": 0, "due": moment, "job": jobs.put(DELIVER, delivery_id, pipe)}
    pipe.hset(keys.delivery(delivery_id), mapping=waiting)
    pipe.hdel(keys.delivery(delivery_id), "reason")
    pipe.zadd(keys.WAITING, {delivery_id: moment})
    pipe.zrem(keys.DEAD, delivery_id)
    pipe.persist(keys.delivery(delivery_id))
    pipe.persist(keys.attempts(delivery_id))


def log(pipe: Pipeline, delivery_id: str, attempt: Attempt) -> None:
    """Add an attempt to the log."""
    pipe.rpush(keys.attempts(delivery_id), json.dumps(asdict(attempt)))
    pipe.ltrim(keys.attempts(delivery_id), -LOGGED, -1)


def end(pipe: Pipeline, delivery_id: str, subscription_id: str, reason: str | None = None) -> None:
    """Wait for nothing more: delivered, or dead where there is a reason."""
    moment = now().timestamp()
    status = "dead" if reason else "delivered"
    pipe.hset(keys.delivery(delivery_id), mapping={"status": status, **({"reason": reason} if reason else {})})
    pipe.hdel(keys.delivery(delivery_id), "due", "job")
    pipe.zrem(keys.WAITING, delivery_id)
    if reason:
        pipe.zadd(keys.DEAD, {delivery_id: moment})
    counters.count_with(pipe, counters.DELIVERIES, status)
    for key in (keys.delivery(delivery_id), keys.attempts(delivery_id)):
        pipe.expire(key, KEPT)
    pipe.zremrangebyscore(keys.DEAD, 0, moment - KEPT)
    pipe.zremrangebyscore(keys.deliveries(subscription_id), 0, moment - 2 * KEPT)


def forget(pipe: Pipeline, delivery_id: str) -> None:
    """Leave no trace of a delivery."""
    pipe.delete(keys.delivery(delivery_id), keys.attempts(delivery_id))
    pipe.zrem(keys.WAITING, delivery_id)
    pipe.zrem(keys.DEAD, delivery_id)


def read(redis: Redis, delivery_id: str) -> Delivery | None:
    """That delivery with its attempts."""
    return next(iter(read_all(redis, [delivery_id])), None)


def read_all(redis: Redis, delivery_ids: Sequence[str]) -> Iterator[Delivery | None]:
    """The deliveries in that order, None for each that is kept no more."""
    asked = redis.pipeline(transaction=False)
    for name in delivery_ids:
        asked.hgetall(keys.delivery(name))
        asked.lrange(keys.attempts(name), 0, -1)
    answers = wire.answers(asked)
    for name, fields, attempts in zip(delivery_ids, answers[::2], answers[1::2], strict=True):
        yield _delivery(name, fields, attempts) if fields else None


def _delivery(name: str, fields: Fields, attempts: Sequence[bytes]) -> Delivery:
    due = fields.get(b"due")
    return Delivery(
        id=name,
        message=fields[b"message"].decode(),
        subscription=fields[b"subscription"].decode(),
        type=fields[b"type"].decode(),
        body=fields[b"body"].decode(),
        status=fields[b"status"].decode(),  # type: ignore[arg-type]  # written here only
        created_at=fields[b"created_at"].decode(),
        due=stamp(datetime.fromtimestamp(float(due), UTC)) if due else None,
        reason=text(fields, b"reason"),
        attempts=tuple(Attempt(**json.loads(attempt)) for attempt in attempts),
    )
