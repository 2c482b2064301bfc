"""Victims whom articles describe differently, and groups of whom they tell another fate."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

BLAST = "A blast on Monday shook the mill. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if not line.startswith("omission")]


def test_one_victim_in_two_roles_is_a_tension() -> None:
    found = conflicts(BLAST + "The blast killed a Danish contractor.", BLAST + "The blast killed an interpreter.")

    assert found == [
        "tension (other-description) between who was killed in the blast: a contractor [a] / an interpreter [b]"
    ]


def test_one_group_killed_here_and_wounded_there_is_a_contradiction() -> None:
    found = conflicts(
        BLAST + "Two Danish engineers were wounded in the blast.",
        BLAST + "Two Danish engineers were killed in the blast.",
    )

    assert "contradiction between what became of the 2 (Denmark): killed [b] / wounded [a]" in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # roles that one person may have at once
        (BLAST + "The blast killed a journalist.", BLAST + "The blast killed a civilian."),
        # several victims
        (BLAST + "The blast killed a nurse. It killed a teacher.", BLAST + "The blast killed a teacher."),
        # other fates of other people
        (BLAST + "Two Danish engineers were wounded.", BLAST + "Three Danish engineers were killed."),
        (
            BLAST + "Two Danish engineers were wounded.",
            BLAST + "Two Danish engineers were killed and two Danish engineers were wounded.",
        ),
        (BLAST + "Two people were wounded.", BLAST + "Two people were killed."),  # no group is singled out
    ],
)
def test_no_victims_are_opposed(one: str, other: str) -> None:
    assert [line for line in conflicts(one, other) if "what became" in line or "who was" in line] == []
