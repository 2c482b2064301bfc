"""Ranges: what a number phrase states: one number or two with their unit, "12 to 18", "$3-5 billion", "5% or 6%"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workers.engine import numerals, units
from workers.engine.changes import change
from workers.engine.numerals import Numeral
from workers.engine.units import DASHES, Unit
from workers.engine.words import Token

LINKS = frozenset({"to", "or", "through", "~"}) | DASHES
HOME_SIGNS = frozenset({"US", "U.S.", "USD", "dollars"})  # behind an amount with its sign: "$31.20 US"
ALTERNATIVES = 3  # "seven or eight" is a range, "7 or 20" are two figures
STEP_BY = 2  # "fell by 1 to 1.5 degrees" is a range of steps, "rose by 5 to 14" a step and what it led to

Sort = Literal["one", "range", "or"]


@dataclass(frozen=True, slots=True)
class Stated:
    """The numbers of a phrase over tokens [start, last), in `unit`: `low` and `high` as written, without a bound."""

    low: float
    high: float
    place: float
    start: int
    last: int
    unit: Unit | None = None
    sort: Sort = "one"


def read(words: Sequence[Token], at: int, first: Numeral) -> Stated:
    """What the phrase with the numeral `first` at token `at` states."""
    start, sign = units.before(words, at)
    last, unit = (first.last, sign) if sign else units.behind(words, first.last)
    if first.share and unit is None:
        first, last, unit = _of_unit(words, first)
    if sign and last < len(words) and words[last].text in HOME_SIGNS:
        last += 1
    low, high = (-first.high, -first.low) if _is_minus(words, start, unit) else (first.low, first.high)
    one = Stated(low, high, first.place, start, last, unit)
    return (_two(words, one, first) if not first.vague else None) or one


def _of_unit(words: Sequence[Token], share: Numeral) -> tuple[Numeral, int, Unit | None]:
    """As in "a quarter of a million", "two-thirds of a mile": a share of one is an amount."""
    last = share.last
    if [word.low for word in words[last : last + 2]] not in (["of", "a"], ["of", "an"]) or last + 2 >= len(words):
        return share, last, None
    scale = numerals.NUMBERS["scales"].get(words[last + 2].low, 1.0)
    behind = last + 2 + (scale > 1)
    end, unit = units.behind(words, behind)
    if scale > 1:
        amount = replace(share, low=share.low * scale, high=share.high * scale, place=share.place * scale, share=False)
        return amount, end, unit
    return share, end if unit else last, unit


def _is_minus(words: Sequence[Token], start: int, unit: Unit | None) -> bool:
    """As in "-1.3%", "below -30": a dash that is a sign, glued to the number and to no word before."""
    if not start or words[start - 1].text not in {"-", "−", "–"} or not words[start].glued:
        return False
    free = not words[start - 1].glued or (start > 1 and words[start - 2].text in {"<", ">", "=", "("})
    compared = start > 1 and words[start - 2].text in {"<", ">", "="}
    return free and (unit is not None or compared)


def _two(words: Sequence[Token], one: Stated, first: Numeral) -> Stated | None:
    """The range that `one` begins, None where it stands alone."""
    joint = one.last
    if _low(words, joint) in DASHES and words[joint].glued and _low(words, joint + 1) in {"or", "to", "and"}:
        joint += 1  # "7- or 8-inch"
    link = _low(words, joint)
    between = "between" in {_low(words, one.start - n) for n in (1, 2, 3)}
    if not (link in LINKS or (link == "and" and between)):
        return None
    follows = _next_numeral(words, joint + 1)
    second = numerals.read(words, follows) if follows else None
    if second is None or second.vague or second.share != first.share:
        return None
    return _joined(words, one, first, second, link, follows)


def _next_numeral(words: Sequence[Token], at: int) -> int:
    """Where the numeral at or behind a sign at `at` starts, 0 for none: "$5", "-260,000"."""
    for n in range(at, min(at + 3, len(words))):
        if words[n].tag == "NUM" or (words[n].low in {"a", "half"} and n == at):
            dashed = n == at + 1 and words[at].text in DASHES
            return n if n == at or dashed or units.before(words, n)[0] == at else 0
    return 0


def _joined(
    words: Sequence[Token], one: Stated, first: Numeral, second: Numeral, link: str, follows: int
) -> Stated | None:
    sign = units.before(words, follows)[1]
    last, unit = (second.last, sign) if sign else units.behind(words, second.last)
    if one.unit and unit and one.unit.name != unit.name:
        return None
    if one.unit and not unit and one.unit.dimension != "money":
        return None  # "5% to 10"
    shared = second.scale > 1 and first.scale == 1 and one.low < second.low / second.scale
    low, high = one.low * (second.scale if shared else 1.0), second.high  # "3 to 5 billion"
    if low >= high or (link == "or" and (high - low) / second.scale > ALTERNATIVES):
        return None
    if link == "to" and _is_step(words, one, low, high):
        return None
    sort: Sort = "or" if link == "or" else "range"
    place = min(first.place * (second.scale if shared else 1.0), second.place)
    return replace(one, low=low, high=high, place=place, last=last, unit=unit or one.unit, sort=sort)


def _is_step(words: Sequence[Token], one: Stated, low: float, high: float) -> bool:
    """As in "rose from 12 to 14", "rose by 5 to 14": it says how a figure changed, not between what it lies."""
    before = {_low(words, one.start - 1), _low(words, one.start - 2)}
    if "from" in before:
        return change(words, one.start - 1) is not None
    return "by" in before and high > STEP_BY * low


def _low(words: Sequence[Token], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""
