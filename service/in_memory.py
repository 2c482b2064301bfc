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
from workers import queues
from workers.store import Store
from workers.webhooks.outside import Outside
from workers.worker import ThreadWorker, make_worker


def serve(settings: Settings) -> None:
    """Serve until a signal says to stop. One process, since its memory is the store.

    No scheduler: what waits for its time is looked after by the workers, every few seconds.
    """

    def make() -> Flask:
        redis = FakeRedis(server=FakeServer())
        beyond = Outside(settings.webhook_networks, settings.webhook_waits)
        for name in queues.NAMES:
            worker = make_worker(redis, ThreadWorker, name, beyond)
            Thread(target=worker.work, kwargs={"logging_level": "WARNING"}, name=name, daemon=True).start()
        return create_app(Store(redis), settings=settings)

    WebServer(settings, make, processes=1).run()
