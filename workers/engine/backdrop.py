"""Backdrop: what two figures of a story stand out against: its common words, and the values that each article gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from schemas.claims import Claim, Quantity

OFTEN = 0.22  # the share of a story's sentences in which a word tells nothing any more
TWICE = 2  # a word that two sentences share stands in two


class Backdrop:
    """The sentences and the values of a story, as far as its figures go."""

    def __init__(self, figures: Iterable[Claim]) -> None:
        self._stated: dict[str, set[object]] = {}
        sentences: dict[tuple[str, frozenset[str]], None] = {}
        for claim in figures:
            sentences[claim.article, _words(claim)] = None
            if claim.quantity is not None:
                self._stated.setdefault(claim.article, set()).add(value(claim.quantity))
        self._times = Counter(word for _, words in sentences for word in words)
        self._most = max(TWICE, OFTEN * len(sentences))

    def telling(self, claim: Claim) -> frozenset[str]:
        """The words of a claim's sentence that few others have."""
        return frozenset(word for word in _words(claim) if self._times[word] <= self._most)

    def stated(self, article: str) -> frozenset[object]:
        """The values that an article gives, of whatever."""
        return frozenset(self._stated.get(article, ()))


def value(quantity: Quantity) -> object:
    """A figure without its words: two that are equal say the same."""
    return quantity.dimension, quantity.interval, quantity.factor


def _words(claim: Claim) -> frozenset[str]:
    return claim.context | claim.about | claim.names
