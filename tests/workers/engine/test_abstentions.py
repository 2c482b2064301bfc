"""What is left alone is told with its reason: the figures that differ and are no conflict."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import story
from workers.engine import compare


def left_alone(*texts: str) -> list[tuple[str, str]]:
    """Each pair that was left alone: its reason and its summary."""
    report = compare(story(*texts), everything=True)
    assert report.left_alone is not None
    return [(one.reason, one.summary) for one in report.left_alone]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("The flood killed 12 people.", "In 2019 a flood killed 15 people.", "other-event"),
        ("The blast wounded 12 people.", "The blast wounded 15 police officers.", "other-group"),
        ("Orlen has 300 shops.", "Varta has 420 shops.", "other-owner"),
        ("The first lorry carried 40 tonnes of sand.", "The second lorry carried 55 tonnes of sand.", "opposites"),
        ("The bank paid a fine of 3 million francs.", "The bank paid a fine of 4 million dollars.", "other-unit"),
        ("The council sold 300 houses.", "The council is to sell 420 houses.", "not-yet"),
        ("The bank lent 5 million euros to the club.", "The club owes the bank 9 million euros.", "little-in-common"),
        ("The fire burned 15 barns.", "The fire burned several barns.", "vague"),
    ],
)
def test_a_pair_that_was_left_alone_has_its_reason(one: str, other: str, reason: str) -> None:
    assert [why for why, _ in left_alone(one, other)] == [reason]


def test_a_conflict_and_figures_that_agree_are_not_left_alone() -> None:
    assert left_alone("The flood killed 12 people.", "The flood killed 15 people.") == []
    assert left_alone("The flood killed 12 people.", "The flood killed at least 10 people.") == []


def test_the_order_of_the_articles_does_not_matter() -> None:
    texts = story("The blast wounded 12 people.", "The blast wounded 15 police officers.", "Orlen has 300 shops.")

    assert compare(texts, everything=True) == compare(texts[::-1], everything=True)


def test_nobody_who_did_not_ask_gets_them() -> None:
    assert compare(story("The flood killed 12 people.")).left_alone is None
