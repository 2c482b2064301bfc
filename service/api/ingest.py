"""Articles as newsrooms' systems post them: verified first, read then, and taken in as any other article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, current_app, request, url_for

from schemas.articles import StoredArticle
from schemas.forms.shown import ArticleStandingForm, PassedOverForm
from service import access
from service.api.answers import POLL_AFTER, as_json
from service.api.intake import standing, submission
from service.api.routes import Route
from service.described import Answer, Example, Parameter, described
from service.ingest.formats import FORMATS, inlet_of
from service.ingest.inlets import Inlet
from service.ingest.post import PassedOver, Post, Sent
from service.problems import Problem
from workers.succession import Succession

if TYPE_CHECKING:
    from workers.store import Store

ANY_OBJECT = {"type": "object", "additionalProperties": True}
TOKEN = Parameter("token", "The inlet’s secret, for a system that can neither sign nor send a key.")


class Ingest:
    """Takes in what newsrooms' systems post."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def routes(self) -> tuple[Route, ...]:
        """Its routes."""
        return (Route("POST", "/v1/ingest/<inlet>", "ingest", self.ingest),)

    @described(
        "signed",
        tag="ingest",
        takes={"application/json": ANY_OBJECT, "application/x-www-form-urlencoded": ANY_OBJECT},
        parameters=[TOKEN],
        answers=[
            Answer(202, "The article is accepted, revised or withdrawn.", ArticleStandingForm, headers=("Location",)),
            Answer(200, "It concerns no article: nothing was done.", PassedOverForm),
        ],
        problems=["bad-signature", "no-key", "wrong-scope", "too-many", "other-host", "too-slow", "busy"],
        examples=[
            Example(
                "ninjs 3.1",
                {
                    "uri": "https://daily.example/news/2018/genoa",
                    "type": "text",
                    "versionCreated": "2018-08-15T18:00:00Z",
                    "headlines": [{"role": "main", "value": "Bridge collapse kills 39"}],
                    "bodies": [{"contentType": "text/html", "value": "<p>The collapse killed 39 people.</p>"}],
                },
                path={"inlet": "ninjs"},
            ),
            Example("a plan", {"guid": "urn:plan:1", "type": "planning"}, path={"inlet": "superdesk"}, status=200),
            Example("an unknown inlet", {}, path={"inlet": "fax"}, status=404),
        ],
    )
    def ingest(self, inlet: str) -> Response:
        """Take in what a newsroom's system posts, in its own form.

        `superdesk`, `ninjs`, `ghost`, `wordpress` and `newsarticle` are there from the start, for callers with a key of
        the scope `ingest`. A file of inlets gives each system a secret; its own signature is asked for instead then:
        [Superdesk](integrations/superdesk.md), [ninjs](integrations/ninjs.md), [Ghost](integrations/ghost.md),
        [WordPress](integrations/wordpress.md), [NewsArticle](integrations/newsarticle.md),
        [anything else](integrations/mapping.md). A revision revises, a kill withdraws.
        """
        known = inlet_of(inlet, current_app.config["INLETS"])
        if known is None:
            raise Problem("not-found", f"There is no inlet “{inlet}”.")
        sent = Sent(request.get_data(cache=False), dict(request.headers), request.mimetype, request.args.get("token"))
        self._admit(known, sent)
        try:
            post = FORMATS[known.format].read(sent, known)
            return self._accepted(self._take(known, post))
        except PassedOver as reason:
            return as_json({"status": "passed over", "reason": str(reason)})

    def _admit(self, inlet: Inlet, sent: Sent) -> None:
        """Whoever knows the inlet's secret, or where it has none, a key."""
        if inlet.secret is None:
            access.admit("ingest")
        elif not FORMATS[inlet.format].verify(sent, inlet):
            raise Problem("bad-signature", f"The signature or token is missing or wrong, for “{inlet.name}”.")

    def _take(self, inlet: Inlet, post: Post) -> StoredArticle:
        values: dict[str, Any] = {key: value for key, value in post.values.items() if value is not None}
        if inlet.story:
            values.setdefault("story", inlet.story)
        source, name = str(values.get("source", "")), values.get("external_id")
        if isinstance(name, str):
            values["external_id"] = Succession(self.store.redis).first(source, name, post.follows)
        if post.withdrawn:
            return self._withdraw(source, values)
        return self.store.accept(submission(values)).article

    def _withdraw(self, source: str, values: dict[str, Any]) -> StoredArticle:
        named = {key: str(values[key]) for key in ("external_id", "url") if key in values}
        known = self.store.known(source, **named)
        article = self.store.withdraw(known) if known else None
        if article is None:
            raise PassedOver("it takes back an article that is not here")
        return article

    def _accepted(self, article: StoredArticle) -> Response:
        where = url_for("article", article_id=article.id)
        return as_json(standing(article), 202, {"Location": where, "Retry-After": POLL_AFTER})
