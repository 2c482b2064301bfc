"""Likeness: figures of one thing in other words are put together, and those of two things are not."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report


def contested(one: str, other: str) -> bool:
    """Whether the figures of two texts are set against each other."""
    return any(conflict.severity != "omission" for conflict in report(one, other).conflicts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The company will cut 300 jobs.", "The firm is to shed 450 posts."),
        ("Turnout was 49 per cent.", "The commission put the turnout at 51.7 per cent."),
        ("The flood spoiled 4,200 beehives.", "Some 3,000 beehives were lost in the flood."),
        ("The bank paid a fine of 40 million euros.", "The fine of 52 million euros is the highest so far."),
        ("Shares in the brewer rose 17 per cent.", "The brewer's shares closed 14 per cent higher."),
        ("The fund lent the bank 3 billion francs ($3.2 billion).", "The fund lent the bank $4 billion."),
        ("Brussels sent in 400 extra police.", "About 900 extra police were brought in."),
        ("The river stood at 4.2 metres at Torvik.", "The river stood at 6.1 metres at Torvik."),
        ("Orlen employs 300 people in Brno.", "Orlen had 420 people on its payroll in Brno."),
        ("Okoro took 54.1 percent of the vote.", "Okoro won with 57.3 percent, and Bello got 40.2 percent."),
        ("The village has 900 inhabitants.", "The village, of 1,150 residents, has one school."),
    ],
)
def test_figures_of_one_thing_in_other_words_contradict_each_other(one: str, other: str) -> None:
    assert contested(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The company will cut 300 jobs.", "The company has 450 shops."),
        ("Two officers said so.", "Three officers were in the car."),
        ("The first lorry carried 40 tonnes of sand.", "The second lorry carried 55 tonnes of sand."),
        ("The brewer's shares rose 14 per cent.", "The brewer's shares ended 5 per cent lower."),
        ("The fund lent 3 billion francs ($3.2 billion).", "The fund lent $3.25 billion."),
        ("The fund lent 3 billion francs.", "The fund lent $4 billion."),
        ("There was no sign of life.", "There were four signs of life."),
        ("Exports rose by 4 per cent.", "Imports rose by 6 per cent."),
        ("He spoke for 20 minutes.", "The power was off for 50 minutes."),
        ("The north got 300 tents.", "The south got 400 tents."),
        ("The bank lent 5 million euros.", "The club owes 9 million euros."),
        ("About 300 people came to the vigil.", "Some 5,000 people live in the town."),
        ("The river stood at 4.2 metres at Torvik.", "The river stood at 6.1 metres at Sande."),
        ("Orlen has 300 shops.", "Varta has 420 shops."),
        ("Orlen has 300 shops.", "Orlen has 300 shops and Varta 420."),
        ("The council expects a deficit of 40 million euros.", "The deficit was 55 million euros."),
    ],
)
def test_figures_of_two_things_are_left_apart(one: str, other: str) -> None:
    assert not contested(one, other)


def test_an_article_that_gives_two_figures_as_like_to_a_third_is_left_out() -> None:
    two = "The flood spoiled 4,200 beehives. Down the valley it spoiled 3,900 beehives."

    assert not contested(two, "The flood spoiled 3,000 beehives.")
