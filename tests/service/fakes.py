"""A store that remembers, and one that is out of reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NoReturn

from fakeredis import FakeRedis, FakeServer
from redis import Redis
from redis.exceptions import ConnectionError as Unreachable

from schemas.articles import Article, StoredArticle, Submission
from schemas.changes import Changes
from schemas.forms import reports
from schemas.reports import Report
from schemas.stories import Story
from service.settings import Settings
from workers.intake import Acceptance
from workers.landing import KeptVersion
from workers.listing import BadCursor, Page
from workers.store import StoredReport

__all__ = ["LostStore", "RememberingStore", "Settings"]


@dataclass
class RememberingStore:
    """Keeps everything in dictionaries; `jobs` lists the articles that were queued, in order."""

    articles: dict[str, StoredArticle] = field(default_factory=dict)
    jobs: list[str] = field(default_factory=list)
    kept_stories: dict[str, Story] = field(default_factory=dict)
    reports: dict[str, StoredReport] = field(default_factory=dict)
    kept_texts: dict[str, dict[str, Article]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    redis: Redis = field(default_factory=lambda: FakeRedis(server=FakeServer()))

    def accept(self, submission: Submission) -> Acceptance:
        for article in self.articles.values():
            if article.submission == submission:
                return Acceptance(article, "same")
        key = f"a{len(self.articles) + 1}"
        self.articles[key] = StoredArticle(key, submission, "queued", None, None, None, "2024-05-14T12:00:00+00:00")
        self.jobs.append(key)
        return Acceptance(self.articles[key], "created")

    def article(self, article_id: str) -> StoredArticle | None:
        return self.articles.get(article_id)

    def stories(self, limit: int, cursor: str | None = None) -> Page[Story]:
        ordered = sorted(self.kept_stories.values(), key=lambda story: story.updated_at, reverse=True)
        ids = [story.id for story in ordered]
        if cursor and cursor not in ids:
            raise BadCursor(cursor)
        start = ids.index(cursor) + 1 if cursor else 0
        return Page(tuple(ordered[start : start + limit]), ids[start + limit - 1] if ids[start + limit :] else None)

    def story(self, story_id: str) -> Story | None:
        return self.kept_stories.get(story_id)

    def report(self, story_id: str) -> StoredReport | None:
        return self.reports.get(story_id)

    def version(self, story_id: str) -> int:
        return self.reports[story_id].version if story_id in self.reports else 0

    def kept(self, story_id: str, version: int) -> KeptVersion | None:
        found = self.reports.get(story_id)
        return KeptVersion(found.body, "", {}) if found and found.version == version else None

    def texts_of(self, kept: KeptVersion) -> dict[str, Article]:
        return next(self.kept_texts[key] for key, report in self.reports.items() if report.body == kept.body)

    def changes_of(self, story_id: str, version: int) -> Changes | None:  # noqa: ARG002
        return None

    def texts(self, story_id: str) -> dict[str, Article]:
        return self.kept_texts.get(story_id, {})

    def healthy(self) -> list[str]:
        return self.faults

    def read(self, article_id: str, story: str, claims: int) -> None:
        """What a worker does in the end."""
        self.articles[article_id] = replace(self.articles[article_id], status="read", story=story, claims=claims)

    def fail(self, article_id: str, reason: str) -> None:
        """What a worker does that cannot read it."""
        self.articles[article_id] = replace(self.articles[article_id], status="failed", reason=reason)

    def keep(self, report: Report, texts: dict[str, Article], updated_at: str = "2024-05-14T18:00:00+00:00") -> None:
        """Remember a story with its report."""
        articles = tuple(article.id for article in report.articles)
        counts = Counter(conflict.severity for conflict in report.conflicts if conflict.status == "open")
        story = Story(report.story_id, report.story_title, articles, report.version, updated_at, counts)
        self.kept_stories[story.id] = story
        self.reports[story.id] = StoredReport(report.version, reports.dumps(report))
        self.kept_texts[story.id] = texts


class LostStore:
    """Nothing answers at its address."""

    def __getattr__(self, name: str) -> NoReturn:
        raise Unreachable(f"Error 111 connecting to secret-host:6379 for {name}.")
