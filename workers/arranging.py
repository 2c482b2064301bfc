"""How editors arrange articles in stories: move, merge, split. The reports of both sides follow.

What an editor arranged is held as it was left, on both sides: no article of the two stories moves by itself any more.
An article counts as waiting until a report of its new story holds it, so that no move is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis
from redis.client import Pipeline

from workers import keys, records, stories, triage, wire
from workers.queues import Jobs
from workers.wire import Fields


class NotThere(LookupError):
    """There is no such article or story; the message says which."""


class Unfit(ValueError):
    """It cannot be arranged so; the message says why."""


@dataclass(frozen=True)
class _Transfer:
    """An article on its way from one story to another, and its place there."""

    article: str
    fields: Fields
    moment: float


class Arranging:
    """Changes which articles make a story. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def move(self, article_id: str, story_id: str) -> None:
        """Put an article into a story, which is opened where there is none. One that waits to be read joins it then.

        NotThere where there is no such article, Unfit where it is in no story for good.
        """

        def step(pipe: Pipeline) -> None:
            fields = _article(pipe, article_id)
            target = stories.merged_into(pipe, story_id)
            before = records.text(fields, b"story")
            if before is None and fields[b"status"] != b"queued":
                raise Unfit(f"“{article_id}” is {fields[b'status'].decode()} and in no story.")
            last = before is not None and stories.is_last(pipe, before)
            arranged = _members(pipe, target, *([before] if before else []))
            pipe.multi()
            if before is None:
                pipe.hset(keys.article(article_id), "placed", target)
            elif before != target:
                self._transfer(pipe, before, target, [self._on_its_way(article_id, fields)], empties=last)
                stories.hold(pipe, arranged)

        wire.transact(self._redis, step, keys.article(article_id), keys.MERGED)

    def split(self, story_id: str, article_ids: Sequence[str], new_id: str | None, title: str) -> str:
        """Put articles of a story into a new one; its id, made of the first one's title where none is given.

        NotThere where there is no such story, Unfit where an article is not in it, or the new story is there already.
        """

        def step(pipe: Pipeline) -> str:
            members = _members(pipe, story_id)
            _must_be_in(story_id, article_ids, members)
            moving = [self._on_its_way(key, _article(pipe, key)) for key in article_ids]
            target = new_id or records.new_story_id(article_ids[0], records.newest(moving[0].fields)[1])
            if pipe.exists(keys.story(target)) or wire.field(pipe, keys.MERGED, target):
                raise Unfit(f"There is a story “{target}” already.")
            pipe.multi()
            if title:
                pipe.hset(keys.story(target), mapping={"name": title, "title": title})
            self._transfer(pipe, story_id, target, moving, empties=len(moving) == len(members))
            stories.hold(pipe, members)
            return target

        watched = [keys.article(key) for key in article_ids]
        return wire.transact(self._redis, step, keys.story_articles(story_id), keys.MERGED, *watched)

    def merge(self, story_id: str, other_id: str) -> None:
        """Put every article of the other story into this one, which stands for it from then on.

        What editors decided about the other's conflicts is taken over where nothing was decided here.
        """
        if story_id == other_id:
            raise Unfit("A story cannot be merged into itself.")

        def step(pipe: Pipeline) -> None:
            for key in (story_id, other_id):
                if not pipe.exists(keys.story(key)) or wire.field(pipe, keys.MERGED, key):
                    raise NotThere(f"There is no story “{key}”.")
            ids, arranged = _members(pipe, other_id), _members(pipe, story_id, other_id)
            pipe.watch(*map(keys.article, ids)) if ids else None  # type: ignore[no-untyped-call]
            moving = [self._on_its_way(key, _article(pipe, key)) for key in ids]
            decided = triage.of_story(pipe, other_id)
            here = triage.of_story(pipe, story_id)
            pipe.multi()
            self._transfer(pipe, other_id, story_id, moving, empties=True)
            stories.hold(pipe, arranged)
            triage.keep(pipe, story_id, {key: one for key, one in decided.items() if key not in here})
            pipe.hset(keys.MERGED, other_id, story_id)
            pipe.zrem(keys.DUE, other_id)

        both = [key for name in (story_id, other_id) for key in (keys.story_articles(name), keys.triage(name))]
        wire.transact(self._redis, step, keys.MERGED, *both)

    def _on_its_way(self, article_id: str, fields: Fields) -> _Transfer:
        moment = records.published(records.submission(fields), fields[b"received_at"].decode())
        return _Transfer(article_id, fields, moment)

    def _transfer(
        self, pipe: Pipeline, before: str, target: str, moving: Sequence[_Transfer], *, empties: bool
    ) -> None:
        for one in moving:
            stories.leave(pipe, before, one.article, last=empties)
            title = records.submission(one.fields).title
            stories.enter(pipe, target, title, one.article, one.moment, records.remembered(one.fields))
            pipe.hset(keys.article(one.article), "story", target)
        if not moving:
            return
        stories.ask(pipe, before, self._jobs)
        job = stories.ask(pipe, target, self._jobs)
        for one in moving:
            self._wait(pipe, one, job)

    def _wait(self, pipe: Pipeline, one: _Transfer, job: str) -> None:
        """Let an article that was read wait for its new report; one that waits for more, or failed, stays as it is."""
        if one.fields[b"status"] in (b"read", b"queued") and b"revised" not in one.fields:
            pipe.hset(keys.article(one.article), mapping={"status": "queued", "job": job})
            pipe.zadd(keys.PENDING, {one.article: records.now().timestamp()})


def _article(pipe: Pipeline, article_id: str) -> Fields:
    fields = wire.fields(pipe, keys.article(article_id))
    if not fields:
        raise NotThere(f"There is no article “{article_id}”.")
    return fields


def _members(pipe: Pipeline, *story_ids: str) -> list[str]:
    """The ids of the articles of those stories."""
    return [key for story_id in story_ids for key in wire.names(pipe.zrange(keys.story_articles(story_id), 0, -1))]


def _must_be_in(story_id: str, article_ids: Sequence[str], members: Sequence[str]) -> None:
    if not members:
        raise NotThere(f"There is no story “{story_id}” with articles.")
    strangers = [key for key in article_ids if key not in members]
    if strangers:
        raise Unfit(f"“{strangers[0]}” is not in the story “{story_id}”.")


def merged(redis: Redis, story_id: str) -> str | None:
    """The story that stands for one that was merged, None for any other."""
    target = stories.merged_into(redis, story_id)
    return target if target != story_id else None
