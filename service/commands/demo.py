"""`parallax demo`: the service with the demo stories in it, posted as any client would."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

import seeds
from service import starting
from service.demo import Caller, NoAnswerError
from service.render import render
from service.settings import Settings
from service.supervisor import StopSignal, stop_signals
from service.terminal import coloured
from workers.lifeline import die_with_parent

START = 180.0
"""Seconds that the service may take to start."""

STOP = 60.0
"""Seconds that it may take to stop."""

TRIES = 50
"""Ports that are tried, from the one that was asked for upwards."""


@click.command("demo", short_help="Run the service and post the demo stories to it.")
@click.option(
    "--port", type=int, help="The port to listen on, or the next free one. [default: PARALLAX_PORT, else 8300]"
)
@click.option("--data-dir", type=Path, help="Where the store keeps its file. [default: PARALLAX_DATA_DIR]")
@click.option(
    "--color/--no-color", "colour", default=None, help="Colour the reports. Default: where they go to a terminal."
)
def command(port: int | None, data_dir: Path | None, colour: bool | None) -> None:
    """Start the service on this machine, post three stories to it, and print the report on each.

    The service goes on until Ctrl-C.
    """
    wanted = starting.read_settings(port=port, data_dir=data_dir)
    settings = replace(wanted, port=_free_port(wanted.host, wanted.port))
    if settings.port != wanted.port:
        click.echo(f"  Port {wanted.port} is taken; this is {settings.port}.")
    with suppress(StopSignal), stop_signals(), _service(settings) as service:
        caller = Caller(settings.address, settings.api_key)
        _wait_until_ready(service, caller)
        _show_stories(caller, settings.address, colour=coloured(colour))
        click.echo(f"  All stories: {click.style(settings.address, bold=True)}    Stop: Ctrl-C")
        service.wait()
        raise click.ClickException("the service ended")


def _free_port(host: str, port: int) -> int:
    for candidate in range(port, min(port + TRIES, 65536)):
        with suppress(click.ClickException):
            starting.find_port_free(host, candidate, patience=0)
            return candidate
    raise click.ClickException(f"no port from {port} to {min(port + TRIES, 65536) - 1} is free on {host}")


@contextmanager
def _service(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """`parallax serve` as a child, which is stopped at the end and dies with this process."""
    options = ["--host", settings.host, "--port", str(settings.port), "--data-dir", str(settings.data_dir)]
    service = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-P", "-m", "service", "serve", *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=partial(die_with_parent, os.getpid()),  # noqa: PLW1509 (there are no threads yet)
    )
    try:
        yield service
    finally:
        _stop(service)


def _stop(service: subprocess.Popen[bytes]) -> None:
    service.terminate()
    try:
        service.wait(STOP)
    except subprocess.TimeoutExpired:
        service.kill()
        service.wait()


def _wait_until_ready(service: subprocess.Popen[bytes], caller: Caller) -> None:
    end = time.monotonic() + START
    click.echo("Starting the service …", err=True)
    while not caller.is_ready():
        if service.poll() is not None:
            raise click.ClickException("the service did not start")
        if time.monotonic() > end:
            raise click.ClickException(f"the service was not ready after {START:.0f} s")
        time.sleep(0.1)


def _show_stories(caller: Caller, address: str, *, colour: bool) -> None:
    for story in seeds.stories():
        number = len(story["articles"])
        click.echo(f"Posting {number} articles: {story['title']} …", err=True)
        try:
            read = caller.read(story)
        except NoAnswerError as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"\n{render(read.report, read.texts, 'text', colour=colour)}", color=colour)
        click.echo(f"  {number} articles, {read.claims} claims. Open {address}/stories/{story['id']}\n")
