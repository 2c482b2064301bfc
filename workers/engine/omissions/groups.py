"""Groups: of which nation those hit were, and how badly they were hurt, where an article gives the bare toll."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.claims import Claim
from workers.engine.counting import COUNTRY_OF, DEGREES
from workers.engine.families import families
from workers.engine.findings import Question, Story
from workers.engine.omissions.silence import Omission, omission
from workers.engine.omissions.tolls import by_value
from workers.engine.slots import Slot

MEASURES = ("killed", "wounded")
COUNTRIES = frozenset(COUNTRY_OF.values())
RANK = 4


def left_out(story: Story, found: Sequence[Slot]) -> list[Omission]:  # noqa: ARG001 (a kind's form)
    """For each toll of the main event: the nations, and the degree of harm, that an article does not tell."""
    return [
        made
        for measure in MEASURES
        for name, tells in (("nationality", _names_a_nation), ("how badly", _tells_the_degree))
        for made in _group(story, measure, name, tells)
    ]


def _names_a_nation(claim: Claim) -> bool:
    return bool(claim.scope & COUNTRIES)


def _tells_the_degree(claim: Claim) -> bool:
    return bool(claim.scope & DEGREES)


def _group(story: Story, measure: str, name: str, tells: Callable[[Claim], bool]) -> list[Omission]:
    cluster = story.events.main
    told = [
        claim
        for reading in story.readings.values()
        for claim in reading.claims
        if claim.measure == measure and tells(claim) and claim.quantity and story.events.of(claim.event) is cluster
    ]
    if cluster is None or not told:
        return []
    label = f"{name} of those {families()[measure].label}" if name == "nationality" else f"{name} they were {measure}"
    question = Question("actor" if name == "nationality" else "status", label, cluster, (cluster.key, measure, name))
    fact = f"{label[:1].upper()}{label[1:]} in the {cluster.label}"
    return omission(story, question, by_value(told), fact, (), RANK)
