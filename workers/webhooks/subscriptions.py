"""The subscriptions: who is told what, where, and with which secrets it is signed.

The fields of a subscription's hash: `wish` (JSON), `standing`, `reason`, `created_at`, `secret`, `old_secret` and
`old_until` (seconds since 1970) during a rotation, `challenge` while its endpoint is being verified, and `paused_until`
(seconds since 1970) after its endpoint asked for rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from secrets import token_hex, token_urlsafe
from typing import Any

from redis import Redis
from redis.client import Pipeline

from schemas.subscriptions import TEST, VERIFY, Delivery, Message, Subscription, Wish
from workers import listing, wire
from workers.listing import Page
from workers.queues import Jobs
from workers.records import now, text
from workers.webhooks import keys, records, signing
from workers.wire import Fields


class Subscriptions:
    """Every subscription. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def add(self, wish: Wish, secret: str | None = None) -> tuple[Subscription, str]:
        """Keep the wish and send its endpoint the challenge; the subscription and its secret.

        Without a secret of the caller's own one is made. It is not active before the challenge came back.
        """
        name, secret = f"s{token_hex(8)}", secret or signing.make_secret()
        moment = now()
        fields: wire.Values = {
            "wish": json.dumps(asdict(wish)),
            "standing": "unverified",
            "created_at": records.stamp(moment),
            "secret": secret,
        }

        def step(pipe: Pipeline) -> None:
            pipe.multi()
            pipe.hset(keys.subscription(name), mapping=fields)
            pipe.zadd(keys.SUBSCRIPTIONS, {name: moment.timestamp()})
            self._challenge(pipe, name)

        wire.transact(self._redis, step)
        found = self.one(name)
        assert found is not None  # noqa: S101 (its id was made here and told to nobody)
        return found, secret

    def one(self, subscription_id: str) -> Subscription | None:
        """That subscription."""
        return next(iter(_read([subscription_id], self._redis)), None)

    def all(self) -> list[Subscription]:
        """Every subscription, the oldest first."""
        return [one for one in _read(wire.names(self._redis.zrange(keys.SUBSCRIPTIONS, 0, -1)), self._redis) if one]

    def page(self, limit: int, cursor: str | None) -> Page[Subscription]:
        """A page of subscriptions, the newest first; listing.BadCursor where the cursor is none."""
        return listing.page(self._redis, keys.SUBSCRIPTIONS, limit, cursor, lambda ids: _read(ids, self._redis))

    def change(self, subscription_id: str, wish: Wish) -> Subscription | None:
        """Put another wish in its place; a new endpoint has to be verified again."""

        def step(pipe: Pipeline) -> None:
            fields = wire.fields(pipe, keys.subscription(subscription_id))
            if not fields:
                return
            pipe.multi()
            pipe.hset(keys.subscription(subscription_id), "wish", json.dumps(asdict(wish)))
            if wish.url != _wish(fields).url:
                self._challenge(pipe, subscription_id)

        wire.transact(self._redis, step, keys.subscription(subscription_id))
        return self.one(subscription_id)

    def verify(self, subscription_id: str) -> Subscription | None:
        """Send its endpoint a new challenge, which also wakes a subscription that had ended."""

        def step(pipe: Pipeline) -> None:
            known = wire.fields(pipe, keys.subscription(subscription_id))
            pipe.multi()
            if known:
                self._challenge(pipe, subscription_id)

        wire.transact(self._redis, step, keys.subscription(subscription_id))
        return self.one(subscription_id)

    def _challenge(self, pipe: Pipeline, subscription_id: str) -> None:
        challenge = token_urlsafe(24)
        pipe.hset(keys.subscription(subscription_id), mapping={"standing": "unverified", "challenge": challenge})
        pipe.hdel(keys.subscription(subscription_id), "reason", "paused_until")
        records.create(pipe, self._jobs, subscription_id, records.Posted.of(Message(VERIFY, {"challenge": challenge})))

    def rotate(self, subscription_id: str, secret: str | None, overlap: float) -> tuple[Subscription, str] | None:
        """Give it a new secret; for `overlap` seconds everything is signed with the old one as well."""
        secret = secret or signing.make_secret()

        def step(pipe: Pipeline) -> None:
            fields = wire.fields(pipe, keys.subscription(subscription_id))
            if not fields:
                return
            pipe.multi()
            old: wire.Values = {"old_secret": fields[b"secret"], "old_until": now().timestamp() + overlap}
            pipe.hset(keys.subscription(subscription_id), mapping={"secret": secret, **old})

        wire.transact(self._redis, step, keys.subscription(subscription_id))
        found = self.one(subscription_id)
        return (found, secret) if found else None

    def remove(self, subscription_id: str) -> bool:
        """Forget it with all its deliveries; whether it was there."""

        def step(pipe: Pipeline) -> bool:
            known = wire.fields(pipe, keys.subscription(subscription_id))
            sent = wire.names(pipe.zrange(keys.deliveries(subscription_id), 0, -1))
            pipe.multi()
            pipe.delete(keys.subscription(subscription_id), keys.deliveries(subscription_id))
            pipe.zrem(keys.SUBSCRIPTIONS, subscription_id)
            for delivery_id in sent:
                records.forget(pipe, delivery_id)
            return bool(known)

        return wire.transact(self._redis, step, keys.subscription(subscription_id), keys.deliveries(subscription_id))

    def test(self, subscription_id: str) -> Delivery | None:
        """Send it a message that says nothing; its delivery, None where it is not active."""

        def step(pipe: Pipeline) -> str | None:
            active = wire.field(pipe, keys.subscription(subscription_id), "standing") == b"active"
            pipe.multi()
            posted = records.Posted.of(Message(TEST, {"subscription": subscription_id}))
            return records.create(pipe, self._jobs, subscription_id, posted) if active else None

        made = wire.transact(self._redis, step, keys.subscription(subscription_id))
        return records.read(self._redis, made) if made else None


def _read(names: Sequence[str], redis: Redis) -> Iterator[Subscription | None]:
    asked = redis.pipeline(transaction=False)
    for name in names:
        asked.hgetall(keys.subscription(name))
    for name, fields in zip(names, wire.answers(asked), strict=True):
        yield stored(name, fields) if fields else None


def stored(name: str, fields: Fields) -> Subscription:
    """The subscription that such a hash stands for."""
    until = float(fields.get(b"old_until", 0))
    return Subscription(
        id=name,
        wish=_wish(fields),
        standing=fields[b"standing"].decode(),  # type: ignore[arg-type]  # written here only
        reason=text(fields, b"reason"),
        created_at=fields[b"created_at"].decode(),
        old_secret_until=records.stamp(datetime.fromtimestamp(until, UTC)) if until > now().timestamp() else None,
    )


def _wish(fields: Fields) -> Wish:
    read = json.loads(fields[b"wish"]).items()
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in read}
    return Wish(**said)


def secrets_of(fields: Fields) -> list[str]:
    """The secrets that sign a message now, the newest first."""
    kept = [fields[b"secret"].decode()]
    if float(fields.get(b"old_until", 0)) > now().timestamp():
        kept.append(fields[b"old_secret"].decode())
    return kept
