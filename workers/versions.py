"""The versions of a story's report: what goes into the next one, and its landing.

A story counts the joins (`wanted`) and up to which of them its report goes (`compared`). A comparison of fewer joins
than the report has is worthless and never lands, so that many posts to one story cost few comparisons, and of two
workers on one story the one that knew more wins, whichever ends first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from redis import Redis
from redis.client import Pipeline

from schemas.articles import Article
from schemas.forms import reports
from schemas.reports import Report
from workers import keys, records, stories, wire


@dataclass(frozen=True)
class Snapshot:
    """A story at one moment: its articles, those of them that are in no report yet, and how many joins led here."""

    story: str
    wanted: int
    articles: tuple[Article, ...]
    pending: tuple[str, ...]


class Versions:
    """The reports of the stories. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def snapshot(self, story_id: str) -> Snapshot | None:
        """What there is to compare, None where the newest report has it all."""
        # The count is read before the articles: one that joins in between is in, and is compared once more.
        wanted, compared = wire.counters(self._redis, keys.story(story_id), "wanted", "compared")
        found = stories.members(self._redis, story_id) if compared < wanted else {}
        if not found:
            return None
        articles = tuple(records.article(key, records.submission(fields)) for key, fields in found.items())
        return Snapshot(story_id, wanted, articles, tuple(k for k, f in found.items() if f[b"status"] == b"queued"))

    def land(self, seen: Snapshot, report: Report) -> int | None:
        """Store the report on a snapshot, and with it that its articles are read; its version.

        The version counts up only where something other than the version changed. None, and nothing is stored, where
        a report that knew more is there, or an article of the snapshot was given up meanwhile.
        """
        story_key = keys.story(seen.story)
        story = seen.story.encode()
        pending = [keys.article(key) for key in seen.pending]

        def step(pipe: Pipeline) -> int | None:
            compared, version = wire.counters(pipe, story_key, "compared", "version")
            if compared >= seen.wanted or any(wire.field(pipe, key, "story") != story for key in pending):
                return None
            body = wire.field(pipe, story_key, "report")
            same = body is not None and reports.dumps(replace(report, version=version)).encode() == body
            pipe.multi()
            pipe.hset(story_key, "compared", seen.wanted)
            for key in seen.pending:
                pipe.hset(keys.article(key), "status", "read")
                pipe.zrem(keys.PENDING, key)
            return version if same else self._renew(pipe, seen.story, replace(report, version=version + 1))

        return wire.transact(self._redis, step, story_key, *pending)

    def _renew(self, pipe: Pipeline, story_id: str, report: Report) -> int:
        fields: wire.Values = {"title": report.story_title, "version": report.version, "report": reports.dumps(report)}
        pipe.hset(keys.story(story_id), mapping=fields)
        stories.touch(pipe, story_id)
        return report.version
