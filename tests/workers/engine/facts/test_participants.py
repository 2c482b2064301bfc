"""Who else took part."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import participants


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


def test_the_longest_phrase_of_participation_is_tried_first() -> None:
    assert list(participants.PHRASES) == sorted(participants.PHRASES, key=len, reverse=True)
