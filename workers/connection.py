"""The way to the store: one client a process, as RQ's script cache wants it."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import BusyLoadingError, RedisError
from redis.exceptions import ConnectionError as BrokenError
from redis.retry import Retry

TRIES = 13
"""After the first; with their waits of 0.04, 0.08, ... and at most 0.5 seconds, 5.1 seconds in all."""


class UnreachableError(RuntimeError):
    """No store answered at the address; the message says which, without its password."""


def connect(url: str) -> Redis:
    """A client for the store at `redis://`, `rediss://` or `unix://`; it connects on first use.

    A command whose connection breaks is tried again for about five seconds, which bridges a restart of the store;
    `Redis.from_url` by itself tries nothing again. One that waits in vain for its answer is not: it may be at work.
    What must not happen twice is therefore done under WATCH, which turns a broken connection into a WatchError.
    """
    return Redis.from_url(url, retry=Retry(ExponentialBackoff(cap=0.5, base=0.02), TRIES, (BrokenError,)))


def wait_for(url: str, seconds: float, *, alive: Callable[[], bool] = lambda: True) -> Redis:
    """A client for the store, once that answers and has loaded its file; UnreachableError after `seconds`.

    `alive` says whether there is still something to wait for.
    """
    client = Redis.from_url(url, retry=None, socket_connect_timeout=2)
    end = time.monotonic() + seconds
    while True:
        try:
            client.ping()
            return connect(url)
        except BusyLoadingError:
            fault = "it is still loading its file"
        except (RedisError, OSError) as error:
            fault = str(error) or type(error).__name__
        finally:
            client.close()
        if time.monotonic() > end or not alive():
            raise UnreachableError(f"no store at {without_password(url)}: {fault}")
        time.sleep(0.05)


def without_password(url: str) -> str:
    """The address as it may be shown."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=f"{parts.username or ''}:***@{parts.netloc.rpartition('@')[2]}").geturl()
