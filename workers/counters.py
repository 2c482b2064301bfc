"""What happened how often, counted in the store, so that any number of processes count as one.

A process gathers for a second and then writes once, since a store that syncs each write to disk takes its time. What it
had gathered when it was killed is lost: counts are for watching, not for accounts.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator

from redis import Redis
from redis.client import Pipeline
from redis.exceptions import RedisError

from workers import keys, wire

GATHERED_FOR = 1.0
"""Seconds."""

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)
"""Upper bounds, in seconds, of the durations that are counted together; above the last there is one more."""

REQUESTS, REQUEST_SECONDS, JOBS, JOB_SECONDS = "requests", "request-seconds", "jobs", "job-seconds"
MESSAGES, ATTEMPTS, DELIVERIES = "webhook-messages", "webhook-attempts", "webhook-deliveries"
SUM = "sum"

Key = tuple[str, ...]


class Counters:
    """Counts by a name and labels. `store` gives the client when it is first needed."""

    def __init__(self, store: Callable[[], Redis]) -> None:
        self._store = store
        self._gathered: Counter[Key] = Counter()
        self._lock = threading.Lock()
        self._due = False

    def count(self, *names: str) -> None:
        """Count one."""
        self._add({names: 1})

    def time(self, seconds: float, *names: str) -> None:
        """Count one duration, and add it to the sum of them, which is kept in microseconds."""
        self._add({(*names, bucket(seconds)): 1, (*names, SUM): round(seconds * 1_000_000)})

    def _add(self, found: dict[Key, int]) -> None:
        with self._lock:
            self._gathered.update(found)
            starts, self._due = not self._due, True
        if starts:
            timer = threading.Timer(GATHERED_FOR, self.flush)
            timer.daemon = True
            timer.start()

    def flush(self) -> None:
        """Write what was gathered; where the store is away it waits for the next time."""
        with self._lock:
            gathered, self._gathered, self._due = self._gathered, Counter(), False
        try:
            _write(self._store(), gathered)
        except (RedisError, OSError):
            with self._lock:
                self._gathered.update(gathered)


def count_job(redis: Redis, function: str, outcome: str, seconds: float) -> None:
    """Count a job that ended, at once: its process ends with it."""
    found = {(JOBS, function, outcome): 1, (JOB_SECONDS, function, bucket(seconds)): 1}
    _write(redis, Counter(found | {(JOB_SECONDS, function, SUM): round(seconds * 1_000_000)}))


def count_with(pipe: Pipeline, *names: str) -> None:
    """Count one in somebody's transaction: what is counted so is no more and no less than what happened."""
    pipe.hincrby(keys.COUNTS, "|".join(names), 1)


def counted(redis: Redis) -> Iterator[tuple[Key, int]]:
    """Every count, by its names."""
    for name, value in sorted(wire.fields(redis, keys.COUNTS).items()):
        yield tuple(name.decode().split("|")), int(value)


def bucket(seconds: float) -> str:
    """The least bound that the duration is not above."""
    return next((str(bound) for bound in BOUNDS if seconds <= bound), "+Inf")


def _write(redis: Redis, gathered: Counter[Key]) -> None:
    if not gathered:
        return
    pipe = redis.pipeline()
    for names, number in gathered.items():
        pipe.hincrby(keys.COUNTS, "|".join(names), number)
    wire.answers(pipe)
