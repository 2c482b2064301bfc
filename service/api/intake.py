"""Taking articles in: one, or many at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for

from schemas.articles import StoredArticle, Submission
from schemas.forms.articles import SubmissionForm, dump_stored
from schemas.forms.shown import ArticleStandingForm, BatchForm
from service import access
from service.api import batches
from service.api.answers import POLL_AFTER, as_json
from service.api.routes import Route, story_links
from service.bodies import BATCH_LIMIT, json_value, one_object, text_body
from service.described import Answer, Example, described
from workers.markup import text_of

if TYPE_CHECKING:
    from workers.store import Store

TWO = (
    {"source": "Evening paper", "text": "The collapse killed 39 people, the ministry said."},
    {"source": "Regional daily", "text": "Prosecutors said 42 people had died in the collapse."},
)
"""For the examples."""


class Intake:
    """Takes articles in."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (Route("POST", "/v1/articles", "post_article", self.post_article),)

    @described(
        "write",
        tag="articles",
        takes={
            "application/json": {"oneOf": [SubmissionForm, {"type": "array", "items": SubmissionForm, "minItems": 1}]},
            batches.NDJSON: {"type": "string"},
        },
        answers=[
            Answer(202, "The article is accepted.", ArticleStandingForm, headers=("Location", "Retry-After")),
            Answer(207, "The verdict on each of many articles.", BatchForm, ("application/json", batches.NDJSON)),
        ],
        problems=["bad-batch", "too-slow", "busy"],
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
            Example("two at once", [TWO[0], TWO[1]], status=207),
            Example("a line each", "".join(json.dumps(one) + "\n" for one in TWO), media=batches.NDJSON, status=207),
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

        A JSON array, or a line each (`application/x-ndjson`), brings 1 to 1,000 articles and 16 MB at most. Each has
        its own verdict, in the order in which they came: 202 and the article, or a problem; nobody fails for another.
        """
        request.max_content_length = min(access.caller().size or BATCH_LIMIT, BATCH_LIMIT)
        if request.mimetype in batches.LINES:
            return batches.answer(batches.lines_of(text_body(request)), self._take)
        value = json_value(request)
        if isinstance(value, list):
            return batches.answer(value, self._take)
        shown = self._take(one_object(request, value))
        return as_json(shown, 202, {"Location": shown["links"]["self"], "Retry-After": POLL_AFTER})

    def _take(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return standing(self.store.accept(submission(values)).article)


def submission(values: Mapping[str, Any]) -> Submission:
    """What was posted, its HTML read; marshmallow.ValidationError names every fault."""
    posted: Submission = SubmissionForm(text_of).load(values)
    return posted


def standing(article: StoredArticle) -> dict[str, Any]:
    """An article as the API shows it, with its links."""
    links = {"self": url_for("article", article_id=article.id)}
    return dump_stored(article) | {"links": links | (story_links(article.story) if article.story else {})}
