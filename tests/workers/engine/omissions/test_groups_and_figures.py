"""Which nation, how badly, and an amount that most articles give."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

QUAKE = "A quake on Monday shook the coast. "


def omissions(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if line.startswith("omission")]


def test_the_nation_of_those_hit_may_be_left_out() -> None:
    found = omissions(QUAKE + "It killed three Danish tourists.", QUAKE + "It killed three tourists.")

    assert found == ["omission between nationality of those killed: 3 [a] / unstated [b]"]


def test_how_badly_they_were_hurt_may_be_left_out() -> None:
    found = omissions(QUAKE + "It injured nine people, two of them seriously.", QUAKE + "It injured nine people.")

    assert found == ["omission between how badly they were wounded: 2 [a] / unstated [b]"]


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("It killed nine people, four of them nurses.", "nurses among those killed: 4"),
        ("It killed 30 people, including 11 children.", "children among those killed: 11"),
        ("Two firefighters were injured.", "firefighters among those wounded: 2"),
        ("Seven foreigners are missing.", "foreigners among those missing: 7"),
    ],
)
def test_who_they_were_may_be_left_out(words: str, group: str) -> None:
    assert f"omission between {group} [a] / unstated [b]" in omissions(QUAKE + words, QUAKE + "It killed nine people.")


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("It killed nine people, four of them nurses.", "It killed nine people, nurses among them."),
        ("It may kill 11 children.", "It killed nine people."),
        ("It hurt seven members of one family.", "It hurt nine people."),
    ],
)
def test_a_group_is_not_left_out(words: str, other: str) -> None:
    assert not [line for line in omissions(QUAKE + words, QUAKE + other) if "among those" in line]


def test_an_amount_that_most_articles_give_may_be_left_out() -> None:
    told_by_most = [QUAKE + f"{words} had 340 beehives." for words in ("The farm", "The same farm", "The only farm")]

    [line] = omissions(*told_by_most, QUAKE)

    assert line.endswith("340 [a b c] / unstated [d]")


def test_an_amount_that_few_articles_give_is_missed_by_nobody() -> None:
    assert omissions(QUAKE + "The farm had 340 beehives.", QUAKE + "The same farm had 340 beehives.", QUAKE) == []
