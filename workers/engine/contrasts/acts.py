"""Acts: whether two clauses tell of one act, so that their hours, or their days, are compared."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.claims import Claim
from workers.engine import owners
from workers.engine.facts.acts import HELD, ONCE_EVER
from workers.engine.facts.lasting import ANY
from workers.engine.facts.targets import FIRST, LATER, MARK, NOUNS, TABLE
from workers.engine.facts.windows import DAYS, HOURS_LONG, MINUTES
from workers.engine.mentions import FIGURATIVE, KIND_OF_NOUN
from workers.engine.synonyms import OPPOSITES, akin

SAME = [frozenset(row) for row in TABLE["same"]]
OF_EVENT = {kind: frozenset(verbs) for kind, verbs in TABLE["of_event"].items()}
JOURNEYS = frozenset(TABLE["journeys"])
NO_ACT = "be"  # "it was 11.36"
MOST_DAYS = 45  # between two days of an act that may be done again in another year


def is_one_act(a: Claim, b: Claim) -> bool:
    """Whether two clauses tell of one act; what a person does but once is one whatever else they say."""
    if _is_hour(a) != _is_hour(b) or _is_length(a) != _is_length(b) or not _are_akin(a, b) or _are_opposed(a, b):
        return False
    if a.owners and b.owners:
        return owners.same(a.owners, b.owners) is True and (_is_hour(a) or _are_near(a, b))
    if a.names and b.names and not a.names & b.names:
        return False
    return _is_one_hour(a, b) if _is_hour(a) else _is_one_thing(a, b)


def is_of_event(claim: Claim, kind: str | None) -> bool:
    """Whether an hour is that of the event itself: "the dam burst at noon" in a story of a collapse."""
    told = _is_hour(claim) and not claim.event.other and not claim.about & (FIGURATIVE | LATER)
    return told and claim.predicate in OF_EVENT.get(kind or "", ())


def _is_hour(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit == MINUTES


def _is_length(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit == HOURS_LONG


def _are_akin(a: Claim, b: Claim) -> bool:
    """Whether two acts have names that may be one's; of lengths, and of last times, each with its like alone."""
    (how, one), (other_how, other) = (_parts(claim.predicate) for claim in (a, b))
    if one == NO_ACT:
        return False
    if how or other_how:
        return how == other_how and (akin("nouns", one, other) or akin("verbs", one, other) or _is_one_kind(one, other))
    if a.predicate in NOUNS or b.predicate in NOUNS:
        return one == other or any({one, other} <= row for row in SAME)
    return akin("verbs", one, other)


def _are_opposed(a: Claim, b: Claim) -> bool:
    """As in "in the north", "in the south"."""
    return any(frozenset({one, other}) in OPPOSITES for one in a.about for other in b.about)


def _is_one_kind(one: str, other: str) -> bool:
    """As in "the last accident", "the last crash": nouns of one kind of event."""
    return one in KIND_OF_NOUN and KIND_OF_NOUN[one] == KIND_OF_NOUN.get(other)


def _parts(name: str) -> tuple[str, str]:
    """As in "last: death": which time of it, and what."""
    how, mark, what = name.partition(MARK)
    return (how, what) if mark else ("", name)


def _is_one_hour(a: Claim, b: Claim) -> bool:
    """On one day, as far as they tell, and sharing all the nouns of the clause that has fewer."""
    if a.scope and b.scope and not a.scope & b.scope:
        return False
    if a.predicate in NOUNS and (FIRST in a.about) != (FIRST in b.about):
        return False
    if a.predicate in NOUNS and FIRST in a.about:
        return True
    few, many = sorted((a.about, b.about), key=len)
    if {a.predicate, b.predicate} <= JOURNEYS and (_is_it(a) or _is_it(b)):
        return True
    shared = bool(few) and all(_is_among(one, many) for one in few)
    return shared or bool(a.names & b.names and not few)


def _is_it(claim: Claim) -> bool:
    """As in "it left at 6.20 a.m.", of what the text tells of."""
    return claim.things[0].startswith(f"when {ANY} ") and not claim.about


def _is_one_thing(a: Claim, b: Claim) -> bool:
    """Done to one thing, on days that are not so far apart that it may have been done again."""
    to, other = a.things[-1], b.things[-1]
    if FIRST in a.about & b.about and a.predicate not in NOUNS:
        few, many = sorted((a.about - {FIRST}, b.about - {FIRST}), key=len)
        return not few or any(_is_among(one, many) for one in few)
    if (
        not to
        or not other
        or not (akin("nouns", to, other) or _is_one_kind(to, other) or _is_of_it(a, b))
        or not _are_near(a, b)
        or _is_to_come(a) != _is_to_come(b)
    ):
        return False
    return (FIRST in a.about) == (FIRST in b.about) or to not in NOUNS


def _is_to_come(claim: Claim) -> bool:
    planned = claim.predicate.startswith(HELD) or claim.predicate in NOUNS  # "is set for 4 May"
    return planned or claim.firmness in {"forecast", "intended"}


def _is_of_it(a: Claim, b: Claim) -> bool:
    """As in "the tank had not been inspected since" and "it was last inspected in": one verb, of what was spoken of."""
    return a.predicate == b.predicate and a.predicate.startswith(f"last{MARK}") and ANY in (a.things[-1], b.things[-1])


def _are_near(a: Claim, b: Claim) -> bool:
    if {a.predicate, b.predicate} & ONCE_EVER or _parts(a.predicate)[0] not in {"", HELD}:
        return True
    ends = [end for claim in (a, b) for end in _ends(claim)]
    return not ends or max(ends) - min(ends) <= MOST_DAYS


def _ends(claim: Claim) -> Iterable[float]:
    interval = claim.quantity.interval if claim.quantity and claim.quantity.unit == DAYS else None
    return (interval.low or 0.0, interval.high or 0.0) if interval else ()


def _is_among(one: str, many: Iterable[str]) -> bool:
    return any(akin("nouns", one, other) for other in many)
