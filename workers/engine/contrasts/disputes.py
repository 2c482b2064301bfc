"""Disputes: two accounts that an article itself sets against each other."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts.voices import is_told
from workers.engine.facts.disputes import MEASURE
from workers.engine.findings import Question, Side, Story

REASONS = frozenset({"earlier-count"})


def conflicts(story: Story, known: Sequence[Conflict]) -> list[Conflict]:
    """One conflict for each dispute, but for those whose words stand on two sides of a known conflict already."""
    cluster = story.events.main
    if cluster is None:
        return []
    made = []
    for reading in story.readings.values():
        pairs: dict[str, list[Claim]] = {}
        for claim in reading.claims:
            if claim.measure.startswith(MEASURE):
                pairs.setdefault(claim.measure, []).append(claim)
        made += [_conflict(story, cluster, pair) for pair in pairs.values() if story.heard(pair[0])]
    return [conflict for conflict in made if not any(is_told(conflict, other) for other in known)]


def _conflict(story: Story, cluster: Cluster, pair: list[Claim]) -> Conflict:
    first, second = pair
    reason = next(iter(second.scope & REASONS), None)
    severity: Severity = "tension" if reason else "contradiction"
    positions = [findings.position(story, Side(_value(claim), (claim,)), alone=True) for claim in pair]
    name = story.names[first.article]
    label = "two accounts of one figure" if first.quantity else "two accounts that do not fit"
    question = Question(first.kind, label, cluster, (first.article, first.measure), "within")
    summary = f"{label[:1].upper()}{label[1:]}: “{first.text}” / “{second.text}”"
    said = f"{name} sets “{second.text}” against “{first.text}”."
    said += f" {wording.REASONS[reason]}" if reason else ""
    return findings.conflict(question, severity, reason, (summary, said), positions)


def _value(claim: Claim) -> Value:
    return wording.value(claim.quantity) if claim.quantity else Value(claim.text, None, None, None, None)
