"""Facts that are no figures: who took part, and on which day."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims


def stated(words: str, measure: str) -> list[str]:
    return [claim.text for claim in claims(words) if claim.measure == measure]


@pytest.mark.parametrize(
    ("words", "partner"),
    [
        ("The raid was a joint operation with the Dutch police.", "Netherlands"),
        ("The raid was carried out together with French officers.", "France"),
        ("The rescue was run jointly with Norway.", "Norway"),
        ("The raid, in cooperation with Interpol, led to arrests.", "Interpol"),
        ("The fire was put out with help from the Royal Navy.", "Royal Navy"),
        ("German divers worked alongside the Belgian navy.", "Belgium"),
    ],
)
def test_a_sentence_names_who_took_part(words: str, partner: str) -> None:
    assert stated(words, "participants") == [partner]


@pytest.mark.parametrize(
    "words",
    [
        "She lives together with her sister.",
        "The firms run a joint shop.",
        "The boat lay alongside two others.",
        "The joint was closed.",
        "He came with the British.",
    ],
)
def test_a_sentence_names_nobody_who_took_part(words: str) -> None:
    assert stated(words, "participants") == []


@pytest.mark.parametrize(
    "words",
    [
        "The attack on Monday was short.",
        "Monday's attack was short.",
        "The attack of 13 May 2024 was short.",
        "On Monday an attack hit the town.",
        "Rockets hit the town on Monday.",
    ],
)
def test_a_sentence_gives_the_day_of_an_event(words: str) -> None:
    assert set(stated(words, "day")) == {"2024-05-13"}


@pytest.mark.parametrize(
    "words",
    [
        "The attack was short.",
        "The minister spoke on Monday.",
        "The minister said on Monday that the attack was short.",
        "In May an attack hit the town.",
        "A similar attack on 3 May 2020 was short.",
    ],
)
def test_a_sentence_gives_no_day_of_an_event(words: str) -> None:
    assert stated(words, "day") == []
