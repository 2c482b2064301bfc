"""Synonyms: which nouns, and which verbs, may name the same thing in a news story (lexicon: synonyms.toml)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from workers.engine import lexicon

TABLE = lexicon.read("synonyms", required=("nouns", "verbs", "capitals", "opposites", "estimated"))
OPPOSITES = frozenset(frozenset(pair) for pair in TABLE["opposites"])
OPPOSED = frozenset(word for pair in OPPOSITES for word in pair)
ESTIMATED = frozenset(TABLE["estimated"])
PHRASAL = frozenset(verb for row in TABLE["verbs"] for verb in row if " " in verb)
Kind = Literal["nouns", "verbs"]


def akin(kind: Kind, a: str, b: str) -> bool:
    """Whether two base forms are the same word, or stand in one row of the lexicon."""
    return a == b or bool(rows(kind, a) & rows(kind, b))


def rows(kind: Kind, word: str) -> frozenset[int]:
    """The numbers of the rows of the lexicon in which a word stands."""
    return _rows(kind).get(word, frozenset())


@cache
def _rows(kind: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    capitals = [["capital", name] for name in TABLE["capitals"]] if kind == "nouns" else []
    for n, row in enumerate([*TABLE[kind], *capitals]):
        for word in row:
            found.setdefault(word, set()).add(n)
    return {word: frozenset(rows) for word, rows in found.items()}
