"""Clauses: whether a time stands in the clause of what it is told of."""

from __future__ import annotations

from workers.engine.arguments import SAYING
from workers.engine.phrases import Chunk, Phrases
from workers.engine.times import Timed

NEAR = 14  # tokens between what is told of and its time


def joined(phrases: Phrases, a: int, b: int) -> bool:
    """Whether two tokens stand in one clause: no other verb, no "when", no semicolon between them."""
    first, last = min(a, b), max(a, b)
    return last - first <= NEAR and not between(phrases, first, last)


def between(phrases: Phrases, first: int, last: int) -> list[Chunk]:
    """The verbs, the openers of clauses and the stops between two tokens; "after" right before a time opens none."""
    return [
        chunk
        for chunk in phrases.chunks
        if first < chunk.first < last
        and (chunk.kind == "VP" or _opens(phrases, chunk, last) or phrases.low(chunk) in {";", ":", "."})
    ]


def _opens(phrases: Phrases, chunk: Chunk, last: int) -> bool:
    """Whether a clause opens here; "as" before what somebody is ("confirmed as winner at") opens none."""
    if chunk.kind != "WH" or chunk.last == last:
        return False
    at = phrases.index(chunk)
    behind = [piece.kind for piece in phrases.chunks[at + 1 : at + 3]]
    return phrases.low(chunk) != "as" or behind not in (["NP", "PREP"], ["NP", "TIME"])


def is_said(phrases: Phrases, timed: Timed, own: range) -> bool:
    """Whether the time stands right behind a verb of saying that is not what the time is told of."""
    verb = verb_before(phrases, timed)
    if verb is None or verb.head in own:
        return False
    return phrases.lemma(verb) in SAYING and timed.first - verb.last <= 1


def verb_before(phrases: Phrases, timed: Timed) -> Chunk | None:
    """The last verb before a time, in its clause or not."""
    verbs = (chunk for chunk in reversed(phrases.chunks) if chunk.kind == "VP")
    return next((verb for verb in verbs if verb.last <= timed.first), None)
