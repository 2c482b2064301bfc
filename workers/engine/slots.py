"""Slots: the claims of all articles that speak of the same thing: one event, one measure, one scope."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from schemas.claims import Claim, Quantity
from workers.engine.again import is_again
from workers.engine.alignment import Cluster, Events
from workers.engine.backdrop import Backdrop
from workers.engine.counting import ANY, DEGREES, GROUPS, NATIONS, THINGS, country
from workers.engine.families import Family, families
from workers.engine.gathering import Group, groups
from workers.engine.intervals import is_rate, is_rounded_bound, ratio, relate
from workers.engine.likeness import cite_two
from workers.engine.obstacles import in_one_currency
from workers.engine.places import MARK
from workers.engine.reading import Reading
from workers.engine.wholes import Wholes

FAR_APART = 10.0  # how many times the smaller the larger figure may be and still be of the same thing
GROWN = 20.0  # the same for a toll that grows
NOT_YET = frozenset({"forecast", "intended"})  # compared with their like only
MANY = 3  # figures of one thing in one text, of which no two fit each other: a whole and its parts
CROWD = 100  # more values than sources give for one thing: a list, or things that no word tells apart
LISTED = 24  # more figures of one measure than any article of prose gives
LAST = 9  # the rank of what no family ranks
COUNTED_BY_COUNTRY = frozenset({"aboard", "killed"})
TELLING = GROUPS | DEGREES  # what a part of a whole is called by
OF_THE_COUNTRY = frozenset({"civilian", "fighter"})
NEVER = frozenset({"denied", "conditional"})
Voice = tuple[str, bool, str]
Voices = dict[Voice, list[Claim]]
Key = tuple[str, str, frozenset[str], str]  # event, measure, scope, thing


@dataclass(slots=True)
class Slot:
    """The claims about one thing. `measure` is a family's name, or that of an open slot ("count:beehive")."""

    cluster: Cluster
    measure: str
    scope: frozenset[str]
    kind: Literal["number", "time"]
    thing: str
    claims: list[Claim] = field(default_factory=list)

    @property
    def family(self) -> Family | None:
        """The lexicon's family, None for an open slot."""
        return families().get(self.measure)

    @property
    def singled(self) -> str:
        """The thing, where the family counts several of which this is one: flights, and no trains."""
        return self.thing if self.family and len({*THINGS.get(self.family.thing, {}).values()}) > 1 else ""

    @property
    def over_time(self) -> str:
        """What later counts do: "rises", "varies" or "stays"."""
        if self.family:
            return self.family.over_time
        counted = self.claims[0].quantity if self.claims else None
        goes_on = (
            counted is not None and counted.dimension in {"count", "share"} and not self.measure.startswith("whole")
        )
        settled = any(claim.firmness in NOT_YET for claim in self.claims)  # a plan is not a count that grows
        return "rises" if goes_on and self.cluster.main and not settled else "stays"

    @property
    def other_measures(self) -> frozenset[str]:
        """The families that count the same things by another measure."""
        return self.family.other_measures if self.family else frozenset()

    @property
    def rank(self) -> int:
        """How much an editor wants to know it: 1 first."""
        return self.family.rank if self.family else LAST

    @property
    def key(self) -> str:
        """What makes the slot the same over versions: never a value."""
        return "|".join((self.cluster.key, self.measure, ",".join(sorted(self.scope)), self.thing))

    def voices(self) -> Voices:
        """The claims by who speaks: (article, whether in its headline, whom it cites)."""
        found: Voices = {}
        for claim in self.claims:
            source = claim.attribution.source.lower() if claim.attribution else ""
            found.setdefault((claim.article, claim.headline, source), []).append(claim)
        return found

    def same(self, a: Claim, b: Claim) -> bool:
        """Whether two claims state the very same value."""
        if a.quantity and b.quantity:
            pair = in_one_currency(a, b)
            return pair is not None and relate(*pair) == "equal"
        return a.text == b.text

    def disjoint(self, a: Claim, b: Claim) -> bool:
        """Whether two claims cannot both be true. Figures far apart are of other scopes that the text does not name."""
        if a.quantity is None or b.quantity is None:
            return a.text != b.text
        pair = in_one_currency(a, b)
        if pair is None or (pair != (a.quantity, b.quantity) and is_rate(*pair)):
            return False
        grows = self.over_time == "rises"
        apart = relate(*pair) == "disjoint" and not is_rounded_bound(*pair) and not (grows and _is_vaguely_less(*pair))
        return apart and ratio(*pair) <= (GROWN if grows else FAR_APART)

    def fits(self, a: Claim, b: Claim) -> bool:
        """Whether two figures can both be true; those too far apart to be compared do not fit for that."""
        pair = in_one_currency(a, b)
        return not self.disjoint(a, b) and not (pair is not None and relate(*pair) == "disjoint")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure or a day with its place in the story. `out` names why it is compared with nothing, None where it is."""

    claim: Claim
    cluster: Cluster | None
    scope: frozenset[str]
    thing: str
    out: str | None

    @property
    def is_open(self) -> bool:
        """Whether no family knows what it counts: likeness decides what it is compared with."""
        return self.claim.measure not in families() and self.claim.kind != "time"


def placed(readings: Iterable[Reading], events: Events, heard: Callable[[Claim], bool]) -> Iterator[Placed]:
    """The figures and days of a story that are heard, in the order of the readings."""
    readings = list(readings)
    contrasted = _contrasted(readings)
    for reading in readings:
        for claim in _told(reading):
            if claim.kind not in {"number", "time"} or not heard(claim):
                continue
            if claim.kind == "time" and (claim.measure != "day" or claim.event.kind in events.aliases):
                continue  # the day of what another word may call by another name
            cluster = _earlier(claim, events) or events.of(claim.event)
            if claim.kind == "time" and cluster is not None and not _is_its_day(claim, cluster):
                continue
            if claim.kind == "time" and claim.firmness == "feared":
                continue  # the day on which "another explosion is feared" is not that of the one before
            scope = _scope(claim, cluster, events, contrasted) | _prospect(claim) if cluster else claim.scope
            yield Placed(claim, cluster, scope, _thing(claim), _outside(claim, cluster))


def _earlier(claim: Claim, events: Events) -> Cluster | None:
    """The event of long ago that a count is of by its place alone: "after Seveso, where 200 were hurt"."""
    places = [part for part in claim.scope if part.startswith(MARK)]
    own = any(rule.startswith(("event: ", "time: ")) for rule, _ in claim.rules)
    return events.earlier_at(places[0]) if len(places) == 1 and not own else None


def _prospect(claim: Claim) -> frozenset[str]:
    """What is to come, whether foretold ("will shed") or meant ("is to cut")."""
    return frozenset({"forecast"} if claim.firmness in NOT_YET else ())


def _is_its_day(claim: Claim, cluster: Cluster) -> bool:
    """Whether a day is one that the event may have been on, and not a later one on which the text goes on about it."""
    first, last = claim.event.first, claim.event.last
    return not first or not last or cluster.meets(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def _outside(claim: Claim, cluster: Cluster | None) -> str | None:
    if cluster is None:
        return "stands-alone"
    if claim.firmness in NEVER:
        return "not-asserted"
    if claim.measure not in families() and _is_vague(claim):
        return "vague"
    return "part-of-a-whole" if _is_nameless_part(claim) or "more" in claim.scope else None


def slots(story: Iterable[Placed]) -> list[Slot]:
    """The slots of a story, in the order of their first claim."""
    known: dict[Key, Slot] = {}
    loose: list[tuple[Cluster, Claim]] = []
    story = list(story)
    counts = [
        (one.cluster.key, one.scope, one.claim) for one in story if one.cluster and not one.out and not one.is_open
    ]
    wholes = Wholes(counts)
    for one in story:
        if one.cluster is None or one.out:
            continue
        if one.is_open:
            loose.append((one.cluster, one.claim))
            continue
        scope = frozenset() if wholes.tell_of_all(one.cluster.key, one.scope, one.claim) else one.scope
        key = (one.cluster.key, one.claim.measure, scope, one.thing)
        kind: Literal["number", "time"] = "time" if one.claim.kind == "time" else "number"
        known.setdefault(key, Slot(one.cluster, one.claim.measure, scope, kind, one.thing)).claims.append(one.claim)
    loose = [(cluster, claim) for cluster, claim in loose if not _joins_countrymen(known, cluster, claim)]
    _name_things(known)
    for slot in known.values():
        slot.claims = _without_parts(slot)
    return [
        slot
        for slot in (*known.values(), *_open_slots(loose, Backdrop(one.claim for one in story)))
        if len({*map(stated, slot.claims)}) <= CROWD
    ]


def _joins_countrymen(known: Mapping[Key, Slot], cluster: Cluster, claim: Claim) -> bool:
    """Puts "and 57 Canadians" of a list to the one count of Canadians, dead or aboard, that others give."""
    nation = claim.scope & NATIONS
    listed = not claim.predicate and country(claim.measure.partition(":")[2]) is not None
    if not listed or len(nation) != 1 or claim.scope != nation:
        return False
    told = [slot for slot in known.values() if slot.cluster is cluster and slot.scope == nation]
    told = [slot for slot in told if slot.measure in COUNTED_BY_COUNTRY]
    if len(told) != 1 or any(other.article == claim.article for other in told[0].claims):
        return False
    told[0].claims.append(claim)
    return True


def _name_things(known: dict[Key, Slot]) -> None:
    """Puts counts of whatever it is ("640 cancellations") to those of the one thing that the story counts."""
    for key, slot in list(known.items()):
        others = [other for other in known if other[:3] == key[:3] and other[3]]
        if slot.family and slot.family.thing != "people" and not slot.thing and len(others) == 1:
            known[others[0]].claims += known.pop(key).claims


def _without_parts(slot: Slot) -> list[Claim]:
    """The claims of a slot; of an article whose text tells of one thing by many figures only those of the largest.

    "The toll stands at 45: 20 died in the north, eight in the south and three on the islands": what no word tells
    apart is told apart by its size.
    """
    kept: set[Claim] = set()
    for voice, claims in slot.voices().items():
        parts: list[Claim] = []
        for claim in claims:
            if len(parts) < MANY and all(slot.disjoint(claim, other) for other in parts):
                parts.append(claim)
        many = len(parts) == MANY and not voice[1] and slot.kind == "number"
        most = max(claims, key=_size) if many else claims[0]
        kept.update(claim for claim in claims if not many or not slot.disjoint(claim, most))
    return [claim for claim in slot.claims if claim in kept]


def _is_vaguely_less(a: Quantity, b: Quantity) -> bool:
    """As in "dozens hurt" beside 221: a word for many of what grows says only that there were no fewer."""
    one, other = sorted((a, b), key=lambda quantity: quantity.bound != "vague")
    if one.bound != "vague":
        return False
    return other.bound == "vague" or (other.interval.low or 0.0) >= (one.interval.low or 0.0)


def _size(claim: Claim) -> float:
    at = claim.quantity.interval if claim.quantity else None
    return 0.0 if at is None else at.low or at.high or 0.0


def _is_nameless_part(claim: Claim) -> bool:
    """As in "five of them": some of a whole, and no word for who they are; "six of them pupils" has one."""
    return "part" in claim.scope and not any(name in TELLING for name in claim.scope)


def stated(claim: Claim) -> object:
    """The value of a claim as far as comparing it goes: what two claims share that need not be told apart."""
    quantity = claim.quantity
    if quantity is None:
        return claim.text
    return quantity.interval, quantity.bound, quantity.place, quantity.factor, quantity.dimension


def _told(reading: Reading) -> Iterable[Claim]:
    """The claims of an article but for those of a list or a table, and a vague word where the figure stands as well."""
    times = Counter(claim.measure for claim in reading.claims)
    exact = {(claim.measure, claim.scope) for claim in reading.claims if not _is_vague(claim)}
    told = [claim for claim in reading.claims if times[claim.measure] <= LISTED]
    return [claim for claim in told if not (_is_vague(claim) and (claim.measure, claim.scope) in exact)]


def _is_vague(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.bound == "vague"


def _scope(claim: Claim, cluster: Cluster, events: Events, contrasted: frozenset[str]) -> frozenset[str]:
    """The group that a claim singles out, and its place where that is none of the story's own or one of several."""
    past = not cluster.main  # its day tells it apart well enough
    scope = claim.scope - {"part"}
    if scope & OF_THE_COUNTRY:  # fighters and civilians of the story's own country need not be called so
        scope -= {part for part in scope if part.lower() in events.home}
    named = any(rule.startswith("event: ") for rule, _ in claim.rules)  # in its own sentence
    if named and claim.event.kind == cluster.kind and claim.event.place and not past:  # "the fire at Vik, 50 km off"
        scope |= {MARK + claim.event.place.partition(" ")[2]}
    return frozenset(
        part
        for part in scope
        if not part.startswith(MARK) or (not past and (claim.measure in contrasted or events.away(part, claim.article)))
    )


