"""Nouns that tell what is counted: "14 deaths", "a bus with 23 passengers"."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.claims import Claim
from workers.engine.families import by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.rules.found import Found

COUNTED_NOUN = "counted noun"


def counted_noun(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "14 deaths", "288 fatalities": the counted noun itself says what happened."""
    if chunk.kind != "NP" or chunk.figure is None or n < 0:
        return
    for family in by_word("count_nouns").get(phrases.lemma(chunk), ()):
        yield Found(COUNTED_NOUN, family, (chunk,), None, chunk.first, chunk.last)


def is_by_noun(claim: Claim) -> bool:
    """Whether its noun alone says what a figure counts."""
    return any(rule == COUNTED_NOUN for rule, _ in claim.rules)


def held(phrases: Phrases, n: int, chunk: Chunk) -> Iterator[Found]:
    """As in "a bus with 23 passengers": those whom the thing before "with" holds."""
    if chunk.kind != "NP" or chunk.figure is None or chunk.head < 0 or n < 2:
        return
    link, holder = phrases.chunks[n - 1], phrases.chunks[n - 2]
    if phrases.low(link) != "with" or holder.kind != "NP" or phrases.low(holder) not in {"a", "an", "the"}:
        return
    for family in by_word("holders").get(phrases.lemma(holder), ()):
        yield Found("held", family, (chunk,), None, holder.first, chunk.last)
