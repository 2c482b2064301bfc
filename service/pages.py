"""The pages for people: the stories, a story's report, and what each kind of problem means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from schemas.forms import reports
from schemas.forms.rulings import NOTE_LIMIT, TriageForm
from schemas.reports import ConflictStatus, Report
from schemas.stories import Story
from service import access
from service.api.answers import tagged
from service.api.paging import page_of
from service.api.triage import decide, no_conflict, tag
from service.described import CURSOR, LIMIT, Answer, Example, described
from service.origin import from_here
from service.problems import KINDS, Problem
from service.render import desk, html
from service.render.desk import Card, Desk
from service.render.html import Entry
from service.render.phrases import GRADES
from service.render.view import arrange
from workers import triage

if TYPE_CHECKING:
    from workers.store import Store

FORM = "application/x-www-form-urlencoded"
DECISION = {
    "type": "object",
    "properties": {
        "status": {
            "type": "string",
            "enum": ["", *get_args(ConflictStatus)],
            "description": "Empty leaves it as it is.",
        },
        "note": {"type": "string", "maxLength": NOTE_LIMIT, "description": "Why."},
        "tag": {"type": "string", "description": "Its `ETag` as the page had it; empty where that does not matter."},
    },
}

PAGE = [Answer(200, "A page.", {"type": "string"}, ("text/html",), ("ETag",))]


class Pages:
    """Shows what the store holds."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def register(self, app: Flask) -> None:
        """Add the routes."""
        app.add_url_rule("/", "stories_page", self.stories)
        app.add_url_rule("/stories/<story_id>", "story_page", self.story)
        where = "/stories/<story_id>/conflicts/<conflict_id>"
        app.add_url_rule(where, "decide", self.decide, methods=["POST"])
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
        report = reports.load(json.loads(stored.body))
        view = arrange(report, self.store.texts(story_id))
        response = _page(html.report_page(view, request.script_root, self._desk(report)))
        response.headers["Content-Security-Policy"] = html.policy(forms=True)
        response.headers["Referrer-Policy"] = "same-origin"  # without it a browser says nothing of a form's origin
        return response

    def _desk(self, report: Report) -> Desk:
        decided = triage.of_story(self.store.redis, report.story_id)
        changes = self.store.changes_of(report.story_id, report.version)
        return Desk(
            cards={
                one.id: Card(tag(one, decided.get(one.id)), desk.decisions(decided.get(one.id)))
                for one in report.conflicts
            },
            fresh=desk.fresh(report, changes),
            articles=desk.articles(report, changes),
            may_decide=access.caller().allows("write"),
            notice=desk.NOTICES.get(request.args.get("notice", ""), ""),
        )

    @described(
        "write",
        tag="pages",
        takes={FORM: DECISION},
        answers=[Answer(303, "Back to the page of the story.", {"type": "string"}, ("text/html",), ("Location",))],
        problems=["from-elsewhere"],
        examples=[
            Example("dismissed", "status=dismissed&note=Another+day.&tag=&by=", media=FORM),
            Example("nothing", "status=gone", media=FORM, status=422),
        ],
    )
    def decide(self, story_id: str, conflict_id: str) -> AnyResponse:
        """Decide on a conflict, from the page of its story.

        Where somebody else decided since the page was shown, nothing is decided, and the page says so.
        """
        from_here()
        sent = {name: request.form.get(name, "") for name in ("status", "note")}
        said = TriageForm().load({"note": sent["note"]} | ({"status": sent["status"]} if sent["status"] else {}))
        seen = request.form.get("tag", "")
        try:
            standing = decide(self.store, (story_id, conflict_id), said, lambda mark: mark == seen or not seen)
            notice = None
        except Problem as problem:
            if problem.kind.name != "changed-meanwhile":
                raise
            standing, notice = None, "changed"
        if standing is None and notice is None:
            raise no_conflict(self.store, story_id, conflict_id)
        return redirect(url_for("story_page", story_id=story_id, notice=notice, _anchor=conflict_id), 303)

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
