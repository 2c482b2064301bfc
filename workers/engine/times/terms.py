"""The words of time: a line of tokens with what the calendar is counted from, and the small words read at a token."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workers.engine import lexicon, numerals
from workers.engine.words import Token

KEYS = (
    "weekdays not_days_before not_days_behind parts bare_parts before_parts edges day_edges edge_nouns seasons zones "
    "deictic which anaphoric directions some about ahead hoped "
    "before_months month_articles before_seasons before_lengths "
    "behind_lengths inside_lengths ordinals hours before_hours minutes_past results sets vague vague_behind "
    "not_vague_before not_vague_behind months units decades feasts from_easter"
)
TIMES = lexicon.read("times", required=tuple(KEYS.split()))
UNITS = TIMES["units"]
PLURALS = {"centuries": "century"}
ORDINALS = {word: n + 1 for n, word in enumerate(TIMES["ordinals"])}
ARTICLES = frozenset({"a", "an", "the", "that"})
TABLES = (
    "weekdays parts edge_nouns seasons deictic which anaphoric some sets vague months units decades feasts from_easter"
)
STARTS = frozenset(
    word for key in TABLES.split() for phrase in TIMES[key] for word in phrase.removeprefix("the ").split()
)
STARTS |= {f"{word}s" for key in ("weekdays", "parts", "units") for word in TIMES[key]} | {"centuries", "half"}
STARTS |= {
    "quarter",
    "once",
    "twice",
    "every",
    "each",
    "first",
    "second",
    "third",
    "fourth",
    "final",
    "daylong",
    "weeklong",
}
STARTS |= {
    "quarter",
    "monthlong",
    "yearlong",
    "hourlong",
    "dozen",
    "hundred",
    "near",
    "past",
    "future",
    "same",
    "number",
}
LARGEST = 10_000  # years, days or hours that news gives by their number
APPROXIMATE = frozenset(TIMES["about"])
LEADING = frozenset({"the", "last", "past", "next", "these", "this"})  # "over the past year" is no more than a year
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at tokens [first, last): its TIMEX3 type and value, and the days that it can mean.

    `shift` is the days from another event ("two days later"); `end` the token behind its extent where that is shorter
    ("two days" of "two days after"); `point` whether it names a point on the calendar or the clock, not a length, a
    rhythm or a vague time.
    """

    first: int
    last: int
    kind: str
    value: str
    days: Days | None = None
    shift: int | None = None
    point: bool = True
    end: int | None = None

    def widened(self, first: int) -> Found:
        """The same with an earlier start."""
        return replace(self, first=min(first, self.first))

    def behind(self, first: int) -> Found:
        """The same, starting no earlier than a token."""
        return replace(self, first=max(first, self.first))


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence, the day that it was written on, and the day that the text spoke of last."""

    words: Sequence[Token]
    written: dt.date | None
    anchor: dt.date | None = None

    def low(self, at: int) -> str:
        """The word at a token in lower case, "" beyond the ends."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """The class of the word at a token, "" beyond the ends."""
        return self.words[at].tag if 0 <= at < len(self.words) else ""

    def is_capital(self, at: int) -> bool:
        """Whether the word at a token starts with a capital."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def is_glued(self, at: int) -> bool:
        """Whether no blank stands before the token."""
        return 0 <= at < len(self.words) and self.words[at].glued

    def phrase(self, at: int, size: int) -> str:
        """The words of `size` tokens from `at`, in lower case."""
        return " ".join(word.low for word in self.words[at : at + size])

    def may_start(self, at: int) -> bool:
        """Whether a time expression may start at a token: most words are none of the words of time."""
        word = self.words[at]
        low = self.low(at + 1) if word.low in ARTICLES else word.low
        return low in STARTS or bool(ordinal(low)) or word.tag == "NUM" or "-" in word.low or low[0:1].isdecimal()

    @property
    def since(self) -> dt.date | None:
        """The day that "later" and "that day" count from."""
        return self.anchor or self.written


def unit(low: str) -> str:
    """The unit that a word names, in the singular; "" for none."""
    name = PLURALS.get(low, low.removesuffix("s"))
    return name if name in UNITS else low if low in UNITS else ""


def is_many(low: str) -> bool:
    """Whether the word is the plural of a unit."""
    return bool(unit(low)) and low not in UNITS


def ordinal(low: str) -> int:
    """The number of "third" or "3rd", 0 for none."""
    digits = low.rstrip("stndrh")
    return ORDINALS.get(low) or (int(digits) if len(digits) < 3 and digits.isdecimal() and low != digits else 0)


def count(line: Line, at: int) -> tuple[str, int] | None:
    """(number, "X" for one that is not named; token behind it): "three", "a", "2.5", "two and a half", "a few"."""
    low, following = line.low(at), line.low(at + 1)
    if low in {"a", "an"} and following in {"few", "couple", "number", "dozen", "hundred", "thousand"}:
        return _vague_count(line, at)
    if low in TIMES["some"]:
        return "X", at + 1 + (following == "of")
    if low == "half" and following in {"a", "an"}:
        return "0.5", at + 2
    return ("1", at + 1) if low in {"a", "an"} else _number(line, at)


