"""Likeness: figures of one thing in other words are put together, and those of two things are not."""

from __future__ import annotations

from itertools import product

import pytest

from tests.workers.engine.making import article, claims, report
from workers.engine import read
from workers.engine.alignment import Cluster
from workers.engine.backdrop import Backdrop
from workers.engine.likeness import likeness, marks
from workers.engine.obstacles import WEIGHT, Told
from workers.engine.shelf import Shelf


def contested(one: str, other: str) -> bool:
    """Whether the figures of two texts are set against each other."""
    return any(conflict.severity != "omission" for conflict in report(one, other).conflicts)


SAME = [
    ("The company will cut 300 jobs.", "The firm is to shed 450 posts."),
    ("Turnout was 49 per cent.", "The commission put the turnout at 51.7 per cent."),
    ("The flood spoiled 4,200 beehives.", "Some 3,000 beehives were lost in the flood."),
    ("The bank paid a fine of 40 million euros.", "The fine of 52 million euros is the highest so far."),
    ("Shares in the brewer rose 17 per cent.", "The brewer's shares closed 14 per cent higher."),
    ("The fund lent the bank 3 billion francs ($3.2 billion).", "The fund lent the bank $4 billion."),
    ("Brussels sent in 400 extra police.", "About 900 extra police were brought in."),
    ("The river stood at 4.2 metres at Torvik.", "The river stood at 6.1 metres at Torvik."),
    ("Orlen employs 300 people in Brno.", "Orlen had 420 people on its payroll in Brno."),
    ("Okoro took 54.1 percent of the vote.", "Okoro won with 57.3 percent, and Bello got 40.2 percent."),
    ("The quake struck 60 km west of Amman.", "The quake struck 75 miles west of the capital."),
    ("The village has 900 inhabitants.", "The village, of 1,150 residents, has one school."),
    ("The siege was over in two hours.", "The attack lasted five hours."),
    ("The eruption took 40 minutes.", "The eruption went on for three hours."),
    ("Prosecutors asked for nine years for the driver.", "The prosecution had sought seven years for the driver."),
    ("The captain was sentenced to four years.", "The court jailed the captain for six years."),
    ("The gunman demanded 200,000 dollars.", "He wanted, police said, 900,000 dollars."),
    ("The state promised each family 20,000 euros.", "Each family will get 35,000 euros."),
    ("The thieves took jewels worth 8 million euros.", "The jewels, worth 12 million euros, were in a safe."),
    ("Varta will pay 3.2 billion euros for Orlen.", "Varta is to buy Orlen for 3.8 billion euros."),
    ("The company made a loss of 40 million euros.", "The company lost 55 million euros."),
    ("The bus fell 60 metres into a gorge.", "The bus plunged 90 metres."),
    ("The quake struck at a depth of 10 kilometres.", "The epicentre was 25 kilometres deep."),
    ("A 6.4-magnitude earthquake shook the island.", "The quake measured 6.9."),
    ("Winds reached 140 km/h.", "The storm brought gusts of 180 km/h."),
    ("The temperature rose to 41 degrees.", "Temperatures hit 43.5 degrees Celsius."),
    ("The fire has burned 4,000 hectares.", "Flames have consumed 6,500 hectares."),
    ("The train was travelling at 90 km/h.", "The train was going at 140 km/h."),
    ("The tower has 24 storeys.", "The fire broke out in the 27-storey tower."),
    ("The crew of 17 was saved.", "The ship had 21 crew members."),
    ("The crew, 24 Filipinos, is safe.", "The ship had a crew of 21."),
    ("Only 48 per cent of voters turned out.", "Turnout was 54 per cent."),
    ("The council put the number of trees felled at 300.", "Some 450 trees were felled."),
    ("He put the number of homes destroyed at 55.", "Eighty homes were destroyed."),
    ("Of the 136 flats, 55 came down.", "Some 70 flats came down."),
    ("The storm tore no roofs off.", "The storm tore 40 roofs off."),
    ("Varta has pledged aid of 2 million euros.", "Varta pledged aid of 3 million euros."),
    ("The drivers staged a 24-hour strike.", "The drivers staged a 48-hour strike."),
    ("About 2,500 workers are on strike.", "The strike is of 3,200 workers."),
    ("More than 3,000 workers are on strike.", "The strike is of 2,600 workers."),
    ("Officials said eight workers were mending the deck.", "Eleven workers were mending the deck."),
    ("Six workers are believed to have fallen.", "Nine workers fell, the mayor said."),
    ("The rocket reached an altitude of 40 kilometres.", "It broke apart 54 kilometres above the sea."),
    ("The jet hit the slope at 800 kilometres an hour.", "It met the rocks at 640 km/h."),
    ("The mine lies 900 metres below ground.", "The men are trapped at a depth of 700 metres."),
    ("The court ordered him to pay 4 million euros in damages.", "He must pay damages of 2.5 million euros."),
    ("Revenue rose 8 per cent to 2.1 billion euros.", "Revenue reached 2.4 billion euros."),
    ("The president won 53 per cent of the vote.", "The president polled 57.5 per cent."),
    ("Nurses want a rise of 12 per cent.", "The nurses are asking for 9 per cent."),
    ("The bridge, built in 1967, is 210 metres long.", "The 250-metre bridge was opened in 1967."),
    ("The plane was 12 years old.", "The 15-year-old aircraft had been serviced in May."),
    ("The drugs have a street value of 80 million euros.", "The drugs are worth 120 million euros."),
    ("The painting sold for 12 million dollars.", "The painting fetched 15 million dollars."),
    ("The bank raised its rate by half a point to 4.5 per cent.", "The bank lifted its rate to 4.25 per cent."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_figures_of_one_thing_in_other_words_contradict_each_other(one: str, other: str) -> None:
    assert contested(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The company will cut 300 jobs.", "The company has 450 shops."),
        ("Two officers said so.", "Three officers were in the car."),
        ("The first lorry carried 40 tonnes of sand.", "The second lorry carried 55 tonnes of sand."),
        ("The brewer's shares rose 14 per cent.", "The brewer's shares ended 5 per cent lower."),
        ("The fund lent 3 billion francs ($3.2 billion).", "The fund lent $3.25 billion."),
        ("The fund lent 3 billion francs.", "The fund lent $4 billion."),
        ("There was no sign of life.", "There were four signs of life."),
        ("Exports rose by 4 per cent.", "Imports rose by 6 per cent."),
        ("He spoke for 20 minutes.", "The power was off for 50 minutes."),
        ("The north got 300 tents.", "The south got 400 tents."),
        ("The bank lent 5 million euros.", "The club owes 9 million euros."),
        ("About 300 people came to the vigil.", "Some 5,000 people live in the town."),
        ("The river stood at 4.2 metres at Torvik.", "The river stood at 6.1 metres at Sande."),
        ("Orlen has 300 shops.", "Varta has 420 shops."),
        ("Orlen has 300 shops.", "Orlen has 300 shops and Varta 420."),
        ("Divers recovered the remains of two workers.", "Officials said eight workers were mending the deck."),
        ("Six workers are believed to have fallen.", "Officials said eight workers were mending the deck."),
        ("Four senators signed the letter.", "Seven senators left the hall."),
        ("The jail holds 15 prisoners.", "Another five prisoners are held in the jail."),
        ("Four judges signed it.", "The chief judge and three other judges signed it."),
        ("Some 40 roofs were torn off.", "A further 12 roofs were torn off overnight."),
        ("Hunters say that they have seen no wolves.", "Some 500 wolves live in the park."),
        ("Lund made 151 runs.", "Okoro made 246 runs."),
        ("The captain took three wickets.", "The bowler took five wickets."),
        ("Mr Lund has announced aid of 2 million euros.", "The state has announced aid of 4 million euros."),
        ("The drivers staged a strike of three days.", "The drivers staged three 24-hour strikes."),
        ("Strikes cut services to a fifth.", "The strike hit 80% of services."),
        ("More than 3,000 workers are on strike.", "The strike is of 3,000 workers."),
        ("He has powers under a 30-day state of emergency.", "The state of emergency is for 30 days."),
        ("The council expects a deficit of 40 million euros.", "The deficit was 55 million euros."),
        ("The blackout lasted four hours.", "The repair took 90 minutes."),
        ("The captain was sentenced to four years.", "The mate was jailed for six years."),
        ("Prosecutors asked for nine years.", "The court gave him seven years."),
        ("She had served nine years in the navy.", "She spent six years in prison."),
        ("Repairs will cost 40 million euros.", "A new bridge would cost 90 million euros."),
        ("The earthquake had a magnitude of 6.4.", "An aftershock of magnitude 5.1 followed."),
        ("Winds reached 140 km/h.", "The storm is moving north at 20 km/h."),
        ("Sustained winds of 140 km/h were measured.", "Gusts reached 180 km/h."),
        ("The temperature rose to 41 degrees.", "Temperatures will drop to 28 degrees on Friday."),
        ("The train was travelling at 140 km/h.", "The other train was moving at 60 km/h."),
        ("The train was travelling at 140 km/h.", "The speed limit there is 80 km/h."),
        ("The plane was flying at 8,000 metres.", "The wreck lies at a depth of 3,000 metres."),
        ("Shares in Varta fell 7 per cent.", "Sales at Varta fell 11 per cent."),
        ("Shares in Varta fell 7 per cent on Monday.", "Varta's shares have fallen 40 per cent this year."),
        ("Orlen's holders will own 59 per cent.", "Varta's holders will own 41 per cent."),
        ("Turnout was 54 per cent.", "At noon turnout was 22 per cent."),
        ("The tower has 24 storeys.", "The fire destroyed three storeys."),
        ("He had lived there for nine years.", "She had lived there for six years."),
        ("Of the 136 flats, 55 came down.", "The block has 136 flats."),
        ("Orlen employs 4,000 people.", "Orlen employs 600 people in Lodz."),
        ("The firm employs 4,000 people.", "The firm employs 600 people in Lodz."),
        ("He was found guilty on 11 charges.", "He was cleared of nine charges."),
        ("The opposition won 61 of the 120 seats.", "The ruling party won 45 seats."),
        ("The president won 53 per cent of the vote.", "In the capital the president won 41 per cent."),
        ("Unemployment fell to 5.1 per cent.", "Youth unemployment is 15.6 per cent."),
        ("The club paid 40 million euros for the striker.", "The club has paid 52 million euros for a goalkeeper."),
        ("The bank raised its rate to 4.5 per cent.", "Mortgage rates have reached 6.2 per cent."),
        ("The painting sold for 12 million dollars.", "A sculpture fetched 15 million dollars."),
        ("The nurses want a rise of 12 per cent.", "The government offers the nurses 5 per cent."),
        ("The ferry can carry 400 passengers.", "The ferry was carrying 320 passengers."),
        ("The board raised the fare by 5 per cent.", "The board raised the fare to 7 per cent."),
        ("The maker is recalling an additional 40,000 vans.", "The maker recalled another 65,000 vans."),
        ("A 60-year-old man returned from the coast.", "A 70-year-old man died in the clinic."),
        ("She was tackled at the 20-metre line.", "The ball went dead behind the 5-metre line."),
        ("He completed 37 of 50 passes.", "He threw four passes for a touchdown."),
        ("Half of the 300 tonnes of oil that leaked was pumped off.", "The ship was carrying 800 tonnes of oil."),
    ],
)
def test_figures_of_two_things_are_left_apart(one: str, other: str) -> None:
    assert not contested(one, other)


def test_an_article_that_gives_two_figures_as_like_to_a_third_is_left_out() -> None:
    two = "The flood spoiled 4,200 beehives. Down the valley it spoiled 3,900 beehives."

    assert not contested(two, "The flood spoiled 3,000 beehives.")


@pytest.mark.parametrize(
    "words",
    [
        "Organisers put the crowd at 50,000. Police put it at 18,000.",
        "The firm said 300 jobs would go. The union's figure is 520.",
        "Forty pits are unsafe. The ministry admits to 12.",
        "Seventy rounds were run by the council's count, and twelve by the union's.",
        "The agency measured the quake at 7.2. The university measured it at 7.6.",
    ],
)
def test_two_accounts_in_one_text_are_set_against_each_other(words: str) -> None:
    assert any(conflict.scope == "within" for conflict in report(words).conflicts)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said 300 homes had been lost. A plumber said he had mended 12.",
        "The council counted 40 trees and felled nine.",
        "Officials said 41 foreigners were held. A diplomat said the number of Germans was three.",
    ],
)
def test_a_figure_that_answers_nothing_is_no_second_account(words: str) -> None:
    assert not report(words).conflicts


