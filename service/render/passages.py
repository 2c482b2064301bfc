"""The words of a position in their place: what stands before and after them, and the figure among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.articles import Article
from schemas.reports import Evidence, Value
from service.render.phrases import listed, shown

REACH = 160
"""Characters of context at either side, at most."""

_SENTENCE_END = re.compile(r"""(?<![A-Z])[.!?]["”’)]*\s+(?=["“‘(]?[A-Z0-9])|\n+""")


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
    before, after = _around(article.field(evidence.field), evidence) if article else ("", "")
    lead, figure, rest = _figure(shown(evidence.quote), value)
    cited = shown(evidence.attribution.source) if evidence.attribution else ""
    return Passage(sources, published, evidence.field, before, lead, figure, rest, after, cited)


def _around(text: str, evidence: Evidence) -> tuple[str, str]:
    """The rest of the sentence at either side of the quote, cut at words where it is long."""
    if text[evidence.start : evidence.end] != evidence.quote:
        return "", ""
    return _before(text, evidence.start), _after(text, evidence.end)


def _before(text: str, start: int) -> str:
    head = text[max(0, start - REACH) : start]
    stops = [
        stop.end() for stop in _SENTENCE_END.finditer(text, max(0, start - REACH), start + 1) if stop.end() <= start
    ]
    if stops:
        return shown(text[stops[-1] : start])
    return shown(head) if start <= REACH else "… " + shown(head.partition(" ")[2])


def _after(text: str, end: int) -> str:
    tail = text[end : end + REACH]
    if text[end - 1 : end] in ".!?\n":
        return ""
    stop = _SENTENCE_END.search(text, end)
    if stop and stop.start() <= end + REACH:
        return shown(text[end : stop.end()].rstrip())
    return shown(tail.rstrip()) if end + REACH >= len(text) else shown(tail.rpartition(" ")[0]) + " …"


def _figure(quote: str, value: Value) -> tuple[str, str, str]:
    """The quote split around the figure, where that stands there in one piece: "about 30" of "about 30 fired"."""
    words = shown(value.text).split() if value.bound else []
    for length in range(len(words), 0, -1):
        wanted = " ".join(words[:length])
        found = re.search(rf"(?<![\w.,]){re.escape(wanted)}(?!\w|[.,]\d)", quote, re.IGNORECASE)
        if found and re.search(r"\d", wanted):
            return quote[: found.start()], found[0], quote[found.end() :]
    return quote, "", ""
