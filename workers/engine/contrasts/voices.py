"""Voices: who speaks, so that an article is set against another, or two sources that it names against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from schemas.claims import Claim
from schemas.reports import Conflict, Evidence
from workers.engine.alignment import Cluster
from workers.engine.dating import RECENT
from workers.engine.facts.questions import Question
from workers.engine.findings import Story
from workers.engine.times import published_day

ON_PURPOSE = frozenset({"strike", "vote", "protest", "deal"})  # they have reasons, no cause and no culprit
T = TypeVar("T")


def of_the_main(story: Story, measure: str) -> tuple[Cluster, list[Claim]] | None:
    """What is said these days of what brought the main event about: a blast, a fire and a collapse are one chain."""
    told = [
        (cluster, claim)
        for reading in story.readings.values()
        for claim in reading.claims
        if claim.measure == measure
        and story.heard(claim)
        and is_now(story, claim)
        and (cluster := story.events.of(claim.event))
        and cluster.main
        and cluster.kind not in ON_PURPOSE
    ]
    main = next(
        (cluster for cluster, _ in told if cluster.kind == story.events.main_kind), told[0][0] if told else None
    )
    return (main, [claim for _, claim in told]) if main else None


def grouped(found: Iterable[T], belongs: Callable[[list[T], T], bool]) -> list[list[T]]:
    """Each with the first group that it belongs to, else in one of its own; in the order in which they come."""
    groups: list[list[T]] = []
    for one in found:
        home = next((group for group in groups if belongs(group, one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


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
