"""Numerals: the number that starts at a token, in digits, words or both: "1.2m", "two dozen", "a third", "hundreds"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workers.engine import lexicon
from workers.engine.forms import is_plural
from workers.engine.intervals import place_of
from workers.engine.words import Token

NUMBERS = lexicon.numbers()
LENGTH_CUES = lexicon.words("length_cues")
OF_A_WHOLE = lexicon.words("of_a_whole")
DURATIONS = lexicon.words("durations")

FEET = frozenset({"feet", "foot", "ft", "miles", "yards"})
HYPHENS = frozenset({"-", "‑"})
GROUP = 3  # digits that a space may part from those before them
BEYOND_NEWS = 1e18  # a thousand times all the money in the world; far above it a float is infinite
VAGUE_STARTS = frozenset(phrase.split()[0] for phrase in NUMBERS["vague"])
VULGAR = NUMBERS["vulgar"]
SHARE_PLACE = 0.05  # a fraction in words may stand for what is a few points off it
BEFORE_HALF = frozenset({"than", "over", "about", "nearly", "almost", "around", "roughly", "under"})
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 128, 200, 500})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, or the two ends of a vague one; `place` is its last decimal place; it ends before token `last`.

    `scale` is the factor of its scale word ("thousand"), 1 without one. `share` marks a part of a whole ("a third").
    """

    low: float
    high: float
    place: float
    last: int
    vague: bool = False
    scale: float = 1.0
    share: bool = False


def read(words: Sequence[Token], at: int) -> Numeral | None:
    """The number that starts at this token, None where none does or it is too long to be the number of anything."""
    found = _first_form(words, at)
    return found if found and abs(found.high) < BEYOND_NEWS else None


def _first_form(words: Sequence[Token], at: int) -> Numeral | None:
    word = words[at]
    if word.tag == "NUM":
        return _numbered(words, at)
    if word.low in {"a", "an"}:
        return _after_article(words, at)
    if word.low in VAGUE_STARTS and (vague := _vague(words, at)):
        return vague
    if word.low in {"minus", "negative"}:
        return _negative(words, at)
    if word.low == "half":
        return _half(words, at)
    return _share(words, at) or _in_compound(word, at) if "-" in word.low else None


def _numbered(words: Sequence[Token], at: int) -> Numeral | None:
    """A number that starts with digits or with a number word."""
    if words[at].low in VAGUE_STARTS and (vague := _vague(words, at)):
        return vague
    if words[at].text[0].isdigit() or words[at].text[0] in VULGAR or words[at].text[0] == ".":
        found: Numeral | None = _written_fraction(words, at) or _digits(words, at)
    else:
        found = _share(words, at) or _spelled(words, at)
    return (_one_in_five(words, found) or _and_a_half(words, found)) if found else None


def _vague(words: Sequence[Token], at: int) -> Numeral | None:
    for size in range(min(3, len(words) - at), 0, -1):
        phrase = " ".join(word.low for word in words[at : at + size])
        if phrase in NUMBERS["vague"]:
            low, high = NUMBERS["vague"][phrase]
            return Numeral(float(low), float(high), float(low), at + size, vague=True)
    return None


# --- digits -----------------------------------------------------------------------------------------------------------


