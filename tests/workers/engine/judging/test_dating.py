"""The day of a count, and which of two counts came first."""

from __future__ import annotations

import pytest

from workers.engine.judging.dating import Dating, order, same_day
from workers.engine.judging.statements import dates


def named(words: str) -> list[Dating]:
    """The dates of a text, in order."""
    return [one.time for one in dates(words)]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("As of 4 May 2021, all was well.", Dating("at", 2021, 5, 4)),
        ("By May 4, all was well.", Dating("at", None, 5, 4)),
        ("Before 2010, all was well.", Dating("before", 2010, None, None)),
        ("All was well prior to June 2019.", Dating("before", 2019, 6, None)),
        ("All was well after 4 May.", Dating("after", None, 5, 4)),
        ("Since 4 May, all has been well.", Dating("from", None, 5, 4)),
    ],
)
def test_a_date_has_a_side(words: str, date: Dating) -> None:
    assert named(words) == [date]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("on 4 May", "on 4 May 2021", "same"),
        ("on 3 May", "on 4 May", "earlier"),
        ("before 4 May", "on 4 May", "earlier"),
        ("before 5 May", "on 4 May", "same"),
        ("after 4 May", "on 4 May", "later"),
        ("since 4 May", "on 4 May", "same"),
        ("in May 2021", "on 9 May 2021", "same"),
        ("in 2020", "on 9 May 2021", "earlier"),
        ("after 2020", "in May 2021", "same"),
        ("in February 2023", "on 1 March 2023", "earlier"),
    ],
)
def test_one_count_is_of_an_earlier_time_than_another(one: str, other: str, expected: str) -> None:
    [first], [second] = named(f"It was so {one}."), named(f"It was so {other}.")

    assert order(first, second) == expected


def test_a_count_without_a_date_may_be_of_any_day() -> None:
    [day] = named("It was so on 4 May.")

    assert order(None, day) == order(day, None) == "same"
    assert not same_day(None, day)


def test_two_sides_of_a_day_name_the_same_day() -> None:
    [before], [after] = named("It was so before 4 May."), named("It was so after 4 May 2021.")

    assert same_day(before, after)
