"""Slots: the claims of all articles that speak of the same thing: one event, one measure, one scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from schemas.claims import Claim
from workers.engine.alignment import Cluster, Events
from workers.engine.families import Family, families
from workers.engine.intervals import ratio, relate
from workers.engine.reading import Reading

FAR_APART = 20.0
NEVER = frozenset({"denied", "conditional"})
Voice = tuple[str, bool, str]


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
    def grows(self) -> bool:
        """Whether a later count is often higher."""
        return self.family is not None and self.family.grows

    @property
    def other_measures(self) -> frozenset[str]:
        """The families that count the same things by another measure."""
        return self.family.other_measures if self.family else frozenset()

    @property
    def verb(self) -> str:
        """What happened to the things, for a sentence: "wounded", "that hit"."""
        return self.family.label if self.family else ""

    @property
    def label(self) -> str:
        """The slot's short name: "wounded", "rockets fired", "beehives"."""
        if self.kind == "time":
            return f"day of the {self.cluster.name}"
        group = f" ({', '.join(sorted(self.scope))})" if self.scope else ""
        thing = f"{self.thing}s " if self.family and self.family.thing != "people" else ""
        return (f"{thing}{self.verb}" if self.family else self.measure.partition(":")[2] or self.measure) + group

    @property
    def where(self) -> str:
        """The event, for a sentence."""
        return f"the {self.cluster.label}"

    @property
    def phrase(self) -> str:
        """What follows the figures in a summary: " wounded in the rocket attack on Camp Taji"."""
        if self.kind == "time":
            return f" for the {self.cluster.label}"
        return f" {self.label} in {self.where}" if self.family else f": {self.label}"

    @property
    def key(self) -> str:
        """What makes the slot the same over versions: never a value."""
        return "|".join((self.cluster.key, self.measure, ",".join(sorted(self.scope)), self.thing))

    def voices(self) -> dict[Voice, list[Claim]]:
        """The claims by who speaks: (article, whether in its headline, whom it cites)."""
        found: dict[Voice, list[Claim]] = {}
        for claim in self.claims:
            source = claim.attribution.source.lower() if claim.attribution else ""
            found.setdefault((claim.article, claim.headline, source), []).append(claim)
        return found

    def same(self, a: Claim, b: Claim) -> bool:
        """Whether two claims state the very same value."""
        if a.quantity and b.quantity:
            return relate(a.quantity, b.quantity) == "equal"
        return a.text == b.text

    def disjoint(self, a: Claim, b: Claim) -> bool:
        """Whether two claims cannot both be true. Figures far apart are of other scopes that the text does not name."""
        if a.quantity and b.quantity:
            return relate(a.quantity, b.quantity) == "disjoint" and ratio(a.quantity, b.quantity) <= FAR_APART
        return a.text != b.text


def slots(readings: Iterable[Reading], events: Events) -> list[Slot]:
    """The slots of a story, in the order of their first claim."""
    known: dict[tuple[str, str, frozenset[str], str], Slot] = {}
    loose: list[tuple[Cluster, Claim]] = []
    for reading in readings:
        for claim in reading.claims:
            cluster = events.of(claim.event)
            if cluster is None or claim.firmness in NEVER or "part" in claim.scope or claim.kind not in {"number", "time"}:
                continue
            if claim.measure in families() or claim.kind == "time":
                thing = _thing(claim)
                scope = claim.scope | ({claim.firmness} if claim.firmness == "forecast" else frozenset())
                slot = known.setdefault((cluster.key, claim.measure, scope, thing), Slot(cluster, claim.measure, scope, claim.kind, thing))  # type: ignore[arg-type]
                slot.claims.append(claim)
            else:
                loose.append((cluster, claim))
    return [*known.values(), *_open_slots(loose)]


def _thing(claim: Claim) -> str:
    family = families().get(claim.measure)
    return claim.things[0] if family and family.thing != "people" and claim.things else ""


def _open_slots(loose: Sequence[tuple[Cluster, Claim]]) -> list[Slot]:
    """Claims without a family, put together where their noun, their event and enough of their words agree."""
    groups: list[list[tuple[Cluster, Claim]]] = []
    for pair in loose:
        home = next((group for group in groups if all(_alike(pair, other) for other in group)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    made = []
    for group in groups:
        cluster, first = group[0]
        slot = Slot(cluster, first.measure, first.scope, "number", " ".join(sorted(frozenset.intersection(*[c.context for _, c in group]))))
        slot.claims = [claim for _, claim in group]
        made.append(slot)
    return made


def _alike(a: tuple[Cluster, Claim], b: tuple[Cluster, Claim]) -> bool:
    """Whether two open claims count the same thing: same event, noun and group, and the same verb or two more words."""
    (cluster, one), (other_cluster, other) = a, b
    if cluster is not other_cluster or one.measure != other.measure or one.scope != other.scope or one.firmness != other.firmness:
        return False
    shared = (one.context & other.context) - set(one.things[:1])
    verbs = one.things[-1:] == other.things[-1:] and len(one.things) > 1
    return len(shared) >= 3 or (verbs and len(shared) >= 2)

