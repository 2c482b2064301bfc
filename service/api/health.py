"""Whether the service lives, and whether it takes articles in."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from flask import Response

from schemas.forms.condition import ReadinessForm
from schemas.forms.faults import Fault
from schemas.forms.shown import StatusForm
from service.api.answers import POLL_AFTER, as_json
from service.api.routes import Route
from service.described import Answer, Example, described
from service.problems import Problem
from workers.condition import Condition

if TYPE_CHECKING:
    from workers.store import Store


class Health:
    """Answers for the process and its store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("GET", "/healthz", "healthz", self.healthz),
            Route("GET", "/readyz", "readyz", self.readyz),
        )

    @described("open", tag="operations", answers=[Answer(200, "It lives.", StatusForm)], examples=[Example("asked")])
    def healthz(self) -> Response:
        """The process answers."""
        return as_json({"status": "ok"})

    @described(
        "open",
        tag="operations",
        answers=[Answer(200, "It takes articles in.", ReadinessForm)],
        problems=["not-ready"],
        examples=[Example("asked")],
    )
    def readyz(self) -> Response:
        """The service takes articles in.

        It does while its store can be written. Without a worker they are kept and wait: a warning, and no reason to
        take the web server out of a balancer, which would lose them.
        """
        condition = Condition(self.store.redis)
        found = self.store.healthy() or condition.refusals()
        if found:
            faults = [Fault("#", fault) for fault in found]
            raise Problem("not-ready", "; ".join(found), faults, {"Retry-After": POLL_AFTER})
        backlog = condition.backlog()
        warnings = [] if backlog.workers else ["no worker was seen: articles are kept, and wait"]
        return as_json({"status": "ready", **asdict(backlog), "warnings": warnings})
