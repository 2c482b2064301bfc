"""Who wants to be told what, and how far the telling has come (Standard Webhooks: subscription, delivery, attempt).

A message is one thing that happened here. A delivery is one message on its way to one subscription; an attempt is one
request of it.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Literal

from schemas.reports import Severity

MessageType = Literal[
    "article.read", "article.failed", "report.updated", "conflict.opened", "conflict.changed", "conflict.settled"
]
"""What a subscription may ask for."""

VERIFY = "endpoint.verify"
"""The type of the message that a new endpoint has to answer with the challenge in it."""

TEST = "endpoint.test"
"""The type of the message that is sent because somebody asked for one."""

SECRET_PREFIX = "whsec_"  # noqa: S105 (what every secret begins with)
LEAST_SECRET, MOST_SECRET = 24, 64
"""Bytes of a secret, by the specification."""

Standing = Literal["unverified", "active", "ended"]
DeliveryStatus = Literal["waiting", "delivered", "dead"]


def secret_fault(secret: str) -> str | None:
    """What is wrong with a secret of somebody's own, None where nothing is."""
    encoded = secret.removeprefix(SECRET_PREFIX)
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.startswith(SECRET_PREFIX) or not LEAST_SECRET <= len(key) <= MOST_SECRET:
        return f"expected “{SECRET_PREFIX}” and the base64 of {LEAST_SECRET} to {MOST_SECRET} random bytes"
    return None


@dataclass(frozen=True)
class Wish:
    """What a subscriber asks for. An empty filter lets everything through; `types` is never empty."""

    url: str
    types: tuple[MessageType, ...]
    stories: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    description: str = ""


@dataclass(frozen=True)
class Subscription:
    """A wish that was accepted, and how its endpoint stands.

    Only an active one is sent messages. `reason` says why it is not active, else None. Times are ISO 8601, UTC;
    `old_secret_until` is the end of a rotation, None where none is going on.
    """

    id: str
    wish: Wish
    standing: Standing
    reason: str | None
    created_at: str
    old_secret_until: str | None = None


@dataclass(frozen=True)
class Message:
    """One thing that happened. `data` is what the receiver gets; the rest is what filters look at.

    `story` is None for an article that never joined one.
    """

    type: str
    data: dict[str, object]
    story: str | None = None
    sources: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()

    def suits(self, wish: Wish) -> bool:
        """Whether the wish asks for it. A filter by severity lets pass what has none, such as a read article."""
        return (
            self.type in wish.types
            and (not wish.stories or self.story in wish.stories)
            and (not wish.sources or not self.sources.isdisjoint(wish.sources))
            and (not wish.severities or not self.severities or not self.severities.isdisjoint(wish.severities))
        )


@dataclass(frozen=True)
class Attempt:
    """One request: when, how the endpoint answered (`status` None: not at all), and the beginning of its answer."""

    at: str
    seconds: float
    status: int | None
    fault: str | None
    excerpt: str = ""


@dataclass(frozen=True)
class Delivery:
    """One message on its way to one subscription. `body` is the text that is signed and sent, each time the same.

    `message` is the `webhook-id`. `due` is when it is sent next, None where it is not. A dead one is sent no more
    unless it is replayed; `reason` says why.
    """

    id: str
    message: str
    subscription: str
    type: str
    body: str
    status: DeliveryStatus
    created_at: str
    due: str | None
    reason: str | None
    attempts: tuple[Attempt, ...]
