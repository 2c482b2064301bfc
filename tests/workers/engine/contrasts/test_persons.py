"""One person of whom articles tell differently: where somebody was, was hurt, of what trade somebody is."""

from __future__ import annotations

import pytest

from schemas.reports import Conflict
from tests.workers.engine.making import report


def told(*texts: str) -> list[Conflict]:
    found = report(*texts).conflicts
    return [one for one in found if one.kind in {"place", "description"} and one.severity != "omission"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A fire killed two people on Monday. The pilot, Musa Bello, was in the cockpit.",
            "A fire killed two people on Monday. Bello was in the toilet when it began.",
        ),
        (
            "The ferry sank on Monday. The captain was on the bridge.",
            "The ferry sank on Monday. The captain spent the night in his cabin.",
        ),
        (
            "The quake struck on Monday. The mayor was at home.",
            "The quake struck on Monday. The mayor was in the control room at the time.",
        ),
        (
            "A gunman attacked a school on Monday. The gunman, a student, fled.",
            "A gunman attacked a school on Monday. The gunman, a soldier, fled.",
        ),
        (
            "A gunman attacked a school on Monday. Musa Bello, 42, a plumber, was arrested.",
            "A gunman attacked a school on Monday. Farmer Musa Bello was arrested.",
        ),
        (
            "A man attacked a mosque on Monday. The officer was shot in the arm.",
            "A man attacked a mosque on Monday. The officer was hit in the leg.",
        ),
        (
            "The coup failed on Monday. The president was in the palace.",
            "The coup failed on Monday. The president was not in the palace.",
        ),
        (
            "The coup failed on Monday. The president never left the bunker.",
            "The coup failed on Monday. The president was hiding in the French embassy.",
        ),
        (
            "A dam burst on Monday. The operator was in the control room, the company said.",
            "A dam burst on Monday. The operator had been at home since noon.",
        ),
        (
            "A gunman attacked a market on Monday. The suspect was arrested at the airport.",
            "A gunman attacked a market on Monday. Police caught the suspect in a hotel.",
        ),
        (
            "A gunman attacked a market on Monday. Ada Okoro died in hospital.",
            "A gunman attacked a market on Monday. Ada Okoro died at the scene.",
        ),
        (
            "A gunman attacked a market on Monday. Ada Okoro died at home.",
            "A gunman attacked a market on Monday. Okoro was found dead in the ruins of the hotel.",
        ),
        (
            "A gunman attacked a market on Monday. The Turkish driver fled.",
            "A gunman attacked a market on Monday. The driver, a Frenchman, fled.",
        ),
        (
            "A gunman attacked a market on Monday. Musa Bello, 31, a Belgian citizen, was charged.",
            "A gunman attacked a market on Monday. Musa Bello, a Dutch national, was charged.",
        ),
        (
            "A gunman attacked a market on Monday. Police charged his brother, Omar Bello.",
            "A gunman attacked a market on Monday. Police charged his cousin Omar Bello.",
        ),
    ],
)
def test_what_excludes_each_other_of_one_person_is_a_conflict(one: str, other: str) -> None:
    [conflict] = told(one, other)

    assert (conflict.scope, len(conflict.positions)) == ("between", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A fire killed two people on Monday. The pilot, Musa Bello, was in the cockpit.",
            "A fire killed two people on Monday. The co-pilot was in the toilet when it began.",
        ),
        (
            "The ferry sank on Monday. The captain was on the bridge.",
            "The ferry sank on Monday. The captain was on the ship.",
        ),
        (
            "The ferry sank on Monday. The captain was on the bridge.",
            "The ferry sank on Monday. The captain would have been in his cabin.",
        ),
        (
            "The quake struck on Monday. The mayor was at home.",
            "The quake struck on Monday. The mayor was in his bed.",
        ),
        (
            "The quake struck on Monday. The mayor was in his office.",
            "The quake struck on Monday. The mayor was in the palace.",
        ),
        (
            "A gunman attacked a school on Monday. Musa Bello, 42, a former soldier, was arrested.",
            "A gunman attacked a school on Monday. Farmer Musa Bello was arrested.",
        ),
        (
            "A man attacked a mosque on Monday. The officer was shot in the arm.",
            "A man attacked a mosque on Monday. The woman was hit in the leg.",
        ),
        (
            "A man attacked a mosque on Monday. A woman was shot in the arm.",
            "A man attacked a mosque on Monday. A woman was shot in the hand. A man was shot in the leg.",
        ),
        (
            "A man attacked a mosque on Monday. Ada Okoro was shot in the arm.",
            "A man attacked a mosque on Monday. Ira Lund was shot in the leg.",
        ),
        (
            "A man attacked a mosque on Monday. Ada Okoro, a teacher, was shot.",
            "A man attacked a mosque on Monday. Ira Lund, a nurse, was shot.",
        ),
        (
            "The coup failed on Monday. The president was in the palace.",
            "The coup failed on Monday. The minister was not in the palace.",
        ),
        (
            "The coup failed on Monday. The president was in the palace. Later the president was in the embassy.",
            "The coup failed on Monday. The president was in the embassy.",
        ),
        (
            "The driver of the coach was in the car.",
            "The driver of the lorry was in hospital.",
        ),
        (
            "A gunman attacked a market on Monday. The suspect was arrested at the airport.",
            "A gunman attacked a market on Monday. The suspect was arrested at a checkpoint.",
        ),
        (
            "A gunman attacked a market on Monday. The suspect was arrested in the street.",
            "A gunman attacked a market on Monday. The suspect was arrested in a car.",
        ),
        (
            "A gunman attacked a market on Monday. Ada Okoro died in hospital.",
            "A gunman attacked a market on Monday. Ira Lund died at the scene.",
        ),
        (
            "A gunman attacked a market on Monday. The French president was in the palace.",
            "A gunman attacked a market on Monday. The Polish president was in the embassy.",
        ),
        (
            "A gunman attacked a market on Monday. The Turkish president called.",
            "A gunman attacked a market on Monday. The French president called.",
        ),
        (
            "A gunman attacked a market on Monday. The Turkish driver and the French driver fled.",
            "A gunman attacked a market on Monday. The driver, a Frenchman, fled.",
        ),
        (
            "A gunman attacked a market on Monday. Police charged his brother, Omar Bello.",
            "A gunman attacked a market on Monday. Police charged her son, Omar Bello.",
        ),
        (
            "A gunman attacked a market on Monday. The officer died at the scene.",
            "A gunman attacked a market on Monday. The officer died in the street.",
        ),
    ],
)
def test_other_persons_and_what_may_both_be_true_is_none(one: str, other: str) -> None:
    assert told(one, other) == []


def test_two_trades_of_one_person_are_a_tension() -> None:
    fire = "A fire killed two people on Monday. "

    [conflict] = told(fire + "Musa Bello, 42, a plumber, was arrested.", fire + "Farmer Musa Bello was arrested.")

    assert (conflict.severity, conflict.reason) == ("tension", "other-description")
    assert conflict.summary == "What Musa Bello is: a farmer or a plumber"


def test_an_office_and_the_name_that_a_text_gives_with_it_are_one_person() -> None:
    ferry = "The ferry sank on Monday. "

    [conflict] = told(ferry + "Bello was on the bridge.", ferry + "The captain, Musa Bello, was in his cabin.")

    assert conflict.summary == "Where Musa Bello was: in or at the bridge or in or at the cabin"
