"""Pages: the same templates for the served ones and for a report that stands alone in one file.

Everything that an article says is escaped by the templates' engine; no page needs a script or anything from elsewhere.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from service.render import phrases
from service.render.desk import Desk
from service.render.phrases import GRADES, Grade
from service.render.view import View


@dataclass(frozen=True)
class Entry:
    """A story in the list of stories. `counts` are its open findings by grade; `articles` is how many it has."""

    id: str
    title: str
    version: int
    articles: int
    updated_at: str
    counts: tuple[tuple[Grade, int], ...]


def report_page(view: View, root: str | None = None, desk: Desk | None = None) -> str:
    """The report of a story. `root` is the address that links start with; None makes a page that stands alone.

    `desk` is what stands beside it on a page on which editors decide.
    """
    return _page("report.html", root, view=view, grades=tuple(GRADES.values()), desk=desk)


def stories_page(entries: Sequence[Entry], more: str | None, *, root: str, address: str) -> str:
    """The list of stories; `more` is where its next page starts, `address` what a first `curl` would call."""
    return _page("stories.html", root, entries=entries, more=more, address=address)


def waiting_page(title: str, articles: int, *, root: str) -> str:
    """A story that has no report yet."""
    return _page("waiting.html", root, title=title, articles=articles)


def problem_page(problem: object, *, root: str) -> str:
    """A problem document for people."""
    return _page("problem.html", root, problem=problem)


def kind_page(kind: object, *, root: str) -> str:
    """What a kind of problem means."""
    return _page("kind.html", root, kind=kind)


def api_page(outline: object, *, root: str) -> str:
    """The description of the API."""
    return _page("api.html", root, api=outline)


def ops_page(condition: object, *, faults: Sequence[str], seen: float, root: str) -> str:
    """How the service is; a worker last seen `seen` seconds ago counts as lost."""
    return _page("ops.html", root, condition=condition, faults=faults, seen=seen)


def policy(*, forms: bool = False) -> str:
    """The Content-Security-Policy of a page: no script, no frame, nothing from elsewhere; forms where it has them."""
    targets = "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; style-src 'self' {stylesheet_hash()}; img-src 'self' data:; "
        f"base-uri 'none'; form-action {targets}; frame-ancestors 'none'"
    )


@functools.cache
def stylesheet() -> str:
    """The one stylesheet."""
    return (resources.files("service") / "static" / "parallax.css").read_text("utf-8")


@functools.cache
def stylesheet_hash() -> str:
    """The stylesheet as a Content-Security-Policy source, for the page that carries it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(stylesheet().encode()).digest()).decode() + "'"


def _page(name: str, root: str | None, **values: object) -> str:
    page = _templates().get_template(name)
    return page.render(root=root, stylesheet=Markup(stylesheet()) if root is None else "", **values)  # noqa: S704 (our own file)


@functools.cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("service"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {
        "moment": phrases.moment,
        "several": phrases.several,
        "listed": phrases.listed,
        "span": phrases.span,
    }
    return templates
