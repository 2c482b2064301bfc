"""One act that articles give to others."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

FLOOD = "A flood in Tarn on Monday killed nine. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if " who " in line]


def test_two_countries_are_a_contradiction() -> None:
    found = conflicts(
        "Poland fired the rocket that hit the mill at Tarn on Monday.",
        "The rocket that hit the mill at Tarn on Monday was fired by Latvia.",
    )

    assert found == ["contradiction between who fired the rocket: Poland [a] / Latvia [b]"]


def test_two_classes_of_people_are_a_contradiction() -> None:
    found = conflicts(FLOOD + "Guards opened the sluice.", FLOOD + "The sluice was opened by a fisherman.")

    assert found == []  # a guard may well fish

    found = conflicts(FLOOD + "Police opened the sluice.", FLOOD + "The sluice was opened by a fisherman.")

    assert found == ["contradiction between who opened the sluice: police [a] / a fisherman [b]"]


def test_what_several_may_have_done_is_a_tension() -> None:
    found = conflicts(FLOOD + "Soldiers rescued the girl.", FLOOD + "Firefighters rescued the girl.")

    assert found == ["tension (other-description) between who rescued the girl: soldiers [a] / firefighters [b]"]


def test_a_denial_is_set_against_its_own_doer_alone() -> None:
    shot = "The army fired the rocket that hit the mill at Tarn on Monday."
    found = conflicts(shot, "The army denied firing the rocket that hit the mill at Tarn on Monday.")

    assert found == ["contradiction between who fired the rocket: the army [a] / not the army [b]"]
    assert conflicts(shot, "Rebels denied firing the rocket that hit the mill at Tarn on Monday.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police opened the sluice.", "An officer opened the sluice."),
        ("Police opened the sluice.", "Ada Okoro opened the sluice."),  # she may be of the police
        ("Police opened the sluice.", "Police opened the sluice, and fishermen opened the sluice later."),
        ("Police opened the north gate.", "Fishermen opened the south gate."),
        ("Police opened the gate of the mill.", "Fishermen opened the gate of the lock."),
        ("Police may have opened the sluice.", "Fishermen opened the sluice."),
        ("Ada Okoro was driving the van.", "Okoro was driving the van."),
        ("Orlen bought the mill.", "Ada Okoro bought the mill."),  # she may own Orlen
    ],
)
def test_no_other_doer_is_told(one: str, other: str) -> None:
    assert conflicts(FLOOD + one, FLOOD + other) == []
