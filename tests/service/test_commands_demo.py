from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import seeds

pytestmark = pytest.mark.processes

PATIENCE = 120


@dataclass(frozen=True)
class Run:
    """A demo that was started while something else listened on the port that it was given."""

    taken: int
    process: subprocess.Popen[bytes]
    output: Path

    def said(self) -> str:
        return self.output.read_text("utf-8")

    @property
    def address(self) -> str:
        return re.search(r"All stories: (\S+)", self.said())[1]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The demo, once it shows all stories."""
    folder = tmp_path_factory.mktemp("demo")
    environ = {k: v for k, v in os.environ.items() if k != "REDIS_URL" and not k.startswith("PARALLAX_")}
    with socket.socket() as other, (folder / "output").open("wb") as output:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        command = [sys.executable, "-m", "service", "demo", "--port", str(taken), "--data-dir", str(folder / "store")]
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environ)
        run = Run(taken, process, folder / "output")
        end = time.monotonic() + PATIENCE
        while "All stories: " not in run.said():
            assert process.poll() is None, run.said()
            assert time.monotonic() < end, run.said()
            time.sleep(0.1)
        yield run
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def test_a_port_that_is_taken_is_said_and_the_next_free_one_used(run: Run) -> None:
    port = int(run.address.rpartition(":")[2])

    assert port > run.taken
    assert f"Port {run.taken} is taken; this is {port}." in run.said()


def test_every_demo_story_is_reported_on_with_its_address(run: Run) -> None:
    for story in seeds.stories():
        address = f"{run.address}/stories/{story['id']}"
        assert f"Open {address}\n" in run.said()
        assert httpx.get(address, trust_env=False).status_code == 200


def test_the_stories_stand_on_the_first_page(run: Run) -> None:
    page = httpx.get(run.address, trust_env=False).text

    assert all(f'href="/stories/{story["id"]}"' in page for story in seeds.stories())


def test_ctrl_c_ends_it_with_all_its_processes(run: Run) -> None:
    address = run.address
    run.process.send_signal(signal.SIGINT)

    assert run.process.wait(60) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)
