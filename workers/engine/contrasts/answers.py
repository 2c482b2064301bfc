"""Answers: the questions of the lexicon that articles, or the sources inside one, answer differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts.voices import are_two_voices, event_asked_of
from workers.engine.facts.persons import bearers
from workers.engine.facts.questions import MARK, Question, questions
from workers.engine.findings import Side, Story
from workers.engine.times import published_at

FIRM = frozenset({"states", "denied"})  # who denies it says so firmly
BY_EVENT = frozenset(
    {"responsible", "target", "kind of bomb", "kind of strike"}
)  # asked of each event apart: a raid in answer to an attack has another doer


@dataclass(slots=True)
class Asked:
    """One question about one thing, and the claims that answer it."""

    question: Question
    cluster: Cluster
    about: str
    claims: list[Claim] = field(default_factory=list)


def conflicts(story: Story) -> list[Conflict]:
    """The questions that are answered differently: one conflict for each, with all who answer it."""
    return [made for asked in _asked(story) if (made := _judged(story, asked))]


def _asked(story: Story) -> list[Asked]:
    known: dict[tuple[str, str, str], Asked] = {}
    bearers = _bearers(story)
    for reading in story.readings.values():
        for claim in reading.claims:
            question = questions().get(claim.measure.removeprefix(MARK))
            cluster = event_asked_of(story, question, claim) if question and story.heard(claim) else None
            if question is None or cluster is None or not question.is_of(cluster.kind):
                continue
            about = claim.things[-1] if claim.things and question.about != "event" else ""
            about = bearers.get(about, bearers.get(about.split(" ")[-1], about))
            key = (question.name, about.lower(), cluster.key if question.name in BY_EVENT else "")
            known.setdefault(key, Asked(question, cluster, about)).claims.append(claim)
    return _joined(known)


def _joined(known: dict[tuple[str, str, str], Asked]) -> list[Asked]:
    """What is asked of "the minister" is asked of "the interior minister", where no other minister is spoken of."""
    for (name, about, where), asked in list(known.items()):
        full = [key for key in known if key[0] == name and key[2] == where and key[1].endswith(f" {about}")]
        if about and len(full) == 1:
            known[full[0]].claims.extend(asked.claims)
            del known[name, about, where]
    return list(known.values())


def _bearers(story: Story) -> dict[str, str]:
    """The last name of the one person whom the story calls by a noun: "the captain"."""
    named = bearers(claim for reading in story.readings.values() for claim in reading.claims)
    last = {noun: {name.split()[-1].title() for name in names} for noun, names in named.items()}
    return {noun: min(names) for noun, names in last.items() if len(names) == 1}


def _judged(story: Story, asked: Asked) -> Conflict | None:
    pairs = [(a, b) for a, b in combinations(asked.claims, 2) if _opposed(asked, a, b) and _are_two_voices(asked, a, b)]
    clashing = {claim for a, b in pairs if not _is_update(story, asked, a, b) for claim in (a, b)}
    if clashing:
        return _conflict(story, asked, clashing, asked.question.reason)
    updated = {claim for pair in pairs for claim in pair}
    return _conflict(story, asked, updated, "earlier-account") if updated else None


def _opposed(asked: Asked, a: Claim, b: Claim) -> bool:
    return frozenset((a.text, b.text)) in asked.question.opposed


def _are_two_voices(asked: Asked, a: Claim, b: Claim) -> bool:
    """Two sources that one article names, or two articles neither of which gives the other's answer."""
    if a.article == b.article:
        return are_two_voices(a, b)
    given = {(claim.article, claim.text) for claim in asked.claims}
    return (a.article, b.text) not in given and (b.article, a.text) not in given


def _is_update(story: Story, asked: Asked, a: Claim, b: Claim) -> bool:
    """Whether time may have led from the answer that was given first to the other."""
    stages = asked.question.stages
    first, second = sorted((a, b), key=lambda claim: stages[claim.text])
    return stages[first.text] < stages[second.text] and published_at(story.counted_at(first)) < published_at(
        story.counted_at(second)
    )


def _conflict(story: Story, asked: Asked, clashing: set[Claim], reason: str | None) -> Conflict:
    question = asked.question
    sides = _sides(asked, {claim.text for claim in clashing})
    positions = [findings.position(story, side) for side in sides]
    articles = {claim.article for side in sides for claim in side.claims}
    label = question.label + (f" ({asked.about})" if asked.about else "")
    said = wording.according(positions, story.names) if len(articles) > 1 else wording.in_turn(positions, story.names)
    said += f" {wording.REASONS[reason]}" if reason in wording.REASONS else ""
    reason = reason or ("hedged" if any(claim.firmness not in FIRM for claim in clashing) else None)
    severity: Severity = "tension" if reason or question.severity == "tension" else "contradiction"
    key = (question.name, asked.cluster.key, asked.about.lower())
    asks = findings.Question(question.kind, label, asked.cluster, key, "between" if len(articles) > 1 else "within")
    words = (f"{label[:1].upper()}{label[1:]}: {wording.either([side.value.text for side in sides])}", said)
    return findings.conflict(asks, severity, reason, words, positions)


def _sides(asked: Asked, answers: set[str]) -> list[Side]:
    """The claims by the answer that they give, in the order of the lexicon."""
    return [
        Side(Value(_text(asked, claims), None, None, None, None), tuple(claims))
        for answer in asked.question.texts
        if answer in answers and (claims := [claim for claim in asked.claims if claim.text == answer])
    ]


def _text(asked: Asked, claims: Sequence[Claim]) -> str:
    """The answer as a clause; in the place of {who} stands whom its claims name."""
    named = dict.fromkeys(" ".join(claim.things) for claim in claims if claim.things)
    return asked.question.said(claims[0].text, [wording.either(list(named))] if named else ())
