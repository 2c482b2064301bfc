"""The archive of a large story in the store, and which of the story's articles lie in it.

`engine.archive` says what its rows hold. A comparison reads the rows that it needs; its landing writes those that
change. What comes before the last article of an archive, changes in it or leaves it makes it worthless: the story is
compared from all its outlines then, and gets a new archive when it was asked for so often that this costs each little.

| key | type | holds |
|---|---|---|
| `parallax:archive:ID` | hash | the rows by their names, and under "about" what is known of it: `Filed` as JSON |
| `parallax:ranks:ID` | sorted set | its themes by their ranks |
| `parallax:later:ID` | set | the story's articles that are not in it as they are |
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TypeVar, cast

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Article
from workers import keys, roll, wire
from workers.engine import Outline
from workers.engine.archive import Archive, Entries, entries
from workers.engine.chorus import Chorus
from workers.engine.outline import order
from workers.engine.times import published_day
from workers.readings import fingerprint, load_outlines

LATER = 256
"""Articles of a story, its latest, that stay out of its archive, since news comes in late."""

LOT = 128
"""Articles that join an archive together, at least: more than those of a story in which everyone speaks."""

AGAIN = 8
"""An archive is made anew when its story was asked for so often that it is one time for so many of its articles."""

ABOUT = "about"
"""The name of the row that says what is known of an archive."""

AT_ONCE = 1000
"""Rows that one command writes."""

T = TypeVar("T")


@dataclass(frozen=True)
class Filed:
    """What is known of an archive: the engine that made it, how many articles it holds, and which is the last of these.

    `chunks` is how many chunks of a roll list them (`roll.py`); `written` is how often a report had been asked for at
    its last writing, and so new with each.
    """

    engine: str
    size: int
    published_at: str | None
    article: str
    chunks: int
    written: int

    def is_before(self, outlines: Mapping[str, Outline]) -> bool:
        """Whether all of these articles were published after those of the archive."""
        last = order(Article(self.article, "", "", published_at=self.published_at))
        return all(last < order(one) for one in outlines.values())


@dataclass(frozen=True)
class Opened:
    """What a comparison starts from: the articles that are not in the archive, and the archive where it is of use.

    `revisions` are of those articles; the outlines are missing of which another engine's are kept. `about` is what the
    store says of the archive, whether it is of use or not.
    """

    revisions: Mapping[str, int]
    outlines: Mapping[str, Outline]
    about: bytes | None
    filed: Filed | None


@dataclass(frozen=True)
class Filing:
    """Articles that join the archive: these, the first that are not in it, and what is written for them.

    `left_out` are the articles that a new archive does not hold.
    """

    joining: Sequence[Outline]
    entries: Entries
    left_out: frozenset[str] = frozenset()


class Table:
    """The rows of a story's archive in the store, as `engine.archive.Table` wants them."""

    def __init__(self, redis: Redis, story_id: str) -> None:
        self._redis, self._story = redis, story_id

    def rows(self, names: Sequence[str]) -> Sequence[bytes | str | None]:
        """The rows of these names, None for each that is absent."""
        return wire.some_fields(self._redis, keys.archive(self._story), *names)

    def ranks(self, themes: Sequence[str]) -> Sequence[float | None]:
        """The ranks of these themes, None for each that is absent."""
        return self._redis.zmscore(keys.ranks(self._story), [*themes])

    def ranked(self, start: int, number: int) -> Sequence[tuple[str, float]]:
        """So many themes with their ranks, from the first of them on that a number names; the lowest rank first."""
        found = self._redis.zrange(keys.ranks(self._story), start, start + number - 1, withscores=True)
        return [(theme.decode(), rank) for theme, rank in cast("list[tuple[bytes, float]]", found)]


def opened(redis: Redis, story_id: str) -> Opened:
    """What to compare a story from: its archive and the later articles, else all its articles."""
    asked = redis.pipeline()  # a transaction: the numbers belong together
    asked.hget(keys.archive(story_id), ABOUT)
    asked.zcard(keys.story_articles(story_id))
    asked.smembers(keys.later(story_id))
    about, number, members = wire.answers(asked)
    filed = Filed(**json.loads(about)) if about else None
    if filed and filed.engine == fingerprint() and filed.size + len(members) == number:
        later = sorted(wire.names(members))
        kept = zip(later, wire.some_fields(redis, keys.outlines(story_id), *later), strict=True)
        revisions, outlines = _told({key: row for key, row in kept if row})
        if outlines.keys() == {*later} and filed.is_before(outlines):
            return Opened(revisions, outlines, about, filed)
    kept_of_all = {key.decode(): row for key, row in wire.fields(redis, keys.outlines(story_id)).items()}
    return Opened(*_told(kept_of_all), about, None)


