"""Likeness: how like two figures of open slots are, by their nouns, verbs, names and the words around.

No single word decides. What two figures share, and what sets them apart, is weighed (lexicon: likeness.toml).
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from schemas.claims import Claim
from workers.engine import lexicon, owners
from workers.engine.again import RIVAL
from workers.engine.counting import CLASS_OF, country
from workers.engine.intervals import ratio, relate
from workers.engine.mentions import KIND_OF_NOUN
from workers.engine.obstacles import AGE, PRICE, WEIGHT, Told, head, in_one_currency, obstacle, property_of
from workers.engine.shelf import PEOPLE
from workers.engine.synonyms import akin

WEAK = lexicon.words("weak_verbs") | lexicon.words("saying_verbs") | lexicon.words("perceiving_verbs")
NARROWING = lexicon.words("narrowing")
PLAIN = lexicon.words("plain_attributes")
PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "who", "you"})  # of whom nobody knows who they are
NEVER = -100.0
FEW = 3.0  # "two officers", "three days": small counts are everywhere


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
    a, b = one.claim, other.claim
    heads = _heads(a, b)
    if heads == WEIGHT["other_head"] or obstacle(one, other):  # the nouns first: most pairs end there
        return NEVER
    said = heads + _verbs(a, b) + _modifiers(a, b) + _arguments(a, b) + _names(a, b) + _surroundings(a, b)
    kind = "" if a.quantity is None or a.measure.startswith(AGE) else a.quantity.dimension
    return (
        said
        + WEIGHT.get(kind, 0.0)
        + (WEIGHT["alone"] if one.alone and other.alone and akin("nouns", head(a), head(b)) else 0.0)
        + (WEIGHT["sole"] if one.sole and other.sole and said > WEIGHT["context"] else 0.0)
        + (WEIGHT["same_owner"] if owners.same(a.owners, b.owners) else 0.0)
        + (WEIGHT["rival"] if a.article == b.article and (is_rival(a) or is_rival(b)) else 0.0)
        + _values(a, b)
    )


def akin_heads(a: Claim, b: Claim) -> bool:
    """Whether the nouns of two figures are one or name one thing."""
    return bool(head(a)) and akin("nouns", head(a), head(b))


def _heads(a: Claim, b: Claim) -> float:
    """The nouns that the figures count or that have them."""
    one, other = head(a), head(b)
    if a.measure.startswith(AGE) and b.measure.startswith(AGE) and owners.same(a.owners, b.owners):
        other = one
    if a.measure == b.measure == PRICE or _are_one_property(a, b):
        return WEIGHT["same_head"] + WEIGHT["measured"]
    if not one or not other:
        return WEIGHT["same_head"] if property_of(a) == property_of(b) != "" else _elsewhere(a, b)
    measured = WEIGHT["measured"] * _is_measured(a)
    if one == other:
        generic = one in PEOPLE or (not measured and country(one))  # "two Americans" says as little as "two people"
        return WEIGHT["generic_head"] if generic else WEIGHT["same_head"] + measured
    if akin("nouns", one, other):
        return WEIGHT["akin_head"] + measured
    if {one, other} & PEOPLE and {one, other} & set(CLASS_OF):
        return 0.0
    return WEIGHT["head_elsewhere"] if one in b.about or other in a.about else WEIGHT["other_head"]


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


def _elsewhere(a: Claim, b: Claim) -> float:
    """As in "a $275 billion market", "the market comes to $250 billion": one has its noun, the other's clause too."""
    named, rest = head(a) or head(b), b if head(a) else a
    found = named and any(akin("nouns", named, noun) for noun in rest.about)
    return WEIGHT["head_elsewhere"] if found else 0.0


def _name_one_event(one: str, other: str) -> bool:
    """As in "the siege lasted four hours", "the attack was over in two"."""
    return str(KIND_OF_NOUN.get(one, one)) == str(KIND_OF_NOUN.get(other, other))


def _verbs(a: Claim, b: Claim) -> float:
    if not a.predicate or not b.predicate or {a.predicate, b.predicate} & WEAK or _is_a_whole(a) != _is_a_whole(b):
        return 0.0
    if a.predicate == b.predicate:
        return WEIGHT["same_verb"]
    if akin("verbs", a.predicate, b.predicate):
        return WEIGHT["akin_verb"]
    people = {head(a), head(b)} & set(CLASS_OF)
    return WEIGHT["other_verb_of_people" if people else "other_verb"]


def _is_a_whole(claim: Claim) -> bool:
    """As in "55 of the 136 flats": the verb tells of the part."""
    return claim.measure.startswith("whole:")


def _modifiers(a: Claim, b: Claim) -> float:
    one, other = set(a.things[1:]), set(b.things[1:])
    subjects = one & a.about, other & b.about
    if a.measure == b.measure and all(subjects) and _is_measured(a) and not _meet(*subjects):
        return WEIGHT["other_subject"]  # "the repairs cost", "the bridge cost"
    narrowed = _is_measured(a) and a.measure == b.measure and _narrows(a, b) != _narrows(b, a)
    return WEIGHT["modifier"] * min(2, len(one & other)) + WEIGHT["narrowed"] * narrowed


def _narrows(a: Claim, b: Claim) -> bool:
    """As in "youth unemployment" beside "unemployment": a noun before the head that the other's sentence lacks."""
    return any(noun in NARROWING for noun in a.things[1:]) and not set(a.things[1:]) & (b.context | b.about)


def _meet(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether a noun of the one may name the same as one of the other."""
    return any(akin("nouns", noun, word) or _name_one_event(noun, word) for noun in one for word in other)


def _arguments(a: Claim, b: Claim) -> float:
    """The nouns of the two clauses, beside the figures' own."""
    one, other = a.about - {head(a)} - PRONOUNS, b.about - {head(b)} - PRONOUNS
    if not one or not other:
        return 0.0
    met = sum(any(akin("nouns", noun, word) for word in other) for noun in one)
    if not met:
        return WEIGHT["other_arguments"]
    return WEIGHT["argument"] * min(2, met)


def _names(a: Claim, b: Claim) -> float:
    if not a.names or not b.names:
        return 0.0
    shared = a.names & b.names
    return WEIGHT["name"] * min(2, len(shared)) if shared else WEIGHT["other_names"]


def _surroundings(a: Claim, b: Claim) -> float:
    used = {*a.things, *b.things, *a.about, *b.about, *a.names, *b.names, head(a), head(b)}
    return min(WEIGHT["most_context"], WEIGHT["context"] * len((a.context & b.context) - used))


def _values(a: Claim, b: Claim) -> float:
    """Equal figures are hardly ever of two things; figures far apart often are, and small counts are everywhere."""
    pair = in_one_currency(a, b)
    if pair is None:
        return 0.0
    one, other = pair
    relation = relate(one, other)
    if relation == "equal":
        return WEIGHT["same_value"]
    if relation == "compatible":
        return WEIGHT["value_fits"]
    if 0.0 in {one.interval.high, other.interval.high}:
        return WEIGHT["far"]  # "no sign" and "three signs"
    few = _is_few(a) and _is_few(b)
    apart = ratio(one, other)
    return (
        (WEIGHT["few"] if few else 0.0)
        + (WEIGHT["near"] if apart <= WEIGHT["near_ratio"] else 0.0)
        + (WEIGHT["apart"] if apart > WEIGHT["apart_ratio"] else 0.0)
        + (WEIGHT["far"] if apart > WEIGHT["far_ratio"] and not _are_measured_alike(a, b) else 0.0)
    )


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
