from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from schemas.articles import Article
from schemas.reports import Report, ReportArticle
from service import demo
from service.app import create_app
from service.demo import Caller, NoAnswerError
from tests.service.fakes import LostStore, RememberingStore, Settings
from workers.store import Acceptance

STORY = {
    "id": "fire",
    "title": "Fire",
    "articles": [
        {"id": "x", "source": "First wire", "title": "Fire", "text": "12 died.", "published_at": "2024-05-14"},
        {"id": "y", "source": "Daily", "title": "", "text": "14 died.", "published_at": None},
    ],
    "expect": {},
}


class ReadingStore(RememberingStore):
    """Reads an article at the second question about it, and writes the story's report when all are read."""

    def article(self, article_id: str) -> object:
        before = super().article(article_id)
        self.read(article_id, "fire", claims=2)
        self.keep(Report("fire", "", len(self.articles), tuple(self._read()), (), ()), {})
        return before

    def _read(self) -> Iterator[ReportArticle]:
        for article in self.articles.values():
            if article.status == "read":
                yield ReportArticle(article.id, article.submission.source, "", None, article.id)


class FailingStore(RememberingStore):
    """Cannot read anything."""

    def accept(self, submission: object) -> Acceptance:
        acceptance = super().accept(submission)
        self.fail(acceptance.article.id, "the text is too tangled")
        return acceptance


def caller(store: object, api_key: str | None = None, sent: str | None = None) -> Caller:
    app = create_app(store, settings=Settings(api_key=api_key))
    return Caller("http://localhost", sent, httpx.WSGITransport(app=app))


def test_a_story_is_posted_polled_and_reported_on() -> None:
    store = ReadingStore()

    read = caller(store).read(STORY)

    assert store.jobs == ["a1", "a2"]
    assert {article.submission.story for article in store.articles.values()} == {"fire"}
    assert [article.id for article in read.report.articles] == ["a1", "a2"]
    assert read.claims == 4
    assert read.texts["a1"] == Article("a1", "First wire", "12 died.", "Fire", "2024-05-14")


def test_the_key_is_sent() -> None:
    assert caller(ReadingStore(), "k" * 16, "k" * 16).read(STORY).claims == 4


def test_a_refusal_is_told_with_what_the_service_said() -> None:
    with pytest.raises(NoAnswerError, match=r"POST /v1/articles answered 401: .*The key is missing or wrong"):
        caller(ReadingStore(), "k" * 16, "wrong").read(STORY)


def test_an_article_that_cannot_be_read_is_told_with_the_reason() -> None:
    with pytest.raises(NoAnswerError, match="article a1 could not be read: the text is too tangled"):
        caller(FailingStore()).read(STORY)


def test_an_article_that_is_never_read_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "PATIENCE", 0.0)

    with pytest.raises(NoAnswerError, match="waited 0 s for article a1 to be read"):
        caller(RememberingStore()).read(STORY)


def test_a_report_that_cannot_be_fetched_is_told() -> None:
    with pytest.raises(NoAnswerError, match="GET /v1/stories/fire/report answered 503"):
        caller(LostStore()).report("fire", [], 0.0)


def test_a_service_that_is_not_there_is_not_ready() -> None:
    gone = Caller("http://127.0.0.1:9")

    assert not gone.is_ready()
    assert caller(RememberingStore()).is_ready()
    assert not caller(RememberingStore(faults=["full"])).is_ready()
    with pytest.raises(NoAnswerError, match="POST /v1/articles: "):
        gone.read(STORY)
