"""Naming: what a figure is a figure of, in one form: "kilometre per hour", "dollar per share", "small tenancy".

A unit has its name in the list of units (lexicon: units.toml); a count is called by its noun in the singular with the
adjectives and nouns before it; a figure that stands bare has the name of the one that it goes on from.
"""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine import lexicon, units
from workers.engine.figure import Figure
from workers.engine.forms import is_plural, positive, singular
from workers.engine.words import NOMINAL, Token

BEFORE_COUNTS = lexicon.words("before_counts")
EMPTY = lexicon.words("empty_modifiers")
BARE = "-"
MODIFIERS = NOMINAL | {"ADJ"}
SKIPPED = frozenset({"PART", "ING", "ADV", "POSS", "PAST"})
LINKS = frozenset({"to", "and", "for", "is"})
JOINED = frozenset({"and", ",", "or"})


def named(words: Sequence[Token], figures: Sequence[Figure], n: int) -> str:
    """The unit or noun of figure n of a sentence; "-" where nothing says what it counts."""
    figure = figures[n]
    if figure.unit:
        per = units.rate(words, figure.last) or (units.rate(words, figure.was.last) if figure.was else "")
        return figure.unit.name + (f" per {per}" if per else "")
    noun, last = _noun(words, figures, n)
    if not noun:
        return _age(words, figure) or _inherited(words, figures, n)
    per = units.rate(words, last)
    share = "% " if figure.quantity.dimension == "share" else ""
    return f"{share}{noun} per {per}" if per else share + noun


def _noun(words: Sequence[Token], figures: Sequence[Figure], n: int) -> tuple[str, int]:
    """(noun with its modifiers, where it ends) of the phrase that figure n counts; ("", ...) for none."""
    figure = figures[n]
    at = _past_of(words, figure.last)
    inner = next((other for other in figures[n + 1 :] if other.first == at), None)
    if inner and (inner.attributive or figure.quantity.dimension == "share"):
        at = inner.last  # "eight million 250ml bottles", "two-thirds of the 4.3m sales"
    kept, last = _phrase(words, at, one=figure.stated == (1.0, 1.0))
    if not kept:
        return "", at
    if kept[0].low in units.TIMES_WORDS:
        return "count", at + 1
    leading = [words[figure.first - 1]] if figure.first and words[figure.first - 1].low in BEFORE_COUNTS else []
    modifiers = [positive(word.low) for word in [*leading, *kept[:-1]] if word.low not in EMPTY]
    return " ".join([*modifiers, _head(kept[-1])]), last


def _phrase(words: Sequence[Token], at: int, *, one: bool) -> tuple[list[Token], int]:
    """(the nouns and adjectives of the phrase at `at` up to its head, where it ends); a plural ends what is counted."""
    kept: list[Token] = []
    head, last = -1, at
    if at < len(words) and words[at].low in {"last", "next"}:
        return [], at  # "98 last week"
    while last < len(words):
        word = words[last]
        if word.tag in MODIFIERS:
            kept.append(word)
            head = len(kept) - 1 if word.tag in NOMINAL else head
            if word.tag in NOMINAL and not one and is_plural(word.low) and not _is_plural_noun(words, last + 1):
                last += 1
                break
        elif not (word.tag in SKIPPED and _goes_on(words, last)) and not (
            word.low in JOINED and kept and _goes_on(words, last) and words[last - 1].tag in MODIFIERS
        ):
            break
        last += 1
    return kept[: head + 1], last


def _is_plural_noun(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].tag in NOMINAL and is_plural(words[at].low)


def _head(noun: Token) -> str:
    """The noun in the singular; people are counted as people."""
    return noun.low if noun.low == "people" else singular(noun.low)


def _age(words: Sequence[Token], figure: Figure) -> str:
    """As in "she will be 35 by": a bare number that somebody is."""
    at = figure.first - 1
    if not _is_bare(words, figure) or at < 1 or words[at].tag != "BE" or not 0 < figure.stated[1] <= units.OLDEST:
        return ""
    while at and words[at].tag in {"BE", "MODAL", "ADV", "HAVE", "NEG"}:
        at -= 1
    return "year of age" if words[at].low in {"he", "she"} else ""


def _past_of(words: Sequence[Token], at: int) -> int:
    """Behind "of the", "of its", "of the best": where the noun begins of which some are counted."""
    if at < len(words) and words[at].low == "of":
        at += 1
        while at < len(words) and (words[at].tag in {"DET", "NUM"} or words[at].low in {"most", "more", "us"}):
            at += 1
    elif at < len(words) and words[at].tag == "DET" and words[at].low in {"the", "its", "their", "these", "those"}:
        at += 1  # "half the homes"
    return at


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether the word behind token `at` is still of the noun phrase."""
    at += 1
    while at < len(words) and words[at].tag in SKIPPED:
        at += 1
    return at < len(words) and words[at].tag in MODIFIERS


def _inherited(words: Sequence[Token], figures: Sequence[Figure], n: int) -> str:
    """As in "435 homes by open sale and 187 by tender": the name of the count before."""
    figure = figures[n]
    link = words[figure.first - 1].low if figure.first else ""
    if not n or link == "of" or figure.quantity.dimension != "count" or not _is_bare(words, figure):
        return BARE
    before = figures[n - 1]
    if before.attributive or before.quantity.dimension == "share" or before.sort == "none":
        return BARE
    if before.unit and (link not in LINKS or before.quantity.dimension == "duration"):
        return BARE
    return before.unit.name if before.unit else _noun(words, figures, n - 1)[0] or BARE


def _is_bare(words: Sequence[Token], figure: Figure) -> bool:
    return figure.last >= len(words) or words[figure.last].tag in {"PREP", "PUNCT", "CONJ", "WH", "ADV", "DET"}
