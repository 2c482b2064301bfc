"""Requests that must have their effect once however often they are sent: their answers, by the caller's own key.

| field of `parallax:once:DIGEST` | holds |
|---|---|
| `asked` | a digest of what was asked, to tell another request under the same key |
| `status`, `headers`, `body` | the answer, once there is one |
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from redis import Redis
from redis.client import Pipeline

from workers import keys, wire

KEPT = 86_400
"""Seconds that an answer is kept."""

RUNNING = 60
"""Seconds after which a request that left no answer is taken for dead."""


@dataclass(frozen=True)
class Answer:
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class StillRunning(RuntimeError):
    """The first request under that key is being answered."""


class AnotherRequest(ValueError):
    """The key was used for another request."""


class Once:
    """The answers to requests. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def begin(self, name: str, asked: bytes) -> Answer | None:
        """The answer that was given to this request, None where it is the first; then `keep` or `drop` must follow.

        Raises StillRunning and AnotherRequest. `name` says whose key of which address it is.
        """
        key, digest = keys.once(name), hashlib.sha256(asked).hexdigest().encode()

        def step(pipe: Pipeline) -> Answer | None:
            found = wire.fields(pipe, key)
            if found and found[b"asked"] != digest:
                raise AnotherRequest
            if found and b"status" not in found:
                raise StillRunning
            pipe.multi()
            if found:
                return _answer(found)
            pipe.hset(key, "asked", digest)
            pipe.expire(key, RUNNING)
            return None

        return wire.transact(self._redis, step, key)

    def keep(self, name: str, answer: Answer) -> None:
        """Remember the answer for a day."""
        values: wire.Values = {
            "status": answer.status,
            "headers": json.dumps(dict(answer.headers)),
            "body": answer.body,
        }
        pipe = self._redis.pipeline()
        pipe.hset(keys.once(name), mapping=values)
        pipe.expire(keys.once(name), KEPT)
        wire.answers(pipe)

    def drop(self, name: str) -> None:
        """Forget a request that came to nothing."""
        self._redis.delete(keys.once(name))


def _answer(found: wire.Fields) -> Answer:
    return Answer(int(found[b"status"]), json.loads(found[b"headers"]), found[b"body"])
