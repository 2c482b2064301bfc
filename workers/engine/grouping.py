"""Grouping: which of many documents belong together, told from how alike each pair is. Knows nothing of news.

Average linkage: the two groups whose documents are most alike on the average become one, until none are alike enough.
The order in which the documents are given does not matter.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Pair = tuple[str, str]


def join(
    groups: Sequence[frozenset[str]], alike: Mapping[Pair, float], enough: float, *, fixed: int = 0
) -> list[frozenset[str]]:
    """The groups, joined where they are alike enough.

    `alike` is the likeness of each two documents, the first in the alphabet first; a pair that it lacks is not alike at
    all. Of the first `fixed` groups no two are ever joined.
    """
    return _Linkage(groups, alike, enough, fixed).joined()


class _Linkage:
    """The groups that are left, and the mean likeness of each two of them, as far as it is above zero."""

    def __init__(
        self, groups: Sequence[frozenset[str]], alike: Mapping[Pair, float], enough: float, fixed: int
    ) -> None:
        self.groups = dict(enumerate(groups))
        self.fixed = set(range(fixed))
        self.enough = enough
        self.sums: dict[int, dict[int, float]] = {n: {} for n in self.groups}
        home = {document: n for n, group in self.groups.items() for document in group}
        for (one, other), value in alike.items():
            a, b = home[one], home[other]
            if a != b:
                self.sums[a][b] = self.sums[b][a] = self.sums[a].get(b, 0.0) + value
        self.queue = [entry for a in self.groups for b in self.sums[a] if a < b and (entry := self._entry(a, b))]
        heapq.heapify(self.queue)

    def _entry(self, a: int, b: int) -> tuple[float, tuple[str, str], int, int] | None:
        """What stands in the queue for two groups: the most alike first, then by their first documents."""
        mean = round(self.sums[a][b] / (len(self.groups[a]) * len(self.groups[b])), 9)
        if mean < self.enough or {a, b} <= self.fixed:
            return None
        return -mean, tuple(sorted((min(self.groups[a]), min(self.groups[b])))), a, b  # type: ignore[return-value]

    def joined(self) -> list[frozenset[str]]:
        while self.queue:
            *_, a, b = heapq.heappop(self.queue)
            if a in self.groups and b in self.groups:
                self._join(a, b)
        return sorted(self.groups.values(), key=min)

    def _join(self, a: int, b: int) -> None:
        made = max(self.groups) + 1
        self.groups[made] = self.groups.pop(a) | self.groups.pop(b)
        if {a, b} & self.fixed:
            self.fixed.add(made)
        near, far = self.sums.pop(a), self.sums.pop(b)
        self.sums[made] = {n: near.get(n, 0.0) + far.get(n, 0.0) for n in {*near, *far} & set(self.groups)}
        for n, value in self.sums[made].items():
            self.sums[n][made] = value
            if entry := self._entry(*sorted((n, made))):
                heapq.heappush(self.queue, entry)
