from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service import supervisor
from service.supervisor import Child, Part, StopSignal, Supervisor, how, stop_signals
from tests.service.processes import descendants, runs, wait_until

pytestmark = pytest.mark.processes

LASTING = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    """A supervisor that does not wait long."""
    monkeypatch.setattr(supervisor, "FIRST_WAIT", 0.05)
    monkeypatch.setattr(supervisor, "LOOK", 0.01)
    monkeypatch.setattr(supervisor, "GRACE", 0.5)
    started = Supervisor()
    yield started
    started.stop()


def tend_until_restarted(parts: Supervisor, child: Child) -> None:
    before = child.process.pid

    def restarted() -> bool:
        parts.tend()
        return child.process.pid != before

    wait_until(restarted, 10)


def test_a_part_that_ends_is_started_again_after_a_wait_that_grows(
    parts: Supervisor, caplog: pytest.LogCaptureFixture
) -> None:
    (child,) = parts.start(Part("flaky", ["false"]))
    for _ in range(3):
        tend_until_restarted(parts, child)

    waits = [record.getMessage() for record in caplog.records]
    assert waits == [f"flaky ended (exit status 1); starts again in {wait:.1f} s" for wait in (0.05, 0.1, 0.2)]


def test_the_wait_has_a_limit_and_is_forgotten_after_a_steady_run(
    parts: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (child,) = parts.start(Part("flaky", ["false"]))
    child.process.wait()
    child.ends = 50
    parts.tend()
    assert child.due - time.monotonic() <= supervisor.LONGEST_WAIT

    monkeypatch.setattr(supervisor, "STEADY", 0.0)
    child.due = child.started
    parts.tend()
    assert (child.ends, child.due - time.monotonic() <= 0.05) == (1, True)


def test_a_part_that_is_killed_is_started_again_and_the_others_are_left_alone(parts: Supervisor) -> None:
    killed, other = parts.start(Part("one", LASTING), Part("other", LASTING))
    pid = other.process.pid
    os.kill(killed.process.pid, signal.SIGKILL)

    tend_until_restarted(parts, killed)

    assert killed.runs
    assert other.process.pid == pid


def test_groups_stop_in_the_reverse_of_their_start(parts: Supervisor, tmp_path: Path) -> None:
    ends = tmp_path / "ends"
    said = "trap 'echo {0} >>{1}; exit' TERM; echo up >>{1}.up; while :; do sleep 0.05; done"
    for name in ("store", "worker", "web"):
        parts.start(Part(name, ["sh", "-c", said.format(name, ends)]))
    wait_until(lambda: Path(f"{ends}.up").exists() and Path(f"{ends}.up").read_text().count("up") == 3)

    parts.stop()

    assert ends.read_text().split() == ["web", "worker", "store"]


def test_a_part_that_does_not_stop_is_killed(parts: Supervisor, tmp_path: Path) -> None:
    deaf = f"trap '' TERM; echo >{tmp_path}/up; while :; do sleep 0.05; done"
    (child,) = parts.start(Part("deaf", ["sh", "-c", deaf]))
    wait_until((tmp_path / "up").exists)

    parts.stop()

    assert child.process.returncode == -signal.SIGKILL


def test_a_part_has_a_process_group_of_its_own(parts: Supervisor) -> None:
    """Ctrl-C at a terminal reaches a whole group."""
    (child,) = parts.start(Part("one", LASTING))

    assert os.getpgid(child.process.pid) == child.process.pid != os.getpgrp()


def test_the_kernel_kills_the_parts_of_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; from service.supervisor import Part, Supervisor; "
        f"Supervisor().start(Part('one', {LASTING!r}), Part('two', {LASTING!r})); "
        "print('up', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=tmp_path) as parent:
        assert parent.stdout.readline() == "up\n"
        below = list(descendants(parent.pid))
        parent.kill()

    assert len(below) == 2
    wait_until(lambda: not any(runs(pid) for pid in below), 5)


def test_the_first_signal_stops_and_the_next_ones_pass() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        with stop_signals():
            with pytest.raises(StopSignal):
                signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGINT)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.mark.parametrize(("code", "said"), [(0, "exit status 0"), (3, "exit status 3"), (-9, "SIGKILL")])
def test_an_end_is_put_in_words(code: int, said: str) -> None:
    assert how(code) == said
