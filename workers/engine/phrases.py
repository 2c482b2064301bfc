"""Phrases: a sentence cut into noun phrases, verb groups and the words that link them, and who does what to whom.

A shallow grammar: it finds the subject and the objects of a verb group by walking over prepositional phrases, relative
clauses and commas. It is right for the short clauses in which news states its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workers.engine import lexicon
from workers.engine.quantities import Figure
from workers.engine.times import Timed
from workers.engine.words import NOMINAL, VERBAL, Token, is_plural

ChunkKind = Literal["NP", "VP", "PREP", "CONJ", "WH", "ADV", "ADJ", "TIME", "PUNCT"]
SAYING = frozenset(lexicon.read("attribution", required=("verbs", "phrases", "hedges"))["verbs"])
AUXILIARY = frozenset({"BE", "HAVE", "DO", "MODAL", "NEG", "TO"})
COMMA = frozenset({",", "—", "–", ";", "(", ")", "-", ":"})
INCLUDING = lexicon.words("including")
NOMINAL_ADJECTIVES = lexicon.words("nominal_adjectives")


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

    def head(self, chunk: Chunk) -> Token | None:
        """The head noun or main verb, None for a figure without a noun."""
        return self.words[chunk.head] if chunk.head >= 0 else None

    def lemma(self, chunk: Chunk) -> str:
        """The base form of the head, "" where there is none."""
        return self.words[chunk.head].lemma if chunk.head >= 0 else ""

    def counted(self, chunk: Chunk) -> Chunk:
        """The phrase whose noun a figure counts: its own, or that behind "of" ("319 of the 2,315 polling places")."""
        if chunk.head >= 0 or chunk.figure is None:
            return chunk
        at = next(n for n, piece in enumerate(self.chunks) if piece is chunk)
        of_noun = at + 2 < len(self.chunks) and self.low(self.chunks[at + 1]) == "of" and self.chunks[at + 2].head >= 0
        return self.chunks[at + 2] if of_noun and self.words[self.chunks[at + 2].head].tag != "PRON" else chunk

    def low(self, chunk: Chunk) -> str:
        """The first word of the chunk in lower case."""
        return self.words[chunk.first].low

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
            piece = _verbs(words, at, figure_at) or _nouns(words, at, figure_at, time_at) or _single(words, at)
        chunks.append(piece)
        at = max(piece.last, at + 1)
    phrases = Phrases(words, chunks)
    _mark_reduced_passives(phrases)
    return phrases


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
    while last < len(words):
        tag = words[last].tag
        if tag in VERBAL and last not in figure_at:
            main = last
            last += 1
            if words[main].tag != "VERB" or not modal or words[main].lemma != "be":
                break
        elif tag in AUXILIARY or (tag == "ADV" and _leads_to_verb(words, last)):
            be |= tag == "BE"
            negated |= tag == "NEG"
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
    while at < len(words) and words[at].tag in {"ADV", "NEG"}:
        at += 1
    return at < len(words) and words[at].tag in VERBAL | {"BE"}


def _nouns(words: Sequence[Token], at: int, figure_at: dict[int, Figure], time_at: dict[int, Timed]) -> Chunk | None:
    """An article, a figure, adjectives and nouns up to the head noun."""
    last, head, figure, attribute = at, -1, None, None
    while last < len(words):
        token = words[last]
        if last in figure_at:
            if figure or (head >= 0 and not figure_at[last].attributive):
                break
            if figure_at[last].attributive:
                attribute = figure_at[last]
            else:
                figure = figure_at[last]
            last = figure_at[last].last
            last += (
                figure is not None
                and figure.quantity.bound == "vague"
                and last + 1 < len(words)
                and words[last].low == "of"
            )
        elif last in time_at or (token.tag == "DET" and last > at and not (figure is None and head < 0)):
            break
        elif token.tag in NOMINAL:
            head, last = last, last + 1
        elif token.tag in {"ADJ", "DET", "PRON"} and (
            head < 0 or words[last - 1].tag == "POSS" or _noun_follows(words, last)
        ):
            head = (
                last
                if token.tag == "PRON"
                or (last > at and token.low in NOMINAL_ADJECTIVES and not _noun_follows(words, last))
                else head
            )
            last += 1
            if token.tag == "PRON":
                break
        elif _inside(words, last, at, figure):
            last += 1
        else:
            break
    if last == at or (head < 0 and figure is None):
        return None
    while last > at + 1 and words[last - 1].tag in {"POSS", "PUNCT"} and not (figure and figure.last == last):
        last -= 1
    return Chunk("NP", at, last, head, figure, attribute)


def _inside(words: Sequence[Token], at: int, first: int, figure: Figure | None) -> bool:
    """Words that may stand inside a noun phrase: a possessive, "further" in "a further 12", a participle before a noun."""
    token = words[at]
    if token.tag == "POSS":
        return at > first
    if token.tag == "ADV" and token.low in {"further", "more", "most", "very", "so", "nearly"}:
        return (
            at + 1 < len(words) and words[at + 1].tag in {"NUM", "ADJ", "NOUN"} and (at > first or figure is not None)
        )
    if token.tag in {"PUNCT"} and token.text in {"“", '"', "‘"}:
        return at > first and _noun_follows(words, at)
    return token.tag in {"PART", "ING"} and at > first and figure is not None and _noun_follows(words, at)


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


# --- who does what to whom --------------------------------------------------------------------------------------------


def subject(phrases: Phrases, verb: int) -> list[Chunk]:
    """The noun phrases that are the subject of the verb group at this chunk, coordinated ones in order."""
    at = _left_of(phrases, verb - 1)
    if at < 0:
        return []
    found = [phrases.chunks[at]]
    while at >= 2:
        link = phrases.chunks[at - 1]
        joined = link.kind == "CONJ" or (link.kind == "PUNCT" and phrases.low(link) == "," and len(found) > 0)
        if not joined:
            break
        before = _left_of(phrases, at - 2)
        if (
            before < 0
            or (link.kind == "PUNCT" and phrases.chunks[before].figure is None)
            or _is_object(phrases, before)
        ):
            break
        found.insert(0, phrases.chunks[before])
        at = before
    return found


def _is_object(phrases: Phrases, at: int) -> bool:
    """Whether a verb before this phrase acts on it ("50 people lost their lives and 2,700 were hurt"); saying does not."""
    verb = phrases.chunks[at - 1] if at else None
    return verb is not None and verb.kind == "VP" and phrases.lemma(verb) not in SAYING


def _left_of(phrases: Phrases, at: int) -> int:
    """The index of the noun phrase that ends at this chunk or before it, with its own prepositional phrases behind it."""
    chunks = phrases.chunks
    while at >= 0:
        piece = chunks[at]
        if piece.kind in {"ADV", "TIME", "ADJ"} or (piece.kind == "PREP" and chunks[at + 1].kind == "TIME"):
            at -= 1
        elif piece.kind == "WH" and phrases.low(piece) in {"who", "which", "that"} and at:
            at -= 1 + (chunks[at - 1].kind == "PUNCT")
        elif piece.kind == "VP" and at >= 2 and phrases.low(chunks[at - 1]) in {"who", "which", "that"}:
            at -= 2  # "the part that collapsed was"
        elif piece.kind == "PUNCT" and phrases.low(piece) in COMMA:
            at = _before_insertion(phrases, at)
        elif piece.kind == "NP":
            if (
                at
                and chunks[at - 1].kind == "PREP"
                and phrases.low(chunks[at - 1]) not in INCLUDING | {"after", "before"}
                and at >= 2
            ):
                at = _left_of_preposition(phrases, at)
                continue
            return at
        else:
            return -1
    return -1


def _left_of_preposition(phrases: Phrases, at: int) -> int:
    """Behind which chunk to go on when a noun phrase hangs on a preposition; the noun itself opens a clause at its start."""
    left = at - 2
    return left if phrases.chunks[left].kind in {"NP", "TIME", "PREP", "CONJ", "ADV", "PUNCT"} else -1


def _before_insertion(phrases: Phrases, at: int) -> int:
    """Skips back over ", five of them seriously," to what stands before it; -1 where a clause comes between."""
    for n in range(at - 1, max(-1, at - 12), -1):
        if phrases.chunks[n].kind == "VP":
            return -1
        if phrases.chunks[n].kind == "PUNCT" and phrases.low(phrases.chunks[n]) in COMMA:
            return n - 1
    return -1


def objects(phrases: Phrases, verb: int) -> list[Chunk]:
    """The noun phrases that the verb group at this chunk acts on, coordinated ones in order."""
    chunks = phrases.chunks
    at = verb + 1
    while at < len(chunks) and chunks[at].kind in {"ADV", "TIME"}:
        at += 1
    if at + 1 < len(chunks) and chunks[at].kind == "CONJ" and chunks[at + 1].kind == "VP":
        return objects(phrases, at + 1)  # "killed and wounded 14 people"
    found: list[Chunk] = []
    while at < len(chunks) and chunks[at].kind == "NP":
        found.append(chunks[at])
        follows = at + 1
        if (
            follows + 1 < len(chunks)
            and _links(phrases, follows)
            and chunks[follows + 1].kind == "NP"
            and not _has_own_verb(phrases, follows + 1)
        ):
            at = follows + 1
        elif (
            follows + 2 < len(chunks)
            and phrases.low(chunks[follows]) == ","
            and chunks[follows + 1].kind == "CONJ"
            and chunks[follows + 2].kind == "NP"
            and not _has_own_verb(phrases, follows + 2)
        ):
            at = follows + 2
        else:
            break
    return found


def _links(phrases: Phrases, at: int) -> bool:
    piece = phrases.chunks[at]
    return (piece.kind == "CONJ" and phrases.low(piece) in {"and", "&"}) or (
        piece.kind == "PUNCT" and phrases.low(piece) == ","
    )


def _has_own_verb(phrases: Phrases, at: int) -> bool:
    """Whether the noun phrase at this chunk is the subject of a verb of its own ("killed 3 and 14 others were wounded")."""
    follows = at + 1
    while follows < len(phrases.chunks) and phrases.chunks[follows].kind in {"ADV"}:
        follows += 1
    return (
        follows < len(phrases.chunks)
        and phrases.chunks[follows].kind == "VP"
        and phrases.words[phrases.chunks[follows].head].tag != "ING"
    )


def trailing(phrases: Phrases, verb: int) -> list[Chunk]:
    """What is added behind a passive: "two Americans were killed there, and one Briton"."""
    at = verb + 1
    while at < len(phrases.chunks) and (phrases.chunks[at].kind == "ADV" or phrases.low(phrases.chunks[at]) == ","):
        at += 1
    added = phrases.chunks[at + 1] if at + 1 < len(phrases.chunks) and phrases.chunks[at].kind == "CONJ" else None
    if (
        added is None
        or added.figure is None
        or _has_own_verb(phrases, at + 1)
        or phrases.chunks[at].first - phrases.chunks[verb].last < 1
    ):
        return []
    follows = phrases.words[added.last].text if added.last < len(phrases.words) else "."
    return [added] if follows in {".", ":", ";", ","} and added.head >= 0 else []


def is_partitive(phrases: Phrases, at: int) -> bool:
    """Whether the noun phrase at this chunk is a part of a whole: "five of them", "including five", "among them 12"."""
    chunks = phrases.chunks
    before = phrases.low(chunks[at - 1]) if at else ""
    if before in INCLUDING or (at >= 2 and phrases.low(chunks[at - 2]) in INCLUDING):
        return True
    if at + 2 < len(chunks) and phrases.low(chunks[at + 1]) == "of" and chunks[at].head < 0:
        whole = phrases.chunks[at + 2]
        definite = phrases.low(whole) in {
            "them",
            "whom",
            "those",
            "these",
            "the",
            "its",
            "their",
            "which",
            "our",
            "his",
        }
        return definite or whole.kind == "WH"
    return False


def is_single(phrases: Phrases, chunk: Chunk, *, headline: bool) -> bool:
    """Whether the noun phrase is one person or thing: "a soldier", and in a headline "British soldier"."""
    head = phrases.head(chunk)
    if chunk.figure or head is None or head.tag != "NOUN" or is_plural(head.low):
        return False
    return phrases.low(chunk) in {"a", "an"} or (headline and phrases.words[chunk.first].tag != "DET")
