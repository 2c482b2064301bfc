"""A story whose every word tries to be something else: markup, a link, a terminal's orders, text turned round."""

from __future__ import annotations

from dataclasses import replace

from schemas.articles import Article
from schemas.reports import (
    Agreement,
    Attribution,
    Conflict,
    Evidence,
    Position,
    Report,
    ReportArticle,
    ReportEvent,
    Value,
)

NASTY = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \"' onload='x' &lt; [a](javascript:alert(3)) "
    "![b](http://e.example/c) http://e.example/d www.e.example e@e.example **bold** _it_ `code` ~~gone~~ | cell | "
    "# head\n\n---\n1. one\n- two\n\x1b[31mred\x1b]0;title\x07 \x9b2J \u202eturned\u202c {{ 7 * 7 }} {% raw %} \\"
)

QUOTE = NASTY + " killed 12"
ARTICLES = tuple(Article(name, NASTY, f"Before. {QUOTE} after. {NASTY}", NASTY, None) for name in ("a", "b"))
TEXTS = {article.id: article for article in ARTICLES}
EVENT = ReportEvent(NASTY, NASTY, NASTY)


def _position(article: str, text: str) -> Position:
    said = Evidence(article, "text", 8, 8 + len(QUOTE), QUOTE, Attribution(NASTY, NASTY))
    return Position(Value(text, 12, 12, "exact", None), (said,))


_FOUND = {
    "kind": "number",
    "scope": "between",
    "slot": NASTY,
    "event": EVENT,
    "summary": NASTY,
    "explanation": NASTY,
    "positions": (_position("a", NASTY), _position("b", "12"), Position(None, unstated_by=("a",))),
}

CONFLICT = Conflict(id=NASTY, severity="contradiction", reason=NASTY, **_FOUND)
REPORT = Report(
    story_id="hostile",
    story_title=NASTY,
    version=1,
    articles=tuple(ReportArticle(a.id, a.source, a.title, NASTY, "a") for a in ARTICLES),
    conflicts=(CONFLICT, replace(CONFLICT, id="2", severity="omission"), replace(CONFLICT, id="3", status="dismissed")),
    agreements=(Agreement(id="4", **_FOUND),),
)
