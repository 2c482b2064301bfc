"""A figure that takes its thing from the sentence before."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine import shown
from workers.engine.again import RIVAL

AGAIN = ("the figure before", RIVAL)


def again(words: str) -> list[str]:
    return [
        f"{claim.measure} {shown(claim.quantity)}"
        for claim in claims(words)
        if claim.quantity and claim.rules[0][0] in AGAIN
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The quake killed 14 people. On Sunday the ministry had put the figure at 17.", "killed 17"),
        ("The quake killed 14 people. The number rose to 17 on Sunday.", "killed 17"),
        ("Police arrested 23 people. The figure reached 30 by night.", "arrested 30"),
        ("About 40 ships were waiting. The number rose to 60.", "count:ship 60"),
        ('The gang held 41 sailors. The minister said the number was "close to 20".', "count:sailor close to 20"),
    ],
)
def test_the_figure_is_that_of_the_sentence_before(words: str, expected: str) -> None:
    assert again(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected", "source"),
    [
        ("About 300 people stood at the gates, the union said. Police counted 180.", "count:person 180", "Police"),
        ("Officers shut 319 shops, the town said. The ministry admits to 92.", "closed 92", "The ministry"),
        (
            "The quake killed 14 people, the army said. The mayor speaks of more than 30.",
            "killed more than 30",
            "The mayor",
        ),
        ("Nine buses ran by the council's count, and three by the union's.", "count:bus 3", "the union"),
        ("The firm said 300 jobs would go. The union's figure is 520.", "count:job 520", "The union"),
        ("Twelve shots were fired, the court heard. The defence says there were five.", "count:shot 5", "The defence"),
        ("The operator cut it by 40 centimetres. An expert puts it at 30.", "length 30 cm", "An expert"),
        ("Four of the seven taps had no water. The town admits to two.", "count:tap 2", "The town"),
        ("The firm said 300 jobs would go. An internal paper has 520.", "count:job 520", "An internal paper"),
        ("The firm said 300 jobs would go. Unions fear 520.", "count:job 520", "Unions"),
        ("The firm said 300 jobs would go. Unions believe it will be 520.", "count:job 520", "Unions"),
        ("The gang held 41 sailors. The minister gave the number as 20.", "count:sailor 20", "The minister"),
        ("The gang held 41 sailors. According to the army there were 20.", "count:sailor 20", "the army"),
        (
            "The gang held 41 sailors, the army said. Fishermen quoted by the paper said 20.",
            "count:sailor 20",
            "Fishermen",
        ),
        ("The union spoke of 4,000 strikers, police of 900.", "count:striker 900", "police"),
        ("The union put the crowd at 4,000 and the mayor at 900.", "attribute:crowd 900", "the mayor"),
        ("The crowd was put at 4,000 by the union and 900 by police.", "attribute:crowd 900", "police"),
        ("The firm said 300 jobs would go; the union says it is more like 520.", "count:job 520", "the union"),
    ],
)
def test_another_source_gives_a_figure_of_its_own_for_it(words: str, expected: str, source: str) -> None:
    assert again(words) == [expected]
    [claim] = [claim for claim in claims(words) if claim.rules[0][0] == RIVAL]
    assert claim.attribution
    assert claim.attribution.source == source


@pytest.mark.parametrize(
    "words",
    [
        "The quake killed 14 people, the army said. The mayor counted 90 of his sheep.",
        "The quake killed 14 people, the army said. The army counted 17 tents.",
        "The quake killed 14 people, the army said. The mayor speaks of 3 million euros.",
        "The bank put savings at 4 million euros and costs at 3 million.",
        "The quake killed 14 people, the army said. I could find no one who saw it.",
        "The figure rose to 17.",
        "The quake killed 14 people. The number of tents rose to 17.",
        "The quake killed 14 people. A number of tents burned.",
        "The quake killed 14 people. The figure of speech was apt.",
        "The quake killed 14 people. The number is not known.",
        "The police held 40 people, the ministry said. A lawyer said 12 had been charged.",
        "The firm said 300 jobs would go. Analysts expect 520 next year.",
        "There are 115 names on the wall. The whole list has 269.",
        "Nationally 84 children fell ill. In Bergen the agency's figure is 78.",
        "The firm lost 40 million euros. Savings are put at 60 million.",
        "Two members voted against. The bank says 0.8.",
        "Police counted 40 guns. They counted 62 by night.",
        "The quake killed 14 people. The number rose by 3.",
        "The quake killed 14 people, the army said. The mayor counts 30 injured.",
        "The quake left 14 people homeless, the army said. The mayor put the toll above 30.",
    ],
)
def test_another_figure_is_not(words: str) -> None:
    assert again(words) == []


def test_the_figure_keeps_the_event_and_the_group_of_the_one_before() -> None:
    first, second = [
        claim
        for claim in claims("The quake on Monday killed 14 soldiers. On Sunday the army had put the figure at 17.")
        if claim.measure == "killed"
    ]

    assert (second.event, second.scope, second.things) == (first.event, first.scope, first.things)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The crush killed 153 people. Twenty of the victims were foreigners.", "killed 20 foreigner"),
        ("The crush killed 153 people and hurt 82. Nineteen of them were women.", "killed 19 woman"),
        ("The quake killed 40 people and 16 were children.", "killed 16 child"),
        ("The blast hurt 40 people, eight of them Polish.", "wounded 8 Poland"),
        ("Police arrested 40 people, eight of whom were Polish.", "arrested 8 Poland"),
        ("The crash hurt 40 people, nine of them seriously.", "wounded 9 seriously"),
        ("The crash killed 12 and hurt 40. Eight of the injured are in a serious condition.", "wounded 8 seriously"),
        ("The crash hurt 40 people, eight of them fighting for their lives.", "wounded 8 critically"),
        ("A landslide hit a school of 130 pupils, eight of whom died.", "killed 8 child"),
        ("Police arrested 40 people. Twenty-six were foreign nationals.", "arrested 26 foreigner"),
        ("The gas killed nine people. Six were under 16.", "killed 6 child"),
        ("The crash killed 150 people. Of the dead, 72 were German.", "killed 72 Germany"),
        ("The gas killed nine people. Six of the victims were 12 or younger.", "killed 6 child"),
        ("More than 400 people were injured, 71 critically.", "wounded 71 critically"),
    ],
)
def test_a_part_is_of_the_count_before_and_says_who_it_is(words: str, expected: str) -> None:
    [claim] = [claim for claim in claims(words) if "part" in claim.scope]

    assert claim.quantity
    assert f"{claim.measure} {shown(claim.quantity)} {' '.join(claim.scope - {'part'})}" == expected


@pytest.mark.parametrize(
    "words",
    [
        "The fire destroyed 40 homes. Eight of them were old.",
        "The quake killed 14 people. Forty were children.",
        "The quake killed 14 people. Eight of them were at home.",
        "The quake killed 14 people. Eight of the shops were Polish.",
        "Two were Polish.",
        "The gas killed nine people. Six were over 16.",
        "The fire killed nine people. Of the 150 houses, 72 were German.",
        "The gas killed nine people. Six were under 40.",
    ],
)
def test_what_says_nothing_of_who_they_are_is_no_part(words: str) -> None:
    assert not [claim for claim in claims(words) if claim.scope - {"part"}]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Some 318 people caught it and 224 of them died.", False),
        ("The doctors counted 2,512 people infected, 1,676 of them dead.", False),
        ("The blast wounded 40 people. Five of them died.", True),
    ],
)
def test_the_dead_of_all_who_were_hit_are_no_part_of_another_toll(words: str, part: bool) -> None:
    [claim] = [claim for claim in claims(words) if claim.measure == "killed"]

    assert ("part" in claim.scope) is part


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The river killed 52 people in 1804 and 57 in 1910.", ["1804-01-01", "1910-01-01"]),
        ("The quake killed 52 people in Ghent and 57 in Bruges.", ["in Bruges", "in Ghent"]),
        ("The quake killed 52 people in Ghent, 57 in Bruges and nine in Mons.", ["in Bruges", "in Ghent", "in Mons"]),
        ("The quake killed 52 people in Ghent and 57 cows in Bruges.", ["in Ghent"]),
        ("The quake killed 52 people in Ghent and 57 in all.", ["in Ghent"]),
    ],
)
def test_the_same_count_of_another_year_or_place_stays_with_it(words: str, expected: list[str]) -> None:
    told = [claim for claim in claims(words) if claim.measure == "killed"]

    assert (
        sorted(claim.event.first or min(claim.scope) for claim in told if claim.event.first or claim.scope) == expected
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Okoro had 15,688 votes and Bello 15,594.", "count:vote 15,594 bello"),
        ("Okoro won 15,688 votes to Bello's 15,594.", "count:vote 15,594 bello"),
        ("Okoro won 15,688 votes, against 15,594 for Bello.", "count:vote 15,594 bello"),
        ("Okoro took 52 per cent of the vote, Bello 44.", "share of:vote 44% bello"),
        ("The challenger had 15,688 votes, and the mayor 15,594.", "count:vote 15,594 the mayor"),
    ],
)
def test_a_verb_is_left_out_before_the_figure_of_another(words: str, expected: str) -> None:
    [claim] = [claim for claim in claims(words) if claim.rules[0][0] == AGAIN[0]]

    assert f"{claim.measure} {shown(claim.quantity)} {' '.join(claim.owners)}" == expected if claim.quantity else False


@pytest.mark.parametrize(
    "words",
    [
        "Okoro had 15,688 votes, and the mayor 40 years in office.",
        "Orlen flies 40 jets, Boeing 737s and Airbus 320s.",
        "Okoro had 15,688 votes, and the rain 40.",
    ],
)
def test_what_only_looks_like_a_verb_left_out(words: str) -> None:
    assert not [claim for claim in claims(words) if claim.rules[0][0] == AGAIN[0]]


def test_what_is_said_of_those_of_one_country_is_said_of_the_next() -> None:
    told = claims("The crash killed 150 people. Seventy-two were German, 51 Spanish and five Dutch.")

    assert [(claim.quantity.interval.low, *sorted(claim.scope)) for claim in told if claim.quantity] == [
        (150.0,),
        (72.0, "Germany", "part"),
        (51.0, "Spain", "part"),
        (5.0, "Netherlands", "part"),
    ]
