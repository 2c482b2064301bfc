"""Parties: how those who did something, or are blamed for it, are set beside each other and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from schemas.claims import Claim
from schemas.reports import Conflict, Value
from workers.engine import findings, owners, wording
from workers.engine.contrasts.voices import grouped
from workers.engine.facts.parties import FIRMS
from workers.engine.findings import Question, Side, Story

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
    groups = grouped(claims, lambda own, claim: own[0].scope == claim.scope and not apart(own[0], claim))
    return [Side(Value(_who(own[0]), None, None, None, None), tuple(own)) for own in groups]


def conflict(
    story: Story, asked: Question, told: Sequence[Side], reason: str | None, said: Callable[..., str]
) -> Conflict:
    """The conflict of these sides, inside one article where one tells them all; `said` words it between articles."""
    articles = {claim.article for side in told for claim in side.claims}
    within = len(articles) == 1
    asked = replace(asked, key=(*asked.key, *articles), scope="within") if within else asked
    positions = [findings.position(story, side) for side in told]
    explained = (wording.in_turn if within else said)(positions, story.names)
    explained += f" {wording.REASONS[reason]}" if reason else ""
    summary = f"{asked.label[:1].upper()}{asked.label[1:]}: {wording.either([side.value.text for side in told])}"
    return findings.conflict(asked, "tension" if reason else "contradiction", reason, (summary, explained), positions)


def _who(claim: Claim) -> str:
    """As it stands, without the capital of a sentence; "not" before one who denies it."""
    first, _, rest = claim.text.partition(" ")
    text = f"{first.lower()} {rest}" if first in ARTICLES else claim.text
    named = bool(claim.things[-1] or claim.owners or rest)
    return " ".join([*sorted(claim.scope), text if named else text.lower()])
