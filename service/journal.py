"""What is written down about requests: an id for each, which its jobs carry on, and a line for each write."""

from __future__ import annotations

import logging
import re
import time
from secrets import token_hex
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app, g, request
from structlog.contextvars import bind_contextvars, unbind_contextvars

from service import access
from workers.counters import REQUEST_SECONDS, REQUESTS, Counters
from workers.queues import REQUEST

if TYPE_CHECKING:
    from workers.store import Store

HEADER = "X-Request-Id"
READS = ("GET", "HEAD", "OPTIONS")
METHODS = (*READS, "POST", "PUT", "PATCH", "DELETE")

_SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)

audit = logging.getLogger("parallax.audit")


def keep(app: Flask, store: Store) -> None:
    """Give each request of the app an id, count it, and write a line for each that could change something."""
    app.extensions["counters"] = Counters(lambda: store.redis)
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(lambda _: unbind_contextvars(REQUEST))


def _begin() -> None:
    """Take over the id that a proxy or a caller gave, where it is fit for a log; else make one."""
    given = request.headers.get(HEADER, "")
    g.request_id = given if _SAFE.fullmatch(given) else token_hex(8)
    g.begun = time.monotonic()
    bind_contextvars(**{REQUEST: g.request_id})


def _end(response: Response) -> Response:
    response.headers[HEADER] = g.get("request_id", "")
    _count(response)
    if request.method not in READS and request.endpoint:
        audit.info("%s %s", request.method, request.path, extra=_line(response))
    return response


def _count(response: Response) -> None:
    counters: Counters = current_app.extensions["counters"]
    route = request.endpoint or "none"
    method = request.method if request.method in METHODS else "other"
    counters.count(REQUESTS, method, route, str(response.status_code))
    counters.time(time.monotonic() - g.get("begun", time.monotonic()), REQUEST_SECONDS, route)


def _line(response: Response) -> dict[str, object]:
    """Who wrote, what came of it, and where that is to be found."""
    key = access.caller()
    where = response.headers.get("Location")
    return {"who": key.name, "key": key.id, "status": response.status_code} | ({"location": where} if where else {})
