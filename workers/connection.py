"""The way to the store: one client a process, as RQ's script cache wants it."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from redis import Redis
from redis.exceptions import BusyLoadingError, RedisError


class UnreachableError(RuntimeError):
    """No store answered at the address; the message says which, without its password."""


def connect(url: str) -> Redis:
    """A client for the store at `redis://`, `rediss://` or `unix://`; it connects on first use.

    A command whose connection breaks is tried again for about five seconds (the client's default), which bridges a
    restart of the store. What must not happen twice is therefore done under WATCH, which turns a broken connection
    into a WatchError.
    """
    return Redis.from_url(url)


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
