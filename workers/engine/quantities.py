"""Quantities: the figures of a sentence as intervals with their bounds and units, digits and words alike.

A number phrase is read outwards from its numeral: the numeral, a second one where it is a range, the unit or currency,
then the phrases before and behind that bound it. Years, dates, ordinals and ids are left to others or to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Interval, Quantity, Span
from workers.engine import bounds, changes, lexicon, lookalikes, numerals
from workers.engine.figure import Figure, Sort, as_written
from workers.engine.forms import is_plural
from workers.engine.intervals import interval
from workers.engine.numerals import Numeral
from workers.engine.ranges import Stated
from workers.engine.ranges import read as stated
from workers.engine.text import Sentence
from workers.engine.units import DASHES
from workers.engine.wordless import LONE, NOBODY, ORDINALS, wordless
from workers.engine.words import NOMINAL, VERBAL, Token

DIRECTIONS = lexicon.words("directions")
LASTING = lexicon.words("lasting_verbs")
WORDLESS = NOBODY | LONE | {"both"}
STARTS = WORDLESS | ORDINALS.keys() | numerals.VAGUE_STARTS | {"a", "an", "half", "minus", "negative"}
APART = 7  # words between what a figure was and what it is: "from 12 people in the morning to 14"
FEW = 10.0  # a vague word for fewer than this many has no number in it


def figures(sentence: Sentence, taken: frozenset[int], *, pronouns: bool = False) -> list[Figure]:
    """The figures of a sentence, from left to right. `taken` are the tokens that a time expression holds already.

    With `pronouns` also the one of "one of the ferries", which states a number only in a manner of speaking.
    """
    words = sentence.words
    found: list[Figure] = []
    at = 0
    while at < len(words):
        starts = at not in taken and (words[at].tag == "NUM" or words[at].low in STARTS or "-" in words[at].low)
        figure = _figure(sentence, at, taken, pronouns=pronouns) if starts else None
        if figure is None:
            at += 1
            continue
        _place(words, found, figure)
        at = max(figure.last, at + 1)
    return found


def _place(words: Sequence[Token], found: list[Figure], figure: Figure) -> None:
    """Adds a figure to those before it, or joins the two where they are one."""
    before = found[-1] if found else None
    if before and _is_conversion(words, figure, before):
        found[-1] = replace(before, last=_bracket_end(words, figure.last), also=(*before.also, figure))
    elif before and (whole := _in_two_units(words, before, figure)):
        found[-1] = whole
    elif before and (both := _both_ends(words, before, figure)):
        found[-1] = both
    elif before and (link := _replaces(words, before, figure)):
        earlier, later = (before, figure) if link == ("from", "to") else (figure, before)
        earlier, later = _in_unit_of(earlier, later), _in_unit_of(later, earlier)
        earlier = replace(earlier, replaced=True)
        later = replace(later, was=earlier)
        found[-1:] = [earlier, later] if link == ("from", "to") else [later, earlier]
    else:
        found.append(figure)


def _figure(sentence: Sentence, at: int, taken: frozenset[int], *, pronouns: bool) -> Figure | None:
    words = sentence.words
    if words[at].low in WORDLESS | ORDINALS.keys():
        lone = words[at].low in LONE | ORDINALS.keys()
        return None if pronouns and lone else wordless(sentence, words, at)
    first = numerals.read(words, at)
    if first is None or any(n in taken for n in range(at, first.last)):
        return None
    sort: Sort = "few" if first.vague and first.high <= FEW else "number"
    kind = lookalikes.kind(words, at, first, prose=sentence.kind == "paragraph")
    if kind == "one" and pronouns and _is_one_of(words, at):
        sort = "one of"
    elif kind:
        return None
    found = stated(words, at, first)
    inside = bounds.inside(words[at]) if found.last <= at else None
    if inside:
        found = replace(found, last=at + 1)  # "thirty-odd"
    elif found.last <= at:
        return None  # "first-team", "six-speed": no unit in the compound
    name, form, begin, found = (inside.name, inside.form, at, found) if inside else _bounded(words, found, first)
    unit, factor = found.unit, found.unit.factor if found.unit else 1.0
    dimension = unit.dimension if unit else "share" if first.share else "count"
    end = _compound_end(words, found.last) if dimension == "count" and found.sort == "one" else found.last
    compound, found = end > found.last, replace(found, last=end)
    shape = interval(form, found.low, found.high, found.place)
    if name == "vague":
        shape = replace(shape, high_open=True)
    span = Span(sentence.field, words[begin].start, words[found.last - 1].end)
    shown = unit.shown if unit else None
    quantity = Quantity(shape, name, as_written(words, begin, found.last), span, found.place, shown, dimension, factor)
    return Figure(
        quantity,
        begin,
        found.last + _is_out_of(words, found.last),
        at,
        compound or _is_attributive(words, at, found.last, dimension),
        (found.low, found.high),
        unit,
        sort,
        alternatives=found.sort == "or",
    )


def _bounded(words: Sequence[Token], found: Stated, first: Numeral) -> tuple[str, str, int, Stated]:
    """(bound name, form, first token, the phrase with the bound behind it)."""
    before, behind = bounds.before(words, found.start), bounds.behind(words, found.last)
    if before and _is_during(words, before.at, found):
        before = None
    begin = before.at if before else found.start
    if before and before.name == "exact" and begin and (outer := bounds.before(words, begin)):
        before, begin = (outer, outer.at)  # "up to a total of 40"
    if behind and (before is None or before.form in {"near", "exact"}):
        return behind.name, behind.form, begin, replace(found, last=behind.at)
    if before and not (first.vague and before.form == "exact"):  # "only a handful"
        before, last = bounds.or_equal(words, found.last, before)
        return before.name, before.form, begin, replace(found, last=last)
    if behind := bounds.behind_noun(words, found.last):
        return behind.name, behind.form, begin, found
    if found.sort == "one" and "dozen" in {word.low for word in words[found.start : found.last]} and not first.vague:
        return "about", "near", begin, found
    return ("range" if found.sort != "one" else "vague" if first.vague else "exact"), "exact", begin, found


def _is_during(words: Sequence[Token], at: int, found: Stated) -> bool:
    """As in "1,500 jobs over three years": in which time, and no bound on it; "it lasted over three years" is one."""
    over = words[at].low == "over" and found.start == at + 1
    timed = found.unit is not None and found.unit.dimension == "duration"
    done = at > 0 and words[at - 1].tag in VERBAL and words[at - 1].lemma not in LASTING  # "held over three years"
    return over and timed and at > 0 and (done or words[at - 1].tag in NOMINAL | {"PUNCT"})


def _is_one_of(words: Sequence[Token], at: int) -> bool:
    """As in "one of the ferries", "one of her brothers"; not "the one of the two"."""
    determined = at + 2 < len(words) and words[at + 2].tag in {"DET", "POSS", "NAME"}
    return determined and words[at + 1].low == "of" and not (at and words[at - 1].tag == "DET")


def _is_out_of(words: Sequence[Token], last: int) -> bool:
    """As in "22 out of 28 provinces": the same as 22 of them, so that "out" goes with the figure."""
    after = words[last : last + 3]
    return len(after) == 3 and [word.low for word in after[:2]] == ["out", "of"] and after[2].tag in {"NUM", "DET"}


def _compound_end(words: Sequence[Token], last: int) -> int:
    """Where "22-storey", "9-member" ends: a number in one word with its noun describes another noun."""
    joined = last + 1 < len(words) and words[last].text in DASHES - {"—"}  # "27—including nine children" is no compound
    if joined and words[last].glued and words[last + 1].glued:
        return last + 2 if words[last + 1].text[0].isalpha() else last
    return last


def _is_attributive(words: Sequence[Token], at: int, last: int, dimension: str) -> bool:
    """As in "107 mm rockets", "a 26-year-old", "a three-day siege": the figure describes a noun."""
    if dimension in {"count", "money", "share"}:
        return False
    unit = words[last - 1]
    hyphen = ("-" in unit.text and not unit.low.endswith("years")) or (
        last - at > 1 and words[last - 2].text in DASHES and unit.glued
    )
    noun_follows = last < len(words) and words[last].tag in NOMINAL and words[last].low not in DIRECTIONS
    return hyphen or (noun_follows and not is_plural(unit.low))


# --- two figures that are one -----------------------------------------------------------------------------------------


def _is_conversion(words: Sequence[Token], figure: Figure, before: Figure) -> bool:
    """As in "405 feet (124 metres)", "3 billion francs (£2.6 billion, or $3.25 billion)": it in another unit."""
    between = [word.low for word in words[before.last : figure.first]]
    opened = between == ["("] or (bool(before.also) and between in ([","], ["or"], [",", "or"], ["/"]))
    closed = figure.last < len(words) and words[figure.last].text in {")", ",", "/", "or"}
    dimensions = {before.quantity.dimension.split()[0], figure.quantity.dimension.split()[0]}
    return (
        opened
        and closed
        and len(dimensions) == 1
        and dimensions != {"count"}
        and (before.also != () or before.unit != figure.unit)
    )


def _bracket_end(words: Sequence[Token], last: int) -> int:
    return last + (last < len(words) and words[last].text == ")")


def _both_ends(words: Sequence[Token], low: Figure, high: Figure) -> Figure | None:
    """As in "more than 20 and fewer than 30": two bounds of one figure are a range; None for two figures."""
    link = [word.low for word in words[low.last : high.first] if word.text != ","]
    if link not in (["and"], ["but"], []) or high.first == low.last or low.unit != high.unit:
        return None
    if low.quantity.interval.low is not None and low.quantity.interval.high is not None:
        low, high, swapped = high, low, True  # "at most 100 and at least 20"
    else:
        swapped = False
    lower, upper = low.quantity.interval, high.quantity.interval
    if lower.high is not None or high.quantity.bound not in {"up to", "less than"} or lower.low is None:
        return None
    if upper.high is None or lower.low >= upper.high:
        return None
    first, last = (high, low) if swapped else (low, high)
    shape = Interval(lower.low, upper.high, lower.low_open, upper.high_open)
    span = replace(first.quantity.span, end=last.quantity.span.end)
    quantity = replace(
        low.quantity, interval=shape, bound="range", span=span, text=as_written(words, first.first, last.last)
    )
    return replace(first, quantity=quantity, last=last.last, stated=(lower.low, upper.high), met=True)


def _in_two_units(words: Sequence[Token], before: Figure, figure: Figure) -> Figure | None:
    """As in "22 years and six months", "two hours and 40 minutes": one length in a unit and in a smaller one."""
    joined = figure.first == before.last + 1 and words[before.last].low == "and"
    plain = before.quantity.bound in {"exact", "about"} and figure.quantity.bound == "exact" and not figure.attributive
    if not joined or not plain or before.attributive or before.unit is None or figure.unit is None:
        return None
    larger, smaller, low = before.quantity, figure.quantity, figure.stated[0]
    step = smaller.factor / larger.factor
    if {larger.dimension, smaller.dimension} != {"duration"} or not 0 < low * step < 1:
        return None
    at, add = larger.interval, low * step
    shape = replace(at, low=None if at.low is None else at.low + add, high=None if at.high is None else at.high + add)
    span = replace(larger.span, end=smaller.span.end)
    text = as_written(words, before.first, figure.last)
    quantity = replace(larger, interval=shape, text=text, span=span, place=step)
    return replace(before, quantity=quantity, last=figure.last, stated=(before.stated[0] + add, before.stated[1] + add))


def _replaces(words: Sequence[Token], before: Figure, figure: Figure) -> tuple[str, str] | None:
    """As in "from 12 people to 14", "rose to 14 from 12": one figure of a thing took the place of another."""
    units_agree = before.unit is None or figure.unit is None or before.unit == figure.unit
    if not units_agree or not 0 < figure.first - before.last <= APART or before.was:
        return None
    links = (words[before.first - 1].low if before.first else "", words[figure.first - 1].low)
    changed = links in {("from", "to"), ("to", "from")} and changes.change(words, before.first - 1) is not None
    return links if changed else None


def _in_unit_of(figure: Figure, other: Figure) -> Figure:
    """As in "from 13.5 to 14 mm": the unit is said once and holds for both."""
    if figure.unit or not other.unit or figure.quantity.dimension != "count":
        return figure
    unit = other.unit
    quantity = replace(figure.quantity, unit=unit.shown, dimension=unit.dimension, factor=unit.factor)
    return replace(figure, quantity=quantity, unit=unit)
