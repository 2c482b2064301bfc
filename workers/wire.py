"""Redis as this house speaks it: bytes come back, names are text, and a change is a transaction that looks first.

The client's own types allow for every protocol and decoding there is; these say what our clients do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

from redis import Redis
from redis.client import Pipeline

Fields = Mapping[bytes, bytes]
Values = Mapping[Any, Any]
T = TypeVar("T")


def transact(redis: Redis, step: Callable[[Pipeline], T], *watched: str) -> T:
    """Run `step` until none of the watched keys changed between its first look and its writes; what it returned.

    `step` reads at once, calls `multi()`, and then only writes; a step that never does changes nothing. A connection
    that breaks before the answer came counts as a change, so that nothing is written twice.
    """
    return cast(T, redis.transaction(cast(Any, step), *watched, value_from_callable=True))


def fields(client: Redis, key: str) -> Fields:
    """The hash under that key, empty where there is none."""
    return cast(Fields, client.hgetall(key))


def field(client: Redis, key: str, name: str) -> bytes | None:
    """One field of a hash."""
    return cast("bytes | None", client.hget(key, name))


def some_fields(client: Redis, key: str, *names: str) -> list[bytes | None]:
    """Fields of a hash, None for each that is absent; without a word to the store where none is named."""
    return cast("list[bytes | None]", client.hmget(key, names)) if names else []


def name(client: Redis, key: str) -> str | None:
    """The text under that key, None where there is none."""
    value = cast("bytes | None", client.get(key))
    return None if value is None else value.decode()


def counters(client: Redis, key: str, *names: str) -> tuple[int, ...]:
    """Fields of a hash that count; one that is absent is 0."""
    return tuple(int(value or 0) for value in cast("list[bytes | None]", client.hmget(key, *names)))


def names(members: object) -> list[str]:
    """The members of an answered list or set, as text."""
    return [member.decode() for member in cast(Iterable[bytes], members)]


def client_of(pipe: Pipeline) -> Redis:
    """A client of the same store, which answers at once while the transaction of `pipe` only collects."""
    return Redis(connection_pool=pipe.connection_pool)


def answers(pipe: Pipeline) -> list[Any]:
    """Send what was asked in one go; the answers in order. The pipeline is empty afterwards."""
    return pipe.execute()
