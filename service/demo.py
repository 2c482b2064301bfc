"""What a caller does, for the demo: posts the articles of a story, polls until they are read, asks for the report."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from schemas.articles import Article
from schemas.forms import reports
from schemas.reports import Report

POLL = 0.1
"""Seconds between two questions."""

PATIENCE = 120.0
"""Seconds until a story must have its report."""


class NoAnswerError(RuntimeError):
    """The service refused or did not answer in time; the message says what was asked and what it said."""


@dataclass(frozen=True)
class Read:
    """A story as the service read it: its report, and the articles under the ids that the service gave them."""

    report: Report
    texts: Mapping[str, Article]
    claims: int


class Caller:
    """A client of the service at that address."""

    def __init__(self, address: str, api_key: str | None = None, transport: httpx.BaseTransport | None = None) -> None:
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self.http = httpx.Client(base_url=address, headers=headers, timeout=30, trust_env=False, transport=transport)

    def is_ready(self) -> bool:
        """Whether the service takes articles in."""
        try:
            return self.http.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def read(self, story: Mapping[str, Any]) -> Read:
        """Post the story's articles under its id, wait until all are read, and fetch the report on them."""
        end = time.monotonic() + PATIENCE
        texts = {}
        for article in story["articles"]:
            told = {name: article.get(name) for name in ("source", "title", "text", "published_at")}
            accepted = self.ask("POST", "/v1/articles", json=told | {"story": story["id"]})
            texts[accepted["id"]] = Article(accepted["id"], **told)
        claims = sum(self.claims(article_id, end) for article_id in texts)
        return Read(self.report(story["id"], list(texts), end), texts, claims)

    def claims(self, article_id: str, end: float) -> int:
        """How many claims were read in the article, once it is read."""
        while (standing := self.ask("GET", f"/v1/articles/{article_id}"))["status"] == "queued":
            _wait(end, f"article {article_id} to be read")
        if standing["status"] == "failed":
            raise NoAnswerError(f"article {article_id} could not be read: {standing['reason']}")
        return int(standing["claims"])

    def report(self, story_id: str, articles: Sequence[str], end: float) -> Report:
        """The story's report, once it covers these articles."""
        while True:
            answer = self.send("GET", f"/v1/stories/{story_id}/report")
            if answer.status_code == 200:
                report = reports.load(answer.json())
                if {article.id for article in report.articles} >= set(articles):
                    return report
            elif answer.status_code != 404:
                raise NoAnswerError(_said(answer))
            _wait(end, f"the report on {story_id}")

    def ask(self, method: str, path: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401 (what httpx takes)
        """The JSON object that the service answers with."""
        answer = self.send(method, path, **options)
        if answer.is_error:
            raise NoAnswerError(_said(answer))
        found: dict[str, Any] = answer.json()
        return found

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (what httpx takes)
        """Whatever the service answers."""
        try:
            return self.http.request(method, path, **options)
        except httpx.TransportError as error:
            raise NoAnswerError(f"{method} {path}: {error}") from None


def _wait(end: float, wanted: str) -> None:
    if time.monotonic() > end:
        raise NoAnswerError(f"waited {PATIENCE:.0f} s for {wanted}")
    time.sleep(POLL)


def _said(answer: httpx.Response) -> str:
    return f"{answer.request.method} {answer.request.url.path} answered {answer.status_code}: {answer.text.strip()}"
