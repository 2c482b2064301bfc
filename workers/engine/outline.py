"""Outlines: what is kept in mind of every article of a story, however many there are, and who of them speaks.

An article's outline says when it was published, whose text it carries and, a key each, what it states. Of all articles
that state the very same, the first few and the last few speak; the others are counted. So a report takes as long as a
story has different things to say, not as long as it has articles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.articles import Article
from schemas.claims import Claim
from workers.engine.origins import Sketch, origins
from workers.engine.reading import Reading
from workers.engine.times import published_at

FIRST, LAST = 4, 4  # articles that speak for all which state the same
WHOLE = 40  # articles of a story in which everyone speaks


@dataclass(frozen=True, slots=True)
class Outline:
    """An article as its story remembers it. `says` are the keys of its statements, each once, in order."""

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
    values = sorted({repr(_value(claim)) for claim in claims})
    return hashlib.blake2b(repr((about, values)).encode("utf-8", "replace"), digest_size=6).hexdigest()


def _value(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    at = quantity.interval if quantity else None
    stated = (at.low, at.high, quantity.bound, quantity.unit) if quantity and at else claim.text
    return stated, claim.firmness, claim.headline, claim.as_of, claim.things[:1]


@dataclass(frozen=True, slots=True)
class Chorus:
    """All articles of a story: their outlines in the order of publication, their origins, and who speaks for whom.

    `leading` are, by the key of a statement, the articles that speak for all which make it, and `echoing` the others.
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


def chorus(outlines: Iterable[Outline]) -> Chorus:
    """The articles of a story by who speaks and who echoes. The order in which they are given does not matter."""
    ordered = tuple(sorted(outlines, key=order))
    first = origins([(one.article, one.sketch) for one in ordered])
    making: dict[str, list[str]] = {}
    for one in ordered:
        for key in one.says:
            making.setdefault(key, []).append(one.article)
    if len(ordered) <= WHOLE:
        return Chorus(ordered, first, {key: set(articles) for key, articles in making.items()})
    leading = {key: _leaders(articles, first) for key, articles in making.items()}
    return Chorus(ordered, first, leading, {key: {*articles} - leading[key] for key, articles in making.items()})


def _leaders(articles: Sequence[str], origin: Mapping[str, str]) -> set[str]:
    """The article that comes first of each origin, of the origins that came first and of those that came last."""
    found: dict[str, str] = {}
    for article in articles:
        found.setdefault(origin[article], article)
    leading = list(found.values())
    return {*leading[:FIRST], *leading[-LAST:]}
