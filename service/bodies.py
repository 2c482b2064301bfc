"""The body of a request: bytes to a JSON object, each fault said so that the sender can mend it."""

from __future__ import annotations

from typing import Any

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from service.problems import Problem
from service.texts import NotJson, NotUtf8, decode, parse

BODY_LIMIT = 1_500_000
"""Bytes of a request's body."""

BATCH_LIMIT = 16_000_000
"""Bytes of a request that brings many articles."""


def json_object(request: Request) -> dict[str, Any]:
    """The JSON object that was posted, or a Problem."""
    return _object(json_value(request))


def object_of(body: bytes) -> dict[str, Any]:
    """The JSON object in those bytes, or a Problem."""
    return _object(value_of(body))


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Problem("not-an-object", f"Expected a JSON object, got {_name(value)}.")
    return value


def one_object(request: Request, value: object) -> dict[str, Any]:
    """The value that the request brought, where it is an object within the limit of one; else a Problem."""
    if (request.content_length or 0) > BODY_LIMIT:
        request.max_content_length = BODY_LIMIT
        raise RequestEntityTooLarge
    if not isinstance(value, dict):
        raise Problem("not-an-object", f"Expected a JSON object or a list of them, got {_name(value)}.")
    return value


def json_value(request: Request) -> object:
    """The JSON value that was posted, or a Problem."""
    if not (request.mimetype == "application/json" or request.mimetype.endswith("+json")):
        sent = f"“{request.mimetype}”" if request.mimetype else "nothing"
        raise Problem("wrong-type", f"Expected the Content-Type “application/json”; it says {sent}.")
    return value_of(request.get_data(cache=False))


def text_body(request: Request) -> str:
    """The text that was posted, or a Problem."""
    try:
        return decode(request.get_data(cache=False))
    except NotUtf8 as error:
        raise Problem("not-utf-8", f"In the body {error}.") from None


def value_of(body: bytes) -> Any:  # noqa: ANN401 (JSON values)
    """The JSON value in those bytes, or a Problem."""
    try:
        return parse(decode(body))
    except NotUtf8 as error:
        raise Problem("not-utf-8", f"In the body {error}.") from None
    except NotJson as error:
        raise Problem("not-json", f"The body cannot be read: {error}.") from None


def _name(value: object) -> str:
    names = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
