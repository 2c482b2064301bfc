"""How old a named person is."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims, report


def ages(words: str) -> list[str]:
    """Each age of a named person with the name."""
    return [
        f"{min(claim.owners)} {claim.quantity.interval.low:g}"
        for claim in claims(words)
        if claim.quantity and claim.measure.startswith("age of") and claim.owners
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ada Okoro, 42, was at the wheel.", ["ada okoro 42"]),
        ("The driver, Ada Okoro (42), was not hurt.", ["ada okoro 42"]),
        ("Ada Okoro, aged 42, was at the wheel.", ["ada okoro 42"]),
        ("Among them was Ada Okoro, 42.", ["ada okoro 42"]),
        ("The 42-year-old Ada Okoro was at the wheel.", ["ada okoro 42"]),
        ("Ada Okoro, 42, and Musa Bello, 51, were on board.", ["ada okoro 42", "musa bello 51"]),
        ("Ada Okoro, who was 27, was at the wheel.", ["ada okoro 27"]),
        ("Ada Okoro, who is seven, was not hurt.", ["ada okoro 7"]),
        ("Ada Okoro was only 19 when she joined.", ["ada okoro 19"]),
        ("Ada Okoro died on Monday. She was 28 and leaves two sons.", ["ada okoro 28"]),
        ("Ada Okoro, a 16-year-old whose father works there, was hurt.", ["ada okoro 16"]),
        ("Ada Okoro was 12 minutes late.", []),
        ("Ada Okoro was 12th.", []),
        ("She was 28.", []),
        ("The quake in Rome was 28 times as strong.", []),
        ("Ada Okoro, who is 42, was at the wheel.", ["ada okoro 42"]),
        ("Ada Okoro, a 42-year-old whose bus it was, was not hurt.", ["ada okoro 42"]),
        ("Ada Okoro, a 42-year-old driver, was not hurt.", ["ada okoro 42"]),
        ("A 14-year-old boy, Musa Bello, was hurt.", ["musa bello 14"]),
        ("Ada Okoro was 42 when the bus crashed.", ["ada okoro 42"]),
        ("Musa Bello turned seven in May.", ["musa bello 7"]),
        ("Co-pilot Ada Okoro was at work. The co-pilot, who was 27, felt ill.", ["ada okoro 27"]),
        ("Ada Okoro was 42 minutes late.", []),
        ("Turnout was 54.", []),
        ("In Rome, 12, in Milan, 14 cafes shut.", []),
        ("Germany, 42, led the table.", []),
        ("Ada Okoro, 1942, oil on canvas.", []),
        ("Flight 42, Ada Okoro said, was late.", []),
    ],
)
def test_an_age_has_the_name_of_its_person(words: str, expected: list[str]) -> None:
    assert ages(words) == expected


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Ada Okoro, 42, was at the wheel.", "Okoro, 43, drove the bus.", ["Age of Ada Okoro: 42 years or 43 years"]),
        (
            "Captain Lee Jun-seok, 68, left.",
            "Lee Joon-seok, 69, left.",
            ["Age of Lee Jun-Seok: 68 years or 69 years"],
        ),
        ("Ada Okoro, 42, was at the wheel.", "Musa Bello, 43, drove the bus.", []),
        ("Ada Okoro, 42, was at the wheel.", "Ada Okoro, 42, drove the bus.", []),
    ],
)
def test_two_ages_of_one_person_are_a_conflict(one: str, other: str, said: list[str]) -> None:
    assert [conflict.summary for conflict in report(one, other).conflicts] == said
