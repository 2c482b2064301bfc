"""Parties: how those who did something, or are blamed for it, are set beside each other and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.claims import Claim
from schemas.reports import Value
from workers.engine import owners
from workers.engine.facts.parties import FIRMS
from workers.engine.findings import Side

ARTICLES = frozenset({"The", "A", "An"})


def are_other_names(a: Claim, b: Claim) -> bool:
    """Two names of one kind with nothing in common: "Orlen" may belong to "Ada Okoro", and she may lead a movement."""
    return owners.same(a.owners, b.owners) is False and _kind(a) == _kind(b)


def _kind(claim: Claim) -> tuple[bool, bool]:
    """What a name may be of: one word or more, of a firm or of a person."""
    words = max(claim.owners, key=len).split()
    return len(words) > 1, not FIRMS.isdisjoint(words)


def sides(claims: Sequence[Claim], apart: Callable[[Claim, Claim], bool]) -> list[Side]:
    """The claims by party: each with those of whom nothing sets it apart."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((own for own in groups if own[0].scope == claim.scope and not apart(own[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [Side(Value(_who(own[0]), None, None, None, None), tuple(own)) for own in groups]


def _who(claim: Claim) -> str:
    """As it stands, without the capital of a sentence; "not" before one who denies it."""
    first, _, rest = claim.text.partition(" ")
    text = f"{first.lower()} {rest}" if first in ARTICLES else claim.text
    named = bool(claim.things[-1] or claim.owners or rest)
    return " ".join([*sorted(claim.scope), text if named else text.lower()])