def _digits(words: Sequence[Token], at: int) -> Numeral:
    text = words[at].text
    vulgar = VULGAR.get(text[-1], 0.0)
    plain = text[:-1] if vulgar else text
    last, scale = at + 1, 1.0
    while _goes_on(words, last):
        plain, text, last = plain + words[last].text, text + words[last].text, last + 1  # "1 418 people"
    value = float(plain.replace(",", "") or 0) + vulgar
    if last + 1 < len(words) and words[last].text == "+" and words[last + 1].low in NUMBERS["scales"]:
        last += 1  # "2+ million"
    if [word.glued for word in words[last : last + 2]] == [True, True] and words[last].text in HYPHENS:
        behind = words[last + 1].low.partition("-")[0]
        last += behind in NUMBERS["scales"] and len(behind) > 3  # "a $4.2-billion deal", "the 30-million-euro fine"
    while last < len(words) and (size := _scale_of(words[last].low)) and _is_scale(words, last):
        scale *= size
        last += 1
    joined = words[last].low.partition("-") if last < len(words) else ("", "", "")
    if joined[1] and joined[0] in NUMBERS["scales"] and len(joined[0]) > 3:
        scale *= NUMBERS["scales"][joined[0]]  # "1.8 billion-mile"
    place = place_of(text, scale) if not vulgar else SHARE_PLACE * scale
    bare_share = bool(vulgar) and value < 1 and scale == 1
    return Numeral(value * scale, value * scale, place, last, scale=scale, share=bare_share)


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether three digits at a token go on with the number before them, parted by one space: "2 207", "12 000 000"."""
    if at >= len(words) or words[at].glued or not (words[at].text.isdecimal() and len(words[at].text) == GROUP):
        return False
    first = at - 1
    while first and words[first].text.isdecimal() and len(words[first].text) == GROUP and not words[first].glued:
        first -= 1
    start = words[first] if words[first].text.isdecimal() else words[first + 1]
    led = 0 < len(start.text) <= GROUP and start.text.isdecimal() and start.text[0] != "0"
    return led and words[at].start - words[at - 1].end == 1


def _scale_of(low: str) -> float:
    """What a scale behind digits stands for, 0 for another word: "70 crore" and "70 crores" are one."""
    plural = len(low) > len("bns") and low.endswith("s")
    scale: float = NUMBERS["scales"].get(low[:-1] if plural else low, 0.0)
    return scale


def _is_scale(words: Sequence[Token], last: int) -> bool:
    """Whether "m" or "k" behind a number is a scale: in "$5m" and "13.8m cases" it is, in "10 m deep" it is not."""
    word = words[last]
    if word.low == "b":
        return word.text == "B" and last + 1 < len(words) and words[last + 1].text[0].islower()
    if word.low != "m":
        return len(word.low) > 1 or word.glued
    if word.text == "M" and last > 1 and words[last - 2].tag == "SYM":
        return True  # "$ 2.4 M"
    follows = words[last + 1] if last + 1 < len(words) else None
    if follows is None:
        return word.glued
    if _is_priced(words, last - 1):
        return True
    measured = follows.glued and follows.text in {"2", "3", "²", "³", "/"}
    measured |= last > 2 and words[last - 2].text == "(" and words[last - 3].low in FEET  # "625 feet (190m)"
    return word.glued and not measured and follows.low not in LENGTH_CUES and not _opens_length(words, last + 1)


def _is_priced(words: Sequence[Token], at: int) -> bool:
    """As in "£812m", "EUR50m": a sign or a code of money stands before the number at `at`."""
    return at > 0 and (words[at - 1].tag == "SYM" or (words[at].glued and words[at - 1].text.isalpha()))


def _opens_length(words: Sequence[Token], at: int) -> bool:
    """As in "37m (121ft)": a conversion into feet says that the m are metres."""
    return words[at].text == "(" and any(word.low in {"ft", "feet", "foot"} for word in words[at + 1 : at + 4])


def _written_fraction(words: Sequence[Token], at: int) -> Numeral | None:
    """As in "1/2", "3/4": not the "9/11" of a date, nor the "24/7" of a shop."""
    if at + 2 >= len(words) or words[at + 1].text not in {"/", "⁄"} or not words[at + 1].glued:
        return None
    above, below = words[at].text, words[at + 2].text
    if not (above.isdecimal() and below.isdecimal() and words[at + 2].glued):
        return None
    if not 0 < int(above) < int(below) or int(below) not in DENOMINATORS:
        return None
    share = int(above) / int(below)
    return Numeral(share, share, SHARE_PLACE, at + 3, share=True)


def _negative(words: Sequence[Token], at: int) -> Numeral | None:
    """As in "minus 12 degrees"."""
    found = _numbered(words, at + 1) if at + 1 < len(words) and words[at + 1].tag == "NUM" else None
    return replace(found, low=-found.high, high=-found.low) if found else None


# --- words ------------------------------------------------------------------------------------------------------------


def _after_article(words: Sequence[Token], at: int) -> Numeral | None:
    """As in "a dozen", "a hundred and five", "a million", "a third", "a half"."""
    if at + 1 >= len(words):
        return None
    following = words[at + 1].low
    if vague := _vague(words, at):
        return vague
    if following in NUMBERS["scales"] and len(following) > 3:
        return _spelled(words, at + 1)
    step = at > 0 and words[at - 1].low == "by"  # "cut by a fifth"
    if following in NUMBERS["fractions"] and (step or _of_whole(words, at + 2)):
        share = NUMBERS["fractions"][following]
        return Numeral(share, share, SHARE_PLACE, at + 2, share=True)
    return None


def _half(words: Sequence[Token], at: int) -> Numeral | None:
    """As in "half a million", "half of them", "half the homes", "half an hour"; not "the first half"."""
    low = [word.low for word in words[at + 1 : at + 3]] + ["", ""]
    scale = NUMBERS["scales"].get(low[1])
    if low[0] == "a" and scale:
        return Numeral(scale / 2, scale / 2, scale / 2, at + 3, scale=scale)
    if low[0] in {"a", "an"}:
        timed = low[1] in DURATIONS
        return Numeral(0.5, 0.5, SHARE_PLACE, at + 2) if timed else None
    if at and words[at - 1].tag in {"ADJ", "DET", "POSS", "NAME"}:
        return None
    bounded = at > 0 and words[at - 1].low in BEFORE_HALF
    people = low[0] != "" and words[at + 1].tag == "NOUN" and is_plural(low[0])
    return Numeral(0.5, 0.5, SHARE_PLACE, at + 1, share=True) if bounded or people or _of_whole(words, at + 1) else None


def _of_whole(words: Sequence[Token], at: int) -> bool:
    """Whether the whole follows a fraction, as in "of the homes", "its homes"; "a third man" is an ordinal."""
    return at < len(words) and words[at].low in OF_A_WHOLE


def _share(words: Sequence[Token], at: int) -> Numeral | None:
    """As in "two-thirds", "two thirds of", "one quarter of": a part of a whole."""
    parts = words[at].low.split("-")
    last = at + 1
    if len(parts) == 1 and last < len(words) and words[last].low in NUMBERS["fractions"]:
        parts, last = [parts[0], words[last].low], last + 1
        if parts[0] == "one" and not _of_whole(words, last):
            return None  # "one quarter" may be three months
    if len(parts) != 2 or parts[0] not in NUMBERS["cardinals"] or parts[1] not in NUMBERS["fractions"]:
        return None
    share = NUMBERS["cardinals"][parts[0]] * NUMBERS["fractions"][parts[1]]
    return Numeral(share, share, SHARE_PLACE, last, share=True)


def _in_compound(word: Token, at: int) -> Numeral | None:
    """As in "five-year", "three-day": the number of a compound, which ends where its unit begins, in the same word."""
    number = NUMBERS["cardinals"].get(word.low.partition("-")[0])
    return Numeral(float(number), float(number), 1.0, at) if number else None


def _one_in_five(words: Sequence[Token], first: Numeral) -> Numeral | None:
    """As in "one in five", "nine out of 10": a share, where the second is round and counts no days."""
    link = [word.low for word in words[first.last : first.last + 2]]
    joint = first.last + (link == ["out", "of"])
    if not (link[:1] == ["in"] or link == ["out", "of"]) or joint + 1 >= len(words) or not 0 < first.low < 100:
        return None
    second = _spelled(words, joint + 1) if words[joint + 1].tag == "NUM" and words[joint + 1].low[0].isalpha() else None
    if words[joint + 1].text.replace(",", "").isdecimal():
        second = _digits(words, joint + 1)
    follows = words[second.last].low if second and second.last < len(words) else ""
    if second is None or second.low <= first.low or follows in DURATIONS or not _is_round(second.low):
        return None
    share = first.low / second.low
    return Numeral(share, share, SHARE_PLACE, second.last, share=True)


def _is_round(n: float) -> bool:
    while n >= 100 and n % 10 == 0:
        n /= 10
    return n <= 12 or n in {15.0, 20.0, 25.0, 50.0}


def _and_a_half(words: Sequence[Token], found: Numeral) -> Numeral:
    """As in "two and a half million"."""
    last = found.last
    if last + 2 >= len(words) or [word.low for word in words[last : last + 3]] != ["and", "a", "half"]:
        return found
    last += 3
    scale = NUMBERS["scales"].get(words[last].low, 1.0) if last < len(words) and len(words[last].low) > 3 else 1.0
    value = (found.low + 0.5) * scale
    return Numeral(value, value, scale / 2, last + (scale > 1), scale=scale)


def _spelled(words: Sequence[Token], at: int) -> Numeral | None:
    """A number in words: "two hundred and five thousand", "thirty-three", "two dozen"."""
    total, group, place, last, seen, scaled = 0.0, 0.0, 1.0, at, False, 1.0
    while last < len(words):
        low = words[last].low
        parts = [part for part in low.split("-") if part]
        if all(part in NUMBERS["cardinals"] for part in parts) and parts:
            step = sum(NUMBERS["cardinals"][part] for part in parts)
            if seen and group % 100 and not (group % 10 == 0 and step < 10):
                break
            group, place, seen, scaled = group + step, 1.0, True, 1.0
        elif low in NUMBERS["scales"] and len(low) > 3:
            scaled = scale = NUMBERS["scales"][low]
            group = (group or 1.0) * scale
            place, seen = scale, True
            if scale >= 1000:
                total, group = total + group, 0.0
        elif not (low == "and" and seen and place >= 100 and _small_follows(words, last)):
            break
        last += 1
    if not seen:
        return None
    value = total + group
    dozens = "dozen" in {word.low for word in words[at:last]}
    return Numeral(value, value, place if dozens else place_of(f"{value:.0f}", 1.0), last, scale=scaled)


def _small_follows(words: Sequence[Token], at: int) -> bool:
    """Whether "and" goes on with the number: "a hundred and five", "one thousand and five hundred"."""
    return at + 1 < len(words) and words[at + 1].low.split("-")[0] in NUMBERS["cardinals"]
