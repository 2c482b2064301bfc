"""Tolls: how many were killed, wounded, missing, arrested, where an article gives no number at all."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from workers.engine import wording
from workers.engine.alignment import Cluster
from workers.engine.families import families
from workers.engine.findings import Question, Side, Story
from workers.engine.omissions.silence import Omission, omission
from workers.engine.slots import NOT_YET, Slot

RANKS = {"killed": 2, "wounded": 2, "missing": 3, "arrested": 5, "homeless": 5}


def left_out(story: Story, found: Sequence[Slot]) -> list[Omission]:
    """Every toll of a main event that an article which covers the event does not state."""
    made = []
    for cluster in [c for c in story.events.clusters if c.main]:
        for measure, rank in RANKS.items():
            held = [slot for slot in found if slot.cluster is cluster and slot.measure == measure]
            claims = [claim for slot in held for claim in slot.claims if claim.firmness not in NOT_YET]
            if claims:
                label = f"{families()[measure].label} in the {cluster.name}"
                question = Question("number", label, cluster, (cluster.key, measure, "toll"))
                fact = f"How many were {families()[measure].label} in the {cluster.label}"
                made += omission(story, question, by_value(claims), fact, _telling(story, cluster, measure), rank)
    return made


def _telling(story: Story, cluster: Cluster, measure: str) -> set[str]:
    """The articles that say anything of it."""
    return {
        reading.article.id
        for reading in story.readings.values()
        if any(claim.measure == measure and story.events.of(claim.event) is cluster for claim in reading.claims)
    }


def by_value(claims: Sequence[Claim]) -> list[Side]:
    """Claims with a figure, by the figure."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.quantity:
            grouped.setdefault(wording.shown(claim.quantity), []).append(claim)
    return [
        Side(wording.value(group[0].quantity), tuple(group))
        for _, group in sorted(grouped.items())
        if group[0].quantity
    ]
