"""Whose a vehicle with a name is."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine.facts.nationality import MEASURE


def told(words: str) -> list[tuple[str, str, str]]:
    found = [claim for claim in claims(words) if claim.measure == MEASURE]
    return [(" ".join(claim.things), claim.text, " ".join(sorted(claim.scope))) for claim in found]


@pytest.mark.parametrize(
    ("words", "name", "country", "relation"),
    [
        ("A Norwegian tanker, the Northern Pearl, ran aground.", "northern pearl", "Norway", ""),
        ("The Panama-flagged Northern Pearl ran aground.", "northern pearl", "Panama", "flagged"),
        ("The Norwegian ferry Northern Pearl ran aground.", "northern pearl", "Norway", ""),
    ],
)
def test_a_named_vehicle_is_of_a_country(words: str, name: str, country: str, relation: str) -> None:
    assert told(words) == [(name, country, relation)]


@pytest.mark.parametrize(
    "words",
    [
        "A Norwegian tanker ran aground.",  # which, nobody can say
        "The Northern Pearl ran aground.",
        "A Norwegian minister, Kari Dahl, spoke.",
        "Norwegian tankers, the Northern Pearl among them, lay there.",
    ],
)
def test_no_named_vehicle_is_of_a_country(words: str) -> None:
    assert [row for row in told(words) if row[0] == "northern pearl"] == []
