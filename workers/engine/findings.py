"""Findings: the parts of a report made from claims: evidence, positions, conflicts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claims import Claim
from schemas.reports import Conflict, ConflictKind, Evidence, Position, ReportEvent, Scope, Severity, Value
from workers.engine.alignment import Cluster, Events
from workers.engine.reading import Reading


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of a slot that state one value."""

    value: Value
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All that the comparison knows of a story: its readings by article id, and its events."""

    readings: dict[str, Reading]
    events: Events
    names: dict[str, str]

    def published_at(self, claim: Claim) -> str | None:
        """When the article that makes the claim was published, as received."""
        return self.readings[claim.article].article.published_at

    def counted_at(self, claim: Claim) -> str:
        """When the figure was given: on the day that the text names, else with the article; "" where nothing tells."""
        published = self.published_at(claim) or ""
        return claim.as_of if claim.as_of and claim.as_of != published[:10] else published


def source_names(readings: Sequence[Reading]) -> dict[str, str]:
    """What each article is called in a sentence: its source, with the id where two articles share one."""
    sources = [reading.article.source for reading in readings]
    return {
        r.article.id: r.article.source
        if sources.count(r.article.source) == 1
        else f"{r.article.source} ({r.article.id})"
        for r in readings
    }


@dataclass(frozen=True, slots=True)
class Question:
    """What a conflict is about, apart from the answers: its kind, its slot's label and what makes its id stable."""

    kind: ConflictKind
    label: str
    cluster: Cluster
    key: tuple[str, ...]
    scope: Scope = "between"


def conflict(
    question: Question, severity: Severity, reason: str | None, words: tuple[str, str], positions: Sequence[Position]
) -> Conflict:
    """The conflict about a question. `words` are its summary and its explanation."""
    apart = "omission" if severity == "omission" else ""  # a slot may be disputed and left out at once
    return Conflict(
        id="c" + digest(question.kind, apart, question.scope, *question.key),
        kind=question.kind,
        scope=question.scope,
        slot=question.label,
        event=event(question.cluster),
        summary=words[0],
        explanation=words[1],
        positions=tuple(positions),
        severity=severity,
        reason=reason,
    )


def digest(*parts: str) -> str:
    """Twelve hex digits that stand for these parts: ids that stay the same as long as the thing in dispute does."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def event(cluster: Cluster) -> ReportEvent:
    """The event of a cluster, as a report names it."""
    place = cluster.place.partition(" ")[2] if cluster.place else None
    return ReportEvent(cluster.label, cluster.first.isoformat() if cluster.first else None, place)


def position(story: Story, side: Side) -> Position:
    """A value and the words that state it, by article and place in the text."""
    ordered = sorted(side.claims, key=lambda claim: (claim.article, claim.span.field, claim.span.start, claim.span.end))
    return Position(side.value, tuple(evidence(story, claim) for claim in ordered))


def evidence(story: Story, claim: Claim) -> Evidence:
    """The words of one claim, quoted."""
    span = claim.span
    quote = story.readings[claim.article].article.field(span.field)[span.start : span.end]
    return Evidence(claim.article, span.field, span.start, span.end, quote, claim.attribution)
