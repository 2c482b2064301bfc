"""Surroundings: the clause of an open figure: its verb, its nouns, its names, and which way it moves."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.arguments import SAYING
from workers.engine.changes import change
from workers.engine.figure import Figure
from workers.engine.forms import is_plural
from workers.engine.phrases import Chunk, Phrases
from workers.engine.synonyms import OPPOSED, PHRASAL

PARTICLES = lexicon.words("particles")
MOVING = frozenset({"share", "points"})
HIGHER = lexicon.words("higher")
LOWER = lexicon.words("lower")
APART = frozenset({"another", "other"})
ANOTHER = "another"  # among the nouns of a clause: it tells of another one than the text was about
ANOTHER_NOUNS = lexicon.words("another_nouns")
RELATIVES = frozenset({"which", "who", "that"})


def move(phrases: Phrases, figure: Figure) -> str:
    """As in "rose 5 per cent", "closed 5 per cent higher", "a fall of 5 per cent": one verb for all that say so."""
    if figure.quantity.dimension not in MOVING:
        return ""
    behind = phrases.words[figure.last].lemma if figure.last < len(phrases.words) else ""
    if behind in HIGHER or behind in LOWER:
        return "rise" if behind in HIGHER else "fall"
    return {"up": "rise", "down": "fall"}.get(change(phrases.words, figure.first) or "", "")


def with_particle(phrases: Phrases, verb: Chunk) -> str:
    """The base form of a verb with the particle behind it: "sweep away", "bring in"."""
    lemma = phrases.lemma(verb)
    behind = [word.low for word in phrases.words[verb.last : verb.last + 2]]
    particle = behind[0] if behind and behind != ["up", "to"] else ""  # "lend up to 100 million" is a bound
    phrasal = f"{lemma} {particle}"
    return phrasal if particle in PARTICLES or phrasal in PHRASAL else lemma


def clause(phrases: Phrases, n: int) -> list[Chunk]:
    """The chunks around one, up to what opens another clause."""
    chunks = phrases.chunks
    first, last = n, n
    while first > 0 and not _parts(phrases, first - 1):
        first -= 1
    while last + 1 < len(chunks) and not _parts(phrases, last + 1):
        last += 1
    return chunks[first : last + 1]


def _parts(phrases: Phrases, at: int) -> bool:
    """Whether a clause ends or begins at this chunk: a semicolon, "which", "and" before a clause of its own."""
    chunks, piece = phrases.chunks, phrases.chunks[at]
    if piece.kind == "PUNCT":
        return phrases.low(piece) in {";", ":", "—", "–", "“", "”", '"'}
    if piece.kind == "WH":
        return True
    own = at + 2 < len(chunks) and chunks[at + 1].kind == "NP" and chunks[at + 2].kind == "VP"
    return piece.kind == "CONJ" and (own or (at + 1 < len(chunks) and chunks[at + 1].kind == "VP"))


def nouns(phrases: Phrases, around: list[Chunk], own: Chunk) -> frozenset[str]:
    """The nouns of a clause but for the figure's own and those that other figures count, and what tells two apart."""
    heads = {
        phrases.words[chunk.head].lemma
        for chunk in around
        if chunk is not own and chunk.kind == "NP" and chunk.figure is None and chunk.head >= 0
        if phrases.words[chunk.head].tag == "NOUN"
    }
    words = phrases.words[around[0].first : around[-1].last]
    telling = {word.low for word in words if word.low in OPPOSED and word.tag in {"ADJ", "NOUN", "ADV", "PRON"}}
    heads |= {ANOTHER} if heads & ANOTHER_NOUNS else set()
    return frozenset(heads | telling | {ANOTHER for chunk in around if _is_another(phrases, chunk)})


def _is_another(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "the other train", "another bus"; no "others"."""
    if chunk.kind != "NP" or chunk.figure or chunk.head < 0 or is_plural(phrases.words[chunk.head].low):
        return False
    return any(word.low in APART for word in phrases.words[chunk.first : chunk.head])


def names(phrases: Phrases, around: list[Chunk]) -> frozenset[str]:
    """The names of a clause, a word each, in lower case."""
    noun = antecedent(phrases, phrases.index(around[0]))
    behind = phrases.words[noun.first : noun.last] if noun is not None else ()
    words = [*phrases.words[around[0].first : around[-1].last], *behind]
    return frozenset(word.lemma for word in words if word.tag == "NAME" and len(word.low) > 1)


def antecedent(phrases: Phrases, n: int) -> Chunk | None:
    """The noun phrase that a relative word right before chunk `n` stands for: "the bank, which | employs 74,000"."""
    if n < 2 or phrases.low(phrases.chunks[n - 1]) not in RELATIVES:
        return None
    at = n - 2 - (phrases.chunks[n - 2].kind == "PUNCT")
    return phrases.chunks[at] if at >= 0 and phrases.chunks[at].kind == "NP" else None


def governing(phrases: Phrases, n: int) -> Chunk | None:
    """The verb group that the phrase at this chunk is subject or object of: the nearest in its clause.

    What somebody says of it goes before that they say so: "officials said | eight workers | were on the bridge".
    """
    before, behind = _nearest_verb(phrases, n, -1), _nearest_verb(phrases, n, 1)
    if before is not None and behind is not None and phrases.lemma(before) in SAYING and not before.passive:
        before = None
    verb = before or behind
    meant = _nearest_verb(phrases, phrases.index(verb), 1) if verb is not None and verb is behind else None
    told = verb is not None and verb.passive and phrases.lemma(verb) in SAYING  # "are believed to have fallen"
    return meant if told and meant is not None and phrases.words[meant.first].tag == "TO" else verb


def _nearest_verb(phrases: Phrases, n: int, step: int) -> Chunk | None:
    """The verb group that is nearest to chunk `n` in its clause, before it or behind it."""
    at = n + step
    while 0 <= at < len(phrases.chunks) and phrases.chunks[at].kind not in {"WH", "PUNCT"}:
        if phrases.chunks[at].kind == "VP":
            return phrases.chunks[at]
        at += step
    return None


def dimension(chunk: Chunk) -> str:
    """The dimension of a phrase's figure."""
    return chunk.figure.quantity.dimension if chunk.figure else "count"


def is_noun(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether the head is no name; the first word of a sentence is capitalised either way."""
    return phrases.words[chunk.head].tag == "NOUN" or chunk.head == 0


def is_bare_count(chunk: Chunk) -> bool:
    """Whether a phrase is a count without a noun."""
    return chunk.figure is not None and chunk.head < 0 and chunk.figure.quantity.unit is None
