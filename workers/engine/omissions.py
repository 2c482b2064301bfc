"""Omissions: a material fact of an event that one article states and another that covers the event leaves out.

Few and ranked: who took part, and the toll. An omission is never called a contradiction.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from schemas.reports import Conflict, Position, Value
from workers.engine import lexicon, wording
from workers.engine.alignment import Cluster
from workers.engine.findings import Question, Side, Story, conflict, position
from workers.engine.slots import NOT_YET, Slot

WITH_ARTICLE = lexicon.words("with_article")
TOLLS = ("killed", "wounded", "missing")


def omissions(story: Story, found: Sequence[Slot]) -> list[Conflict]:
    """Every participant, and every toll of a main event, that an article which covers the event does not state."""
    return [*_participants(story), *_tolls(story, found)]


def _participants(story: Story) -> list[Conflict]:
    stated: dict[tuple[str, str], list[Claim]] = {}
    clusters: dict[str, Cluster] = {}
    for reading in story.readings.values():
        for claim in reading.claims:
            cluster = story.events.of(claim.event) if claim.measure == "participants" else None
            if cluster and cluster.main:
                clusters[cluster.key] = cluster
                stated.setdefault((cluster.key, claim.text), []).append(claim)
    made = []
    for (key, partner), claims in sorted(stated.items()):
        with_whom = f"joint with {'the ' if partner in WITH_ARTICLE else ''}{partner}"
        side = Side(Value(with_whom, None, None, None, None), tuple(claims))
        label = f"who took part in the {clusters[key].name}"
        question = Question("actor", label, clusters[key], (key, "participants", partner))
        made += _left_out(story, question, [side], f"The {clusters[key].name} was {with_whom}")
    return made


def _tolls(story: Story, found: Sequence[Slot]) -> list[Conflict]:
    made = []
    for cluster in [c for c in story.events.clusters if c.main]:
        for measure in TOLLS:
            claims = [
                claim for slot in found if slot.cluster is cluster and slot.measure == measure for claim in slot.claims
            ]
            claims = [claim for claim in claims if claim.firmness not in NOT_YET]
            if claims:
                sides = _by_value(claims)
                label = f"{claims[0].measure} in the {cluster.name}"
                question = Question("number", label, cluster, (cluster.key, measure, "toll"))
                made += _left_out(story, question, sides, f"How many were {measure} in the {cluster.label}")
    return made


def _telling(story: Story, cluster: Cluster, measure: str) -> set[str]:
    """The articles that say anything of it: a part, a forecast or a denial is no silence."""
    return {
        reading.article.id
        for reading in story.readings.values()
        if any(claim.measure == measure and story.events.of(claim.event) is cluster for claim in reading.claims)
    }


def _by_value(claims: Sequence[Claim]) -> list[Side]:
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.quantity:
            grouped.setdefault(wording.shown(claim.quantity), []).append(claim)
    return [
        Side(wording.value(group[0].quantity), tuple(group))
        for _, group in sorted(grouped.items())
        if group[0].quantity
    ]


def _left_out(story: Story, question: Question, sides: Sequence[Side], fact: str) -> list[Conflict]:
    """The omission, where an article covers the event and does not state the fact; none where nobody is silent."""
    stating = {claim.article for side in sides for claim in side.claims}
    telling = _telling(story, question.cluster, sides[0].claims[0].measure)
    silent = tuple(sorted(question.cluster.articles - telling))
    if not silent or not stating:
        return []
    positions = [*[position(story, side) for side in sides], Position(None, (), silent)]
    said = wording.named([story.names[article] for article in sorted(stating)], len(stating))
    unsaid = wording.named([story.names[article] for article in silent], len(silent))
    does = "do" if len(silent) > 1 else "does"
    tells = "state" if len(stating) > 1 else "states"
    words = (f"{fact}: unstated by {unsaid}", f"{said} {tells} it; {unsaid} {does} not.")
    return [conflict(question, "omission", None, words, positions)]
