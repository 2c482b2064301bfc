"""A report in the form that its reader wants: text for a terminal, Markdown for a memo, HTML, JSON, CSV.

Law of this folder: a Report and its articles' texts in, a string out. No Flask, no store. Nothing of an article reaches
a reader unescaped.
"""

from __future__ import annotations

from collections.abc import Mapping

from schemas.articles import Article
from schemas.forms import reports
from schemas.reports import Report
from service.render import html, markdown, sheet, text
from service.render.view import arrange

FORMATS = ("text", "json", "markdown", "html", "csv")


def render(report: Report, texts: Mapping[str, Article], form: str, *, colour: bool = False) -> str:
    """The report in one of FORMATS; `texts` are its articles by id, for the context of each quote."""
    if form == "json":
        return reports.dumps(report)
    if form == "csv":
        return sheet.write(report)
    view = arrange(report, texts)
    if form == "text":
        return text.write(view, colour=colour)
    return markdown.write(view) if form == "markdown" else html.report_page(view)
