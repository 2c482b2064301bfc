"""Sayers: whose verb of saying it is: "two of the guards said", "the mayor left, saying", "said the union"."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.arguments import subject
from workers.engine.counting import is_person
from workers.engine.phrases import Chunk, Phrases

TEXTS = frozenset(lexicon.attribution()["texts"])
PARTS = frozenset({"some", "one", "most", "many", "several", "few", "all", "another"})
GOING = frozenset({"appear", "call", "come", "go", "hasten", "ring", "rush", "take", "write"})
CLOSE = 4  # chunks of "two people | close | to | the mayor"


def speakers_of(phrases: Phrases, n: int) -> list[Chunk]:
    """The phrases that name who says what the verb of saying at this chunk says."""
    return (
        _adding(phrases, n)
        or _going_to_say(phrases, n)
        or _some_of(phrases, n)
        or _speakers(subject(phrases, n))
        or _inverted(phrases, n)
        or _joined(phrases, n)
        or _close_to(phrases, n)
    )


def _speakers(found: list[Chunk]) -> list[Chunk]:
    """The last of the phrases before the cue, and those joined to it: a figure before them is of what is said."""
    counted = [n for n, chunk in enumerate(found[:-1]) if chunk.figure]
    return found[counted[-1] + 1 :] if counted else found


def _adding(phrases: Phrases, n: int) -> list[Chunk]:
    """The subject of the verb before: "the mayor left, saying that", "issued a statement saying that"."""
    chunks = phrases.chunks
    if (
        n < 2
        or phrases.words[chunks[n].first].tag != "ING"
        or phrases.low((chunks[n + 1 : n + 2] or chunks)[0]) != "that"
    ):
        return []
    text = chunks[n - 1].kind == "NP" and phrases.lemma(chunks[n - 1]) in TEXTS
    if not text and phrases.low(chunks[n - 1]) != ",":
        return []
    verbs = (at for at in range(n - 1, -1, -1) if chunks[at].kind == "VP" and is_finite(phrases, chunks[at]))
    return next((found for at in verbs if (found := _speakers(subject(phrases, at)))), [])


def _close_to(phrases: Phrases, n: int) -> list[Chunk]:
    """As in "two people close to the mayor say"."""
    pieces = phrases.chunks[max(0, n - 4) : n]
    kinds = [piece.kind for piece in pieces]
    near = len(pieces) == CLOSE and phrases.low(pieces[1]) == "close" and phrases.low(pieces[2]) == "to"
    return pieces[:1] if near and kinds[0] == kinds[-1] == "NP" else []


def _going_to_say(phrases: Phrases, n: int) -> list[Chunk]:
    """As in "the general went on the radio to say that"; not "declined to say that"."""
    chunks = phrases.chunks
    if phrases.words[chunks[n].first].tag != "TO" or phrases.low((chunks[n + 1 : n + 2] or chunks)[0]) != "that":
        return []
    before = next((at for at in range(n - 1, -1, -1) if chunks[at].kind == "VP"), None)
    if before is None or chunks[before].negated or phrases.lemma(chunks[before]) not in GOING:
        return []
    return _speakers(subject(phrases, before))


def _some_of(phrases: Phrases, n: int) -> list[Chunk]:
    """As in "two of the guards said", "some of the men, who were there, said": the part with its whole."""
    chunks = phrases.chunks
    found = subject(phrases, n)
    at = phrases.index(found[-1]) if found else n - 3
    if at < 0 or (found and found[-1].head >= 0) or not (found or phrases.low(chunks[at]) in PARTS):
        return []
    return _part(phrases, at)


def _part(phrases: Phrases, at: int) -> list[Chunk]:
    """The whole phrase of "two of the guards" from its chunk on; none for a part of no people."""
    chunks = phrases.chunks
    joined = phrases.words[chunks[at].last - 1].low == "of"  # "several of | the men"
    link, *rest = chunks[at : at + 3] if joined else chunks[at + 1 : at + 3] or chunks[at:]
    whole = rest[0] if rest and (joined or phrases.low(link) == "of") else None
    head = phrases.head(whole) if whole is not None and whole.kind == "NP" else None
    if whole is None or head is None or head.tag != "NOUN" or not is_person(head.lemma, head.low):
        return []
    return [Chunk("NP", chunks[at].first, whole.last, whole.head)]


def _joined(phrases: Phrases, n: int) -> list[Chunk]:
    """The speaker of the verb before: "he would not give a date, but said that"."""
    chunks = phrases.chunks
    if n < 2 or chunks[n - 1].kind != "CONJ":
        return []
    before = next((at for at in range(n - 2, -1, -1) if chunks[at].kind == "VP"), None)
    return _speakers(subject(phrases, before)) if before is not None else []


def _inverted(phrases: Phrases, n: int) -> list[Chunk]:
    """The speaker behind the cue: "..., said the minister"."""
    chunks = phrases.chunks
    before = chunks[n - 1] if n else None
    behind = chunks[n + 1] if before and before.kind == "PUNCT" and n + 1 < len(chunks) else None
    if behind is None:
        return []
    counted = behind.figure is not None and behind.head < 0
    some = _part(phrases, n + 1) if counted or phrases.low(behind) in PARTS else []
    return some or ([behind] if behind.kind == "NP" else [])


def is_finite(phrases: Phrases, chunk: Chunk) -> bool:
    """Whether a verb group opens a statement of its own; "giving the figures" does not."""
    return chunk.kind == "VP" and phrases.words[chunk.head].tag != "ING"
