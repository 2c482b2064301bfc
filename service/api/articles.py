"""Articles: taking them in, and how far each has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for

from schemas.articles import StoredArticle, Submission
from schemas.forms.articles import SubmissionForm, dump_stored
from schemas.forms.shown import ArticleForm, ArticleStandingForm
from service.api.answers import POLL_AFTER, as_json
from service.api.routes import Route, story_links
from service.bodies import json_object
from service.described import Answer, Example, described
from service.problems import Problem
from workers.markup import text_of

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
            Route("DELETE", "/v1/articles/<article_id>", "withdraw_article", self.withdraw),
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
            Example("as HTML", {"source": "Evening paper", "html": "<p>The collapse killed <b>39</b> people.</p>"}),
            Example("what is wrong with it", {"source": "Evening paper", "published_at": "yesterday"}, status=422),
        ],
    )
    def post_article(self) -> Response:
        """Accept an article, and say where to ask for it.

        From then on the article is kept, whatever is killed. The same article again (every field alike) is the same id
        and no second job; one that had failed is tried again.

        The same `source` with the same `external_id`, or where there is none with the same `url`, is the same article:
        what it says now is its next revision. The report holds the one before until the new one is read, and the next
        version of the report says what the revision changed. A revision that cannot be read is `failed` with its
        reason, and the one before stays in the report. It stays in its story, unless it names another than before.
        """
        article = self.store.accept(submission(json_object(request))).article
        where = url_for("article", article_id=article.id)
        return as_json(standing(article), 202, {"Location": where, "Retry-After": POLL_AFTER})

    @described(
        "read",
        tag="articles",
        answers=[Answer(200, "The article as it stands.", ArticleForm, headers=("Retry-After",))],
        examples=[Example("an article"), Example("none", path={"article_id": "a0"}, status=404)],
    )
    def article(self, article_id: str) -> Response:
        """How far an article has come, and the text in which the offsets of a report count.

        While it is queued, `Retry-After` says in how many seconds to ask again.
        """
        article = self.store.article(article_id)
        if article is None:
            raise no_article(article_id)
        headers = {"Retry-After": POLL_AFTER} if article.status == "queued" else {}
        return as_json(standing(article) | {"text": article.submission.text}, headers=headers)

    @described(
        "write",
        tag="articles",
        answers=[Answer(200, "It is withdrawn.", ArticleStandingForm)],
        examples=[Example("an article"), Example("none", path={"article_id": "a0"}, status=404)],
    )
    def withdraw(self, article_id: str) -> Response:
        """Take an article back: its title and texts are deleted, and the report of its story follows.

        Earlier versions of a report keep the words that they quote. Once more changes nothing. Posted again, the
        article comes back as its next revision; with a `revised_at` that is not after the withdrawn one's it does not.
        """
        article = self.store.withdraw(article_id)
        if article is None:
            raise no_article(article_id)
        return as_json(standing(article))


def submission(values: Mapping[str, Any]) -> Submission:
    """What was posted, its HTML read; marshmallow.ValidationError names every fault."""
    posted: Submission = SubmissionForm(text_of).load(values)
    return posted


def no_article(article_id: str) -> Problem:
    """There is no such article."""
    return Problem("not-found", f"There is no article “{article_id}”.")


def standing(article: StoredArticle) -> dict[str, Any]:
    """An article as the API shows it, with its links."""
    links = {"self": url_for("article", article_id=article.id)}
    return dump_stored(article) | {"links": links | (story_links(article.story) if article.story else {})}
