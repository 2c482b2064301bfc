from __future__ import annotations

import io
import json
import os
import signal
import threading
import time

import pytest

from workers import apart
from workers.apart import Busy, TooSlow, call


@pytest.fixture(autouse=True)
def house(monkeypatch: pytest.MonkeyPatch) -> apart._House:
    """Processes of this test's own."""
    made = apart._House()
    monkeypatch.setattr(apart, "_houses", {os.getpid(): made})
    yield made
    made.close()


SLOW = "<li><ul>" * 100_000


def test_the_next_call_goes_to_the_same_process(house: apart._House) -> None:
    assert [call("text_of", f"<p>{n}</p>", seconds=5) for n in range(3)] == ["0", "1", "2"]
    assert len(house.waiting) == 1


def test_what_takes_too_long_is_cut_off_and_the_next_is_served(house: apart._House) -> None:
    start = time.monotonic()
    with pytest.raises(TooSlow):
        call("text_of", SLOW, seconds=0.5)

    assert time.monotonic() - start < 5
    assert call("text_of", "<p>12</p>", seconds=5) == "12"
    assert len(house.waiting) == 1


def test_a_process_that_was_killed_while_it_waited_is_replaced(house: apart._House) -> None:
    call("text_of", "x", seconds=5)
    child = house.waiting[0].process
    os.kill(child.pid, signal.SIGKILL)
    child.wait()

    assert call("text_of", "<p>12</p>", seconds=5) == "12"


def test_where_every_place_is_taken_the_asker_is_told_so(house: apart._House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.1)
    for _ in range(apart.AT_ONCE):
        assert house.free.acquire(timeout=1)

    with pytest.raises(Busy):
        call("text_of", "x", seconds=5)


def test_many_threads_share_the_few_processes(house: apart._House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 60)  # a busy machine takes its time to start a process
    given: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: given.append(call("text_of", f"<p>{n}", seconds=60))) for n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(given) == [str(n) for n in range(6)]
    assert len(house.waiting) <= apart.AT_ONCE


def test_only_what_is_on_the_list_is_run() -> None:
    with pytest.raises(apart.Fault, match="KeyError"):
        call("os:system", "true", seconds=5)


def test_one_line_is_asked_and_one_is_answered() -> None:
    asked = json.dumps({"run": "text_of", "arguments": ["<p>é\n</p>"], "seconds": 5}).encode() + b"\n"
    answers = io.BytesIO()

    apart.serve(io.BytesIO(asked * 2), answers)

    assert [json.loads(line) for line in answers.getvalue().splitlines()] == [{"gives": "é"}] * 2
