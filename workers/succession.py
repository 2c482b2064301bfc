"""Articles whose system gives each version an id of its own: the id of the first stands for them all.

| key | type | holds |
|---|---|---|
| `parallax:succession` | hash | the first version's id, by a digest of the source and a later version's id |
"""

from __future__ import annotations

import hashlib

from redis import Redis

from workers import wire

KEY = "parallax:succession"


class Succession:
    """Which id an article began with. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def first(self, source: str, name: str, follows: str | None = None) -> str:
        """The id that the article began with; from now on also where it `follows` another.

        Once known it stays: a version that says nothing of its predecessor belongs where it was put.
        """
        known = self._known(source, name)
        if known is None and follows and follows != name:
            known = self._known(source, follows) or follows
            if known != name:
                self._redis.hsetnx(KEY, _digest(source, name), known)
        return known or name

    def _known(self, source: str, name: str) -> str | None:
        value = wire.field(self._redis, KEY, _digest(source, name))
        return value.decode() if value else None


def _digest(source: str, name: str) -> str:
    return hashlib.sha256(f"{source}\0{name}".encode()).hexdigest()[:32]
