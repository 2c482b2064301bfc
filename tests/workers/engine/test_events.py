"""Which occurrence a figure is about, so that the figures of another one stay with it."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims

TUESDAY = "2024-05-14"


def about(words: str) -> list[str]:
    """The event of each figure: its kind, its first day where known, and whether the text sets it apart."""
    return [
        " ".join(filter(None, (c.event.kind or "none", c.event.first, "apart" if c.event.other else "")))
        for c in claims(words, at=TUESDAY)
        if c.kind == "number"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # by a noun
        ("The attack killed 12 people.", "attack"),
        ("The rocket barrage killed 12 people.", "attack"),
        ("The air strike killed 12 people.", "strike"),
        ("The blast killed 12 people.", "explosion"),
        ("The derailment killed 12 people.", "crash"),
        ("The mudslide killed 12 people.", "flood"),
        ("The blaze killed 12 people.", "fire"),
        ("The quake killed 12 people.", "earthquake"),
        ("The hurricane killed 12 people.", "storm"),
        ("The epidemic killed 12 people.", "outbreak"),
        ("The riot killed 12 people.", "protest"),
        ("The crush killed 12 people.", "crush"),
        ("The crowd surge killed 12 people.", "crush"),
        ("The hostage crisis cost 12 people their lives.", "kidnapping"),
        ("The avalanche killed 12 people.", "avalanche"),
        ("The number of heat deaths rose to 12.", "heatwave"),
        ("The crash toll rose to 12.", "crash"),
        ("The disaster killed 12 people.", "none"),
        # by a verb
        ("Two people died when the bridge collapsed.", "collapse"),
        ("Two people died when the ferry capsized.", "sinking"),
        ("Two people died when the tank exploded.", "explosion"),
        # by a tool
        ("Ten rockets hit the base.", "attack"),
        ("The rebels fired ten shells.", "attack"),
        # by nothing
        ("The bank cut 300 jobs.", "none"),
        ("A heart attack killed 12 people.", "none"),
        ("A cyber attack cost the bank 12 days.", "none"),
        ("Soldiers came under fire and killed 12 people.", "none"),
        ("Two people died when the talks collapsed.", "none"),
        ("Police arrested 23 people.", "none"),
    ],
)
def test_a_word_names_the_kind_of_event(words: str, expected: str) -> None:
    assert about(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The attack on Monday killed 12 people.", "attack 2024-05-13"),
        ("Monday's attack killed 12 people.", "attack 2024-05-13"),
        ("On Monday an attack killed 12 people.", "attack 2024-05-13"),
        ("An attack killed 12 people on Monday.", "attack 2024-05-13"),
        ("The attack of 3 May 2020 killed 12 people.", "attack 2020-05-03"),
        ("Yesterday's attack killed 12 people.", "attack 2024-05-13"),
        ("In March 2017 a bridge fell and killed two, and in May 2016 a span collapsed.", "none 2017-03-01"),
        ("It was first seen in 1976 in what is now Congo, in an outbreak that killed 280.", "outbreak 1976-01-01"),
        ("The worst accident was a 1992 gas explosion that killed 263 workers.", "explosion 1992-01-01"),
        ("The worst accident was in 1992, when a gas blast killed 263 workers.", "explosion 1992-01-01"),
        ("She recalled the 2018 fire, which killed 85 people.", "fire 2018-01-01"),
        ("In 1998 miners rioted over pay and 60 people were killed.", "protest 1998-01-01"),
        ("It is the worst riot since independence in 1975; in 1998 a rising cost 40 lives.", "protest 1998-01-01"),
        ("It is the worst flood since 2009, when 89 people died.", "flood 2009-01-01"),
        ("The flood, the highest since 1999, killed 12 people.", "flood"),
        ("The union went to court on Monday to have the strike that cost 300 jobs declared lawful.", "strike"),
        ("In 2019 an attack killed 12 people.", "attack 2019-01-01"),
        ("Twelve people died when a ferry sank on Monday.", "sinking 2024-05-13"),
        ("The minister said on Monday that the attack had killed 12 people.", "attack"),
        ("“The attack killed 12 people,” the mayor said on Monday.", "attack"),
    ],
)
def test_an_event_has_the_day_of_its_clause_and_not_that_of_the_speech(words: str, expected: str) -> None:
    assert about(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The attack on Monday killed 12 people. It wounded 30.", ["attack 2024-05-13", "attack 2024-05-13"]),
        ("The attack on Monday killed 12 people. Another 30 were hurt.", ["attack 2024-05-13", "attack 2024-05-13"]),
        (
            "The attack on Monday killed 12 people.\n\nThirty people were wounded in the attack.",
            ["attack 2024-05-13", "attack 2024-05-13"],
        ),
        (
            "The attack on Monday killed 12 people. Two days later an explosion killed 4 people.",
            ["attack 2024-05-13", "explosion 2024-05-15"],
        ),
        (
            "The attack on Monday killed 12 people. On 3 May 2020 an attack killed 30 people.",
            ["attack 2024-05-13", "attack 2020-05-03"],
        ),
        (
            "The attack on Monday killed 12 people. On 3 May 2020 an attack killed 30 people.\n\nFifty were wounded.",
            ["attack 2024-05-13", "attack 2020-05-03", "none"],
        ),
    ],
)
def test_a_text_goes_on_about_an_event_until_it_names_another(words: str, expected: list[str]) -> None:
    assert about(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "A similar attack killed 30 people.",
        "Another attack killed 30 people.",
        "A previous rocket attack killed 30 people.",
        "The first attack killed 30 people.",
    ],
)
def test_an_event_that_the_text_sets_apart_is_another(words: str) -> None:
    assert about(f"The attack on Monday killed 12 people. {words}")[1].endswith("apart")


@pytest.mark.parametrize(
    "words",
    [
        "It was the deadliest fire since the Hafslo fire in Brno, which killed 85 people.",
        "It is the second worst crush of the year behind a crush in Lima that killed 159.",
        "This was the worst storm after the 1998 storm that killed 40.",
        "The town, 40 miles from Brno, has not seen so many boats since the flood of 1998.",
    ],
)
def test_what_a_superlative_compares_it_with_is_another_event(words: str) -> None:
    assert [event for event in about(words) if not event.endswith("apart")] == []


@pytest.mark.parametrize(
    "words",
    [
        "The worst came when the fire killed 85 people.",
        "The fire, the largest of the year, killed 85 people.",
        "Since the fire began on Monday, 85 people have died.",
        "At least 79 people died after a ferry sank off the coast.",
        "Nineteen people have died since the town announced the outbreak on 20 April.",
    ],
)
def test_a_superlative_alone_makes_no_other_event(words: str) -> None:
    assert [event for event in about(words) if event.endswith("apart")] == []


@pytest.mark.parametrize(
    "words",
    [
        "The blast killed 12. The authorities on Tuesday began to hand over those killed when the tank exploded.",
        "The blast killed 12. The search for victims of the blast went on Tuesday and 12 are dead.",
        "The blast killed 12. A clerk was held on Monday and charged with murder over the blast, which killed 12.",
        "The blast killed 12. Crews search the rubble after a blast in Lima that killed 12, Monday, May 13, 2024.",
        "The blast killed 12. Nurses carry a child after the blast that killed 12 in Lima, on Monday, May 13, 2024.",
        "The blast killed 12. Homes are seen in the aftermath of the blast that killed 12, Monday, May 13, 2024.",
        "The blast killed 12. The blast hit a hall leased by a choir formed in 1978 and killed 12.",
        "The blast killed 12. The mayor laid the blast, which killed 12, at the door of a clerk who left in 1999.",
    ],
)
def test_the_day_of_what_others_do_about_an_event_is_not_its_day(words: str) -> None:
    assert all(event == "explosion" for event in about(words))


@pytest.mark.parametrize(
    "words",
    [
        "Twelve people were rescued after a tank exploded in Lima on Monday, May 13, 2024, and killed 14.",
        "The crew on Monday blew up a bridge and an explosion killed 14.",
        "A tank exploded on Monday and killed 14 in Lima.",
        "The worst accident of the mining town was an explosion which killed 14 on May 13, 2024.",
    ],
)
def test_a_day_beside_the_event_is_its_own(words: str) -> None:
    assert "explosion 2024-05-13" in about(words)


def test_what_was_counted_since_it_began_is_of_the_event_itself() -> None:
    words = "The attack on Monday killed 12 people. Police have arrested 30 people since Monday."

    assert about(words)[-1] == "attack 2024-05-13"


def test_what_happened_since_then_is_another_event() -> None:
    words = "The attack on Monday killed 12 people. Rockets have been fired since then, wounding 3 people."

    assert about(words)[-1].endswith("apart")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("The attack on Camp Taji killed 12 people.", "on Camp Taji"),
        ("The fire in Oslo killed 12 people.", "in Oslo"),
        ("The sinking off the coast of Chile killed 12 people.", None),
        ("The attack by the rebels killed 12 people.", None),
        ("The fire in a warehouse killed 12 people.", None),
    ],
)
def test_an_event_has_the_place_behind_it(words: str, place: str | None) -> None:
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert claim.event.place == place


def test_an_event_is_called_by_its_own_words() -> None:
    [claim] = [c for c in claims("The rocket attack on Camp Taji killed 12 people.") if c.measure == "killed"]

    assert claim.event.label == "rocket attack"


def test_each_main_clause_has_its_own_day() -> None:
    words = "The sinking killed 304 people in 2014, and in 2005 a stampede in a hall killed 11 people."

    assert about(words) == ["sinking 2014-01-01", "crush 2005-01-01"]


def test_a_noun_beside_a_dated_event_is_that_event() -> None:
    words = (
        "A blast killed 9 people on Monday. The bombings of July 2015, the worst attack in years, left 19 people dead."
    )

    assert about(words) == ["explosion 2024-05-13", "attack 2015-07-01"]


def test_of_a_list_each_is_an_event_of_its_own() -> None:
    words = "The fire of May 2015, the attack on the port and a flood killed 19 people."

    assert about(words) == ["attack"]


def test_a_general_word_brings_the_text_back_to_what_it_reports() -> None:
    words = "In 2015 a storm killed 19 people. The disaster on the river killed 12 people."

    assert about(words) == ["storm 2015-01-01", "none"]


def test_the_one_at_another_place_is_another_event() -> None:
    assert about("The outbreak killed 12 people. Only the one in Guinea, with 900 dead, was larger.")[1].endswith(
        "apart"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The block, finished in 1974, has 120 flats.", ["none"]),
        ("The viaduct, which opened in 1967, is 90 metres high.", ["none"]),
        (
            "The jet, a twin-engined model delivered in March, had flown 800 hours. Nine nurses were on it.",
            ["none", "none"],
        ),
        ("Rotterdam handles more cars than Hull, 850,000 of them last year. Some 15,000 people work there.", ["none"]),
        ("The port had a record in 2023. Some 15,000 people worked there.", ["none 2023-01-01"]),
        ("Its stake, bought late last year, is small; on Monday 24 workers left.", ["none 2024-05-13"]),
        ("They dug by a method that was banned in 1974. Some 24 workers left.", ["none"]),
        ("The mayor left with the band that came in 1974. Some 24 workers stayed.", ["none"]),
        ("The viaduct, which opened in 1967 and is tolled, carries 900 cars a day.", ["none"]),
        ("The 120 flats stood empty before Nadir, a band formed in 1974, came to play.", ["none"]),
        (
            "In 1974 a fire destroyed 120 flats. This one is said to have destroyed 130 flats.",
            ["fire 1974-01-01", "none"],
        ),
        ("In 1974 a fire destroyed 120 flats. Donors have given 130 flats.", ["fire 1974-01-01", "none"]),
        (
            "In 1974 a fire destroyed 120 flats. On Monday the mayor gave away 130 flats.",
            ["fire 1974-01-01", "none 2024-05-13"],
        ),
        ("In 1974 a fire destroyed 120 flats. The mayor gave away 130 flats.", ["fire 1974-01-01", "fire 1974-01-01"]),
        ("The Lom rose by 5 metres, far above the 3 metres of the flood of 1974.", ["none", "flood 1974-01-01"]),
        ("The envoy hit back that 24 people had fled.", ["none"]),
        ("The crews, men who lay pipes and whose post was cut in 1974, led 24 people out.", ["none"]),
        ("In 1974 the block had 120 flats.", ["none 1974-01-01"]),
        ("The 1974 fire destroyed 120 flats.", ["fire 1974-01-01"]),
    ],
)
def test_a_day_of_a_noun_alone_dates_no_figure_behind_it(words: str, expected: list[str]) -> None:
    assert about(words) == expected
