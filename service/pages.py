"""The pages for people: the stories, a story's report, and what each kind of problem means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Flask, Response, request

from schemas.forms import reports
from schemas.stories import Story
from service.api.answers import tagged
from service.api.paging import page_of
from service.described import CURSOR, LIMIT, Answer, Example, described
from service.problems import KINDS, Problem
from service.render import html
from service.render.html import Entry
from service.render.phrases import GRADES
from service.render.view import arrange

if TYPE_CHECKING:
    from workers.store import Store

PAGE = [Answer(200, "A page.", {"type": "string"}, ("text/html",), ("ETag",))]


class Pages:
    """Shows what the store holds."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def register(self, app: Flask) -> None:
        """Add the routes."""
        app.add_url_rule("/", "stories_page", self.stories)
        app.add_url_rule("/stories/<story_id>", "story_page", self.story)
        app.add_url_rule("/problems/<name>", "problem", self.problem)

    @described("read", tag="pages", parameters=[LIMIT, CURSOR], answers=PAGE, examples=[Example("asked")])
    def stories(self) -> Response:
        """Every story with how many findings it has of each grade."""
        page = page_of(self.store.stories)
        entries = [entry(story) for story in page.entries]
        address = request.host_url.rstrip("/")
        return _page(html.stories_page(entries, page.cursor, root=request.script_root, address=address))

    @described("read", tag="pages", answers=PAGE, examples=[Example("asked")])
    def story(self, story_id: str) -> Response:
        """The report of one story."""
        story = self.store.story(story_id)
        if story is None:
            raise Problem("not-found", f"There is no story “{story_id}”.")
        stored = self.store.report(story_id)
        if stored is None:
            return self.waiting(story)
        view = arrange(reports.load(json.loads(stored.body)), self.store.texts(story_id))
        return _page(html.report_page(view, request.script_root))

    def waiting(self, story: Story) -> Response:
        """A story without a report; the browser asks again by itself."""
        page = html.waiting_page(story.title or story.id, len(story.articles), root=request.script_root)
        response = _page(page)
        response.headers["Refresh"] = "2"
        return response

    @described("open", tag="pages", answers=PAGE, examples=[Example("asked", path={"name": "bad-fields"})])
    def problem(self, name: str) -> Response:
        """What a kind of problem means and what to do about it."""
        if name not in KINDS:
            raise Problem("not-found", f"There is no kind of problem “{name}”.")
        return _page(html.kind_page(KINDS[name], root=request.script_root))


def entry(story: Story) -> Entry:
    """The story with its open findings counted."""
    counts = tuple((grade, story.counts.get(key, 0)) for key, grade in GRADES.items())
    return Entry(story.id, story.title or story.id, story.version, len(story.articles), story.updated_at, counts)


def _page(text: str) -> Response:
    return tagged(Response(text, mimetype="text/html"))
