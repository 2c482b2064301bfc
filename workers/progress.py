"""How an accepted article gets on: it joins a story, or fails.

Each step is one transaction that looks before it writes, so that a job killed anywhere and run again, or run twice at
once, gives the same end. An article is `queued` until a report that includes it is stored (`workers.versions`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Submission
from workers import engine, keys, placing, records, stories, wire
from workers.placing import Placement
from workers.queues import COMPARE, READ, Jobs
from workers.webhooks import messages, outbox
from workers.wire import Fields


@dataclass(frozen=True)
class Unread:
    """A revision that waits to be read."""

    revision: int
    submission: Submission


class Progress:
    """The steps of an article's way through the store. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def unread(self, article_id: str) -> Unread | None:
        """The revision of that article that waits to be read, None where none does (any more)."""
        return _unread(wire.fields(self._redis, keys.article(article_id)))

    def join(self, article_id: str, revision: int, profile: engine.Profile, kept: wire.Values) -> str | None:
        """Put a revision that was read into its story, and with it the job that compares it; the story's id.

        `kept` are the fields of the article's hash that keep what was read.

        None where it waits no more: it was read, or a newer one came. The story is the one that the caller named, else
        for a new article the one that it belongs to, for which others may move, else a new one. Of two articles that
        come together, the second sees that another was placed since it looked, and looks again.
        """

        def step(pipe: Pipeline) -> str | None:
            fields = wire.fields(pipe, keys.article(article_id))
            waiting = _unread(fields)
            if waiting is None or waiting.revision != revision:
                return None
            placement = self._place(pipe, article_id, fields, profile)
            before, story_id = records.text(fields, b"story"), placement.story
            leaves = before if before != story_id else None
            last = leaves is not None and stories.is_last(pipe, leaves)
            pipe.multi()
            pipe.incr(keys.OPENED)
            placing.move(pipe, placement, self._jobs)
            if leaves is not None:
                stories.leave(pipe, leaves, article_id, last=last)
                stories.ask(pipe, leaves, self._jobs)
            self._enter(pipe, story_id, article_id, fields, str(kept["outline"]))
            pipe.hset(keys.article(article_id), mapping=kept)
            return story_id

        return wire.transact(self._redis, step, keys.article(article_id), keys.OPENED, keys.MERGED)

    def remember(self, article_id: str, story_id: str, revision: int, kept: wire.Values) -> None:
        """Keep what was read anew of a revision, where its story still compares that one."""

        def step(pipe: Pipeline) -> None:
            fields = wire.fields(pipe, keys.article(article_id))
            is_here = records.text(fields, b"story") == story_id and records.revision(fields) == revision
            pipe.multi()
            if is_here:
                pipe.hset(keys.article(article_id), mapping=kept)
                pipe.hset(keys.outlines(story_id), article_id, f"{revision} {kept['outline']}")

        wire.transact(self._redis, step, keys.article(article_id))

    def _place(self, pipe: Pipeline, article_id: str, fields: Fields, profile: engine.Profile) -> Placement:
        """The story for a revision: a later one stays where the article is, unless its caller names another one now."""
        _, posted = records.newest(fields)
        at, placed = records.text(fields, b"story"), records.text(fields, b"placed")
        if at is not None and posted.story in (None, records.submission(fields).story):
            return Placement(at)
        named = (placed if at is None else None) or posted.story
        if named:
            return Placement(stories.merged_into(pipe, named))
        return placing.place(pipe, self._redis, article_id, posted, profile)

    def _enter(self, pipe: Pipeline, story_id: str, article_id: str, fields: Fields, outline: str) -> None:
        number, posted = records.newest(fields)
        moment = records.published(posted, fields[b"received_at"].decode())
        stories.enter(pipe, story_id, posted.title, article_id, moment, f"{number} {outline}")
        if posted.story or b"placed" in fields:
            stories.hold(pipe, [article_id])
        job = stories.ask(pipe, story_id, self._jobs)
        key = keys.article(article_id)
        values: wire.Values = {"submission": records.canonical(posted), "revision": number, "story": story_id}
        pipe.hset(key, mapping={**values, "job": job})
        pipe.hdel(key, "revised", "placed")

    def fail(self, article_id: str, reason: str, *, job: str | None = None, revision: int | None = None) -> bool:
        """Give an article up for a reason in plain words; whether it was still waiting.

        A new one leaves its story. One whose next revision cannot be read stays there as it was; one whose revision
        cannot be compared leaves, and the story is compared without it. Where `job` is given, only while the article
        waits for that job; where `revision` is, only while that one is to be compared.
        """

        def step(pipe: Pipeline) -> bool:
            fields = wire.fields(pipe, keys.article(article_id))
            compares = b"story" in fields and b"revised" not in fields
            if not _waits(fields, job) or (revision and not (compares and records.revision(fields) == revision)):
                return False
            story_id = records.text(fields, b"story") if compares else None
            last = story_id is not None and stories.is_last(pipe, story_id)
            pipe.multi()
            if story_id is not None:
                self._leave(pipe, story_id, article_id, fields, last=last)
            pipe.hset(keys.article(article_id), mapping={"status": "failed", "reason": reason})
            pipe.zrem(keys.PENDING, article_id)
            article = replace(records.stored_article(article_id, fields), status="failed", reason=reason)
            outbox.tell(pipe, [messages.of_article("article.failed", article)])
            return True

        return wire.transact(self._redis, step, keys.article(article_id))

    def _leave(self, pipe: Pipeline, story_id: str, article_id: str, fields: Fields, *, last: bool) -> None:
        stories.leave(pipe, story_id, article_id, last=last)
        if records.revision(fields) > records.FIRST:  # a report may hold its earlier revision
            stories.ask(pipe, story_id, self._jobs)
        pipe.hdel(keys.article(article_id), "story", "claims", "profile", "reading", "outline", "held")

    def revive(self, article_id: str, job: str) -> bool:
        """Put the job of a waiting article again, where `job` is the one that it waits for and that is no more."""

        def step(pipe: Pipeline) -> bool:
            fields = wire.fields(pipe, keys.article(article_id))
            if not _waits(fields, job):
                return False
            story_id = records.text(fields, b"story")
            pipe.multi()
            if _unread(fields) or story_id is None:
                new = self._jobs.put(READ, article_id, pipe)
            else:
                new = stories.ask(pipe, story_id, self._jobs)
            pipe.hset(keys.article(article_id), "job", new)
            return True

        return wire.transact(self._redis, step, keys.article(article_id))

    def revive_story(self, story_id: str, job: str) -> bool:
        """Put the job of a story again that waits for a new report, where `job` is no more."""

        def step(pipe: Pipeline) -> bool:
            waits = wire.field(pipe, keys.story(story_id), "job") == job.encode()
            due = waits and pipe.zscore(keys.DUE, story_id) is not None
            pipe.multi()
            if due:
                pipe.hset(keys.story(story_id), "job", self._jobs.put(COMPARE, story_id, pipe))
            return due

        return wire.transact(self._redis, step, keys.story(story_id), keys.DUE)


def _waits(fields: Fields, job: str | None) -> bool:
    return fields.get(b"status") == b"queued" and (job is None or fields.get(b"job") == job.encode())


def _unread(fields: Fields) -> Unread | None:
    if not _waits(fields, None) or (b"story" in fields and b"revised" not in fields):
        return None
    return Unread(*records.newest(fields))
