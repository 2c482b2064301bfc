"""A process that ends when the one that started it ends, even by kill -9.

Linux only (prctl); on other systems these functions do nothing, and an orphan ends its work harmlessly, since every job
gives the same end when it is run twice.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

# Looked up once, at import: a fork of a process with threads must not load libraries.
_PRCTL = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None) if sys.platform == "linux" else None


def die_with_parent(parent: int) -> None:
    """Let the kernel kill this process when its parent ends; `parent` is that process's id.

    The kernel watches the parent's thread that forked: start children from the main thread.
    """
    if _PRCTL is None:
        return
    _PRCTL(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the kernel was told
        os._exit(1)
