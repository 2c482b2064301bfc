"""Rival counts: which counts of a sentence another one is set against: "the ministry admits to 92", of 119 dead."""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine.facts.accounts import Account, counted
from workers.engine.intervals import ratio, relate
from workers.engine.phrases import Chunk, Phrases
from workers.engine.setting import Setting

NEAR = 10.0  # how many times the smaller the larger of two figures may be
BACK = 2  # sentences at most between a count and the figure that is set against it


def _measured(setting: Setting, dimension: str) -> list[Chunk]:
    """The figures of a sentence in that dimension: 3,000ft beside 5,200ft."""
    return [c for c in setting.phrases.chunks if c.figure and c.figure.quantity.dimension == dimension]


def counts(setting: Setting) -> list[Chunk]:
    """The counted things of a sentence, but for the whole of a part."""
    phrases = setting.phrases
    return [
        chunk
        for chunk in phrases.chunks
        if chunk.figure
        and chunk.figure.quantity.dimension == "count"
        and phrases.counted(chunk).head >= 0
        and not _is_whole(phrases, chunk)
    ]


def noun_of(setting: Setting, chunk: Chunk) -> str:
    """What a figure counts: the noun, in its base form."""
    return setting.phrases.lemma(setting.phrases.counted(chunk))


def are_rivals(one: Chunk, other: Chunk) -> bool:
    """Whether two counts differ, and are near enough to be of one thing."""
    assert one.figure is not None  # noqa: S101 (both are counts)
    assert other.figure is not None  # noqa: S101
    first, second = one.figure.quantity, other.figure.quantity
    return relate(first, second) == "disjoint" and ratio(first, second) <= NEAR


def holds_figure(setting: Setting) -> bool:
    """Whether a sentence counts anything."""
    return any(chunk.figure and chunk.figure.quantity.dimension == "count" for chunk in setting.phrases.chunks)


def last_count(told: Sequence[Setting], n: int, figure: Chunk) -> Account | None:
    """The last counted thing before a bare figure, where the two differ and are near enough to be of one thing."""
    assert figure.figure is not None  # noqa: S101 (`_counted` saw it)
    dimension = figure.figure.quantity.dimension
    for m in range(n, max(-1, n - BACK - 1), -1):
        measured = counts(told[m]) if dimension == "count" else _measured(told[m], dimension)
        found = [chunk for chunk in measured if m < n or chunk.last <= figure.first]
        if found:
            return counted(told[m], found[-1]) if are_rivals(found[-1], figure) else None
    return None


def _is_whole(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether a figure is the whole of a part that stands before it: "40 of the 1,100 wards"."""
    at = phrases.index(chunk)
    return at > 1 and phrases.low(phrases.chunks[at - 1]) == "of" and phrases.chunks[at - 2].figure is not None
