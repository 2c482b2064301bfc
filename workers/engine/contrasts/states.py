"""States: one thing of which two articles say what excludes each other: locked and open, sounded and silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, owners, wording
from workers.engine.alignment import Cluster
from workers.engine.antonyms import TABLE, excludes
from workers.engine.contrasts.voices import is_now, is_told
from workers.engine.facts.states import ALIKE, MARK, NOT, SOME, THERE, WHOLE
from workers.engine.findings import Question, Side, Story
from workers.engine.synonyms import akin, rows
from workers.engine.times import published_at

TURNING = frozenset(TABLE["turning"])
Clash = tuple[list[Claim], list[Claim]]


def conflicts(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """One conflict for each thing of which articles say what excludes each other, but for those known already."""
    told = [(claim, cluster) for claim in _told(story) if (cluster := _event(story, claim))]
    clusters = dict(told)
    clashes: list[Clash] = []
    for a, b in _pairs([claim for claim, _ in told]):
        if _exclude(a, b) and not _is_met(clusters, a, b):
            _add(clashes, a, b)
    made = [_conflict(story, clusters[one[0]], (one, other)) for one, other in clashes]
    return [conflict for conflict in made if not any(is_told(conflict, other) for other in known)]


def _told(story: Story) -> Iterator[Claim]:
    return (c for r in story.readings.values() for c in r.claims if c.measure.startswith(MARK) and story.heard(c))


def _event(story: Story, claim: Claim) -> Cluster | None:
    cluster = story.events.of(claim.event)
    return cluster if cluster is not None and cluster.main and is_now(story, claim) else None


def _pairs(told: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of two articles about what may be one thing."""
    known: dict[object, list[Claim]] = {}
    for claim in told:
        noun = claim.things[0]
        for key in {noun, *rows("nouns", noun)} if noun else {name.split()[-1] for name in claim.owners}:
            known.setdefault(key, []).append(claim)
    seen = {(a, b): None for own in known.values() for a, b in combinations(own, 2) if a.article != b.article}
    return (pair for pair in seen if _are_of_one_thing(*pair))


def _are_of_one_thing(a: Claim, b: Claim) -> bool:
    """By name, or by a noun that is one thing for both, or all of its kind, and that no other word sets apart."""
    if a.owners and b.owners:
        return owners.same(a.owners, b.owners) is True
    shares = {a.things[1], b.things[1]}
    if not (a.things[0] and b.things[0]) or not akin("nouns", a.things[0], b.things[0]):
        return False
    if SOME in shares and WHOLE not in shares:
        return False
    for one, other in ((a, b), (b, a)):
        if NOT in one.scope and one.things[1] == WHOLE:
            return one.context <= other.context  # "no spare key" denies no key
    return WHOLE in shares or a.context <= b.context or b.context <= a.context


def _exclude(a: Claim, b: Claim) -> bool:
    """What excludes itself by its words, or is one act that the other account denies."""
    if NOT in a.scope ^ b.scope:
        return _are_one_act(a, b) and _share(a, b) and not _are_of_two(a, b)
    return not a.scope and not b.scope and excludes(a.names, b.names, steady=True)


def _are_of_two(a: Claim, b: Claim) -> bool:
    """Whether each clause has a doer of its own: what the one did the other need not have done."""
    one, other = a.things[2], b.things[2]
    return bool(one and other) and one != other and not akin("nouns", one, other)


def _are_one_act(a: Claim, b: Claim) -> bool:
    both = {a.predicate, b.predicate}
    return (
        both <= THERE
        or any(a.names & row and b.names & row for row in ALIKE)
        or akin("verbs", a.predicate, b.predicate)
    )


def _share(a: Claim, b: Claim) -> bool:
    """Whether the rest of two clauses speaks of the same, as far as both have more to say."""
    return not (a.about and b.about) or any(akin("nouns", one, other) for one in a.about for other in b.about)


def _is_met(told: Iterable[Claim], a: Claim, b: Claim) -> bool:
    """Whether either article says the other's account as well."""
    return any(
        claim.article == own.article and _are_of_one_thing(claim, other) and _exclude(claim, own)
        for own, other in ((a, b), (b, a))
        for claim in told
        if claim is not own
    )


def _add(clashes: list[Clash], a: Claim, b: Claim) -> None:
    """Put a pair with the conflict that has one of the two already."""
    for one, other in clashes:
        if a in one or b in other:
            first, second = one, other
        elif a in other or b in one:
            first, second = other, one
        else:
            continue
        first += [a] if a not in first else []
        second += [b] if b not in second else []
        return
    clashes.append(([a], [b]))


def _conflict(story: Story, cluster: Cluster, clash: Clash) -> Conflict:
    sides = [Side(Value(own[0].text, None, None, None, None), tuple(own)) for own in clash]
    reason = _reason(story, clash)
    severity: Severity = "tension" if reason else "contradiction"
    positions = [findings.position(story, side) for side in sides]
    thing = clash[0][0].things[0] or next(iter(sorted(clash[0][0].owners)), "").title()
    label = f"what is said of the {thing}" if clash[0][0].things[0] else f"what is said of {thing}"
    said = wording.who_says(positions, story.names) + (f" {wording.REASONS[reason]}" if reason else "")
    key = (cluster.key, MARK, thing, *sorted({claim.predicate for own in clash for claim in own}))
    summary = f"{label[:1].upper()}{label[1:]}: {wording.either([f'“{side.value.text}”' for side in sides])}"
    return findings.conflict(Question("status", label, cluster, key), severity, reason, (summary, said), positions)


def _reason(story: Story, clash: Clash) -> str | None:
    for one, other in (clash, clash[::-1]):
        later = min(map(published_at, map(story.counted_at, one))) > max(
            map(published_at, map(story.counted_at, other))
        )
        if later and any(claim.names & TURNING for claim in one):
            return "earlier-account"
    return "hedged" if any(claim.firmness != "states" for own in clash for claim in own) else None
