"""The store as the service sees it: take articles in; show articles, stories and reports.

What the jobs do with an accepted article is in `workers.progress`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from redis import Redis
from redis.exceptions import RedisError, ResponseError

from schemas.articles import Article, StoredArticle, Submission
from schemas.changes import Changes
from schemas.forms import reports
from schemas.reports import Report
from schemas.stories import Story
from workers import keys, landing, listing, records, stories, versions, wire
from workers.intake import Acceptance, Intake
from workers.landing import KeptVersion
from workers.listing import Page, Wanted


@dataclass(frozen=True)
class StoredReport:
    """The newest report on a story. `body` is its JSON text as served."""

    version: int
    body: str


class Store:
    """Accepted articles, their stories and reports, in Redis. Errors of the connection are redis.RedisError."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._intake = Intake(redis)

    @property
    def redis(self) -> Redis:
        """The client, for what is kept beside articles and stories: keys, counters."""
        return self._redis

    def accept(self, posted: Submission) -> Acceptance:
        """Keep the article, or the next revision of the one that its source calls so, and have it read.

        `Intake.accept` says what is the same article, and `Acceptance.outcome` what became of this one.
        """
        key, outcome = self._intake.accept(posted)
        article = self.article(key)
        assert article is not None  # noqa: S101 (an article is never removed)
        return Acceptance(article, outcome)

    def withdraw(self, article_id: str) -> StoredArticle | None:
        """Take an article back: its report follows, its texts are deleted. None where there is no such article."""
        return self.article(article_id) if self._intake.withdraw(article_id) else None

    def known(self, source: str, *, external_id: str | None = None, url: str | None = None) -> str | None:
        """The id of the article that its source calls by that name, None where there is none."""
        return self._intake.known(source, external_id=external_id, url=url)

    def article(self, article_id: str) -> StoredArticle | None:
        """The standing of an accepted article."""
        fields = wire.fields(self._redis, keys.article(article_id))
        return records.stored_article(article_id, fields) if fields else None

    def stories(self, limit: int, cursor: str | None = None) -> Page[Story]:
        """A page of the stories that have articles, most recently changed first; listing.BadCursor for no cursor."""
        return listing.page(self._redis, keys.STORIES, limit, cursor, self._load)

    def story(self, story_id: str) -> Story | None:
        """One story; None where there is none, or all its articles failed. One that lost them has none left."""
        return next(self._load([story_id]))

    def _load(self, story_ids: Sequence[str]) -> Iterator[Story | None]:
        asked = self._redis.pipeline(transaction=False)
        for story_id in story_ids:
            asked.hmget(keys.story(story_id), "title", "version", "updated_at", "counts")
            asked.zrange(keys.story_articles(story_id), 0, -1)
        answers = wire.answers(asked)
        for story_id, (title, version, updated, counts), members in zip(
            story_ids, answers[::2], answers[1::2], strict=True
        ):
            articles = tuple(wire.names(members))
            yield (
                Story(
                    story_id, title.decode(), articles, int(version or 0), updated.decode(), json.loads(counts or "{}")
                )
                if members or version
                else None
            )

    def articles(self, wanted: Wanted, limit: int, cursor: str | None = None) -> Page[StoredArticle]:
        """A page of the articles, the latest first; listing.BadCursor for no cursor."""
        return listing.articles(self._redis, wanted, limit, cursor)

    def report(self, story_id: str) -> StoredReport | None:
        """The newest report on a story, None before the first."""
        version = self.version(story_id)
        kept = self.kept(story_id, version) if version else None
        return StoredReport(version, kept.body) if kept else None

    def version(self, story_id: str) -> int:
        """The number of the newest report on a story, 0 before the first."""
        (version,) = wire.counters(self._redis, keys.story(story_id), "version")
        return version

    def kept(self, story_id: str, version: int) -> KeptVersion | None:
        """One version of the report on a story, None where there is no such version."""
        return landing.kept(self._redis, story_id, version)

    def changes(self, story_id: str, since: int) -> Changes | None:
        """What changed from that version (0: from nothing) to the newest; None where there is no such version."""
        newest = self.kept(story_id, self.version(story_id))
        before = self.kept(story_id, since) if since else None
        if newest is None or (since and before is None):
            return None
        old = (_parsed(before), before.revisions) if before else (None, {})
        return versions.changes(self._redis, old, (_parsed(newest), newest.revisions), newest.at)

    def changes_of(self, story_id: str, version: int) -> Changes | None:
        """What that version changed, None where there is no such version."""
        return landing.changes(self._redis, story_id, version)

    def texts(self, story_id: str) -> dict[str, Article]:
        """The story's articles by id, as the engine takes them: what its report quotes from."""
        found = stories.members(self._redis, story_id)
        return {key: records.article(key, records.submission(fields)) for key, fields in found.items()}

    def texts_of(self, kept: KeptVersion) -> dict[str, Article]:
        """The articles that a version quotes from, by id, in the revisions that it compares; without the withdrawn."""
        asked = self._redis.pipeline(transaction=False)
        for key, revision in kept.revisions.items():
            asked.hget(keys.revisions(key), str(revision))
        found = zip(kept.revisions, wire.answers(asked), strict=True)
        return {key: records.article(key, records.parse(text)) for key, text in found if text}

    def healthy(self) -> list[str]:
        """What keeps the store from taking articles in, empty where nothing does. Touches none of RQ's registries."""
        try:
            self._redis.ping()
            persistence = self._redis.info("persistence")
        except ResponseError:  # the store in memory has no INFO
            return []
        except (RedisError, OSError) as error:
            return [f"the store does not answer: {error}"]
        return list(_disk_faults(persistence))


def _parsed(kept: KeptVersion) -> Report:
    return reports.load(json.loads(kept.body))


def _disk_faults(persistence: dict[str, Any]) -> Iterator[str]:
    if persistence.get("loading"):
        yield "the store is still loading its file"
    if persistence.get("aof_enabled") and persistence.get("aof_last_write_status") != "ok":
        yield "the store cannot write its append-only file"
