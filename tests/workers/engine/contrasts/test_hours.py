"""Hours: the one hour that an article gives is taken for that of what it reports, where nothing speaks against it."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report
from workers.engine.contrasts.hours import APART, WEIGHT

FRIDAY = "2020-03-13"
EVENT = "The explosion in the mill came at 6.07 p.m. on Thursday, and two millers were killed."


def hours(*texts: str) -> list[list[str]]:
    """The hours on each side of each conflict about a time."""
    told = [conflict for conflict in report(*texts, at=FRIDAY).conflicts if conflict.kind == "time"]
    return [[str(position.value.text) for position in conflict.positions] for conflict in told]


@pytest.mark.parametrize(
    "sole",
    [
        "The explosion killed two people. Windows across the road shattered at 6.24 p.m., and the mill was gone.",
        "The explosion killed two people. The mill roared at 6.24 p.m. and blew away.",
        "It was 6.24 p.m. on the eve of the fair, and the mill was at work. The explosion killed two people.",
        "The explosion killed two millers. The roof of the mill gave way at 6.24 p.m. on Thursday.",
    ],
)
def test_the_one_hour_of_an_article_is_that_of_its_event(sole: str) -> None:
    [[first, second]] = hours(EVENT, sole)

    assert first.startswith("6.07 p.m.")
    assert second.startswith("6.24 p.m.")


@pytest.mark.parametrize(
    "sole",
    [
        "The explosion killed two millers. The fire brigade was called to the mill at 6.24 p.m.",
        "The explosion killed two millers. A train to the mill left at 6.24 p.m.",
        "The explosion killed two millers. The minister gave the order to leave the mill at 6.24 p.m.",
        "The explosion killed two millers. The mill roared at 9.30 p.m. and blew away.",
        "The explosion killed two millers. The mill roared at 6.24 p.m. on Tuesday.",
        "The explosion killed two millers. The mill may have roared at 6.24 p.m.",
        "The explosion killed two millers. The mill roared at 6.24 p.m. and again at 6.40 p.m.",
        "The explosion killed two millers. The mill roared at about 6 p.m. and blew away.",
        "The explosion killed two people. Bells swung at 6.24 p.m.",
        "The explosion killed two millers. A second mill roared at 6.24 p.m. and blew away.",
        "The explosion killed two millers. A van from the mill was overtaken at 6.24 p.m. by a lorry.",
        "The explosion killed two millers. Two of them got into the mill at 5.50 p.m. by a ladder.",
    ],
)
def test_an_hour_of_something_else_is_set_against_none(sole: str) -> None:
    assert hours(EVENT, sole) == []


def test_of_what_goes_on_for_long_many_hours_are_told() -> None:
    fire = "The fire in the mill broke out at 6.07 p.m. on Thursday, and two millers were killed."

    assert hours(fire, "The fire killed two millers. The mill roared at 6.24 p.m. and blew away.") == []


def test_two_articles_that_give_one_hour_each_are_set_against_each_other() -> None:
    one = "The explosion killed two people. Windows shattered at 6.24 p.m., and the mill was gone."
    other = "Two millers died in the explosion. The mill blew away at 6.07 p.m."

    assert hours(one, other) == [["6.07 p.m.", "6.24 p.m."]]


def test_hours_alone_are_not_enough() -> None:
    assert WEIGHT["near"] + WEIGHT["event"] < WEIGHT["enough"] <= WEIGHT["near"] + WEIGHT["word"]
    assert {"arrest", "call", "leave"} <= APART
