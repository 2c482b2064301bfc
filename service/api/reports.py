"""The reports on the stories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Response, request

from schemas.forms import reports
from service.api.answers import POLL_AFTER, tagged
from service.api.routes import Route
from service.api.stories import found
from service.described import Answer, Example, Parameter, described
from service.problems import Problem
from service.render import render

if TYPE_CHECKING:
    from workers.store import Store

OFFERS = {"application/json": "json", "text/markdown": "markdown", "text/html": "html", "text/plain": "text"}
"""The forms of a report by media type; the first is the default."""


class Reports:
    """Shows the reports, in the form that the caller likes."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (Route("GET", "/v1/stories/<story_id>/report", "report", self.report),)

    @described(
        "read",
        tag="reports",
        parameters=[Parameter("If-None-Match", "The `ETag` of the version that you have.", where="header")],
        answers=[
            Answer(200, "The report.", reports.ReportForm, tuple(OFFERS), ("ETag",)),
            Answer(304, "You have it.", headers=("ETag",)),
        ],
        problems=["no-report-yet", "not-acceptable"],
        examples=[
            Example("as JSON"),
            Example("as Markdown", headers={"Accept": "text/markdown"}),
            Example("in a form that there is not", headers={"Accept": "image/png"}, status=406),
        ],
    )
    def report(self, story_id: str) -> Response:
        """The newest report on a story, in the form that the caller accepts, with an ETag.

        What each part of a report means: [the report](report.md). Before the first one the answer is 404 with
        `Retry-After`.
        """
        stored = self.store.report(story_id)
        if stored is None:
            found(self.store, story_id)
            raise Problem(
                "no-report-yet",
                f"The first report on “{story_id}” is being written.",
                headers={"Retry-After": POLL_AFTER},
            )
        media = chosen()
        return tagged(Response(self.written(story_id, stored.body, OFFERS[media]), mimetype=media))

    def written(self, story_id: str, body: str, form: str) -> str:
        """The stored report in that form; JSON is given as it was stored."""
        if form == "json":
            return body
        return render(reports.load(json.loads(body)), self.store.texts(story_id), form)


def chosen() -> str:
    """The media type that the caller likes best of those on offer."""
    if not request.accept_mimetypes:
        return next(iter(OFFERS))
    best = request.accept_mimetypes.best_match(OFFERS)
    if best is None:
        raise Problem("not-acceptable", f"A report comes as {', '.join(OFFERS)}.")
    return best
