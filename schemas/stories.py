"""A story: what a group of articles is about (topic detection calls it a topic)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Story:
    """One story and its articles' ids, in the order of publication. Times are ISO 8601, UTC.

    `version` is that of its newest report, 0 before the first; `counts` are that report's open conflicts by severity.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    version: int
    updated_at: str
    counts: Mapping[str, int] = field(default_factory=dict)
