"""Every key that the webhooks keep in the store, in one table; those of articles and stories are in `workers.keys`.

| key | type | holds |
|---|---|---|
| `parallax:subscriptions` | sorted set | ids of subscriptions, by the time of their making |
| `parallax:subscription:ID` | hash | one subscription: `subscriptions.py` names its fields |
| `parallax:outbox` | sorted set | ids of batches of messages that are not distributed yet, by time |
| `parallax:batch:ID` | hash | `messages` (JSON), `job` |
| `parallax:delivery:ID` | hash | one delivery: `records.py` names its fields |
| `parallax:attempts:ID` | list | its attempts (JSON), the newest last |
| `parallax:deliveries:SUBSCRIPTION` | sorted set | ids of a subscription's deliveries, by the time of their making |
| `parallax:deliveries-waiting` | sorted set | ids of deliveries that have to be sent, by the time when |
| `parallax:dead-letters` | sorted set | ids of deliveries that are sent no more, by the time of their end |
"""

from __future__ import annotations

SUBSCRIPTIONS = "parallax:subscriptions"
OUTBOX = "parallax:outbox"
WAITING = "parallax:deliveries-waiting"
DEAD = "parallax:dead-letters"


def subscription(subscription_id: str) -> str:
    """Key of one subscription's hash."""
    return f"parallax:subscription:{subscription_id}"


def batch(batch_id: str) -> str:
    """Key of one batch of messages in the outbox."""
    return f"parallax:batch:{batch_id}"


def delivery(delivery_id: str) -> str:
    """Key of one delivery's hash."""
    return f"parallax:delivery:{delivery_id}"


def attempts(delivery_id: str) -> str:
    """Key of the list of one delivery's attempts."""
    return f"parallax:attempts:{delivery_id}"


def deliveries(subscription_id: str) -> str:
    """Key of the sorted set of one subscription's deliveries."""
    return f"parallax:deliveries:{subscription_id}"
