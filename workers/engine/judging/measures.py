"""Measures: what a figure is a figure of: deaths, earnings, reviews; by its noun, its verb, or the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine.counting import CLASS_OF
from workers.engine.extents import EXTENT_OF_ADJECTIVE
from workers.engine.judging.sites import Site
from workers.engine.judging.words import by_phrase
from workers.engine.judging.words import words as listed
from workers.engine.phrases import Chunk, Phrases
from workers.engine.words import NOMINAL, PARTICIPLES, Token

BLANK = listed("blank")
CASES = listed("cases")
STATES = listed("states")
EXTENTS = frozenset(EXTENT_OF_ADJECTIVE) | {"long"}
MUCH = 100_000.0  # a bare figure from here on may be money: "has made 84 crore"
AHEAD = 6  # chunks: how far the main verb may stand behind "a man injured in ..."
GRADED = frozenset({"share", "mark"})


def noun(site: Site) -> str:
    """The base form of the noun that a count counts, or the extent that a measure is of ("wide"), "" for none."""
    if site.figure.quantity.dimension != "count":
        behind = [word.low for word in site.words[site.figure.last : site.figure.last + 1]]
        return behind[0] if behind and behind[0] in EXTENTS else ""
    return next((word.lemma for word in reversed(site.own) if word.tag in NOMINAL), "")


def measure(site: Site, kind: str) -> str:
    """The measure of a figure of this kind ("count", "money", "share", ...), "" where the words about it name none."""
    bound = list(site.words[site.figure.first : site.figure.numeral])
    left, own = [*site.left, *bound], _names(site.own)
    if kind in GRADED:
        return next(iter([*reversed(_names(left)), *reversed(own)]), "")
    counted = noun(site)
    blank = not counted or counted in BLANK or counted in CLASS_OF
    behind = _verb_behind(site.parse, site.chunk) if kind != "money" and (blank or counted in CASES) else ""
    if counted in CASES and (len(own) > 1 or behind):
        return behind or own[0]
    if own or not blank:
        return own[-1] if own else ""
    money = kind == "money" or site.figure.stated[0] >= MUCH
    beside = [*reversed(_names(left, money=money)), *_names(site.right, money=money)]
    return behind or next(iter(beside), "")


def only(words: Sequence[Token]) -> str:
    """The measure that a sentence names, "" where it names none or more than one."""
    found = set(_names(words))
    return found.pop() if len(found) == 1 else ""


def _names(words: Sequence[Token], *, money: bool = False) -> list[str]:
    return [name for _, name in _named(words, money=money)]


def _named(words: Sequence[Token], *, money: bool = False) -> list[tuple[int, str]]:
    """(where, measure) of each word or pair of words that names one."""
    tables = [by_phrase("money"), by_phrase("measures")] if money else [by_phrase("measures")]
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(words):
        for size in (2, 1):
            phrase = tuple(word.lemma for word in words[at : at + size])
            name = next((table[phrase] for table in tables if phrase in table), None)
            if name:
                found.append((at, name))
                at += len(phrase) - 1
                break
        at += 1
    return found


def _verb_behind(parse: Phrases, chunk: Chunk) -> str:
    """The measure of the verb that the figure is the subject of, or of the state that it is in."""
    named, chunks = "", parse.chunks
    for n in range(parse.index(chunk) + 1, len(chunks)):
        piece = chunks[n]
        if piece.kind == "VP":
            inner, found = _is_inner(parse, n), _of_verb(parse, piece)
            if found and not inner:
                return found
            named = named or found
            if not inner and parse.words[piece.head].tag not in PARTICIPLES:
                break
        elif _ends_subject(parse, n):
            both = piece.kind == "CONJ" and n + 2 < len(chunks) and chunks[n + 2].kind == "VP"
            return named or (_of_verb(parse, chunks[n + 2]) if both else "")  # "19 officers and three clerks fell ill"
    return named


def _ends_subject(parse: Phrases, n: int) -> bool:
    """Whether the subject ends here: at a mark, another figure, or an "and" before no noun or another figure."""
    piece, following = parse.chunks[n], parse.chunks[min(n + 1, len(parse.chunks) - 1)]
    coordinated = piece.kind == "CONJ" and following.kind in {"NP", "PREP"} and following.figure is None
    return piece.kind == "PUNCT" or piece.figure is not None or (piece.kind == "CONJ" and not coordinated)


def _is_inner(parse: Phrases, n: int) -> bool:
    """Whether a verb only tells the figure's noun apart: "people who fell ill", "a man injured in the crash died"."""
    piece, before = parse.chunks[n], parse.chunks[n - 1]
    reduced = piece.last - piece.first == 1 and parse.words[piece.head].tag in {"PAST", "PART", "ING"}
    return before.kind == "WH" or (reduced and any(one.kind == "VP" for one in parse.chunks[n + 1 : n + AHEAD]))


def _of_verb(parse: Phrases, verb: Chunk) -> str:
    """The measure that a verb names, or that of "in hospital", "under quarantine" behind it."""
    words = parse.words
    into = verb.last < len(words) and words[verb.last].low in {"in", "under"}
    put = _names(words[verb.last + 1 : verb.last + 4]) if into else []
    if put and put[0] in STATES:
        return put[0]
    found = _named(words[verb.head : verb.last + 1])
    return found[0][1] if found and found[0][0] == 0 else ""
