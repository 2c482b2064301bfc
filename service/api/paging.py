"""Lists a page at a time: `limit` entries, going on where a `cursor` says that the page before ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response, request, url_for

from schemas.forms.faults import Fault
from service.problems import Problem
from workers.listing import BadCursor, Page

PAGE = 50
"""Entries on a page where the caller does not say."""
PAGE_LIMIT = 200

T = TypeVar("T")


def page_of(load: Callable[[int, str | None], Page[T]]) -> Page[T]:
    """The page that the request asks for, of a list that `load` gives by limit and cursor; or a Problem."""
    try:
        return load(asked_number("limit", PAGE, PAGE_LIMIT), request.args.get("cursor"))
    except BadCursor:
        raise bad_parameter("cursor", "expected the cursor of a page’s next link") from None


def next_link(cursor: str | None) -> dict[str, str]:
    """The address of the next page of what was asked for, by its name; empty on the last page."""
    if cursor is None or request.endpoint is None:
        return {}
    asked: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict(), "cursor": cursor}
    return {"next": url_for(request.endpoint, **asked)}


def linked(response: Response, links: dict[str, str]) -> Response:
    """The response with its next page in the header Link (RFC 8288)."""
    if "next" in links:
        response.headers["Link"] = f'<{links["next"]}>; rel="next"'
    return response


def asked_number(name: str, default: int, most: int, least: int = 1) -> int:
    """A parameter that is a whole number, or a Problem."""
    given = request.args.get(name, str(default))
    if not (given.isascii() and given.isdigit() and len(given) <= 9 and least <= int(given) <= most):
        raise bad_parameter(name, f"expected a number from {least} to {most}")
    return int(given)


def bad_parameter(name: str, expected: str) -> Problem:
    """A parameter of the address is wrong; `expected` says what belongs there."""
    return Problem("bad-parameter", f"The parameter “{name}” is wrong.", [Fault(f"?{name}", expected)])
