"""Accounts of what brought an event about."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

CRASH = "Two trams collided in a crash on Monday. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if not line.startswith("omission")]


def test_two_causes_that_have_nothing_in_common_are_a_tension() -> None:
    found = conflicts(
        CRASH + "The operator blamed the crash on a stuck valve.", CRASH + "The crash was caused by a drunken driver."
    )

    assert found == [
        "tension (other-description) between cause of the crash: the cause was a stuck valve [a] / "
        "the cause was a drunken driver [b]"
    ]


def test_a_cause_beside_none_known_is_a_hedged_tension() -> None:
    found = conflicts(
        CRASH + "The operator blamed the crash on a stuck valve.", CRASH + "The cause of the crash is not known."
    )

    assert found == [
        "tension (hedged) between cause of the crash: the cause was a stuck valve [a] / the cause is not known [b]"
    ]


def test_a_cause_beside_its_denial_is_a_contradiction() -> None:
    found = conflicts(
        CRASH + "The operator blamed the crash on a stuck valve.", CRASH + "The crash was not caused by the valve."
    )

    assert found == [
        "contradiction between cause of the crash: the cause was a stuck valve [a] / the cause was not the valve [b]"
    ]


def test_what_may_have_been_is_set_against_its_denial() -> None:
    found = conflicts(
        CRASH + "The operator ruled out a cyberattack.", CRASH + "Experts warn that hackers could be behind the crash."
    )

    assert found == [
        "contradiction between cause of the crash: "
        "the cause was not a cyberattack [a] / the cause may have been hackers [b]"
    ]


def test_a_cause_ruled_out_is_no_account_of_another() -> None:
    found = conflicts(
        CRASH + "The operator blamed the crash on a stuck valve and ruled out sabotage.",
        CRASH + "A server room had overheated, the director said.",
    )

    assert [line.partition(":")[0] for line in found] == ["tension (other-description) between cause of the crash"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what may have been, beside what was
        (CRASH + "The operator blamed the crash on a stuck valve.", CRASH + "Sabotage cannot be ruled out, he said."),
        # one cause in other words
        (CRASH + "The crash was caused by a stuck valve.", CRASH + "The operator blamed the crash on an old valve."),
        (CRASH + "The crash was caused by heavy rain.", CRASH + "The operator blamed the crash on a downpour."),
        # the other article gives this one too
        (
            CRASH + "The crash was caused by a stuck valve.",
            CRASH + "The crash was caused by a drunken driver. The union blamed the crash on a stuck valve.",
        ),
        # of another event
        (
            CRASH + "The crash was caused by a stuck valve.",
            "In 2009 a crash at the mill was caused by a drunken driver.",
        ),
        # what is ruled out by both
        (CRASH + "The crash was not caused by a valve.", CRASH + "The crash was not caused by a driver."),
    ],
)
def test_no_causes_are_opposed(one: str, other: str) -> None:
    assert conflicts(one, other) == []


def test_two_sources_of_one_article_are_set_side_by_side() -> None:
    words = CRASH + "The operator blamed the crash on a stuck valve. The union blamed the crash on a drunken driver."
    [found] = report(words).conflicts

    assert found.scope == "within"
    assert found.explanation.startswith(
        "Source a sets two accounts side by side: by the account of The operator, the cause was a stuck valve; "
        "by the account of The union, the cause was a drunken driver."
    )
