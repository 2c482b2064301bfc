"""Obstacles: what keeps two open figures from being of one thing, whatever their words.

Another event, another owner, another unit, opposite words, a forecast beside a fact.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from schemas.claims import Claim, Quantity
from workers.engine import lexicon, owners
from workers.engine.alignment import Cluster
from workers.engine.intervals import in_one_unit, ratio, relate
from workers.engine.surroundings import ANOTHER
from workers.engine.synonyms import ESTIMATED, OPPOSED, OPPOSITES, akin

WEIGHT: dict[str, float] = lexicon.read("likeness", required=("weights",))["weights"]
AGE = "age of"
PRICE = "price for one"
STAFF = "staff"
DIVISION = "outcome of:division"
CHANGE = "change"
STANDING = (  # what does not change with the events around it
    AGE,
    "distance:",
    "count:inhabitant",
    "count:visitor",
    "attribute:capacity",
    "attribute:population",
)
EXTENTS = frozenset({"age", "length", "width", "height", "depth"})  # how large a thing is
PROSPECT = frozenset({"forecast", "intended"})  # "will cut" and "is to shed" are both to come
ANYBODY = frozenset({"man", "woman", "boy", "girl", "person", "male", "female", "teenager", "youth"})
STOWING = frozenset({"carry", "hold", "contain", "store", "load", "stow", "transport"})
SCORES = lexicon.words("scores")
WEAK = lexicon.words("weak_verbs") | lexicon.words("saying_verbs")
WHOLE = 100.0  # per cent
NEAR = 1.5  # how many times the smaller the larger of two figures of one thing may well be
DIVIDED = frozenset({"stake", "vote", "share", "seat"})  # what several have parts of


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of one article with its event. It is `alone` where the article gives no other value for such a thing."""

    cluster: Cluster
    claim: Claim
    alone: bool
    sole: bool = False  # the only figure of its article in such a unit
    wholes: tuple[Claim, ...] = ()  # what the article's own figures of such things are parts of: "55 of the 136 flats"
    telling: frozenset[str] = frozenset()  # the words of its sentence that few others of the story have
    stated: frozenset[object] = frozenset()  # the values that its article gives, of whatever


def obstacle(one: Told, other: Told) -> str | None:
    """What keeps two figures from being of one thing whatever their words; None where nothing does."""
    a, b = one.claim, other.claim
    tests: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("other-event", lambda: _is_of_another_event(one, other) or _are_two_divisions(a, b)),
        ("other-owner", lambda: owners.same(a.owners, b.owners) is False),
        ("opposites", lambda: _are_opposed(a, b)),
        ("other-measure", lambda: _are_two_measures(a, b)),
        ("other-unit", lambda: in_one_currency(a, b) is None),
        ("other-owner", lambda: _make_a_whole(a, b) or _are_of_two(a, b) or _needs_its_owner(a, b)),
        ("part-of-a-whole", lambda: _has_its_whole(one, b) or _has_its_whole(other, a)),
        ("other-measure", lambda: _are_two_amounts(a, b)),
        ("part-of-a-whole", lambda: _is_a_part_done(one, b) or _is_a_part_done(other, a)),
        ("other-owner", lambda: _are_of_two_persons(a, b)),
        ("other-group", lambda: _is_of_one_branch(a, b) or _is_of_one_branch(b, a)),
        ("not-yet", lambda: _is_to_come(a, b)),
    )
    return next((name for name, holds in tests if holds()), None)


def _are_two_divisions(a: Claim, b: Claim) -> bool:
    """Whether two votes were of bodies of different size: seven to two, and 120 to 80."""
    if not a.measure == b.measure == DIVISION:
        return False
    sizes = [float(thing) for claim in (a, b) for thing in claim.things[1:]]
    return len(sizes) > 1 and max(sizes) > NEAR * min(sizes)


def _has_its_whole(one: Told, claim: Claim) -> bool:
    """Whether a figure is a part of what the other article counts in full: 55 of the 136 flats beside 136 flats."""
    mine = one.claim.quantity
    for whole in one.wholes:
        pair = in_one_currency(whole, claim)
        if pair is None or mine is None or head(whole) != head(claim) or whole.quantity == mine:
            continue
        if relate(*pair) != "disjoint":
            return True
    return False


