"""Reach: the figure that a total reaches: "the toll rose to 14", "the number of the missing, he said, was 20"."""

from __future__ import annotations

from workers.engine import lexicon
from workers.engine.phrases import Chunk, Phrases

REACH_FAR = 14  # chunks: "the toll in Friday's crash in the north climbed on Sunday to 288"
REACH = lexicon.words("reach")
RAISING = lexicon.words("raising_verbs")
QUOTES = frozenset({"“", '"', "‘"})
LINKS = frozenset({"of", "to", "at", "than", "between", ":"})
AGES = frozenset({"younger", "older"})


def reached(phrases: Phrases, n: int) -> int | None:
    """The figure that a total reaches: behind "of", or a verb of reaching and "to" or "at", never behind "by"."""
    chunks, at, verbs = phrases.chunks, n + 1, 0
    while at < len(chunks) and at < n + REACH_FAR:
        piece = chunks[at]
        if piece.kind == "VP":
            verbs += 1
            if verbs > 1 or phrases.lemma(piece) not in REACH | {"include"} | {"was", "were", "is", "are", "stood"}:
                return None
        elif piece.kind == "NP" and piece.figure:
            if _is_linked(phrases, at):
                return at
            if phrases.low(_link(phrases, at)) not in {"by", "from"}:
                return None
        elif piece.kind == "WH" and not verbs and (behind := _behind_clause(phrases, n, at)):
            at = behind
            continue
        elif phrases.low(piece) == "since" and [c.kind for c in chunks[at + 1 : at + 2]] == ["TIME"]:
            pass  # "the number held since Sunday"
        elif piece.kind in {"WH", "CONJ"} or (piece.kind == "PUNCT" and phrases.low(piece) not in {":", ","} | QUOTES):
            return None
        at += 1
    return None


def raised_before(phrases: Phrases, n: int) -> int | None:
    """The figure before a total that is raised to it: "bringing to 31 | the number of people killed"."""
    chunks = phrases.chunks
    if n < 3 or chunks[n - 1].figure is None or phrases.low(chunks[n - 2]) != "to" or chunks[n - 1].head >= 0:
        return None
    return n - 1 if phrases.lemma(chunks[n - 3]) in RAISING else None


def _link(phrases: Phrases, at: int) -> Chunk:
    """What stands before a figure, but for a quotation mark: 'was "a little over 20"'."""
    return phrases.chunks[at - 1 - (at > 1 and phrases.low(phrases.chunks[at - 1]) in QUOTES)]


def _is_linked(phrases: Phrases, at: int) -> bool:
    """Whether a figure is what a total comes to; "four of the dead were younger than 12" gives no total."""
    link = _link(phrases, at)
    linked = phrases.low(link) in LINKS or link.kind == "VP"
    return linked and phrases.low(phrases.chunks[at]) not in AGES


def _behind_clause(phrases: Phrases, n: int, at: int) -> int | None:
    """Behind a clause between a total at chunk `n` and its verb, which opens with the relative word at chunk `at`."""
    return (_behind_aside(phrases, at) if at == n + 2 else None) or _behind_relative(phrases, at)


def _behind_relative(phrases: Phrases, at: int) -> int | None:
    """The verb behind a clause that tells of which event: "the toll of the crash that occurred | has risen to"."""
    if phrases.low(phrases.chunks[at]) not in {"that", "which"} or phrases.chunks[at - 1].kind != "NP":
        return None
    rest = range(at + 1, min(len(phrases.chunks), at + REACH_FAR))
    verbs = [n for n in rest if phrases.chunks[n].kind == "VP"][:2]
    joined = any(phrases.chunks[n].kind in {"CONJ", "WH", "PUNCT"} for n in range(at + 1, verbs[-1] if verbs else at))
    return verbs[1] if len(verbs) > 1 and not joined and phrases.lemma(phrases.chunks[verbs[1]]) in REACH else None


def _behind_aside(phrases: Phrases, at: int) -> int | None:
    """Behind the comma that ends ", which stood at 30 on Monday,"."""
    rest = enumerate(phrases.chunks[at + 1 : at + REACH_FAR], at + 1)
    closed = next((n for n, piece in rest if piece.kind == "PUNCT" and phrases.low(piece) == ","), None)
    return closed + 1 if closed is not None and phrases.low(phrases.chunks[at - 1]) == "," else None
