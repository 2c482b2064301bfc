"""`parallax worker`: one worker, on a store that runs already. More load is more of them."""

from __future__ import annotations

import sys

import click

from service import starting
from workers.worker import LeaseWorker, make_worker


@click.command()
def command() -> None:
    """Read and compare what was posted, on the store at REDIS_URL."""
    settings = starting.read_settings()
    starting.start_log(settings.log)
    worker = make_worker(starting.reach_store(settings), LeaseWorker)
    worker.work(logging_level="WARNING")
    if not worker.was_told_to_stop:
        sys.exit("the worker ended: its store stayed away")
