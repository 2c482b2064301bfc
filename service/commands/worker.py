"""`parallax worker`: one worker of one queue, on a store that runs already. More load is more of them."""

from __future__ import annotations

import sys

import click

from service import starting
from workers import queues
from workers.webhooks.outside import Outside
from workers.worker import LeaseWorker, make_worker

QUEUES = {"articles": queues.NAME, "webhooks": queues.WEBHOOKS}


@click.command()
@click.option("--queue", "name", type=click.Choice(list(QUEUES)), default="articles", show_default=True)
def command(name: str) -> None:
    """Read and compare what was posted, or deliver webhooks, on the store at REDIS_URL."""
    settings = starting.read_settings()
    starting.start_log(settings.log)
    beyond = Outside(settings.webhook_networks, settings.webhook_waits)
    worker = make_worker(starting.reach_store(settings), LeaseWorker, QUEUES[name], beyond)
    worker.work(logging_level="WARNING")
    if not worker.was_told_to_stop:
        sys.exit("the worker ended: its store stayed away")
