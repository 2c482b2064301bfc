"""A figure without a noun that is the subject of its verb."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims, figures
from workers.engine import shown
from workers.engine.bare import SOME, WHO


def bare(words: str) -> list[str]:
    return [
        f"{claim.measure} {shown(claim.quantity)}"
        for claim in claims(words)
        if claim.quantity and claim.rules[0][0] in {SOME, WHO}
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Police say 80 rioters hold the hall. Sixty-two have given themselves up.", "count:rioter 62"),
        ("The bank has 300 branches. Ninety will shut.", "count:branch 90"),
        ("Eight boats were in the race. By noon three had sunk.", "count:boat 3"),
        ("The court heard 40 witnesses, and nine spoke for the accused.", "count:witness 9"),
        ("He counted 40 houses. The mayor said about 20 had been destroyed.", "destroyed about 20"),
        ("A single pipe had failed, he said. The office reported that three had burst.", "count:pipe 3"),
        ("He put the number of flats destroyed at 55. The mayor said about 70 had been lost.", "destroyed about 70"),
        ("Forty prisoners escaped. Just 14 have been caught.", "recaptured 14"),
        ("Forty prisoners escaped. Ten of the 40 are back behind bars.", "recaptured 10"),
        ("In 1999 some 40,000 protested.", "count:protester some 40,000"),
        ("At least 900 gathered outside the court.", "count:person at least 900"),
    ],
)
def test_a_bare_subject_is_of_what_was_counted_before_or_of_those_who_do_that(words: str, expected: str) -> None:
    assert bare(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Forty have gone home.",
        "The court heard 40 witnesses and 30 experts. Nine spoke for the accused.",
        "The club has 12 boats. Forty had gone home.",
        "Police held 80 rioters. Twelve said they had been beaten.",
        "Police held 80 rioters. One has given himself up.",
        "Police held 80 rioters. All but two have given themselves up.",
        "Police held 80 rioters. In the first of 20 raids they found guns.",
        "It was warned for the 40th time. Nine have gone.",
    ],
)
def test_where_nothing_is_sure_a_bare_subject_is_left_alone(words: str) -> None:
    assert bare(words) == []


def test_those_of_whom_it_is_not_so_are_not_counted() -> None:
    assert figures("All but two were saved.", "rescued") == []
    assert figures("Everybody except three was saved.", "rescued") == []


def test_how_many_more_they_are_is_no_addition() -> None:
    assert figures("The quake killed 14 people, three more than the ministry had said.", "killed") == ["14"]
