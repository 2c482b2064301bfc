"""Answers at once, of which nothing is stored: articles compared, a draft checked, the claims of an article.

All of them run apart (`workers.apart`), within bounds of size and time.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for

from schemas.articles import Article
from schemas.forms import reports
from schemas.forms.checks import CheckForm, ComparisonForm, DraftForm
from schemas.forms.shown import ClaimListForm
from service.api.answers import as_json
from service.api.articles import no_article
from service.api.reports import OFFERS, chosen
from service.api.routes import Route, story_links
from service.api.stories import found
from service.bodies import json_object
from service.described import Answer, Example, described
from service.problems import Problem
from service.render import render
from workers import apart
from workers.engine import Unreadable
from workers.markup import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workers.store import Store

SECONDS = 10.0
"""Seconds that any of this may take."""

CHECKED_AGAINST = 40
"""Articles of a story, its latest, that a draft is held against."""

CHARACTERS = 1_000_000
"""Characters of them, taken together."""


class Checks:
    """Compares and checks without storing."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("POST", "/v1/compare", "compare", self.compare),
            Route("POST", "/v1/stories/<story_id>/check", "check", self.check),
            Route("GET", "/v1/articles/<article_id>/claims", "claims", self.claims),
        )

    @described(
        "read",
        tag="checks",
        takes=ComparisonForm,
        answers=[Answer(200, "The report.", reports.ReportForm, tuple(OFFERS))],
        problems=["not-acceptable", "too-slow", "unreadable", "busy"],
        examples=[
            Example(
                "two articles",
                {
                    "articles": [
                        {"source": "Evening paper", "text": "The collapse of the bridge in Genoa killed 39 people."},
                        {"source": "Regional daily", "text": "The collapse of the bridge in Genoa killed 42 people."},
                    ]
                },
            ),
            Example("none", {"articles": []}, status=422),
        ],
    )
    def compare(self) -> Response:
        """Compare articles at once, without storing anything: 1 to 50 of them, 1.5 MB and 10 seconds at most."""
        media = chosen()
        story_id, title, articles = ComparisonForm(text_of).load(json_object(request))
        shown = _apart("compare", [asdict(article) for article in articles], story_id, title)
        report = reports.load(shown)
        written = render(report, {article.id: article for article in articles}, OFFERS[media])
        return _unkept(Response(written, mimetype=media))

    @described(
        "read",
        tag="checks",
        takes=DraftForm,
        answers=[Answer(200, "The findings.", CheckForm)],
        problems=["too-slow", "unreadable", "busy"],
        examples=[
            Example(
                "a draft", {"text": "The collapse of the Morandi bridge in Genoa killed 35 people, officials said."}
            ),
            Example("against no story", {"text": "Nobody was hurt."}, path={"story_id": "none"}, status=404),
        ],
    )
    def check(self, story_id: str) -> Response:
        """Hold a draft against a story: what it says differently, what it leaves out, what it says alike.

        The draft is not stored. It is compared with the latest 40 articles of the story, within 10 seconds;
        `compared_with` names them.
        """
        story = found(self.store, story_id)
        draft: Article = DraftForm(text_of).load(json_object(request))
        texts = list(_latest(self.store.texts(story_id).values()))
        shown = _apart("check", [asdict(article) for article in texts], asdict(draft))
        about = {
            "story": story_id,
            "version": story.version,
            "compared_with": [article.id for article in texts],
            "of": len(story.articles),
            "text": draft.text,
        }
        return _unkept(as_json(about | shown))

    @described(
        "read",
        tag="articles",
        answers=[Answer(200, "The claims.", ClaimListForm)],
        problems=["too-slow", "unreadable", "busy"],
        examples=[Example("an article"), Example("none", path={"article_id": "a0"}, status=404)],
    )
    def claims(self, article_id: str) -> Response:
        """Every claim of an article, in the order of its text: its words, its value, and the rules that read it.

        They are read anew for each request.
        """
        stored = self.store.article(article_id)
        if stored is None:
            raise no_article(article_id)
        posted = stored.submission
        article = Article(article_id, posted.source, posted.text, posted.title, posted.published_at)
        claims = _apart("claims", asdict(article)) if posted.text else []
        links = {"self": url_for("claims", article_id=article_id)} | (story_links(stored.story) if stored.story else {})
        return as_json({"article": article_id, "revision": stored.revision, "claims": claims, "links": links})


def _apart(function: str, *arguments: object) -> Any:  # noqa: ANN401 (JSON values)
    try:
        return apart.call(function, *arguments, seconds=SECONDS)
    except Unreadable as refusal:
        raise Problem("unreadable", str(refusal)) from None


def _latest(articles: Iterable[Article]) -> Iterable[Article]:
    """The latest articles, as many as may be compared at once, in the order of publication."""
    taken: list[Article] = []
    left = CHARACTERS
    for article in reversed(list(articles)):
        left -= len(article.text) + len(article.title)
        if left < 0 or len(taken) == CHECKED_AGAINST:
            break
        taken.append(article)
    return reversed(taken)


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
