"""Deliveries on their way: what is sent now, what came of it, what is sent again and when, what is given up.

Each step is one transaction that looks before it writes. A worker killed between the request and the record sends the
same message again, under the same `webhook-id`: a receiver hears of each message at least once.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis
from redis.client import Pipeline

from schemas.subscriptions import VERIFY, Attempt, Delivery
from workers import counters, listing, wire
from workers.listing import Page
from workers.queues import DELIVER, Jobs
from workers.records import now
from workers.webhooks import keys, outside, records, subscriptions
from workers.webhooks.sender import Answer
from workers.wire import Fields

EXCERPT = 300
"""Characters of an answer that the log keeps."""

REST = 30.0
"""Seconds for which an endpoint is left alone that was too slow or said that it is overloaded."""

OVERLOADED = (429, 502, 503, 504)
GONE = 410


@dataclass(frozen=True)
class Ready:
    """What is needed to send a delivery now."""

    delivery: str
    message: str
    url: str
    body: str
    secrets: tuple[str, ...]


class Deliveries:
    """Every delivery. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def one(self, delivery_id: str) -> Delivery | None:
        """That delivery."""
        return records.read(self._redis, delivery_id)

    def ready(self, delivery_id: str) -> Ready | None:
        """The delivery, where it is to be sent now; puts it off while its endpoint rests, ends it with its reader."""

        def step(pipe: Pipeline) -> Ready | None:
            fields = wire.fields(pipe, keys.delivery(delivery_id))
            if fields.get(b"status") != b"waiting" or float(fields[b"due"]) > now().timestamp():
                return None
            to = fields[b"subscription"].decode()
            told = wire.fields(pipe, keys.subscription(to))
            pipe.multi()
            rests_until = float(told.get(b"paused_until", 0))
            if not told:
                records.forget(pipe, delivery_id)
            elif told[b"standing"] != b"active" and fields[b"type"] != VERIFY.encode():
                records.end(pipe, delivery_id, to, reason="the subscription is not active")
            elif rests_until > now().timestamp():
                _put_off(pipe, delivery_id, outside.spread(rests_until - now().timestamp()))
            else:
                url = subscriptions.stored(to, told).wish.url
                secrets = tuple(subscriptions.secrets_of(told))
                return Ready(delivery_id, fields[b"message"].decode(), url, fields[b"body"].decode(), secrets)
            return None

        return wire.transact(self._redis, step, keys.delivery(delivery_id))

    def record(self, delivery_id: str, answer: Answer) -> str | None:
        """Note what came of an attempt, and what follows; the delivery's status, None where it is settled already."""

        def step(pipe: Pipeline) -> str | None:
            fields = wire.fields(pipe, keys.delivery(delivery_id))
            if fields.get(b"status") != b"waiting":
                return None
            to = fields[b"subscription"].decode()
            pipe.watch(keys.subscription(to))  # type: ignore[no-untyped-call]
            told = wire.fields(pipe, keys.subscription(to))
            pipe.multi()
            if not told:
                records.forget(pipe, delivery_id)
                return None
            return self._follow(pipe, delivery_id, fields, told, answer)

        return wire.transact(self._redis, step, keys.delivery(delivery_id))

    def _follow(self, pipe: Pipeline, delivery_id: str, fields: Fields, told: Fields, answer: Answer) -> str:
        to = fields[b"subscription"].decode()
        fault = _fault(answer, fields, told)
        attempt = Attempt(records.stamp(now()), answer.seconds, answer.status, fault, answer.body[:EXCERPT])
        records.log(pipe, delivery_id, attempt)
        counters.count_with(pipe, counters.ATTEMPTS, "failed" if fault else "good")
        if fault is None:
            if fields[b"type"] == VERIFY.encode():
                pipe.hset(keys.subscription(to), "standing", "active")
                pipe.hdel(keys.subscription(to), "challenge", "reason")
            records.end(pipe, delivery_id, to)
            return "delivered"
        tries = int(fields[b"tries"]) + 1
        wait = outside.current().wait_after(tries, answer.retry_after)
        if answer.status == GONE:
            _end_subscription(pipe, to)
            wait = None
        elif rest := _rest(answer):
            pipe.hset(keys.subscription(to), "paused_until", now().timestamp() + rest)
        if wait is None:
            if fields[b"type"] == VERIFY.encode():
                pipe.hset(keys.subscription(to), "reason", f"its endpoint could not be verified: {fault}")
            records.end(pipe, delivery_id, to, reason=fault)
            return "dead"
        pipe.hset(keys.delivery(delivery_id), "tries", tries)
        _put_off(pipe, delivery_id, wait)
        return "waiting"

    def replay(self, delivery_id: str) -> bool:
        """Send an ended delivery again, under the same `webhook-id`; whether it had ended."""

        def step(pipe: Pipeline) -> bool:
            ended = wire.field(pipe, keys.delivery(delivery_id), "status") in (b"dead", b"delivered")
            pipe.multi()
            if ended:
                records.wait(pipe, self._jobs, delivery_id)
            return ended

        return wire.transact(self._redis, step, keys.delivery(delivery_id))

    def replay_dead(self, subscription_id: str) -> int:
        """Send every dead letter of a subscription again; how many."""
        dead = (delivery for delivery in self.dead() if delivery.subscription == subscription_id)
        return sum(self.replay(delivery.id) for delivery in dead if delivery.type != VERIFY)

    def of(self, subscription_id: str) -> list[Delivery]:
        """Every delivery of a subscription that is kept, the newest first."""
        return self._all(keys.deliveries(subscription_id))

    def dead(self) -> list[Delivery]:
        """Every dead letter of all subscriptions, the newest first."""
        return self._all(keys.DEAD)

    def _all(self, key: str) -> list[Delivery]:
        found = records.read_all(self._redis, wire.names(self._redis.zrevrange(key, 0, -1)))
        return [delivery for delivery in found if delivery]

    def page(self, subscription_id: str, limit: int, cursor: str | None) -> Page[Delivery]:
        """A page of a subscription's deliveries, the newest first; listing.BadCursor where the cursor is none."""
        return self._page(keys.deliveries(subscription_id), limit, cursor)

    def dead_page(self, limit: int, cursor: str | None) -> Page[Delivery]:
        """A page of all dead letters, the newest first."""
        return self._page(keys.DEAD, limit, cursor)

    def _page(self, key: str, limit: int, cursor: str | None) -> Page[Delivery]:
        return listing.page(self._redis, key, limit, cursor, lambda ids: records.read_all(self._redis, ids))

    def revive(self, delivery_id: str, job: str | None) -> bool:
        """Put the job of a delivery that is due, where `job` is the one that it waited for and that is no more."""

        def step(pipe: Pipeline) -> bool:
            fields = wire.fields(pipe, keys.delivery(delivery_id))
            waits = fields.get(b"status") == b"waiting" and fields.get(b"job") == (job.encode() if job else None)
            pipe.multi()
            if waits:
                pipe.hset(keys.delivery(delivery_id), "job", self._jobs.put(DELIVER, delivery_id, pipe))
            return waits

        return wire.transact(self._redis, step, keys.delivery(delivery_id))


