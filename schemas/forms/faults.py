"""Faults of an input: where each one is and what was expected there, all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from marshmallow import ValidationError

ABOUT_THE_WHOLE = "_schema"
"""marshmallow's key for a fault that is of no one field."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an input. `pointer` is a JSON pointer as a URI fragment ("#/articles/2/text", RFC 6901)."""

    pointer: str
    detail: str

    def __str__(self) -> str:
        """One line for a terminal: "articles/2/text: a required field is missing"."""
        return f"{self.pointer.removeprefix('#').lstrip('/') or 'the whole'}: {self.detail}"


def faults(error: ValidationError) -> tuple[Fault, ...]:
    """Every fault that marshmallow found, in the order of the form's fields."""
    return tuple(_walk(_by_field(error), "#"))


def _by_field(error: ValidationError) -> Any:
    return error.messages if isinstance(error.messages, dict) else {ABOUT_THE_WHOLE: error.messages}


def _walk(messages: Any, pointer: str) -> Iterator[Fault]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _walk(inner, pointer if key == ABOUT_THE_WHOLE else f"{pointer}/{_token(key)}")
    elif isinstance(messages, list):
        for inner in messages:
            yield from _walk(inner, pointer)
    else:
        yield Fault(pointer, str(messages))


def _token(key: object) -> str:
    """One step of a pointer: RFC 6901's escapes, then those of a URI fragment."""
    escaped = str(key).replace("~", "~0").replace("/", "~1")
    return quote(escaped, safe="~!$&'()*+,;=:@", errors="replace")
