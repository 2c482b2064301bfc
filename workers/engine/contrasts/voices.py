"""Voices: who speaks, so that an article is set against another, or two sources that it names against each other."""

from __future__ import annotations

from schemas.claims import Claim
from schemas.reports import Conflict, Evidence
from workers.engine.alignment import Cluster
from workers.engine.dating import RECENT
from workers.engine.facts.questions import Question
from workers.engine.findings import Story
from workers.engine.times import published_day


def are_two_voices(a: Claim, b: Claim) -> bool:
    """Two articles, or two sources that one article names."""
    if a.article != b.article:
        return True
    one, other = a.attribution, b.attribution
    return one is not None and other is not None and one.source.lower() != other.source.lower()


def is_now(story: Story, claim: Claim) -> bool:
    """Whether it is said in these days: what "in 2009 nobody claimed" is about is another event."""
    said, published = published_day(claim.as_of), published_day(story.published_at(claim))
    return said is None or published is None or said >= published - RECENT


def event_asked_of(story: Story, question: Question, claim: Claim) -> Cluster | None:
    """The main event that an answer is about; what may lie before it is asked of the story's main event."""
    if question.before:
        return story.events.main
    cluster = story.events.of(claim.event)
    return cluster if cluster and cluster.main and is_now(story, claim) else None


def is_told(one: Conflict, other: Conflict) -> bool:
    """Whether each side of a conflict holds words of another side of a known one."""
    held = [
        {
            n
            for n, position in enumerate(other.positions)
            if any(_meet(e, f) for e in account.evidence for f in position.evidence)
        }
        for account in one.positions
    ]
    return all(held) and len(set.union(*held)) > 1


def _meet(one: Evidence, other: Evidence) -> bool:
    same = (one.article, one.field) == (other.article, other.field)
    return same and one.start < other.end and other.start < one.end
