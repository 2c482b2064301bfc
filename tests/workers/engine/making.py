"""How the engine's tests make articles, and the stages of one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.articles import Article
from schemas.claims import Claim
from schemas.reports import Agreement, Conflict, Report
from workers.engine import compare, phrases, quantities, read, shown, text, times
from workers.engine.figure import Figure
from workers.engine.phrases import Phrases
from workers.engine.text import Sentence
from workers.engine.times import Timed

TUESDAY = "2024-05-14"


def article(words: str, *, id: str = "a", title: str = "", at: str | None = TUESDAY) -> Article:  # noqa: A002 (its name)
    """An article of that text, from a source of its own."""
    return Article(id, f"Source {id}", words, title, at)


def story(*texts: str, at: str | None = TUESDAY) -> list[Article]:
    """One article a text: a, b, c, ..."""
    return [article(words, id=chr(ord("a") + n), at=at) for n, words in enumerate(texts)]


def report(*texts: str, at: str | None = TUESDAY) -> Report:
    """What the engine finds between these texts."""
    return compare(story(*texts, at=at))


@dataclass(frozen=True)
class Parsed:
    """The first sentence of a text and what its stages found in it."""

    sentence: Sentence
    times: list[Timed]
    figures: list[Figure]
    phrases: Phrases


def parse(words: str, *, at: str | None = TUESDAY) -> Parsed:
    """Takes the first sentence as far as its phrases."""
    one = article(words, at=at)
    sentence = text.sentences(one, text.blocks(one))[0]
    timed = times.moments(sentence, times.published_day(at))
    taken = frozenset(n for t in timed for n in range(t.first, t.last))
    figures = quantities.figures(sentence, taken)
    return Parsed(sentence, timed, figures, phrases.chunk(sentence.words, figures, timed))


def claims(words: str, *, title: str = "", at: str | None = TUESDAY) -> tuple[Claim, ...]:
    """The claims of a text."""
    return read(article(words, title=title, at=at)).claims


def figures(words: str, measure: str) -> list[str]:
    """The figures that a text gives for a measure, as a reader would say them; a part is named as one."""
    found = [claim for claim in claims(words) if claim.measure == measure and claim.quantity]
    return [("part " if "part" in c.scope else "") + shown(c.quantity) for c in found if c.quantity]


def told(findings: tuple[Conflict, ...] | tuple[Agreement, ...]) -> list[str]:
    """Each finding in a line: what it is, its slot, and who takes which position."""
    return [f"{_sort(finding)} {finding.slot}: {_positions(finding)}" for finding in findings]


def _sort(finding: Agreement) -> str:
    if not isinstance(finding, Conflict):
        return "agreement"
    return finding.severity + (f" ({finding.reason})" if finding.reason else "") + f" {finding.scope}"


def _positions(finding: Agreement) -> str:
    rows = []
    for position in finding.positions:
        value = position.value.text if position.value else "unstated"
        holders = sorted({e.article for e in position.evidence}) or sorted(position.unstated_by)
        rows.append(f"{value} [{' '.join(holders)}]")
    return " / ".join(rows)
