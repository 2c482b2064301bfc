"""Identities: two names for the one person whom articles call by one noun: "the gunman", "the pilot"."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations, product

import regex

from schemas.claims import Claim
from schemas.reports import Conflict, Value
from workers.engine import findings, owners, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts.voices import grouped, is_now
from workers.engine.facts.persons import CALLED, MARK
from workers.engine.facts.who import KNOWN, TABLE
from workers.engine.findings import Question, Side, Story
from workers.engine.forms import plural

ONLY = frozenset(TABLE["only"])
RANKS = frozenset({"captain"})  # that are a title as well, of whom a story may have several
DRIVERS = frozenset({"driver"})  # of whom a crash may have two: only of the same vehicle
ALIKE = 0.6  # how much of two words may be the same in names that are not one in two spellings


def conflicts(story: Story) -> list[Conflict]:
    """At most one conflict for each noun."""
    told: dict[str, list[Claim]] = {}
    cluster = story.events.main
    for reading in story.readings.values():
        for claim in reading.claims:
            if (
                claim.measure == MARK + CALLED
                and claim.things[0] in ONLY
                and story.heard(claim)
                and is_now(story, claim)
            ):
                told.setdefault(claim.things[0], []).append(claim)
    return [made for noun, own in sorted(told.items()) if cluster and (made := _judged(story, cluster, noun, own))]


def _judged(story: Story, cluster: Cluster, noun: str, claims: Sequence[Claim]) -> Conflict | None:
    claims = [claim for claim in claims if noun not in RANKS or _is_no_title(story, claim)]
    pairs = [(a, b) for a, b in combinations(claims, 2) if _are_others(a, b)]
    if not pairs or any(a.article == b.article for a, b in pairs) or _are_several(story, noun):
        return None
    clashing = [claim for claim in claims if any(claim in pair for pair in pairs)]
    sides = grouped(clashing, lambda own, claim: not _are_others(own[0], claim))
    positions = [
        findings.position(story, Side(Value(_name(own[0]), None, None, None, None), tuple(own))) for own in sides
    ]
    label = f"who the {noun} is"
    summary = f"{label[:1].upper()}{label[1:]}: {wording.either([_name(own[0]) for own in sides])}"
    question = Question("actor", label, cluster, (CALLED, noun))
    words = (summary, wording.who_says(positions, story.names))
    return findings.conflict(question, "contradiction", None, words, positions)


def _name(claim: Claim) -> str:
    return max(claim.owners, key=len).title()


def _is_no_title(story: Story, claim: Claim) -> bool:
    """As in "the captain, Musa Bello", not "Captain Bello"."""
    quote = findings.evidence(story, claim).quote
    return quote.split()[0].lower() in KNOWN


def _are_others(a: Claim, b: Claim) -> bool:
    """Two names with nothing alike; of two drivers neither of whom is told to be of something else than the other."""
    if {a.things[0]} <= DRIVERS and not (a.things[1] and b.things[1]):
        return False
    if a.things[1] != b.things[1] or owners.same(a.owners, b.owners) is not False:
        return False
    one, other = (max(claim.owners, key=len).split() for claim in (a, b))
    return all(SequenceMatcher(None, first, second).ratio() < ALIKE for first, second in product(one, other))


def _are_several(story: Story, noun: str) -> bool:
    """Whether an article speaks of several of them, or of another one."""
    several = regex.compile(
        rf"\b(?:{regex.escape(plural(noun))}|(?:second|other|another|third) {regex.escape(noun)})\b", regex.I
    )
    return any(several.search(f"{r.article.title} {r.article.text}") for r in story.readings.values())
