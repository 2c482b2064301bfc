"""What is written down about requests: an id for each, which its jobs carry on, and a line for each write."""

from __future__ import annotations

import logging
import re
from secrets import token_hex

from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, unbind_contextvars

from service import access
from workers.queues import REQUEST

HEADER = "X-Request-Id"
READS = ("GET", "HEAD", "OPTIONS")

_SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)

audit = logging.getLogger("parallax.audit")


def keep(app: Flask) -> None:
    """Give each request of the app an id, and write a line for each that could change something."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(lambda _: unbind_contextvars(REQUEST))


def _begin() -> None:
    """Take over the id that a proxy or a caller gave, where it is fit for a log; else make one."""
    given = request.headers.get(HEADER, "")
    g.request_id = given if _SAFE.fullmatch(given) else token_hex(8)
    bind_contextvars(**{REQUEST: g.request_id})


def _end(response: Response) -> Response:
    response.headers[HEADER] = g.get("request_id", "")
    if request.method not in READS and request.endpoint:
        audit.info("%s %s", request.method, request.path, extra=_line(response))
    return response


def _line(response: Response) -> dict[str, object]:
    """Who wrote, what came of it, and where that is to be found."""
    key = access.caller()
    where = response.headers.get("Location")
    return {"who": key.name, "key": key.id, "status": response.status_code} | ({"location": where} if where else {})
