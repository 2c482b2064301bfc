"""Units: the unit or currency that stands beside a number, by its own name, and what it is a part of ("a year")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workers.engine import lexicon
from workers.engine.forms import number_words
from workers.engine.words import Token

UNITS = lexicon.read("units", required=("units", "currencies", "per_words", "times_words"))
SCALES = frozenset(lexicon.numbers()["scales"])
NUMBER_WORDS = number_words()
PER_WORDS = frozenset(UNITS["per_words"])
TIMES_WORDS = frozenset(UNITS["times_words"])
MOMENTS = lexicon.words("moments")
DASHES = frozenset({"-", "–", "—", "‑"})
OLDEST = 115  # years that a person is at most


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a currency. `name` is its name in a list of units, `shown` what a report calls it.

    `factor` turns an amount in it into the base unit of its `dimension`; money has none but its own.
    """

    name: str
    shown: str
    dimension: str
    factor: float = 1.0


Written = tuple[tuple[str, ...], Unit]  # the words of a unit, in lower case


def named(name: str) -> Unit:
    """The unit of that name in the lexicon. Raises StopIteration where there is none."""
    return next(unit for _, unit in _rows() if unit.name == name)


def _spelt(phrase: str) -> tuple[str, ...]:
    """The tokens of a unit as it is written: "km/h" is three, "m2" two."""
    split = phrase.replace("/", " / ").replace("2", " 2").replace("3", " 3").replace("²", " ²").replace("³", " ³")
    return tuple(split.replace("°", "° ").split())


@cache
def _rows() -> tuple[tuple[dict[str, Any], Unit], ...]:
    units = [(row, Unit(row["name"], row["shown"], row["dimension"], float(row["factor"]))) for row in UNITS["units"]]
    money = [(row, Unit(row["name"], row["shown"], "money")) for row in UNITS["currencies"]]
    return (*units, *money)


@cache
def _written() -> dict[str, tuple[Written, ...]]:
    """The first word of a unit -> (words, unit), longest first."""
    table: dict[str, list[Written]] = {}
    for row, unit in _rows():
        for phrase in row["words"]:
            words = _spelt(phrase)
            table.setdefault(words[0], []).append((words, unit))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()}


@cache
def _symbols() -> dict[str, Unit]:
    """The signs that stand behind a number, as they are written: "W"."""
    return {
        sign: unit for row, unit in _rows() if unit.dimension != "money" for sign in row.get("symbols", ()) if sign
    } | {code: unit for code, unit in currency_signs().items() if len(code) > 2 and code.isalpha()}


@cache
def _glued() -> dict[str, Unit]:
    """The signs that stand behind a number without a space: "37C", "118.5p"."""
    return {sign: unit for row, unit in _rows() for sign in row.get("glued", ())}


@cache
def currency_signs() -> dict[str, Unit]:
    """The signs that stand before an amount, as they are written: "$", "HK$", "EUR"."""
    return {sign: unit for row, unit in _rows() if unit.dimension == "money" for sign in row["symbols"]}


def behind(words: Sequence[Token], last: int) -> tuple[int, Unit | None]:
    """The unit behind a numeral that ends before token `last`: (where it ends, unit), or (last, None)."""
    if last >= len(words):
        return last, None
    dashed = words[last].text in DASHES and words[last].glued and last + 1 < len(words) and words[last + 1].glued
    begin = last + 1 if dashed else last
    if begin >= len(words):
        return last, None
    word = words[begin]
    sign = _glued().get(word.text) if word.glued else None
    sign = sign or _symbols().get(word.text) or (currency_signs().get(word.text) if word.tag == "SYM" else None)
    return (begin + 1, sign) if sign else _phrase(words, begin) or (last, None)


def _phrase(words: Sequence[Token], begin: int) -> tuple[int, Unit] | None:
    """The longest unit written at this token; "year-old", "metre-long" and "pound-a-week" begin with theirs."""
    low = words[begin].low
    if low in _before_of() and _low(words, begin + 1) == "of":
        return begin + 1, _before_of()[low]
    if low in _after_scale() and begin and words[begin - 1].low in SCALES:
        return begin + 1, _after_scale()[low]
    begins = () if low.startswith("second-") and low != "second-long" else (low.split("-", 1)[0],)  # "second-year"
    for candidate in (low, *begins, *_behind_number(low)) if "-" in low else (low,):
        for phrase, unit in _written().get(candidate, ()):
            rest = phrase[1:]
            if not rest or tuple(word.low for word in words[begin + 1 : begin + len(phrase)]) == rest:
                return begin + len(phrase), unit
    return None


def _behind_number(low: str) -> Sequence[str]:
    """The unit inside "five-year", "three-year-old", "billion-mile": what stands behind the number word."""
    number, _, rest = low.partition("-")
    return (rest, rest.split("-", 1)[0]) if number in NUMBER_WORDS else ()


@cache
def _after_scale() -> dict[str, Unit]:
    return {word: unit for row, unit in _rows() for word in row.get("after_scale", ())}


@cache
def _before_of() -> dict[str, Unit]:
    return {word: unit for row, unit in _rows() for word in row.get("before_of", ())}


def before(words: Sequence[Token], at: int) -> tuple[int, Unit | None]:
    """The currency before the numeral at `at`: (where its sign begins, unit), or (at, None)."""
    for size in (2, 1):
        if at >= size:
            sign = _joined(words[at - size : at])
            if sign in currency_signs():
                return at - size, currency_signs()[sign]
    return at, None


def _joined(words: Sequence[Token]) -> str:
    text = words[0].text
    for word in words[1:]:
        text += ("" if word.glued else " ") + word.text
    return text


def rate(words: Sequence[Token], last: int) -> str:
    """What the amount before token `last` is for, as in "a year", "per share", "each week"; "" for nothing."""
    per = _low(words, last) in {"per", "/"}
    if not per and _low(words, last) not in {"a", "an", "each", "every"}:
        return ""
    phrase = _phrase(words, last + 1) if last + 1 < len(words) else None
    if not per and _low(words, last + 2) in MOMENTS:
        return ""
    if phrase and (per or _low(words, last + 1) in PER_WORDS):
        return phrase[1].name if phrase[1].dimension != "temperature" else ""
    noun = words[last + 1] if last + 1 < len(words) else None
    return noun.lemma if noun and (noun.low in PER_WORDS or (per and noun.tag == "NOUN")) else ""


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""
