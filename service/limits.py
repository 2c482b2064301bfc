"""How much a key may ask: a sliding window of a minute in the store, the same for every process that serves."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from redis import Redis

WINDOW = 60
"""Seconds."""


@dataclass(frozen=True)
class Allowance:
    """What is left of a key's minute. `reset` is in seconds."""

    limit: int
    remaining: int
    reset: int
    granted: bool

    @property
    def headers(self) -> dict[str, str]:
        """For the answer, after the IETF's draft on rate limit fields; Retry-After where the request was refused."""
        said = {
            "RateLimit-Policy": f"{self.limit};w={WINDOW}",
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }
        return said if self.granted else said | {"Retry-After": str(max(self.reset, 1))}


class Limiter:
    """Counts the requests of each key."""

    def __init__(self, redis: Redis) -> None:
        storage = RedisStorage("redis://", connection_pool=redis.connection_pool, key_prefix="parallax:rate")
        self._window = SlidingWindowCounterRateLimiter(storage)

    def count(self, key_id: str, rate: int) -> Allowance:
        """Take one request off the key's minute, if it has one left."""
        limit = RateLimitItemPerMinute(rate)
        granted = self._window.hit(limit, key_id)
        stats = self._window.get_window_stats(limit, key_id)
        return Allowance(rate, int(stats.remaining), math.ceil(max(stats.reset_time - time.time(), 0)), granted)
