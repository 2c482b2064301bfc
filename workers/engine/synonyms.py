"""Synonyms: which nouns, and which verbs, may name the same thing in a news story (lexicon: synonyms.toml)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from workers.engine import lexicon

TABLE = lexicon.read("synonyms", required=("nouns", "verbs", "opposites", "estimated"))
OPPOSITES = frozenset(frozenset(pair) for pair in TABLE["opposites"])
OPPOSED = frozenset(word for pair in OPPOSITES for word in pair)
ESTIMATED = frozenset(TABLE["estimated"])
PHRASAL = frozenset(verb for row in TABLE["verbs"] for verb in row if " " in verb)


def akin(kind: Literal["nouns", "verbs"], a: str, b: str) -> bool:
    """Whether two base forms are the same word, or stand in one row of the lexicon."""
    rows = _rows(kind)
    return a == b or bool(rows.get(a, frozenset()) & rows.get(b, frozenset()))


@cache
def _rows(kind: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, row in enumerate(TABLE[kind]):
        for word in row:
            found.setdefault(word, set()).add(n)
    return {word: frozenset(rows) for word, rows in found.items()}
