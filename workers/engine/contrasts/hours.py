"""Hours: the one hour that an article gives, where no word of its clause says that it is the event's own.

"Windows shattered at 6.24 p.m." in one article, "the blast came at 6.07 p.m." in another: an article that gives one
hour alone mostly gives that of what it reports. What speaks for it is weighed (lexicon: hours.toml).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from schemas.claims import Claim
from workers.engine import lexicon
from workers.engine.alignment import Cluster
from workers.engine.contrasts.when import DAY, Timing, timings_of
from workers.engine.facts.asked import ACT, ANY_HOUR, MARK
from workers.engine.facts.targets import LATER, NOUNS, TABLE
from workers.engine.facts.windows import MINUTES
from workers.engine.findings import Story
from workers.engine.synonyms import akin

LEXICON = lexicon.read("hours", required=("at_once", "apart", "weights"))
AT_ONCE = frozenset(LEXICON["at_once"])
APART = frozenset(LEXICON["apart"]) | frozenset(TABLE["journeys"]) | NOUNS
WEIGHT: dict[str, float] = LEXICON["weights"]
NEVER = -100.0
WIDEST = 60  # minutes that a clock time may be off: "about 7 p.m."
RULES = ("start of the ", "end of the ")  # "shops may sell from noon to 3 p.m."


def of_event(story: Story, main: Cluster, known: Sequence[Timing]) -> list[Timing]:
    """The hours that are taken for those of a main event that is over at once, beside those `known` to be."""
    if main.kind not in AT_ONCE:
        return []
    telling = {one.claim.article for one in known}
    alone = [one for article in story.readings if article not in telling for one in _alone(story, main, article)]
    return [
        one
        for one in alone
        if any(_weigh(one, other) + WEIGHT["event"] >= WEIGHT["enough"] for other in known)
        or any(_weigh(one, other) >= WEIGHT["enough"] for other in alone)
    ]


def _alone(story: Story, main: Cluster, article: str) -> Iterator[Timing]:
    """The hour of an article that gives one alone, told of an act that has no hour of its own."""
    hours = [one for claim in story.readings[article].claims if _is_clock(claim) for one in timings_of(claim, main)]
    if any(a.excludes(b) for a, b in combinations(hours, 2)):
        return
    named = {one.claim.text for one in hours if one.claim.measure not in {MARK + ACT, MARK + ANY_HOUR}}
    acts = (one for one in hours if one.claim.measure == MARK + ACT and story.heard(one.claim))
    yield from (one for one in acts if one.claim.text not in named and _may_be_of(story, main, one.claim))


def _is_clock(claim: Claim) -> bool:
    """Whether a claim gives a clock time of something that happened; "before noon" is none."""
    interval = claim.quantity.interval if claim.quantity and claim.quantity.unit == MINUTES else None
    if interval is None or (interval.high or DAY) - (interval.low or 0) > WIDEST:
        return False
    return claim.measure.startswith(MARK) and not claim.measure.removeprefix(MARK).startswith(RULES)


def _may_be_of(story: Story, main: Cluster, claim: Claim) -> bool:
    """Whether nothing says that the hour is of something else: its verb, its event, its day."""
    if claim.firmness != "states" or claim.about & LATER or story.events.of(claim.event) is not main:
        return False
    if {claim.predicate, claim.predicate.split(" ")[0]} & APART:
        return False
    days = [dt.date.fromisoformat(day) for day in claim.scope]
    return main.first is None or all(main.meets(day, day) for day in days)


def _weigh(one: Timing, other: Timing) -> float:
    """How much speaks for two hours of two articles, which exclude each other, being that of one event."""
    if one.claim.article == other.claim.article or one.unit != other.unit or not one.excludes(other):
        return NEVER
    apart = min(max(one.low + turn - other.high, other.low - one.high - turn) for turn in (-DAY, 0, DAY))
    if apart > WEIGHT["far_minutes"]:
        return NEVER
    told = frozenset(f"{one.text} {other.text}".lower().split())  # "6.07 p.m. on Thursday"
    words = sum(_is_in(word, other.claim.context - told) for word in one.claim.context - told)
    near = WEIGHT["near"] if apart <= WEIGHT["near_minutes"] else 0.0
    return near + WEIGHT["word"] * min(WEIGHT["most_words"], words)


def _is_in(word: str, others: frozenset[str]) -> bool:
    return any(akin("nouns", word, other) or akin("verbs", word, other) for other in others)
