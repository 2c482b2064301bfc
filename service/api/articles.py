"""Articles: taking them in, and how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for

from schemas.articles import StoredArticle, Submission
from schemas.forms.articles import SubmissionForm, dump_stored
from schemas.forms.shown import ArticleStandingForm
from service.api.answers import POLL_AFTER, as_json
from service.api.routes import Route, story_links
from service.bodies import json_object
from service.described import Answer, Example, described
from service.problems import Problem

if TYPE_CHECKING:
    from workers.store import Store


class Articles:
    """Takes articles in and shows them."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("POST", "/v1/articles", "post_article", self.post_article),
            Route("GET", "/v1/articles/<article_id>", "article", self.article),
        )

    @described(
        "write",
        tag="articles",
        takes=SubmissionForm,
        answers=[Answer(202, "The article is accepted.", ArticleStandingForm, headers=("Location", "Retry-After"))],
        examples=[
            Example(
                "an article",
                {
                    "source": "Evening paper",
                    "title": "Bridge collapse kills 39",
                    "text": "The collapse of the Morandi bridge in Genoa killed 39 people, the ministry said.",
                    "published_at": "2018-08-15T18:00:00Z",
                    "story": "genoa-bridge",
                },
            ),
            Example("what is wrong with it", {"source": "Evening paper", "published_at": "yesterday"}, status=422),
        ],
    )
    def post_article(self) -> Response:
        """Accept an article, and say where to ask for it.

        From then on the article is kept, whatever is killed. The same article again (every field alike) is the same id
        and no second job; one that had failed is tried again.
        """
        submission: Submission = SubmissionForm().load(json_object(request))
        article = self.store.accept(submission).article
        where = url_for("article", article_id=article.id)
        return as_json(standing(article), 202, {"Location": where, "Retry-After": POLL_AFTER})

    @described(
        "read",
        tag="articles",
        answers=[Answer(200, "The article as it stands.", ArticleStandingForm, headers=("Retry-After",))],
        examples=[Example("an article"), Example("none", path={"article_id": "a0"}, status=404)],
    )
    def article(self, article_id: str) -> Response:
        """How far an article has come.

        While it is queued, `Retry-After` says in how many seconds to ask again.
        """
        article = self.store.article(article_id)
        if article is None:
            raise Problem("not-found", f"There is no article “{article_id}”.")
        return as_json(standing(article), headers={"Retry-After": POLL_AFTER} if article.status == "queued" else {})


def standing(article: StoredArticle) -> dict[str, Any]:
    """An article as the API shows it, with its links."""
    links = {"self": url_for("article", article_id=article.id)}
    return dump_stored(article) | {"links": links | (story_links(article.story) if article.story else {})}
