"""Quantities: the figures of a sentence as intervals with their bounds and units, digits and words alike.

A number phrase is read outwards from its numeral: the numeral, a second one where it is a range, the unit or currency,
then the phrases before and behind that bound it. Years, dates, ordinals and ids are left to others or to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from schemas.claims import Interval, Quantity, Span
from workers.engine import bounds, changes, lexicon, lookalikes, numerals
from workers.engine.forms import is_plural
from workers.engine.intervals import interval
from workers.engine.numerals import Numeral
from workers.engine.ranges import Stated
from workers.engine.ranges import read as stated
from workers.engine.text import Sentence
from workers.engine.times import terms as times
from workers.engine.units import DASHES, Unit
from workers.engine.words import NOMINAL, VERBAL, Token

DIRECTIONS = lexicon.words("directions")
NOT_COUNTED = lexicon.words("not_counted")
WISHES = lexicon.words("wishes")
LASTING = lexicon.words("lasting_verbs")
NOBODY = frozenset({"no", "nobody", "none", "not"})
NOT_ONE = (["one"], ["a", "single"])  # behind "not"
LONE = frozenset({"single", "lone", "sole", "solitary"})
NOT_LONE = lexicon.words("not_lone")
WORDLESS = NOBODY | LONE | {"both"}
ORDINALS = {word: n for word, n in times.ORDINALS.items() if n > 1}
NOT_NTH = lexicon.words("not_nth")
NTH_OWNERS = frozenset({"the", "his", "her", "its", "their", "our"})
SO_FAR = frozenset({"since", "this", "within", "to"})
PERIODS = lexicon.words("periods") | {"century", "decade"}
SOON = 4  # tokens behind "the third" within which that stands
STARTS = WORDLESS | ORDINALS.keys() | numerals.VAGUE_STARTS | {"a", "an", "half", "minus", "negative"}
APART = 7  # words between what a figure was and what it is: "from 12 people in the morning to 14"
FEW = 10.0  # a vague word for fewer than this many has no number in it

Sort = Literal["number", "none", "few", "both", "one of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the tokens [first, last) that state it; `numeral` is where the number itself starts.

    `stated` are the numbers as they are written, without the bound; `unit` is what they are in, None for a count.
    `sort` sets numbers apart from "no", "both", "several". `was` is the figure that it `replaced` ("from 12 to 14");
    each `also` is the same amount in another unit ("405 feet (124 metres)").
    """

    quantity: Quantity
    first: int
    last: int
    numeral: int
    attributive: bool = False  # "107-mm", "26-year-old": describes a noun, counts nothing
    stated: tuple[float, float] = (0.0, 0.0)
    unit: Unit | None = None
    sort: Sort = "number"
    alternatives: bool = False  # "seven or eight"
    met: bool = False  # a range between two bounds: "more than 20 and fewer than 30"
    was: Figure | None = None
    replaced: bool = False
    also: tuple[Figure, ...] = ()


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
        return None if pronouns and lone else _wordless(sentence, words, at)
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
    quantity = Quantity(shape, name, _shown(words, begin, found.last), span, found.place, shown, dimension, factor)
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


def _wordless(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """A figure told without a number word: none, both, a lone one."""
    low = words[at].low
    read = _zero if low in NOBODY else _lone if low in LONE else _nth if low in ORDINALS else _pair
    return read(sentence, words, at)


def _zero(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "no deaths", "no one was killed", "nobody was hurt", "none of them died", "not a single siren"."""
    if words[at].low == "not":
        size = next((len(one) for one in NOT_ONE if [w.low for w in words[at + 1 : at + 1 + len(one)]] == one), 0)
        verb = at > 0 and words[at - 1].tag in {"BE", "DO", "HAVE", "MODAL"}  # "he is not a single man"
        return _nothing(sentence, words, at, at + 1 + size) if size and not verb else None
    following = words[at + 1] if at + 1 < len(words) else None
    noun = following is not None and following.tag in {"NOUN", "NAME", "ADJ"} and following.low not in NOT_COUNTED
    no_one = words[at].low == "no" and following is not None and following.low == "one"
    wished = at > 1 and words[at - 1].low == "of" and words[at - 2].lemma in WISHES  # "a guarantee of no redundancies"
    if wished or (words[at].low == "no" and not (noun or no_one)):
        return None
    return _nothing(sentence, words, at, at + 1 + no_one)


def _nothing(sentence: Sentence, words: Sequence[Token], at: int, last: int) -> Figure:
    span = Span(sentence.field, words[at].start, words[last - 1].end)
    quantity = Quantity(Interval(0.0, 0.0), "exact", _shown(words, at, last), span)
    return Figure(quantity, at, last, at, sort="none")


def _pair(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "both pilots were killed"; not "both sides and the referee", nor "both said"."""
    noun = at + 1
    while noun < len(words) and words[noun].tag == "ADJ":
        noun += 1
    counted = noun < len(words) and words[noun].tag == "NOUN" and is_plural(words[noun].low)
    if not counted or words[noun].low == "sides" or (noun + 1 < len(words) and words[noun + 1].tag == "CONJ"):
        return None
    span = Span(sentence.field, words[at].start, words[at].end)
    return Figure(Quantity(Interval(2.0, 2.0), "exact", words[at].text, span), at, at + 1, at, sort="both")


def _lone(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "a single gunman", "the sole survivor": one; not "a single mother", "the single market"."""
    noun = at + 1
    while noun < len(words) and words[noun].tag == "ADJ":
        noun += 1
    article = words[at - 1].low if at else ""
    counted = article == "a" or (article == "the" and words[at].low != "single")
    if not counted or noun >= len(words) or words[noun].tag != "NOUN" or is_plural(words[noun].low):
        return None
    if words[noun].low in NOT_LONE or words[at + 1].text in DASHES:
        return None
    span = Span(sentence.field, words[at].start, words[at].end)
    return Figure(Quantity(Interval(1.0, 1.0), "exact", words[at].text, span), at, at + 1, at, stated=(1.0, 1.0))


def _nth(sentence: Sentence, words: Sequence[Token], at: int) -> Figure | None:
    """As in "a fourth arrest", "the third attempt since 1990": so many by now; not "the third row", "a second home"."""
    article = words[at - 1].low if at else ""
    noun = at + 1 + (at + 1 < len(words) and words[at + 1].low == "such")
    named = noun < len(words) and words[noun].tag == "NOUN" and not is_plural(words[noun].low)
    if named and words[noun].low in NOT_NTH:
        return None
    told = at > 1 and words[at - 2].tag == "BE" and article in NTH_OWNERS
    behind = words[noun : noun + SOON]
    so_far = told and any(word.low in SO_FAR or (word.low == "in" and _is_timed(words, noun)) for word in behind)
    if not so_far and not (named and article == "a" and words[at + 1].text not in DASHES):
        return None
    number = float(ORDINALS[words[at].low])
    span = Span(sentence.field, words[at].start, words[at].end)
    quantity = Quantity(Interval(number, number), "exact", words[at].text, span)
    return Figure(quantity, at, at + 1, at, stated=(number, number))


def _is_timed(words: Sequence[Token], at: int) -> bool:
    """As in "in ten years", "in a week": not "in five games"."""
    return any(word.lemma in PERIODS for word in words[at : at + SOON + 2])


def _shown(words: Sequence[Token], first: int, last: int) -> str:
    text = ""
    for word in words[first:last]:
        text += ("" if word.glued or not text else " ") + word.text
    return text


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
        low.quantity, interval=shape, bound="range", span=span, text=_shown(words, first.first, last.last)
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
    text = _shown(words, before.first, figure.last)
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
