"""Persons: what articles, or sources inside one, tell differently of one person: the whereabouts, a wound, a trade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, owners, wording
from workers.engine.contrasts.voices import are_two_voices, grouped
from workers.engine.facts.persons import CALLED, HURT, KIN, MARK, NATION, OLD_TRADE, TRADE, bearers
from workers.engine.facts.victims import BOTH
from workers.engine.facts.whereabouts import CAUGHT, DIED, NOT, STAY
from workers.engine.facts.who import TABLE
from workers.engine.findings import Question, Side, Story
from workers.engine.synonyms import akin

SITE_OF = {noun: site for kind in ("sites", "spots") for site, nouns in TABLE[kind].items() for noun in nouns}
SITES = frozenset(noun for nouns in TABLE["sites"].values() for noun in nouns)
WITHIN: dict[str, list[str]] = TABLE["within"]
PART_OF: dict[str, str] = TABLE["part_of"]
WORKPLACE = "workplace"  # of which one text says "the building", another "the headquarters"
SHE, HE = frozenset(TABLE["she"]), frozenset(TABLE["he"])
LOOSE = frozenset({TRADE, OLD_TRADE, NATION, KIN})  # of which somebody may be two
RELATIVES = [frozenset(group) for group in TABLE["relatives"]]
LABELS = {
    STAY: "where {who} was",
    DIED: "where {who} died",
    CAUGHT: "where {who} was caught",
    HURT: "where {who} was hurt",
    TRADE: "what {who} is",
    OLD_TRADE: "what {who} was",
    NATION: "of which country {who} is",
    KIN: "what kin {who} is",
}


@dataclass(slots=True)
class Person:
    """One person of a story, and what is told of one thing about them."""

    kind: str
    claims: list[Claim] = field(default_factory=list)


def conflicts(story: Story) -> list[Conflict]:
    """At most one conflict for each person and each thing that is told of them."""
    told = [c for r in story.readings.values() for c in r.claims if c.measure.startswith(MARK) and story.heard(c)]
    named = bearers(told)
    people: list[Person] = []
    for claim in told:
        kind = claim.measure.removeprefix(MARK)
        if kind == CALLED:
            continue
        home = next((p for p in people if p.kind == kind and _is_one(p.claims, claim, named)), None)
        if home is None:
            people.append(home := Person(kind))
        home.claims.append(claim)
    return [made for person in people if (made := _judged(story, person))]


def _is_one(claims: Sequence[Claim], claim: Claim, named: dict[str, frozenset[str]]) -> bool:
    return any(_is_same(one, claim, named) for one in claims)


def _is_same(a: Claim, b: Claim, named: dict[str, frozenset[str]]) -> bool:
    """Whether two claims are of one person: by name, by the noun, or by a noun that goes with the other's name."""
    if a.owners and b.owners:
        return owners.same(a.owners, b.owners) is True
    one, other = a.things[0], b.things[0]
    whose = {a.things[1], b.things[1]} - {""}
    if len(whose) == 2 and not akin("nouns", *whose):
        return False
    if one and other and not (a.owners or b.owners):
        return akin("nouns", one, other) or {one, other} <= SHE or {one, other} <= HE
    noun, name = (one, b.owners) if b.owners else (other, a.owners)
    tied = named.get(noun, frozenset())
    return bool(tied and name) and all(owners.same(frozenset({known}), name) is True for known in tied)


