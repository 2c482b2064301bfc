"""Terms: the words, names and figures of an article that tell which story it belongs to, with their weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from workers.engine.text import Sentence
from workers.engine.words import NOMINAL, VERBAL, Token

NAMES, WORDS, FIGURES = "n:", "w:", "d:"
WEIGHTS = {NAMES: 2.0, WORDS: 1.0, FIGURES: 1.0}  # who and where set two happenings of one kind apart
LEAD, IN_LEAD = 2, 1.5  # sentences that say what the story is, and what that makes of their terms


def terms(sentences: Iterable[Sentence]) -> dict[str, float]:
    """The terms, each a mark and a base form ("n:northpoint", "w:ferry", "d:6.2"), and their weights. JSON-able."""
    counted: Counter[str] = Counter()
    leading: set[str] = set()
    for at, sentence in enumerate(sentences):
        found = [term for word in sentence.words if (term := _term(word))]
        counted.update(found)
        leading.update(found if at < LEAD else ())
    return {
        term: round((1 + math.log(count)) * WEIGHTS[term[:2]] * (IN_LEAD if term in leading else 1), 4)
        for term, count in sorted(counted.items())
    }


def _term(word: Token) -> str:
    if word.tag == "NAME":
        return NAMES + word.lemma if len(word.low) > 1 else ""
    if word.low[0].isdecimal():
        return FIGURES + word.low
    return WORDS + word.lemma if word.tag in NOMINAL | VERBAL | {"ADJ"} and len(word.lemma) > 2 else ""
