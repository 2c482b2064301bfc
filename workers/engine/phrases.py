"""Phrases: a sentence cut into noun phrases, verb groups and the words that link them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from workers.engine import bounds, lexicon
from workers.engine.figure import Figure
from workers.engine.forms import LEXICON
from workers.engine.times import Timed
from workers.engine.words import NOMINAL, VERBAL, Token

ChunkKind = Literal["NP", "VP", "PREP", "CONJ", "WH", "ADV", "ADJ", "TIME", "PUNCT"]
AUXILIARY = frozenset({"BE", "HAVE", "DO", "MODAL", "NEG", "TO"})
ORDER = frozenset({"first", "last"})  # "was | first | raised"
NOMINAL_ADJECTIVES = lexicon.words("nominal_adjectives")
BETWEEN_AGES = frozenset({",", "about", "and", "between", "from", "just", "or", "to", "under", "up", "-", "–"})


@dataclass(slots=True)
class Chunk:
    """Tokens [first, last) of a sentence that work together.

    `head` is the index of the head noun or main verb, -1 for a figure that stands alone. A verb group is `passive` when
    a form of "be" or the lack of an object makes it so.
    """

    kind: ChunkKind
    first: int
    last: int
    head: int = -1
    figure: Figure | None = None
    attribute: Figure | None = None  # a measure inside a noun phrase: "80-metre" of "an 80-metre length"
    passive: bool = False
    negated: bool = False
    modal: str = ""


@dataclass(slots=True)
class Phrases:
    """The chunks of one sentence, in order, over its tokens."""

    words: Sequence[Token]
    chunks: list[Chunk]
    said: frozenset[str] = field(init=False, repr=False)  # every word, in its form and in its base form
    starts: dict[int, int] = field(init=False, repr=False)  # the chunk that starts at a token
    verbs: dict[int, str] = field(init=False, repr=False)  # the verb of the group that starts at a token

    def __post_init__(self) -> None:
        """Note once what every reader of frames asks for."""
        self.said = frozenset(form for word in self.words for form in (word.low, word.lemma))
        self.starts = {chunk.first: n for n, chunk in enumerate(self.chunks)}
        self.verbs = {chunk.first: self.lemma(chunk) for chunk in self.chunks if chunk.kind == "VP"}

    def head(self, chunk: Chunk) -> Token | None:
        """The head noun or main verb, None for a figure without a noun."""
        return self.words[chunk.head] if chunk.head >= 0 else None

    def lemma(self, chunk: Chunk) -> str:
        """The base form of the head, "" where there is none."""
        return self.words[chunk.head].lemma if chunk.head >= 0 else ""

    def index(self, chunk: Chunk) -> int:
        """Where a chunk stands: two that look alike are not the same."""
        return next(n for n, piece in enumerate(self.chunks) if piece is chunk)

    def counted(self, chunk: Chunk) -> Chunk:
        """The phrase whose noun a figure counts: its own, or that behind "of" ("40 of the 1,100 wards")."""
        if chunk.head >= 0 or chunk.figure is None:
            return chunk
        at = self.index(chunk)
        of_noun = at + 2 < len(self.chunks) and self.low(self.chunks[at + 1]) == "of" and self.chunks[at + 2].head >= 0
        return self.chunks[at + 2] if of_noun and self.words[self.chunks[at + 2].head].tag != "PRON" else chunk

    def low(self, chunk: Chunk) -> str:
        """The first word of the chunk in lower case."""
        return self.words[chunk.first].low

    def text(self, chunk: Chunk) -> str:
        """The words of the chunk in lower case."""
        return " ".join(word.low for word in self.words[chunk.first : chunk.last])

    def modifiers(self, chunk: Chunk) -> list[Token]:
        """The words of a noun phrase other than its head, its figure and its article."""
        skip = range(chunk.figure.first, chunk.figure.last) if chunk.figure else range(0)
        return [
            self.words[n]
            for n in range(chunk.first, chunk.last)
            if n != chunk.head and n not in skip and self.words[n].tag in NOMINAL | {"ADJ", "PART", "PAST", "ING"}
        ]


def chunk(words: Sequence[Token], figures: Sequence[Figure], times: Sequence[Timed]) -> Phrases:
    """The chunks of a sentence whose figures and times are known."""
    figure_at = {figure.first: figure for figure in figures}
    time_at = {timed.first: timed for timed in times if timed.shift is None}
    chunks: list[Chunk] = []
    at = 0
    while at < len(words):
        if at in time_at and at not in figure_at:
            piece = Chunk("TIME", at, time_at[at].last)
        else:
            found = _verbs(words, at, figure_at) or _nouns(words, at, figure_at, time_at)
            piece = found or _ages(words, at) or _single(words, at)
        chunks.append(piece)
        at = max(piece.last, at + 1)
    phrases = Phrases(words, chunks)
    _mark_reduced_passives(phrases)
    return phrases


def _ages(words: Sequence[Token], at: int) -> Chunk | None:
    """As in "aged 31", "aged between 18 and 34": what is told of those before."""
    if words[at].low != "aged" or words[at].tag != "PREP":
        return None
    last = at + 1
    while last < len(words) and (words[last].tag == "NUM" or words[last].low in BETWEEN_AGES):
        last += 1
    while words[last - 1].tag != "NUM" and last - 1 > at:
        last -= 1
    return Chunk("ADJ", at, last, at)


def _single(words: Sequence[Token], at: int) -> Chunk:
    kinds: dict[str, ChunkKind] = {
        "PREP": "PREP",
        "TO": "PREP",
        "CONJ": "CONJ",
        "WH": "WH",
        "PUNCT": "PUNCT",
        "ADJ": "ADJ",
    }
    kind = kinds.get(words[at].tag, "ADV")
    return Chunk(kind, at, at + 1, at if kind in {"ADJ", "ADV"} else -1)


def _verbs(words: Sequence[Token], at: int, figure_at: dict[int, Figure]) -> Chunk | None:
    """Auxiliaries, negations and adverbs, then the main verb; "be" alone is the main verb of a copula."""
    if words[at].tag not in AUXILIARY | VERBAL or at in figure_at:
        return None
    last, be, negated, modal, main = at, False, False, "", -1
    while last < len(words) and last not in figure_at:
        tag = words[last].tag
        if tag in VERBAL:
            main = last
            last += 1
            if words[main].tag != "VERB" or not modal or words[main].lemma != "be":
                break
        elif tag in AUXILIARY or ((tag == "ADV" or (be and words[last].low in ORDER)) and _leads_to_verb(words, last)):
            be |= tag == "BE"
            negated |= tag == "NEG" or words[last].low == "cannot"
            modal = words[last].low if tag == "MODAL" else modal
            main = last if tag in {"BE", "HAVE", "DO"} else main
            last += 1
        else:
            break
    if main < 0:
        return None
    while words[last - 1].tag == "ADV":
        last -= 1
    passive = be and words[main].tag in {"PART", "PAST"}
    return Chunk("VP", at, last, main, passive=passive, negated=negated, modal=modal)


def _leads_to_verb(words: Sequence[Token], at: int) -> bool:
    while at < len(words) and (words[at].tag in {"ADV", "NEG"} or words[at].low in ORDER):
        at += 1
    return at < len(words) and words[at].tag in VERBAL | {"BE"}


def _nouns(words: Sequence[Token], at: int, figure_at: dict[int, Figure], time_at: dict[int, Timed]) -> Chunk | None:
    """An article, a figure, adjectives and nouns up to the head noun."""
    piece = Chunk("NP", at, at)
    while piece.last < len(words):
        grown = _grow(words, piece, figure_at, time_at)
        if not grown:
            break
        piece.last = grown
        if words[piece.last - 1].tag == "PRON":
            break
    if piece.last == at or (piece.head < 0 and piece.figure is None):
        return None
    counted = piece.figure.last if piece.figure else 0
    while piece.last > max(at + 1, counted) and words[piece.last - 1].tag in {"POSS", "PUNCT"}:
        piece.last -= 1
    if piece.figure and piece.head >= 0:
        piece.last = bounds.end_behind_noun(words, piece.last)  # "40 shoppers or more"
    return piece


def _grow(words: Sequence[Token], piece: Chunk, figure_at: dict[int, Figure], time_at: dict[int, Timed]) -> int:
    """Where a noun phrase ends with its next word, 0 where that word is not of it. Notes the head and the figures."""
    last = piece.last
    token = words[last]
    if last in figure_at:
        return _take_figure(words, piece, figure_at[last])
    another = token.tag == "DET" and token.low != "such"  # "the third such letter"
    if last in time_at or (another and last > piece.first and (piece.figure or piece.head >= 0)):
        return 0
    if token.tag in NOMINAL or token.tag == "PRON":
        piece.head = last if token.tag in NOMINAL or piece.head < 0 else piece.head
        return last + 1 if token.tag in NOMINAL or piece.head == last else 0
    if token.tag in {"ADJ", "DET"}:
        return _take_adjective(words, piece)
    return last + 1 if _inside(words, last, piece.first, piece.figure) else 0


def _take_figure(words: Sequence[Token], piece: Chunk, figure: Figure) -> int:
    """The figure counts the noun that follows, or describes it; "dozens of" goes on to its noun."""
    second = piece.figure and not (figure.attributive and figure.quantity.dimension in {"count", "duration"})
    if second or piece.attribute or (piece.head >= 0 and not figure.attributive):
        return 0  # "eight 12-storey blocks" is one phrase
    if figure.attributive:
        piece.attribute = figure
        return figure.last
    piece.figure = figure
    of_follows = figure.last + 1 < len(words) and words[figure.last].low == "of"
    return figure.last + (figure.quantity.bound == "vague" and of_follows)


def _take_adjective(words: Sequence[Token], piece: Chunk) -> int:
    last = piece.last
    follows = _noun_follows(words, last)
    if not (piece.head < 0 or words[last - 1].tag == "POSS" or follows):
        return 0
    if last > piece.first and words[last].low in NOMINAL_ADJECTIVES and not follows:
        piece.head = last
    return last + 1


def _inside(words: Sequence[Token], at: int, first: int, figure: Figure | None) -> bool:
    """Words that may stand inside: a possessive, "further" in "a further 12", a participle before a noun."""
    token = words[at]
    if token.tag == "POSS":
        return at > first
    if token.tag == "ADV" and token.low in {"further", "more", "most", "very", "so", "nearly"}:
        return (
            at + 1 < len(words) and words[at + 1].tag in {"NUM", "ADJ", "NOUN"} and (at > first or figure is not None)
        )
    if token.tag == "ADV" and token.low.endswith("ly") and figure is not None and at == figure.last:
        described = at + 1 < len(words) and words[at + 1].tag in {"PART", "PAST", "ADJ"}
        return described and _noun_follows(words, at + 1)  # "800 officially confirmed cases"
    if token.text == "." and token.glued and at > first and words[at - 1].low in LEXICON["abbreviations"]:
        return at + 1 < len(words) and words[at + 1].tag == "NAME"  # "Mr. Okafor", "Gen. Maria Lund"
    if token.tag in {"PUNCT"} and token.text in {"“", '"', "‘"}:
        return at > first and _noun_follows(words, at)
    describes = token.tag in {"PART", "ING"} or (token.tag == "PAST" and words[at - 1].low.endswith("ly"))
    behind = figure is not None or (
        token.tag in {"PART", "ING"} and words[at - 1].tag in {"DET", "POSS"}
    )  # "40 burnt barns", "a broken rail", "the country's sinking fleet"
    return describes and at > first and behind and _noun_follows(words, at)


def _noun_follows(words: Sequence[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag in NOMINAL | {"ADJ"}


def _mark_reduced_passives(phrases: Phrases) -> None:
    """As in "14 others wounded", "a base occupied by": a past form without auxiliary and without an object."""
    for n, piece in enumerate(phrases.chunks):
        if piece.kind == "VP" and piece.last - piece.first == 1 and phrases.words[piece.head].tag in {"PAST", "PART"}:
            following = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
            if following and following.kind == "ADV" and n + 2 < len(phrases.chunks):
                following = phrases.chunks[n + 2]
            follows_conj = (
                following is not None
                and following.kind == "CONJ"
                and n + 2 < len(phrases.chunks)
                and phrases.chunks[n + 2].kind == "VP"
            )
            piece.passive = (following is None or following.kind not in {"NP", "WH"}) and not follows_conj
