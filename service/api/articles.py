"""Articles: what came in and how far each has come; moving one and taking one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from flask import Response, request

from schemas.articles import ArticleStatus
from schemas.forms.articles import MoveForm
from schemas.forms.shown import ArticleForm, ArticleListForm, ArticleStandingForm
from service.api.answers import POLL_AFTER, as_json
from service.api.arranging import arranged
from service.api.intake import standing
from service.api.paging import bad_parameter, linked, next_link, page_of
from service.api.routes import Route
from service.bodies import json_object
from service.described import CURSOR, LIMIT, Answer, Example, Parameter, described
from service.problems import Problem
from workers import records
from workers.arranging import Arranging
from workers.listing import Wanted

if TYPE_CHECKING:
    from workers.store import Store


class Articles:
    """Shows the articles, moves them and takes them back."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("GET", "/v1/articles", "articles", self.articles),
            Route("GET", "/v1/articles/<article_id>", "article", self.article),
            Route("PATCH", "/v1/articles/<article_id>", "move_article", self.move),
            Route("DELETE", "/v1/articles/<article_id>", "withdraw_article", self.withdraw),
        )

    @described(
        "read",
        tag="articles",
        parameters=[
            Parameter("source", "Only those of this source."),
            Parameter("story", "Only those of this story; these come by their publication."),
            Parameter("status", "Only those that stand so.", {"type": "string", "enum": list(get_args(ArticleStatus))}),
            Parameter("since", "Only those that came at this time (ISO 8601) or after."),
            Parameter("until", "Only those that came before this time (ISO 8601)."),
            LIMIT,
            CURSOR,
        ],
        answers=[Answer(200, "A page of articles.", ArticleListForm, headers=("Link",))],
        examples=[
            Example("all of them"),
            Example("those of a story that were read", query={"story": "genoa-bridge", "status": "read"}),
            Example("since no time", query={"since": "yesterday"}, status=400),
        ],
    )
    def articles(self) -> Response:
        """The articles, the latest first.

        A page may hold fewer than `limit`, even none, and have a next one: where a filter finds little, the search ends
        after some thousand articles and goes on with the next page.
        """
        page = page_of(partial(self.store.articles, wanted()))
        links = next_link(page.cursor)
        return linked(as_json({"articles": [standing(one) for one in page.entries], "links": links}), links)

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
        takes=MoveForm,
        answers=[Answer(200, "It moves.", ArticleStandingForm)],
        problems=["unfit"],
        examples=[
            Example("into another story", {"story": "genoa-motorway"}),
            Example("nowhere", {"story": "A B"}, status=422),
        ],
    )
    def move(self, article_id: str) -> Response:
        """Put an article into another story, which is opened where there is none; the reports of both follow.

        Later revisions stay there, also where they name the story from before.
        """
        said = MoveForm().load(json_object(request))
        arranged(lambda: Arranging(self.store.redis).move(article_id, said["story"]))
        article = self.store.article(article_id)
        if article is None:
            raise no_article(article_id)
        return as_json(standing(article))

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


def wanted() -> Wanted:
    """Which articles the parameters of the request ask for, or a Problem."""
    status = request.args.get("status")
    if status is not None and status not in get_args(ArticleStatus):
        raise bad_parameter("status", f"expected one of {', '.join(get_args(ArticleStatus))}")
    return Wanted(
        source=request.args.get("source"),
        story=request.args.get("story"),
        status=cast("ArticleStatus | None", status),
        since=_moment("since"),
        until=_moment("until"),
    )


def _moment(name: str) -> float | None:
    given = request.args.get(name)
    found = records.seconds(given)
    if given is not None and found is None:
        raise bad_parameter(name, "expected an ISO 8601 date or date-time")
    return found


def no_article(article_id: str) -> Problem:
    """There is no such article."""
    return Problem("not-found", f"There is no article “{article_id}”.")
