"""Lookalikes: numbers that state no quantity. Each has a name: years, ages, clock times, scores, names and pronouns."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from workers.engine import bounds, lexicon
from workers.engine.forms import is_plural, verb_forms
from workers.engine.numerals import Numeral
from workers.engine.units import DASHES, OLDEST, behind
from workers.engine.units import before as currency_before
from workers.engine.words import NOMINAL, VERBAL, Token

ID_WORDS = lexicon.words("id_words")
NAMING_WORDS = lexicon.words("naming_words")
SCORING = lexicon.words("scoring")
STREETS = lexicon.words("streets")
HOUR = regex.compile(r"(?:[01]?\d|2[0-3])[.:h][0-5]\d")  # "09.40"
MONTHS = lexicon.words("months")
MONTH_AND_DAY, LAST = 3, 31.0  # tokens of "August 8 to"; days of a month
SHORT = 3  # letters of what a number may be glued to by a full stop: "No.5", "vol.12"
GAPS = lexicon.words("gap_links")
GAP = 9  # tokens before a name within which the figure stands that it is set beside
BODIES = lexicon.words("bodies_of_people")
AGED = frozenset({"aged", "age", "ages"})
ENDS = frozenset({",", ".", ";", "of"})
AROUND_YEARS = frozenset({"in", "since", "of", "from", "until", "by", "the", "a", "an"})
PRONOUN_BEFORE = frozenset({"the", "this", "that", "no", "any", "every", "each", "which"})
PRONOUN_BEHIND = frozenset({"another", "of", "side", "by", "'s", "that", "who", "-"})
LOCATING = frozenset({"in", "at", "near", "of", "from", "across", "outside", "around"})


def kind(words: Sequence[Token], at: int, numeral: Numeral, *, prose: bool = True) -> str | None:
    """What the number at `at` is where it is no quantity: a name of KINDS, "name" or "one"; None for a quantity.

    In a headline (`prose` False) capitals name nobody, so that only what is glued or numbered counts as a name.
    """
    if at and words[at - 1].low == "number" and (words[at - 1].tag == "NOUN" or _is_one_thing(words, at - 2)):
        return "numbered"  # "a number one hit", "at number two", "platform number 9"
    if words[at].low == "one":
        return "one" if numeral.last == at + 1 and _is_pronoun(words, at, numeral) else None
    if not words[at].text[0].isdigit():
        return None
    found = next((name for name, looks in KINDS if looks(words, at, numeral)), None)
    return found or ("name" if prose and _is_named(words, at, numeral) else None)


def _is_one_thing(words: Sequence[Token], at: int) -> bool:
    """Whether a noun in the singular stands there: in "the dead number 31", "patients number 31" many are counted."""
    return at >= 0 and words[at].tag in NOMINAL and not is_plural(words[at].low) and words[at].low not in BODIES


def _is_base(words: Sequence[Token], at: int, numeral: Numeral) -> bool:  # noqa: ARG001 (the form of a kind)
    """As in "12.4 per 100,000 people": what a rate is per."""
    return _low(words, at - 1) == "per"


def _is_year(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    text = words[at].text
    if not (numeral.last == at + 1 and len(text) == 4 and text.isdigit() and 1500 <= numeral.low < 2100):
        return False
    if currency_before(words, at)[1] or behind(words, at + 1)[1] or bounds.before(words, at):
        return False  # "more than 2000"
    previous = _low(words, at - 1)
    following = words[at + 1] if at + 1 < len(words) else None
    counted = following is not None and (
        following.tag == "ADJ" or (following.tag == "NOUN" and is_plural(following.low))
    )
    return not counted or previous in AROUND_YEARS or (at > 0 and words[at - 1].tag == "NAME" and numeral.low > 1900)


def _is_clock(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "1:36.6", "0401 GMT", "09.40 - ": beside a colon, with its zone, or at the head of an entry."""
    colon_before = at > 1 and words[at].glued and words[at - 1].text == ":" and words[at - 2].text[0].isdigit()
    last = numeral.last
    colon_behind = last + 1 < len(words) and words[last].text == ":" and words[last].glued and words[last + 1].glued
    zone = len(words[at].text) == 4 and _low(words, last) in {"gmt", "utc", "bst", "cet", "est", "edt", "hrs"}
    return colon_before or (colon_behind and words[last + 1].text[0].isdigit()) or zone or _heads_entry(words, at)


