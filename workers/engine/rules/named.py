"""Named: the families that a verb names, with its particle or without, and those that a state of a few words names."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.families import Family, by_word
from workers.engine.phrases import Chunk, Phrases
from workers.engine.wordless import ORDINALS

GAP = ".."  # in the lexicon: "pull .. from" is the verb with its object between
INTO_STATE = lexicon.words("into_state")
LONGEST = 4  # words of a state


def of_verb(key: str, phrases: Phrases, n: int) -> tuple[Family, ...]:
    """The families that name the verb at this chunk: by itself, with its particle, or with a later preposition."""
    known, lemma = by_word(key), phrases.lemma(phrases.chunks[n])
    follows = [phrases.low(piece) for piece in phrases.chunks[n + 1 : n + 3]]
    linked = [phrases.low(piece) for piece in phrases.chunks[n + 1 : n + 4] if piece.kind in {"PREP", "ADV"}]
    forms = [f"{lemma} {' '.join(follows)}", *(f"{lemma} {follows[0]}" for _ in follows[:1])]
    forms += [f"{lemma} {GAP} {word}" for word in linked]
    return next((known[form] for form in forms if form in known), known.get(lemma, ()))


def is_ordinal(phrases: Phrases, chunk: Chunk) -> bool:
    """As in "a fifth man": one of several, no count."""
    return chunk.figure is not None and phrases.words[chunk.figure.first].low in ORDINALS


def state_behind(phrases: Phrases, at: int) -> tuple[tuple[Family, ...], int] | None:
    """The state behind "were", "have been reported", "still", "confirmed as"."""
    while at < len(phrases.chunks):
        piece = phrases.chunks[at]
        if found := state_at(phrases, piece.first) or _state_in_verb(phrases, at):
            return found
        if not (piece.kind == "ADV" or phrases.lemma(piece) in INTO_STATE or phrases.low(piece) == "as"):
            return None
        at += 1
    return None


def _state_in_verb(phrases: Phrases, at: int) -> tuple[tuple[Family, ...], int] | None:
    """As in "14 have yet to be identified": a state of several words that is a verb group."""
    piece = phrases.chunks[at] if at < len(phrases.chunks) else None
    if piece is None or piece.kind != "VP":
        return None
    found = [(token, state_at(phrases, token)) for token in range(piece.first, piece.last)]
    return next((state for token, state in found if state and token + 1 < state[1] >= piece.last), None)


def state_at(phrases: Phrases, token: int) -> tuple[tuple[Family, ...], int] | None:
    """The families whose state stands at this token, and the token behind it; the longest state wins."""
    for size in range(LONGEST, 0, -1):
        words = " ".join(word.low for word in phrases.words[token : token + size])
        if token + size <= len(phrases.words) and words in by_word("states"):
            return by_word("states")[words], token + size
    return None
