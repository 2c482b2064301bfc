"""`Prefer: wait=N` (RFC 7240): hold an answer back until there is something new, or the time is over."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable

from flask import Response, request

LONGEST = 20
"""Seconds that anybody may wait."""

AT_ONCE = 4
"""Requests of one process that may wait: each holds a thread, and the others must find some free."""

LOOK = 0.2
"""Seconds between two looks."""

_places = threading.BoundedSemaphore(AT_ONCE)
_WAIT = re.compile(r"""(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})(?!\d)""", re.IGNORECASE)


def asked_wait() -> int:
    """How many seconds the caller likes to wait at most; 0 where it does not say."""
    found = _WAIT.search(request.headers.get("Prefer", ""))
    return min(int(found[1]), LONGEST) if found else 0


def wait_until(is_so: Callable[[], bool]) -> int:
    """Wait as long as the caller likes until it is so; the seconds that were granted, 0 where there was no waiting.

    Where too many wait already, the answer comes at once, as if the caller had not asked.
    """
    seconds = asked_wait()
    if not seconds or is_so() or not _places.acquire(blocking=False):
        return 0
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not is_so():
            time.sleep(LOOK)
    finally:
        _places.release()
    return seconds


def preferred(response: Response, seconds: int) -> Response:
    """The response, which says that it waited."""
    if seconds:
        response.headers["Preference-Applied"] = f"wait={seconds}"
    response.vary.add("Prefer")
    return response
