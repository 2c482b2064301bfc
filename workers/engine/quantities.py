"""Quantities: the figures of a sentence as intervals with their bounds and units, digits and words alike.

A number phrase is read outwards from its numeral: the numeral, a second one where it is a range, the unit or currency,
then the phrases before and behind that bound it. Years, dates, ordinals and ids are left to others or to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from schemas.claims import Interval, Quantity, Span
from workers.engine import lexicon, numerals
from workers.engine.forms import is_plural
from workers.engine.intervals import interval
from workers.engine.numerals import LENGTH_CUES, NUMBERS, Numeral
from workers.engine.text import Sentence
from workers.engine.words import NOMINAL, Token

UNITS = lexicon.read("units", required=("units", "currencies"))
DIRECTIONS = lexicon.words("directions")
NOT_COUNTED = lexicon.words("not_counted")
DASHES = frozenset({"-", "–", "—"})
ID_WORDS = lexicon.words("id_words")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the tokens [first, last) that state it; `numeral` is where the number itself starts."""

    quantity: Quantity
    first: int
    last: int
    numeral: int
    attributive: bool = False  # "107-mm", "26-year-old": describes a noun, counts nothing


@cache
def _bound_phrases(side: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """The word next to the number -> (words, bound name, form) of the phrases on that side, longest first."""
    rows = [(tuple(phrase.split()), row["name"], row["form"]) for row in NUMBERS["bounds"] for phrase in row[side]]
    nearest = -1 if side == "before" else 0
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(row[0][nearest], []).append(row)
    return {word: tuple(found) for word, found in table.items()}


@cache
def _units() -> dict[str, tuple[tuple[tuple[str, ...], str, str, float], ...]]:
    """First word of a unit -> (words, name, dimension, factor), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str, float]]] = {}
    for row in UNITS["units"]:
        for word in row["words"]:
            words = tuple(word.replace("/", " / ").split())
            table.setdefault(words[0], []).append((words, row["name"], row["dimension"], float(row["factor"])))
    for row in UNITS["currencies"]:
        for word in row["words"]:
            words = tuple(word.split())
            table.setdefault(words[0], []).append((words, row["name"], "money", 1.0))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()}


@cache
def _symbols() -> dict[str, str]:
    return {symbol.lower(): row["name"] for row in UNITS["currencies"] for symbol in row["symbols"]}


def figures(sentence: Sentence, taken: frozenset[int]) -> list[Figure]:
    """The figures of a sentence, from left to right. `taken` are the tokens that a time expression holds already."""
    words = sentence.words
    found: list[Figure] = []
    at = 0
    while at < len(words):
        figure = None if at in taken else _figure(sentence, words, at, taken)
        if figure is None:
            at += 1
        else:
            if found and _is_conversion(words, figure, found[-1]):
                found[-1] = replace(found[-1], last=figure.last + 1)
            else:
                found.append(figure)
            at = max(figure.last, at + 1)
    return found


def _figure(sentence: Sentence, words: Sequence[Token], at: int, taken: frozenset[int]) -> Figure | None:
    if words[at].low in {"no", "nobody", "none"}:
        return _zero(sentence, words, at)
    first = numerals.read(words, at)
    if first is None or _is_not_a_quantity(words, at, first, taken):
        return None
    low, high, place, last, ranged = _range(words, at, first)
    last, unit, dimension, factor = _unit(words, last)
    if words[at - 1].tag == "SYM" and at and words[at - 1].low in _symbols():
        unit, dimension, factor = _symbols()[words[at - 1].low], "money", 1.0
    start = at - 1 if dimension == "money" and at and words[at - 1].tag == "SYM" else at
    name, form, begin = _before(words, start)
    behind = _behind(words, last) if name is None else None
    if behind:
        name, form, last = behind
    if name is None and "dozen" in {word.low for word in words[at:last]}:
        name, form = "about", "near"
    if name is None:
        name, form = ("range" if ranged else "vague" if first.vague else "exact"), "exact"
    span = Span(sentence.field, words[begin].start, words[last - 1].end)
    shown = _shown(words, begin, last)
    quantity = Quantity(interval(form, low, high, place), name, shown, span, place, unit, dimension, factor)
    return Figure(quantity, begin, last, at, _is_attributive(words, at, last, dimension))


def _zero(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "no deaths", "no one was killed", "nobody was hurt", "none of them died"."""
    following = words[at + 1] if at + 1 < len(words) else None
    noun = following is not None and following.tag in {"NOUN", "NAME", "ADJ"} and following.low not in NOT_COUNTED
    no_one = words[at].low == "no" and following is not None and following.low == "one"
    if words[at].low == "no" and not (noun or no_one):
        return None
    last = at + 1 + no_one
    span = Span(sentence.field, words[at].start, words[last - 1].end)
    return Figure(Quantity(Interval(0.0, 0.0), "exact", _shown(words, at, last), span), at, last, at)


def _shown(words: Sequence[Token], first: int, last: int) -> str:
    text = ""
    for word in words[first:last]:
        text += ("" if word.glued or not text else " ") + word.text
    return text


# --- ranges, units, bounds --------------------------------------------------------------------------------------------


def _range(words: Sequence[Token], at: int, first: Numeral) -> tuple[float, float, float, int, bool]:
    """(low, high, place, last token, whether it is a range): "12 to 18", "12-18", "between 12 and 18", "12 or 13"."""
    alone = (first.low, first.high, first.place, first.last, False)
    joint = first.last
    if joint + 1 >= len(words) or first.vague:
        return alone
    link = words[joint].low
    between = _word(words, at - 1) == "between" or _word(words, at - 2) == "between"
    if not (link in {"to", "or"} or link in DASHES or (link == "and" and between)):
        return alone
    follows = joint + 1 + (words[joint + 1].tag == "SYM")
    second = numerals.read(words, follows) if follows < len(words) else None
    if second is None or _is_direction(words, at):
        return alone
    low = first.low
    if second.low >= 1e5 and second.place > 1 and first.low < 1000 and first.place <= 10 and link != "or":
        low *= 1e9 if second.low >= 1e9 else 1e6  # "3 to 5 billion"
    if low >= second.high or (link == "or" and second.high - low > 3):
        return alone
    return low, second.high, min(first.place, second.place), second.last, True


def _is_direction(words: Sequence[Token], at: int) -> bool:
    """As in "from 12 to 14", "by 3 to 14": it says how a figure changed, not between what it lies."""
    return _word(words, at - 1) in {"from", "by"}


def _word(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _unit(words: Sequence[Token], last: int) -> tuple[int, str | None, str, float]:
    """(last token, unit, dimension, factor) of the unit behind the numeral; a count where none stands there."""
    begin = last + 1 if last < len(words) and words[last].text in DASHES and words[last].glued else last
    if _word(words, begin) == "m" and _word(words, begin + 1) in LENGTH_CUES:
        return begin + 1, "m", "length", 1.0
    joined = words[begin].low.lstrip("-") if begin < len(words) else ""
    for candidate in (joined, joined.split("-")[0]):
        for phrase, name, dimension, factor in _units().get(candidate, ()):
            size = len(phrase)
            lows = tuple(word.low for word in words[begin : begin + size])
            if lows == phrase or (size == 1 and candidate == phrase[0]):
                return begin + size, name, dimension, factor
    return last, None, "count", 1.0


def _before(words: Sequence[Token], at: int) -> tuple[str | None, str, int]:
    """(bound name, form, first token) of the longest bound phrase that ends at this token."""
    begin = at
    while begin and words[begin - 1].low in {"a", "an", "another", "further", "additional"}:
        begin -= 1
    for place in (at, begin):
        for phrase, name, form in _bound_phrases("before").get(_word(words, place - 1), ()):
            first = place - len(phrase)
            if first >= 0 and tuple(word.low for word in words[first:place]) == phrase:
                return name, form, first
    if at and words[at - 1].low in {"~", "≈"}:
        return "about", "near", at - 1
    return None, "exact", at


def _behind(words: Sequence[Token], last: int) -> tuple[str, str, int] | None:
    begin = last + (last < len(words) and words[last].text in DASHES and words[last].glued)
    for phrase, name, form in _bound_phrases("behind").get(_word(words, begin), ()):
        if tuple(word.low for word in words[begin : begin + len(phrase)]) == phrase:
            return name, form, begin + len(phrase)
    return None


# --- what looks like a quantity and is none ---------------------------------------------------------------------------


def _is_not_a_quantity(words: Sequence[Token], at: int, numeral: Numeral, taken: frozenset[int]) -> bool:
    return (
        any(n in taken for n in range(at, numeral.last))
        or _is_year(words, at, numeral)
        or _is_name_part(words, at, numeral)
        or _is_pronoun_one(words, at, numeral)
        or _is_age(words, at, numeral)
    )


def _is_year(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    text = words[at].text
    if not (numeral.last == at + 1 and len(text) == 4 and text.isdigit() and 1500 <= numeral.low < 2100):
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    counted = (
        following is not None
        and following.tag in {"NOUN", "ADJ"}
        and (is_plural(following.low) or following.tag == "ADJ")
    )
    if _before(words, at)[0]:
        return False  # "more than 2000"
    previous = _word(words, at - 1)
    return not counted or previous in {"in", "since", "of", "from", "until", "by"}


def _is_name_part(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "Flight 370", "No. 5", "F-16": a number that is a name."""
    if not at:
        return False
    before = words[at - 1]
    if before.text == "." and at > 1:
        before = words[at - 2]
    if before.low in ID_WORDS and before.tag != "NUM":
        return True
    if words[at].glued and before.text in {"-", "#", "/"}:
        return True
    follows = words[numeral.last].tag if numeral.last < len(words) else ""
    return (
        before.tag == "NAME"
        and before.text != "."
        and words[at].text.isdigit()
        and follows not in {"NOUN", "NAME", "ADJ"}
        and len(before.text) < 3
    )


def _is_pronoun_one(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "one" that stands for a thing ("the one", "one of the", "one another", "that one")."""
    if words[at].low != "one" or numeral.last != at + 1:
        return False
    return _word(words, at - 1) in {"the", "this", "that", "no", "any", "every", "each", "which"} or _word(
        words, at + 1
    ) in {"another", "of", "side", "by", "'s", "that", "who"}


def _is_age(words: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """As in "Brodie, 26," and "aged 26"."""
    if _word(words, at - 1) in {"aged", "age"}:
        return True
    comma = _word(words, at - 1) == "," and at >= 2 and words[at - 2].tag in NOMINAL
    closes = numeral.last >= len(words) or words[numeral.last].text in {",", ".", ";", ")"}
    return comma and closes and numeral.last == at + 1 and 0 < numeral.low < 120 and words[at].text.isdigit()


def _is_attributive(words: Sequence[Token], at: int, last: int, dimension: str) -> bool:
    """As in "107 mm rockets", "a 26-year-old", "a three-day siege": the figure describes a noun."""
    if dimension in {"count", "money", "share"}:
        return False
    unit = words[last - 1]
    hyphen = "-" in unit.text or (last - at > 1 and words[last - 2].text in DASHES and unit.glued)
    noun_follows = last < len(words) and words[last].tag in NOMINAL and words[last].low not in DIRECTIONS
    return hyphen or (noun_follows and not is_plural(unit.low))


def _is_conversion(words: Sequence[Token], figure: Figure, before: Figure) -> bool:
    """As in "405 feet (124 metres)": the same figure again in another unit."""
    closed = figure.last < len(words) and words[figure.last].text == ")"
    opened = figure.first == before.last + 1 and words[before.last].text == "("
    return opened and closed and before.quantity.dimension == figure.quantity.dimension != "count"
