"""The page for whoever runs the service: what waits, who works, what failed, and buttons to try that again.

The buttons are forms; one of another site's page is refused (`service.origin`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from service.api.operations import Operations
from service.described import Answer, Example, described
from service.origin import from_here
from service.render import html
from workers.condition import SEEN, Condition

if TYPE_CHECKING:
    from workers.store import Store

PAGE = [Answer(200, "The page.", {"type": "string"}, ("text/html",))]
BACK = [Answer(303, "It is queued again; back to the page.", {"type": "string"}, ("text/html",), ("Location",))]


class Ops:
    """Shows the condition of the service."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.operations = Operations(store)

    def register(self, app: Flask) -> None:
        """Add the routes."""
        app.add_url_rule("/ops", "ops", self.ops)
        app.add_url_rule("/ops/jobs/<job_id>/replay", "ops_replay_job", self.replay_job, methods=["POST"])
        app.add_url_rule(
            "/ops/articles/<failed_id>/replay", "ops_replay_article", self.replay_article, methods=["POST"]
        )

    @described("admin", tag="pages", answers=PAGE, examples=[Example("asked")])
    def ops(self) -> Response:
        """What waits, who works, and what failed."""
        condition = Condition(self.store.redis)
        page = html.ops_page(condition, faults=self.store.healthy(), seen=SEEN, root=request.script_root)
        response = Response(page, mimetype="text/html")
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Content-Security-Policy"] = html.policy(forms=True)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Refresh"] = "10"
        return response

    @described(
        "admin",
        tag="pages",
        answers=BACK,
        problems=["from-elsewhere"],
        examples=[Example("one"), Example("none", path={"job_id": "none"}, status=404)],
    )
    def replay_job(self, job_id: str) -> AnyResponse:
        """Put a failed job again, from the page."""
        from_here()
        self.operations.replay_job(job_id)
        return redirect(url_for("ops"), 303)

    @described(
        "admin",
        tag="pages",
        answers=BACK,
        problems=["from-elsewhere"],
        examples=[Example("one"), Example("none", path={"failed_id": "none"}, status=404)],
    )
    def replay_article(self, failed_id: str) -> AnyResponse:
        """Have a failed article read again, from the page."""
        from_here()
        self.operations.replay_article(failed_id)
        return redirect(url_for("ops"), 303)
