"""The web application: the API and the pages over one store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response

from service import access, api, journal, problems
from service.bodies import BODY_LIMIT
from service.openapi.routes import Documents
from service.ops import Ops
from service.pages import Pages
from service.render import html

if TYPE_CHECKING:
    from service.settings import Settings
    from workers.store import Store


def create_app(store: Store, *, settings: Settings) -> Flask:
    """The application. Once a key was made every request needs one, but those that tell nothing of a story."""
    app = Flask("service", template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.config["INLETS"] = settings.inlets
    app.url_map.strict_slashes = False
    journal.keep(app, store)
    access.guard(app, store, settings)
    problems.register(app)
    api.register(app, store)
    Pages(store).register(app)
    Ops(store).register(app)
    Documents(app).register()
    app.after_request(_harden)
    return app


def _harden(response: Response) -> Response:
    """Forbid a page all but its own stylesheet and mark, unless it said itself what it needs."""
    response.headers.setdefault("Content-Security-Policy", html.policy())
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response
