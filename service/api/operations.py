"""The service's own operation: its numbers, its queues and workers, what failed, and how to try that again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, current_app
from prometheus_client import CONTENT_TYPE_LATEST

from schemas.articles import StoredArticle
from schemas.forms.condition import ConditionForm, ReplayForm
from service.api.answers import as_json
from service.api.routes import Route
from service.described import Answer, Example, described
from service.metrics import exposition
from service.problems import Problem
from workers.condition import Condition
from workers.counters import Counters
from workers.replay import replay_article, replay_job

if TYPE_CHECKING:
    from workers.store import Store

PLAIN = CONTENT_TYPE_LATEST.partition(";")[0]
QUEUED = [Answer(202, "It is queued again.", ReplayForm)]


class Operations:
    """Shows how the service is, and puts again what failed."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("GET", "/metrics", "metrics", self.metrics),
            Route("GET", "/v1/operations", "operations", self.operations),
            Route("POST", "/v1/operations/jobs/<job_id>/replay", "replay_job", self.replay_job),
            Route("POST", "/v1/operations/articles/<failed_id>/replay", "replay_article", self.replay_article),
        )

    @described(
        "read",
        tag="operations",
        answers=[Answer(200, "The numbers.", {"type": "string"}, (PLAIN,))],
        examples=[Example("asked")],
    )
    def metrics(self) -> Response:
        """The numbers of the whole service, for Prometheus.

        Whichever web process is asked: scrape one, and do not add up several.
        """
        counters: Counters = current_app.extensions["counters"]
        counters.flush()
        return Response(exposition(lambda: self.store.redis), content_type=CONTENT_TYPE_LATEST)

    @described(
        "admin", tag="operations", answers=[Answer(200, "How it is.", ConditionForm)], examples=[Example("asked")]
    )
    def operations(self) -> Response:
        """The queues, the workers, and what failed."""
        condition = Condition(self.store.redis)
        shown = {
            "backlog": condition.backlog(),
            "queues": condition.queues(),
            "workers": condition.workers(),
            "failed_jobs": condition.failed_jobs(),
            "failed_articles": [failed(article) for article in condition.failed_articles()],
        }
        return as_json(ConditionForm().dump(shown))

    @described(
        "admin",
        tag="operations",
        answers=QUEUED,
        examples=[Example("one"), Example("none", path={"job_id": "none"}, status=404)],
    )
    def replay_job(self, job_id: str) -> Response:
        """Put a job that failed for good into its queue again."""
        if not replay_job(self.store.redis, job_id):
            raise Problem("not-found", f"There is no failed job “{job_id}”.")
        return as_json({"id": job_id, "status": "queued"}, 202)

    @described(
        "admin",
        tag="operations",
        answers=QUEUED,
        examples=[Example("one"), Example("none", path={"failed_id": "none"}, status=404)],
    )
    def replay_article(self, failed_id: str) -> Response:
        """Have an article that failed read again."""
        if not replay_article(self.store.redis, failed_id):
            raise Problem("not-found", f"There is no failed article “{failed_id}”.")
        return as_json({"id": failed_id, "status": "queued"}, 202)


def failed(article: StoredArticle) -> dict[str, str | None]:
    """A failed article as it is listed."""
    posted = article.submission
    return {
        "id": article.id,
        "source": posted.source,
        "title": posted.title,
        "reason": article.reason,
        "received_at": article.received_at,
    }
