"""Frames: the short phrases in which the lexicon says how a thing is told, matched over words and phrases.

A frame is written as it is read: "<who> {claim} responsibility", "{not say} who", "have yet to be found".

| piece | fits |
|---|---|
| `word`, `a|b` | a token of that form or base form |
| `word?` | the same, or nothing |
| `<name>` | a noun phrase, kept under that name; before a verb its subject |
| `{verb}` | a verb group of that base form, not negated; `{not verb}`: negated; `{passive verb}`, `{active verb}` |
| `*` | up to four words of the same clause, none of them a negation |

Quotation marks, adverbs and times between two pieces are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

import regex

from workers.engine.arguments import subject
from workers.engine.forms import guess_base, pasts
from workers.engine.phrases import Chunk, Phrases
from workers.engine.words import VERBAL, Token

T = TypeVar("T")
PIECE = regex.compile(r"<[a-z]+>|\{[^{}]+\}|\S+")
GAP = 4
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
ENDS_CLAUSE = frozenset({";", ".", ":", "?", "!"})
MODES = frozenset({"not", "any", "passive", "active"})


class FrameFault(ValueError):
    """A frame is not written as frames are; the message shows it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a frame. `words` are base forms, `name` is that of a capture, `modes` are those of a verb."""

    kind: Literal["word", "noun", "verb", "gap"]
    words: frozenset[str] = frozenset()
    name: str = ""
    optional: bool = False
    modes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase to look for. `lead` is the noun phrase before its first word or verb, "" for none."""

    text: str
    lead: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a frame fits: tokens [first, last), its noun phrases by name, and its first verb group."""

    frame: Frame
    first: int
    last: int
    nouns: dict[str, tuple[Chunk, ...]]
    verb: Chunk | None


def frame(text: str) -> Frame:
    """Reads a frame. Raises FrameFault where it has no word or verb to start from."""
    pieces = [_piece(piece) for piece in PIECE.findall(text)]
    lead = pieces.pop(0).name if pieces and pieces[0].kind == "noun" else ""
    if not pieces or pieces[0].kind not in {"word", "verb"} or pieces[0].optional:
        raise FrameFault(f"{text!r}: a frame starts from a word or a verb")
    return Frame(text, lead, tuple(pieces))


def _piece(text: str) -> Piece:
    if text == "*":
        return Piece("gap")
    if text.startswith("<"):
        return Piece("noun", name=text[1:-1])
    if text.startswith("{"):
        *modes, verbs = text[1:-1].split()
        if not set(modes) <= MODES:
            raise FrameFault(f"{text!r}: a verb is told by {', '.join(sorted(MODES))}")
        bases = verbs.split("|")
        guessed = {
            guess_base(past) for base in bases for past in pasts(base)
        }  # as a tagger that knows no such verb does
        return Piece("verb", frozenset(bases) | guessed, modes=frozenset(modes))
    if "<" in text or "{" in text:
        raise FrameFault(f"{text!r}: a piece is one thing")
    optional = text.endswith("?")
    return Piece("word", frozenset(text.removesuffix("?").split("|")), optional=optional)


Row = tuple[Frame, tuple[frozenset[str], ...], T]  # a frame, what a sentence must say for it, what it stands for


class Frames(Generic[T]):
    """Many frames, each standing for something, that are looked for together."""

    def __init__(self, rows: Sequence[tuple[str, T]]) -> None:
        self._words: dict[str, list[Row[T]]] = {}
        self._verbs: dict[str, list[Row[T]]] = {}
        for text, meaning in rows:
            made = frame(text)
            table = self._words if made.pieces[0].kind == "word" else self._verbs
            for word in sorted(made.pieces[0].words):
                table.setdefault(word, []).append((made, _needs(made), meaning))

    def matches(self, phrases: Phrases) -> Iterator[tuple[Match, T]]:
        """Every place where a frame fits, from left to right, with what it stands for."""
        starts, verbs, said = phrases.starts, phrases.verbs, phrases.said
        for at, word in enumerate(phrases.words):
            if word.low in self._words or word.lemma in self._words or at in verbs:
                for made, needs, meaning in self._starting(word, verbs.get(at, "")):
                    for words in needs:
                        if said.isdisjoint(words):
                            break
                    else:
                        if found := _match(phrases, starts, made, at):
                            yield found, meaning

    def _starting(self, word: Token, verb: str) -> Iterator[Row[T]]:
        """The frames whose first piece is this word, or a verb group of this verb."""
        yield from self._words.get(word.low, ())
        if word.lemma != word.low:
            yield from self._words.get(word.lemma, ())
        yield from self._verbs.get(verb, ())


def _needs(made: Frame) -> tuple[frozenset[str], ...]:
    """What a sentence must say for the frame to fit, one word of each set: most frames are ruled out by this alone."""
    return tuple(piece.words for piece in made.pieces[1:] if piece.words and not piece.optional)


def _match(phrases: Phrases, starts: dict[int, int], made: Frame, at: int) -> Match | None:
    nouns: dict[str, tuple[Chunk, ...]] = {}
    verbs: list[Chunk] = []
    last = _follow(phrases, starts, made.pieces, at, nouns, verbs)
    if last is None:
        return None
    first = at
    if made.lead:
        before = _before(phrases, starts, made, at)
        if not before:
            return None
        nouns[made.lead] = before
        first = min(at, before[0].first)
    return Match(made, first, last, nouns, verbs[0] if verbs else None)


def _before(phrases: Phrases, starts: dict[int, int], made: Frame, at: int) -> tuple[Chunk, ...]:
    """The phrase before the frame's first piece: the subject of a verb, else the noun phrase that ends there."""
    if made.pieces[0].kind == "verb":
        return tuple(subject(phrases, starts[at]))
    while at and (phrases.words[at - 1].text in QUOTES or phrases.words[at - 1].tag == "ADV"):
        at -= 1
    return tuple(chunk for chunk in phrases.chunks if chunk.kind == "NP" and chunk.last == at)


