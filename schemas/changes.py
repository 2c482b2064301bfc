"""What changed from one version of a story's report to a later one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.reports import Conflict

ChangeKind = Literal["opened", "changed", "settled"]


@dataclass(frozen=True)
class Change:
    """What became of one conflict.

    `opened`: it is open now and was not before (`was` is None, or its dismissed or settled form). `changed`: who
    stands where, how grave it is, or its status is another. `settled`: it is no longer in dispute, by the articles or
    by an editor; `conflict` is then its last form.
    """

    kind: ChangeKind
    conflict: Conflict
    was: Conflict | None = None


@dataclass(frozen=True)
class RevisedArticle:
    """An article whose newer revision the later version compares; `differ` names what is new in it: "title", "text"."""

    id: str
    before: int
    after: int
    differ: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """All that changed between two versions. `since` is 0 where there was no version before.

    `added` and `left` are ids of articles that came to the story and that are in it no more; `at` is when the later
    version was stored (ISO 8601, UTC).
    """

    story: str
    since: int
    version: int
    at: str
    conflicts: tuple[Change, ...]
    added: tuple[str, ...]
    revised: tuple[RevisedArticle, ...]
    left: tuple[str, ...]

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The conflicts to which that happened."""
        return tuple(change for change in self.conflicts if change.kind == kind)
