"""How an accepted article gets on: it joins a story, or fails.

Each step is one transaction that looks before it writes, so that a job killed anywhere and run again, or run twice at
once, gives the same end. An article is `queued` until a report that includes it is stored (`workers.versions`).
"""

from __future__ import annotations

import json

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Submission
from workers import engine, keys, records, stories, wire
from workers.queues import COMPARE, READ, Jobs
from workers.wire import Fields


class Progress:
    """The steps of an article's way through the store. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def unread(self, article_id: str) -> Submission | None:
        """What was posted under that id, None where there is nothing to read (any more)."""
        fields = wire.fields(self._redis, keys.article(article_id))
        return records.submission(fields) if _waits_for_reading(fields) else None

    def join(self, article_id: str, claims: int, profile: engine.Profile) -> str | None:
        """Put a read article into its story, and with it the job that compares it; the story's id, None if it has one.

        The story is the one that the caller named, else the nearest, else a new one. Of two articles that come
        together and open one new story, the second sees that a story was opened since it looked, and looks again.
        """

        def step(pipe: Pipeline) -> str | None:
            fields = wire.fields(pipe, keys.article(article_id))
            if not _waits_for_reading(fields):
                return None
            story_id = self._story_for(article_id, records.submission(fields), profile)
            opens = pipe.zscore(keys.STORIES, story_id) is None
            pipe.multi()
            if opens:
                pipe.incr(keys.OPENED)
            self._enter(pipe, story_id, article_id, fields)
            pipe.hset(keys.article(article_id), mapping={"claims": claims, "profile": json.dumps(profile)})
            return story_id

        return wire.transact(self._redis, step, keys.article(article_id), keys.OPENED)

    def _story_for(self, article_id: str, posted: Submission, profile: engine.Profile) -> str:
        named = posted.story or engine.nearest(profile, stories.profiles(self._redis))
        return named or records.new_story_id(article_id, posted)

    def _enter(self, pipe: Pipeline, story_id: str, article_id: str, fields: Fields) -> None:
        posted = records.submission(fields)
        moment = records.published(posted, fields[b"received_at"].decode())
        stories.enter(pipe, story_id, posted.title, article_id, moment)
        job = self._jobs.put(COMPARE, story_id, pipe)
        pipe.hset(keys.article(article_id), mapping={"story": story_id, "job": job})

    def fail(self, article_id: str, reason: str, *, job: str | None = None) -> bool:
        """Give an article up for a reason in plain words, and take it out of its story; whether it was still waiting.

        Where `job` is given, only while the article waits for that job.
        """

        def step(pipe: Pipeline) -> bool:
            fields = wire.fields(pipe, keys.article(article_id))
            if not _waits(fields, job):
                return False
            story_id = records.text(fields, b"story")
            last = story_id is not None and stories.is_last(pipe, story_id)
            pipe.multi()
            if story_id is not None:
                stories.leave(pipe, story_id, article_id, last=last)
            pipe.hset(keys.article(article_id), mapping={"status": "failed", "reason": reason})
            pipe.hdel(keys.article(article_id), "story", "claims", "profile")
            pipe.zrem(keys.PENDING, article_id)
            return True

        return wire.transact(self._redis, step, keys.article(article_id))

    def revive(self, article_id: str, job: str) -> bool:
        """Put the job of a waiting article again, where `job` is the one that it waits for and that is no more."""

        def step(pipe: Pipeline) -> bool:
            fields = wire.fields(pipe, keys.article(article_id))
            if not _waits(fields, job):
                return False
            story_id = records.text(fields, b"story")
            pipe.multi()
            if story_id:
                pipe.hincrby(keys.story(story_id), "wanted", 1)
            new = self._jobs.put(COMPARE, story_id, pipe) if story_id else self._jobs.put(READ, article_id, pipe)
            pipe.hset(keys.article(article_id), "job", new)
            return True

        return wire.transact(self._redis, step, keys.article(article_id))


def _waits(fields: Fields, job: str | None) -> bool:
    return fields.get(b"status") == b"queued" and (job is None or fields.get(b"job") == job.encode())


def _waits_for_reading(fields: Fields) -> bool:
    return _waits(fields, None) and b"story" not in fields
