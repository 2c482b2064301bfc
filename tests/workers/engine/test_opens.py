"""Figures that no kind of claim knows, by their noun, their verb and what they measure."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import claims
from workers.engine import shown
from workers.engine.families import families


def told(words: str) -> list[str]:
    """Each open figure: its measure and the figure."""
    return [
        f"{claim.measure} {shown(claim.quantity)}"
        for claim in claims(words)
        if claim.quantity and claim.measure not in families()
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("4,200 beehives were lost in the flood.", "count:beehive 4,200"),
        ("It is the largest outbreak in nearly 30 years.", "span of:largest nearly 30 years"),
        ("He was sentenced to 22 years and six months.", "sentence of: 22.5 years"),
        ("Nine coaches and two locomotives derailed.", "count:locomotive 2"),
        ("She met a girl, about 11 or 12 years old, there.", "age of:girl about 11 or 12 years old"),
        ("Vera Holm, a mother of two, was found.", "children of:mother 2"),
        ("Fire burned 878 ha of forest.", "attribute:burned-area 878 hectares"),
        ("She left a 74-page letter.", "count:page 74"),
        ("He was held over five days.", "duration 5 days"),
        ("The company created 300 jobs.", "count:job 300"),
        ("More than 40 ships were waiting.", "count:ship more than 40"),
        ("The mill, which employs 74,000, is for sale.", "count:employee 74,000"),
        ("The club lost 14 games.", "count:game 14"),
        ("The turnout of 43 per cent was low.", "attribute:turnout 43%"),
        ("The turnout was put at 43 per cent.", "attribute:turnout 43%"),
        ("Unemployment rose to 9 per cent.", "attribute:unemployment 9%"),
        ("Unemployment hit 9 per cent in May.", "attribute:unemployment 9%"),
        ("The blight hit 9 per cent of the orchards.", "share of:orchard 9%"),
        ("Two of the suspects have confessed.", "count:suspect 2"),
        ("The rebels attacked troops at a base in the hills.", "count:base 1"),
        ("It was an attack on another school.", "count:school 1"),
        ("The ministry thinks casualties will be lower than 60.", "attribute:casualty less than 60"),
        ("The tugs, 13 of them, pulled the ship.", "count:tug 13"),
        ("The town's population is 4,000.", "attribute:population 4,000"),
        ("Its workforce, at 900, is the largest in the valley.", "attribute:workforce 900"),
        ("The crowd on Monday numbered 14,200.", "attribute:crowd 14,200"),
        ("The rebels number about 400.", "count:rebel about 400"),
        ("A third of the dykes were breached.", "share of:dyke a third"),
        ("The town lost two thirds of its houses.", "share of:house two thirds"),
        ("About half the staff were dismissed.", "share of:staff about half"),
        ("There was a single explosion.", "count:explosion 1"),
        ("A lone gunman opened fire.", "count:gunman 1"),
        ("The harbour lifted its fee to 30 euros.", "attribute:fee 30 euros"),
        ("The quake had a magnitude of 6.3.", "attribute:magnitude 6.3"),
        ("A magnitude 6.3 quake struck.", "attribute:magnitude 6.3"),
        ("The epicentre was 40 km north of Lima.", "distance:lima 40 km"),
        ("The epicentre was 40 km north-east of Lima.", "distance:lima 40 km"),
        ("The plant is 60 km from the border with Libya.", "distance:libya 60 km"),
        ("The plant is 60 km from the Libyan border.", "distance:libya 60 km"),
        ("The village is 18 miles from the capital.", "distance:capital 18 miles"),
        ("The blast was heard in Cyprus, 200 km away.", "distance:cyprus 200 km"),
        ("The bank paid 0.76 francs per share.", "price for one 0.76 francs"),
        ("The ship is 400 metres long.", "length of:ship 400 m"),
        ("The 400-metre ship blocked the canal.", "length of:ship 400 m"),
        ("The tower was 40 metres high.", "height of:tower 40 m"),
        ("She won by 61 votes.", "attribute:margin 61"),
        ("It was a winning margin of 63 votes.", "attribute:margin 63"),
        ("She beat him by 61 votes.", "attribute:margin 61"),
        ("The mayor had a majority of 980.", "attribute:margin 980"),
        ("It will close its mill, where 900 people work.", "count:employee 900"),
        ("The tower, 40 metres high, fell.", "height of:tower 40 m"),
        ("The mill, which stood 40 metres tall, fell.", "height of:mill 40 m"),
        ("At 40 metres, the tower was the tallest in town.", "height of:tower 40 m"),
        ("The mill has a height of 40 metres.", "height of:mill 40 m"),
        ("It was a lake with a depth of 40 metres.", "depth of:lake 40 m"),
        ("The town put the height of the mill at 40 metres.", "height of:mill 40 m"),
        ("The 40-metre chimney fell.", "height of:chimney 40 m"),
        ("They fled down the 3-metre-wide lane.", "width of:lane 3 m"),
        ("On board were 324 second-year pupils.", "count:pupil 324"),
        ("She already owns 9.1% of the company.", "attribute:stake 9.1%"),
        ("The ferry can take 921 passengers.", "attribute:capacity 921"),
        ("The hall could hold 956 people.", "attribute:capacity 956"),
        ("The ferry was licensed to take 180 people.", "attribute:capacity 180"),
        ("It was a rust bucket built for 150.", "attribute:capacity 150"),
        ("The firm can hire 956 people.", "count:person 956"),
        ("The ship weighs 200,000 tonnes.", "mass of:ship 200,000 tonnes"),
        ("It held 40 tonnes of wet grain.", "mass of:grain 40 tonnes"),
        ("The fire burned 400 hectares of forest.", "attribute:burned-area 400 hectares"),
        ("The 3,000-strong workforce went home.", "attribute:workforce 3,000"),
        ("The mill has 300 people on its payroll.", "count:employee 300"),
        ("Some 300 people work for the mill.", "count:employee some 300"),
        ("The slide hit a settlement of 900 people.", "count:inhabitant 900"),
        ("The valley is home to 900 people.", "count:inhabitant 900"),
        ("A boy of seven was saved.", "age of:boy 7 years"),
        ("The repair could cost the owner 40 million euros.", "attribute:cost 40 million euros"),
        ("The union put the loss at 40 million euros.", "attribute:loss 40 million euros"),
        ("The cost was huge, damage estimated at 40 million euros.", "attribute:damage 40 million euros"),
        ("The brewer's shares ended Monday 5 per cent lower.", "share 5%"),
        ("Ada Okoro won with 54 per cent.", "share of:vote 54%"),
        ("Borrowers will pay 6,500 forints more each month.", "money 6,500 forints"),
    ],
)
def test_a_figure_is_named_by_its_noun(words: str, expected: str) -> None:
    assert told(words) == [expected]


def test_a_share_and_the_whole_that_it_is_of_are_two_figures() -> None:
    read = told("A quarter of the joint workforce of 12,000 may go.")

    assert read == ["share of:workforce a quarter", "attribute:workforce 12,000"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The storm killed 12 people.", []),
        ("He is 26.", []),
        ("It happened in 2019.", []),
        ("They lost 14.", []),
        ("Police closed 313 of 2,200 polling stations.", ["whole:station 2,200"]),
        ("The harbour raised its fee by 5 euros to 30 euros.", ["money 5 euros", "attribute:fee 30 euros"]),
        ("The strike by 1,200 nurses cost 3 million euros.", ["count:nurse 1,200", "attribute:cost 3 million euros"]),
    ],
)
def test_a_figure_that_is_known_or_bare_is_left_out(words: str, expected: list[str]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "things", "verb"),
    [
        ("4,200 wooden beehives were lost.", {"beehive", "wooden"}, "lose"),
        ("The company created 300 factory jobs.", {"job", "factory"}, "create"),
    ],
)
def test_an_open_figure_keeps_its_modifiers_and_its_verb(words: str, things: set[str], verb: str) -> None:
    [claim] = [claim for claim in claims(words) if claim.kind == "number"]

    assert (set(claim.things), claim.predicate) == (things, verb)


def test_an_open_figure_keeps_the_words_around_it_for_its_context() -> None:
    [claim] = claims("The flood washed away 4,200 beehives near Gdansk.")

    assert {"flood", "wash", "beehive", "gdansk"} <= claim.context


def test_a_claim_points_at_the_noun_and_the_verb_of_its_figure() -> None:
    [claim] = claims("In the spring, 4,200 beehives were lost to the flood.")

    assert claim.text == "4,200 beehives were lost"


def test_some_of_which_nothing_is_told_are_a_part() -> None:
    [claim] = [claim for claim in claims("The mill and the hall were two of the sites.") if claim.quantity]

    assert (claim.measure, set(claim.scope)) == ("count:site", {"part"})


@pytest.mark.parametrize("words", ["He works at a base.", "The attack on bases went on.", "A base was near the road."])
def test_a_place_where_nothing_hits_is_no_target(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Of the nine cranes in the port, four were wrecked.", ["whole:crane 9", "count:crane 4"]),
        ("The fire reached four of its nine 12-storey blocks.", ["count:block 4", "count:storey 12", "whole:block 9"]),
        ("The guards counted 20 guests, 11 of whom were on drips.", ["count:guest 20", "count:guest 11"]),
    ],
)
def test_a_part_is_read_beside_its_whole(words: str, expected: list[str]) -> None:
    assert sorted(told(words)) == sorted(expected)


def test_a_count_of_two_kinds_together_is_no_count_of_the_first() -> None:
    [both] = [claim for claim in claims("The bombs hit eight churches and hotels.") if claim.measure == "count:church"]

    assert both.scope == {"with hotel"}


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("The firm drilled 12 more wells.", {"more"}),
        ("The firm drilled another 12 wells.", {"more"}),
        ("The firm drilled 12 other wells.", {"more"}),
        ("The firm drilled more than 12 wells.", set()),
        ("The firm drilled 12 or more wells.", set()),
    ],
)
def test_a_count_beside_those_before_is_no_count_of_all(words: str, scope: set[str]) -> None:
    [claim] = claims(words)

    assert claim.scope == scope
