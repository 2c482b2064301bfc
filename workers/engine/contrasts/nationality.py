"""Nationality: a vehicle by its name, and the countries that articles give it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, wording
from workers.engine.facts.nationality import MEASURE
from workers.engine.findings import Question, Side, Story


def conflicts(story: Story) -> list[Conflict]:
    """At most one conflict for each vehicle."""
    told: dict[str, list[Claim]] = {}
    for reading in story.readings.values():
        for claim in reading.claims:
            if claim.measure == MEASURE and story.heard(claim):
                told.setdefault(claim.things[-1], []).append(claim)
    return [made for name, claims in told.items() if (made := _judged(story, name, claims))]


def _judged(story: Story, name: str, claims: Sequence[Claim]) -> Conflict | None:
    cluster = story.events.main
    pairs = [(a, b) for a, b in combinations(claims, 2) if a.article != b.article and _opposed(a, b)]
    given = {(claim.article, claim.text) for claim in claims}
    pairs = [(a, b) for a, b in pairs if (a.article, b.text) not in given and (b.article, a.text) not in given]
    if not pairs or cluster is None:
        return None
    clashing = {claim for pair in pairs for claim in pair}
    sides = [
        Side(Value(_said(group[0]), None, None, None, None), tuple(group))
        for key in sorted({(claim.text, *sorted(claim.scope)) for claim in clashing})
        if (group := [claim for claim in claims if claim in clashing and (claim.text, *sorted(claim.scope)) == key])
    ]
    reason = None if all(a.scope == b.scope for a, b in pairs) else "other-description"
    severity: Severity = "tension" if reason else "contradiction"
    positions = [findings.position(story, side) for side in sides]
    label = f"nationality of the {name.title()}"
    said = wording.who_says(positions, story.names) + (f" {wording.REASONS[reason]}" if reason else "")
    words = (f"{label[:1].upper()}{label[1:]}: {wording.either([side.value.text for side in sides])}", said)
    return findings.conflict(
        Question("description", label, cluster, (MEASURE, name)), severity, reason, words, positions
    )


def _opposed(a: Claim, b: Claim) -> bool:
    """Two countries in one relation, or one of them in no relation that is told: owned here, flagged there fit."""
    return a.text != b.text and (a.scope == b.scope or not a.scope or not b.scope)


def _said(claim: Claim) -> str:
    return f"{claim.text} ({', '.join(sorted(claim.scope))})" if claim.scope else claim.text