def test_whatever_is_like_is_found_by_its_nouns() -> None:
    main = Cluster("event", main=True)
    told = [Told(main, claim, alone=True) for pair in SAME for words in pair for claim in claims(words)]
    alike = [(one, other) for one, other in product(told, told) if likeness(one, other) >= WEIGHT["enough"]]

    assert len(alike) > len(told)
    for one, other in alike:
        shelf = Shelf()
        shelf.put(other.claim, 0)
        assert shelf.near(one.claim) == [0], (one.claim.text, other.claim.text)


def against(one: str, other: str, *, between: str = "") -> list[str]:
    """The marks of the first figures of two texts, in a story that says as much besides."""
    [a, *_], [b, *_] = claims(one), claims(other)
    backdrop = Backdrop((a, b, *claims(between)))
    main = Cluster("event", main=True)
    told = [Told(main, c, False, telling=backdrop.telling(c), stated=frozenset()) for c in (a, b)]
    return list(marks(told[0], told[1]))


def test_a_word_that_few_sentences_have_speaks_for_two_figures() -> None:
    pair = "Hail broke 40 windows in the orchard.", "The storm smashed 55 panes in the orchard."
    others = "The orchard sold 20 crates. The orchard has 12 sheds. The orchard employs 30 people."

    assert "telling" in against(*pair)
    assert "telling" not in against(*pair, between=others)


def test_a_value_that_the_other_article_gives_as_well_speaks_against_two_figures() -> None:
    [one] = read(article("The storm broke 40 windows.", id="a")).claims
    windows, doors = read(article("The storm broke 55 windows and 40 doors.", id="b")).claims
    main, both = Cluster("event", main=True), Backdrop([one, windows, doors])
    alone, among = Told(main, windows, True), Told(main, windows, True, stated=both.stated("b"))

    assert likeness(Told(main, one, True), among) < likeness(Told(main, one, True), alone)
