from __future__ import annotations

import shlex
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from redis.exceptions import ConnectionError as BrokenError

from tests.workers.house import wait_until
from workers.connection import UnreachableError, connect, wait_for, without_password
from workers.embedded import DataDirectory, find_server


def answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


@pytest.mark.processes
def test_a_command_outlasts_a_restart_of_the_store(tmp_path: Path) -> None:
    """It is stopped with all that is open, and started again a second later."""
    home = DataDirectory(tmp_path / "store")
    command = shlex.join(home.command(find_server()))
    again = f"{command} & first=$!; read line; kill -9 $first; sleep 1; exec {command}"
    with closing(home), subprocess.Popen(["sh", "-c", again], stdin=subprocess.PIPE) as stores:
        redis = wait_for(home.url, 20)
        redis.set("kept", 1)
        stores.stdin.write(b"\n")
        stores.stdin.flush()
        wait_until(lambda: not answers(home.socket), 5)
        try:
            assert redis.get("kept") == b"1"
        finally:
            redis.close()
            wait_until(lambda: answers(home.socket), 5)
            stores.terminate()


def test_a_store_that_stays_away_is_given_up_after_some_seconds(tmp_path: Path) -> None:
    redis = connect(f"unix://{tmp_path}/nobody.sock")
    started = time.monotonic()

    with pytest.raises(BrokenError):
        redis.ping()

    assert 4 < time.monotonic() - started < 8


def test_a_store_that_never_answers_is_named_without_its_password() -> None:
    with pytest.raises(UnreachableError, match=r"no store at redis://me:\*\*\*@127\.0\.0\.1:1/0: ") as raised:
        wait_for("redis://me:secret@127.0.0.1:1/0", 0.2)

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("redis://store:6379/0", "redis://store:6379/0"),
        ("redis://:se@cret@store:6379/0", "redis://:***@store:6379/0"),
        ("rediss://me:secret@store/0", "rediss://me:***@store/0"),
        ("unix:///run/store.sock", "unix:///run/store.sock"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown


@pytest.mark.processes
def test_the_store_is_waited_for_while_it_starts(tmp_path: Path) -> None:
    home = DataDirectory(tmp_path / "store")
    late = subprocess.Popen(["sh", "-c", 'sleep 0.5; exec "$@"', "sh", *home.command(find_server())])

    redis = wait_for(home.url, 20)

    assert redis.ping()
    redis.close()
    late.terminate()
    wait_until(lambda: late.poll() is not None)
    home.close()
