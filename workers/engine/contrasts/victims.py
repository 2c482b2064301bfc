"""Victims: the one whom an event killed, called by roles that exclude each other, and one group with two fates.

A group has two fates where one article says that so many of it died, another that as many were hurt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from schemas.claims import Claim
from schemas.reports import Conflict, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.facts.victims import BOTH, MARK
from workers.engine.findings import Question, Side, Story

FATES = ("killed", "wounded", "missing")
NO_GROUP = frozenset({"part", "negated"})


def conflicts(story: Story) -> list[Conflict]:
    """The victims whom articles describe differently, and the groups of whom they tell another fate."""
    return [*_roles(story), *_fates(story)]


def _roles(story: Story) -> list[Conflict]:
    told: dict[tuple[str, str], tuple[Cluster, list[Claim]]] = {}
    for claim in _claims(story):
        cluster = story.events.of(claim.event) if claim.measure.startswith(MARK) else None
        if cluster:
            told.setdefault((cluster.key, claim.measure), (cluster, []))[1].append(claim)
    return [made for (_, measure), (cluster, own) in told.items() if (made := _role(story, cluster, measure, own))]


def _claims(story: Story) -> Iterable[Claim]:
    return (c for reading in story.readings.values() for c in reading.claims if story.heard(c))


def _role(story: Story, cluster: Cluster, measure: str, claims: Sequence[Claim]) -> Conflict | None:
    by_article: dict[str, set[str]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, set()).add(claim.text)
    sure = [claim for claim in claims if len(by_article[claim.article]) == 1]
    if not any(_exclude(a.text, b.text) for a, b in combinations(sure, 2)):
        return None
    sides = [
        Side(Value(f"a {role}" if role[0] not in "aeiou" else f"an {role}", None, None, None, None), tuple(group))
        for role in sorted({claim.text for claim in sure})
        if (group := [claim for claim in sure if claim.text == role])
    ]
    done = measure.removeprefix(MARK)
    label = f"who was {done} in the {cluster.name}"
    question = Question("description", label, cluster, (cluster.key, measure))
    positions = [findings.position(story, side) for side in sides]
    summary = f"{wording.either([side.value.text for side in sides])} {done} in the {cluster.label}"
    said = f"{wording.who_says(positions, story.names)} {wording.REASONS['other-description']}"
    words = (summary[:1].upper() + summary[1:], said)
    return findings.conflict(question, "tension", "other-description", words, positions)


def _exclude(one: str, other: str) -> bool:
    return one != other and frozenset((one, other)) not in BOTH


# --- one group, two fates ---------------------------------------------------------------------------------------------


def _fates(story: Story) -> list[Conflict]:
    told: dict[tuple[str, frozenset[str], float], list[Claim]] = {}
    clusters: dict[str, Cluster] = {}
    groups: dict[tuple[str, str], set[frozenset[str]]] = {}
    for claim in _claims(story):
        cluster = story.events.of(claim.event) if claim.measure in FATES and claim.scope else None
        if cluster is None or not cluster.main or claim.firmness != "states":
            continue
        groups.setdefault((claim.article, claim.measure), set()).add(claim.scope)
        exact = claim.quantity is not None and claim.quantity.bound == "exact"
        if exact and claim.quantity and not claim.scope & NO_GROUP:
            clusters[cluster.key] = cluster
            told.setdefault((cluster.key, claim.scope, claim.quantity.interval.low or 0.0), []).append(claim)
    found = []
    for (key, scope, _), claims in told.items():
        if made := _fate(story, clusters[key], scope, claims, groups):
            found.append(made)
    return found


def _fate(
    story: Story,
    cluster: Cluster,
    scope: frozenset[str],
    claims: Sequence[Claim],
    groups: dict[tuple[str, str], set[frozenset[str]]],
) -> Conflict | None:
    """The conflict about as many people of one group, of whom no article tells both fates."""
    fates = {measure: [claim for claim in claims if claim.measure == measure] for measure in FATES}
    clash = [
        (a, b)
        for one, other in combinations(FATES, 2)
        for a, b in product(fates[one], fates[other])
        if scope not in groups.get((a.article, other), ()) and scope not in groups.get((b.article, one), ())
    ]
    if not clash:
        return None
    sides = [
        Side(Value(measure, None, None, None, None), tuple(group))
        for measure in FATES
        if (group := [c for c in fates[measure] if any(c in pair for pair in clash)])
    ]
    who = (
        f"{wording.number(claims[0].quantity.interval.low or 0.0)} ({', '.join(sorted(scope))})"
        if claims[0].quantity
        else ""
    )
    label = f"what became of the {who}"
    question = Question("status", label, cluster, (cluster.key, "fate", *sorted(scope)))
    positions = [findings.position(story, side) for side in sides]
    summary = f"{wording.either([side.value.text for side in sides])}: {label} in the {cluster.label}"
    words = (summary[:1].upper() + summary[1:], wording.who_says(positions, story.names))
    return findings.conflict(question, "contradiction", None, words, positions)
