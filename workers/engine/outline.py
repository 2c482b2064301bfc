"""Outlines: what is kept in mind of every article of a story, however many there are, and who of them speaks.

An article's outline says when it was published, whose text it carries and, a key each, what it states. Of all articles
that state the very same, the first few and the last few speak; the others are counted. In a story of many articles the
themes that most of them touch come first: of each theme what is told most and what was told last, until as many speak
as a report has room for. So its cost has a bound, however many articles a story has and whatever they say.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import heapify, heappop, heapreplace

from schemas.articles import Article
from schemas.claims import Claim
from workers.engine.families import families
from workers.engine.origins import Sketch, origins
from workers.engine.reading import Reading
from workers.engine.times import published_at

FIRST, LAST = 2, 2  # articles that speak for all which state the same
WHOLE = 40  # articles of a story in which everyone speaks
MOST = 96  # articles that speak in a story of more
OFTEN, LATEST = 8, 4  # statements of one theme that are heard: those made most, those made last
THEME, STANCE, MANNER = 8, 10, 8  # characters of the parts of a key
Making = dict[str, list[str]]  # the articles that make each statement, in the order of publication
OPEN = "~"  # begins the key of a figure that no family knows


@dataclass(frozen=True, slots=True)
class Outline:
    """An article as its story remembers it. `says` are the keys of its statements, each once, in order.

    A key is a theme (what is measured), a stance on it (of which event and group, what values) and a manner (how
    firmly, of what day).
    """

    article: str
    source: str
    title: str
    published_at: str | None
    headline: str
    sketch: Sketch
    says: tuple[str, ...]


def outline(reading: Reading) -> Outline:
    """The outline of an article that was read."""
    one = reading.article
    says = tuple(sorted(set(statements(reading.claims).values())))
    return Outline(one.id, one.source, one.title, one.published_at, reading.headline, reading.sketch, says)


def statements(claims: Iterable[Claim]) -> dict[Claim, str]:
    """Each claim of one article with the key of the statement that it is part of.

    A statement is all that an article says of one measure in one scope of one event: every value, how firmly, and
    whether in its headline.
    """
    told: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        event = claim.event
        about = (claim.measure, tuple(sorted(claim.scope)), event.kind, event.first, event.last, event.other)
        told.setdefault(about, []).append(claim)
    return {claim: key for about, own in told.items() for key in [_key(about, own)] for claim in own}


def _key(about: tuple[object, ...], claims: Sequence[Claim]) -> str:
    known = claims[0].kind != "number" or claims[0].measure in families()
    values = sorted({repr(_value(claim)) for claim in claims})
    manner = sorted({repr(_manner(claim)) for claim in claims})
    theme = ("" if known else OPEN) + _digest(claims[0].measure, THEME)
    return theme[:THEME] + _digest((about, values), STANCE) + _digest(manner, MANNER)


def _digest(said: object, size: int) -> str:
    return hashlib.blake2b(repr(said).encode("utf-8", "replace")).hexdigest()[:size]


def _value(claim: Claim) -> object:
    quantity = claim.quantity
    at = quantity.interval if quantity else None
    return (at.low, at.high, quantity.bound, quantity.unit) if quantity and at else claim.text


def _manner(claim: Claim) -> tuple[object, ...]:
    return _value(claim), claim.firmness, claim.headline, claim.as_of, claim.things[:1]


@dataclass(frozen=True, slots=True)
class Chorus:
    """All articles of a story: their outlines in the order of publication, their origins, and who speaks for whom.

    `leading` are, by the key of a statement that is heard, the articles that speak for all which make it; `echoing` the
    others, and those who state the same in another manner that is not heard.
    """

    outlines: tuple[Outline, ...]
    origins: dict[str, str]
    leading: dict[str, set[str]]
    echoing: dict[str, set[str]] = field(default_factory=dict)

    @property
    def speakers(self) -> list[str]:
        """The articles that speak for a statement, in the order of publication."""
        leaders = set().union(*self.leading.values())
        return [one.article for one in self.outlines if one.article in leaders or len(self.outlines) <= WHOLE]


def order(article: Article | Outline) -> tuple[object, str]:
    """What articles are put in order by: their publication, then their id."""
    return published_at(article.published_at), article.id if isinstance(article, Article) else article.article


def chorus(
    outlines: Iterable[Outline], before: Sequence[tuple[str, str]] = (), fresh: AbstractSet[str] = frozenset()
) -> Chorus:
    """The articles of a story by who speaks and who echoes. The order in which they are given does not matter.

    `before` are the origins of the last time, and `fresh` the articles that read otherwise now (`origins.origins`).
    """
    ordered = tuple(sorted(outlines, key=order))
    first = origins([(one.article, one.sketch) for one in ordered], before, fresh)
    making: Making = {}
    for one in ordered:
        for key in one.says:
            making.setdefault(key, []).append(one.article)
    if len(ordered) <= WHOLE:
        return Chorus(ordered, first, {key: set(articles) for key, articles in making.items()})
    leading: dict[str, set[str]] = {}
    speaking: set[str] = set()
    for key in _in_turn(making, {one.article: n for n, one in enumerate(ordered)}, first):
        leaders = _leaders(making[key], first)
        if len(speaking | leaders) > MOST:
            break
        leading[key] = leaders
        speaking |= leaders
    return Chorus(ordered, first, leading, _echoing(making, leading))


def _in_turn(making: Making, places: Mapping[str, int], origin: Mapping[str, str]) -> Iterator[str]:
    """The statements of all themes, in turns: the more texts touch a theme, the more turns it has.

    A figure of a thing that one text alone counts has nothing to be compared with, and comes last. Of many themes few
    get a turn, so that a theme is put in order only when it has its first.
    """
    themes: dict[str, list[str]] = {}
    for key in making:
        themes.setdefault(key[:THEME], []).append(key)
    turns: list[tuple[float, str, int]] = []
    alone: list[str] = []
    texts: dict[str, int] = {}
    for theme, own in themes.items():
        texts[theme] = len({origin[article] for key in own for article in making[key]})
        if texts[theme] == 1 and theme.startswith(OPEN):
            alone += own
        else:
            turns.append((-texts[theme], theme, 0))
    heapify(turns)
    told: dict[str, list[str]] = {}
    while turns:
        _, theme, turn = turns[0]
        if not turn:
            told[theme] = _telling(themes[theme], making, places)
        yield told[theme][turn]
        if turn + 1 < len(told[theme]):
            heapreplace(turns, (-texts[theme] / (turn + 2), theme, turn + 1))
        else:
            heappop(turns)
    yield from sorted(alone)


def _telling(keys: Sequence[str], making: Making, places: Mapping[str, int]) -> list[str]:
    """The statements of one theme: those made most often, those made last, the rest; of each stance one first."""
    if len(keys) == 1:
        return [*keys]
    often = _stance_by_stance(sorted(keys, key=lambda key: (-len(making[key]), key)))
    latest = _stance_by_stance(sorted(keys, key=lambda key: (-places[making[key][-1]], key)))
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


def _leaders(articles: Sequence[str], origin: Mapping[str, str]) -> set[str]:
    """The article that comes first of each origin, of the origins that came first and of those that came last."""
    found: dict[str, str] = {}
    for article in articles:
        found.setdefault(origin[article], article)
    leading = list(found.values())
    return {*leading[:FIRST], *leading[-LAST:]}


def _echoing(making: Making, leading: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The others that make each statement that is heard; who takes the stance in a manner unheard echoes the first."""
    heard: dict[str, str] = {}
    for key in leading:
        heard.setdefault(key[: THEME + STANCE], key)
    found = {key: {*making[key]} - leaders for key, leaders in leading.items()}
    for key, articles in making.items():
        if key not in leading and (first := heard.get(key[: THEME + STANCE])):
            found[first].update(articles)
    return found
