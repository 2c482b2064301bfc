"""The engine in the forms that public yardsticks ask for; no rule of its own.

Run from the project's root by a scorer that imports `benchmarks.adapters` and calls one of the four functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from schemas.articles import Article
from workers import engine
from workers.engine import naming, phrases, text
from workers.engine import quantities as quantity_stage
from workers.engine import times as time_stage
from workers.engine.phrases import Phrases

BOUNDS = {"at least": ">", "more than": ">", "just over": ">", "up to": "<", "less than": "<", "just under": "<"}
BOUNDS |= {"about": "~", "nearly": "~"}
OPEN_BELOW = {"up to", "less than"}
NUMBERED = {"number", "one of"}  # "no" and "several" are figures of ours and none of the yardstick's


def quantities(sentence: str) -> list[dict[str, Any]]:
    """The figures of a sentence: value (or [low, high]), bound, unit, and the interval with its ends.

    Two forms differ from ours. The yardstick gives each amount of a conversion and each of two alternatives for itself,
    and a change with both its ends; and it writes "12 to 18" as [12,18) and leaves "up to 50" without a lower end.
    """
    found = []
    for parse, figures in _figures(sentence):
        replaced = {id(figure.was) for figure in figures if figure.was}
        for n, figure in enumerate(figures):
            if figure.sort in NUMBERED and id(figure) not in replaced:
                found += _written(figure, naming.named(parse.words, figures, n))
    return found


def _figures(sentence: str) -> Iterator[tuple[Phrases, list[quantity_stage.Figure]]]:
    article = Article("bench", "bench", sentence)
    for read in text.sentences(article, text.blocks(article)):
        timed = time_stage.moments(read, None)
        taken = frozenset(n for t in timed for n in range(t.first, t.last))
        figures = quantity_stage.figures(read, taken, pronouns=True)
        yield phrases.chunk(read.words, figures, timed), figures


def _written(figure: quantity_stage.Figure, name: str) -> Iterator[dict[str, Any]]:
    low, high = figure.stated
    bound = BOUNDS.get(figure.quantity.bound, "=")
    if figure.was:
        low = figure.was.stated[0]
    values = [low, high] if figure.alternatives else [low if low == high else [low, high]]
    for value in values:
        yield {"value": value, "bound": bound, "unit": name} | _ends(figure)
    for other in figure.also:
        amount = other.stated[0] if len(set(other.stated)) == 1 else list(other.stated)
        own = BOUNDS.get(other.quantity.bound, "=")
        yield {
            "value": amount,
            "bound": bound if own == "=" else own,
            "unit": other.unit.name if other.unit else "-",
        }


def _ends(figure: quantity_stage.Figure) -> dict[str, Any]:
    at, bound = figure.quantity.interval, figure.quantity.bound
    between = "range" if figure.was else bound
    plain = between == "range" and not (at.low_open or at.high_open) and not figure.met
    return {
        "low": None if bound in OPEN_BELOW else figure.was.stated[0] if figure.was else at.low,
        "high": at.high,
        "low_open": at.low_open,
        "high_open": at.high_open or plain,
    }


def judge(evidence: str, claim: str) -> str:
    """How the evidence stands to the claim: "contradiction", "entailment" or "neutral"."""
    return engine.judge(evidence, claim)


def times(article: str, published_on: str | None) -> list[tuple[int, int, str, str]]:
    """The time expressions of a text: (start, end, TIMEX3 type, TIMEX3 value)."""
    found = time_stage.expressions(
        text.all_sentences(Article("bench", "bench", article)), time_stage.published_day(published_on)
    )
    return [(t.moment.span.start, t.moment.span.end, t.moment.kind, t.moment.value) for t in found]


def stories(articles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The story of each article: {article id: the id of one article of its story, the same for all}."""
    profiles = {one: engine.profile(engine.read(Article(one, "bench", words))) for one, words in articles}
    return {one: min(group) for group in engine.group(profiles) for one in group}
