"""Alignment: the events of all articles of a story, brought together.

Events of one kind are one event when their days meet; the one that most articles date and that is nearest to the
publication is the main one of its kind, and what is said without a day is said of it. What a text sets apart stays so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from schemas.claims import Event
from workers.engine.counting import country
from workers.engine.dating import RECENT
from workers.engine.families import families
from workers.engine.mentions import KIN, KIN_WHEN_DATED, LASTING
from workers.engine.reading import Reading
from workers.engine.times import published_day

NAMELESS = "event"  # the kind of a story whose event no word of the lexicon names
LEAD = 3  # votes of the day that an article names first: news begins with its main event
DAY = dt.timedelta(1)
YEAR = dt.timedelta(365)  # how far back an event that goes on for months may have begun


@dataclass(slots=True)
class Cluster:
    """One event of a story: its kind, its days [first, last], and the names that the articles give it."""

    kind: str
    first: dt.date | None = None
    last: dt.date | None = None
    main: bool = False
    labels: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    apart: bool = False  # whether its texts only speak of it as another than the one reported
    days: set[dt.date] = field(default_factory=set)  # the days that its own kind of mention gives it

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether these days are the cluster's; the main one's give or take the day that a time zone may cost."""
        slack = DAY if self.main and first == last else dt.timedelta(0)
        return (
            self.first is not None
            and self.last is not None
            and first - slack <= self.last
            and self.first <= last + slack
        )

    @property
    def key(self) -> str:
        """What the cluster is called in an id: its kind, and its day unless it is the main one of its kind."""
        return self.kind if self.main else f"{self.kind}:{self.first}"

    @property
    def label(self) -> str:
        """The name and the place: "rocket attack on Camp Taji"."""
        return f"{self.name} {self.place}" if self.place else self.name

    @property
    def name(self) -> str:
        """The commonest name of two words, where there is one, else the commonest."""
        full = Counter({label: n for label, n in self.labels.items() if " " in label and n > 1})
        return _commonest(full) or _commonest(self.labels) or self.kind

    @property
    def place(self) -> str | None:
        """The commonest place with its preposition; a country only where nothing narrower is named."""
        narrow = Counter(
            {place: n for place, n in self.places.items() if country(place.partition(" ")[2].lower()) is None}
        )
        return _commonest(narrow) or _commonest(self.places)


def _commonest(counted: Counter[str]) -> str | None:
    """The commonest, the longer of two that are as common (it says more), then the first in the alphabet."""
    ranked = sorted(counted, key=lambda word: (-counted[word], -len(word), word))
    return ranked[0] if ranked else None


