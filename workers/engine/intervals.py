"""Intervals: how a phrase such as "about 30" becomes the numbers it allows, and how two of them stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from schemas.claims import Interval, Quantity
from workers.engine import lexicon

Relation = Literal["equal", "compatible", "disjoint"]
ROUNDED_BY = 0.05  # rounding moves a figure by no more than this share of it
ONE_DIGIT = 9
RATE = 1.03  # how far two conversions of one sum may be apart
ROUND = 10.0  # "350" beside "more than 350"
ROUNDED_FROM = 100.0  # a figure given to the hundred or coarser may be a rounded one
OPEN_BOUNDS = frozenset({"more than", "less than", "nearly"})
TOLERANCE: dict[str, float] = lexicon.numbers()["tolerance"]


def tolerance(n: float, place: float) -> float:
    """How far "about n" may be from n: half of its last place, kept within the shares that the lexicon gives."""
    return min(max(place / 2, TOLERANCE["least"] * abs(n)), TOLERANCE["most"] * abs(n))


def interval(form: str, low: float, high: float, place: float) -> Interval:
    """The interval that a bound of this form (lexicon: numbers.toml) makes of the number or range [low, high]."""
    slack = tolerance(high, place)
    side = min(slack, TOLERANCE["one_sided"] * abs(high))
    least = 0.0 if high > 0 else None  # "below -30" has no zero under it
    return {
        "exact": Interval(low, high),
        "from": Interval(low, None),
        "above": Interval(low, None, low_open=True),
        "upto": Interval(least, high),
        "below": Interval(least, high, high_open=True),
        "near": Interval(low - tolerance(low, place), high + slack),
        "just_below": Interval(low - side, high, high_open=True),
        "just_above": Interval(low, high + side, low_open=True),
    }[form]


def place_of(digits: str, scale: float) -> float:
    """The last decimal place that a number written with these digits gives: "13.8" million -> 1e5, "300" -> 100."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return scale * 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return scale * 10.0**zeros


def base(quantity: Quantity) -> Interval:
    """The interval in the base unit of its dimension (metres, days, ...)."""
    at, factor = quantity.interval, quantity.factor
    return Interval(
        None if at.low is None else at.low * factor,
        None if at.high is None else at.high * factor,
        at.low_open,
        at.high_open,
    )


def relate(a: Quantity, b: Quantity) -> Relation:
    """Whether two figures for the same thing are equal, can both be true, or cannot."""
    first, second = base(a), base(b)
    if a.factor == b.factor and first == second:
        return "equal"
    if _overlap(first, second) or _same_when_rounded(a, b) or _same_when_converted(a, b):
        return "compatible"
    return "disjoint"


def _overlap(a: Interval, b: Interval) -> bool:
    return _reaches(a, b) and _reaches(b, a)


def _reaches(a: Interval, b: Interval) -> bool:
    """Whether a's upper end lies at or above b's lower end."""
    if a.high is None or b.low is None:
        return True
    slack = 1e-9 * max(abs(a.high), abs(b.low))
    if a.high_open or b.low_open:
        return a.high > b.low + slack
    return a.high >= b.low - slack


def _same_when_rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is the other, rounded: 13.8m and 14m, 297 and 300, 30 mph and 48 km/h."""
    if a.bound != "exact" or b.bound != "exact":
        return False
    first, second = base(a), base(b)
    if first.low is None or second.low is None:
        return False
    coarse, fine = (a, b) if a.place * a.factor >= b.place * b.factor else (b, a)
    if (
        coarse.factor == fine.factor
        and coarse.dimension != "share"
        and coarse.place < ROUNDED_FROM
        and coarse.place >= 1
    ):
        return False
    apart = abs(first.low - second.low)
    return apart <= min(coarse.place * coarse.factor / 2, ROUNDED_BY * max(first.low, second.low)) * (1 + 1e-9)


def _same_when_converted(a: Quantity, b: Quantity) -> bool:
    """Whether two figures in two units may be one: 75 miles and some 125 km, two miles and 4 km."""
    if a.factor == b.factor or a.unit == b.unit:
        return False
    return ratio(a, b) <= 1 + ROUNDED_BY or (_is_small(a) and _is_small(b) and _overlap(_rounded(a), _rounded(b)))


def _is_small(quantity: Quantity) -> bool:
    """Whether a figure has one digit only, so that rounding moves it far."""
    at = quantity.interval
    return quantity.place == 1 and at.low == at.high and at.low is not None and at.low <= ONE_DIGIT


def _rounded(quantity: Quantity) -> Interval:
    """The numbers that a writer may have rounded to an exact figure."""
    at, half = base(quantity), quantity.place * quantity.factor / 2
    return Interval((at.low or 0.0) - half, (at.high or 0.0) + half)


def is_rounded_bound(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is a round number and the other says that it is a little more or less: 3,000 / over 3,000."""
    bounded, plain = (a, b) if a.bound in OPEN_BOUNDS else (b, a)
    if bounded.bound not in OPEN_BOUNDS or plain.bound != "exact" or plain.place < ROUND:
        return False
    at, around = base(plain).low, base(bounded)
    return at is not None and at in (around.low, around.high)


def in_one_unit(a: Sequence[Quantity], b: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two amounts as their texts give them in one currency; None where neither gives the other's."""
    return next(
        (
            (one, other)
            for one in a
            for other in b
            if one.dimension == other.dimension and (one.dimension != "money" or one.unit == other.unit)
        ),
        None,
    )


def is_rate(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts differ by no more than two papers' rates of exchange do."""
    return ratio(one, other) <= RATE


def ratio(a: Quantity, b: Quantity) -> float:
    """How many times the smaller the larger of two figures is, by their nearest ends; 1 where one is zero."""
    first, second = base(a), base(b)
    low, high = sorted((first, second), key=lambda i: (i.low or 0.0, i.high or 0.0))
    smaller, larger = low.high if low.high is not None else low.low, high.low
    return larger / smaller if smaller and larger else 1.0
