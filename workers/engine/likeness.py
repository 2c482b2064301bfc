"""Likeness: which figures of open slots are of the same thing, by their nouns, verbs, names and the words around.

No single word decides. What two figures share, and what sets them apart, is weighed (lexicon: likeness.toml); a figure
joins the group that it is most like, and each article gives a group one value, unless it cites two sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from schemas.claims import Claim, Quantity
from workers.engine import lexicon, owners
from workers.engine.alignment import Cluster
from workers.engine.counting import CLASS_OF, country
from workers.engine.intervals import in_one_unit, ratio, relate
from workers.engine.synonyms import ESTIMATED, NOUN_OF, OPPOSITES, akin

WEIGHT: dict[str, float] = lexicon.read("likeness", required=("weights",))["weights"]
WEAK = lexicon.words("weak_verbs") | lexicon.words("saying_verbs")
PEOPLE = frozenset({"person", "people", "other", "more"})
AGE = "age of"
PRICE = "price for one"
STAFF = "staff"
STANDING = (AGE, "distance:", "count:inhabitant")  # what does not change with the events around it
NEVER = -100.0
PROSPECT = frozenset({"forecast", "intended"})  # "will cut" and "is to shed" are both to come
FEW = 3.0  # "two officers", "three days": small counts are everywhere


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of one article with its event. It is `alone` where the article gives no other value for such a thing."""

    cluster: Cluster
    claim: Claim
    alone: bool


@dataclass(slots=True)
class Group:
    """Figures of one thing, in the order in which they joined."""

    told: list[Told] = field(default_factory=list)

    @property
    def articles(self) -> set[str]:
        """The articles that give a figure of it."""
        return {told.claim.article for told in self.told}

    def likeness(self, one: Told) -> float:
        """How like the figure is to the one of the group that is nearest to it."""
        return max(likeness(one, other) for other in self.told)

    def takes(self, claim: Claim) -> bool:
        """Whether the claim's article has said nothing else of it, or said it in another source's name."""
        own = [told.claim for told in self.told if told.claim.article == claim.article]
        return all(_is_same_value(claim, other) or cite_two(claim, other) for other in own)


def groups(claims: Sequence[tuple[Cluster, Claim]]) -> list[Group]:
    """The figures of a story by what they are of, in the order of the articles."""
    found: dict[tuple[object, ...], list[Group]] = {}
    own: dict[tuple[str, tuple[object, ...]], list[tuple[Cluster, Claim]]] = {}
    for cluster, claim in claims:
        own.setdefault((claim.article, kind_of(claim)), []).append((cluster, claim))
    for (_, kind), here in own.items():
        told = [Told(cluster, claim, _is_alone(claim, [other for _, other in here])) for cluster, claim in here]
        _take_in(told, found.setdefault(kind, []))
    return [group for alike in found.values() for group in alike]


