"""The places that articles give to a thing which can be in one only."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

MERGER = "Two banks announced a merger on Monday. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if "place of the" in line]


def test_two_seats_are_a_contradiction() -> None:
    found = conflicts(MERGER + "The headquarters will be in Lyon.", MERGER + "The seat of the bank will be in Turin.")

    assert found == ["contradiction between place of the headquarters: Lyon [a] / Turin [b]"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The headquarters will be in Lyon.", "The headquarters will be in Lyon."),
        ("The headquarters will be in Lyon.", "The headquarters will be in France."),  # where Lyon may well lie
        ("The headquarters will be in Lyon.", "The trial opened in Turin."),
        (
            "The headquarters will be in Lyon.",
            "The headquarters will be in Turin. The seat of the holding will be in Lyon.",
        ),
    ],
)
def test_no_seats_are_opposed(one: str, other: str) -> None:
    assert conflicts(MERGER + one, MERGER + other) == []


CRASH = "A coach crashed on Monday. "


def journeys(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if "journey" in line]


def test_two_goals_of_one_journey_are_a_contradiction() -> None:
    found = journeys(
        CRASH + "The coach was on its way from Lyon to Turin.", CRASH + "It was on its way from Lyon to Metz."
    )

    assert found == ["contradiction between goal of the journey: Metz [b] / Turin [a]"]


def test_journeys_of_two_trains_are_not_set_against_each_other() -> None:
    one = CRASH + "The coach was bound for Turin. It hit a bus bound for Rome."

    assert journeys(one, CRASH + "The coach was bound for Metz.") == []
