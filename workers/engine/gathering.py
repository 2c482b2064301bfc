"""Gathering: the figures of open slots put into groups, each of one thing.

A figure joins the group that it is most like (`likeness`), and each article gives a group one value, unless it cites
two sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.claims import Claim
from workers.engine.alignment import Cluster
from workers.engine.backdrop import Backdrop
from workers.engine.bare import is_some_of_them
from workers.engine.likeness import cite_two, is_rival, is_same_value, kind_of, likeness
from workers.engine.obstacles import WEIGHT, Told, head
from workers.engine.shelf import Shelf
from workers.engine.synonyms import akin

COUNTED = frozenset({"count", "share", "money"})


@dataclass(slots=True)
class Group:
    """Figures of one thing, in the order in which they joined."""

    told: list[Told] = field(default_factory=list)

    @property
    def articles(self) -> set[str]:
        """The articles that give a figure of it."""
        return {told.claim.article for told in self.told}

    def likeness(self, one: Told) -> float:
        """How like the figure is to the one of the group that is nearest to it."""
        return max(likeness(one, other) for other in self.told)

    def is_answered(self, claim: Claim) -> bool:
        """Whether the group holds what the claim answers, or what answers it."""
        own = (told.claim for told in self.told if told.claim.article == claim.article)
        return any(is_rival(claim) or is_rival(other) for other in own)

    def takes(self, claim: Claim) -> bool:
        """Whether the claim's article has said nothing else of it, or said it in another source's name."""
        own = [told.claim for told in self.told if told.claim.article == claim.article]
        return all(is_same_value(claim, other) or cite_two(claim, other) for other in own)


def groups(claims: Sequence[tuple[Cluster, Claim]], backdrop: Backdrop) -> list[Group]:
    """The figures of a story by what they are of, in the order of the articles."""
    found: dict[tuple[object, ...], tuple[list[Group], Shelf]] = {}
    own: dict[tuple[str, tuple[object, ...]], list[tuple[Cluster, Claim]]] = {}
    for cluster, claim in claims:
        own.setdefault((claim.article, kind_of(claim)), []).append((cluster, claim))
    wholes: dict[str, tuple[Claim, ...]] = {}
    for _, claim in claims:
        if claim.measure.startswith("whole:"):
            wholes[claim.article] = (*wholes.get(claim.article, ()), claim)
    for (_, kind), here in own.items():
        told = [
            Told(
                cluster,
                claim,
                _is_alone(claim, [other for _, other in here]),
                _is_sole(claim, [other for _, other in here]),
                wholes.get(claim.article, ()),
                backdrop.telling(claim),
                backdrop.stated(claim.article),
            )
            for cluster, claim in here
        ]
        _take_in(told, *found.setdefault(kind, ([], Shelf())))
    return [group for alike, _ in found.values() for group in alike]


def _is_alone(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether no other claim of the article gives another value for a thing of the same name, but for a part of it."""
    others = [other for other in others if not is_some_of_them(other)]
    return not any(akin("nouns", head(claim), head(other)) and not is_same_value(claim, other) for other in others)


def _is_sole(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether the article measures nothing else in such a unit: its one speed, its one height."""
    measured = claim.quantity is not None and claim.quantity.dimension not in COUNTED
    return measured and all(is_same_value(claim, other) for other in others)


def _take_in(own: Sequence[Told], known: list[Group], shelf: Shelf) -> None:
    """Gives the figures of one article to the groups, the likest first; what is like none opens one of its own."""
    before = len(known)
    scored = [(known[m].likeness(one), n, m) for n, one in enumerate(own) for m in shelf.near(one.claim)]
    likely = sorted((row for row in scored if row[0] >= WEIGHT["enough"]), key=lambda row: (-row[0], row[1], row[2]))
    homes: dict[int, int] = {}
    surest: dict[int, float] = {}
    for score, n, m in likely:
        surest.setdefault(m, score)
        if n in homes or _has_rival(score, n, m, likely, known):
            continue
        in_doubt = score > surest[m] - WEIGHT["margin"]  # which of two figures is meant
        if known[m].takes(own[n].claim) or in_doubt:
            known[m].told.append(own[n])
            homes[n] = m
    for n, one in enumerate(own):
        if n not in homes:
            mine = sorted({*homes.values(), *range(before, len(known))})
            near = (m for m in mine if m >= before or known[m].is_answered(one.claim))
            taking = (m for m in near if known[m].takes(one.claim))
            homes[n] = next((m for m in taking if known[m].likeness(one) >= WEIGHT["enough"]), len(known))
            if homes[n] == len(known):
                known.append(Group())
            known[homes[n]].told.append(one)
    for n, m in homes.items():
        shelf.put(own[n].claim, m)


def _has_rival(score: float, n: int, m: int, likely: Sequence[tuple[float, int, int]], known: Sequence[Group]) -> bool:
    """Whether the figure is as like to another group, one article having told the two apart."""
    return any(
        claim == n and group != m and other >= score - WEIGHT["margin"] and known[m].articles & known[group].articles
        for other, claim, group in likely
    )
