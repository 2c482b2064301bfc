"""Bytes from outside to text, and text to JSON values: every refusal says where it stopped and what was expected."""

from __future__ import annotations

import json
from typing import Any, NoReturn


class NotUtf8(ValueError):
    """The sender's bytes are not UTF-8; the message says which byte, and what they look like instead."""


class NotJson(ValueError):
    """The sender's text is not JSON; the message says where and why."""


def decode(body: bytes) -> str:
    """The bytes as text; a byte order mark is passed over."""
    try:
        return body.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        at = error.start
        raise NotUtf8(f"byte {at:,} (0x{body[at]:02X}) is not UTF-8; the text looks like {_looks_like(body)}") from None


def _looks_like(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in body) else "Latin-1"


def parse(text: str) -> Any:  # noqa: ANN401 (JSON values are of any type until a form has read them)
    """The JSON value; a key that stands twice is refused, for one of its values would be lost."""
    if not text.strip():
        raise NotJson("it is empty; expected a JSON object")
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_each_key_once)
    except json.JSONDecodeError as error:
        raise NotJson(f"it is not JSON: {error.msg}, line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise NotJson("its JSON is nested too deeply") from None
    except ValueError as error:
        raise NotJson(f"it is not JSON: {error}") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {json.dumps(next(key for key in keys if keys.count(key) > 1))} stands twice")
    return seen
