"""A desk that subscribes, makes things happen, and lets the workers run; with waits of its own choosing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest
from redis import Redis
from standardwebhooks import Webhook

from schemas.subscriptions import Delivery, Message, Subscription, Wish
from tests.workers.webhooks.endpoint import LOOPBACK, Endpoint, Request
from workers import queues, records
from workers.webhooks import outbox, sweep
from workers.webhooks.deliveries import Deliveries
from workers.webhooks.outside import Outside
from workers.webhooks.subscriptions import Subscriptions
from workers.worker import ThreadWorker, make_worker

OPENED = Message(
    "conflict.opened",
    {"story": "ferry", "conflict": {"id": "killed-1"}},
    "ferry",
    frozenset({"Harbour Post", "Evening Wire"}),
    frozenset({"contradiction"}),
)
READ = Message("article.read", {"article": "a1"}, "ferry", frozenset({"Harbour Post"}))


def happen(redis: Redis, *messages: Message) -> None:
    """Write to the outbox as a cause does, in a transaction."""
    pipe = redis.pipeline()
    outbox.tell(pipe, messages)
    pipe.execute()


def deliver(redis: Redis, waits: Sequence[float] = (60.0,)) -> None:
    """Run every job of the webhooks that is queued, and those that they queue."""
    beyond = Outside(LOOPBACK, tuple(waits))
    make_worker(redis, ThreadWorker, queues.WEBHOOKS, beyond).work(burst=True, logging_level="ERROR")


@dataclass
class Desk:
    """One subscriber, and a store."""

    redis: Redis
    endpoint: Endpoint
    monkeypatch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        self.subscriptions, self.deliveries = Subscriptions(self.redis), Deliveries(self.redis)
        self.subscription: Subscription | None = None
        self.secret = ""

    def subscribe(self, *types: str, **said: object) -> Subscription:
        """Subscribe this desk's endpoint, and let it be verified."""
        wish = Wish(**{"url": self.endpoint.url, "types": types or ("conflict.opened",)} | said)
        subscription, self.secret = self.subscriptions.add(wish)
        deliver(self.redis)
        self.subscription = self.subscriptions.one(subscription.id)
        return self.subscription

    def happen(self, *messages: Message, waits: Sequence[float] = (60.0,)) -> None:
        """Let it happen, and be told."""
        happen(self.redis, *messages)
        deliver(self.redis, waits)

    def later(self, seconds: float, waits: Sequence[float] = (60.0,)) -> None:
        """Turn the clock of the machine on, and let whoever looks after the deliveries look."""
        moment = records.now() + timedelta(seconds=seconds)
        for module in (
            "records",
            "webhooks.records",
            "webhooks.deliveries",
            "webhooks.sweep",
            "webhooks.subscriptions",
        ):
            self.monkeypatch.setattr(f"workers.{module}.now", lambda: moment)
        sweep.sweep(self.redis)
        deliver(self.redis, waits)

    def verified(self, request: Request, secret: str | None = None) -> dict[str, object]:
        """The message as the receiver's library takes it; it raises where the signature is not good."""
        message: dict[str, object] = Webhook(secret or self.secret).verify(request.body, dict(request.headers))
        return message

    def log(self) -> list[Delivery]:
        """Its deliveries but the challenge, the newest first."""
        return [one for one in self.deliveries.of(self.subscription.id) if one.type != "endpoint.verify"]