def _put_off(pipe: Pipeline, delivery_id: str, seconds: float) -> None:
    """Send it in so many seconds; whoever looks then puts the job."""
    due = now().timestamp() + seconds
    pipe.hset(keys.delivery(delivery_id), "due", due)
    pipe.hdel(keys.delivery(delivery_id), "job")
    pipe.zadd(keys.WAITING, {delivery_id: due})


def _end_subscription(pipe: Pipeline, subscription_id: str) -> None:
    reason = "its endpoint answered 410: it wants no more"
    pipe.hset(keys.subscription(subscription_id), mapping={"standing": "ended", "reason": reason})


def _rest(answer: Answer) -> float | None:
    """Seconds for which the endpoint gets nothing at all, None where this failure is no sign of overload."""
    if answer.status in OVERLOADED or answer.too_slow:
        return max(min(answer.retry_after or 0.0, outside.LONGEST_WAIT), REST)
    return None


def _fault(answer: Answer, fields: Fields, told: Fields) -> str | None:
    """Why the attempt failed, None where it did not."""
    if not answer.good:
        return answer.fault or f"the endpoint answered {answer.status}"
    if fields[b"type"] == VERIFY.encode() and not _echoes(answer.body, told.get(b"challenge", b"").decode()):
        return "the answer does not hold the challenge"
    return None


def _echoes(body: str, challenge: str) -> bool:
    """Whether the answer is the challenge, as text or as `{"challenge": ...}`."""
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    echoed = said.get("challenge") if isinstance(said, dict) else body.strip()
    return bool(challenge) and hmac.compare_digest(str(echoed).encode(), challenge.encode())


@dataclass(frozen=True)
class Backlog:
    """What waits to be sent, of it what should have been sent by now, and what was given up."""

    waiting: int
    overdue: int
    dead: int


def backlog(redis: Redis) -> Backlog:
    """How the deliveries stand now."""
    asked = redis.pipeline(transaction=False)
    asked.zcard(keys.WAITING)
    asked.zcount(keys.WAITING, 0, now().timestamp())
    asked.zcard(keys.DEAD)
    return Backlog(*map(int, wire.answers(asked)))


def due(redis: Redis, limit: int) -> Sequence[str]:
    """The deliveries that have to be sent by now, the longest waiting first."""
    return wire.names(redis.zrangebyscore(keys.WAITING, 0, now().timestamp(), 0, limit))
