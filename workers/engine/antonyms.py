"""Antonyms: which words say of a thing what it cannot be, or have done, at once (lexicon: antonyms.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from workers.engine import lexicon
from workers.engine.forms import pasts

TABLE = lexicon.read(
    "antonyms",
    required=("steady", "fleeting", "turning", "deniable", "there", "alike", "vague", "lookalikes", "examples"),
)
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-")
LOOKALIKES = frozenset(form for base in TABLE["lookalikes"] for form in (base, *pasts(base)))
SHORT = 2  # letters: "in" before so few makes no opposite
Sides = dict[str, frozenset[tuple[int, bool]]]
Row = tuple[Sequence[str], Sequence[str]]


def excludes(one: frozenset[str], other: frozenset[str], *, steady: bool = False) -> bool:
    """Whether a thing cannot be both: words of two sides of a row, or a word and itself behind "un-" or "in-".

    `steady`: of rows alone that hold between two articles.
    """
    sides = _steady() if steady else _sides()
    for a in one:
        for row, side in sides.get(a, ()):
            if any((row, not side) in sides.get(b, ()) for b in other):
                return True
    return any(_is_its_opposite(a, b) or _is_its_opposite(b, a) for a in one for b in other)


def _is_its_opposite(word: str, base: str) -> bool:
    """As in "unsafe" beside "safe"; to "inform" is not to form badly."""
    known = len(base) > SHORT and base not in LOOKALIKES
    return known and any(word == prefix + base for prefix in PREFIXES)


def has_antonym(words: frozenset[str], *, steady: bool = False) -> bool:
    """Whether one of these stands in a row of antonyms."""
    sides = _steady() if steady else _sides()
    return any(word in sides for word in words)


@cache
def _sides() -> Sides:
    return _table([*TABLE["steady"], *TABLE["fleeting"]])


@cache
def _steady() -> Sides:
    return _table(TABLE["steady"])


def _table(rows: Iterable[Row]) -> Sides:
    """The rows and sides in which each word stands; a word of one piece brings its participle: "lock", "locked"."""
    found: dict[str, set[tuple[int, bool]]] = {}
    for n, (left, right) in enumerate(rows):
        for words, side in ((left, False), (right, True)):
            for word in words:
                for form in {word} if " " in word else {word, *pasts(word)}:
                    found.setdefault(form, set()).add((n, side))
    return {word: frozenset(sides) for word, sides in found.items()}


STEADY_WORDS = frozenset(_steady())