def _is_alone(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether no other claim of the article gives another value for a thing of the same name."""
    return not any(akin("nouns", _head(claim), _head(other)) and not _is_same_value(claim, other) for other in others)


def kind_of(claim: Claim) -> tuple[object, ...]:
    """What two open claims must share before their words are looked at."""
    quantity = claim.quantity
    dimension = quantity.dimension if quantity else ""
    role = claim.measure.partition(":")[0]
    role = role if role in {"whole", "distance", "price for one"} or role.startswith("age") else ""
    scope = claim.scope if dimension == "count" else claim.scope - {"part"}  # 12 km of the river are 12 km
    return role, scope, dimension.partition(" in ")[0]  # "temperature in °F"


def _take_in(own: Sequence[Told], known: list[Group]) -> None:
    """Gives the figures of one article to the groups, the likest first; what is like none opens one of its own."""
    before = len(known)
    scored = sorted(
        ((group.likeness(one), n, m) for n, one in enumerate(own) for m, group in enumerate(known)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    likely = [row for row in scored if row[0] >= WEIGHT["enough"]]
    placed: set[int] = set()
    surest: dict[int, float] = {}
    for score, n, m in likely:
        surest.setdefault(m, score)
        if n in placed or _has_rival(score, n, m, likely, known):
            continue
        in_doubt = score > surest[m] - WEIGHT["margin"]  # which of two figures is meant
        if known[m].takes(own[n].claim) or in_doubt:
            known[m].told.append(own[n])
            placed.add(n)
    for one in [one for n, one in enumerate(own) if n not in placed]:
        home = next((g for g in known[before:] if g.takes(one.claim) and g.likeness(one) >= WEIGHT["enough"]), None)
        if home is None:
            known.append(Group([one]))
        else:
            home.told.append(one)


def _has_rival(score: float, n: int, m: int, likely: Sequence[tuple[float, int, int]], known: Sequence[Group]) -> bool:
    """Whether the figure is as like to another group, one article having told the two apart."""
    return any(
        claim == n and group != m and other >= score - WEIGHT["margin"] and known[m].articles & known[group].articles
        for other, claim, group in likely
    )


def likeness(one: Told, other: Told) -> float:
    """How much speaks for two figures of one kind being of the same thing; far below zero where they cannot be."""
    a, b = one.claim, other.claim
    if obstacle(one, other):
        return NEVER
    return (
        (WEIGHT["alone"] if one.alone and other.alone and akin("nouns", _head(a), _head(b)) else 0.0)
        + _heads(a, b)
        + _verbs(a, b)
        + _modifiers(a, b)
        + _arguments(a, b)
        + _names(a, b)
        + (WEIGHT["same_owner"] if owners.same(a.owners, b.owners) else 0.0)
        + _surroundings(a, b)
        + _values(a, b)
    )


def obstacle(one: Told, other: Told) -> str | None:
    """What keeps two figures from being of one thing whatever their words; None where nothing does."""
    a, b = one.claim, other.claim
    stands = (a.measure == b.measure and a.measure.startswith(STANDING)) or _are_staff(a, b)
    if not stands and not _same_event(one.cluster, other.cluster):
        return "other-event"
    if owners.same(a.owners, b.owners) is False:
        return "other-owner"
    if _are_opposed(a, b):
        return "opposites"
    if in_one_currency(a, b) is None:
        return "other-unit"
    estimated = all(claim.measure == PRICE or _head(claim) in ESTIMATED for claim in (a, b))
    planned = {a.firmness, b.firmness} & PROSPECT
    if planned and not {a.firmness, b.firmness} <= PROSPECT and not estimated:
        return "not-yet"  # a forecast beside a fact; "built to carry 20,000" is no load
    return None


def _are_staff(a: Claim, b: Claim) -> bool:
    """Whether both count those who work for the same owner, who do so whatever happens around."""
    if owners.same(a.owners, b.owners) is not True or not all(akin("nouns", _head(claim), STAFF) for claim in (a, b)):
        return False
    return a.quantity is not None and b.quantity is not None and ratio(a.quantity, b.quantity) <= WEIGHT["near_ratio"]


def _same_event(one: Cluster, other: Cluster) -> bool:
    """Open claims tell how things are around the main events; those of the past are told apart by their days."""
    if one is other or (one.main and other.main):
        return True
    if one.main or other.main or not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def _are_opposed(a: Claim, b: Claim) -> bool:
    first, second = {*a.things, *a.about, a.predicate}, {*b.things, *b.about, b.predicate}
    return any(_part(pair & first, pair & second) for pair in OPPOSITES)


def _part(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether each has one word of a pair of opposites, and not the same."""
    return len(one) == 1 and len(other) == 1 and one != other


def _head(claim: Claim) -> str:
    """The noun that a figure counts or that has it; where there is none, that of its verb: "will cost 40 million"."""
    return claim.measure.partition(":")[2].split(" ")[0] or NOUN_OF.get(claim.predicate, "")


def akin_heads(a: Claim, b: Claim) -> bool:
    """Whether the nouns of two figures are one or name one thing."""
    return bool(_head(a)) and akin("nouns", _head(a), _head(b))


def _heads(a: Claim, b: Claim) -> float:
    """The nouns that the figures count or that have them."""
    one, other = _head(a), _head(b)
    if a.measure.startswith(AGE) and b.measure.startswith(AGE) and owners.same(a.owners, b.owners):
        other = one
    if a.measure == b.measure == PRICE:
        return WEIGHT["same_head"] + WEIGHT["measured"]
    if not one or not other:
        named = one or other
        rest = b if one else a
        return WEIGHT["head_elsewhere"] if named and any(akin("nouns", named, noun) for noun in rest.about) else 0.0
    if one == other:
        measured = a.quantity is not None and a.quantity.dimension != "count"
        nationals = not measured and country(one)  # "two Americans" says as little as "two people"
        generic = one in PEOPLE or nationals
        return WEIGHT["generic_head"] if generic else WEIGHT["same_head"] + WEIGHT["measured"] * measured
    if akin("nouns", one, other):
        return WEIGHT["akin_head"]
    if {one, other} & PEOPLE and {one, other} & set(CLASS_OF):
        return 0.0
    return WEIGHT["head_elsewhere"] if one in b.about or other in a.about else WEIGHT["other_head"]


def _verbs(a: Claim, b: Claim) -> float:
    if not a.predicate or not b.predicate or {a.predicate, b.predicate} & WEAK:
        return 0.0
    if a.predicate == b.predicate:
        return WEIGHT["same_verb"]
    if akin("verbs", a.predicate, b.predicate):
        return WEIGHT["akin_verb"]
    return WEIGHT["other_verb"]


def _modifiers(a: Claim, b: Claim) -> float:
    one, other = set(a.things[1:]), set(b.things[1:])
    return WEIGHT["modifier"] * min(2, len(one & other))


def _arguments(a: Claim, b: Claim) -> float:
    """The nouns of the two clauses, beside the figures' own."""
    one, other = a.about - {_head(a)}, b.about - {_head(b)}
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
    used = {*a.things, *b.things, *a.about, *b.about, *a.names, *b.names, _head(a), _head(b)}
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
        + (WEIGHT["far"] if apart > WEIGHT["far_ratio"] else 0.0)
    )


def in_one_currency(a: Claim, b: Claim) -> tuple[Quantity, Quantity] | None:
    """The two figures in one unit: no text's money is converted but by the text itself."""
    if a.quantity is None or b.quantity is None:
        return None
    return in_one_unit((a.quantity, *a.also), (b.quantity, *b.also))


def _is_few(claim: Claim) -> bool:
    high = claim.quantity.interval.high if claim.quantity else None
    return claim.quantity is not None and claim.quantity.dimension == "count" and high is not None and high <= FEW


def _is_same_value(a: Claim, b: Claim) -> bool:
    pair = in_one_currency(a, b)
    return pair is not None and relate(*pair) != "disjoint"


def cite_two(a: Claim, b: Claim) -> bool:
    """Whether two claims of one article are given by two sources that it names."""
    if a.attribution is None or b.attribution is None:
        return False
    return a.attribution.source.lower() != b.attribution.source.lower()
