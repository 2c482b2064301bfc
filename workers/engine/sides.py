"""Sides: the claims of a slot by the value that they state, lowest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from schemas.claims import Claim
from schemas.reports import Value
from workers.engine import wording
from workers.engine.findings import Side
from workers.engine.slots import Slot, stated

TIGHT = frozenset({"exact", "range"})


def sides_of(slot: Slot, claims: Iterable[Claim]) -> list[Side]:
    """The claims by value, lowest first; values that fit each other and clash with the same others are one side."""
    sides: list[Side] = []
    for group in sorted(_equal(slot, claims), key=lambda group: size(group[0])):
        home = next((side for side in sides if _go_together(slot, side.claims, group)), None)
        if home is None:
            sides.append(Side(_value(slot, group[0]), tuple(group)))
        else:
            text = f"{home.value.text} / {_value(slot, group[0]).text}"
            sides[sides.index(home)] = Side(replace(home.value, text=text), (*home.claims, *group))
    return sides


def _equal(slot: Slot, claims: Iterable[Claim]) -> list[list[Claim]]:
    grouped: list[list[Claim]] = []
    known: dict[object, list[Claim]] = {}
    for claim in claims:
        home = known.get(stated(claim)) or next((group for group in grouped if slot.same(group[0], claim)), None)
        if home is None:
            grouped.append(home := [])
        known[stated(claim)] = home
        home.append(claim)
    return grouped


def _distinct(claims: Iterable[Claim]) -> Iterable[Claim]:
    """One claim of each value."""
    return {stated(claim): claim for claim in claims}.values()


def _go_together(slot: Slot, one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """As in "more than 460" and "at least 465", "over 100" and 104: what both can mean, seen from all the others."""
    if any(slot.disjoint(a, b) for a in _distinct(one) for b in _distinct(other)):
        return False
    held = {*one, *other}
    rest = _distinct(claim for claim in slot.claims if claim not in held)
    apart = [(slot.disjoint(one[0], claim), slot.disjoint(other[0], claim)) for claim in rest]
    return all(a == b for a, b in apart) and (_is_open_ended(one[0], other[0]) or (True, True) in apart)


def _is_open_ended(one: Claim, other: Claim) -> bool:
    """Whether both are loose in the same way, so that neither narrows the other down."""
    if one.quantity is None or other.quantity is None or {one.quantity.bound, other.quantity.bound} & TIGHT:
        return False
    first, second = one.quantity.interval, other.quantity.interval
    return (first.low is None) == (second.low is None) and (first.high is None) == (second.high is None)


def size(claim: Claim) -> tuple[float, str]:
    """What sides are put in order by: the lower end of a figure in its base unit, then the words."""
    if claim.quantity is None:
        return 0.0, claim.text
    return (claim.quantity.interval.low or 0.0) * claim.quantity.factor, claim.quantity.text


def _value(slot: Slot, claim: Claim) -> Value:
    if claim.quantity is not None:
        return wording.value(claim.quantity)
    return Value(wording.day(claim.text) if slot.kind == "time" else claim.text, None, None, None, None)


def with_echoes(slot: Slot, sides: Sequence[Side]) -> list[Side]:
    """Each side with the other claims that say the very same."""
    held = {claim for side in sides for claim in side.claims}
    rest = [claim for claim in slot.claims if claim not in held]
    return [Side(side.value, (*side.claims, *(c for c in rest if slot.same(c, side.claims[0])))) for side in sides]
