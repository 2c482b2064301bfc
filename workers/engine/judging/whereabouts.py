"""Whereabouts: the place of a figure, how far it reaches ("worldwide", "overseas"), and whom or what it is said of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workers.engine.counting import country
from workers.engine.judging.sites import PLACING, Site
from workers.engine.judging.words import by_phrase
from workers.engine.words import Token

TOTAL, ABROAD = "total", "abroad"


def where(site: Site) -> frozenset[str]:
    """The names that a preposition gives as the place, and how far the figure reaches: "total", "abroad", "opening"."""
    bound = site.words[site.figure.first : site.figure.numeral]
    return frozenset(
        [
            *_placed([*site.left, *bound], subject=True),
            *_placed(site.own, inside=True),
            *_placed(site.right),
        ]
    )


def topic(site: Site, before: frozenset[str] | None) -> frozenset[str]:
    """The names that a figure is said of: those just before it, else those of the figure before, or of the sentence."""
    if before is None:
        return _names(word for word in site.lead if word.tag == "NAME")
    return _names(word for word in site.left if word.tag == "NAME") or before


def _placed(words: Sequence[Token], *, inside: bool = False, subject: bool = False) -> set[str]:
    """The places among these words. `inside`: a name needs no preposition ("40 Danish ships").

    With `subject`, what follows another name is a part of it: "the Ring District in Lower Marsh had".
    """
    found: set[str] = set()
    run: list[Token] = []
    placed, out, named = inside, False, False
    for n, word in enumerate(words):
        if word.tag == "NAME" or country(word.low):
            run += [word] if placed and not out and not named and not _is_coined(word) else []
            named |= subject and not placed and word.tag == "NAME"
            continue
        found |= _names(run)
        reach = _reach(words, n)
        found |= {reach} if reach else set()
        run, out = [], reach == ABROAD or (out and word.tag in {"DET", "CONJ"})
        described = word.tag == "NOUN" and n + 1 < len(words) and words[n + 1].tag == "NAME"  # "in mainland Spain"
        placed = word.low in PLACING or (placed and (described or word.tag in {"DET", "ADJ", "CONJ", "PREP"}))
    return found | _names(run)


def _is_coined(word: Token) -> bool:
    """As in "COVID-19": a name with digits is no place."""
    return word.low[-1].isdigit()


def _reach(words: Sequence[Token], at: int) -> str | None:
    """How far a word says that the figure reaches; a capital makes it a name ("Brightwater International")."""
    word = words[at]
    if word.text[0].isupper():
        return None
    pair = (word.low, words[at + 1].lemma) if at + 1 < len(words) else ()
    return by_phrase("reach").get((word.low,)) or by_phrase("reach").get(pair)


def _names(run: Iterable[Token]) -> frozenset[str]:
    """The words of a name in lower case; a country by its own name: "the United Kingdom", "Britain"."""
    lows = [word.low for word in run]
    whole = country(" ".join(lows)) if lows else None
    return frozenset({whole} if whole else {country(low) or low for low in lows})
