"""Lists a page at a time, newest first. A cursor says where a page ended: what changes meanwhile shifts nothing."""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from redis import Redis

from schemas.articles import ArticleStatus, StoredArticle
from workers import keys, records, wire

CHUNK = 100
"""Ids that are asked for at once."""

FURTHEST = 2_000
"""Entries that are looked through for one page: beyond them the page ends, however few it found, and goes on later."""

T = TypeVar("T")
Place = tuple[float, str]
"""Where an entry stands in its index: its score and its id."""


class BadCursor(ValueError):
    """The cursor is none that a page gave."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some entries of a list; `cursor` is where the next page starts, None on the last."""

    entries: tuple[T, ...]
    cursor: str | None


@dataclass(frozen=True)
class Wanted:
    """Which articles to list; None wants all. `since` and `until` are of their arrival, in seconds since 1970."""

    source: str | None = None
    story: str | None = None
    status: ArticleStatus | None = None
    since: float | None = None
    until: float | None = None

    @property
    def index(self) -> str:
        """The shortest list that holds them all. That of a story goes by publication, the others by arrival."""
        if self.story is not None:
            return keys.story_articles(self.story)
        if self.source is not None:
            return keys.source(self.source)
        return keys.ARTICLES

    def takes(self, article: StoredArticle) -> bool:
        """Whether it is one of them."""
        came = records.seconds(article.received_at) or 0.0
        return (
            self.source in (None, article.submission.source)
            and self.status in (None, article.status)
            and (self.since is None or came >= self.since)
            and (self.until is None or came < self.until)
        )


def articles(redis: Redis, wanted: Wanted, limit: int, cursor: str | None = None) -> Page[StoredArticle]:
    """A page of articles. BadCursor where the cursor is none."""

    def load(ids: Sequence[str]) -> Iterator[StoredArticle | None]:
        asked = redis.pipeline(transaction=False)
        for article_id in ids:
            asked.hgetall(keys.article(article_id))
        for article_id, fields in zip(ids, wire.answers(asked), strict=True):
            article = records.stored_article(article_id, fields)
            yield article if wanted.takes(article) else None

    return page(redis, wanted.index, limit, cursor, load)


def page(
    redis: Redis, index: str, limit: int, cursor: str | None, load: Callable[[Sequence[str]], Iterator[T | None]]
) -> Page[T]:
    """A page of a sorted set, its highest scores first; `load` makes entries of ids, None for what is left out."""
    found: list[T] = []
    place = _read(cursor) if cursor else (math.inf, "")
    looked = 0
    for chunk in _chunks(redis, index, place):
        for entry, at in zip(load([article_id for _, article_id in chunk]), chunk, strict=True):
            if entry is not None and len(found) == limit:
                return Page(tuple(found), _write(place))
            place = at
            if entry is not None:
                found.append(entry)
        looked += len(chunk)
        if looked >= FURTHEST:
            return Page(tuple(found), _write(place))
    return Page(tuple(found), None)


def _chunks(redis: Redis, index: str, place: Place) -> Iterator[list[Place]]:
    """The entries below a place, in order. Those of one score stand by their ids, the last first."""
    score, article_id = place
    offset = 0
    while True:
        raw = redis.zrevrangebyscore(index, score, "-inf", start=offset, num=CHUNK, withscores=True)
        entries = [(float(at), name.decode()) for name, at in cast("list[tuple[bytes, Any]]", raw)]
        yield [entry for entry in entries if math.isinf(score) or entry < (score, article_id)]
        if len(entries) < CHUNK:
            return
        offset += CHUNK


def _write(place: Place) -> str:
    return base64.urlsafe_b64encode(f"{place[0]!r}:{place[1]}".encode()).decode().rstrip("=")


def _read(cursor: str) -> Place:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
        score, colon, name = text.partition(":")
        value = float(score)
    except (binascii.Error, ValueError):
        raise BadCursor(cursor) from None
    if not colon or not math.isfinite(value):
        raise BadCursor(cursor)
    return value, name
