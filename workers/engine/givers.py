"""Givers: who gives a bare figure for what was just counted: "police counted 180", "the union's figure is 520"."""

from __future__ import annotations

from schemas.reports import Attribution
from workers.engine import lexicon
from workers.engine.arguments import SAYING, subject
from workers.engine.phrases import Chunk, Phrases

NOUNS = lexicon.words("figure_nouns")
GIVING = lexicon.words("giving_verbs")
TO_FIGURE = frozenset({"at", "of", "to"})
DESCRIBING = frozenset({"ADJ", "PART", "PAST"})
RECKONING = NOUNS | lexicon.words("reckonings")


def giver(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """Who gives a bare figure, and the tokens [first, last) that say so."""
    if n + 1 < len(phrases.chunks) and phrases.low(phrases.chunks[n + 1]) == "of":
        return None  # "counted 180 of them"
    figure = phrases.chunks[n].figure
    behind = phrases.chunks[n + 1] if n + 1 < len(phrases.chunks) else None
    if behind is not None and behind.kind == "VP" and not _says(phrases, behind):
        return None  # "a lawyer said 12 had been charged"
    if is_placed(phrases, n):
        return None  # "in Bergen the agency's figure is 78"
    if is_described(phrases, n) or (figure is not None and figure.sort == "none"):
        return None  # "could find no one"
    return _by_verb(phrases, n) or _by_reckoning(phrases, n) or _by_possession(phrases, n)


def is_placed(phrases: Phrases, n: int) -> bool:
    """Whether the clause of a figure opens with a place of its own."""
    chunks = phrases.chunks
    opens = next((at + 1 for at in range(n - 1, -1, -1) if chunks[at].kind in {"PUNCT", "CONJ"}), 0)
    place = chunks[opens + 1] if opens + 1 < n else None
    return place is not None and phrases.low(chunks[opens]) in {"in", "at"} and phrases.words[place.head].tag == "NAME"


def _says(phrases: Phrases, verb: Chunk) -> bool:
    return phrases.lemma(verb) in SAYING


def _by_possession(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "the union's figure is 520", "the insurers' own count was 80"."""
    verb, noun = phrases.chunks[n - 1 : n], phrases.chunks[n - 2 : n - 1]
    if n < 2 or phrases.lemma(verb[0]) not in {"be", "stand"} or noun[0].kind != "NP" or noun[0].figure:
        return None
    if phrases.lemma(noun[0]) not in RECKONING:
        return None
    source = possessor(phrases, noun[0])
    return (source, noun[0].first, phrases.chunks[n].last) if source else None


def possessor(phrases: Phrases, noun: Chunk) -> Attribution | None:
    """Whose figure it is: "the union's figure"."""
    owned = next((at for at in range(noun.first + 1, noun.head) if phrases.words[at].tag == "POSS"), None)
    if owned is None:
        return None
    return Attribution(" ".join(word.text for word in phrases.words[noun.first : owned]), phrases.words[noun.head].text)


def is_described(phrases: Phrases, n: int) -> bool:
    """As in "counted 180 injured": the word behind says what is counted."""
    behind = phrases.chunks[n].last
    return behind < len(phrases.words) and phrases.words[behind].tag in DESCRIBING


def _by_verb(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "police counted 180", "the mayor speaks of more than 100,000", "the ministry admits to 92"."""
    verb = next((at for at in range(n - 1, max(-1, n - 4), -1) if phrases.chunks[at].kind == "VP"), None)
    if verb is not None and verb > 1 and phrases.lemma(phrases.chunks[verb]) == "be":
        there = phrases.low(phrases.chunks[verb - 1]) == "there"  # "the defence says | there | were | five"
        verb = verb - 2 if there and phrases.chunks[verb - 2].kind == "VP" else verb
    if verb is None or phrases.lemma(phrases.chunks[verb]) not in GIVING:
        return None
    between = [piece for piece in phrases.chunks[verb + 1 : n] if phrases.lemma(piece) != "be"]
    plain = all(
        (piece.kind == "PREP" and phrases.low(piece) in TO_FIGURE)
        or (piece.kind == "NP" and phrases.lemma(piece) in {"it", "number", "figure", "toll", "total", "share"})
        or piece.kind == "ADV"
        for piece in between
    )
    doers = [chunk for chunk in subject(phrases, verb) if chunk.figure is None and chunk.head >= 0]
    if phrases.chunks[verb].passive and phrases.chunks[verb].last - phrases.chunks[verb].first > 1:
        return None  # "savings are put at 900 million"
    if not plain or not doers or phrases.words[doers[-1].head].tag == "PRON":
        return None
    source = phrases.chunks[phrases.index(doers[-1])]
    cue = phrases.words[phrases.chunks[verb].head].text
    return Attribution(_text(phrases, source), cue), phrases.chunks[verb].first, phrases.chunks[n].last


def _by_reckoning(phrases: Phrases, n: int) -> tuple[Attribution, int, int] | None:
    """As in "and three by the union's"."""
    link, source = phrases.chunks[n + 1 : n + 2], phrases.chunks[n + 2 : n + 3]
    if not source or phrases.low(link[0]) != "by" or source[0].kind != "NP" or source[0].figure:
        return None
    owned = source[0].last < len(phrases.words) and phrases.words[source[0].last].tag == "POSS"
    if not (owned or phrases.lemma(source[0]) in RECKONING):
        return None
    return Attribution(_text(phrases, source[0]), "by"), phrases.chunks[n].first, source[0].last


def _text(phrases: Phrases, chunk: Chunk) -> str:
    return " ".join(word.text for word in phrases.words[chunk.first : chunk.last])
