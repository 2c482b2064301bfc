"""Runs the parts of the service as processes: starts them in order, starts again what ends, stops all in reverse.

Each part has a process group of its own, so that a Ctrl-C at the terminal reaches the supervisor alone, and is killed
by the kernel when the supervisor dies in whatever way. Both hold for the main thread only.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

from workers.lifeline import die_with_parent

FIRST_WAIT, LONGEST_WAIT = 0.5, 10.0
"""Seconds before a part that ended is started again: the first time, and at most, doubling."""

STEADY = 30.0
"""Seconds that a part must have run for its earlier ends to be forgotten."""

GRACE = 10.0
"""Seconds that a part gets to stop. A job cut off by this is run again at the next start."""

LOOK = 0.2

log = logging.getLogger("parallax.supervisor")


class StopSignal(Exception):
    """Somebody wants the service to end: Ctrl-C, a SIGTERM, or a closed terminal."""


@dataclass(frozen=True)
class Part:
    """What to run. `inherits` are file descriptors that stay open in it."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    inherits: tuple[int, ...] = ()


class Child:
    """One part and its process. `due` is when it is to start (again), on the clock that only goes forward."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.ends = 0
        self.start()

    def start(self) -> None:
        """Start it now."""
        self.started = self.due = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 (our own parts)
            self.part.command,
            env=dict(self.part.environ),
            stdin=subprocess.DEVNULL,
            pass_fds=self.part.inherits,
            process_group=0,
            preexec_fn=partial(die_with_parent, os.getpid()),  # noqa: PLW1509 (the supervisor has no threads)
        )

    @property
    def runs(self) -> bool:
        """Whether its process is there."""
        return self.process.poll() is None

    def tend(self) -> None:
        """Start it again if it ended, after a wait that grows while it goes on ending."""
        if self.runs:
            return
        if self.due <= self.started:
            self._ended()
        elif time.monotonic() >= self.due:
            self.start()

    def _ended(self) -> None:
        lived = time.monotonic() - self.started
        self.ends = 1 if lived > STEADY else self.ends + 1
        wait = min(FIRST_WAIT * 2 ** (self.ends - 1), LONGEST_WAIT)
        self.due = time.monotonic() + wait
        log.warning("%s ended (%s); starts again in %.1f s", self.part.name, how(self.process.returncode), wait)

    def stop(self, grace: float) -> None:
        """Wait for its end after a SIGTERM, and kill it when `grace` seconds are over."""
        try:
            self.process.wait(max(grace, 0))
        except subprocess.TimeoutExpired:
            log.warning("%s did not stop in time and is killed", self.part.name)
            self.process.kill()
            self.process.wait()


class Supervisor:
    """The parts in groups, in the order of their start: each group needs those before it."""

    def __init__(self) -> None:
        self.groups: list[list[Child]] = []

    def start(self, *parts: Part) -> list[Child]:
        """Start a group of parts; their children."""
        self.groups.append([])
        for part in parts:
            self.groups[-1].append(Child(part))
        return self.groups[-1]

    def watch(self) -> None:
        """Start again whatever ends, until a signal is raised as a StopSignal."""
        while True:
            self.tend()
            time.sleep(LOOK)

    def tend(self) -> None:
        """Look at each child once."""
        for child in self._children():
            child.tend()

    def stop(self) -> None:
        """Stop all, the last group first; each group together."""
        for group in reversed(self.groups):
            end = time.monotonic() + GRACE
            for child in group:
                child.process.terminate()
            for child in group:
                child.stop(end - time.monotonic())
        self.groups.clear()

    def _children(self) -> Iterator[Child]:
        for group in self.groups:
            yield from group


def how(returncode: int | None) -> str:
    """How a process ended, for people."""
    if returncode is not None and returncode < 0:
        return signal.Signals(-returncode).name
    return f"exit status {returncode}"


@contextmanager
def stop_signals() -> Iterator[None]:
    """Raise a StopSignal for the first signal that asks to stop; let the later ones pass, the service is stopping."""
    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def raise_once(_number: int, _frame: FrameType | None) -> None:
        for number in asked:
            signal.signal(number, signal.SIG_IGN)
        raise StopSignal

    for number in asked:
        signal.signal(number, raise_once)
    yield
