"""`Idempotency-Key`: a write that is sent again has its effect once and the same answer.

After the IETF's draft (draft-ietf-httpapi-idempotency-key-header). Only what succeeded is remembered: what was refused
changed nothing and may be sent again, mended, under the same key.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Response, request

from service import access
from service.described import description_of
from service.problems import Problem
from workers.once import AnotherRequest, Answer, Once, StillRunning

if TYPE_CHECKING:
    from service.api.routes import Route
    from workers.store import Store

HEADER = "Idempotency-Key"
WRITES = ("POST", "PUT", "PATCH", "DELETE")
REMEMBERED = ("Content-Type", "Location", "Retry-After", "ETag", "Link")

_KEY = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?")


def honoured(route: Route, store: Store) -> Callable[..., Response]:
    """The view of a route that writes, which answers a repeated request as it did the first; any other as it is."""
    said = description_of(route.view)
    if route.method not in WRITES or (said and said.tag == "checks"):  # of a check nothing is stored
        return route.view

    @functools.wraps(route.view)
    def view(*args: str, **places: str) -> Response:
        key = request.headers.get(HEADER)
        return route.view(*args, **places) if key is None else _once(Once(store.redis), _name(key), route, places)

    return view


def _name(key: str) -> str:
    """Whose key it is, for which address: two callers may choose the same."""
    if not _KEY.fullmatch(key):
        raise Problem("bad-request", f"The header {HEADER} is wrong: expected 1 to 255 printable ASCII characters.")
    return "\0".join((access.caller().id, request.method, request.path, key))


def _once(once: Once, name: str, route: Route, places: dict[str, str]) -> Response:
    asked = f"{request.mimetype}\0{request.headers.get('If-Match', '')}\0".encode() + request.get_data()
    try:
        known = once.begin(name, asked)
    except AnotherRequest:
        raise Problem("key-reused", f"The {HEADER} was used for another request.") from None
    except StillRunning:
        raise Problem("still-running", "The first request is being answered.", headers={"Retry-After": "1"}) from None
    if known:
        return Response(known.body, known.status, dict(known.headers))
    return _first(once, name, route, places)


def _first(once: Once, name: str, route: Route, places: dict[str, str]) -> Response:
    try:
        response = route.view(**places)
    except BaseException:
        once.drop(name)
        raise
    if response.status_code >= 400:
        once.drop(name)
    else:
        headers = {key: response.headers[key] for key in REMEMBERED if key in response.headers}
        once.keep(name, Answer(response.status_code, headers, response.get_data()))
    return response
