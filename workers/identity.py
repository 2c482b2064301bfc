"""The ids of conflicts over the versions of a report: the same thing in dispute keeps the id that it had.

The engine names a conflict after its event, and each comparison sees the event anew: one more article may make a
"sinking" of an "accident". Whoever dismissed the conflict, or was told of it, knows it by its id. Pure: reports in, a
report out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.reports import Conflict, Report

SHARED = 0.5
"""The share of the shorter's words that two conflicts must have in common to be one."""

Words = frozenset[tuple[str, str, str]]


def keep_ids(before: Report | None, after: Report) -> Report:
    """The later report, in which each conflict that continues one of the earlier has that one's id.

    One that the engine calls as before continues itself; of the rest, those that rest on the same words of the same
    articles belong together, each with one.
    """
    heirs = dict(_heirs(before.conflicts, after.conflicts)) if before else {}
    if not heirs:
        return after
    conflicts = tuple(replace(one, id=heirs.get(one.id, one.id)) for one in after.conflicts)
    return replace(after, conflicts=conflicts)


def _heirs(before: Sequence[Conflict], after: Sequence[Conflict]) -> Iterator[tuple[str, str]]:
    """The new id of each heir, and the one that it inherits."""
    known, here = {one.id for one in before}, {one.id for one in after}
    new = [one for one in after if one.id not in known]
    gone = [one for one in before if one.id not in here]
    pairs = [(_likeness(old, one), one.id, old.id) for one in new for old in gone if _are_of_one_kind(old, one)]
    taken: set[str] = set()
    for likeness, new_id, old_id in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if likeness >= SHARED and not {new_id, old_id} & taken:
            taken |= {new_id, old_id}
            yield new_id, old_id


def _are_of_one_kind(one: Conflict, other: Conflict) -> bool:
    omits = (one.severity == "omission") == (other.severity == "omission")
    return omits and (one.kind, one.scope) == (other.kind, other.scope)


def _likeness(one: Conflict, other: Conflict) -> float:
    first, second = _words(one), _words(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _words(conflict: Conflict) -> Words:
    return frozenset(
        (evidence.article, evidence.field, evidence.quote)
        for position in conflict.positions
        for evidence in position.evidence
    )