def _follow(
    phrases: Phrases,
    starts: dict[int, int],
    pieces: Sequence[Piece],
    at: int,
    nouns: dict[str, tuple[Chunk, ...]],
    verbs: list[Chunk],
) -> int | None:
    """The token behind the pieces where they fit from this token on, else None."""
    if not pieces:
        return at
    piece, rest = pieces[0], pieces[1:]
    if piece.kind == "gap":
        return _over_gap(phrases, starts, rest, at, nouns, verbs)
    for here in _places(phrases, starts, at):
        end = _fits(phrases, starts, piece, here, nouns, verbs)
        last = _follow(phrases, starts, rest, end, nouns, verbs) if end is not None else None
        if last is not None:
            return last
    return _follow(phrases, starts, rest, at, nouns, verbs) if piece.optional else None


def _places(phrases: Phrases, starts: dict[int, int], at: int) -> Iterator[int]:
    """The token itself, and those behind a quotation mark, an adverb or a time that stands here."""
    yield at
    while at < len(phrases.words):
        timed = _behind_time(phrases, starts, at)
        if timed:
            at = timed
        elif phrases.words[at].text in QUOTES or phrases.words[at].tag == "ADV":
            at += 1
        else:
            return
        yield at


def _behind_time(phrases: Phrases, starts: dict[int, int], at: int) -> int:
    """The token behind a time that starts here, with its preposition ("on Monday"); 0 where none does."""
    n = starts.get(at)
    if n is None:
        return 0
    n += phrases.chunks[n].kind == "PREP" and n + 1 < len(phrases.chunks)
    return phrases.chunks[n].last if phrases.chunks[n].kind == "TIME" else 0


def _over_gap(
    phrases: Phrases,
    starts: dict[int, int],
    rest: Sequence[Piece],
    at: int,
    nouns: dict[str, tuple[Chunk, ...]],
    verbs: list[Chunk],
) -> int | None:
    for end in range(at, min(at + GAP, len(phrases.words)) + 1):
        last = _follow(phrases, starts, rest, end, nouns, verbs)
        if last is not None:
            return last
        if end < len(phrases.words) and (phrases.words[end].text in ENDS_CLAUSE or phrases.words[end].tag == "NEG"):
            return None
    return None


def _fits(
    phrases: Phrases,
    starts: dict[int, int],
    piece: Piece,
    at: int,
    nouns: dict[str, tuple[Chunk, ...]],
    verbs: list[Chunk],
) -> int | None:
    """The token behind this one piece where it fits at this token, else None."""
    if at >= len(phrases.words):
        return None
    if piece.kind == "word":
        word = phrases.words[at]
        return at + 1 if _is_word(word, piece) else None
    n = starts.get(at)
    if n is None:
        return None
    chunk = phrases.chunks[n]
    if piece.kind == "noun" and chunk.kind == "NP":
        nouns[piece.name] = (chunk,)
        return chunk.last
    if piece.kind == "verb" and chunk.kind == "VP" and _is_told(phrases, piece, chunk):
        verbs.append(chunk)
        return chunk.last
    return None


def _is_word(word: Token, piece: Piece) -> bool:
    """By its form; by its base form too unless it is a verb ("rescued" is no rescue)."""
    return word.low in piece.words or (word.lemma in piece.words and word.tag not in VERBAL)


def _is_told(phrases: Phrases, piece: Piece, chunk: Chunk) -> bool:
    """Whether a verb group is one of the piece's verbs, in its voice, negated or not as it asks."""
    if phrases.lemma(chunk) not in piece.words:
        return False
    if "any" not in piece.modes and chunk.negated != ("not" in piece.modes):
        return False
    return not ({"passive", "active"} & piece.modes) or chunk.passive == ("passive" in piece.modes)
