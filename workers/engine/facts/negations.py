"""Negations: which words of a stretch are denied: the verb behind "not", the noun behind "no", what "none" stands for.

"No warning reached it" denies a warning, "nothing had been heard" that it was heard, "the payment was not made" the
payment, "failed to answer" that somebody answered; "not clear whether" and "would not comment" deny nothing of what
happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from workers.engine import lexicon
from workers.engine.arguments import objects, subject
from workers.engine.phrases import Chunk, Phrases
from workers.engine.words import NOMINAL, Token

WEAK = lexicon.words("weak_verbs")
RETICENT = lexicon.words("reticent_verbs")
FAILING = lexicon.words("failing_verbs")
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})  # that stand for what was not


def denied(phrases: Phrases, first: int, last: int) -> Iterator[Token]:
    """The words among the tokens [first, last) that a negation takes back, in order."""
    for n, chunk in enumerate(phrases.chunks):
        if chunk.first < first or chunk.last > last:
            continue
        if chunk.kind == "VP" and (chunk.negated or _fails(phrases, n)):
            yield from _of_verb(phrases, n)
            yield from (phrases.words[c.head] for c in objects(phrases, n) if phrases.low(c) == "any" and c.head >= 0)
        elif chunk.kind == "NP" and phrases.low(chunk) in NOBODY:
            yield from _beside(phrases, n)
        elif chunk.kind == "NP" and chunk.head >= 0 and _has_no(phrases, chunk) and _is_noun(phrases, chunk):
            yield phrases.words[chunk.head]


def _fails(phrases: Phrases, n: int) -> bool:
    """As in "failed to receive any call"."""
    before = phrases.chunks[n - 1] if n else None
    behind = before is not None and before.kind == "VP" and phrases.lemma(before) in FAILING
    return behind and phrases.words[phrases.chunks[n].first].tag == "TO"


def _of_verb(phrases: Phrases, n: int) -> Iterator[Token]:
    """The verb of a negated group; of one that says little ("was not made") what it is about."""
    verb = phrases.chunks[n]
    state = not verb.passive and any(word.tag == "BE" for word in phrases.words[verb.first : verb.head])
    if not verb.passive and (phrases.lemma(verb) in RETICENT or (state and phrases.words[verb.head].tag != "ING")):
        return  # "it is not clear"
    if phrases.lemma(verb) not in WEAK:
        yield phrases.words[verb.head]
        return
    about = [*subject(phrases, n)[-1:], *objects(phrases, n)[:1]] if phrases.lemma(verb) != "be" else []
    yield from (phrases.words[c.head] for c in about if c.head >= 0 and _is_noun(phrases, c))


def _beside(phrases: Phrases, n: int) -> Iterator[Token]:
    """The verb that "nothing" is the subject or the object of: "nothing at all had been heard"."""
    behind = [c for c in phrases.chunks[n + 1 : n + 4] if c.kind not in {"ADJ", "ADV", "PREP"}]
    for verb in (*phrases.chunks[max(0, n - 1) : n], *behind[:1]):
        if verb.kind == "VP" and phrases.lemma(verb) not in WEAK:
            yield phrases.words[verb.head]


def _has_no(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether "no" or "not one" opens a noun phrase, or "no" stands before it ("no such threat")."""
    words = phrases.words
    opener = words[chunk.first].low
    before = words[chunk.first - 1].low if chunk.first else ""
    return opener in {"no", "not"} or before == "no"


def _is_noun(phrases: Phrases, chunk: Chunk) -> bool:
    return phrases.words[chunk.head].tag in NOMINAL