def _tolls(reading: Reading, one: str, other: str) -> dict[str, tuple[set[str], set[str]]]:
    """The figures that an article gives for the whole of two kinds of event, by what they count."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for claim in reading.claims:
        event = claim.event
        told = event.kind and not event.other and not _is_background(reading, event)
        if told and claim.measure in families() and claim.quantity and not claim.scope:
            pair = found.setdefault(claim.measure, (set(), set()))
            if event.kind in {one, other}:
                pair[event.kind == other].add(f"{claim.quantity.interval}")
    return found


def _is_background(reading: Reading, event: Event) -> bool:
    """Whether an article tells of it as of something long past: it is not what the article is about."""
    published = published_day(reading.article.published_at)
    return bool(published and event.last and dt.date.fromisoformat(event.last) < published - RECENT)


def _width(event: Event) -> int:
    """How many days an event may have happened on: the sure ones open clusters before the vague ones join."""
    if event.first and event.last:
        return (dt.date.fromisoformat(event.last) - dt.date.fromisoformat(event.first)).days
    return 0


class Events:
    """The events of a story. Built once from all readings, then asked for the cluster of each claim's event."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.clusters: list[Cluster] = []
        self.readings = readings
        self.newest = max((day for r in readings if (day := published_day(r.article.published_at))), default=None)
        events = [
            (reading, event) for reading in readings for event in reading.events if not event.other and event.kind
        ]
        self.main_kind = self._main_kind(readings)
        for kind in sorted({event.kind or "" for _, event in events}):
            self._open_main(kind, [pair for pair in events if pair[1].kind == kind])
        if self.main_kind is None:
            self.main_kind = NAMELESS
            self.clusters.append(Cluster(NAMELESS, main=True, articles={reading.article.id for reading in readings}))
        self.apart = self._days_apart()
        self.aliases = self._kin()
        self.names = self._namesakes()
        self.leads = {reading.article.id: reading.lead for reading in readings}
        named = Counter(name for reading in readings for name in reading.lead)
        self.home = frozenset(name for name, articles in named.items() if 2 * articles >= len(readings))
        claimed = [(reading, claim.event) for reading in readings for claim in reading.claims]
        for reading, event in sorted([*events, *claimed], key=lambda pair: _width(pair[1])):
            self._join(reading, event)

    def _open_main(self, kind: str, events: Sequence[tuple[Reading, Event]]) -> None:
        days: Counter[dt.date] = Counter()
        led: set[str] = set()
        for reading, event in events:
            published = published_day(reading.article.published_at)
            if event.first and event.first == event.last:
                day = dt.date.fromisoformat(event.first)
                if published is None or published - RECENT <= day <= published:
                    days[day] += 1 if reading.article.id in led else LEAD
                    led.add(reading.article.id)
        if kind == self.main_kind and not days:
            days.update(self._led_on())
        best = min(days, key=lambda day: (-days[day], day)) if days else None
        self.clusters.append(Cluster(kind, best, best, main=True))

    def _led_on(self) -> Iterator[dt.date]:
        """The days with which the articles open: "a crowd surged into an alley late on Saturday" names no event."""
        for reading in self.readings:
            published = published_day(reading.article.published_at)
            day = dt.date.fromisoformat(reading.led_on) if reading.led_on else None
            if day and published and published - RECENT <= day <= published:
                yield day

    def _join(self, reading: Reading, event: Event) -> None:
        cluster = self.of(event)
        if cluster is None and event.first and event.last:
            cluster = Cluster(
                event.kind or self.main_kind or NAMELESS,
                dt.date.fromisoformat(event.first),
                dt.date.fromisoformat(event.last),
            )
            cluster.apart = event.other
            self.clusters.append(cluster)
        if cluster:
            cluster.apart = cluster.apart and event.other
            if event.kind == cluster.kind and event.first == event.last and event.first:
                cluster.days.add(dt.date.fromisoformat(event.first))
            if event.kind == cluster.kind:
                cluster.labels.update([event.label])
            cluster.articles.add(reading.article.id)
            if event.place:
                cluster.places[event.place] += 1

    def _main_kind(self, readings: Sequence[Reading]) -> str | None:
        votes: Counter[str] = Counter()
        for reading in readings:
            told = [e.kind for e in reading.events if e.kind and not e.other and not _is_background(reading, e)]
            votes.update(told)
        ranked = sorted(votes, key=lambda kind: (-votes[kind], kind))
        return ranked[0] if ranked else None

    def _kin(self) -> dict[str, str]:
        """Kinds that stand for the main one: akin to it by the lexicon, and on its day (give or take one) or none."""
        main = next((c for c in self.clusters if c.kind == self.main_kind), None)
        if main is None:
            return {}
        akin = {kind for kinds in KIN if main.kind in kinds for kind in kinds} - {main.kind}
        return {
            c.kind: main.kind
            for c in self.clusters
            if c.kind in akin and (c.first is None or main.first is None or main.meets(c.first, c.first))
        }

    def _namesakes(self) -> frozenset[str]:
        """Kinds that no day and no article sets apart from the main one: what has no other day is said of that."""
        main = next((c for c in self.clusters if c.kind == self.main_kind), None)
        others = [c for c in self.clusters if main and c.kind != main.kind and c.first in {None, main.first}]
        return frozenset(
            c.kind
            for c in others
            if main and self._are_told_together(main.kind, c.kind) and not self._are_told_apart(main.kind, c.kind)
        )

    def _are_told_together(self, one: str, other: str) -> bool:
        """Whether an article names both kinds: only there can one be seen to stand for the other."""
        return any({one, other} <= {event.kind for event in reading.events} for reading in self.readings)

    def _are_told_apart(self, one: str, other: str) -> bool:
        """Whether an article gives two kinds of event two figures of one measure: they are no names of one event."""
        return any(
            bool(first) and bool(second) and not first & second
            for reading in self.readings
            for first, second in _tolls(reading, one, other).values()
        )

    def away(self, place: str, article: str = "") -> bool:
        """Whether a place ("in NAME") is none that at least half of the articles, or this one, name in their lead."""
        return not set(place.lower().split()[1:]) & (self.home | self.leads.get(article, frozenset()))

    def earlier_at(self, place: str) -> Cluster | None:
        """The one event of long ago that goes by the name of a place: "since Seveso in 1976", "after Seveso"."""
        name = place.lower().partition(" ")[2]
        past = [c for c in self.clusters if not c.main and not c.apart and self._is_past(c)]
        named = [c for c in past if any(own.lower().partition(" ")[2] == name for own in c.places)]
        return named[0] if len(named) == 1 and self.away(place) else None

    @property
    def main(self) -> Cluster | None:
        """The story's main event."""
        return self._main(self.main_kind)

    @property
    def main_day(self) -> dt.date | None:
        """The first day of the story's main event, None where no article tells."""
        main = self._main(self.main_kind)
        return main.first if main else None

    def of(self, event: Event) -> Cluster | None:
        """The cluster of an event; None for one that stands alone and is compared with nothing."""
        kind = self.aliases.get(event.kind or "", event.kind or self.main_kind)
        main = self._main(self.main_kind)
        elsewhere = event.place is not None and self.away(event.place)
        if (
            kind in self.names
            and main
            and not elsewhere
            and (event.first is None or self._is_later(main.kind, event.first))
        ):
            kind = main.kind
        if event.first and event.last:
            last = dt.date.fromisoformat(event.last)
            if event.other:  # set apart by its text: never the main event, whatever its day
                return next(
                    (
                        c
                        for c in self.clusters
                        if c.kind == kind and not c.main and c.meets(dt.date.fromisoformat(event.first), last)
                    ),
                    None,
                )
            found = self._dated(kind, dt.date.fromisoformat(event.first), last)
            day = dt.date.fromisoformat(event.first)
            return found or (self._main(kind) if self._goes_on(kind if event.kind else None, day) else None)
        if event.other:
            return None
        return self._main(kind)

    def _goes_on(self, kind: str | None, day: dt.date) -> bool:
        """Whether an event may be told of on a day: a later one, or a recent one, alone makes no other event."""
        if kind is None and not (self.newest and day < self.newest - RECENT):
            return True
        if kind in LASTING:
            return not (self.newest and day < self.newest - YEAR)
        return self._is_later(kind or self.main_kind, str(day)) and (kind, day) not in self.apart

    def _is_later(self, kind: str | None, day: str) -> bool:
        """Whether a day is the first one of the main event of its kind, or later."""
        main = self._main(kind)
        return main is not None and main.first is not None and str(main.first) <= day

    def _days_apart(self) -> frozenset[tuple[str, dt.date]]:
        """The later days that an article gives an event of some kind, beside the days of the main one of that kind."""
        found: set[tuple[str, dt.date]] = set()
        for main in (cluster for cluster in self.clusters if cluster.kind not in LASTING):
            for reading in self.readings:
                days = {e.first for e in reading.events if e.kind == main.kind and e.first and e.first == e.last}
                own = {dt.date.fromisoformat(day) for day in days}
                if main.first and any(main.meets(day, day) for day in own):
                    found |= {(main.kind, day) for day in own if day > main.first + DAY}
        return frozenset(found)

    def _main(self, kind: str | None) -> Cluster | None:
        return next((c for c in self.clusters if c.kind == kind and c.main), None)

    def _dated(self, kind: str | None, first: dt.date, last: dt.date) -> Cluster | None:
        """The cluster on these days: of this kind, else a main one akin to it, else any that is long past."""
        met = [cluster for cluster in self.clusters if cluster.meets(first, last) and not cluster.apart]
        akin = {other for kinds in KIN_WHEN_DATED if kind in kinds for other in kinds}
        own = [c for c in met if c.kind == kind]
        kin = [c for c in self.clusters if c.main and c.kind in akin and first in c.days]
        exact = [c for c in own if c.first == first]
        return next(iter([*exact, *kin, *own, *(c for c in met if self._is_past(c))]), None)

    def _is_past(self, cluster: Cluster) -> bool:
        return bool(cluster.last and self.newest and cluster.last < self.newest - RECENT)
