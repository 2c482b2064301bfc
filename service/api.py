"""The routes under `/v1`, and what tells whether the service lives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request, url_for

from schemas.articles import StoredArticle, Submission
from schemas.forms import reports
from schemas.forms.articles import SubmissionForm, dump_stored
from schemas.forms.faults import Fault
from schemas.stories import Story
from service.bodies import json_object
from service.problems import Problem
from service.render import render

if TYPE_CHECKING:
    from workers.store import Store

OFFERS = {"application/json": "json", "text/markdown": "markdown", "text/html": "html", "text/plain": "text"}
"""The forms of a report by media type; the first is the default."""

PAGE = 50
"""Stories on a page where the caller does not say."""
PAGE_LIMIT = 200
POLL_AFTER = "1"
"""Seconds after which an article that was just posted is worth asking for."""


class Api:
    """Answers with what the store holds."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def register(self, app: Flask) -> None:
        """Add the routes."""
        for rule, endpoint, view, method in (
            ("/v1/articles", "post_article", self.post_article, "POST"),
            ("/v1/articles/<article_id>", "article", self.article, "GET"),
            ("/v1/stories", "stories", self.stories, "GET"),
            ("/v1/stories/<story_id>", "story", self.story, "GET"),
            ("/v1/stories/<story_id>/report", "report", self.report, "GET"),
            ("/healthz", "healthz", self.healthz, "GET"),
            ("/readyz", "readyz", self.readyz, "GET"),
        ):
            app.add_url_rule(rule, endpoint, view, methods=[method])

    def post_article(self) -> Response:
        """Accept an article: 202, and where to ask for it. The same article again is the same id, and no second job."""
        submission: Submission = SubmissionForm().load(json_object(request))
        article = self.store.accept(submission).article
        where = url_for("article", article_id=article.id)
        return _json(_standing(article), 202, {"Location": where, "Retry-After": POLL_AFTER})

    def article(self, article_id: str) -> Response:
        """How far an article has come."""
        article = self.store.article(article_id)
        if article is None:
            raise Problem("not-found", f"There is no article “{article_id}”.")
        return _json(_standing(article), headers={"Retry-After": POLL_AFTER} if article.status == "queued" else {})

    def stories(self) -> Response:
        """The stories, most recently changed first; `limit` at a time, going on `after` the last one's id."""
        page, more = page_of(self.store.stories())
        links = {"next": url_for("stories", after=more, limit=request.args.get("limit"))} if more else {}
        return _json({"stories": [_story(story) for story in page], "links": links})

    def story(self, story_id: str) -> Response:
        """One story."""
        return _json(_story(self.found(story_id)))

    def report(self, story_id: str) -> Response:
        """The newest report on a story, in the form that the caller accepts, with an ETag."""
        stored = self.store.report(story_id)
        if stored is None:
            self.found(story_id)
            raise Problem(
                "no-report-yet",
                f"The first report on “{story_id}” is being written.",
                headers={"Retry-After": POLL_AFTER},
            )
        media = _chosen()
        return tagged(Response(self.written(story_id, stored.body, OFFERS[media]), mimetype=media))

    def written(self, story_id: str, body: str, form: str) -> str:
        """The stored report in that form; JSON is given as it was stored."""
        if form == "json":
            return body
        return render(reports.load(json.loads(body)), self.store.texts(story_id), form)

    def found(self, story_id: str) -> Story:
        """The story, or a Problem."""
        story = self.store.story(story_id)
        if story is None:
            raise Problem("not-found", f"There is no story “{story_id}”.")
        return story

    def healthz(self) -> Response:
        """The process answers."""
        return _json({"status": "ok"})

    def readyz(self) -> Response:
        """The service takes articles in."""
        found = self.store.healthy()
        if found:
            faults = [Fault("#", fault) for fault in found]
            raise Problem("not-ready", "; ".join(found), faults, {"Retry-After": POLL_AFTER})
        return _json({"status": "ready"})


def page_of(stories: list[Story]) -> tuple[list[Story], str | None]:
    """The page of the list that the request asks for, and the id after which the next one starts (None: no more)."""
    start, limit = _start(stories), _limit()
    page = stories[start : start + limit]
    return page, page[-1].id if stories[start + limit :] and page else None


def _start(stories: list[Story]) -> int:
    after = request.args.get("after")
    if after is None:
        return 0
    for at, story in enumerate(stories):
        if story.id == after:
            return at + 1
    raise _bad_parameter("after", "expected the id of a story")


def _limit() -> int:
    given = request.args.get("limit", str(PAGE))
    if not (given.isascii() and given.isdigit() and len(given) <= 3 and 1 <= int(given) <= PAGE_LIMIT):
        raise _bad_parameter("limit", f"expected a number from 1 to {PAGE_LIMIT}")
    return int(given)


def _bad_parameter(name: str, expected: str) -> Problem:
    return Problem("bad-parameter", f"The parameter “{name}” is wrong.", [Fault(f"?{name}", expected)])


def _chosen() -> str:
    """The media type that the caller likes best of those on offer."""
    if not request.accept_mimetypes:
        return next(iter(OFFERS))
    best = request.accept_mimetypes.best_match(OFFERS)
    if best is None:
        raise Problem("not-acceptable", f"A report comes as {', '.join(OFFERS)}.")
    return best


def tagged(response: Response) -> Response:
    """The response with an ETag over its bytes; 304 where the caller has them."""
    response.add_etag()
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(("Accept", "Authorization"))
    return response.make_conditional(request)  # type: ignore[return-value]  # it returns itself


def _standing(article: StoredArticle) -> dict[str, Any]:
    links = {"self": url_for("article", article_id=article.id)}
    return dump_stored(article) | {"links": links | (_links(article.story) if article.story else {})}


def _story(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "version": story.version,
        "articles": list(story.articles),
        "updated_at": story.updated_at,
        "links": _links(story.id),
    }


def _links(story_id: str) -> dict[str, str]:
    return {
        "story": url_for("story", story_id=story_id),
        "report": url_for("report", story_id=story_id),
        "page": url_for("story_page", story_id=story_id),
    }


def _json(values: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    response = Response(body, status, mimetype="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.update(headers or {})
    return response
