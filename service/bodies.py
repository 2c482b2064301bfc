"""The body of a request: bytes to a JSON object, each fault said so that the sender can mend it."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from flask import Request

from service.problems import Problem

BODY_LIMIT = 1_500_000
"""Bytes of a request's body."""


def json_object(request: Request) -> dict[str, Any]:
    """The JSON object that was posted, or a Problem."""
    if not (request.mimetype == "application/json" or request.mimetype.endswith("+json")):
        sent = f"“{request.mimetype}”" if request.mimetype else "nothing"
        raise Problem("wrong-type", f"Expected the Content-Type “application/json”; it says {sent}.")
    value = parse(decode(request.get_data(cache=False)))
    if not isinstance(value, dict):
        raise Problem("not-an-object", f"Expected a JSON object, got {_name(value)}.")
    return value


def decode(body: bytes) -> str:
    """The body as text; a byte order mark is passed over."""
    try:
        return body.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Problem("not-utf-8", not_utf_8(body, error)) from None


def not_utf_8(body: bytes, error: UnicodeDecodeError) -> str:
    """Where the bytes stop being UTF-8, and what they look like instead."""
    return f"Byte {error.start:,} (0x{body[error.start]:02X}) is not UTF-8; the text looks like {_looks_like(body)}."


def _looks_like(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in body) else "Latin-1"


def parse(text: str) -> Any:  # noqa: ANN401 (JSON values are of any type until a form has read them)
    """The JSON value; a key that stands twice is refused, for one of its values would be lost."""
    if not text.strip():
        raise Problem("not-json", "The body is empty; expected a JSON object.")
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_each_key_once)
    except json.JSONDecodeError as error:
        raise Problem("not-json", f"{error.msg}: line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise Problem("not-json", "The JSON is nested too deeply.") from None
    except ValueError as error:
        raise Problem("not-json", f"{error}.") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {json.dumps(next(key for key in keys if keys.count(key) > 1))} stands twice")
    return seen


def _name(value: object) -> str:
    names = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
