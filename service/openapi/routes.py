"""Where the description is served: `/openapi.json` for programs, `/docs` for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import cast

from flask import Flask, Response, request

from service.api.answers import tagged
from service.described import Answer, Example, described
from service.openapi.document import document
from service.openapi.outline import outline
from service.render import html

DOCUMENT = [Answer(200, "The OpenAPI document.", {"type": "object"}, headers=("ETag",))]
PAGE = [Answer(200, "A page.", {"type": "string"}, ("text/html",), ("ETag",))]
FILE = [Answer(200, "The file.", {"type": "string"}, ("text/css", "image/svg+xml")), Answer(304, "You have it.")]


class Documents:
    """Answers with the description of the application that it is registered on."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def register(self) -> None:
        """Add the routes, and describe the one that Flask brought along."""
        self._app.add_url_rule("/openapi.json", "openapi", self.openapi)
        self._app.add_url_rule("/docs", "docs", self.docs)
        self._app.view_functions["static"] = _static(self._app)

    @cached_property
    def written(self) -> str:
        """The document as JSON text."""
        return json.dumps(document(self._app), ensure_ascii=False, indent=2) + "\n"

    @described("open", tag="description", answers=DOCUMENT, examples=[Example("asked")])
    def openapi(self) -> Response:
        """The description of the API, as an OpenAPI 3.1 document."""
        return tagged(Response(self.written, mimetype="application/json"))

    @described("open", tag="description", answers=PAGE, examples=[Example("asked")])
    def docs(self) -> Response:
        """The description of the API, as a page."""
        return tagged(
            Response(html.api_page(outline(json.loads(self.written)), root=request.script_root), mimetype="text/html")
        )


def _static(app: Flask) -> Callable[..., Response]:
    send = app.view_functions["static"]

    @described("open", tag="pages", answers=FILE, examples=[Example("asked", path={"filename": "parallax.css"})])
    def static(filename: str) -> Response:
        """The stylesheet and the mark of the pages."""
        return cast(Response, send(filename=filename))

    return static
