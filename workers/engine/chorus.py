"""The chorus: who of a story's articles speaks, and for whom, however many there are.

Of all articles that state the very same, the first few and the last few speak; the others are counted. In a story of
many articles the themes that most texts touch come first: of each theme what is told most and what was told last,
until as many speak as a report has room for. So a report has a bound, however many articles a story has and whatever
they say; and where the older ones lie in an archive, so has the search for those who speak.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from workers.engine.archive import PAGE, Archive, rank
from workers.engine.origins import origins
from workers.engine.outline import STANCE, THEME, Outline, order

FIRST, LAST = 2, 2  # articles that speak for all which state the same
WHOLE = 40  # articles of a story in which everyone speaks
MOST = 96  # articles that speak in a story of more
OFTEN, LATEST = 8, 4  # statements of one theme that are heard: those made most, those made last
Making = dict[int, int]  # the places of the articles that make a statement, in order, each with that of its origin


@dataclass(frozen=True, slots=True)
class Chorus:
    """The articles of a story by who speaks for whom.

    `outlines` are those that no archive holds, in the order of publication. Each of them, and each article that speaks,
    has its place in that order, the place of its origin, and the origin's id. `leading` are, by the key of a statement
    that is heard, the articles that speak for all which make it; `echoing` the others, and those who state the same in
    another manner that is not heard.
    """

    archive: Archive
    outlines: tuple[Outline, ...]
    places: dict[str, tuple[int, int]]
    origins: dict[str, str]
    leading: dict[str, set[str]]
    echoing: dict[str, Making]

    @property
    def speakers(self) -> list[str]:
        """The articles that speak for a statement, in the order of publication."""
        if self.archive.size + len(self.outlines) <= WHOLE:
            return [one.article for one in self.outlines]
        return sorted(set().union(*self.leading.values()), key=lambda article: self.places[article])

    @property
    def headline(self) -> str:
        """The title of the first article that has one; "" where none has."""
        return self.archive.headline or next((one.headline for one in self.outlines if one.headline), "")

    @property
    def sources(self) -> Counter[str]:
        """How many articles each source has."""
        return Counter(self.archive.sources) + Counter(one.source for one in self.outlines)

    def stating(self, articles: Iterable[str], keys: Iterable[str]) -> Making:
        """These articles and all who echo these statements, by their places, each with that of its origin."""
        found = dict(self.places[article] for article in articles)
        for key in keys:
            found.update(self.echoing.get(key, {}))
        return found


def chorus(
    outlines: Iterable[Outline],
    before: Sequence[tuple[str, str]] = (),
    fresh: AbstractSet[str] = frozenset(),
    archive: Archive | None = None,
) -> Chorus:
    """The articles of a story by who speaks and who echoes. The order in which they are given does not matter.

    The archive holds the articles that were published before all of these. `before` are the origins of these the last
    time, and `fresh` those that read otherwise now (`origins.origins`).
    """
    archive = archive or Archive()
    ordered = tuple(sorted(outlines, key=order))
    first = origins([(one.article, one.sketch) for one in ordered], before, fresh, archive)
    places: dict[str, tuple[int, int]] = {}
    archive.fetch(f"article:{origin}" for origin in sorted({*first.values()} - first.keys()))
    for place, one in enumerate(ordered, archive.size):
        origin = first[one.article]
        home = places.get(origin) or (archive.place(origin) if origin not in first else None) or (place, place)
        places[one.article] = (place, home[0])
    told = _Told(archive, ordered, places)
    if not archive.size and len(ordered) <= WHOLE:
        everyone = {key: {ordered[place].article for place in making} for key, making in told.recent.items()}
        return Chorus(archive, ordered, places, first, everyone, {})
    leading: dict[str, set[int]] = {}
    speaking: set[int] = set()
    for key in _in_turn(told):
        leaders = _leaders(told.making(key))
        if len(speaking | leaders) > MOST:
            break
        leading[key] = leaders
        speaking |= leaders
    archive.fetch(f"place:{place}" for place in sorted(speaking) if place < archive.size)
    ids = {place: told.article(place) for place in speaking}
    archive.fetch(f"article:{article}" for place, article in ids.items() if place < archive.size)
    places |= {
        article: archive.place(article) or (place, place) for place, article in ids.items() if place < archive.size
    }
    first |= {article: told.article(places[article][1]) for article in ids.values()}
    named = {key: {ids[place] for place in leaders} for key, leaders in leading.items()}
    return Chorus(archive, ordered, places, first, named, _echoing(told, leading))


class _Told:
    """The statements of a story: those of the archive and, in `recent`, those of the later articles."""

    def __init__(self, archive: Archive, later: Sequence[Outline], places: Mapping[str, tuple[int, int]]) -> None:
        self.archive = archive
        self.recent: dict[str, Making] = {}
        self._later = later
        for one in later:
            place, origin = places[one.article]
            for key in one.says:
                self.recent.setdefault(key, {})[place] = origin
        self._themes: dict[str, list[str]] = {}
        for key in self.recent:
            self._themes.setdefault(key[:THEME], []).append(key)

    def article(self, place: int) -> str:
        """The id of the article at a place."""
        later = place - self.archive.size
        return self._later[later].article if later >= 0 else self.archive.article(place)

    def making(self, key: str) -> Making:
        """Who makes a statement."""
        return self.archive.making(key) | self.recent.get(key, {})

    def statements(self, theme: str) -> dict[str, tuple[int, int]]:
        """By its key each statement of a theme: how many articles make it, and the place of the last."""
        found = self.archive.statements(theme)
        for key in self._themes.get(theme, ()):
            making = self.recent[key]
            found[key] = (found.get(key, (0, 0))[0] + len(making), max(making))
        return found

    def ranked(self) -> Iterator[tuple[float, str]]:
        """The themes of the story with their ranks, in order."""
        texts = self.archive.texts([*self._themes])
        own = sorted((rank(theme, texts.get(theme, 0) + self._more(theme)), theme) for theme in self._themes)
        return heapq.merge(own, (pair for pair in self.archive.ranked() if pair[1] not in self._themes))

    def _more(self, theme: str) -> int:
        """How many texts touch a theme only now."""
        origins = {origin for key in self._themes[theme] for origin in self.recent[key].values()}
        return sum(o >= self.archive.size or theme not in self.archive.touched(o) for o in origins)


def _in_turn(told: _Told) -> Iterator[str]:
    """The statements of all themes, in turns: the more texts touch a theme, the more turns it has.

    A figure of a thing that one text alone counts comes last. Of many themes few get a turn, so that a theme is looked
    at only when those around it have their first.
    """
    waiting = _telling(told)
    coming = next(waiting, None)
    turns: list[tuple[float, str, int, float, list[str]]] = []
    while turns or coming:
        if coming and (not turns or coming[:2] < turns[0][:2]):
            at, theme, keys = coming
            heapq.heappush(turns, (at, theme, 0, at, keys))
            coming = next(waiting, None)
            continue
        _, theme, turn, at, keys = turns[0]
        yield keys[turn]
        if turn + 1 < len(keys):
            heapq.heapreplace(turns, (at / (turn + 2), theme, turn + 1, at, keys))
        else:
            heapq.heappop(turns)


def _telling(told: _Told) -> Iterator[tuple[float, str, list[str]]]:
    """The themes of the story with their ranks, in order, and the statements of each: the most telling first."""
    ranked = told.ranked()
    while page := [*islice(ranked, PAGE)]:
        told.archive.fetch(f"theme:{theme}" for _, theme in page)
        found = [(at, theme, _most_telling(told.statements(theme))) for at, theme in page]
        told.archive.fetch(f"statement:{key}" for *_, keys in found for key in keys[: OFTEN + LATEST])
        yield from found


def _most_telling(statements: Mapping[str, tuple[int, int]]) -> list[str]:
    """The statements of one theme: those made most often, those made last, the rest; of each stance one first."""
    if len(statements) == 1:
        return [*statements]
    often = _stance_by_stance(sorted(statements, key=lambda key: (-statements[key][0], key)))
    latest = _stance_by_stance(sorted(statements, key=lambda key: (-statements[key][1], key)))
    return list(dict.fromkeys([*often[:OFTEN], *latest[:LATEST], *often]))


def _stance_by_stance(keys: Iterable[str]) -> list[str]:
    """The first key of each stance, then the second of each, and so on."""
    turns: Counter[str] = Counter()
    ranked = []
    for at, key in enumerate(keys):
        stance = key[: THEME + STANCE]
        ranked.append((turns[stance], at, key))
        turns[stance] += 1
    return [key for *_, key in sorted(ranked)]


def _leaders(making: Making) -> set[int]:
    """The article that comes first of each origin, of the origins that came first and of those that came last."""
    found: dict[int, int] = {}
    for place, origin in making.items():
        found.setdefault(origin, place)
    leading = list(found.values())
    return {*leading[:FIRST], *leading[-LAST:]}


def _echoing(told: _Told, leading: Mapping[str, set[int]]) -> dict[str, Making]:
    """The others that make each statement that is heard; who takes the stance in a manner unheard echoes the first."""
    first: dict[str, str] = {}
    for key in leading:
        first.setdefault(key[: THEME + STANCE], key)
    themes = dict.fromkeys(key[:THEME] for key in first)
    unheard = [
        key
        for theme in themes
        for key in told.statements(theme)
        if key not in leading and key[: THEME + STANCE] in first
    ]
    told.archive.fetch(f"statement:{key}" for key in unheard)
    found = {
        key: {place: origin for place, origin in told.making(key).items() if place not in leaders}
        for key, leaders in leading.items()
    }
    for key in unheard:
        found[first[key[: THEME + STANCE]]].update(told.making(key))
    return found
