"""Voices: who speaks, so that an article is set against another, or two sources that it names against each other."""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine.alignment import Cluster
from workers.engine.events import RECENT
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
