"""A report in the form that its reader wants: text for a terminal, Markdown for a memo, HTML, JSON.

Law of this folder: a Report and its articles' texts in, a string out. No Flask, no store. Nothing of an article reaches
a reader unescaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from schemas.articles import Article
from schemas.forms import reports
from schemas.reports import Report
from service.render import html, markdown, text
from service.render.view import arrange

Format = Literal["text", "json", "markdown", "html"]

FORMATS: dict[str, Callable[[Report, Mapping[str, Article]], str]] = {
    "text": lambda report, texts: text.write(arrange(report, texts)),
    "json": lambda report, texts: reports.dumps(report),  # noqa: ARG005 (the JSON form carries no context)
    "markdown": lambda report, texts: markdown.write(arrange(report, texts)),
    "html": lambda report, texts: html.report_page(arrange(report, texts)),
}
"""Each format's name and how it is written."""
