"""The web server: gunicorn with threads, told everything from here; it reads no file and no environment of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from service.app import create_app
from service.settings import Settings
from workers.connection import connect
from workers.lifeline import die_with_parent
from workers.store import Store

PROCESSES = 2
THREADS = 8
SILENT_FOR = 30
"""Seconds after which a web process that gives no sign of life is replaced."""

GRACE = 8
"""Seconds that running requests get when the server stops."""


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Serves the application that `load` makes, once in each process: a client of the store is one process's own."""

    def __init__(self, settings: Settings, make: Callable[[], Flask], processes: int) -> None:
        self._settings = settings
        self._make = make
        self._processes = processes
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn."""
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        options: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "workers": self._processes,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": SILENT_FOR,
            "graceful_timeout": GRACE,
            "loglevel": "warning",
            "proc_name": "parallax web",
            "control_socket_disable": True,
            "post_fork": _tie_to_arbiter,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application of one process."""
        return self._make()


def _tie_to_arbiter(arbiter: Any, _worker: Any) -> None:  # noqa: ANN401 (gunicorn has no types)
    die_with_parent(arbiter.pid)


def serve(settings: Settings) -> None:
    """Serve the store at `settings.redis_url` until a signal says to stop."""

    def make() -> Flask:
        return create_app(Store(connect(str(settings.redis_url))), settings=settings)

    WebServer(settings, make, PROCESSES).run()
