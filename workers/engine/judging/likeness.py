"""Likeness: how sure it is that a figure of the evidence and one of the claim are figures of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from workers.engine.counting import CLASS_OF
from workers.engine.judging.dating import order
from workers.engine.judging.statements import Statement
from workers.engine.judging.whereabouts import TOTAL

WHOLE = frozenset({TOTAL})
PERSONS = frozenset(CLASS_OF)
PERSON = "person"  # the base form of "people"
GRADED = frozenset({"share", "mark"})
VAGUE = 1.0
MARGIN = 0.3  # figures so much less like than the likest may be meant as well

# How much each agreement is worth; only their order matters, and that a measure or a noun outweighs a word nearby.
MEASURE, NOUN, KIND, BOTH_PEOPLE, SAID, WORD = 2.0, 2.0, 1.0, 1.0, 0.5, 0.2
PLACE, TOTALS, TOTAL_FOR_NONE, UNPLACED = 3.0, 1.5, 0.6, (2.0, 1.0)
OTHER_PLACE, ELSEWHERE, PLACE_OF_ANOTHER, PART_FOR_TOTAL = 1.5, 0.5, 1.0, 1.0
OTHER_ROLE = ADDED_TO = 1.5
OTHER_TIME = 1.0


def likest(claim: Statement, given: Sequence[Statement]) -> tuple[float, list[Statement]]:
    """(how like, the figures of the evidence most like a figure of the claim); none where none is of its kind."""
    scored = [(score, one) for one in given if (score := likeness(claim, one, given)) is not None]
    best = max((score for score, _ in scored), default=0.0)
    margin = MARGIN if claim.measure or claim.noun else VAGUE
    return best, [one for score, one in scored if score >= best - margin]


def likeness(claim: Statement, given: Statement, evidence: Sequence[Statement]) -> float | None:
    """How like two figures are in all but their value; None where they measure different things."""
    if not _are_comparable(claim, given):
        return None
    people = {claim.noun, given.noun} <= PERSONS
    return (
        KIND * (claim.quantity.dimension == given.quantity.dimension)
        + MEASURE * _same(claim.measure, given.measure)
        + (NOUN if _same(claim.noun, given.noun) else BOTH_PEOPLE if people else 0.0)
        + SAID * _is_said(claim, given)
        + WORD * len(claim.near & given.near)
        + _place(claim, given, evidence)
        - OTHER_TIME * (order(claim.time, given.time) != "same")
        - ADDED_TO * (claim.added != given.added)
        - OTHER_ROLE * _is_other_role(claim, given)
    )


def _are_comparable(claim: Statement, given: Statement) -> bool:
    """Whether the two are of one kind and measure, or at least of one noun."""
    kinds = claim.kinds & given.kinds
    both_money = claim.quantity.dimension == given.quantity.dimension == "money"
    if not kinds or (both_money and claim.quantity.unit != given.quantity.unit):
        return False
    if claim.measure and given.measure and claim.measure != given.measure:
        return bool(kinds & GRADED) and _nouns_agree(claim, given)
    other_people = claim.noun in PERSONS and claim.measure != given.measure  # "12 clerks died", "20 clerks were sent"
    return _same(claim.measure, given.measure) or (_nouns_agree(claim, given) and not other_people)


def _nouns_agree(claim: Statement, given: Statement) -> bool:
    """Whether both count the same noun, or neither any, or one leaves out what the other names; staff are people."""
    if claim.quantity.dimension != "count" and not (claim.noun and given.noun):
        return True  # "412 metres", which may be long or wide
    staff = {claim.noun, given.noun} <= PERSONS and PERSON in {claim.noun, given.noun}
    unmeasured = not claim.measure and not given.measure
    return claim.noun == given.noun or _is_said(claim, given) or (staff and unmeasured)


def _same(one: str, other: str) -> bool:
    return one == other != ""


def _is_said(claim: Statement, given: Statement) -> bool:
    """As in "of all parties by seats, the Greens have 50": the noun is said, but not beside the figure."""
    claim_says = bool(given.noun) and not claim.noun and given.noun in claim.around
    return claim_says or (bool(claim.noun) and not given.noun and claim.noun in given.around)


def _is_other_role(claim: Statement, given: Statement) -> bool:
    """As in "16 of 28 towns had no power": a plain claim is about the 16, but about the 28 in "16 of 28 deaths"."""
    if claim.role:
        return claim.role != given.role
    return given.role in {"former", "part" if given.measure else "whole"}


def _place(claim: Statement, given: Statement, evidence: Sequence[Statement]) -> float:
    """How well the places agree, and how far the two figures reach."""
    everywhere = frozenset[str]().union(*(one.where for one in evidence))
    placed, elsewhere = claim.where - WHOLE, given.where - WHOLE - given.topic
    total = TOTAL in claim.where
    here = placed or (claim.topic & everywhere if not total else frozenset()) or claim.topic
    there = given.where - WHOLE or given.topic
    score = PLACE * len(here & there) / len(here | there) if here and there else 0.0
    score += 0.0 if there else UNPLACED[bool(placed)]
    score -= OTHER_PLACE * (bool(placed) and bool(elsewhere) and not placed & elsewhere)
    score -= ELSEWHERE * (bool(elsewhere) and not here & there)
    score -= PLACE_OF_ANOTHER * bool(here & (everywhere - there - WHOLE))
    if total:
        return score + (TOTALS if TOTAL in given.where else -PART_FOR_TOTAL if elsewhere else 0.0)
    return score + TOTAL_FOR_NONE * (TOTAL in given.where and not placed)
