"""The sentences of a report."""

from __future__ import annotations

import pytest

from schemas.reports import Evidence, Position, Value
from tests.workers.engine.making import parse
from workers.engine import wording


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (14, "14"),
        (1204, "1,204"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (2_600_000, "2.6 million"),
        (13_825_000, "13.825 million"),
        (1_204_331, "1,204,331"),
        (3_250_000_000, "3.25 billion"),
        (2e12, "2 trillion"),
        (0.5, "0.5"),
        (6.25, "6.25"),
    ],
)
def test_a_number_is_written_for_people(number: float, expected: str) -> None:
    assert wording.number(number) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("14 people", "14"),
        ("fourteen people", "14"),
        ("at least 12 people", "at least 12"),
        ("no fewer than 12 people", "at least 12"),
        ("12 or more people", "at least 12"),
        ("over 12 people", "more than 12"),
        ("as many as 50 people", "up to 50"),
        ("under 50 people", "less than 50"),
        ("about 30 people", "about 30"),
        ("between 12 and 18 people", "12 to 18"),
        ("nearly 30 people", "nearly 30"),
        ("dozens of people", "dozens"),
        ("43 per cent", "43%"),
        ("more than 43%", "more than 43%"),
        ("250 km", "250 km"),
        ("$3.25bn", "3.25 billion dollars"),
        ("2,750 tonnes", "2,750 tonnes"),
    ],
)
def test_a_figure_is_shown_with_its_bound_and_its_unit(words: str, expected: str) -> None:
    [figure] = parse(f"They gave {words}.").figures

    assert wording.shown(figure.quantity) == expected


def test_a_day_is_written_for_people() -> None:
    assert wording.day("2020-03-11") == "Wednesday 11 March 2020"


@pytest.mark.parametrize(
    ("texts", "either", "both"),
    [
        (["12"], "12", "12"),
        (["12", "14"], "12 or 14", "12 and 14"),
        (["3", "12", "14"], "3, 12 or 14", "3, 12 and 14"),
    ],
)
def test_a_list_is_written_for_people(texts: list[str], either: str, both: str) -> None:
    assert (wording.either(texts), wording.both(texts)) == (either, both)


def test_who_says_what_is_one_sentence_and_silence_is_not_in_it() -> None:
    positions = [
        Position(Value("12", 12, 12, "exact", None), (evidence("a"), evidence("a"))),
        Position(Value("14", 14, 14, "exact", None), (evidence("b"), evidence("c"))),
        Position(None, (), ("d",)),
    ]

    said = wording.who_says(positions, {"a": "Wire", "b": "Daily", "c": "Radio", "d": "Web"})
    assert said in {"Wire says 12; Daily and Radio say 14.", "Wire says 12; Radio and Daily say 14."}


def evidence(article: str) -> Evidence:
    return Evidence(article, "text", 0, 1, "x", None)


@pytest.mark.parametrize("reason", wording.REASONS)
def test_every_reason_has_a_sentence(reason: str) -> None:
    assert wording.REASONS[reason].endswith(".")
