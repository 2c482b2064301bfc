"""Numerals: the number that starts at a token, in digits, words or both: "1.2m", "two dozen", "a third", "hundreds"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workers.engine import lexicon
from workers.engine.intervals import place_of
from workers.engine.words import Token

NUMBERS = lexicon.numbers()
LENGTH_CUES = lexicon.words("length_cues")

BEYOND_NEWS = 1e18  # a thousand times all the money in the world; far above it a float is infinite
VAGUE_STARTS = frozenset(phrase.split()[0] for phrase in NUMBERS["vague"])


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, or the two ends of a vague one; `place` is its last decimal place; it ends before token `last`."""

    low: float
    high: float
    place: float
    last: int
    vague: bool = False


def read(words: Sequence[Token], at: int) -> Numeral | None:
    """The number that starts at this token, None where none does or it is too long to be the number of anything."""
    found = _first_form(words, at)
    return found if found and found.high < BEYOND_NEWS else None


def _first_form(words: Sequence[Token], at: int) -> Numeral | None:  # noqa: PLR0911 (the first form that fits)
    vague = _vague(words, at)
    if vague:
        return vague
    word = words[at]
    if word.text[0].isdigit():
        return _digits(words, at) if word.tag == "NUM" else None
    if word.low in {"a", "an"}:
        return _after_article(words, at)
    if (
        word.low == "half"
        and at + 2 < len(words)
        and words[at + 1].low == "a"
        and words[at + 2].low in NUMBERS["scales"]
    ):
        scale = NUMBERS["scales"][words[at + 2].low]
        return Numeral(scale / 2, scale / 2, scale / 2, at + 3)
    if word.tag == "NUM":
        return _spelled(words, at)
    parts = word.low.split("-")
    if len(parts) == 2 and parts[0] in NUMBERS["cardinals"] and parts[1] in NUMBERS["fractions"]:
        share = NUMBERS["cardinals"][parts[0]] * NUMBERS["fractions"][parts[1]]
        return Numeral(share, share, 0.01, at + 1)
    return None


def _vague(words: Sequence[Token], at: int) -> Numeral | None:
    if words[at].low not in VAGUE_STARTS:
        return None
    for size in range(min(3, len(words) - at), 0, -1):
        phrase = " ".join(word.low for word in words[at : at + size])
        if phrase in NUMBERS["vague"]:
            low, high = NUMBERS["vague"][phrase]
            return Numeral(float(low), float(high), float(low), at + size, vague=True)
    return None


def _digits(words: Sequence[Token], at: int) -> Numeral:
    text = words[at].text
    value, last, scale = float(text.replace(",", "")), at + 1, 1.0
    while last < len(words) and words[last].low in NUMBERS["scales"] and _is_scale(words, last):
        scale *= NUMBERS["scales"][words[last].low]
        last += 1
    place = place_of(text, scale)
    return Numeral(value * scale, value * scale, place, last)


def _is_scale(words: Sequence[Token], last: int) -> bool:
    """Whether "m" or "k" behind a number is a scale: in "$5m" and "13.8m cases" it is, in "10 m deep" it is not."""
    low = words[last].low
    if low != "m":
        return len(low) > 1 or words[last].glued
    follows = words[last + 1].low if last + 1 < len(words) else ""
    return words[last].glued and follows not in LENGTH_CUES


def _after_article(words: Sequence[Token], at: int) -> Numeral | None:
    """As in "a dozen", "a hundred and five", "a million", "a third"."""
    if at + 1 >= len(words):
        return None
    following = words[at + 1].low
    if following in NUMBERS["scales"] and len(following) > 3:
        return _spelled(words, at + 1)
    if following in NUMBERS["fractions"] and at + 2 < len(words) and words[at + 2].low == "of":
        share = NUMBERS["fractions"][following]
        return Numeral(share, share, 0.01, at + 2)
    return None


def _spelled(words: Sequence[Token], at: int) -> Numeral | None:
    """A number in words: "two hundred and five thousand", "thirty-three", "two dozen"."""
    total, group, place, last, seen = 0.0, 0.0, 1.0, at, False
    while last < len(words):
        low = words[last].low
        parts = [part for part in low.split("-") if part]
        if all(part in NUMBERS["cardinals"] for part in parts) and parts:
            step = sum(NUMBERS["cardinals"][part] for part in parts)
            if seen and group % 100 and not (group % 10 == 0 and step < 10):
                break
            group, place, seen = group + step, 1.0, True
        elif low in NUMBERS["scales"] and len(low) > 3:
            scale = NUMBERS["scales"][low]
            group = (group or 1.0) * scale
            place, seen = scale, True
            if scale >= 1000:
                total, group = total + group, 0.0
        elif (
            low == "and"
            and seen
            and place >= 100
            and last + 1 < len(words)
            and words[last + 1].low in NUMBERS["cardinals"]
        ):
            pass
        else:
            break
        last += 1
    if not seen:
        return None
    value = total + group
    dozens = "dozen" in {word.low for word in words[at:last]}
    return Numeral(value, value, place if dozens else place_of(f"{value:.0f}", 1.0), last)
