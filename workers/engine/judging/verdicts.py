"""Verdicts: how one figure, or one date, of the evidence stands to one of the claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from schemas.claims import Interval, Quantity
from workers.engine.intervals import base, relate
from workers.engine.judging.dating import order, same_day
from workers.engine.judging.statements import Dated, Statement
from workers.engine.judging.words import words as listed

Verdict = Literal["contradiction", "entailment", "neutral"]

RISES = listed("rises")
ABOVE = frozenset({"at least", "more than", "just over"})
BELOW = frozenset({"up to", "less than", "nearly", "just under"})
HAIR, ROUGHLY = 1e-6, 0.002  # shares of a figure: "over 200" is no more than 200 and a hair, "about 200" 199.6 to 200.4
AKIN = 2  # content words that two sentences about one thing share


def of_figures(claim: Statement, given: Statement) -> Verdict:
    """How a figure of the evidence stands to the figure of the claim that is most like it."""
    claimed, stated = _in_unit_of(claim.quantity, given.quantity), _in_unit_of(_as_stated(given), claim.quantity)
    if relate(claimed, stated) != "disjoint":
        return "contradiction" if _is_of_another_day(claim, given) else "entailment"
    if claim.added != given.added or claim.role == "part" != given.role:
        return "neutral"
    return "neutral" if _may_have_grown(claim, given) else "contradiction"


def of_dates(claim: Dated, given: Sequence[Dated]) -> Verdict:
    """How the dates of the evidence stand to one of a claim that has no figure."""
    akin = [one.time for one in given if _are_akin(claim, one)]
    if not akin:
        return "neutral"
    if any(same_day(claim.time, one) for one in akin):
        return "neutral" if claim.time.side in {"before", "after"} else "entailment"
    begins = [replace(one, side="at") if one.side == "from" else one for one in (claim.time, *akin)]
    fits = any(order(begins[0], one) == "same" for one in begins[1:])
    return "entailment" if fits else "contradiction"


def _are_akin(claim: Dated, given: Dated) -> bool:
    shared = len(claim.around & given.around)
    return shared >= AKIN and 2 * shared >= len(claim.around)


def _is_of_another_day(claim: Statement, given: Statement) -> bool:
    """As in a claim of "four before 4 May", of "four by 4 May": a growing count on the wrong side of its day."""
    apart = order(claim.time, given.time) != "same" and same_day(claim.time, given.time)
    return apart and bool(claim.measure) and claim.quantity.bound == "exact" and claim.stated[0] > 0


def _may_have_grown(claim: Statement, given: Statement) -> bool:
    """Whether a count that only grows may have been the one figure at its time, and the other at another time.

    A claim of a side of another day ("before 4 May", where the evidence is of 9 May) is held to the evidence.
    """
    when = order(claim.time, given.time)
    if when == "same" or claim.time is None or (claim.measure and claim.measure not in RISES):
        return False
    if claim.time.side != "at" and not same_day(claim.time, given.time):
        return False
    low, high = base(claim.quantity).high, base(given.quantity).low
    return (when == "earlier") == (low is not None and high is not None and low <= high)


def _in_unit_of(quantity: Quantity, other: Quantity) -> Quantity:
    """A bare number is in what the other is in: "scored over 6" beside "6.7/10"."""
    bare = quantity.dimension == "count" != other.dimension
    return replace(quantity, factor=other.factor, dimension=other.dimension) if bare else quantity


def _as_stated(given: Statement) -> Quantity:
    """What evidence gives with a bound lies close to its figure: "over 200 copies" are not 300, "about 30" not 35."""
    (low, high), at, bound = given.stated, given.quantity.interval, given.quantity.bound
    if bound in {"exact", "range", "vague"}:
        return given.quantity
    down = HAIR if bound in BELOW else 0.0 if bound in ABOVE else ROUGHLY
    up = HAIR if bound in ABOVE else 0.0 if bound in BELOW else ROUGHLY
    return replace(given.quantity, interval=Interval(low * (1 - down), high * (1 + up), at.low_open, at.high_open))
