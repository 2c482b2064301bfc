"""Stories: which articles speak of the same happening.

An article's profile weighs its names, its words and the days of its events; it joins the story whose articles it is
nearest to, by cosine over weights that count rare terms more, or opens one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from schemas.articles import Article
from workers.engine import text, times
from workers.engine.words import Token

Profile = dict[str, float]
NEAR = 0.2  # below this an article opens a story of its own; measured in benchmarks/stories.py
LEAD = 2.0  # a word of the headline or the first paragraphs says more of the story than a later one
SPREAD = 5  # the number of documents that rarity is smoothed with
SAME_DAYS = 0.35  # how much of the likeness the days of the events make up


def profile(article: Article) -> Profile:
    """The terms that tell which story an article belongs to, with their weights. JSON-able.

    A term is "w:" and a base form, "n:" and a name, or "d:" and the day of an event.
    """
    today = times.published_day(article.published_at)
    weights: Counter[str] = Counter()
    for sentence in text.sentences(article, text.blocks(article)):
        lead = LEAD if sentence.kind != "paragraph" or sentence.paragraph < 4 else 1.0
        for term in _terms(sentence.words):
            weights[term] += lead  # type: ignore[assignment]
        for timed in times.moments(sentence, today):
            if timed.moment.first and timed.moment.first == timed.moment.last:
                weights[f"d:{timed.moment.first}"] += lead  # type: ignore[assignment]
    return {term: round(1 + math.log(weight), 4) for term, weight in sorted(weights.items())}


def _terms(words: Sequence[Token]) -> list[str]:
    terms = [f"n:{word.low}" for word in words if word.tag == "NAME" and len(word.low) > 1]
    return terms + [
        f"w:{word.lemma}"
        for word in words
        if word.tag in {"NOUN", "VERB", "PAST", "PART", "ING", "ADJ"} and len(word.lemma) > 2
    ]


def nearest(wanted: Profile, stories: Mapping[str, Sequence[Profile]]) -> str | None:
    """The id of the story that an article with this profile belongs to, None where it opens a new one.

    `stories` holds the profiles of each story's articles.
    """
    documents = [wanted, *(member for members in stories.values() for member in members)]
    rarity = _rarity(documents)
    likeness = {story: _likeness(wanted, members, rarity) for story, members in stories.items() if members}
    best = min(likeness, key=lambda story: (-likeness[story], story), default=None)
    return best if best is not None and likeness[best] >= NEAR else None


def _rarity(documents: Sequence[Profile]) -> dict[str, float]:
    holders = Counter(term for document in documents for term in document)
    size = len(documents) + SPREAD
    return {term: math.log(size / (count + 0.5)) for term, count in holders.items()}


def _likeness(wanted: Profile, members: Sequence[Profile], rarity: Mapping[str, float]) -> float:
    """The mean over the two nearest articles of the story."""
    scores = sorted((_pair(wanted, member, rarity) for member in members), reverse=True)[:2]
    return sum(scores) / len(scores)


def _pair(one: Profile, other: Profile, rarity: Mapping[str, float]) -> float:
    words = _cosine(_without_days(one), _without_days(other), rarity)
    days = _cosine(_days(one), _days(other), {})
    return (words or 0.0) if days is None else (1 - SAME_DAYS) * (words or 0.0) + SAME_DAYS * days


def _days(document: Profile) -> Profile:
    return {term: weight for term, weight in document.items() if term.startswith("d:")}


def _without_days(document: Profile) -> Profile:
    return {term: weight for term, weight in document.items() if not term.startswith("d:")}


def _cosine(one: Profile, other: Profile, rarity: Mapping[str, float]) -> float | None:
    """None where one of the two is empty: nothing is known."""
    if not one or not other:
        return None
    first = {term: weight * rarity.get(term, 1.0) for term, weight in one.items()}
    second = {term: weight * rarity.get(term, 1.0) for term, weight in other.items()}
    size = math.sqrt(sum(w * w for w in first.values())) * math.sqrt(sum(w * w for w in second.values()))
    return sum(weight * second[term] for term, weight in first.items() if term in second) / size if size else 0.0