def _are_two_amounts(a: Claim, b: Claim) -> bool:
    """As in "300 tonnes of oil leaked" beside "the ship carried 800 tonnes of oil": two amounts of one stuff."""
    stuff = a.measure == b.measure and property_of(a) in {"mass", "volume"}
    return stuff and (a.predicate in STOWING) != (b.predicate in STOWING) and not _are_done_alike(a, b)


def _is_a_part_done(one: Told, claim: Claim) -> bool:
    """As in "completed 37 of 50 passes" beside "threw four passes": so many of a whole, and what was done to others."""
    own = any(whole.span == one.claim.span and head(whole) == head(one.claim) for whole in one.wholes)
    return own and head(claim) == head(one.claim) and not _are_done_alike(one.claim, claim)


def _is_of_another_event(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    sized = property_of(a) == property_of(b) and property_of(a) in EXTENTS and akin("nouns", head(a), head(b))
    sized = sized and all(told.cluster.main or told.claim.event.kind is None for told in (one, other))
    if (a.measure == b.measure and a.measure.startswith(STANDING)) or sized or _are_staff(a, b):
        return False
    return not _same_event(one.cluster, other.cluster) or _moved_on_two_days(a, b)


def _is_to_come(a: Claim, b: Claim) -> bool:
    """A forecast beside a fact; "built to carry 20,000" is no load. An estimate is both."""
    estimated = all(claim.measure == PRICE or {head(claim), property_of(claim)} & ESTIMATED for claim in (a, b))
    planned = {a.firmness, b.firmness} & PROSPECT
    return bool(planned) and not {a.firmness, b.firmness} <= PROSPECT and not estimated


def _needs_its_owner(a: Claim, b: Claim) -> bool:
    """Whether two runs, goals or gifts may well be of two: a score needs the same name, a gift where one is told."""
    scored = {head(a), head(b)} <= SCORES and owners.same(a.owners, b.owners) is not True
    return scored or (_is_given(a) and _is_given(b) and bool(a.owners) != bool(b.owners))


def _are_of_two_persons(a: Claim, b: Claim) -> bool:
    """As in "a 60-year-old man returned", "a 70-year-old man died": of two men, unless the same is told of both."""
    aged = a.measure.startswith(AGE) and b.measure.startswith(AGE) and bool({head(a), head(b)} & ANYBODY)
    if not aged or a.owners or b.owners:
        return False
    return bool({a.predicate, b.predicate} & (WEAK | {""})) or not akin("verbs", a.predicate, b.predicate)


def _is_given(claim: Claim) -> bool:
    return claim.predicate in owners.PLEDGING and claim.quantity is not None and claim.quantity.dimension == "money"


def _are_two_measures(a: Claim, b: Claim) -> bool:
    """As in "have seen no wolves" / "500 wolves live there", "80% of services" / "services fell to a fifth"."""
    none = _says_none(a) != _says_none(b) and not _are_done_alike(a, b)
    moved = CHANGE in {property_of(a), property_of(b)} and property_of(a) != property_of(b)
    level = moved and any(claim.measure.startswith("attribute:") for claim in (a, b))  # "rose by 2%", "rose to 2%"
    nameless = moved and not (head(a) and head(b)) and a.predicate == b.predicate  # "raised Bank Rate to 2%"
    return none or nameless or (head(a) == head(b) and (level or _is_a_part(a) != _is_a_part(b)))


def _says_none(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.interval.high == 0.0


def _are_done_alike(a: Claim, b: Claim) -> bool:
    """Whether the same was done to what two figures count, as far as their verbs tell."""
    said = bool(a.predicate and b.predicate) and not {a.predicate, b.predicate} & WEAK
    return not said or akin("verbs", a.predicate, b.predicate)


def _is_a_part(claim: Claim) -> bool:
    share = claim.quantity is not None and claim.quantity.dimension == "share"
    return share and claim.measure.startswith("share of:")


def _are_of_two(a: Claim, b: Claim) -> bool:
    """Whether two shares of what several have parts of may well be of two of them."""
    if CHANGE in {property_of(a), property_of(b)}:
        return False
    if not {head(a), head(b)} & DIVIDED or owners.same(a.owners, b.owners) is True or not a.quantity or not b.quantity:
        return False
    first, second = a.about - {head(a)}, b.about - {head(b)}
    votes = "vote" in {head(a), head(b)} and a.quantity.dimension == "count"
    if not votes and first and second and not any(akin("nouns", noun, word) for noun in first for word in second):
        return True  # "the opposition won 61 seats", "the ruling party won 45"
    named = owners.are_named(a.owners) != owners.are_named(b.owners)
    return named or ratio(a.quantity, b.quantity) > NEAR


def _moved_on_two_days(a: Claim, b: Claim) -> bool:
    """As in shares that fell 30 per cent on Wednesday and 60 on Monday."""
    days = [claim.event.first for claim in (a, b) if claim.event.first == claim.event.last]
    return property_of(a) == property_of(b) == CHANGE and None not in days and len(set(days)) > 1


def _make_a_whole(a: Claim, b: Claim) -> bool:
    """As in 59 and 41 per cent: the two parts of one whole, where nothing tells that they are the same one's."""
    if a.quantity is None or b.quantity is None or {a.quantity.dimension, b.quantity.dimension} != {"share"}:
        return False
    if not {head(a), head(b)} <= {*DIVIDED, ""}:
        return False
    parts = [quantity.interval.low or 0.0 for quantity in (a.quantity, b.quantity)]
    return math.isclose(sum(parts), WHOLE) and owners.same(a.owners, b.owners) is not True


def _is_of_one_branch(a: Claim, b: Claim) -> bool:
    """As in "employs 600 people in Lodz" beside "employs 4,000": those at a place that the other does not name."""
    if not all(akin("nouns", head(claim), STAFF) for claim in (a, b)) or a.quantity is None or b.quantity is None:
        return False
    named, other = a.names - _words(b.owners), b.names - _words(a.owners)
    return bool(named) and not other and ratio(a.quantity, b.quantity) > NEAR


def _words(names: owners.Owners) -> set[str]:
    return {word for name in names for word in name.split()}


def _are_staff(a: Claim, b: Claim) -> bool:
    """Whether both count those who work for the same owner, who do so whatever happens around."""
    if owners.same(a.owners, b.owners) is not True or not all(akin("nouns", head(claim), STAFF) for claim in (a, b)):
        return False
    return a.quantity is not None and b.quantity is not None and ratio(a.quantity, b.quantity) <= NEAR


def _same_event(one: Cluster, other: Cluster) -> bool:
    """Open claims tell how things are around the main events; those of the past are told apart by their days."""
    if one is other or (one.main and other.main):
        return True
    if one.main or other.main or not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def _are_opposed(a: Claim, b: Claim) -> bool:
    first, second = {*a.things, *a.about, a.predicate}, {*b.things, *b.about, b.predicate}
    if (ANOTHER in first) != (ANOTHER in second):
        return True
    first, second = first & OPPOSED, second & OPPOSED
    return bool(first and second) and any(_part(pair & first, pair & second) for pair in OPPOSITES)


def _part(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether each has one word of a pair of opposites, and not the same."""
    return len(one) == 1 and len(other) == 1 and one != other


def head(claim: Claim) -> str:
    """The noun that a figure counts or that has it, "" where there is none."""
    return claim.measure.partition(":")[2].split(" ")[0]


def property_of(claim: Claim) -> str:
    """What a measured figure is of its thing: "depth" of "depth of:epicentre"; "" for a count."""
    return claim.measure.partition(" of:")[0] if " of:" in claim.measure else ""


def in_one_currency(a: Claim, b: Claim) -> tuple[Quantity, Quantity] | None:
    """The two figures in one unit: no text's money is converted but by the text itself."""
    if a.quantity is None or b.quantity is None:
        return None
    return in_one_unit((a.quantity, *a.also), (b.quantity, *b.also))
