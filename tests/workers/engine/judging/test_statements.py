"""What each figure of a short text measures, where it holds, and what it is a part of."""

from __future__ import annotations

import pytest

from workers.engine.judging.statements import Statement, statements


def one(words: str) -> Statement:
    """The only statement of a text."""
    [found] = statements(words)
    return found


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("The flood killed 12 people.", "killed"),
        ("12 people were injured in the flood.", "wounded"),
        ("12 people with a confirmed infection died.", "killed"),
        ("12 residents who had fallen ill were placed in quarantine.", "quarantine"),
        ("The town has 12 active cases.", "active"),
        ("12 patients have recovered.", "recovered"),
        ("12 people who were in the town and in the hills were killed.", "killed"),
        ("12 new cases were reported.", "infected"),
        ("The film grossed $ 12 million.", "earnings"),
        ("The film had a budget of $ 12 million.", "cost"),
        ("The film took 12 days.", ""),
        ("The film was watched 12 million times.", "views"),
        ("The album sold 12,000 copies.", "sales"),
        ("It was reviewed by 12 critics.", "reviews"),
        ("It has a rating of 12 %.", "rating"),
        ("The farm has 12 horses.", ""),
    ],
)
def test_a_figure_measures_something(words: str, measure: str) -> None:
    assert one(words).measure == measure


def test_a_bare_figure_goes_on_with_the_measure_before_it() -> None:
    whole, east, west = statements("There were 90 deaths, 60 in the east and 30 in the west.")

    assert whole.measure == east.measure == west.measure == "killed"
    assert east.noun == "death"


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Floods closed 12 roads in Upper Dale.", {"upper", "dale"}),
        ("In Upper Dale, 12 roads were closed.", set()),
        ("Upper Dale closed 12 roads.", set()),
        ("Floods closed 12 roads in mainland Denmark.", {"Denmark"}),
        ("Upper Dale in Denmark closed 12 roads.", set()),
        ("The firm earned $ 12 million worldwide.", {"total"}),
        ("The firm earned $ 12 million outside Denmark.", {"abroad"}),
        ("The firm earned $ 12 million in other countries.", {"abroad"}),
        ("The firm earned $ 12 million in the United Kingdom.", {"UK"}),
        ("Dale International earned $ 12 million.", set()),
    ],
)
def test_a_figure_holds_somewhere(words: str, places: set[str]) -> None:
    assert one(words).where == places


def test_a_figure_is_said_of_the_names_before_it() -> None:
    first, second = statements("The Orion version got 75/100, the Vega version got 80/100.")

    assert first.topic == {"orion"}
    assert second.topic == {"vega"}


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("The storm hit 16 of the 28 towns.", ["part", "whole"]),
        ("The storm hit 16 out of 28 towns.", ["part", "whole"]),
        ("The storm hit 16 towns, 12 of them in the east.", ["", "part"]),
        ("The storm hit 16 towns and 28 farms.", ["", ""]),
        ("Turnout was 62 towns, down from 70 towns.", ["", "former"]),
        ("The two towns were hit.", ["part"]),
        ("It has a population of 12,000.", [""]),
    ],
)
def test_a_figure_is_a_part_or_a_whole(words: str, roles: list[str]) -> None:
    assert [statement.role for statement in statements(words)] == roles


@pytest.mark.parametrize(
    ("words", "added"),
    [
        ("Another 12 wells ran dry.", [True]),
        ("12 more wells ran dry.", [True]),
        ("More than 12 wells ran dry.", [False]),
        ("The number of dry wells rose by 12 to 40.", [True, False]),
        ("The number of dry wells rose to 40.", [False]),
    ],
)
def test_a_figure_may_come_on_top(words: str, added: list[bool]) -> None:
    assert [statement.added for statement in statements(words)] == added


@pytest.mark.parametrize(
    ("words", "dimension", "low", "factor"),
    [
        ("It scored 6.7/10.", "mark", 6.7, 0.1),
        ("It scored 7 out of 10.", "mark", 7.0, 0.1),
        ("It got 2 stars out of 5.", "mark", 2.0, 0.2),
        ("It scored 53 out of 100.", "share", 53.0, 0.01),
        ("It scored 53 %.", "share", 53.0, 0.01),
        ("It is for those older than 60.", "age", 60.0, 1.0),
        ("A 61-year-old woman won.", "age", 61.0, 1.0),
    ],
)
def test_a_mark_is_out_of_so_many_and_an_age_is_an_age(words: str, dimension: str, low: float, factor: float) -> None:
    quantity = one(words).quantity

    assert (quantity.dimension, quantity.factor) == (dimension, factor)
    assert quantity.interval.low == pytest.approx(low)


@pytest.mark.parametrize(
    "words",
    [
        "Harbour Lights 2 was a success.",
        "It is among the top 60.",
        "It went to # 4.",
        "The Orbit One was a success.",
    ],
)
def test_a_number_of_a_title_or_a_rank_measures_nothing(words: str) -> None:
    assert statements(words) == []
