"""A vehicle by its name, and the countries that articles give it."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told

SUNK = "A ship sank off the coast on Monday. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if "nationality of the" in line]


def test_two_countries_in_one_relation_are_a_contradiction() -> None:
    found = conflicts(
        SUNK + "The Panama-flagged Northern Pearl was old.", SUNK + "The Liberian-flagged Northern Pearl was old."
    )

    assert found == ["contradiction between nationality of the Pearl: Liberia (flagged) [b] / Panama (flagged) [a]"]


def test_a_bare_country_beside_a_flag_is_a_tension() -> None:
    found = conflicts(
        SUNK + "The Panama-flagged Northern Pearl was old.", SUNK + "It was a Norwegian ship, the Northern Pearl."
    )

    assert [line.split(" between")[0] for line in found] == ["tension (other-description)"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Panama-flagged Northern Pearl was old.", "The Norwegian-owned Northern Pearl was old."),  # both may be
        ("The Panama-flagged Northern Pearl was old.", "The Liberian-flagged Southern Star was old."),
        ("The Panama-flagged Northern Pearl was old.", "The Panama-flagged Northern Pearl is a Norwegian ship."),
    ],
)
def test_no_countries_are_opposed(one: str, other: str) -> None:
    assert conflicts(SUNK + one, SUNK + other) == []
