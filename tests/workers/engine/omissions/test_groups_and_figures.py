"""Which nation, how badly, and an amount that most articles give."""

from __future__ import annotations

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


def test_an_amount_that_most_articles_give_may_be_left_out() -> None:
    told_by_most = [QUAKE + f"{words} had 340 beehives." for words in ("The farm", "The same farm", "The only farm")]

    [line] = omissions(*told_by_most, QUAKE)

    assert line.endswith("340 [a b c] / unstated [d]")


def test_an_amount_that_few_articles_give_is_missed_by_nobody() -> None:
    assert omissions(QUAKE + "The farm had 340 beehives.", QUAKE + "The same farm had 340 beehives.", QUAKE) == []
