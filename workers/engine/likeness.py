"""Likeness: how like two figures of open slots are, by their nouns, verbs, names and the words around.

No single word decides. What two figures share, and what sets them apart, are marks; each has a weight (lexicon:
likeness.toml), and the weights are added.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from schemas.claims import Claim, Quantity
from workers.engine import lexicon, owners
from workers.engine.again import RIVAL
from workers.engine.backdrop import value
from workers.engine.counting import CLASS_OF, country
from workers.engine.intervals import ratio, relate
from workers.engine.mentions import KIND_OF_NOUN
from workers.engine.obstacles import (
    AGE,
    NEAR,
    PRICE,
    WEIGHT,
    Told,
    head,
    in_one_currency,
    obstacle,
    property_of,
)
from workers.engine.shelf import PEOPLE
from workers.engine.synonyms import akin

SAYING = lexicon.words("saying_verbs")
WEAK = lexicon.words("weak_verbs") | SAYING | lexicon.words("perceiving_verbs")
NARROWING = lexicon.words("narrowing")
PLAIN = lexicon.words("plain_attributes")
PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "who", "you"})  # of whom nobody knows who they are
NEVER = -100.0
FEW = 3.0  # "two officers", "three days": small counts are everywhere
SMALL, MANY = 10.0, 100.0
APART, FAR = 2.0, 4.0  # how many times the smaller the larger figure is


def kind_of(claim: Claim) -> tuple[object, ...]:
    """What two open claims must share before their words are looked at."""
    quantity = claim.quantity
    dimension = quantity.dimension if quantity else ""
    role = claim.measure.partition(":")[0]
    role = role if role in {"distance", "price for one"} or role.startswith("age") else ""
    scope = claim.scope if dimension == "count" else claim.scope - {"part"}  # 12 km of the river are 12 km
    return role, scope, dimension.partition(" in ")[0]  # "temperature in °F"


def likeness(one: Told, other: Told) -> float:
    """How much speaks for two figures of one kind being of the same thing; far below zero where they cannot be."""
    nouns = _nouns(one.claim, other.claim)
    if nouns == "other_head" or obstacle(one, other):  # the nouns first: most pairs end there
        return NEVER
    return WEIGHT[nouns] + sum(WEIGHT[mark] for mark in marks(one, other))


def marks(one: Told, other: Told) -> Iterator[str]:
    """What speaks for and against it beside the nouns, by the names of the weights."""
    a, b = one.claim, other.claim
    yield from _verbs(a, b)
    yield from _modifiers(a, b)
    yield from _arguments(a, b)
    yield from _names(a, b)
    if (one.telling & other.telling) - {head(a), head(b)}:
        yield "telling"
    if a.quantity is not None and not a.measure.startswith(AGE) and a.quantity.dimension in WEIGHT:
        yield a.quantity.dimension
    if one.alone and other.alone and akin("nouns", head(a), head(b)):
        yield "alone"
    if one.sole and other.sole:
        yield "sole"
    if owners.same(a.owners, b.owners):
        yield "same_owner"
    if a.article == b.article:
        yield "rival" if is_rival(a) or is_rival(b) else "within"
    yield from _values(one, other)


def akin_heads(a: Claim, b: Claim) -> bool:
    """Whether the nouns of two figures are one or name one thing."""
    return bool(head(a)) and akin("nouns", head(a), head(b))


def _nouns(a: Claim, b: Claim) -> str:
    """The nouns that the figures count or that have them."""
    one, other = head(a), head(b)
    if a.measure.startswith(AGE) and b.measure.startswith(AGE) and owners.same(a.owners, b.owners):
        other = one
    if a.measure == b.measure == PRICE or _are_one_property(a, b):
        return "same_head"
    if not one or not other:
        return "same_head" if property_of(a) == property_of(b) != "" else _elsewhere(a, b)
    if one == other:
        generic = one in PEOPLE or (not _is_measured(a) and country(one))  # "two Americans" says as little as "people"
        return "generic_head" if generic else "same_head"
    if akin("nouns", one, other):
        return "akin_head"
    if {one, other} & PEOPLE and {one, other} & set(CLASS_OF):
        return "people"
    return "head_elsewhere" if one in b.about or other in a.about else "other_head"


def _is_measured(claim: Claim) -> bool:
    """Whether a figure is no count: it has a unit, or is a magnitude."""
    return head(claim) in PLAIN or (claim.quantity is not None and claim.quantity.dimension != "count")


def _are_one_property(a: Claim, b: Claim) -> bool:
    """As in "a depth of 10 km" and "the epicentre was 10 km deep", "the siege lasted" and "the attack was over in"."""
    one, other = head(a), head(b)
    if not one or not other:
        return False
    if property_of(a) != property_of(b):
        return property_of(a) == other or property_of(b) == one or _are_one_value(a, b) or _are_one_value(b, a)
    return property_of(a) != "" and _name_one_event(one, other)


def _are_one_value(a: Claim, b: Claim) -> bool:
    """As in "a company worth 4 billion" and "the company was valued at 5 billion": of one noun, by akin names."""
    named = not property_of(b) and akin("nouns", property_of(a), head(b))
    return named and any(akin("nouns", head(a), noun) for noun in {*b.things[1:], *b.about})


def _elsewhere(a: Claim, b: Claim) -> str:
    """As in "a $275 billion market", "the market comes to $250 billion": one has its noun, the other's clause too."""
    named, rest = head(a) or head(b), b if head(a) else a
    if named and any(akin("nouns", named, noun) for noun in rest.about):
        return "head_elsewhere"
    return "no_head" if named else "no_heads"


