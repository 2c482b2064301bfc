"""Timings set side by side: the hour, the day or the length that articles, or sources inside one, give differently."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from schemas.claims import Claim
from schemas.reports import Conflict, Severity, Value
from workers.engine import findings, wording
from workers.engine.alignment import Cluster
from workers.engine.contrasts.acts import is_of_event, is_one_act
from workers.engine.contrasts.hours import of_event
from workers.engine.contrasts.moments import are_one, hour_of, is_asked, is_moment, may_meet
from workers.engine.contrasts.voices import grouped
from workers.engine.contrasts.when import DATE_SIZE, Timing, timings_of
from workers.engine.facts.asked import ACT, ANY_HOUR, MARK, asks_about, moves
from workers.engine.findings import Side, Story
from workers.engine.mentions import KIN, UNKNOWN

ALIKE = 4  # words that two timings must share where their name alone does not say that they are of one thing
FIRM = frozenset({"states", "forecast", "intended"})


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
            asked.told += timings_of(claim, cluster)
    if main is not None:
        own = known.setdefault((ANY_HOUR, main.key, ""), Asked(ANY_HOUR, main, ""))
        own.told += of_event(story, main, own.told)
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
            home.told += timings_of(claim, main)
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
            home.told += timings_of(claim, main)
    return found


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
    ordered = sorted(told, key=lambda t: (t.low, t.claim.article, t.claim.span.start))
    sides = grouped(ordered, lambda side, timing: not any(timing.excludes(other) for other in side))
    return [
        Side(
            Value(" / ".join(dict.fromkeys(timing.text for timing in side)), None, None, None, None),
            tuple(timing.claim for timing in side),
        )
        for side in sides
    ]
