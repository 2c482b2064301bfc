"""Wholes: whether those whom an article counts by what they were are all that it knows of.

"A fire killed 119 workers" beside "the fire took 120 lives": who says nothing of others means everybody, where the two
are near each other and nobody else gives the workers another figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemas.claims import Claim
from workers.engine.intervals import ratio

NEARLY = 1.5  # how many times the smaller the larger of two counts of all may be
ALL_MAY_BE = frozenset(
    {"crew", "family", "fighter", "worker"}
)  # classes of people.toml; civilians are told from others
NOBODY_APART: frozenset[str] = frozenset()
Key = tuple[str, str, frozenset[str]]  # event, measure, group


class Wholes:
    """The counts of a story by event, measure and group. `counts` are each with its event's key and its group."""

    def __init__(self, counts: Iterable[tuple[str, frozenset[str], Claim]]) -> None:
        self._told: dict[Key, list[Claim]] = {}
        for event, group, claim in counts:
            self._told.setdefault((event, claim.measure, group), []).append(claim)

    def tell_of_all(self, event: str, group: frozenset[str], claim: Claim) -> bool:
        """Whether a count of a group is one of all, as far as its article tells."""
        if len(group) != 1 or not group <= ALL_MAY_BE or "part" in claim.scope or claim.quantity is None:
            return False
        of_all = self._told.get((event, claim.measure, NOBODY_APART), [])
        of_group = self._told.get((event, claim.measure, group), [])
        disputed = len({other.quantity.interval for other in of_group if other.quantity}) > 1
        if disputed or not of_all or any(other.article == claim.article for other in of_all):
            return False
        return all(other.quantity and ratio(other.quantity, claim.quantity) <= NEARLY for other in of_all)