def _contrasted(readings: Iterable[Reading]) -> frozenset[str]:
    """The measures that one article gives for two places: there the place tells the counts apart."""
    return frozenset(
        measure
        for reading in readings
        for measure in {claim.measure for claim in reading.claims}
        if len(
            {
                part
                for claim in reading.claims
                if claim.measure == measure and not is_again(claim)  # the parts of one list tell no whole apart
                for part in claim.scope
                if part.startswith(MARK)
            }
        )
        > 1
    )


def _thing(claim: Claim) -> str:
    family = families().get(claim.measure)
    named = claim.things[0] if family and family.thing != "people" and claim.things else ""
    return "" if named == ANY else named


def _open_slots(loose: Sequence[tuple[Cluster, Claim]], backdrop: Backdrop) -> list[Slot]:
    """Claims without a family, put together where their words say that they are of the same thing."""
    return [slot for group in groups(loose, backdrop) if (slot := _open_slot(group)).claims]


def _open_slot(group: Group) -> Slot:
    """The slot of a group, without the articles that give it several figures: which one is meant is in doubt."""
    first = group.told[0].claim
    slot = Slot(group.told[0].cluster, first.measure, first.scope, "number", " ".join(first.things))
    told: dict[str, list[Claim]] = {}
    for one in group.told:
        told.setdefault(one.claim.article, []).append(one.claim)
    doubtful = {
        article
        for article, own in told.items()
        if any(a.as_of == b.as_of and slot.disjoint(a, b) and not cite_two(a, b) for a, b in combinations(own, 2))
    }
    slot.claims = [one.claim for one in group.told if one.claim.article not in doubtful]
    return slot
