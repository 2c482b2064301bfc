"""How an answer is put: JSON that people can read, and tags that spare the caller what it has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Response, request

POLL_AFTER = "1"
"""Seconds after which an article that was just posted is worth asking for."""


def as_json(values: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The values as an indented JSON document in UTF-8."""
    body = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    response = Response(body, status, mimetype="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.update(headers or {})
    return response


def tagged(response: Response) -> Response:
    """The response with an ETag over its bytes; 304 where the caller has them."""
    response.add_etag()
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(("Accept", "Authorization"))
    return response.make_conditional(request)  # type: ignore[return-value]  # it returns itself
