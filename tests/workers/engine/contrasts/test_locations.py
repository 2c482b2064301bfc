"""The places that articles give to one happening, or to one thing that was found."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import report, told


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if " where the " in line]


def test_opposite_directions_from_one_town_are_a_contradiction() -> None:
    found = conflicts(
        "A tram crash on Monday killed four. The crash happened 12 km north of Graz.",
        "A tram crash on Monday killed four. The crash happened south-east of Graz.",
    )

    assert found == ["contradiction between where the tram crash was: 12 km north of Graz [a] / south-east of Graz [b]"]


def test_two_countries_are_a_contradiction_for_what_happens_in_one_place() -> None:
    found = conflicts(
        "An explosion in Austria on Monday killed four.", "An explosion in Hungary on Monday killed four."
    )

    assert found == ["contradiction between where the explosion was: in Austria [a] / in Hungary [b]"]


def test_inside_and_outside_one_town_are_a_tension() -> None:
    found = conflicts(
        "A blast on Monday killed four. The blast occurred at a mill in Ghent.",
        "A blast on Monday killed four. The blast occurred at a mill outside the city of Ghent.",
    )

    assert found == [
        "tension (other-description) between where the blast was: "
        "at a mill in Ghent [a] / at a mill outside the city of Ghent [b]"
    ]


def test_a_found_thing_lies_on_one_side_of_a_town() -> None:
    blast = "A blast on Monday killed four. "
    found = conflicts(blast + "A stolen van was found north of Ghent.", blast + "The van was found south of Ghent.")

    assert found == [
        "tension (other-description) between where the van was found: north of Ghent [a] / south of Ghent [b]"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast occurred in Ghent.", "The blast occurred near Ghent."),
        ("The blast occurred in Ghent.", "The blast occurred in Belgium."),  # where Ghent may well lie
        ("The blast occurred in Ghent.", "The blast occurred at a mill in Ledeberg."),  # which may be a part of it
        ("The blast occurred north of Ghent.", "The blast occurred north-east of Ghent."),
        ("The blast occurred north of Ghent.", "The blast occurred south of Antwerp."),
        ("The blast occurred in Belgium.", "The blast occurred in Brussels."),
        ("The blast occurred in France.", "The blast occurred in Belgium. The blast occurred in France."),
        ("The blast occurred in France.", "The blast is expected to occur in Belgium."),
        ("Two vans were found north of Ghent.", "A van was found south of Ghent."),
        ("A van was found north of Ghent.", "A rifle was found south of Ghent."),
        ("The blast occurred in France.", "The blast was at a mill in Ghent, the worst since a blast in Spain."),
        ("The blast occurred in France.", "In 2013 a blast in Spain killed six."),
    ],
)
def test_places_that_may_both_be_right_are_not_opposed(one: str, other: str) -> None:
    story = "A blast on Monday killed four. "

    assert conflicts(story + one, story + other) == []


def test_what_happens_in_many_places_is_not_set_against_itself() -> None:
    march = "A protest on Monday drew thousands. "

    assert conflicts(march + "The protest began in France.", march + "The protest began in Spain.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast occurred in a church in Ghent.", "The blast occurred at a school in Ghent."),
        ("The blast occurred inside a church.", "The blast occurred outside a church."),
        ("The blast occurred on the third floor.", "The blast occurred on the fifth floor."),
        ("The blast occurred in the market.", "The blast occurred outside a mosque."),
    ],
)
def test_two_sites_are_a_tension(one: str, other: str) -> None:
    blast = "A blast on Monday killed four. "

    assert [line.partition(":")[0] for line in conflicts(blast + one, blast + other)] == [
        "tension (other-description) between where the blast was"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast occurred in a hotel.", "The blast occurred in the restaurant of a hotel."),
        ("The blast occurred in a market.", "The blast occurred near a mosque."),
        ("The blast occurred at a church and a school.", "The blast occurred at a school."),
        ("The blast occurred at a church, and a second at a school.", "The blast occurred at a school."),
        ("The blast occurred at a church in Ghent.", "The blast occurred at a school in Bruges."),  # another blast?
        ("The blast occurred at a church.", "Two men were arrested at a school."),
        ("The blast occurred at churches.", "The blast occurred at a school."),
    ],
)
def test_two_sites_may_both_be_right(one: str, other: str) -> None:
    blast = "A blast on Monday killed four. "

    assert conflicts(blast + one, blast + other) == []
