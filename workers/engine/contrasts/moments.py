"""Moments: whether two sentences tell of one act of the lexicon of moments, so that their times are compared."""

from __future__ import annotations

from schemas.claims import Claim
from workers.engine import owners
from workers.engine.facts.moments import ROWS
from workers.engine.facts.windows import DAYS, HOURS_LONG, MINUTES
from workers.engine.synonyms import akin

MOST_DAYS = 45  # between two days of an act that may be done again in another year
ANYBODY = frozenset(
    {"person", "people", "man", "survivor", "victim", "they", "he", "she", "him", "her", "suspect", "service"}
)
TO_COME = frozenset({"forecast", "intended"})
TWO_YEARS = 2 * 365
MOST_YEARS = 20 * 365  # the same for ends that are years off: of a contract, of a term


def is_moment(name: str) -> bool:
    """Whether a timing is of the lexicon of moments."""
    return name in ROWS


def is_asked(name: str, kind: str) -> bool:
    """Whether a moment by itself is asked of in a story of this kind of event."""
    row = ROWS.get(name)
    return row is not None and not row.get("event") and kind in row.get("kinds", [kind])


def hour_of(name: str, kind: str | None) -> bool:
    """Whether a moment is the hour of the event itself in a story of this kind."""
    return kind in ROWS[name].get("event", ())


def are_one(a: Claim, b: Claim) -> bool:
    """Of one thing, in one unit, and told apart by no word ("the second", "in the north")."""
    if a.quantity is None or b.quantity is None or a.quantity.unit != b.quantity.unit or a.about != b.about:
        return False
    if ROWS[a.measure.partition(":")[2]].get("whose"):
        return _are_one_person(a, b)
    return len(a.things) == len(b.things) and all(map(_may_be_one, a.things, b.things))


def _may_be_one(one: str, other: str) -> bool:
    return akin("nouns", one, other) or bool({one, other} & ANYBODY)


def _are_one_person(a: Claim, b: Claim) -> bool:
    """Of one name and of no two offices; where neither has a name, of one noun: "the president"."""
    if a.owners or b.owners:
        offices = not a.things or not b.things or akin("nouns", a.things[0], b.things[0])
        return owners.same(a.owners, b.owners) is True and offices
    return bool(a.things) and a.things == b.things != ("",)


def may_meet(a: Claim, b: Claim) -> bool:
    """On one day or at one place, as far as they tell, and not so far apart that it may have been done again."""
    if a.names and b.names and not a.names & b.names and not a.owners:
        return False
    unit = a.quantity.unit if a.quantity else None
    if unit == HOURS_LONG and (a.firmness in TO_COME) != (b.firmness in TO_COME):
        return False  # "will be closed for a week", "was closed for three weeks"
    if unit == MINUTES:
        return not a.scope or not b.scope or bool(a.scope & b.scope)
    return unit != DAYS or _are_near(a, b)


def _are_near(a: Claim, b: Claim) -> bool:
    ends = [end for claim in (a, b) if claim.quantity for end in _ends(claim)]
    asks = ROWS[a.measure.partition(":")[2]]["asks"]
    if asks == "year":  # years may lie between the choice and the office, between building and opening
        (_, first), (last, _) = sorted((_ends(a), _ends(b)))
        return a.predicate == b.predicate or last - first > TWO_YEARS
    once = ROWS[a.measure.partition(":")[2]].get("once")
    return max(ends) - min(ends) <= (MOST_YEARS if asks == "until" else TWO_YEARS if once else MOST_DAYS)


def _ends(claim: Claim) -> tuple[float, float]:
    interval = claim.quantity.interval if claim.quantity else None
    return (interval.low or 0.0, interval.high or 0.0) if interval else (0.0, 0.0)
