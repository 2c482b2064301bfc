"""What `parallax doctor` looks at: settings, store, disk, workers, clock. Each finding says what to do about it.

It looks, and changes nothing but a key that vanishes after a minute, by which it sees whether the store takes writes.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from redis import Redis
from redis.exceptions import RedisError

from service.render.phrases import span
from service.settings import SETTINGS, Settings, SettingsError, from_environment, is_loopback
from workers.access import AccessKeys
from workers.condition import SEEN, Condition
from workers.connection import UnreachableError, wait_for, without_password
from workers.embedded import OLDEST, address_in, find_server
from workers.queues import NAMES

State = Literal["good", "look", "mend"]

LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000
"""Bytes of free disk below which somebody should look, and below which the store may soon fail to write."""

BEHIND = 60.0
"""Seconds that an article may wait before somebody should look."""

SKEW, TOO_MUCH_SKEW = 2.0, 60.0
"""Seconds by which two clocks may differ. Receivers of webhooks refuse a signature that is five minutes off."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how it is in words, and what to do where it is not good."""

    about: str
    state: State
    words: str
    advice: str = ""


def examine(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Everything, in the order in which to mend it."""
    try:
        settings = from_environment(environ).check()
    except SettingsError as error:
        for line in str(error).splitlines():
            yield Finding("settings", "mend", line, "see docs/settings.md")
        return
    yield from _settings(environ)
    yield _disk(settings.data_dir.expanduser())
    url = settings.redis_url or address_in(settings.data_dir)
    if url is None:
        yield _no_store(settings)
        return
    try:
        redis = wait_for(url, 0)
    except UnreachableError as error:
        yield Finding("store", "mend", str(error), "start it, or set REDIS_URL to where it is")
        return
    yield from _running(settings, redis, without_password(url))


def _settings(environ: Mapping[str, str]) -> Iterator[Finding]:
    known = [row.variable for row in SETTINGS]
    said = sorted(name for name, value in environ.items() if value and name in known)
    unknown = sorted(name for name in environ if name.startswith("PARALLAX_") and name not in known)
    yield Finding("settings", "good", f"set: {', '.join(said)}" if said else "none set; the defaults hold")
    for name in unknown:
        near = get_close_matches(name, known, 1)
        advice = f"did you mean {near[0]}?" if near else "docs/settings.md lists those that there are"
        yield Finding("settings", "look", f"{name} is no setting", advice)


def _disk(folder: Path) -> Finding:
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free
    words = f"{_size(free)} free for {folder}"
    if not os.access(there, os.W_OK):
        return Finding("disk", "mend", f"{there} cannot be written", "set PARALLAX_DATA_DIR to a directory of your own")
    if free < TOO_LITTLE:
        return Finding("disk", "mend", words, "make room: a store that cannot write takes no articles")
    return Finding("disk", "look", words, "make room soon") if free < LITTLE else Finding("disk", "good", words)


def _size(number: float) -> str:
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"


def _no_store(settings: Settings) -> Finding:
    server = find_server()
    if server is None:
        advice = "apt-get install redis-server; without one everything is lost when the service ends"
        return Finding("store", "mend", "nothing runs, and there is no server to start", advice)
    words = f"nothing runs on {settings.data_dir}; `parallax serve` would start {server}"
    return Finding("store", "look", words, "parallax serve, or set REDIS_URL where a store runs already")


def _running(settings: Settings, redis: Redis, url: str) -> Iterator[Finding]:
    try:
        yield from _store(redis, url)
        yield _clock(redis)
        yield _keys(settings, redis)
        yield from _workers(redis)
    except RedisError as error:
        yield Finding("store", "mend", f"it stopped answering: {error}", "look at its log")


def _store(redis: Redis, url: str) -> Iterator[Finding]:
    told: dict[str, Any] = redis.info()
    version = str(told.get("redis_version", "0"))
    yield Finding("store", "good", f"{told.get('server_name', 'redis')} {version} at {url}")
    if tuple(map(int, version.split(".")[:2])) < OLDEST:
        yield Finding("store", "mend", f"version {version} is too old", "6.2 is the oldest that loses no job")
    yield from (
        Finding("store", "mend", fault, "look at the store's own log, and at its disk")
        for fault in Condition(redis).refusals()
    )
    yield from _persistence(redis, told)


def _persistence(redis: Redis, told: Mapping[str, Any]) -> Iterator[Finding]:
    if not told.get("aof_enabled"):
        yield Finding("store", "mend", "it keeps nothing when it stops", "appendonly yes, appendfsync always")
    elif _configured(redis, "appendfsync") != "always":
        yield Finding("store", "look", "a power cut may lose the last second", "appendfsync always")
    else:
        yield Finding("store", "good", "every accepted article is on the disk before its sender hears of it")
    if told.get("maxmemory_policy") != "noeviction":
        yield Finding("store", "mend", "it may forget articles when memory is short", "maxmemory-policy noeviction")


def _configured(redis: Redis, name: str) -> str | None:
    """One line of the store's configuration; None where it does not tell."""
    try:
        told = redis.config_get(name)
    except RedisError:
        return None
    return told.get(name)


def _clock(redis: Redis) -> Finding:
    before = time.time()
    seconds, micros = redis.time()
    skew = abs(float(seconds) + float(micros) / 1e6 - (before + time.time()) / 2)
    words = f"{skew:.1f} s apart from that of the store"
    advice = "keep the clocks together, with NTP"
    if skew > TOO_MUCH_SKEW:
        return Finding("clock", "mend", words, advice)
    return Finding("clock", "look", words, advice) if skew > SKEW else Finding("clock", "good", words)


def _keys(settings: Settings, redis: Redis) -> Finding:
    good = [key for key in AccessKeys(redis).listed() if not key.revoked_at]
    if good or settings.api_key:
        return Finding("keys", "good", f"{len(good)} made" + (", and PARALLAX_API_KEY" if settings.api_key else ""))
    if settings.require_key or AccessKeys(redis).any_made():
        return Finding("keys", "mend", "a key is asked for, and there is none", "parallax key make NAME")
    state: State = "good" if is_loopback(settings.host) else "mend"
    return Finding("keys", state, "none made: open to everyone on this machine, and to no other")


def _workers(redis: Redis) -> Iterator[Finding]:
    condition = Condition(redis)
    seen = [worker.queue for worker in condition.workers() if worker.seen < SEEN]
    for name in NAMES:
        command = "parallax worker" if name == NAMES[0] else "parallax worker --queue webhooks"
        words = f"{seen.count(name)} of {name}"
        yield Finding("workers", "good", words) if name in seen else Finding("workers", "mend", words, command)
    if not any(redis.exists(f"rq:scheduler-lock:{name}") for name in NAMES):
        yield Finding("workers", "look", "no scheduler was seen", "parallax scheduler")
    backlog = condition.backlog()
    waiting = f"{backlog.articles_waiting:,} articles wait, the oldest for {span(backlog.oldest)}"
    if backlog.oldest > BEHIND:
        yield Finding("queue", "look", waiting, "more workers: parallax worker, on any machine")
    else:
        yield Finding("queue", "good", waiting if backlog.articles_waiting else "nothing waits")
    failed = len(condition.failed_jobs()) + len(condition.failed_articles())
    if failed:
        yield Finding("queue", "look", f"{failed} articles and jobs failed", "/ops shows them, and tries them again")
