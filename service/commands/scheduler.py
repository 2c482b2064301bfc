"""`parallax scheduler`: starts what waits for its time, on a store that runs already. One is enough."""

from __future__ import annotations

import click

from service import starting
from workers.worker import make_scheduler


@click.command()
def command() -> None:
    """Queue the jobs that wait for their time, on the store at REDIS_URL."""
    settings = starting.read_settings()
    starting.start_log(settings.log)
    make_scheduler(starting.reach_store(settings)).work()  # type: ignore[no-untyped-call]
