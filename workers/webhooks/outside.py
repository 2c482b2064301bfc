"""What the operator says about the world outside: which inner networks may be dialled, and how patient to be."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from workers.webhooks.addresses import Network

MINUTE, HOUR = 60.0, 3_600.0

WAITS = (5.0, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
"""Seconds before each further attempt, as the specification suggests: ten attempts in a little over three days."""

JITTER = 0.2
"""By how much of itself a wait grows at random, so that what failed together does not come back together."""

LONGEST_WAIT = 24 * HOUR
"""Seconds that an endpoint may ask us to wait; one that asks for more is asked again after these."""


@dataclass(frozen=True)
class Outside:
    """`allowed` are inner networks that may be dialled; `waits` the seconds before each further attempt."""

    allowed: tuple[Network, ...] = ()
    waits: tuple[float, ...] = WAITS

    def wait_after(self, tries: int, asked: float | None = None) -> float | None:
        """Seconds until the next attempt after that many failed ones, None where there is none any more.

        Never sooner than the endpoint asked for.
        """
        if tries > len(self.waits):
            return None
        return spread(max(self.waits[tries - 1], min(asked or 0.0, LONGEST_WAIT)))


def spread(seconds: float) -> float:
    """Those seconds and up to a fifth more."""
    return seconds * random.uniform(1, 1 + JITTER)  # noqa: S311 (no secret)


USUAL = Outside()
_current = ContextVar("outside", default=USUAL)


def current() -> Outside:
    """What holds for the job that is running."""
    return _current.get()


@contextmanager
def using(outside: Outside) -> Iterator[None]:
    """Let that hold for the job within."""
    token = _current.set(outside)
    try:
        yield
    finally:
        _current.reset(token)
