"""Work on a stranger's text while somebody waits, in a process apart that the kernel ends when its time is over.

The asker writes a line of JSON, `{"run", "arguments", "seconds"}`, and reads one: `{"gives"}`, `{"refuses"}` or
`{"fails"}`. Only what `FUNCTIONS` names is run. A text that hangs a pattern or the parser costs a process, no thread.
"""

from __future__ import annotations

import atexit
import importlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, Any

from workers.engine import Unreadable

FUNCTIONS: Mapping[str, str] = {
    "text_of": "workers.markup:convert",
    "compare": "workers.ondemand:compare",
    "check": "workers.ondemand:check",
    "claims": "workers.ondemand:claims",
}
"""What may be run apart: JSON values in, JSON values out."""

AT_ONCE = 2
"""Processes of one asker."""

PATIENCE = 2.0
"""Seconds that a call waits for one of them."""

MEMORY = 2 * 1024**3
"""Bytes of address space of each."""

log = logging.getLogger("parallax.apart")


class TooSlow(RuntimeError):
    """The work was cut off; the message says after how many seconds."""


class Busy(RuntimeError):
    """Every process apart is at work already."""


class Fault(RuntimeError):
    """The work failed by no fault of the text; the log of the process says how."""


def call(function: str, *arguments: Any, seconds: float) -> Any:  # noqa: ANN401 (JSON values)
    """Run one of `FUNCTIONS` apart; what it gives.

    Raises Unreadable where the text is refused, TooSlow after `seconds`, Busy where none of the processes is free.
    """
    answer = _house().ask({"run": function, "arguments": arguments, "seconds": seconds})
    if "refuses" in answer:
        raise Unreadable(answer["refuses"])
    if "fails" in answer:
        raise Fault(answer["fails"])
    return answer["gives"]


class _Child:
    """One process, started when it is first needed."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "workers.apart"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        """Its answer, None where it ended."""
        assert self.process.stdin is not None and self.process.stdout is not None  # noqa: S101, PT018 (pipes)
        try:
            self.process.stdin.write(json.dumps(asked).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        line = self.process.stdout.readline()
        return json.loads(line) if line.endswith(b"\n") else None

    def end(self) -> int:
        """Close its pipes and wait for it; how it ended."""
        with suppress(BrokenPipeError), self.process:
            pass
        return self.process.wait()


class _House:
    """The processes of this one: some at work, some waiting."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.free = threading.Semaphore(AT_ONCE)
        self.waiting: list[_Child] = []
        atexit.register(self.close)

    def ask(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The answer of the first process that is free."""
        if not self.free.acquire(timeout=PATIENCE):
            raise Busy("Every place for such work is taken.")
        try:
            return self._ask(asked)
        finally:
            self.free.release()

    def _ask(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        child = self._child()
        answer = child.ask(asked)
        if answer is not None:
            self.waiting.append(child)
            return answer
        ended = child.end()
        if ended == -signal.SIGALRM:
            raise TooSlow(f"It was cut off after {asked['seconds']:.0f} seconds.")
        raise Fault(f"the process apart ended ({ended})")

    def _child(self) -> _Child:
        while self.waiting:
            child = self.waiting.pop()
            if child.process.poll() is None:
                return child
            child.end()  # killed by others while it waited
        return _Child()

    def close(self) -> None:
        """Let all that wait end."""
        while self.waiting and self.owner == os.getpid():
            self.waiting.pop().end()


_lock = threading.Lock()
_houses: dict[int, _House] = {}


def _house() -> _House:
    """That of this process: a fork has its own."""
    with _lock:
        return _houses.setdefault(os.getpid(), _House()) if os.getpid() not in _houses else _houses[os.getpid()]


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until nothing is asked any more. The alarm has its default action, which no code can hold up."""
    for line in asked:
        work = json.loads(line)
        signal.setitimer(signal.ITIMER_REAL, work["seconds"])
        answer = _run(work["run"], work["arguments"])
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _run(name: str, arguments: list[Any]) -> dict[str, Any]:
    try:
        return {"gives": _function(name)(*arguments)}
    except Unreadable as refusal:
        return {"refuses": str(refusal)}
    except Exception as fault:
        log.exception("a fault in %s", name)
        return {"fails": type(fault).__name__}


def _function(name: str) -> Callable[..., Any]:
    module, _, attribute = FUNCTIONS[name].partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
    return function


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is the asker's to hear
    serve(sys.stdin.buffer, sys.stdout.buffer)
