"""Silence: which articles cover an event and do not state a fact of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.reports import Conflict, Position
from workers.engine import wording
from workers.engine.findings import Question, Side, Story, conflict, position
from workers.engine.terms import WORDS
from workers.engine.times import published_at

KNOWN_TO_ALL = dt.timedelta(1)  # what one article tells, others of that day could have told


@dataclass(frozen=True, slots=True)
class Omission:
    """A conflict with how material the fact is (1 first) and how many articles state it."""

    rank: int
    stating: int
    conflict: Conflict


def omission(
    story: Story, question: Question, sides: Sequence[Side], fact: str, telling: Iterable[str], rank: int
) -> list[Omission]:
    """The omission, where an article covers the event and does not touch on the fact; none where nobody is silent.

    `telling` are the articles that say anything of it: a part, a forecast or a denial is no silence.
    """
    stating = {claim.article for side in sides for claim in side.claims}
    silent = tuple(sorted(question.cluster.articles - set(telling) - stating - _too_early(story, stating)))
    if not silent or not stating:
        return []
    positions = [*[position(story, side) for side in sides], Position(None, (), silent)]
    said = wording.named([story.names[article] for article in sorted(stating)], len(stating))
    unsaid = wording.named([story.names[article] for article in silent], len(silent))
    does = "do" if len(silent) > 1 else "does"
    tells = "state" if len(stating) > 1 else "states"
    words = (f"{fact}: unstated by {unsaid}", f"{said} {tells} it{_quoted(positions[0])}; {unsaid} {does} not.")
    return [Omission(rank, len(stating), conflict(question, "omission", None, words, positions))]


def touching(story: Story, words: Iterable[str]) -> set[str]:
    """The articles with one of these base forms: one that has a word of a fact may state it as no frame knows."""
    terms = {WORDS + word for word in words}
    return {one for one, reading in story.readings.items() if not terms.isdisjoint(reading.terms)}


def _quoted(stated: Position) -> str:
    """The words of a fact that is no figure, since its summary says no more than what kind of fact it is."""
    value = stated.value
    words = [one.quote for one in stated.evidence if value and value.low is None and value.high is None]
    return f" (“{' '.join(words[0].split())}”)" if words else ""


def _too_early(story: Story, stating: set[str]) -> set[str]:
    """The articles that were published more than a day before anybody told it."""
    stamps = {article: reading.article.published_at for article, reading in story.readings.items()}
    told = [published_at(stamps[article]) for article in stating if article in stamps]
    if not told:
        return set()
    return {
        article
        for article, stamp in stamps.items()
        if published_at(stamp) != dt.datetime.max.replace(tzinfo=dt.UTC)
        and min(told) - published_at(stamp) > KNOWN_TO_ALL
    }
