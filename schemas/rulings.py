"""What editors decided about the conflicts of a story."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.reports import Conflict, ConflictStatus


@dataclass(frozen=True)
class Ruling:
    """One decision. `by` is who made it, empty where Parallax did; `note` says why. `at` is ISO 8601, UTC."""

    status: ConflictStatus
    by: str
    at: str
    note: str = ""


@dataclass(frozen=True)
class Triage:
    """All decisions about one conflict, the latest last, and the form in which it lay before the editor then."""

    rulings: tuple[Ruling, ...]
    conflict: Conflict

    @property
    def status(self) -> ConflictStatus:
        """What holds now."""
        return self.rulings[-1].status
