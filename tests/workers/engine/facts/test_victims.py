"""What the one person was that an event killed or wounded."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts import victims


def roles(words: str) -> list[str]:
    return [claim.text for claim in claims(words) if claim.measure.startswith(victims.MARK)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("The blast killed a Danish contractor.", "contractor"),
        ("The blast on Monday, killing an interpreter, was heard for miles.", "interpreter"),
        ("A police officer was wounded in the blast.", "police officer"),
        ("A policeman was killed in the blast.", "police officer"),
        ("The blast hit a convoy, killing an interpreter, Ada Okoro.", "interpreter"),
        ("The blast caused the death of a soldier.", "soldier"),
    ],
)
def test_one_victim_has_a_role(words: str, role: str) -> None:
    assert roles(words) == [role]


@pytest.mark.parametrize(
    "words",
    [
        "The blast killed two contractors.",
        "The blast killed the contractor.",  # which was spoken of before
        "The blast killed a man.",
        "The blast may kill a contractor.",
        "The blast did not kill a contractor.",
        "The blast killed a contractor and a soldier.",
        "He wants to be a contractor.",
        "The blast caused the deaths of soldiers.",
        "The death of the soldier was announced.",
    ],
)
def test_no_single_role_is_told(words: str) -> None:
    assert roles(words) == []


def test_the_pairs_that_may_be_one_person_are_of_known_roles() -> None:
    assert {role for pair in victims.BOTH for role in pair} <= set(victims.TABLE["roles"])
