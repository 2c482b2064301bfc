"""Two names for the one whom articles call by one noun."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

CRASH = "A plane crash at Tarn on Monday killed nine. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if " who the " in line]


def test_two_names_of_one_pilot_are_a_contradiction() -> None:
    found = conflicts(CRASH + "The pilot, Musa Bello, is dead.", CRASH + "Officials named the pilot as Ivo Novak.")

    assert found == ["contradiction between who the pilot is: Musa Bello [a] / Ivo Novak [b]"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pilot, Musa Bello, is dead.", "The pilot was Moussa Belo."),  # another spelling
        ("The pilot, Musa Bello, is dead.", "The pilot was Bello."),
        ("The pilot, Musa Bello, is dead.", "The co-pilot was Ivo Novak."),
        ("The pilot, Musa Bello, is dead.", "Both pilots are dead. The pilot was Ivo Novak."),
        ("The driver, Musa Bello, is dead.", "The driver, Ivo Novak, is dead."),  # of another car
        ("Captain Musa Bello of the police spoke.", "The captain, Ivo Novak, is dead."),
    ],
)
def test_no_two_names_are_told(one: str, other: str) -> None:
    assert conflicts(CRASH + one, CRASH + other) == []
