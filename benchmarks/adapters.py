"""The engine in the forms that public yardsticks ask for; no rule of its own.

Run from the project's root by a scorer that imports `benchmarks.adapters` and calls one of the four functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from schemas.articles import Article
from schemas.claims import Quantity
from workers import engine
from workers.engine import phrases, text
from workers.engine import quantities as quantity_stage
from workers.engine import times as time_stage
from workers.engine.phrases import Phrases

BOUNDS = {"exact": "=", "range": "=", "vague": "~", "about": "~", "nearly": "<", "up to": "<", "less than": "<"}
BOUNDS |= {"at least": ">", "more than": ">", "just over": ">"}


def quantities(sentence: str) -> list[dict[str, Any]]:
    """The figures of a sentence: value (or [low, high]), bound, unit, and the interval with its ends."""
    return [
        _quantity(figure, parse)
        for parse, figures, _ in _parsed(Article("bench", "bench", sentence), None)
        for figure in figures
    ]


def _quantity(figure: quantity_stage.Figure, parse: Phrases) -> dict[str, Any]:
    quantity, at = figure.quantity, figure.quantity.interval
    return {
        "value": _stated(quantity),
        "bound": BOUNDS[quantity.bound],
        "unit": quantity.unit or _noun(figure, parse),
        "low": at.low,
        "high": at.high,
        "low_open": at.low_open,
        "high_open": at.high_open,
    }


def _stated(quantity: Quantity) -> float | list[float]:
    """The number that was written, without its bound; a range as its two ends."""
    low, high = quantity.interval.low, quantity.interval.high
    if low is None or high is None:
        return float(low if low is not None else high or 0.0)
    if quantity.bound in {"range", "vague"} and low != high:
        return [low, high]
    if quantity.bound in {"up to", "less than", "nearly"}:
        return high
    return low if quantity.bound == "just over" else round((low + high) / 2, 9)


def _noun(figure: quantity_stage.Figure, parse: Phrases) -> str:
    """The counted noun with its adjectives, "-" for none."""
    for chunk in parse.chunks:
        if chunk.figure is figure and chunk.head >= 0:
            before = [word.low for word in parse.words[figure.last : chunk.head] if word.tag in {"NOUN", "NAME", "ADJ"}]
            return " ".join([*before, parse.lemma(chunk)])
    return "-"


def judge(evidence: str, claim: str) -> str:
    """Whether the report on the two sentences holds a contradiction, an agreement ("entailment"), or neither."""
    report = engine.compare([Article("a", "evidence", evidence), Article("b", "claim", claim)])
    if any(conflict.severity == "contradiction" and conflict.scope == "between" for conflict in report.conflicts):
        return "contradiction"
    return "entailment" if any(agreement.kind == "number" for agreement in report.agreements) else "neutral"


def times(article: str, published_on: str | None) -> list[tuple[int, int, str, str]]:
    """The time expressions of a text: (start, end, TIMEX3 type, TIMEX3 value)."""
    today = time_stage.published_day(published_on)
    return [
        (timed.moment.span.start, timed.moment.span.end, timed.moment.kind, timed.moment.value)
        for _, _, found in _parsed(Article("bench", "bench", article, published_at=published_on), today)
        for timed in found
    ]


def stories(articles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The story of each article, as they come in one by one: {article id: the id of the story's first article}."""
    members: dict[str, list[engine.Profile]] = {}
    story_of: dict[str, str] = {}
    for article, words in articles:
        profile = engine.profile(Article(article, "bench", words))
        story_of[article] = engine.nearest(profile, members) or article
        members.setdefault(story_of[article], []).append(profile)
    return story_of


def _parsed(
    article: Article, today: dt.date | None
) -> Iterator[tuple[Phrases, list[quantity_stage.Figure], list[time_stage.Timed]]]:
    for sentence in text.sentences(article, text.blocks(article)):
        timed = time_stage.moments(sentence, today)
        figures = quantity_stage.figures(sentence, frozenset(n for t in timed for n in range(t.first, t.last)))
        yield phrases.chunk(sentence.words, figures, timed), figures, timed
