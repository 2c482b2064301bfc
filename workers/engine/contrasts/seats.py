"""Seats: the places that articles give to a thing which can be in one only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Value
from workers.engine import findings, wording
from workers.engine.counting import country
from workers.engine.facts.seats import JOURNEYS, MEASURE
from workers.engine.findings import Question, Side, Story


def conflicts(story: Story) -> list[Conflict]:
    """At most one conflict for each thing."""
    told: dict[str, list[Claim]] = {}
    for reading in story.readings.values():
        for claim in reading.claims:
            cluster = story.events.of(claim.event) if claim.measure.startswith(MEASURE) else None
            if cluster and cluster.main and story.heard(claim):
                told.setdefault(claim.measure, []).append(claim)
    return [made for measure, claims in sorted(told.items()) if (made := _judged(story, measure, claims))]


def _judged(story: Story, measure: str, claims: Sequence[Claim]) -> Conflict | None:
    cluster = story.events.main
    pairs = [(a, b) for a, b in combinations(claims, 2) if a.article != b.article and _opposed(a, b)]
    pairs = [(a, b) for a, b in pairs if not _is_met(claims, a, b)]
    if not pairs or cluster is None or (measure.removeprefix(MEASURE) in JOURNEYS and _are_several(claims)):
        return None
    clashing = {claim for pair in pairs for claim in pair}
    sides = [
        Side(Value(place, None, None, None, None), tuple(c for c in claims if c.text == place))
        for place in sorted({claim.text for claim in clashing})
    ]
    thing = measure.removeprefix(MEASURE)
    label = thing if thing in JOURNEYS else f"place of the {thing}"
    positions = [findings.position(story, side) for side in sides]
    words = (
        f"{label[:1].upper()}{label[1:]}: {wording.either([side.value.text for side in sides])}",
        wording.who_says(positions, story.names),
    )
    return findings.conflict(Question("place", label, cluster, (measure,)), "contradiction", None, words, positions)


def _opposed(a: Claim, b: Claim) -> bool:
    """Two names with nothing in common, both of a country or both of none: a town may well lie in a country."""
    if set(a.things) & set(b.things):
        return False
    return (country(a.text.lower()) is None) == (country(b.text.lower()) is None)


def _are_several(claims: Sequence[Claim]) -> bool:
    """Whether an article gives two places: it tells of two trains."""
    return any(a.article == b.article and not set(a.things) & set(b.things) for a, b in combinations(claims, 2))


def _is_met(claims: Sequence[Claim], a: Claim, b: Claim) -> bool:
    """Whether either article gives the other's place as well."""
    given = {(claim.article, name) for claim in claims for name in claim.things}
    return any((a.article, name) in given for name in b.things) or any((b.article, name) in given for name in a.things)
