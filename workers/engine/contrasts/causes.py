"""Causes: the accounts of what brought an event about, where two of them have nothing in common.

Causes are open words: two are taken for one where they share a word or a class ("heavy rain", "a downpour").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts.voices import are_two_voices, grouped, of_the_main
from workers.engine.facts.causes import MEASURE, POSSIBLE, UNKNOWN
from workers.engine.findings import Question, Side, Story

RULED_OUT = "ruled out"


def conflicts(story: Story) -> list[Conflict]:
    """At most one conflict of all who name a cause."""
    named = of_the_main(story, MEASURE)
    made = _judged(story, *named) if named else None
    return [made] if made else []


def _judged(story: Story, cluster: Cluster, claims: Sequence[Claim]) -> Conflict | None:
    pairs = [(a, b) for a, b in combinations(claims, 2) if _opposed(a, b) and are_two_voices(a, b)]
    pairs = [(a, b) for a, b in pairs if a.article == b.article or not _is_met(claims, a, b)]
    if not pairs:
        return None
    clashing = {claim for pair in pairs for claim in pair}
    sides = _sides([claim for claim in claims if claim in clashing])
    outright = any({RULED_OUT} & (a.scope ^ b.scope) for a, b in pairs)
    unknown = any(UNKNOWN in {a.text, b.text} for a, b in pairs)
    reason = None if outright else "hedged" if unknown and len(sides) == 2 else "other-description"
    severity: Severity = "tension" if reason else "contradiction"
    articles = {claim.article for claim in clashing}
    question = Question(
        "responsibility",
        f"cause of the {cluster.name}",
        cluster,
        (cluster.key, MEASURE),
        "between" if len(articles) > 1 else "within",
    )
    positions = [findings.position(story, side) for side in sides]
    said = wording.according(positions, story.names) if len(articles) > 1 else wording.in_turn(positions, story.names)
    said += f" {wording.REASONS[reason]}" if reason else ""
    summary = f"Cause of the {cluster.label}: {wording.either([side.value.text for side in sides])}"
    return findings.conflict(question, severity, reason, (summary, said), positions)


def _opposed(a: Claim, b: Claim) -> bool:
    """A cause beside another, beside none known, or beside its own denial."""
    if POSSIBLE in a.scope | b.scope:
        return RULED_OUT in a.scope | b.scope and bool(set(a.things) & set(b.things))
    if UNKNOWN in {a.text, b.text}:
        return a.text != b.text and not (a.scope | b.scope)
    alike = bool(set(a.things) & set(b.things))
    return alike if a.scope != b.scope else not alike and not a.scope


def _is_met(claims: Sequence[Claim], a: Claim, b: Claim) -> bool:
    """Whether either article gives the other's account as well."""
    return any(
        claim.article == theirs.article and claim.text != UNKNOWN and _is_alike(claim, other)
        for theirs, other in ((a, b), (b, a))
        for claim in claims
    )


def _is_alike(a: Claim, b: Claim) -> bool:
    """Whether two claims name one cause: they share a word or a class, and both or neither rule it out."""
    return a.scope == b.scope and (a.text == b.text or bool(set(a.things) & set(b.things)))


def _sides(claims: Sequence[Claim]) -> list[Side]:
    """The claims by cause: those that share a word are one side."""
    groups = grouped(claims, lambda group, claim: _is_alike(group[0], claim))
    return [Side(Value(_text(group[0]), None, None, None, None), tuple(group)) for group in groups]


def _text(claim: Claim) -> str:
    if claim.text == UNKNOWN:
        return "the cause is not known"
    words = claim.text.removeprefix("not ")
    if words.startswith(("was ", "were ")):  # "was started deliberately"
        return f"it {words}"
    if POSSIBLE in claim.scope:
        return f"the cause may have been {words}"
    return f"the cause was not {words}" if claim.scope else f"the cause was {words}"
