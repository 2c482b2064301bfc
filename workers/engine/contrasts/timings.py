"""Timings set side by side: the hour, the day or the length that articles, or sources inside one, give differently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts.acts import is_of_event, is_one_act
from workers.engine.contrasts.moments import are_one, hour_of, is_asked, is_moment, may_meet
from workers.engine.facts.asked import ACT, ANY_HOUR, MARK, asks_about, moves
from workers.engine.facts.windows import DAYS, FROM_EVENT, HOURS_LONG, MINUTES
from workers.engine.findings import Side, Story
from workers.engine.mentions import KIN, UNKNOWN

DAY = 24 * 60  # minutes
DATE_SIZE = len("2020-03-11")
FAR_APART = 30  # how many times the shorter the longer of two lengths may be and still be of one thing
ALIKE = 4  # words that two timings must share where their name alone does not say that they are of one thing
FIRM = frozenset({"states", "forecast", "intended"})


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """A claim of a time and what it allows: [low, high] in its unit."""

    claim: Claim
    low: float
    high: float
    unit: str
    text: str

    def narrows(self, other: Timing) -> bool:
        """Whether it says the same more precisely: "5.35 p.m." beside "evening"."""
        alike = self.claim.measure == other.claim.measure and self.claim.event.first == other.claim.event.first
        inside = other.low <= self.low and self.high <= other.high and (self.low, self.high) != (other.low, other.high)
        return alike and inside and self.unit == other.unit

    def excludes(self, other: Timing) -> bool:
        """Whether both cannot be true of one thing."""
        if self.unit != other.unit:
            return False
        if self.unit == MINUTES:
            return self._is_another_hour(other)
        first, second = sorted((self, other), key=lambda timing: (timing.low, timing.high))
        near = self.unit != HOURS_LONG or second.low <= FAR_APART * first.high
        return first.high < second.low and near

    def _is_another_hour(self, other: Timing) -> bool:
        """On a clock that goes round, unless both are parts of one day: "Thursday morning" and "Thursday night"."""
        mine, theirs = self.claim.text, other.claim.text
        one_day = ":" not in mine + theirs and mine[:DATE_SIZE] == theirs[:DATE_SIZE]
        turns = (0,) if one_day else (-DAY, 0, DAY)
        if _is_of_either_half(self.text) or _is_of_either_half(other.text):  # "at ten to four"
            turns = (*turns, -DAY // 2, DAY // 2)
        return all(self.high + turn < other.low or other.high < self.low + turn for turn in turns)


def _is_of_either_half(words: str) -> bool:
    """Whether a clock time leaves open in which half of the day it is: "ten to four", "10.41"."""
    low = words.lower()
    bare = not any(cue in low for cue in ("m", ":", "noon", "night", "o'clock", "evening", "gmt"))
    return bare and (" to " in low or " past " in low or low.replace(".", "").isdecimal())


@dataclass(slots=True)
class Asked:
    """One thing whose time is told, and what is told of it."""

    name: str
    cluster: Cluster
    scope: str
    told: list[Timing] = field(default_factory=list)


def conflicts(story: Story) -> list[Conflict]:
    """The times that are told differently: one conflict for each thing between the articles, else one inside each."""
    made: list[Conflict] = []
    told: list[frozenset[tuple[str, str]]] = []
    for asked in _asked(story):
        between = _clashing(asked)
        if between:
            said = frozenset((timing.claim.article, timing.claim.text) for timing in between)
            if not any(said <= other for other in told):  # the same times by another name for the act
                made.append(_conflict(story, asked, between))
            told.append(said)
            continue
        for article, own in _by_article(asked.told).items():
            within = _clashing_within(own)
            if within:
                made.append(_conflict(story, asked, within, article))
    return made


def _asked(story: Story) -> list[Asked]:
    """What is told the time of: the hour of each event of the story, and each thing that has a name."""
    known: dict[tuple[str, str, str], Asked] = {}
    main = story.events.main
    for reading in story.readings.values():
        claims = [claim for claim in reading.claims if claim.measure.startswith(MARK) and story.heard(claim)]
        for claim in claims:
            name = claim.measure.removeprefix(MARK)
            if is_moment(name):
                if not hour_of(name, main.kind if main else None):
                    continue
                name = ANY_HOUR
            if name == ACT and not is_of_event(claim, main.kind if main else None):
                continue
            name = ANY_HOUR if name == ACT else name
            cluster = _hour_of(story, claim) if name == ANY_HOUR else story.events.of(UNKNOWN)
            if cluster is None or not cluster.main:
                continue
            scope = "" if name == ANY_HOUR else ",".join(sorted(claim.scope))
            asked = known.setdefault((name, cluster.key, scope), Asked(name, cluster, scope))
            asked.told += _timing(claim, cluster)
    return [*known.values(), *_moments(story), *_acts(story)]


def _hour_of(story: Story, claim: Claim) -> Cluster | None:
    """The event whose hour is told; what is akin to the main one, and has no other day, is that: a blast, an attack."""
    own, main, day = story.events.of(claim.event), story.events.main, claim.event.first
    if own is None or main is None or not own.main or not any({own.kind, main.kind} <= kinds for kinds in KIN):
        return own
    met = day is None or main.first is None or main.meets(dt.date.fromisoformat(day), dt.date.fromisoformat(day))
    return main if met else own


def _moments(story: Story) -> list[Asked]:
    """The acts of the lexicon of moments: those of one name, thing and unit that no word tells apart are one."""
    main = story.events.main
    found: list[Asked] = []
    for reading in story.readings.values():
        for claim in reading.claims:
            name = claim.measure.removeprefix(MARK) if claim.measure.startswith(MARK) else ""
            if main is None or not is_asked(name, main.kind) or not story.heard(claim):
                continue
            home = next((asked for asked in found if asked.name == name and are_one(claim, asked.told[0].claim)), None)
            if home is None:
                found.append(home := Asked(name, main, ",".join(sorted([*claim.things, *claim.about]))))
            home.told += _timing(claim, main)
    return found


def _acts(story: Story) -> list[Asked]:
    """The acts whose hour is told: those of one verb on one day whose clauses share a noun or a name are one."""
    main = story.events.main
    found: list[Asked] = []
    for reading in story.readings.values():
        for claim in reading.claims:
            if main is None or claim.measure != MARK + ACT or not story.heard(claim) or is_of_event(claim, main.kind):
                continue
            home = next((asked for asked in found if any(is_one_act(claim, one.claim) for one in asked.told)), None)
            if home is None:
                found.append(home := Asked(claim.things[0], main, ""))
            home.told += _timing(claim, main)
    return found


def _timing(claim: Claim, cluster: Cluster) -> Iterator[Timing]:
    """What a claim allows; so many days after the event is a day of the calendar."""
    quantity = claim.quantity
    if quantity is None or quantity.interval.low is None or quantity.interval.high is None or not quantity.unit:
        return
    low, high, unit = quantity.interval.low, quantity.interval.high, quantity.unit
    if unit == FROM_EVENT and cluster.first:
        day = cluster.first.toordinal()
        low, high, unit = low + day, high + day, DAYS
    yield Timing(claim, low, high, unit, quantity.text)


def _by_article(told: Iterable[Timing]) -> dict[str, list[Timing]]:
    """What each article tells, less what it says more precisely elsewhere."""
    found: dict[str, list[Timing]] = {}
    for timing in told:
        found.setdefault(timing.claim.article, []).append(timing)
    return {
        article: [timing for timing in own if not any(other.narrows(timing) for other in own)]
        for article, own in sorted(found.items())
    }


def _clashing(asked: Asked) -> list[Timing]:
    """What articles tell that cannot both be right; one that gives two times that exclude each other takes no side."""
    sure = {
        article: own
        for article, own in _by_article(asked.told).items()
        if not any(a.excludes(b) for a, b in combinations(own, 2))
    }
    clashing = {
        article
        for pair in combinations(sure, 2)
        if all(_are_apart(asked, a, b) for a in sure[pair[0]] for b in sure[pair[1]])
        for article in pair
    }
    return [timing for article in sorted(clashing) for timing in sure[article]]


def _are_apart(asked: Asked, a: Timing, b: Timing) -> bool:
    if is_moment(a.claim.measure.removeprefix(MARK)) and not may_meet(a.claim, b.claim):
        return False
    alike = not asks_about(asked.name) or len(a.claim.context & b.claim.context) >= ALIKE
    return alike and a.excludes(b)


def _clashing_within(own: Sequence[Timing]) -> list[Timing]:
    """Two sources that one article names, itself and one of them, or its headline against its text."""
    pairs = [
        (a, b)
        for a, b in combinations(own, 2)
        if a.excludes(b)
        and (a.claim.firmness in FIRM) == (b.claim.firmness in FIRM)
        and (a.claim.headline != b.claim.headline or _speakers_differ(a.claim, b.claim))
    ]
    return [timing for timing in own if any(timing in pair for pair in pairs)]


def _speakers_differ(a: Claim, b: Claim) -> bool:
    """Whether two sources speak, or the article itself and one that it names."""
    one, other = a.attribution, b.attribution
    return (one.source.lower() if one else "") != (other.source.lower() if other else "")


def _conflict(story: Story, asked: Asked, clashing: Sequence[Timing], article: str = "") -> Conflict:
    sides = _sides(clashing)
    positions = [findings.position(story, side) for side in sides]
    label = f"hour of the {asked.cluster.name}" if asked.name == ANY_HOUR else asked.name
    reason = _reason(story, asked, sides)
    severity: Severity = "tension" if reason else "contradiction"
    said = wording.in_turn(positions, story.names) if article else wording.who_says(positions, story.names)
    said += f" {wording.REASONS[reason]}" if reason else ""
    key = (asked.name, asked.cluster.key, asked.scope, article)
    question = findings.Question("time", label, asked.cluster, key, "within" if article else "between")
    summary = f"{label[:1].upper()}{label[1:]}: {wording.either([side.value.text for side in sides])}"
    return findings.conflict(question, severity, reason, (summary, said), positions)


def _reason(story: Story, asked: Asked, sides: Sequence[Side]) -> str | None:
    if any(all(claim.firmness not in FIRM for claim in side.claims) for side in sides):
        return "hedged"
    days = {(story.published_at(claim) or "")[:DATE_SIZE] for side in sides for claim in side.claims}
    return "earlier-count" if moves(asked.name) and len(days) > 1 else None


def _sides(told: Sequence[Timing]) -> list[Side]:
    """The timings by what they say, earliest or shortest first; those that fit each other are one side."""
    sides: list[list[Timing]] = []
    for timing in sorted(told, key=lambda t: (t.low, t.claim.article, t.claim.span.start)):
        home = next((side for side in sides if not any(timing.excludes(other) for other in side)), None)
        if home is None:
            sides.append([timing])
        else:
            home.append(timing)
    return [
        Side(
            Value(" / ".join(dict.fromkeys(timing.text for timing in side)), None, None, None, None),
            tuple(timing.claim for timing in side),
        )
        for side in sides
    ]
