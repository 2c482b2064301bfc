"""How articles come in, are revised and are taken back: each a transaction that looks first.

An article that was read stays in its report as it is until its next revision is read: nothing is unsaid by what
may turn out unreadable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from redis import Redis
from redis.client import Pipeline

from schemas.articles import StoredArticle, Submission
from workers import keys, records, stories, wire
from workers.queues import READ, Jobs
from workers.wire import Fields

Outcome = Literal["created", "revised", "same", "stale"]
"""What a submission was: a new article; the next revision of one; what is here already; older than what is here."""


@dataclass(frozen=True)
class Acceptance:
    """The article as it stands after a submission, and what the submission was."""

    article: StoredArticle
    outcome: Outcome

    @property
    def created(self) -> bool:
        """Whether there was no such article before."""
        return self.outcome == "created"


class Intake:
    """Takes articles in and back. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._jobs = Jobs(redis)

    def accept(self, posted: Submission) -> tuple[str, Outcome]:
        """Keep the article and put the job that reads it, both or neither; the article's id.

        The same source with the same `external_id`, or where it gives none with the same `url`, is the same article,
        and what it says anew is its next revision. The same again is no revision and no second job; what had failed is
        tried again. A revision whose `revised_at` is before that of the one here is left aside (`stale`), and so is
        one of a withdrawn article that is not after it.
        """
        names = records.names_of(posted)

        def step(pipe: Pipeline) -> tuple[str, Outcome]:
            key = _known(pipe, posted) or records.article_id(posted)
            pipe.watch(keys.article(key))  # type: ignore[no-untyped-call]
            fields = wire.fields(pipe, keys.article(key))
            outcome = _outcome(fields, posted)
            pipe.multi()
            if outcome == "created":
                self._create(pipe, key, posted)
            elif outcome == "revised":
                self._revise(pipe, key, posted, fields)
            elif outcome == "same" and fields[b"status"] == b"failed":
                self._read(pipe, key)
            if outcome in ("created", "revised"):
                pipe.mset(dict.fromkeys(names, key)) if names else None
            return key, outcome

        return wire.transact(self._redis, step, *names)

    def _create(self, pipe: Pipeline, key: str, posted: Submission) -> None:
        came = records.stamp(records.now())
        fields: wire.Values = {
            "submission": records.canonical(posted),
            "revision": records.FIRST,
            "newest": records.FIRST,
            "received_at": came,
        }
        pipe.hset(keys.article(key), mapping=fields)
        pipe.hset(keys.revisions(key), str(records.FIRST), records.canonical(posted))
        for index in (keys.ARTICLES, keys.source(posted.source)):
            pipe.zadd(index, {key: records.seconds(came) or 0.0})
        self._read(pipe, key)

    def _revise(self, pipe: Pipeline, key: str, posted: Submission, fields: Fields) -> None:
        """The next revision waits beside the one that the story compares; it takes its place where none was read."""
        number = records.newest(fields)[0] + 1
        text = records.canonical(posted)
        beside: wire.Values = {"revised": text} if b"story" in fields else {"submission": text, "revision": number}
        values = {"newest": number, "changed_at": records.stamp(records.now())} | dict(beside)
        pipe.hset(keys.article(key), mapping=values)
        pipe.hset(keys.revisions(key), str(number), text)
        self._read(pipe, key)

    def _read(self, pipe: Pipeline, key: str) -> None:
        """Let the newest revision be read."""
        pipe.hset(keys.article(key), mapping={"status": "queued", "job": self._jobs.put(READ, key, pipe)})
        pipe.hdel(keys.article(key), "reason")
        pipe.zadd(keys.PENDING, {key: records.now().timestamp()})

    def withdraw(self, article_id: str) -> bool:
        """Take an article back: it leaves its story, whose report follows, and its texts are deleted.

        What remains says that there was such an article. Posted again it comes back as its next revision. Whether
        there is such an article; one that was withdrawn before stays so.
        """

        def step(pipe: Pipeline) -> bool:
            fields = wire.fields(pipe, keys.article(article_id))
            if not fields or fields[b"status"] == b"withdrawn":
                return bool(fields)
            story_id = records.text(fields, b"story")
            last = story_id is not None and stories.is_last(pipe, story_id)
            pipe.multi()
            if story_id is not None:
                stories.leave(pipe, story_id, article_id, last=last)
                stories.ask(pipe, story_id, self._jobs)
            _empty(pipe, article_id, fields)
            return True

        return wire.transact(self._redis, step, keys.article(article_id))

    def known(self, source: str, *, external_id: str | None = None, url: str | None = None) -> str | None:
        """The id of the article that its source calls by that name, None where there is none."""
        return _known(self._redis, Submission(source, "", external_id=external_id, url=url))


def _known(client: Redis, posted: Submission) -> str | None:
    """The article of that name. Two that their source calls by different names are two, at one address even."""
    names = records.names_of(posted)
    found = [wire.name(client, name) for name in names]
    if found and found[0] is None and found[-1] is not None and posted.external_id:
        here = wire.fields(client, keys.article(found[-1]))
        return None if here and records.newest(here)[1].external_id else found[-1]
    return found[0] if found else None


def _outcome(fields: Fields, posted: Submission) -> Outcome:
    if not fields:
        return "created"
    _, here = records.newest(fields)
    before, now = records.seconds(here.revised_at), records.seconds(posted.revised_at)
    withdrawn = fields[b"status"] == b"withdrawn"
    if before is not None and now is not None and (now <= before if withdrawn else now < before):
        return "stale"
    same = replace(posted, revised_at=None) == replace(here, revised_at=None)
    return "same" if same and not withdrawn else "revised"


def _empty(pipe: Pipeline, article_id: str, fields: Fields) -> None:
    """Delete what the article said."""
    number, here = records.newest(fields)
    key = keys.article(article_id)
    left = records.canonical(replace(here, title="", text=""))
    moment = records.stamp(records.now())
    pipe.hset(key, mapping={"submission": left, "revision": number, "status": "withdrawn", "changed_at": moment})
    pipe.hdel(key, "revised", "story", "claims", "profile", "reading", "outline", "reason", "job", "placed", "held")
    pipe.delete(keys.revisions(article_id))
    pipe.zrem(keys.PENDING, article_id)
