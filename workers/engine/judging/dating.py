"""Dating: the day of a count, and how the days of two counts stand to each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from workers.engine.judging.words import words as listed
from workers.engine.times import Timed
from workers.engine.words import Token

Order = Literal["same", "earlier", "later"]
Side = Literal["before", "at", "from", "after"]
DATE = regex.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")  # a TIMEX3 value that is a day, month or year
NEAR = 3  # tokens: "before the end of May"
SIDES: tuple[tuple[Side, frozenset[str]], ...] = (
    ("before", listed("before")),
    ("after", listed("after")),
    ("from", listed("from")),
)
ANY_YEAR = 2000  # a leap year, for dates of which none names its year


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of a count: those before, at, from or after the day, month or year that is named."""

    side: Side
    year: int | None
    month: int | None
    day: int | None


def nearest(
    words: Sequence[Token], timed: Sequence[Timed], figure: tuple[int, int], stretch: tuple[int, int]
) -> Dating | None:
    """The date of a figure: that of its own stretch of the sentence, else the last before it, else the first behind."""
    dates = [one for one in timed if DATE.match(one.moment.value)]
    before = [one for one in dates if one.last <= figure[0]]
    behind = [one for one in dates if one.first >= figure[1]]
    near = [one for one in before[-1:] if one.first >= stretch[0]] or [
        one for one in behind[:1] if one.last <= stretch[1]
    ]
    chosen = near or before[-1:] or behind[:1]
    return dating(words, chosen[0]) if chosen else None


def dating(words: Sequence[Token], timed: Timed) -> Dating | None:
    """The date that a time expression names, with its side; None where it names no day, month or year."""
    found = DATE.match(timed.moment.value)
    if found is None:
        return None
    near = {word.low for word in words[max(0, timed.first - NEAR) : timed.first]}
    side: Side = next((side for side, opening in SIDES if near & opening), "at")
    year, month, day = (int(part) if part and part.isdigit() else None for part in found.groups())
    return Dating(side, year, month, day)


def order(a: Dating | None, b: Dating | None) -> Order:
    """Whether the first count is of an earlier or a later time; "same" where the two may be of one, or one has none."""
    if a is None or b is None:
        return "same"
    year = a.year or b.year or ANY_YEAR
    first, second = _days(a, year), _days(b, year)
    if first[1] < second[0]:
        return "earlier"
    return "later" if first[0] > second[1] else "same"


def same_day(a: Dating | None, b: Dating | None) -> bool:
    """Whether both name one day, month or year, whatever side of it they mean."""
    return a is not None and b is not None and (a.month, a.day) == (b.month, b.day)


def _days(at: Dating, year: int) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date, with its side, allows; without a year it is of this one."""
    start = dt.date(at.year or year, at.month or 1, at.day or 1)
    month_end = (start.replace(day=1) + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    end = start if at.day else month_end if at.month else start.replace(month=12, day=31)
    one = dt.timedelta(1)
    return {
        "before": (dt.date.min, start - one),
        "at": (start, end),
        "from": (start, dt.date.max),
        "after": (end + one, dt.date.max),
    }[at.side]
