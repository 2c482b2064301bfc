"""Answers: who is responsible, why, an official denial, a warning: what the questions of the lexicon call material."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from schemas.reports import Value
from workers.engine import wording
from workers.engine.alignment import NAMELESS
from workers.engine.contrasts.voices import event_asked_of, is_now
from workers.engine.facts import causes
from workers.engine.facts.questions import MARK, Question, questions
from workers.engine.findings import Question as Asks
from workers.engine.findings import Side, Story
from workers.engine.omissions.silence import Omission, omission, touching
from workers.engine.slots import Slot

CAUSE_RANK = 3


def left_out(story: Story, found: Sequence[Slot]) -> list[Omission]:  # noqa: ARG001 (a kind's form)
    """Every material fact of the main event that is no figure."""
    told: dict[str, list[Claim]] = {}
    for reading in story.readings.values():
        for claim in reading.claims:
            if _is_material(claim) and _is_of_the_event(story, claim):
                told.setdefault(claim.measure, []).append(claim)
    return [made for measure, claims in sorted(told.items()) for made in _omission(story, measure, claims)]


def _is_material(claim: Claim) -> bool:
    """Whether the claim answers what an editor must know; that nothing is known is no answer."""
    if claim.measure == causes.MEASURE:
        return claim.text != causes.UNKNOWN
    question = questions().get(claim.measure.removeprefix(MARK)) if claim.measure.startswith(MARK) else None
    return question is not None and bool(question.material) and claim.text in question.telling


def _is_of_the_event(story: Story, claim: Claim) -> bool:
    question = questions().get(claim.measure.removeprefix(MARK))
    if question is not None:
        asked_of = event_asked_of(story, question, claim) if story.heard(claim) else None
        return asked_of is not None and question.is_of(asked_of.kind)
    cluster = story.events.of(claim.event)
    return cluster is not None and cluster.main and story.heard(claim) and is_now(story, claim)


def _omission(story: Story, measure: str, claims: Sequence[Claim]) -> list[Omission]:
    cluster = story.events.main
    if cluster is None or (measure == causes.MEASURE and cluster.kind == NAMELESS):
        return []
    question = questions().get(measure.removeprefix(MARK))
    label = question.label if question else f"cause of the {cluster.name}"
    kind, rank = (question.kind, question.material) if question else ("responsibility", CAUSE_RANK)
    asks = Asks(kind, label, cluster, (cluster.key, measure))
    sides = _sides(question, claims)
    said = wording.either([side.value.text for side in sides])
    fact = f"{said[:1].upper()}{said[1:]}" if question else f"That the cause was {said}"
    return omission(story, asks, sides, fact, touching(story, question.touching if question else ()), rank)


def _sides(question: Question | None, claims: Sequence[Claim]) -> list[Side]:
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(question.said(claim.text, claim.things) if question else claim.text, []).append(claim)
    return [Side(Value(text, None, None, None, None), tuple(group)) for text, group in sorted(grouped.items())]
