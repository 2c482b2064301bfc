"""What comes in, and what it is: the bytes as they were sent, and the one article that they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service.ingest.inlets import Inlet


class PassedOver(Exception):
    """Nothing here concerns articles: a photo, a plan, a draft. The message says what it is."""


@dataclass(frozen=True)
class Sent:
    """A request of a newsroom's system. `token` stood in the address."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    media: str = "application/json"
    token: str | None = None

    def header(self, name: str) -> str:
        """That header, whatever its case; empty where it was not sent."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")


@dataclass(frozen=True)
class Post:
    """One article. `values` are those of `POST /v1/articles`; None counts as absent.

    `withdrawn`: its source takes it back. `follows` is the id of the article whose next version this is, where the
    system gives each version an id of its own.
    """

    values: Mapping[str, Any]
    withdrawn: bool = False
    follows: str | None = None


@dataclass(frozen=True)
class Format:
    """How one system signs, and how it says things. `read` may raise PassedOver and marshmallow.ValidationError."""

    verify: Callable[[Sent, Inlet], bool]
    read: Callable[[Sent, Inlet], Post]
