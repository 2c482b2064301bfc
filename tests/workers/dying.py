"""Processes that are killed in the middle of what they say to the store."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from fakeredis import FakeRedis, FakeServer
from fakeredis._clients._sync import FakeRedisConnection  # the only way to cut a fake connection
from redis import Redis


class Killed(BaseException):
    """What a kill -9 looks like from inside: nothing catches it."""


class Mortal(FakeRedisConnection):
    """A connection whose process is killed at the nth word with the store: before the store hears it, or after."""

    left = 0
    heard = False

    def send_packed_command(self, *args: object, **options: object) -> None:
        Mortal.left -= 1
        if Mortal.left == 0:
            if Mortal.heard:
                super().send_packed_command(*args, **options)
            raise Killed
        super().send_packed_command(*args, **options)


def doomed(server: FakeServer, left: int, *, heard: bool) -> Redis:
    Mortal.left, Mortal.heard = left, heard
    return FakeRedis(server=server, connection_class=Mortal)


def every_death() -> Iterator[tuple[int, bool]]:
    """Each moment at which a process can be killed, until it gets through."""
    for left in itertools.count(1):
        for heard in (False, True):
            yield left, heard
        if Mortal.left > 0:
            return
