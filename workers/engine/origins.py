"""Origins: which articles carry the same text, so that reprints of one wire count once."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.articles import Article
from workers.engine import text

SHINGLE = 5  # words in a row; two writers seldom hit on the same five
SAME = 0.5  # the share of the shorter text's shingles that makes it a reprint


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Article id -> the id of the first article, in the order given, that carries the same text."""
    known: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    found: dict[str, str] = {}
    for article in articles:
        shingles = _shingles(article)
        original = next((found[other] for other, theirs in known if _shared(shingles, theirs) >= SAME), article.id)
        found[article.id] = original
        known.append((article.id, shingles))
    return found


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """The runs of words inside the sentences of an article's text."""
    return frozenset(
        tuple(words[at : at + SHINGLE])
        for sentence in text.sentences(article, text.blocks(article))
        if sentence.field == "text"
        for words in [[word.low for word in sentence.words if word.tag != "PUNCT"]]
        for at in range(len(words) - SHINGLE + 1)
    )


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
