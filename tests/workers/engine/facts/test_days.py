"""On which day an event happened."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims


def stated(words: str, measure: str) -> list[str]:
    return [claim.text for claim in claims(words) if claim.measure == measure]


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
        "The group claimed the attack in a video on Monday.",
        "On Monday experts found a bomb in a van.",
        "The guard was held on Monday following the attack.",
        "The minister on Monday called the attack a crime.",
        "A man was held after the attack and he will appear in court on Monday.",
        "The town is quiet.\n\nIts mayor is not.\n\nOn Monday a van exploded in a street.",
        "The fire was put out early on Tuesday.",
        "The second big quake shook the town on Tuesday.",
    ],
)
def test_a_sentence_gives_no_day_of_an_event(words: str) -> None:
    assert stated(words, "day") == []