def _number(line: Line, at: int) -> tuple[str, int] | None:
    numeral = numerals.read(line.words, at) if line.tag(at) == "NUM" else None
    if numeral is None or numeral.low != numeral.high or numeral.low > LARGEST:
        return None
    last, number = numeral.last, numeral.low
    if line.phrase(last, 3) == "and a half":
        last, number = last + 3, number + 0.5
    return f"{number:g}", last


def _vague_count(line: Line, at: int) -> tuple[str, int] | None:
    low = line.low(at + 1)
    if low in {"few", "couple", "number"}:
        return "X", at + 2 + (line.low(at + 2) == "of")
    return {"dozen": "12", "hundred": "100", "thousand": "1000"}[low], at + 2


def length(number: str, name: str) -> str:
    """The ISO 8601 duration of so many units: "P3W", "PT30M", "PXY"."""
    code, days = UNITS[name]["code"], UNITS[name]["days"]
    if number == "0.5":
        halved = {"hour": "PT30M", "year": "P6M", "century": "P50Y", "decade": "P5Y", "minute": "PT30S"}
        return halved.get(name, f"P0.5{code}")
    if name == "fortnight" and number.isdecimal():
        return f"P{2 * int(number)}W"
    return f"P{'' if days else 'T'}{number}{code}"


def loosened(line: Line, first: int) -> int:
    """Where the words before an expression that loosen it start: "more than", "about"."""
    for size in (3, 2, 1):
        words = line.phrase(first - size, size) if first >= size else ""
        if words in APPROXIMATE and not (words in {"over", "under", "around"} and line.low(first) in LEADING):
            return first - size
    return first


def edge_before(line: Line, first: int) -> tuple[int, str]:
    """(first token, TIMEX3 mod) with "early", "late", "mid-" or "the end of" before the expression."""
    at = first - 1
    if line.low(at) in {"-", "–"} and line.low(at - 1) == "mid":
        return at - 1, "MID"
    if line.low(at) in {"of", "the"} and line.low(at - 1 - (line.phrase(at - 1, 2) == "of the")) in TIMES["edge_nouns"]:
        noun = at - 1 - (line.phrase(at - 1, 2) == "of the")
        start = noun - (line.low(noun - 1) == "the")
        return start, TIMES["edges"][line.low(noun)]
    mod = TIMES["edges"].get(line.low(at).rstrip("-"), "")
    if not mod or line.low(at) in TIMES["edge_nouns"]:
        return first, ""
    return at, mod


def is_ahead(line: Line, at: int) -> bool:
    """Whether the clause looks ahead: its verb group, or the words beside, say so ("will vote on Sunday")."""
    if line.low(at - 1) == "for" and line.low(at + 1) != "'s" and line.low(at) in TIMES["weekdays"]:
        return True  # "a strike for Tuesday"
    if line.phrase(at + 1, 2) == "a day":
        return True  # "declared Wednesday a day of mourning"
    verb = _own_verb(line, at)
    if verb is None:
        return any(line.low(n) in TIMES["ahead"] for n in range(at - 5, at))
    near = range(max(0, verb - 3), at) if verb < at else range(verb - 1, verb + 4)
    planned = any(line.tag(n) == "BE" and line.low(n + 1) == "to" for n in range(max(0, verb - 4), verb + 1))
    to_come = line.tag(verb) == "VERB" and any(
        line.low(n) in {"before", "until", "when", "once"} for n in range(max(0, verb - 4), verb)
    )
    hoped = any(line.low(n) in TIMES["hoped"] and line.low(n + 1) == "to" and line.low(n - 1) != "had" for n in near)
    return planned or to_come or hoped or any(line.low(n) in TIMES["ahead"] for n in near)


def _own_verb(line: Line, at: int) -> int | None:
    """The verb of the clause: the nearest before, unless the expression opens its clause, else the next one."""
    before = at - 1 - (line.tag(at - 1) == "PREP")
    opens = line.tag(before) in {"", "PUNCT"}
    left = next((n for n in range(at - 1, max(-1, at - 14), -1) if _is_verb(line, n)), None)
    if left is not None and not opens:
        return left
    for n in range(at + 1, min(len(line.words), at + 14)):
        if _is_verb(line, n):
            return n
        if line.tag(n) == "WH" or line.low(n) in {".", ";", ":"}:
            break
    return left


def has_been(line: Line, at: int) -> bool:
    """Whether the verb of the clause is in the past."""
    verb = _own_verb(line, at)
    return verb is not None and (line.tag(verb) in {"PAST", "PART"} or line.low(verb) in {"was", "were", "had"})


def _is_verb(line: Line, at: int) -> bool:
    return line.tag(at) in {"VERB", "PAST", "PART", "MODAL", "BE", "HAVE"}
