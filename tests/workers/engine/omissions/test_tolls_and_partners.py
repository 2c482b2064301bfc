"""What an article that covers an event leaves out: who took part, and the toll."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

RAID = "The raid on Monday began at dawn."


def omissions(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if line.startswith("omission")]


def test_a_partner_that_another_article_leaves_out_is_an_omission() -> None:
    found = omissions("The raid on Monday was a joint operation with the Dutch police.", RAID)

    assert found == ["omission between who took part in the raid: joint with the Netherlands [a] / unstated [b]"]


def test_two_names_of_one_partner_are_one() -> None:
    found = omissions(
        "The raid on Monday was a joint operation with the Dutch.",
        "The raid on Monday was carried out together with the Netherlands.",
    )

    assert found == []


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("The flood on Monday killed 12 people.", "killed in the flood: 12"),
        ("The flood on Monday injured 12 people.", "wounded in the flood: 12"),
        ("The flood on Monday left 12 people missing.", "missing in the flood: 12"),
    ],
)
def test_a_toll_that_another_article_leaves_out_is_an_omission(words: str, slot: str) -> None:
    assert omissions(words, "The flood on Monday swept through the valley.") == [
        f"omission between {slot} [a] / unstated [b]"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the other states it too, in its own way
        ("The flood on Monday killed 12 people.", "The flood on Monday killed two Danes and ten Germans."),
        ("The flood on Monday killed 12 people.", "The flood on Monday killed at least 12 people."),
        ("The flood on Monday killed 12 children.", "The flood on Monday killed 12 people, children all."),
        # the other does not cover the event
        ("The flood on Monday killed 12 people.", "The bank raised its rate."),
        # no toll of people, or that of another event
        ("The flood on Monday spoiled 4,200 beehives.", "The flood on Monday was high."),
        ("The flood on Monday was high. The flood of 3 May 2020 killed 12 people.", "The flood on Monday was high."),
        ("The flood on Monday will kill 12 people.", "The flood on Monday was high."),
    ],
)
def test_nothing_is_left_out(one: str, other: str) -> None:
    assert omissions(one, other) == []


def test_an_omission_has_no_reason_and_is_never_a_contradiction() -> None:
    [found] = report("The raid on Monday was a joint operation with the Dutch.", RAID).conflicts

    assert (found.severity, found.reason, found.kind, found.scope) == ("omission", None, "actor", "between")


def test_the_silent_position_names_its_articles_and_has_no_words() -> None:
    [found] = report("The raid on Monday was a joint operation with the Dutch.", RAID, RAID).conflicts
    silent = found.positions[-1]

    assert (silent.value, silent.evidence, silent.unstated_by) == (None, (), ("b", "c"))
    words = "The raid on Monday was a joint operation with the Dutch"
    assert found.explanation == f"Source a states it (“{words}”); Source b and Source c do not."
