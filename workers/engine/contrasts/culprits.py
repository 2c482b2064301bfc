"""Culprits: the parties that are blamed for the main event, where two of them cannot be the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict
from workers.engine import wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts import parties
from workers.engine.contrasts.voices import are_two_voices, is_told, of_the_main
from workers.engine.facts.culprits import MEASURE, TABLE
from workers.engine.findings import Question, Story

KIN = {frozenset(pair) for row in TABLE["kin"] for pair in combinations(row, 2)}
ANYBODY = frozenset(TABLE["anybody"])
ARMED = frozenset(TABLE["armed"])


def conflicts(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """At most one conflict of all who name a culprit, but for one that is known already."""
    told = of_the_main(story, MEASURE)
    made = _judged(story, *told) if told else None
    return [made] if made and not any(is_told(made, other) for other in known) else []


def _judged(story: Story, cluster: Cluster, claims: Sequence[Claim]) -> Conflict | None:
    pairs = [(a, b) for a, b in combinations(claims, 2) if _are_others(a, b) and _are_two_voices(claims, a, b)]
    if not pairs:
        return None
    clashing = [claim for claim in claims if any(claim in pair for pair in pairs)]
    outright = any(_leave_no_room(a, b) for a, b in pairs)
    hedged = any(claim.firmness != "states" for claim in clashing)
    reason = "hedged" if hedged else None if outright else "other-description"
    asked = Question("responsibility", f"who is blamed for the {cluster.name}", cluster, (cluster.key, MEASURE))
    return parties.conflict(story, asked, parties.sides(clashing, _are_others), reason, wording.according)


def _are_two_voices(claims: Sequence[Claim], a: Claim, b: Claim) -> bool:
    """Two sources that one article names, or two articles neither of which gives the other's culprit as well."""
    if a.article == b.article:
        return are_two_voices(a, b)
    return not any(
        claim.article == theirs.article and not _are_others(claim, other) and _are_others(claim, theirs)
        for theirs, other in ((a, b), (b, a))
        for claim in claims
    )


def _are_others(a: Claim, b: Claim) -> bool:
    """Whether two culprits cannot be the same: two countries, two names of one kind, two classes that are no kin."""
    (kind, nation), (other, another) = a.things, b.things
    if nation and another:
        return nation != another
    if a.owners and b.owners:
        return parties.are_other_names(a, b)
    if a.owners or b.owners or not (kind and other) or kind == other:
        return False
    return frozenset((kind, other)) not in KIN and ANYBODY.isdisjoint((kind, other))


def _leave_no_room(a: Claim, b: Claim) -> bool:
    """Whether one culprit leaves no room for the other: who carried out an attack, no fault that several may share."""
    countries = bool(a.things[1] and b.things[1])
    return countries or bool(a.owners and b.owners) or {a.things[0], b.things[0]} <= ARMED
