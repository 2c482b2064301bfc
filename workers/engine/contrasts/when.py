"""When: what the time that an article tells allows, and whether two of one thing exclude each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.claims import Claim
from workers.engine.alignment import Cluster
from workers.engine.facts.windows import DAYS, FROM_EVENT, HOURS_LONG, MINUTES

DAY = 24 * 60  # minutes
DATE_SIZE = len("2020-03-11")
FAR_APART = 30  # how many times the shorter the longer of two lengths may be and still be of one thing


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
        alike = self.claim.event.first == other.claim.event.first
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
        if _are_on_other_days(self.claim, other.claim):
            return False
        mine, theirs = self.claim.text, other.claim.text
        one_day = ":" not in mine + theirs and mine[:DATE_SIZE] == theirs[:DATE_SIZE]
        turns = (0,) if one_day else (-DAY, 0, DAY)
        if _is_of_either_half(self.text) or _is_of_either_half(other.text):  # "at ten to four"
            turns = (*turns, -DAY // 2, DAY // 2)
        return all(self.high + turn < other.low or other.high < self.low + turn for turn in turns)


def _are_on_other_days(a: Claim, b: Claim) -> bool:
    """As in a shock at 11.56 on one day and another at 12.50, weeks later; midnight parts one hour."""
    if not (a.event.first and a.event.first == a.event.last and b.event.first and b.event.first == b.event.last):
        return False
    return abs(dt.date.fromisoformat(a.event.first) - dt.date.fromisoformat(b.event.first)) > dt.timedelta(1)


def _is_of_either_half(words: str) -> bool:
    """Whether a clock time leaves open in which half of the day it is: "ten to four", "10.41"."""
    low = words.lower()
    bare = not any(cue in low for cue in ("m", ":", "noon", "night", "o'clock", "evening", "gmt"))
    return bare and (" to " in low or " past " in low or low.replace(".", "").isdecimal())


def timings_of(claim: Claim, cluster: Cluster) -> Iterator[Timing]:
    """What a claim allows; so many days after the event is a day of the calendar."""
    quantity = claim.quantity
    if quantity is None or quantity.interval.low is None or quantity.interval.high is None or not quantity.unit:
        return
    low, high, unit = quantity.interval.low, quantity.interval.high, quantity.unit
    if unit == FROM_EVENT and cluster.first:
        day = cluster.first.toordinal()
        low, high, unit = low + day, high + day, DAYS
    yield Timing(claim, low, high, unit, quantity.text)
