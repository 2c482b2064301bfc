"""Origins: which articles carry the same text, so that reprints of one wire count once.

A text is known by its sketch: the lowest hashes of its runs of words. Of two texts, the share of runs in common is told
from the sketches alone, and who could share any is looked up: no article is set beside all the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workers.engine.text import Sentence

SHINGLE = 4  # words in a row; two writers seldom hit on the same four
SAME = 0.5  # the share of the shorter text's runs that makes it a reprint, some words of each sentence edited
KEPT = 96  # hashes of a sketch; a text of as many runs is kept whole
WIDTH = 8  # hex digits of a hash
STOCK = 20  # a run of words that so many texts hold is a stock phrase, and nobody's


@dataclass(frozen=True, slots=True)
class Sketch:
    """The lowest hashes of a text's runs of words, in order, and how many runs it has. Hashes are hex digits."""

    runs: int
    lowest: str

    @property
    def hashes(self) -> list[str]:
        """The hashes, lowest first."""
        return [self.lowest[at : at + WIDTH] for at in range(0, len(self.lowest), WIDTH)]


def sketch(sentences: Iterable[Sentence]) -> Sketch:
    """The sketch of an article's text; its title is no part of it."""
    runs = {
        " ".join(words[at : at + SHINGLE])
        for sentence in sentences
        if sentence.field == "text"
        for words in [[word.low for word in sentence.words if word.tag != "PUNCT"]]
        for at in range(len(words) - SHINGLE + 1)
    }
    hashed = sorted(hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=WIDTH // 2).hexdigest() for run in runs)
    return Sketch(len(runs), "".join(hashed[:KEPT]))


def origins(sketches: Sequence[tuple[str, Sketch]]) -> dict[str, str]:
    """Article id -> the id of the first article, in the order given, that carries the same text."""
    found: dict[str, str] = {}
    firsts: list[tuple[str, int, frozenset[str]]] = []
    holders: dict[str, list[int]] = {}
    for article, known_by in sketches:
        own = frozenset(known_by.hashes)
        near = sorted({n for key in own for n in holders.get(key, ())})
        found[article] = next(
            (firsts[n][0] for n in near if _share(known_by.runs, own, *firsts[n][1:]) >= SAME), article
        )
        if found[article] == article:
            for key in own:
                known = holders.setdefault(key, [])
                if len(known) < STOCK:
                    known.append(len(firsts))
            firsts.append((article, known_by.runs, own))
    return found


def _share(runs: int, own: frozenset[str], other_runs: int, other: frozenset[str]) -> float:
    """The share of the shorter text's runs that stand in the other, as the lowest hashes of both tell."""
    either, both = own | other, own & other
    if len(either) > KEPT:
        lowest = sorted(either)[:KEPT]
        both, either = both.intersection(lowest), frozenset(lowest)
    alike = len(both) / len(either) if either else 0.0
    together = alike * (runs + other_runs) / (1 + alike)
    return together / max(1, min(runs, other_runs))
