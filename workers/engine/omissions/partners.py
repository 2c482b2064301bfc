"""Partners: who took part, where an article tells of the event as one party's work."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from schemas.reports import Value
from workers.engine import lexicon
from workers.engine.alignment import Cluster
from workers.engine.findings import Question, Side, Story
from workers.engine.omissions.silence import Omission, omission
from workers.engine.slots import Slot

MEASURE = "participants"
WITH_ARTICLE = lexicon.words("with_article")
RANK = 1


def left_out(story: Story, found: Sequence[Slot]) -> list[Omission]:  # noqa: ARG001 (a kind's form)
    """Every partner of a main event that an article which covers the event does not name."""
    stated: dict[tuple[str, str], list[Claim]] = {}
    clusters: dict[str, Cluster] = {}
    telling: set[str] = set()
    for reading in story.readings.values():
        for claim in reading.claims:
            cluster = story.events.of(claim.event) if claim.measure == MEASURE else None
            if cluster and cluster.main:
                telling.add(claim.article)
                clusters[cluster.key] = cluster
                stated.setdefault((cluster.key, claim.text), []).append(claim)
    made = []
    for (key, partner), claims in sorted(stated.items()):
        with_whom = f"joint with {'the ' if partner in WITH_ARTICLE else ''}{partner}"
        side = Side(Value(with_whom, None, None, None, None), tuple(claims))
        label = f"who took part in the {clusters[key].name}"
        question = Question("actor", label, clusters[key], (key, MEASURE, partner))
        made += omission(story, question, [side], f"The {clusters[key].name} was {with_whom}", telling, RANK)
    return made
