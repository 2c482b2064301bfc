"""Kinds meet: counts that two words or two kinds of claim give of one thing."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["The sinking on Monday killed 45 people.", "Divers have recovered 42 bodies since the sinking on Monday."],
            "tension (other-measure) between bodies found / killed: 42 found [b] / 45 killed [a]",
        ),
        (
            ["The storm led to 180 cancellations.", "The storm cancelled 120 flights."],
            "contradiction between flights cancelled: 120 [b] / 180 [a]",
        ),
        (
            ["The firm will lay off 300 welders.", "The firm is to lay off 450 welders."],
            "tension (hedged) between laid off (forecast): 300 [a] / 450 [b]",
        ),
        (
            ["Police put the crowd at 20,000.", "Organisers of the march said 60,000 people took part."],
            "contradiction between crowd: 20,000 [a] / 60,000 [b]",
        ),
        (
            ["Rescuers searched for six hours.", "The search lasted nine hours."],
            "contradiction between time of the search: 6 hours [a] / 9 hours [b]",
        ),
    ],
)
def test_two_names_of_one_count_are_set_against_each_other(texts: list[str], expected: str) -> None:
    assert expected in told(report(*texts).conflicts)


@pytest.mark.parametrize(
    "texts",
    [
        ["Prosecutors charged the mayor and 19 others over the fire.", "Prosecutors charged 20 people over the fire."],
        ["The rebels released 12 hostages.", "The rebels still hold 30 hostages."],
        [
            "The siege ended with 35 people brought out of the wreck.",
            "Nobody has been found in the wreck since Sunday.",
        ],
    ],
)
def test_counts_of_two_things_are_not(texts: list[str]) -> None:
    assert [line for line in told(report(*texts).conflicts) if not line.startswith("omission")] == []