def _name_one_event(one: str, other: str) -> bool:
    """As in "the siege lasted four hours", "the attack was over in two"."""
    return str(KIND_OF_NOUN.get(one, one)) == str(KIND_OF_NOUN.get(other, other))


def _verbs(a: Claim, b: Claim) -> Iterator[str]:
    people = bool({head(a), head(b)} & set(CLASS_OF))
    if people and {a.predicate, b.predicate} & SAYING:
        yield "other_verb_of_people"  # "two officers said so": how many spoke is no count of all
    if not a.predicate or not b.predicate or {a.predicate, b.predicate} & WEAK or _is_a_whole(a) != _is_a_whole(b):
        return
    if akin("verbs", a.predicate, b.predicate):
        yield "same_verb" if a.predicate == b.predicate else "akin_verb"
    else:
        yield "other_verb_of_people" if people else "other_verb"


def _is_a_whole(claim: Claim) -> bool:
    """As in "55 of the 136 flats": the verb tells of the part."""
    return claim.measure.startswith("whole:")


def _modifiers(a: Claim, b: Claim) -> Iterator[str]:
    one, other = set(a.things[1:]), set(b.things[1:])
    subjects = one & a.about, other & b.about
    measured = a.measure == b.measure and _is_measured(a)
    if measured and all(subjects) and not _meet(*subjects):
        yield "other_subject"  # "the repairs cost", "the bridge cost"
        return
    if one & other:
        yield "modifier"
    if measured and _narrows(a, b) != _narrows(b, a):
        yield "narrowed"


def _narrows(a: Claim, b: Claim) -> bool:
    """As in "youth unemployment" beside "unemployment": a noun before the head that the other's sentence lacks."""
    return any(noun in NARROWING for noun in a.things[1:]) and not set(a.things[1:]) & (b.context | b.about)


def _meet(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether a noun of the one may name the same as one of the other."""
    return any(akin("nouns", noun, word) or _name_one_event(noun, word) for noun in one for word in other)


def _arguments(a: Claim, b: Claim) -> Iterator[str]:
    """The nouns of the two clauses, beside the figures' own."""
    one, other = a.about - {head(a)} - PRONOUNS, b.about - {head(b)} - PRONOUNS
    if one and other and not any(akin("nouns", noun, word) for noun in one for word in other):
        yield "other_arguments"


def _names(a: Claim, b: Claim) -> Iterator[str]:
    if a.names and b.names and not a.names & b.names:
        yield "other_names"


def _values(one: Told, other: Told) -> Iterator[str]:
    """Equal figures are hardly ever of two things; figures far apart often are, and small counts are everywhere."""
    a, b = one.claim, other.claim
    pair = in_one_currency(a, b)
    if pair is None:
        return
    relation = relate(*pair)
    if relation != "disjoint":
        yield "same_value" if relation == "equal" else "value_fits"
        return
    if a.article != b.article:
        yield from ["stated_there"] * (_is_stated(pair[0], other) + _is_stated(pair[1], one))
    if max(quantity.interval.high or quantity.interval.low or 0.0 for quantity in pair) >= MANY:
        yield "many"
    if 0.0 in {quantity.interval.high for quantity in pair}:
        yield "far"  # "no sign" and "three signs"
        return
    few = _is_few(a) and _is_few(b)
    apart = ratio(*pair)
    if few or apart <= NEAR:
        yield "few" if few else "near"
    if apart > APART:
        yield "apart"
    if apart > FAR and not _are_measured_alike(a, b):
        yield "far"


def _is_stated(quantity: Quantity, told: Told) -> bool:
    """Whether the article of the other figure gives this value too, of something else: small ones stand anywhere."""
    return (quantity.interval.low or 0.0) > SMALL and value(quantity) in told.stated


def _are_measured_alike(a: Claim, b: Claim) -> bool:
    """Whether both are the same property of one thing by their very names, whatever its size."""
    named = a.measure == b.measure and bool(head(a))
    return named and a.quantity is not None and a.quantity.dimension not in {"count", "share"}


def _is_few(claim: Claim) -> bool:
    high = claim.quantity.interval.high if claim.quantity else None
    return claim.quantity is not None and claim.quantity.dimension == "count" and high is not None and high <= FEW


def is_same_value(a: Claim, b: Claim) -> bool:
    """Whether two figures can both be true of one thing."""
    pair = in_one_currency(a, b)
    return pair is not None and relate(*pair) != "disjoint"


def cite_two(a: Claim, b: Claim) -> bool:
    """Whether two claims of one article are given by two sources that it names, or one against the article's own."""
    if a.attribution is None or b.attribution is None:
        return is_rival(a) or is_rival(b)
    return a.attribution.source.lower() != b.attribution.source.lower()


def is_rival(claim: Claim) -> bool:
    """Whether a figure is given as another source's for what the text has just counted."""
    return claim.attribution is not None and any(rule == RIVAL for rule, _ in claim.rules)
