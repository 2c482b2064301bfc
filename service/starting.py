"""What every part of the service does before it works: read its settings, find its store, say what happens."""

from __future__ import annotations

import errno
import logging
import os
import socket
import time
from contextlib import suppress
from dataclasses import replace
from typing import Any

import click
from redis import Redis

from service.logs import start_log
from service.settings import Settings, SettingsError, from_environment
from workers.connection import UnreachableError, wait_for, without_password

PATIENCE = 30.0
"""Seconds that a part waits for its store, which may be starting too."""

LINGERING = 3.0
"""Seconds that a port may stay in use by what is just ending."""


def read_settings(**given: Any) -> Settings:  # noqa: ANN401 (the fields of Settings)
    """The settings of the environment, and over them those of the command line; None stands for not given.

    A ClickException names every fault.
    """
    try:
        settings = from_environment(os.environ)
        return replace(settings, **{k: v for k, v in given.items() if v is not None}).check()
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


def reach_store(settings: Settings) -> Redis:
    """A client of the store at REDIS_URL, once it answers; a ClickException where none is named, or none answers."""
    if settings.redis_url is None:
        raise click.ClickException(
            "REDIS_URL is not set. This part of the service works on a store that runs already: "
            "name it (REDIS_URL=redis://host:6379/0), or let `parallax serve` bring its own."
        )
    with suppress(UnreachableError):
        return wait_for(settings.redis_url, 0)
    log.info("waits for the store at %s", without_password(settings.redis_url))
    try:
        return wait_for(settings.redis_url, PATIENCE)
    except UnreachableError as error:
        raise click.ClickException(f"{error} (waited {PATIENCE:.0f} s)") from None


def find_port_free(host: str, port: int, patience: float | None = None) -> None:
    """Return once nothing listens there; a ClickException where something goes on to, or the address is not ours."""
    end = time.monotonic() + (LINGERING if patience is None else patience)
    while fault := _why_not(host, port):
        if fault.errno != errno.EADDRINUSE or time.monotonic() > end:
            raise click.ClickException(f"cannot listen on {host}:{port}: {fault.strerror or fault}")
        time.sleep(0.1)


def _why_not(host: str, port: int) -> OSError | None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error
    return None


__all__ = ["find_port_free", "reach_store", "read_settings", "start_log"]

log = logging.getLogger("parallax.starting")