def _heads_entry(words: Sequence[Token], at: int) -> bool:
    """As in "09.40 - Two people are missing": a sentence of a running report begins with its hour."""
    dashed = len(words) > 2 and words[1].text in DASHES and not words[1].glued and not words[2].glued
    return at == 0 and dashed and HOUR.fullmatch(words[0].text) is not None


def _is_score(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "2-2", "won 52-48", "a 9-2 lead": two whole numbers that do not rise, or that follow a verb of winning."""
    start = at - 2 if at > 1 and words[at].glued and words[at - 1].text in DASHES else at
    last = numeral.last if start == at else at + 1
    dash = start + 1
    if last > at + 1 or dash + 1 >= len(words) or words[dash].text not in DASHES or not words[dash].glued:
        return False
    one, other = words[start].text, words[dash + 1].text
    if not (words[dash + 1].glued and one.isdecimal() and other.isdecimal() and len(one) < 4 and len(other) < 4):
        return False
    if behind(words, dash + 2)[1]:
        return False
    verb = any(word.lemma in SCORING for word in words[max(0, start - 3) : start])
    return verb or int(one) >= int(other)


def _is_age(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "Brodie, 26," and "aged 26", "aged between 18 and 34"."""
    leading = words[max(0, at - 5) : at]
    aged = next((n for n, word in enumerate(leading) if word.low in AGED), None)
    if aged is not None and not any(word.tag in NOMINAL | VERBAL or word.text in ENDS for word in leading[aged + 1 :]):
        return True
    named = at > 1 and words[at - 2].tag == "NAME" and numeral.last < len(words) and numeral.low <= OLDEST
    if named and words[at - 1].text == "(" and words[numeral.last].text == ")" and numeral.last == at + 1:
        return True  # "Mr Lund (33)"
    comma = _low(words, at - 1) == "," and at >= 2 and words[at - 2].tag in NOMINAL
    closes = numeral.last >= len(words) or words[numeral.last].text in {",", ".", ";", ")"}
    return comma and closes and numeral.last == at + 1 and 0 < numeral.low <= OLDEST and words[at].text.isdigit()


def _is_address(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "10 Downing Street", "16-18 Industrial Avenue": names behind the number that end in a kind of street."""
    at, names = numeral.last, 0
    while at < len(words) and (words[at].tag == "NUM" or words[at].text in DASHES):
        at += 1
    while at < len(words) and words[at].tag == "NAME":
        names += 1
        at += 1
    return names > 1 and words[at - 1].low in STREETS


def _is_numbered(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "Flight 370", "No. 5", "Game 2", "category 4"."""
    if not at:
        return False
    before = words[at - 2] if words[at - 1].text == "." and at > 1 else words[at - 1]
    if at + 1 < len(words) and words[at + 1].text in {"/", "%"}:
        return False  # "gave the version 81/100", "gave the game 82 %"
    if before.low == "and" and at > 2 and words[at - 2].tag == "NUM":
        before = words[at - 3]  # "trains 12 and 14"
        return before.lemma in ID_WORDS and is_plural(before.low) and not _is_counted(words, numeral.last)
    plain = before.low in ID_WORDS and before.tag not in {"NUM", "VERB"}
    return plain or (before.lemma in ID_WORDS and before.tag == "NOUN" and not _is_counted(words, numeral.last))


def _is_glued(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "F-16", "S23", "COVID-19", "#4", "5G", "3D": letters and digits in one word."""
    before = words[at - 1] if at else None
    if (
        numeral.last + 1 < len(words)
        and words[at + 1].text == "/"
        and words[at + 1].glued
        and words[at + 2].tag == "NUM"
    ):
        return numeral.last == at + 1 and "." not in words[at].text  # "9/11", "24/7"; "6.7/10" is a mark
    if before and words[at].glued and before.text == "/" and at > 1 and words[at - 2].tag == "NUM":
        return True
    if before and words[at].glued and before.text in DASHES | {"#", "/", "."}:
        return before.text != "/" and not (_is_prefix(words, at) or _is_minus(words, at) or _is_first(words, at))
    if before and words[at].glued and before.text[-1].isalpha():
        return currency_before(words, at)[1] is None
    if before and before.text in DASHES and not before.glued and at > 1 and words[at].glued:
        return words[at - 2].text.isupper() and behind(words, numeral.last)[1] is None
    follows = words[numeral.last] if numeral.last < len(words) else None
    letters = follows is not None and follows.glued and follows.text[0].isalpha() and follows.tag != "POSS"
    seat = follows is not None and follows.text == "A"  # "seat 26A" is of no ampere
    return letters and numeral.last == at + 1 and (seat or behind(words, numeral.last)[1] is None)


def _is_day(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in the 9 of "from August 8 to 9", "on March 3 and 4": the second of two days of one month."""
    before = words[max(0, at - 3) : at]
    if len(before) < MONTH_AND_DAY or numeral.last != at + 1 or before[2].low not in {"to", "and", "or", "-", "–"}:
        return False
    days = words[at].text.isdecimal() and before[1].text.isdecimal() and max(numeral.low, float(before[1].text)) <= LAST
    return days and before[0].low.rstrip(".") in MONTHS


def _is_first(words: Sequence[Token], at: int) -> bool:
    """As in "were sold.12 million came": the number opens a sentence behind a full stop that lacks its space."""
    return words[at - 1].text == "." and at > 1 and len(words[at - 2].text) > SHORT and words[at - 2].text.islower()


def _is_prefix(words: Sequence[Token], at: int) -> bool:
    """As in "sub-300": what stands before the dash is no name of its own."""
    return at > 1 and words[at - 2].low in {"sub", "to"}


def _is_minus(words: Sequence[Token], at: int) -> bool:
    """As in "-1.3%", "<-30": the dash is a sign, of a figure with a unit or behind a sign of comparison."""
    sign = words[at - 1]
    if sign.text not in DASHES or (sign.glued and words[at - 2].text not in {"<", ">", "=", "("}):
        return False
    return behind(words, at + 1)[1] is not None or (at > 1 and words[at - 2].text in {"<", ">", "="})


def _is_named(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "the S&P 500 rose", "the iPhone 11 Pro": a bare number behind a name; "in Gaza 14 died" counts people."""
    text = words[at].text
    if numeral.last != at + 1 or not text.isdigit() or len(text) > 4:
        return False
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is not None and follows.tag == "NAME" and follows.low in NAMING_WORDS:
        return True  # "two new 737 Max jets"
    before = words[at - 1] if at else None
    if before is None or before.tag != "NAME" or before.low in verb_forms():
        return False
    if currency_before(words, at)[1] or behind(words, at + 1)[1] or _is_gapped(words, at):
        return False
    return follows is None or _goes_with_name(words, at, follows)


def _is_gapped(words: Sequence[Token], at: int) -> bool:
    """As in "Okoro took 52 per cent, Bello 44 and Lund 3": a name behind a comma or "and", and a figure before it."""
    start = at - 1
    while start and words[start - 1].tag == "NAME":
        start -= 1
    linked = start > 1 and words[start - 1].low in GAPS and words[start - 1].low != "to"
    closed = at + 1 >= len(words) or words[at + 1].tag in {"PUNCT", "CONJ"}
    before = range(max(0, start - GAP), start - 1)
    return linked and closed and any(words[n].tag == "NUM" and words[n + 1].tag != "PUNCT" for n in before)


def _goes_with_name(words: Sequence[Token], at: int, follows: Token) -> bool:
    """Whether what follows the number does not let it count anything."""
    if follows.tag == "NAME":
        return not is_plural(follows.low)
    if follows.tag in {"NOUN", "ADJ"}:
        model = follows.low == "aircraft" and words[at - 1].text.isupper()  # "an ATR 72 aircraft"
        return model or not _is_counted(words, at + 1)
    start = at - 1
    while start and words[start - 1].tag == "NAME":
        start -= 1
    in_a_place = start > 0 and words[start - 1].low in LOCATING
    return follows.tag in {"PUNCT", "PREP", "CONJ", "TO"} or not in_a_place


def _is_counted(words: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase at `at` ends in a plural, so that a number before it counts."""
    while at < len(words) and words[at].tag in {"NOUN", "ADJ"}:
        if words[at].tag == "NOUN" and is_plural(words[at].low):
            return True
        if words[at].low in {"dead", "missing", "others", "more", "homeless"}:
            return True
        at += 1
    return False


def _is_pronoun(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "one" that stands for a thing ("the one", "one of the", "one another"); "one of the six" is a count."""
    behind = words[at + 1 : at + 4]
    if len(behind) == 3 and behind[0].low == "of" and behind[1].tag == "DET" and behind[2].tag == "NUM":
        return False
    return _low(words, at - 1) in PRONOUN_BEFORE or _low(words, numeral.last) in PRONOUN_BEHIND


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


KINDS = (
    ("base", _is_base),
    ("day", _is_day),
    ("year", _is_year),
    ("clock", _is_clock),
    ("score", _is_score),
    ("age", _is_age),
    ("address", _is_address),
    ("name", _is_numbered),
    ("name", _is_glued),
)
