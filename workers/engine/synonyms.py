"""Synonyms: which nouns, and which verbs, may name the same thing in a news story (lexicon: synonyms.toml)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from workers.engine import lexicon

TABLE = lexicon.read("synonyms", required=("nouns", "verbs", "capitals", "opposites", "antonyms", "estimated"))
OPPOSITES = frozenset(frozenset(pair) for pair in TABLE["opposites"])
OPPOSED = frozenset(word for pair in OPPOSITES for word in pair)
ESTIMATED = frozenset(TABLE["estimated"])
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-")
SHORT = 2  # letters: "in" before so few makes no opposite
PHRASAL = frozenset(verb for row in TABLE["verbs"] for verb in row if " " in verb)
Kind = Literal["nouns", "verbs"]


def akin(kind: Kind, a: str, b: str) -> bool:
    """Whether two base forms are the same word, or stand in one row of the lexicon."""
    return a == b or bool(rows(kind, a) & rows(kind, b))


def rows(kind: Kind, word: str) -> frozenset[int]:
    """The numbers of the rows of the lexicon in which a word stands."""
    return _rows(kind).get(word, frozenset())


def excludes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a thing cannot be both: words of two sides of a row, or a word and itself behind "un-" or "in-"."""
    sides = _sides()
    for a in one:
        for row, side in sides.get(a, ()):
            if any((row, not side) in sides.get(b, ()) for b in other):
                return True
    return any(
        a == prefix + b or b == prefix + a for a in one for b in other for prefix in PREFIXES if len(b) > SHORT < len(a)
    )


def has_antonym(words: frozenset[str]) -> bool:
    """Whether one of these stands in a row of antonyms."""
    return not words.isdisjoint(_sides())


@cache
def _sides() -> dict[str, frozenset[tuple[int, bool]]]:
    found: dict[str, set[tuple[int, bool]]] = {}
    for n, (left, right) in enumerate(TABLE["antonyms"]):
        for words, side in ((left, False), (right, True)):
            for word in words:
                found.setdefault(word, set()).add((n, side))
    return {word: frozenset(sides) for word, sides in found.items()}


@cache
def _rows(kind: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    capitals = [["capital", name] for name in TABLE["capitals"]] if kind == "nouns" else []
    for n, row in enumerate([*TABLE[kind], *capitals]):
        for word in row:
            found.setdefault(word, set()).add(n)
    return {word: frozenset(rows) for word, rows in found.items()}
