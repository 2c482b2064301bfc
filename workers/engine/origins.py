"""Origins: which articles carry the same text, so that reprints of one wire count once.

A text is known by its sketch: the lowest hashes of its runs of words. Of two texts, the share of runs in common is told
from the sketches alone, and who could share any is looked up: no article is set beside all the others. What was found
before holds for the articles before which nothing changed, and where articles only came for all that share no run of
words with these, so that one more costs one look.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from workers.engine.text import Sentence

SHINGLE = 4  # words in a row; two writers seldom hit on the same four
SAME = 0.5  # the share of the shorter text's runs that makes it a reprint, some words of each sentence edited
KEPT = 64  # hashes of a sketch; a text of as many runs is kept whole
WIDTH = 6  # hex digits of a hash
LOOKED_UP = 16  # of them, the lowest; two texts of which one is half the other hold one of these in common
STOCK = 20  # a run of words that so many texts hold is a stock phrase, and nobody's


@dataclass(frozen=True, slots=True)
class Sketch:
    """The lowest hashes of a text's runs of words, in order, and how many runs it has. Hashes are hex digits."""

    runs: int
    lowest: str

    def hashes(self, number: int = KEPT) -> list[str]:
        """The hashes, or so many of them, lowest first."""
        return [self.lowest[at : at + WIDTH] for at in range(0, min(len(self.lowest), number * WIDTH), WIDTH)]


class Older(Protocol):
    """The articles that were published before all that are looked at: `archive.Archive`."""

    size: int

    def article(self, place: int) -> str:
        """The id of the article at a place in the order of publication."""

    def sketches(self, places: Sequence[int]) -> Sequence[Sketch]:
        """The sketches of articles that carry their text first."""

    def holders(self, hashes: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """By the hash of a run of words, the places of the first articles that carry it first, at most `STOCK`."""


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


def origins(
    sketches: Sequence[tuple[str, Sketch]],
    before: Sequence[tuple[str, str]] = (),
    fresh: AbstractSet[str] = frozenset(),
    older: Older | None = None,
) -> dict[str, str]:
    """Article id -> the id of the first article, of the older and then in the order given, that carries the same text.

    `before` is what was found the last time beside the same older ones, in its order; `fresh` are the articles of it
    that read otherwise now. It saves work and changes nothing.
    """
    firsts = _Firsts([article for article, origin in before if article == origin], fresh, older)
    known = firsts.ranked(before)
    only_more = known.keys() <= dict(sketches).keys() and len(known) == len(before)
    moved: set[str] = set()  # runs of words that others hold first than the last time, where articles only came
    found: dict[str, str] = {}
    for article, known_by in sketches:
        origin, rank = known.get(article, ("", -1))
        apart = only_more and rank >= 0 and moved.isdisjoint(known_by.hashes(LOOKED_UP))
        found[article] = origin if apart or firsts.are_as_before(rank) else firsts.carrying(known_by) or article
        if (found[article] == article) != (origin == article):
            moved.update(firsts.held_by_few(known_by))
        if found[article] == article:
            firsts.add(article, known_by)
    return found


class _Firsts:
    """The articles so far that carry a text first, and who of them holds a run of words."""

    def __init__(self, before: Sequence[str], fresh: AbstractSet[str], older: Older | None) -> None:
        self._before, self._fresh, self._older = before, fresh, older
        self._agreed = 0  # how many are those of the last time, one by one
        self._texts: list[tuple[str, Sketch]] = []
        self._holders: dict[str, list[int]] = {}

    def ranked(self, before: Sequence[tuple[str, str]]) -> dict[str, tuple[str, int]]:
        """The origin of each article the last time, and how many firsts there were before it; without the fresh."""
        ranks = accumulate((article == origin for article, origin in before), initial=0)
        told = zip(before, ranks, strict=False)
        return {article: (origin, rank) for (article, origin), rank in told if article not in self._fresh}

    def are_as_before(self, rank: int) -> bool:
        """Whether the firsts so far are so many, and each the one of the last time."""
        return len(self._texts) == self._agreed == rank

    def carrying(self, known_by: Sketch) -> str | None:
        """The first that carries the same text."""
        runs = known_by.hashes(LOOKED_UP)
        own = frozenset(known_by.hashes())
        held = self._older.holders(runs) if self._older else {}
        if self._older and (older := sorted({place for places in held.values() for place in places})):
            for place, other in zip(older, self._older.sketches(older), strict=True):
                if _are_same(known_by.runs, own, other):
                    return self._older.article(place)
        near = sorted({n for run in runs for n in self._holders.get(run, ())[: STOCK - len(held.get(run, ()))]})
        texts = (self._texts[n] for n in near)
        return next((article for article, other in texts if _are_same(known_by.runs, own, other)), None)

    def held_by_few(self, known_by: Sketch) -> list[str]:
        """The runs of words of a text that are no stock phrases before it: who holds one of them is known by it."""
        runs = known_by.hashes(LOOKED_UP)
        older = self._older.holders(runs) if self._older else {}
        return [run for run in runs if len(self._holders.get(run, ())) + len(older.get(run, ())) < STOCK]

    def add(self, article: str, known_by: Sketch) -> None:
        """One more first."""
        at = len(self._texts)
        if self._agreed == at < len(self._before) and self._before[at] == article and article not in self._fresh:
            self._agreed += 1
        for key in known_by.hashes(LOOKED_UP):
            known = self._holders.setdefault(key, [])
            if len(known) < STOCK:
                known.append(at)
        self._texts.append((article, known_by))


def _are_same(runs: int, own: frozenset[str], known_by: Sketch) -> bool:
    """Whether so much of the shorter text stands in the other, as the lowest hashes of both tell."""
    other = known_by.hashes()
    both = own.intersection(other)
    either = len(own) + len(other) - len(both)
    if _share(len(both), min(either, KEPT), runs, known_by.runs) < SAME:  # at best
        return False
    if either > KEPT:
        both, either = both.intersection(sorted(own.union(other))[:KEPT]), KEPT
    return _share(len(both), either, runs, known_by.runs) >= SAME


def _share(both: int, either: int, runs: int, other_runs: int) -> float:
    """The share of the shorter text's runs that stand in the other, where so many of all hashes stand in both."""
    alike = both / either if either else 0.0
    together = alike * (runs + other_runs) / (1 + alike)
    return together / max(1, min(runs, other_runs))
