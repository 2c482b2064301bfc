"""Strangers: articles that came into a story by mistake, and are set against none of it.

Reports on one event name the same places and people, or come within weeks of each other. An article that names others
and was published at another time tells of another event, however alike the two are: two ferries, two quakes. One that
has hardly a word in common with any other is about something else, whenever it came: it leaves no fact of theirs out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from workers.engine import lexicon
from workers.engine.counting import country
from workers.engine.reading import Reading
from workers.engine.stories import likeness
from workers.engine.terms import NAMES
from workers.engine.times import published_day
from workers.engine.times.terms import TIMES

COMMON = frozenset(lexicon.read("common", required=("words",))["words"])
MONTHS = frozenset(TIMES["months"])
FEW = 3  # names from which on an article can be told by them
ALIKE = 0.2  # how alike in their words two reports on one event are at least: 98 % of such pairs, and 1 % of others
BRIEF = 20  # terms, below which a text says too little to be told apart by them
LONG = dt.timedelta(30)  # between two reports that have no name in common


def without(readings: Sequence[Reading]) -> list[Reading]:
    """The articles of the story that most of them tell; the first of two that as many tell. In the order given."""
    parts: dict[int, list[int]] = {}
    for n, part in enumerate(_parts(readings)):
        parts.setdefault(part, []).append(n)
    most = max(parts.values(), key=len, default=[])
    return _alike([readings[n] for n in most])


def _alike(readings: Sequence[Reading]) -> list[Reading]:
    """Those that are like another one in what they tell, and those too brief to say; the first, where none is."""
    kept = {n for n, one in enumerate(readings) if len(one.terms) < BRIEF}
    for pair in combinations(range(len(readings)), 2):
        one, other = (readings[n].terms for n in pair)
        if not kept.issuperset(pair) and likeness(one, other) >= ALIKE:
            kept.update(pair)
    return [readings[n] for n in sorted(kept)] or [*readings[:1]]


def _parts(readings: Sequence[Reading]) -> list[int]:
    """For each article the first one that it is tied to, by a name, by its time, or for want of names or a date."""
    first = list(range(len(readings)))

    def root(n: int) -> int:
        while first[n] != n:
            first[n] = first[first[n]]
            n = first[n]
        return n

    for one, other in _ties(readings):
        a, b = sorted((root(one), root(other)))
        first[b] = a
    return [root(n) for n in range(len(readings))]


def _ties(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    holders: dict[str, int] = {}
    days: list[tuple[dt.date, int]] = []
    for n, reading in enumerate(readings):
        named = {term.removeprefix(NAMES) for term in reading.terms if term.startswith(NAMES)} - COMMON
        names = {name for name in named if country(name) is None and name not in MONTHS}  # a country has many
        day = published_day(reading.article.published_at)
        if day is None or len(named) < FEW:
            yield 0, n
        yield from ((holders.setdefault(name, n), n) for name in names)
        days += [(day, n)] if day else []
    days.sort()
    yield from ((a, b) for (one, a), (other, b) in pairwise(days) if other - one <= LONG)
