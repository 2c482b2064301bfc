"""Lists a page at a time: `limit` entries, going on `after` the last one's id."""

from __future__ import annotations

from flask import request

from schemas.forms.faults import Fault
from schemas.stories import Story
from service.problems import Problem

PAGE = 50
"""Entries on a page where the caller does not say."""
PAGE_LIMIT = 200


def page_of(stories: list[Story]) -> tuple[list[Story], str | None]:
    """The page of the list that the request asks for, and the id after which the next one starts (None: no more)."""
    start, limit = _start(stories), asked_limit()
    page = stories[start : start + limit]
    return page, page[-1].id if stories[start + limit :] and page else None


def _start(stories: list[Story]) -> int:
    after = request.args.get("after")
    if after is None:
        return 0
    for at, story in enumerate(stories):
        if story.id == after:
            return at + 1
    raise bad_parameter("after", "expected the id of a story")


def asked_limit() -> int:
    """The parameter `limit`, or a Problem."""
    given = request.args.get("limit", str(PAGE))
    if not (given.isascii() and given.isdigit() and len(given) <= 3 and 1 <= int(given) <= PAGE_LIMIT):
        raise bad_parameter("limit", f"expected a number from 1 to {PAGE_LIMIT}")
    return int(given)


def bad_parameter(name: str, expected: str) -> Problem:
    """A parameter of the address is wrong; `expected` says what belongs there."""
    return Problem("bad-parameter", f"The parameter “{name}” is wrong.", [Fault(f"?{name}", expected)])
