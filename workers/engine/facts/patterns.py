"""Patterns: short runs of words that name what a time is of: "rescue|search effort? * end", "be warned".

| piece | fits |
|---|---|
| `word`, `a|b` | a token of that form or base form |
| `word?` | the same, or nothing |
| `*` | up to four tokens of the same clause |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from workers.engine.words import Token

T = TypeVar("T")
GAP = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a pattern: the words that fit, none for a gap."""

    words: frozenset[str]
    optional: bool = False


class Patterns(Generic[T]):
    """Many patterns, each standing for something, looked for together by their first words."""

    def __init__(self, rows: Sequence[tuple[str, T]]) -> None:
        self._starts: dict[str, list[tuple[tuple[Piece, ...], frozenset[str], T]]] = {}
        for text, meaning in rows:
            pieces = tuple(_piece(piece) for piece in text.split())
            second = pieces[1].words if len(pieces) > 1 and not pieces[1].optional else frozenset()
            for word in sorted(pieces[0].words):
                self._starts.setdefault(word, []).append((pieces[1:], second, meaning))

    def matches(self, words: Sequence[Token]) -> Iterator[tuple[int, int, T]]:
        """(first token, token behind, meaning) of every place where a pattern fits, from left to right."""
        for at, word in enumerate(words):
            behind = words[at + 1] if at + 1 < len(words) else None
            for key in (word.low, word.lemma) if word.low != word.lemma else (word.low,):
                for rest, second, meaning in self._starts.get(key, ()):
                    if second and (behind is None or (behind.low not in second and behind.lemma not in second)):
                        continue
                    last = _follow(words, rest, at + 1)
                    if last is not None:
                        yield at, last, meaning


def _piece(text: str) -> Piece:
    return Piece(frozenset() if text == "*" else frozenset(text.removesuffix("?").split("|")), text.endswith("?"))


def _follow(words: Sequence[Token], pieces: Sequence[Piece], at: int) -> int | None:
    """The token behind the pieces where they fit from this token on, else None."""
    if not pieces:
        return at
    piece, rest = pieces[0], pieces[1:]
    if not piece.words:
        return _over_gap(words, rest, at)
    if at < len(words) and {words[at].low, words[at].lemma} & piece.words:
        last = _follow(words, rest, at + 1)
        if last is not None:
            return last
    return _follow(words, rest, at) if piece.optional else None


def _over_gap(words: Sequence[Token], rest: Sequence[Piece], at: int) -> int | None:
    for end in range(at, min(at + GAP, len(words)) + 1):
        last = _follow(words, rest, end)
        if last is not None:
            return last
        if end < len(words) and (words[end].text in {";", ":", "."} or words[end].tag in {"NEG", "WH"}):
            return None
    return None
