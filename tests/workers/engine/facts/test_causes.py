"""What a sentence says brought an event about."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import causes


def stated(words: str) -> list[str]:
    return [claim.text for claim in claims(words) if claim.measure == causes.MEASURE]


@pytest.mark.parametrize("row", causes.CAUSES["examples"], ids=lambda row: row["text"])
def test_a_sentence_names_its_causes(row: dict[str, str]) -> None:
    assert " | ".join(stated(row["text"])) == row["reads"]


def test_a_cause_takes_what_hangs_on_it() -> None:
    assert stated("The blast was caused by a crack in the wall of the tank.") == ["a crack in the wall of the tank"]


@pytest.mark.parametrize(
    "words",
    [
        "The crash was caused by Okafor.",  # a culprit
        "The minister blamed him for the crash.",
        "Was the crash caused by a loose rail?",
        "The crash may have been caused by a loose rail.",
        "The strike was caused by three things.",  # no cause is told
    ],
)
def test_no_cause_is_named(words: str) -> None:
    assert stated(words) == []


def test_a_denial_rules_the_cause_out() -> None:
    assert stated("The owner denied that the crash was caused by a loose rail.") == ["not a loose rail"]


def test_a_cause_is_of_the_event_of_the_topic_and_not_of_one_named_beside_it() -> None:
    [claim] = [
        claim
        for claim in claims(
            "A landslide hit the town on Monday. Engineers blame a canal that leaked since the quake of 2021."
        )
        if claim.measure == causes.MEASURE
    ]

    assert (claim.event.kind, claim.event.other) == ("flood", False)
