"""The store as the service sees it: take articles in; show articles, stories and reports.

What the jobs do with an accepted article is in `workers.progress`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from redis import Redis
from redis.exceptions import RedisError, ResponseError

from schemas.articles import Article, StoredArticle, Submission
from schemas.stories import Story
from workers import keys, records, stories, wire
from workers.intake import Acceptance, Intake


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

    def stories(self) -> list[Story]:
        """Every story that has articles, most recently changed first."""
        return list(self._load(wire.names(self._redis.zrevrange(keys.STORIES, 0, -1))))

    def story(self, story_id: str) -> Story | None:
        """One story; None where there is none, or all its articles failed. One that lost them has none left."""
        return next(self._load([story_id]), None)

    def _load(self, story_ids: Sequence[str]) -> Iterator[Story]:
        asked = self._redis.pipeline()
        for story_id in story_ids:
            asked.hmget(keys.story(story_id), "title", "version", "updated_at")
            asked.zrange(keys.story_articles(story_id), 0, -1)
        answers = wire.answers(asked)
        for story_id, (title, version, updated), members in zip(story_ids, answers[::2], answers[1::2], strict=True):
            if members or version:
                articles = tuple(wire.names(members))
                yield Story(story_id, title.decode(), articles, int(version or 0), updated.decode())

    def report(self, story_id: str) -> StoredReport | None:
        """The newest report on a story, None before the first."""
        stored = wire.fields(self._redis, keys.story(story_id))
        return StoredReport(int(stored[b"version"]), stored[b"report"].decode()) if b"report" in stored else None

    def texts(self, story_id: str) -> dict[str, Article]:
        """The story's articles by id, as the engine takes them: what its report quotes from."""
        found = stories.members(self._redis, story_id)
        return {key: records.article(key, records.submission(fields)) for key, fields in found.items()}

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


def _disk_faults(persistence: dict[str, Any]) -> Iterator[str]:
    if persistence.get("loading"):
        yield "the store is still loading its file"
    if persistence.get("aof_enabled") and persistence.get("aof_last_write_status") != "ok":
        yield "the store cannot write its append-only file"
