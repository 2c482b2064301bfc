"""Demo stories, each with the conflicts that its report must show: the demo posts them, the tests hold it to them.

Written for this project from the facts and figures of the public coverage of three real events.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any


def stories() -> Iterator[dict[str, Any]]:
    """The stories in the order of their files' names: id, title, articles, and what is expected of the report."""
    files = (file for file in resources.files(__name__).iterdir() if file.name.endswith(".json"))
    for file in sorted(files, key=lambda file: file.name):
        yield json.loads(file.read_text(encoding="utf-8"))
