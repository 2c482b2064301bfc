"""What a route is: where, by which method, under which name, and what answers. Also the names of addresses in links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flask import Response, url_for

if TYPE_CHECKING:
    from workers.store import Store


@dataclass(frozen=True)
class Route:
    """One address and method. `endpoint` is its name for `url_for`; the docstring of `view` says what it does."""

    method: str
    rule: str
    endpoint: str
    view: Callable[..., Response]


class Concern(Protocol):
    """One part of the API: answers with what the store holds."""

    def __init__(self, store: Store) -> None: ...

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""


def story_links(story_id: str) -> dict[str, str]:
    """The addresses of a story: itself, its report, its page."""
    return {
        "story": url_for("story", story_id=story_id),
        "report": url_for("report", story_id=story_id),
        "page": url_for("story_page", story_id=story_id),
    }
