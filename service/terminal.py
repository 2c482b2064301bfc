"""What the terminal of the user can show."""

from __future__ import annotations

import os
import sys


def coloured(asked: bool | None) -> bool:
    """Whether to colour standard output: as was asked, else where it is a terminal and NO_COLOR is not set."""
    if asked is not None:
        return asked
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
