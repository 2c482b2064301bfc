"""Frames: the short phrases in which the lexicon says how a thing is told, matched over words and phrases.

`pieces` tells how a frame is written. Quotation marks, adverbs and times between two pieces are passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.forms import LEXICON
from workers.engine.phrases import Chunk, Phrases
from workers.engine.pieces import Frame, Piece, frame
from workers.engine.words import VERBAL, Token

T = TypeVar("T")
GAP = 4
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
JOINING = frozenset({"and", "but", "then"})
JOINED = 8  # phrases back in which the first of two joined verbs stands
ENDS_CLAUSE = frozenset({";", ".", ":", "?", "!"})
NONE = frozenset({"no", "neither"})  # that open a negated noun phrase
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "all", "both"})
GRAMMAR = lexicon.words("everywhere")
FAILING = lexicon.words("failing_verbs")  # "the alarm failed to sound": it did not
NEGATIVE = frozenset(LEXICON["negations"]) | FAILING | {"cannot"}


@dataclass(frozen=True, slots=True)
class Match:
    """Where a frame fits: tokens [first, last), its noun phrases by name, and its first verb group."""

    frame: Frame
    first: int
    last: int
    nouns: dict[str, tuple[Chunk, ...]]
    verb: Chunk | None


Row = tuple[int, Frame, tuple[frozenset[str], ...], T]  # its place, a frame, what else it needs, what it stands for


class Frames(Generic[T]):
    """Many frames, each standing for something, that are looked for together.

    A frame is looked for only where a sentence has one of its rarest words, and all the others that it needs.
    """

    def __init__(self, rows: Sequence[tuple[str, T]], besides: Mapping[T, frozenset[str]] | None = None) -> None:
        """`besides` are words of which a sentence must have one for the frames of a meaning."""
        made = [(frame(text), meaning) for text, meaning in rows]
        beside = besides or {}
        needs = [_needs(one) + ([beside[meaning]] if meaning in beside else []) for one, meaning in made]
        self._wanted = Counter(word for words in needs for one in words for word in one)
        self._rows: dict[str, list[Row[T]]] = {}
        for n, ((one, meaning), words) in enumerate(zip(made, needs, strict=True)):
            rarest = min(words, key=self._frequency)
            rest = tuple(sorted(set(words) - {rarest}, key=self._frequency))
            for word in sorted(rarest):
                self._rows.setdefault(word, []).append((n, one, rest, meaning))

    def _frequency(self, words: frozenset[str]) -> tuple[bool, int]:
        """How often one of these words may be expected, by the frames alone; some stand in every text."""
        return not words.isdisjoint(GRAMMAR), max(self._wanted[word] for word in words)

    def matches(self, phrases: Phrases) -> Iterator[tuple[Match, T]]:
        """Every place where a frame fits, from left to right, with what it stands for."""
        said, starts = phrases.said, phrases.starts
        found = {}
        for word in said & self._rows.keys():
            for n, made, needs, meaning in self._rows[word]:
                for words in needs:
                    if said.isdisjoint(words):
                        break
                else:
                    for at in _beginnings(phrases, made.pieces[0]):
                        if match := _match(phrases, starts, made, at):
                            found[at, n] = match, meaning
        yield from (found[place] for place in sorted(found))


def _beginnings(phrases: Phrases, piece: Piece) -> Iterator[int]:
    """The tokens at which a frame's first piece may fit."""
    if piece.kind == "verb":
        yield from (at for at, verb in phrases.verbs.items() if verb in piece.words)
        return
    for at, word in enumerate(phrases.words):
        if word.low in piece.words or word.lemma in piece.words:
            yield at


def _needs(made: Frame) -> list[frozenset[str]]:
    """What a sentence must say for the frame to fit, one word of each set."""
    pieces = (*made.pieces, made.lead) if made.lead else made.pieces
    needs = [piece.words for piece in pieces if piece.words and not piece.optional]
    return needs + [NEGATIVE] * any("not" in piece.modes for piece in made.pieces)


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
        if made.lead.name:
            nouns[made.lead.name] = before
        first = min(at, before[0].first)
    return Match(made, first, last, nouns, verbs[0] if verbs else None)


def _before(phrases: Phrases, starts: dict[int, int], made: Frame, at: int) -> tuple[Chunk, ...]:
    """The phrase before the frame's first piece: the subject of a verb, else the noun phrase that ends there."""
    if made.pieces[0].kind == "verb":
        before = _subject(phrases, _finite(phrases, starts[at]))
    else:
        while at and (phrases.words[at - 1].text in QUOTES or phrases.words[at - 1].tag == "ADV"):
            at -= 1
        before = [chunk for chunk in phrases.chunks if chunk.kind == "NP" and chunk.last == at]
    lead = made.lead
    fits = lead is None or not lead.words or any(_is_headed(phrases, lead, chunk) for chunk in before)
    return tuple(before) if fits else ()


def _subject(phrases: Phrases, n: int) -> list[Chunk]:
    """The subject of a verb group: of "who", the noun that it follows; behind "and", that of the verb before."""
    chunks = phrases.chunks
    if n > 1 and chunks[n - 1].kind == "WH" and phrases.low(chunks[n - 1]) == "who":
        whom = chunks[n - 2] if chunks[n - 2].kind == "NP" else chunks[max(0, n - 3)]
        if whom.kind == "NP" and whom.head >= 0 and phrases.words[whom.head].tag == "NOUN":
            return [whom]
    found = subject(phrases, n)
    if found or not n or phrases.low(chunks[n - 1]) not in JOINING:
        return found
    for at in range(n - 2, max(0, n - 2 - JOINED), -1):
        if chunks[at].kind == "VP":
            return subject(phrases, at)
        if (chunks[at].kind == "WH" and phrases.low(chunks[at]) != "as") or phrases.low(chunks[at]) in ENDS_CLAUSE:
            return []
    return []


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
    if piece.kind == "noun" and chunk.kind == "NP" and (not piece.words or _is_headed(phrases, piece, chunk)):
        if piece.name:
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
    negated = chunk.negated != _is_failed(phrases, chunk)
    if "any" not in piece.modes and negated != ("not" in piece.modes):
        return False
    return not ({"passive", "active"} & piece.modes) or chunk.passive == ("passive" in piece.modes)


def _is_headed(phrases: Phrases, piece: Piece, chunk: Chunk) -> bool:
    """Whether one of the piece's words heads a noun phrase, which opens as it asks and counts at most "several"."""
    head = phrases.head(chunk)
    opens = phrases.low(chunk)
    counts = chunk.figure is not None and chunk.figure.quantity.bound != "vague" and opens not in NONE
    if head is None or counts or (head.low not in piece.words and head.lemma not in piece.words):
        return False
    return (opens in NONE) == ("no" in piece.modes) and ("the" not in piece.modes or opens in DEFINITE)


def _finite(phrases: Phrases, n: int) -> int:
    """The verb group whose subject is that of this one: "failed" of "failed to sound"."""
    return n - 1 if _is_failed(phrases, phrases.chunks[n]) else n


def _is_failed(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether it is what somebody or something fails or refuses to do."""
    if phrases.words[chunk.first].tag != "TO":
        return False
    before = phrases.chunks[max(0, phrases.starts[chunk.first] - 1)]
    return before.kind == "VP" and not before.negated and phrases.lemma(before) in FAILING
