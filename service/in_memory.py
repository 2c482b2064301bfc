"""The last resort on a machine without any store: everything in one process, and nothing kept.

fakeredis is a test library, by its own statement; time-outs are heard only between two steps of Python.
"""

from __future__ import annotations

from threading import Thread

from fakeredis import FakeRedis, FakeServer
from flask import Flask

from service.app import create_app
from service.settings import Settings
from service.webserver import WebServer
from workers.store import Store
from workers.worker import ThreadWorker, make_worker


def serve(settings: Settings) -> None:
    """Serve until a signal says to stop. One process, since its memory is the store.

    No scheduler: it is for what waits for its time, and no such thing outlives this process.
    """

    def make() -> Flask:
        redis = FakeRedis(server=FakeServer())
        worker = make_worker(redis, ThreadWorker)
        Thread(target=worker.work, kwargs={"logging_level": "WARNING"}, name="worker", daemon=True).start()
        return create_app(Store(redis), settings=settings)

    WebServer(settings, make, processes=1).run()
