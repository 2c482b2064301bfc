"""The reports on the stories: the newest, every earlier version, and what changed between them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Response, request

from schemas.forms import changes, reports
from service.api.answers import POLL_AFTER, as_json, tagged
from service.api.paging import asked_number, bad_parameter
from service.api.routes import Route
from service.api.stories import found
from service.api.waiting import preferred, wait_until
from service.described import Answer, Example, Parameter, described
from service.problems import Problem
from service.render import render

if TYPE_CHECKING:
    from workers.landing import KeptVersion
    from workers.store import Store

OFFERS = {
    "application/json": "json",
    "text/markdown": "markdown",
    "text/html": "html",
    "text/plain": "text",
    "text/csv": "csv",
}
"""The forms of a report by media type; the first is the default."""

LATEST = 10**9
"""A version that no report comes to."""

NUMBER = {"type": "integer", "minimum": 0}
HAVE = Parameter("If-None-Match", "The `ETag` of the version that you have.", where="header")
PREFER = Parameter("Prefer", "`wait=N`: wait up to N seconds, 20 at most, for something newer.", where="header")


class Reports:
    """Shows the reports, in the form that the caller likes."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (
            Route("GET", "/v1/stories/<story_id>/report", "report", self.report),
            Route("GET", "/v1/stories/<story_id>/changes", "changes", self.changes),
        )

    @described(
        "read",
        tag="reports",
        parameters=[
            Parameter("version", "An earlier version; the newest where it is not given.", NUMBER | {"minimum": 1}),
            HAVE,
            PREFER,
        ],
        answers=[
            Answer(200, "The report.", reports.ReportForm, tuple(OFFERS), ("ETag", "Preference-Applied")),
            Answer(304, "You have it.", headers=("ETag", "Preference-Applied")),
        ],
        problems=["no-report-yet", "not-acceptable"],
        examples=[
            Example("as JSON"),
            Example("as Markdown", headers={"Accept": "text/markdown"}),
            Example("as a table", headers={"Accept": "text/csv"}),
            Example("the first version", query={"version": "1"}),
            Example("in a form that there is not", headers={"Accept": "image/png"}, status=406),
            Example("a version that there is not", query={"version": "999"}, status=404),
        ],
    )
    def report(self, story_id: str) -> Response:
        """The report on a story, in the form that the caller accepts, with an ETag.

        What each part of a report means: [the report](report.md). Before the first one the answer is 404 with
        `Retry-After`. Every version is kept. With `If-None-Match` and `Prefer: wait=N` the answer comes when there is
        a newer version than the one that you have, or after N seconds as 304; without `If-None-Match` the wait is for
        the first report.
        """
        media = chosen()
        if "version" in request.args:
            number = asked_number("version", 0, LATEST)
            return tagged(Response(self.written(story_id, number, OFFERS[media]), mimetype=media))
        waited = 0 if self.store.version(story_id) else wait_until(lambda: self.store.version(story_id) > 0)
        version = self.store.version(story_id)
        response = tagged(Response(self.written(story_id, version, OFFERS[media]), mimetype=media))
        if response.status_code == 304 and (waited := wait_until(lambda: self.store.version(story_id) > version)):
            version = self.store.version(story_id)
            response = tagged(Response(self.written(story_id, version, OFFERS[media]), mimetype=media))
        return preferred(response, waited)

    def written(self, story_id: str, version: int, form: str) -> str:
        """That version in that form; JSON is given as it was stored. A Problem where there is none."""
        kept = self.store.kept(story_id, version)
        if kept is None:
            raise self._none(story_id, version)
        if form == "json":
            return kept.body
        return self._rendered(kept, form)

    def _rendered(self, kept: KeptVersion, form: str) -> str:
        return render(reports.load(json.loads(kept.body)), self.store.texts_of(kept), form)

    def _none(self, story_id: str, version: int) -> Problem:
        found(self.store, story_id)
        if version:
            return Problem("not-found", f"There is no version {version} of the report on “{story_id}”.")
        return no_report_yet(story_id)

    @described(
        "read",
        tag="reports",
        parameters=[Parameter("since", "The version that you know, 0 for none.", NUMBER, required=True), PREFER],
        answers=[Answer(200, "The changes.", changes.ChangesForm, headers=("Preference-Applied",))],
        problems=["no-report-yet"],
        examples=[
            Example("since the beginning", query={"since": "0"}),
            Example("since the newest", query={"since": "1"}),
            Example("since a version to come", query={"since": "999"}, status=400),
        ],
    )
    def changes(self, story_id: str) -> Response:
        """What opened, changed and settled since a version, and which articles came, were revised and left.

        A conflict opens when it is found, or is open again after an editor set it aside. It changes when a value comes
        or goes, an article takes another side, or its severity or status changes; a further voice for a side is no
        change. It settles when the articles dispute it no more, or an editor says so. With `Prefer: wait=N` the answer
        comes when there is a newer version, or after N seconds.
        """
        if "since" not in request.args:
            raise bad_parameter("since", "is required and missing; 0 asks for everything")
        since = asked_number("since", 0, LATEST, least=0)
        waited = wait_until(lambda: self.store.version(story_id) > since)
        found_changes = self.store.changes(story_id, since)
        if found_changes is None:
            found(self.store, story_id)
            raise bad_parameter("since", "expected the number of a version") if since else no_report_yet(story_id)
        return preferred(as_json(changes.dump(found_changes)), waited)


def no_report_yet(story_id: str) -> Problem:
    """The first report is not there yet."""
    words = f"The first report on “{story_id}” is being written."
    return Problem("no-report-yet", words, headers={"Retry-After": POLL_AFTER})


def chosen() -> str:
    """The media type that the caller likes best of those on offer."""
    if not request.accept_mimetypes:
        return next(iter(OFFERS))
    best = request.accept_mimetypes.best_match(OFFERS)
    if best is None:
        raise Problem("not-acceptable", f"A report comes as {', '.join(OFFERS)}.")
    return best