def _told(kept: Mapping[str, bytes]) -> tuple[dict[str, int], dict[str, Outline]]:
    """The revisions that are compared, and the outlines of this engine."""
    outlines = load_outlines({key: row.partition(b" ")[2] for key, row in kept.items()})
    return {key: _revision(row) for key, row in kept.items()}, outlines


def _revision(row: bytes) -> int:
    """The revision that a kept outline is of."""
    return int(row.partition(b" ")[0])


def archive(redis: Redis, story_id: str, start: Opened) -> Archive:
    """The archive of a story as a comparison takes it: empty where there is none of use."""
    return Archive(start.filed.size, Table(redis, story_id)) if start.filed else Archive()


def is_as_it_was(client: Redis, story_id: str, start: Opened) -> bool:
    """Whether nobody wrote the archive since a comparison started."""
    return wire.field(client, keys.archive(story_id), ABOUT) == start.about


def filing(told: Chorus, *, due: bool) -> Filing | None:
    """Which articles join the archive after this comparison, None where too few came. A new one is made when `due`.

    Those without a day of publication are the last of all, whatever comes, and never join.
    """
    dated = sum(published_day(one.published_at) is not None for one in told.outlines)
    spare = (dated - LATER) // LOT * LOT
    if spare <= 0 or not (told.archive.size or due):
        return None
    joining = told.outlines[:spare]
    return Filing(joining, entries(told.archive, [(one, told.places[one.article][1]) for one in joining]))


def may_join(pipe: Pipeline, story_id: str, start: Opened, made: Filing | None) -> Filing | None:
    """The filing, where the articles that join are as they were compared; watched from here on.

    For a new archive it says then which articles that leaves out.
    """
    if made is None:
        return None
    pipe.watch(keys.outlines(story_id))  # type: ignore[no-untyped-call]
    ids = [one.article for one in made.joining]
    rows = wire.some_fields(pipe, keys.outlines(story_id), *ids)
    if any(not row or _revision(row) != start.revisions[key] for key, row in zip(ids, rows, strict=True)):
        return None
    members = [] if start.filed else wire.names(pipe.hkeys(keys.outlines(story_id)))
    return replace(made, left_out=frozenset(members).difference(ids))


def write(pipe: Pipeline, story_id: str, made: Filing, listed: roll.Roll, asked: int) -> None:
    """Let articles join, in a transaction where only writing is possible any more.

    `made` is what `may_join` gave; `listed` is the roll that ends a chunk with the last of those that join, `asked` how
    often a report had been asked for.
    """
    ids = [one.article for one in made.joining]
    pipe.srem(keys.later(story_id), *ids)
    if made.left_out:
        pipe.sadd(keys.later(story_id), *made.left_out)
    for rows in _lots([*made.entries.rows.items()]):
        pipe.hset(keys.archive(story_id), mapping=dict(rows))
    for ranks in _lots([*made.entries.ranks.items()]):
        pipe.zadd(keys.ranks(story_id), dict(ranks))
    last = made.joining[-1]
    chunks = len(listed.older) + roll.chunks_of(ids)
    filed = Filed(fingerprint(), made.entries.size, last.published_at, last.article, chunks, asked)
    pipe.hset(keys.archive(story_id), ABOUT, json.dumps(asdict(filed)))
    pipe.hset(keys.story(story_id), "filed", asked)


def sources(client: Redis, story_id: str) -> frozenset[str]:
    """Who published the articles of the archive."""
    return frozenset(json.loads(wire.field(client, keys.archive(story_id), "sources") or "{}"))


def drop(pipe: Pipeline, story_id: str) -> None:
    """Forget the archive of a story."""
    pipe.delete(keys.archive(story_id), keys.ranks(story_id))


def _lots(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))
