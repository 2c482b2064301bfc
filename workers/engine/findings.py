"""Findings: the parts of a report made from claims: evidence, positions, conflicts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.claims import Claim
from schemas.reports import Conflict, ConflictKind, Evidence, Position, ReportEvent, Scope, Severity, Value
from workers.engine import voices
from workers.engine.alignment import Cluster, Events
from workers.engine.chorus import Chorus
from workers.engine.outline import statements
from workers.engine.reading import Reading
from workers.engine.voices import credit

QUOTES = 24  # of a position; more are no longer read, and its number of articles says how many there are


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of a slot that state one value."""

    value: Value
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All that the comparison knows of a story: the readings that speak by article id, its events, and who echoes."""

    readings: dict[str, Reading]
    events: Events
    names: dict[str, str]
    told: Chorus
    keys: dict[Claim, str] = field(init=False)  # of the statement that a claim is part of
    credits: dict[str, str] = field(init=False)  # the agency that an article credits

    def __post_init__(self) -> None:
        """Note the statement of each claim."""
        found = {claim: key for r in self.readings.values() for claim, key in statements(r.claims).items()}
        object.__setattr__(self, "keys", found)
        object.__setattr__(self, "credits", {one: credit(r.article) for one, r in self.readings.items()})

    def heard(self, claim: Claim) -> bool:
        """Whether a claim is compared: its article speaks for all which state the same."""
        return claim.article in self.told.leading.get(self.keys[claim], ())

    def published_at(self, claim: Claim) -> str | None:
        """When the article that makes the claim was published, as received."""
        return self.readings[claim.article].article.published_at

    def counted_at(self, claim: Claim) -> str:
        """When the figure was given: on the day that the text names, else with the article; "" where nothing tells."""
        published = self.published_at(claim) or ""
        return claim.as_of if claim.as_of and claim.as_of != published[:10] else published


def source_names(told: Chorus, readings: Iterable[Reading]) -> dict[str, str]:
    """What these articles are called in a sentence: their sources, with the id where two of a story share one."""
    held, articles = told.sources, [reading.article for reading in readings]
    return {one.id: one.source if held[one.source] == 1 else f"{one.source} ({one.id})" for one in articles}


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


def position(story: Story, side: Side, *, alone: bool = False) -> Position:
    """A value, how many articles of how many origins state it, and their words: of many, a few quotes of each origin.

    `alone` is for the words of one article, which no other echoes.
    """
    ordered = sorted(side.claims, key=lambda claim: (claim.article, claim.span.field, claim.span.start, claim.span.end))
    keys = () if alone else {story.keys[claim] for claim in ordered}
    stating = story.told.stating({claim.article for claim in ordered}, keys)
    quotes = tuple(evidence(story, claim) for claim in _sample(story, ordered))
    origins = {claim.article: story.told.places[claim.article][1] for claim in ordered}
    speaking = voices.count(ordered, origins, set(stating.values()), story.credits)
    return Position(side.value, quotes, articles=len(stating), origins=speaking)


def _sample(story: Story, claims: Sequence[Claim]) -> Sequence[Claim]:
    """All of a few claims; of many, the first that each origin makes, then the second, as far as there is room."""
    if len(claims) <= QUOTES:
        return claims
    turns: Counter[str] = Counter()
    ranked = []
    for at, claim in enumerate(claims):
        origin = story.told.origins[claim.article]
        ranked.append((turns[origin], at))
        turns[origin] += 1
    return [claims[at] for at in sorted(at for _, at in sorted(ranked)[:QUOTES])]


def evidence(story: Story, claim: Claim) -> Evidence:
    """The words of one claim, quoted."""
    span = claim.span
    quote = story.readings[claim.article].article.field(span.field)[span.start : span.end]
    return Evidence(claim.article, span.field, span.start, span.end, quote, claim.attribution)
