"""Outlines: what is kept in mind of every article of a story, however many there are.

An article's outline says when it was published, by what its text is known and, a key each, what it states.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.articles import Article
from schemas.claims import Claim
from workers.engine.families import families
from workers.engine.origins import Sketch
from workers.engine.reading import Reading
from workers.engine.times import published_at

THEME, STANCE, MANNER = 8, 10, 8  # characters of the parts of a key
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


def order(article: Article | Outline) -> tuple[object, str]:
    """What articles are put in order by: their publication, then their id."""
    return published_at(article.published_at), article.id if isinstance(article, Article) else article.article
