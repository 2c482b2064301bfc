"""Stories: which articles speak of the same happening.

An article's profile holds its names, its words and the days of its events. It joins the story of the article that it is
most like, or opens one: the cosine of names and of words weighed by rarity, less with every day between their events.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from schemas.articles import Article
from workers.engine import text
from workers.engine.alignment import Events
from workers.engine.reading import Reading, read
from workers.engine.words import NOMINAL, VERBAL, Token

Profile = dict[str, float]
NEAR = 0.17  # below this likeness an article opens a story of its own
A_DAY_APART = 0.7  # what a day between their events leaves of two articles' likeness
FAR = 4  # days; further apart is no less alike
SPREAD = 5  # the number of documents that rarity is smoothed with
NAMES, WORDS, DAYS = "n:", "w:", "@"


def profile(article: Article) -> Profile:
    """The terms that tell which story an article belongs to, with their weights. JSON-able.

    A term is "n:" and a name, "w:" and a base form, or "@newest" and "@main": the days of its newest event and of its
    main one, counted from year 1.
    """
    counted: Counter[str] = Counter()
    for sentence in text.sentences(article, text.blocks(article)):
        counted.update(term for word in sentence.words if (term := _term(word)))
    terms = {term: round(1 + math.log(count), 4) for term, count in sorted(counted.items())}
    return terms | _days(read(article))


def _term(word: Token) -> str:
    if word.tag == "NAME":
        return NAMES + word.lemma if len(word.low) > 1 else ""
    return WORDS + word.lemma if word.tag in NOMINAL | VERBAL | {"ADJ"} and len(word.lemma) > 2 else ""


def _days(reading: Reading) -> Profile:
    """The days of the newest event and of the main one, where the text tells."""
    published = (reading.article.published_at or "9999")[:10]
    past = [e.first for e in reading.events if e.first and e.first == e.last and e.kind and e.first <= published]
    main = Events([reading]).main_day
    days = {
        "@newest": dt.date.fromisoformat(max(past)).toordinal() if past else None,
        "@main": main and main.toordinal(),
    }
    return {name: float(day) for name, day in days.items() if day}


def nearest(wanted: Profile, stories: Mapping[str, Sequence[Profile]]) -> str | None:
    """The id of the story that an article with this profile belongs to, None where it opens a new one.

    `stories` holds the profiles of each story's articles.
    """
    rarity = _rarity([wanted, *(member for members in stories.values() for member in members)])
    weighed = _weighed(wanted, rarity)
    likeness = {
        story: max(_likeness(wanted, weighed, member, rarity) for member in members)
        for story, members in stories.items()
        if members
    }
    best = min(likeness, key=lambda story: (-likeness[story], story), default=None)
    return best if best is not None and likeness[best] >= NEAR else None


def _rarity(documents: Sequence[Profile]) -> dict[str, float]:
    holders = Counter(term for document in documents for term in document if term.startswith(WORDS))
    size = len(documents) + SPREAD
    return {term: math.log(size / (count + 0.5)) for term, count in holders.items()}


def _likeness(wanted: Profile, weighed: Profile, member: Profile, rarity: Mapping[str, float]) -> float:
    alike = (_cosine(_only(wanted, NAMES), _only(member, NAMES)) + _cosine(weighed, _weighed(member, rarity))) / 2
    return float(alike * A_DAY_APART ** _days_apart(wanted, member))


def _days_apart(one: Profile, other: Profile) -> float:
    """The mean distance of their days, as far as both have them."""
    apart = [min(abs(day - other[name]), FAR) for name, day in one.items() if name.startswith(DAYS) and name in other]
    return sum(apart) / len(apart) if apart else 0.0


def _only(document: Profile, kind: str) -> Profile:
    return {term: weight for term, weight in document.items() if term.startswith(kind)}


def _weighed(document: Profile, rarity: Mapping[str, float]) -> Profile:
    return {term: weight * rarity[term] for term, weight in document.items() if term in rarity}


def _cosine(one: Profile, other: Profile) -> float:
    size = math.sqrt(sum(w * w for w in one.values())) * math.sqrt(sum(w * w for w in other.values()))
    return sum(weight * other[term] for term, weight in one.items() if term in other) / size if size else 0.0
