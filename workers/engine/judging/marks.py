"""Marks: figures out of so many ("6.7/10", "two stars out of five"), ages, and numbers that measure nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.claims import Interval, Quantity
from workers.engine.figure import Figure
from workers.engine.forms import is_plural
from workers.engine.judging.words import words as listed
from workers.engine.words import Token

SCALES = frozenset({4, 5, 6, 10, 20, 100})
HUNDRED = 100  # a mark out of so many is a percentage
OUT_OF = ["out", "of"]
AGES = listed("ages")
SHORT = 2  # digits of a number that belongs to a title


def is_nothing(words: Sequence[Token], figure: Figure) -> bool:
    """Whether a number measures nothing: it is of a title, or the scale of a mark, or what a rate is per."""
    per = figure.first > 0 and words[figure.first - 1].low == "per"
    return per or _is_verb(words, figure) or _is_of_title(words, figure) or _is_scale(words, figure)


def read(words: Sequence[Token], figure: Figure) -> Quantity:
    """The quantity of a figure, which is a mark or an age where the words beside it say so."""
    quantity = _marked(words, figure)
    return replace(quantity, dimension="age", factor=1.0) if _is_age(words, figure) else quantity


def _is_verb(words: Sequence[Token], figure: Figure) -> bool:
    """As in "the film scores 29 %", "scores of 72 and 77": no score in the sense of twenty."""
    behind = [word for word in words[figure.last : figure.last + 2] if word.low != "of"]
    return figure.quantity.bound == "vague" and bool(behind) and behind[0].tag == "NUM"


def _is_of_title(words: Sequence[Token], figure: Figure) -> bool:
    """As in "Harbour Lights 2 opened", "the Orbit One version", "the top 60"."""
    at = figure.numeral
    before = words[at - 1] if at else None
    if before is None or before.low in {"top", "#"}:
        return before is not None
    if before.tag != "NAME" or figure.last != at + 1:
        return False
    if words[at].text[0].isupper():
        return True
    follows = words[at + 1] if at + 1 < len(words) else None
    counts = follows is not None and follows.tag in {"NOUN", "ADJ", "NAME"} and follows.low != "version"
    return len(words[at].text) <= SHORT and not counts


def _is_scale(words: Sequence[Token], figure: Figure) -> bool:
    """As in the 10 of "6.7/10", the 5 of "two stars out of 5"."""
    before = [word.low for word in words[max(0, figure.numeral - 2) : figure.numeral]]
    return (before == OUT_OF or before[-1:] == ["/"]) and _scale_at(words, figure.numeral) > 0


def _scale_at(words: Sequence[Token], at: int) -> int:
    """The scale that stands at this token, 0 where none does: nine out of 10 voters are no mark."""
    if at >= len(words) or not words[at].text.isdecimal() or int(words[at].text) not in SCALES:
        return 0
    follows = words[at + 1].low if at + 1 < len(words) else ""
    return 0 if is_plural(follows) and follows != "stars" else int(words[at].text)


def _marked(words: Sequence[Token], figure: Figure) -> Quantity:
    quantity = figure.quantity
    if quantity.dimension == "share":
        return _from_share(words, figure)
    if quantity.dimension == "count":
        for to in range(figure.last + 1, figure.last + 4):
            link = [word.low for word in words[figure.last : to]]
            if link == ["/"] or link[-2:] == OUT_OF:
                scale = _scale_at(words, to)
                return _out_of(quantity, scale) if scale else quantity
    return quantity


def _from_share(words: Sequence[Token], figure: Figure) -> Quantity:
    """As in "7 out of 10", which was read as 0.7: as a mark it is 7, on a scale of 10."""
    quantity, inside = figure.quantity, [word.low for word in words[figure.numeral : figure.last]]
    scale = int(inside[-1]) if inside[-1].isdecimal() and {"/", "out"} & set(inside) else 0
    if scale not in SCALES:
        return quantity
    at = quantity.interval
    low, high = (None if end is None else end * scale for end in (at.low, at.high))
    return _out_of(replace(quantity, interval=Interval(low, high, at.low_open, at.high_open)), scale)


def _out_of(quantity: Quantity, scale: int) -> Quantity:
    return replace(quantity, dimension="share" if scale == HUNDRED else "mark", factor=1 / scale)


def _is_age(words: Sequence[Token], figure: Figure) -> bool:
    """As in "aged 70 or older", "younger than 50", "at the age of 13", "a 61-year-old woman"."""
    before = [word.low for word in words[max(0, figure.first - 2) : figure.first]]
    near = {word.low for word in words[max(0, figure.first - 2) : figure.last + 2]}
    years = figure.quantity.unit == "years" and bool(near & (AGES | {"old", "age"}))
    old = any(word.low.endswith("old") for word in words[figure.first : figure.last])
    return years or old or before == ["age", "of"] or (figure.unit is None and bool(near & AGES))
