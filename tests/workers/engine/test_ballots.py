"""How a vote ended."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims, report
from workers.engine.ballots import DIVISION


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The council voted seven to two to raise the fee.", "seven to two council"),
        ("The council voted 7-2 to raise the fee.", "7-2 council"),
        ("The rise was carried by a single vote, five to four.", "five to four "),
        ("The bill passed by 219 votes to 212.", "219 votes to 212 "),
        ("The senate passed the bill 52-48.", "52-48 senate"),
        ("In a 5-4 ruling the court struck down the law.", "5-4 "),
        ("The jury was split 10 to 2.", "10 to 2 "),
        ("The decision was unanimous.", "unanimous "),
        ("The board unanimously approved the deal.", "unanimously board"),
        ("Lawmakers backed the bill by 219 to 212.", "219 to 212 "),
    ],
)
def test_a_vote_has_an_outcome_and_a_body(words: str, expected: str) -> None:
    [claim] = [claim for claim in claims(words) if claim.measure == DIVISION]

    assert f"{claim.text} {' '.join(claim.owners)}" == expected


@pytest.mark.parametrize(
    "words",
    [
        "Turnout rose from 52 to 48 votes.",
        "The decision was almost unanimous.",
        "Lyon beat Lille 3-1.",
        "The vote lasted 5 to 10 minutes.",
        "The council voted on Tuesday to spend 7 to 9 million euros.",
        "The witnesses were unanimous: the light was green.",
        "Between 40 and 50 voted.",
    ],
)
def test_what_looks_like_the_outcome_of_a_vote(words: str) -> None:
    assert not [claim for claim in claims(words) if claim.measure == DIVISION]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "The council voted seven to two to raise the fee.",
            "The fee rise was carried by a single vote, five to four.",
            ["Outcome of the vote: five to four or seven to two"],
        ),
        (
            "The council voted 7-2 to raise the fee.",
            "The council's decision on the fee was unanimous.",
            ["Outcome of the vote: 7-2 or unanimous"],
        ),
        ("The council voted seven to two on the fee.", "The council voted 7-2 on the fee.", []),
        ("The council voted 7-2 on the fee.", "The committee voted 5-4 on the fee.", []),
        ("The fee was carried by 7 votes to 2.", "The fee was carried by 120 votes to 80.", []),
    ],
)
def test_two_outcomes_of_one_vote_are_a_conflict(one: str, other: str, said: list[str]) -> None:
    assert [conflict.summary for conflict in report(one, other).conflicts] == said
