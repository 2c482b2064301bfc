"""A sentence of prose has a finite verb."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import article
from workers.engine import text


def verbs(line: str, kind: text.BlockKind = "standfirst") -> list[str]:
    """The words of a line that are read as finite verbs."""
    [sentence] = text.all_sentences(article(line), kind)
    return [token.low for token in sentence.words if token.tag in {"VERB", "PAST"}]


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("Uptake of both doses stands at 81 per cent, the council says.", "says"),
        ("Uptake of both doses stands at 81 per cent.", "stands"),
        ("Work starts on 1 July.", "starts"),
        ("She, too, belongs to the choir.", "belongs"),
        ("Some 40,000 took part in the march.", "took"),
        ("The brewer's profits slumped by 42 per cent in the third quarter.", "slumped"),
        ("Food prices rose by a third.", "rose"),
        ("Ada Okoro, the harbour master, set out the first timetable.", "set"),
        ("The report draws no line between the two.", "draws"),
        ("A doctor asks for the ward to be shut.", "asks"),
        ("The number of missing fell to 30.", "fell"),
        ("The 400 destroyed homes stood by the river.", "stood"),
        ("The agreement covers about 900 dockers.", "covers"),
        ("That puts the turnout at 61 per cent of the electorate.", "puts"),
        ("The residents of the upper town own some of the dam.", "own"),
    ],
)
def test_it_is_found(line: str, verb: str) -> None:
    assert verb in verbs(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reports of confirmed cases in the north.",
        "No presses, no forklifts, no lamps.",
        "Not much, on the numbers.",
        "Monday, 10 a.m., the harbour of Northpoint.",
        "And what of the children at the hotel on the hill?",
    ],
)
def test_a_sentence_without_one_gets_none(line: str) -> None:
    assert verbs(line) == []


def test_a_headline_needs_none() -> None:
    assert verbs("Air strikes on the harbour of Northpoint", "headline") == []
