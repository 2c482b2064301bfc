"""Alignment: the events of all articles of a story, brought together.

Events of one kind are one event when their days meet; the one that most articles date and that is nearest to the
publication is the main one of its kind, and what is said without a day is said of it. What a text sets apart stays apart.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.claims import Event
from workers.engine.reading import Reading
from workers.engine.times import published_day

DAY = dt.timedelta(1)
RECENT = dt.timedelta(10)


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

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether these days are the cluster's, give or take the one that a time zone may cost."""
        return self.first is not None and self.last is not None and first - DAY <= self.last and self.first <= last + DAY

    @property
    def key(self) -> str:
        """What the cluster is called in an id: its kind, and its day unless it is the main one of its kind."""
        return self.kind if self.main else f"{self.kind}:{self.first}"

    @property
    def label(self) -> str:
        """The commonest name and place: "rocket attack on Camp Taji"."""
        place = self.place
        return f"{self.name} {place}" if place else self.name

    @property
    def name(self) -> str:
        return _commonest(self.labels) or self.kind

    @property
    def place(self) -> str | None:
        return _commonest(self.places)


def _commonest(counted: Counter[str]) -> str | None:
    """The commonest, the longer of two that are as common (it says more), then the first in the alphabet."""
    ranked = sorted(counted, key=lambda word: (-counted[word], -len(word), word))
    return ranked[0] if ranked else None


class Events:
    """The events of a story. Built once from all readings, then asked for the cluster of each claim's event."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.clusters: list[Cluster] = []
        events = [(reading, event) for reading in readings for event in reading.events if not event.other and event.kind]
        for kind in sorted({event.kind or "" for _, event in events}):
            self._open_main(kind, [pair for pair in events if pair[1].kind == kind])
        for reading, event in events:
            self._join(reading, event)
        self.main_kind = self._main_kind(readings)

    def _open_main(self, kind: str, events: Sequence[tuple[Reading, Event]]) -> None:
        days: Counter[dt.date] = Counter()
        for reading, event in events:
            published = published_day(reading.article.published_at)
            if event.first and event.first == event.last:
                day = dt.date.fromisoformat(event.first)
                if published is None or published - RECENT <= day <= published + DAY:
                    days[day] += 1
        best = min(days, key=lambda day: (-days[day], day)) if days else None
        self.clusters.append(Cluster(kind, best, best, main=True))

    def _join(self, reading: Reading, event: Event) -> None:
        cluster = self.of(event)
        if cluster is None and event.first and event.last and event.kind:
            cluster = Cluster(event.kind, dt.date.fromisoformat(event.first), dt.date.fromisoformat(event.last))
            self.clusters.append(cluster)
        if cluster:
            cluster.labels[event.label] += 1
            cluster.articles.add(reading.article.id)
            if event.place:
                cluster.places[event.place] += 1

    def _main_kind(self, readings: Sequence[Reading]) -> str | None:
        votes: Counter[str] = Counter()
        for reading in readings:
            votes.update(event.kind for event in reading.events if event.kind and not event.other)
        ranked = sorted(votes, key=lambda kind: (-votes[kind], kind))
        return ranked[0] if ranked else None

    def of(self, event: Event) -> Cluster | None:
        """The cluster of an event; None for one that stands alone and is compared with nothing."""
        kind = event.kind or self.main_kind if hasattr(self, "main_kind") else event.kind
        if event.first and event.last:
            first, last = dt.date.fromisoformat(event.first), dt.date.fromisoformat(event.last)
            return next((c for c in self.clusters if c.kind == kind and c.meets(first, last)), None)
        if event.other:
            return None
        return next((c for c in self.clusters if c.kind == kind and c.main), None)