def _judged(story: Story, person: Person) -> Conflict | None:
    cluster = story.events.main
    given: dict[str, set[str]] = {}
    for claim in person.claims:
        given.setdefault(claim.article, set()).add(claim.text)
    pairs = [
        (a, b)
        for a, b in combinations(person.claims, 2)
        if _exclude(person.kind, a.text, b.text) and _are_sure(person.kind, a, b, given)
    ]
    if not pairs or cluster is None:
        return None
    clashing = {claim for pair in pairs for claim in pair}
    articles = {claim.article for claim in clashing}
    sides = [
        Side(Value(" / ".join(_said(person.kind, text) for text in texts), None, None, None, None), tuple(own))
        for texts in _sides([claim for claim in person.claims if claim.article in articles], given)
        if (own := [claim for claim in person.claims if claim.text in texts])
    ]
    label = LABELS[person.kind].format(who=_who(person))
    reason = "other-description" if person.kind in LOOSE else None
    severity: Severity = "tension" if reason else "contradiction"
    positions = [findings.position(story, side) for side in sides]
    within = len(articles) == 1
    said = wording.in_turn(positions, story.names) if within else wording.who_says(positions, story.names)
    said += f" {wording.REASONS[reason]}" if reason else ""
    words = (f"{label[:1].upper()}{label[1:]}: {wording.either([side.value.text for side in sides])}", said)
    key = (person.kind, _who(person), *(articles if within else ()))
    asked = Question(person.claims[0].kind, label, cluster, key, "within" if within else "between")
    return findings.conflict(asked, severity, reason, words, positions)


def _sides(claims: Sequence[Claim], given: dict[str, set[str]]) -> list[list[str]]:
    """What is told, in groups of what one article tells together: "not in the palace", "in the residence"."""
    kind = claims[0].measure.removeprefix(MARK)
    texts = sorted({claim.text for claim in claims})
    return grouped(texts, lambda side, text: any(_go_together(kind, text, one, given) for one in side))


def _go_together(kind: str, one: str, other: str, given: dict[str, set[str]]) -> bool:
    return not _exclude(kind, one, other) and any({one, other} <= texts for texts in given.values())


def _are_sure(kind: str, a: Claim, b: Claim, given: dict[str, set[str]]) -> bool:
    """Two sources that one article names, or two articles neither of which tells both, or what excludes its own."""
    if a.article == b.article:
        return are_two_voices(a, b)
    return not any(
        _exclude(kind, claim.text, text) for claim in (a, b) for text in given[claim.article] if text != claim.text
    )


def _exclude(kind: str, one: str, other: str) -> bool:
    return one != other and RIVALS.get(kind, _are_apart)(one, other)


def _are_rival_trades(one: str, other: str) -> bool:
    return frozenset((one, other)) not in BOTH


def _are_rival_kin(one: str, other: str) -> bool:
    return any({one, other} <= group for group in RELATIVES)


def _are_other_parts(one: str, other: str) -> bool:
    return PART_OF.get(one) != other and PART_OF.get(other) != one


def _are_other_lands(one: str, other: str) -> bool:
    return one != other


RIVALS = {
    TRADE: _are_rival_trades,
    OLD_TRADE: _are_rival_trades,
    KIN: _are_rival_kin,
    HURT: _are_other_parts,
    NATION: _are_other_lands,
}


def _is_one_site(one: str, other: str) -> bool:
    """As in "had left the building" and "was inside the headquarters"."""
    return SITE_OF[one] == SITE_OF[other] == WORKPLACE and {one, other} <= SITES


def _are_apart(one: str, other: str) -> bool:
    """Two spots of one site, or two sites of which neither lies in the other; "not in" a place against "in" it."""
    if one.startswith(NOT) or other.startswith(NOT):
        here, there = one.removeprefix(NOT), other.removeprefix(NOT)
        return one.startswith(NOT) != other.startswith(NOT) and (here == there or _is_one_site(here, there))
    here, there = SITE_OF[one], SITE_OF[other]
    if here == there:
        return not {one, other} & SITES
    return there not in WITHIN.get(here, ()) and here not in WITHIN.get(there, ())


def _said(kind: str, text: str) -> str:
    if kind in {NATION, KIN}:
        return text
    if kind == OLD_TRADE:
        return f"a former {text}"
    if kind == TRADE:
        return f"an {text}" if text[0] in "aeiou" else f"a {text}"
    if kind == HURT:
        return f"in the {text}"
    return f"{'not ' if text.startswith(NOT) else ''}in or at the {text.removeprefix(NOT)}"


def _who(person: Person) -> str:
    """The fullest name that the articles give, else the noun."""
    names = sorted({name for claim in person.claims for name in claim.owners}, key=lambda name: (-len(name), name))
    if names:
        return names[0].title()
    noun = next((claim.things[0] for claim in person.claims if claim.things[0] not in {"he", "she"}), "")
    return f"the {noun}" if noun else "the person"
