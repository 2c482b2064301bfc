"""The words of a position in their place: what stands before and after them, and the figure among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.articles import Article
from schemas.reports import Evidence, Value
from service.render.phrases import listed, shown
from workers import engine

REACH = 160
"""Characters of context at either side, at most."""


@dataclass(frozen=True)
class Passage:
    """A quote in its sentence, in three parts: `lead`, `figure` (empty where none stands out) and `rest`.

    `sources` are those who carry these words, the first one first; `cited` is whom they name for them ("the
    coastguard"), empty where they speak in their own voice.
    """

    sources: tuple[str, ...]
    published: str
    field: str
    before: str
    lead: str
    figure: str
    rest: str
    after: str
    cited: str

    @property
    def quote(self) -> str:
        """The words that state the position."""
        return self.lead + self.figure + self.rest

    @property
    def where(self) -> str:
        """Who says so, where, and whom they cite: "First wire, headline, citing the coastguard"."""
        cited = f"citing {self.cited}" if self.cited else ""
        return ", ".join(filter(None, (listed(self.sources), "headline" if self.field == "title" else "", cited)))


def passage(
    evidence: Evidence, value: Value, article: Article | None, sources: tuple[str, ...], published: str = ""
) -> Passage:
    """The evidence in its place; without the article's text there is the quote alone."""
    before, after = _around(article, evidence) if article else ("", "")
    lead, figure, rest = _figure(shown(evidence.quote), value)
    cited = shown(evidence.attribution.source) if evidence.attribution else ""
    return Passage(sources, published, evidence.field, before, lead, figure, rest, after, cited)


def _around(article: Article, evidence: Evidence) -> tuple[str, str]:
    """The rest of the sentence at either side of the quote, cut at words where it is long."""
    text = article.field(evidence.field)
    if text[evidence.start : evidence.end] != evidence.quote:
        return "", ""
    start, end = engine.around(article, evidence.field, evidence.start, evidence.end)
    before, after = shown(text[start : evidence.start]), shown(text[evidence.end : end])
    if evidence.start - start > REACH:
        before = "… " + before[-REACH:].partition(" ")[2]
    if end - evidence.end > REACH:
        after = after[:REACH].rpartition(" ")[0] + " …"
    return before, after


def _figure(quote: str, value: Value) -> tuple[str, str, str]:
    """The quote split around the figure, where that stands there in one piece: "about 30" of "about 30 fired"."""
    words = shown(value.text).split() if value.bound else []
    for length in range(len(words), 0, -1):
        wanted = " ".join(words[:length])
        found = re.search(rf"(?<![\w.,]){re.escape(wanted)}(?!\w|[.,]\d)", quote, re.IGNORECASE)
        if found and re.search(r"\d", wanted):
            return quote[: found.start()], found[0], quote[found.end() :]
    return quote, "", ""
