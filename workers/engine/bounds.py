"""Bounds: the phrases before and behind a number that make it an interval: "at least", "or so" (numbers.toml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workers.engine import lexicon
from workers.engine.units import DASHES
from workers.engine.words import VERBAL, Token

NUMBERS = lexicon.numbers()
NOUN_REACH = 3  # words of the noun between a number and the bound behind it
SPREADING = lexicon.words("spreading")
FILLERS = lexicon.words("fillers")
PLACING = lexicon.words("bounding_prepositions")
GOING = lexicon.words("moving_up")
OR_EQUAL = {"above": ("at least", "from"), "below": ("up to", "upto")}


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound of the lexicon: its name, the form of its interval, and where its phrase begins or ends."""

    name: str
    form: str
    at: int


Phrase = tuple[tuple[str, ...], str, str]  # words, bound name, form


@cache
def _phrases(side: str) -> dict[str, tuple[Phrase, ...]]:
    """The word next to the number -> the phrases on that side, longest first."""
    rows = [
        (tuple(phrase.replace("-", " -").split()), row["name"], row["form"])
        for row in NUMBERS["bounds"]
        for phrase in row[side]
    ]
    nearest = -1 if side == "before" else 0
    table: dict[str, list[Phrase]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(row[0][nearest], []).append(row)
    return {word: tuple(found) for word, found in table.items()}


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    return {verb: (row["name"], row["form"]) for row in NUMBERS["bounds"] for verb in row.get("verbs", ())}


def before(words: Sequence[Token], at: int) -> Bound | None:
    """The longest bound phrase that ends at token `at`, where the number begins; a verb bounds and stays a verb."""
    begin = at
    while begin and words[begin - 1].low in FILLERS:
        begin -= 1
    for place in {at: None, begin: None}:
        for phrase, name, form in _phrases("before").get(_low(words, place - 1), ()):
            first = place - len(phrase)
            if first < 0 or tuple(word.low for word in words[first:place]) != phrase or not _bounds(words, first):
                continue
            if len(phrase) == 1 and phrase[0] in PLACING and _describes(words, place, at):
                continue
            return Bound(name, form, first)
    verb = words[at - 1] if at else None
    if verb and verb.lemma in _verbs() and verb.tag in VERBAL:
        return Bound(*_verbs()[verb.lemma], at)
    return None


def _bounds(words: Sequence[Token], first: int) -> bool:
    """Whether the phrase at `first` is a bound here; not in "has gone up to five", "averaged over 12 rounds"."""
    return not (_climbs(words, first) or _is_spread(words, first))


def _describes(words: Sequence[Token], article: int, at: int) -> bool:
    """As in "under a 30-day rule", "over a 20-metre wall": the number is of the noun, the word before it no bound."""
    hyphen = "-" in words[at].text or (at + 1 < len(words) and words[at + 1].text in DASHES and words[at + 1].glued)
    return hyphen and (words[article].low in {"a", "an"} or words[article - 1].low == "under")


def _climbs(words: Sequence[Token], first: int) -> bool:
    """As in "has gone up to five": the figure is where it went, no bound."""
    verb = words[first - 1] if first else None
    return words[first].low == "up" and verb is not None and verb.tag in VERBAL and verb.lemma in GOING


def _is_spread(words: Sequence[Token], at: int) -> bool:
    """As in "averaged over 12 rounds", "spread over 40 sites": among so many, not more than so many."""
    return at > 0 and words[at].low == "over" and words[at - 1].low in SPREADING


def behind(words: Sequence[Token], last: int) -> Bound | None:
    """The bound phrase that starts at token `last`: "or more", "-odd"; not where it goes on ("or more than 40")."""
    begin = last + (last < len(words) and words[last].text in DASHES and words[last].glued)
    for phrase, name, form in _phrases("behind").get(_low(words, begin), ()):
        end = begin + len(phrase)
        if tuple(word.low for word in words[begin:end]) == phrase and _ends(words, end, phrase):
            return Bound(name, form, end)
    return None


def _ends(words: Sequence[Token], end: int, phrase: tuple[str, ...]) -> bool:
    if end >= len(words):
        return True
    if words[end].low == "than":
        return False
    return phrase[0] != "and" or words[end].tag in {"PUNCT", "PREP", "BE", "HAVE", "MODAL", "PAST", "VERB", "PART"}


def behind_noun(words: Sequence[Token], last: int) -> Bound | None:
    """As in "40 shops or more": the bound behind the noun that is counted; the phrase stays outside the figure."""
    end = last
    while end < len(words) and end - last < NOUN_REACH and words[end].tag in {"NOUN", "ADJ"}:
        end += 1
    found = _linked(words, end) if end > last else None
    return Bound(found.name, found.form, last) if found else None


def end_behind_noun(words: Sequence[Token], end: int) -> int:
    """Where a noun phrase ends that stops at token `end`, with the bound behind its noun."""
    found = _linked(words, end)
    return found.at if found else end


def _linked(words: Sequence[Token], at: int) -> Bound | None:
    return behind(words, at) if _low(words, at) in {"or", "and"} else None


def inside(word: Token) -> Bound | None:
    """As in "thirty-odd": the bound in one word with its number."""
    for phrase, name, form in _phrases("behind").get(word.low.partition("-")[2], ()):
        if len(phrase) == 1:
            return Bound(name, form, 0)
    return None


def or_equal(words: Sequence[Token], last: int, bound: Bound) -> tuple[Bound, int]:
    """As in "less than 5,000 or equal to it": the end of an open interval belongs to it after all."""
    if bound.form not in OR_EQUAL or [word.low for word in words[last : last + 2]] != ["or", "equal"]:
        return bound, last
    name, form = OR_EQUAL[bound.form]
    return Bound(name, form, bound.at), last + 2 + (_low(words, last + 2) == "to")


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""
