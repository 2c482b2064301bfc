"""The jobs of the webhooks' own workers: distribute what happened, deliver a message.

Both may be killed anywhere and run again; what a receiver may notice of it is the same message twice, under one id.
"""

from __future__ import annotations

import logging

from redis import Redis
from rq import get_current_job
from rq.timeouts import JobTimeoutException

from workers.queues import DELIVER, JOBS
from workers.records import now
from workers.webhooks import outside, sender, signing
from workers.webhooks.deliveries import Deliveries, Ready
from workers.webhooks.outbox import Outbox
from workers.webhooks.sender import Answer

log = logging.getLogger("parallax.webhooks")


def distribute(batch_id: str) -> None:
    """Make the deliveries of what happened."""
    Outbox(_connection()).distribute(batch_id)


def deliver(delivery_id: str) -> None:
    """Make one attempt at a delivery, where it is to be made now."""
    deliveries = Deliveries(_connection())
    ready = deliveries.ready(delivery_id)
    if ready is None:
        return
    answer = _send(ready)
    status = deliveries.record(delivery_id, answer)
    log.info("delivery %s: %s, %s", delivery_id, answer.fault or answer.status, status)


def _send(ready: Ready) -> Answer:
    signed = signing.headers(ready.message, now(), ready.body, ready.secrets)
    try:
        return sender.send(ready.url, ready.body, signed, outside.current().allowed)
    except JobTimeoutException:  # an endpoint that answers a byte at a time
        return Answer(None, JOBS[DELIVER], fault=f"it took longer than {JOBS[DELIVER]} seconds", too_slow=True)


def _connection() -> Redis:
    job = get_current_job()
    if job is None:
        raise RuntimeError("a job runs in a worker")
    return job.connection
