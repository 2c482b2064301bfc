"""Timings side by side: when a thing happened and how long it lasted, told differently."""

from __future__ import annotations

import pytest

from schemas.reports import Conflict
from tests.workers.engine.making import article, report
from workers.engine import compare

FRIDAY = "2020-03-13"


def told(*texts: str) -> list[Conflict]:
    return [conflict for conflict in report(*texts, at=FRIDAY).conflicts if conflict.kind == "time"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A bomb attack hit the market at 6 a.m.", "A bomb attack hit the market at 9.40 a.m."),
        (
            "The attack on the fort, which lies 25 km off, began at 3 a.m.",
            "The attack, which started at 6 a.m., was short.",
        ),
        ("The fire broke out in a shed at 3 p.m.", "The fire killed two people. It began at 5 p.m. in a shed."),
        ("The explosion came at noon on Thursday.", "The explosion came at 7 p.m. on Thursday."),
        ("The quake struck shortly before 11 a.m.", "The earthquake struck in the evening at 8 p.m."),
        ("The attack came on Thursday morning.", "The attack came on Thursday night."),
        ("Three days of mourning begin today.", "A week of national mourning was declared."),
        ("The governor declared a 60-day state of emergency.", "The state of emergency will last 30 days."),
        ("The siege lasted six hours.", "It was the end of a nine-hour siege."),
        ("The new mayor takes office on April 2.", "The new mayor will be sworn in on April 8."),
        ("The ferry left port at 23:50.", "The ferry left the quay at 9 p.m."),
        ("The barrels had been lying for six years in a shed.", "The barrels were kept in a shed for a year."),
        ("The barrels have been stored in a shed since 2014.", "The barrels were kept in a shed for a year."),
        ("They imposed a curfew from 7 p.m. to 6 a.m.", "The curfew runs from 9 p.m. to 6 a.m."),
        ("The bridge was built in 1967.", "The bridge, built in 1981, fell."),
        ("Rioters broke into the town hall at 2.11 p.m.", "It was just after 1pm when the mob burst into the hall."),
        ("The crowd got into the hall at about 2.15 p.m.", "At noon the rioters stormed the hall."),
        ("Ada Okoro, 42, died on Wednesday.", "Okoro died in Lagos on Thursday."),
        ("The chief, Ada Okoro, resigned on Monday.", "Ada Okoro quit on Thursday."),
        ("The jet crashed. It left at 6.20 a.m.", "The jet crashed. Flight 12 took off at 6.51 a.m."),
        (
            "The trial is due to start on 4 May.",
            "The trial will start on 11 May.",
        ),
        (
            "The summit is set for 4 May.",
            "The summit will be held on 11 May.",
        ),
        (
            "The law will take effect on 1 July.",
            "The law should take effect on 15 June.",
        ),
        (
            "The airport is to reopen on Saturday.",
            "The airport is expected to reopen on Monday.",
        ),
        (
            "The hearing is scheduled for 4 May.",
            "The hearing was set for 6 May.",
        ),
        (
            "The ceasefire took effect at midnight.",
            "The ceasefire took effect at 6 a.m.",
        ),
        ("The servers were restored at 11 a.m.", "The servers failed at 5 a.m. and were up again at 4.10 p.m."),
        (
            "On Monday, when the rain stopped, the first convoy reached the town.",
            "The first convoy reached the town on Thursday.",
        ),
        (
            "Divers first got inside the wreck on Monday.",
            "A diver got inside the wreck for the first time on Wednesday.",
        ),
        (
            "The first convoy reached the town on Monday.",
            "On Thursday the first convoy reached the town.",
        ),
        (
            "The dam burst at about 1 p.m.",
            "The dam broke at 12.02 p.m.",
        ),
        (
            "A collapse killed two on Monday. The tower, an old one, fell at 6.10 a.m.",
            "The collapse on Monday killed two. The building came down at 7.05 a.m.",
        ),
        ("The inquiry opened on Monday.", "The inquiry opened on Tuesday."),
        ("The first alarm was raised at 2.15 a.m.", "The alarm was first raised at 2.40 a.m."),
        ("Firefighters received the first call at 2.15 a.m.", "The first call came at 2.48 a.m."),
        ("The court published the ruling on Monday.", "The ruling was published on Wednesday."),
        ("Orlen made the bid on 3 March.", "The offer that Orlen made to the board on 5 March was low."),
        (
            "The mayor was confirmed as winner at 9.12 p.m. on Thursday.",
            "The court declared the mayor elected as winner at 9.44 p.m. on Thursday.",
        ),
        ("Divers recovered the flight recorder on Monday.", "The recorder was recovered on Wednesday."),
        (
            "The hall was rented three days before the attack. The attack came on Thursday.",
            "The attack shook the town on Thursday. The hall was rented on Wednesday.",
        ),
        ("The tower was built in 1967.", "The tower, built in 1974, was empty."),
        ("The suspect was arrested on Monday.", "Police arrested the suspect on Wednesday."),
        ("The order to leave the town came only after midnight.", "The order to leave went out at 11.05 p.m."),
        ("Ada Okoro will step down on March 16.", "Ada Okoro resigned on Thursday."),
        ("The ceasefire was signed on Monday.", "They signed the ceasefire on Thursday."),
        ("The probe was launched on Monday from Kourou.", "The probe was launched on Tuesday from Kourou."),
        ("The road reopened on Monday.", "The road reopened on Thursday."),
        ("The ship was refloated at 4.30 a.m. on Monday.", "The vessel was refloated at 5.42 a.m. on Monday."),
        ("The gunman opened fire at 10.12 a.m. in the school.", "The gunman opened fire in the school at 10.31 a.m."),
        ("Sirens sounded at 6.10 p.m. in the town.", "Sirens sounded in the town at 6.40 p.m."),
        ("The plant was shut down at 6.10 a.m.", "The plant was shut at 9.40 a.m."),
        ("The government lifted the ban on 4 March.", "The ban was lifted on 6 March."),
    ],
)
def test_times_that_exclude_each_other_contradict(one: str, other: str) -> None:
    [conflict] = told(one, other)

    assert (conflict.severity, conflict.scope, len(conflict.positions)) == ("contradiction", "between", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A bomb attack hit the market at 10:51 a.m.", "A bomb attack hit the market shortly before 11 a.m."),
        ("The quake struck at 6:07 p.m.", "The quake struck shortly after 6 p.m."),
        ("The crash came at 6.51 p.m.", "The crash came at about 7 p.m."),
        ("The crash came at about 7 p.m.", "The crash came in the evening."),
        ("The crash came at 1 p.m.", "The crash came at 11:00 GMT."),
        ("The crash came at 1 p.m.", "The minister spoke at 3 p.m. about the crash."),
        ("The crash came at 1 p.m.", "The crash came by 3 p.m."),
        ("Three days of mourning begin today.", "Mourning of 72 hours was declared."),
        ("A week of mourning was declared.", "Seven days of mourning were declared."),
        ("The siege lasted about three hours.", "The siege lasted three and a half hours."),
        ("The siege lasted for days.", "The siege lasted 20 hours."),
        ("The walkout lasted 11 days.", "In 2008 a walkout lasted 30 days."),
        ("The new mayor takes office on April 2.", "The new mayor takes office in April."),
        ("The ferry left port at 23:50.", "A train left the station at 9 p.m. and came back at 10 p.m."),
        ("A ban runs from noon to 6 p.m.", "The ban was lifted at 9 p.m."),
        ("Rioters broke into the town hall at 2.11 p.m.", "Rioters broke into the town hall at about 2.15 p.m."),
        ("Rioters broke into the town hall at 2.11 p.m.", "Rioters broke into the bank at 5 p.m."),
        ("Rioters broke into the town hall at 2.11 p.m.", "Rioters left the town hall at 5 p.m."),
        ("Rioters broke into the hall on Monday at 2 p.m.", "Rioters broke into the hall on Tuesday at 5 p.m."),
        ("Ada Okoro, 42, died on Wednesday.", "Musa Bello died on Thursday."),
        ("A curfew from 7 p.m. to 6 a.m. was imposed.", "A fresh curfew from 8 p.m. to 4 a.m. was ordered."),
        ("Two people died on Wednesday.", "Two people died on Thursday."),
        (
            "The trial is due to start on 4 May.",
            "The trial started on 4 March.",
        ),
        (
            "The summit is set for 4 May.",
            "The match is set for 11 May.",
        ),
        (
            "The summit was planned in May.",
            "The summit was held in March.",
        ),
        (
            "The market opened on Tuesday.",
            "The market opened on Wednesday.",
        ),
        (
            "A hearing is scheduled for 4 May.",
            "The hearing was set for 6 May.",
        ),
        (
            "The summit will be held on 4 May.",
            "The summit will be held in May.",
        ),
        ("21:30 The parade has passed the town.", "The parade passed the town at 6 p.m."),
        (
            "The station recorded rain in the first half of February.",
            "The station recorded rain in the first week of May.",
        ),
        (
            "The first convoy reached the town on Monday.",
            "The second convoy reached the town on Wednesday.",
        ),
        (
            "The first convoy reached the town on Monday.",
            "The first ship reached the port on Wednesday.",
        ),
        (
            "The first trucks were sold on Monday.",
            "The first ticket was sold on Wednesday.",
        ),
        (
            "The crash killed two on Monday. Shares fell at 6.10 a.m.",
            "The crash killed two on Monday. The tram hit a car at 7.05 a.m.",
        ),
        (
            "The collapse killed two on Monday. Shares fell at 6.10 a.m.",
            "The collapse killed two on Monday. The tower fell at 7.05 a.m.",
        ),
        ("The inquiry opened on Monday.", "The trial opened on Tuesday."),
        ("The inquiry opened on Monday.", "An inquiry opened on Tuesday."),
        ("The inquiry opened on Monday.", "The inquiry will open on 2 April."),
        ("The bridge was closed on Monday.", "The bridge was closed in 2018."),
        ("The first call came at 2.15 a.m.", "A second call came at 2.48 a.m."),
        ("The first call came at 2.15 a.m.", "The last call came at 2.48 a.m."),
        ("Police arrested the driver on Monday.", "Police released the driver on Tuesday."),
        ("The minister visited the town on Monday.", "The minister visited the town on Thursday."),
        ("The court published the ruling on Monday.", "The court published the report on Tuesday."),
        ("The hall was rented on Monday in Lyon.", "The hall was rented on Tuesday in Metz."),
        ("Two survivors were rescued on Monday.", "Three survivors were rescued on Tuesday."),
        ("The survivors were rescued on Monday.", "The survivors were rescued on Tuesday."),
        ("The talks began on Monday.", "The talks ended on Tuesday."),
        ("Prosecutors said on Monday that the hall was rented.", "The hall was rented on Tuesday, prosecutors said."),
        ("The school reopened on Monday.", "The school reopened in March."),
        ("The port reopened on Monday, and trains ran on Tuesday.", "Trains ran on Wednesday."),
        ("Ada Okoro was arrested on Monday.", "Musa Bello was arrested on Tuesday."),
        ("The suspect was arrested on Monday.", "Another suspect was arrested on Tuesday."),
        ("The company launched the phone in 2019.", "The company launched the phone in March 2020."),
        ("The warning was issued on Monday.", "The warning was lifted on Tuesday."),
        ("The first warning came on Monday.", "The second warning came on Tuesday."),
        ("The vote was held on Sunday.", "The count was held on Monday."),
        ("The fire was put out at 6.10 p.m.", "The fire broke out at 3 p.m."),
        ("The verdict is expected on Monday.", "A verdict on the mayor's theft is expected on Thursday."),
    ],
)
def test_times_that_may_be_one_do_not(one: str, other: str) -> None:
    assert told(one, other) == []


def test_a_deadline_that_counts_from_another_day_is_a_tension() -> None:
    first = article("An inquiry is to report within five days.", id="a", at="2020-03-10")
    second = article("The committee of inquiry has been given two days.", id="b", at=FRIDAY)

    [conflict] = [conflict for conflict in compare([first, second]).conflicts if conflict.kind == "time"]

    assert (conflict.severity, conflict.reason) == ("tension", "earlier-count")


def test_a_thing_so_many_days_from_the_event_is_set_against_its_day() -> None:
    one = "On Monday a tribunal is due to give its verdict on four suspects in the killing of the mayor."
    other = "The explosion on Wednesday came a day ahead of a tribunal's verdict on four suspects in his killing."

    assert len(told(f"An explosion shook the port on Wednesday. {one}", other)) == 1


def test_an_article_that_gives_two_times_takes_no_side() -> None:
    assert told("The siege lasted six hours. It was a nine-hour siege.", "The siege lasted two hours.") == []


def test_the_more_precise_word_of_an_article_counts() -> None:
    one = "Police stormed the bank on Thursday evening. Special forces moved in at 5.35 p.m."

    assert len(told(one, "Police stormed the bank on Thursday at 7 p.m.")) == 1


def test_an_article_and_a_source_that_it_names_contradict_inside_it() -> None:
    [conflict] = told("The siege lasted six hours. The police say that it was a nine-hour siege.")

    assert (conflict.scope, conflict.severity) == ("within", "contradiction")


def test_two_sources_that_one_article_names_contradict_inside_it() -> None:
    words = "The siege lasted six hours, the mayor said. The siege lasted nine hours, according to the police."

    [conflict] = told(words)

    assert conflict.scope == "within"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The miners were trapped for nine days.",
            "The miners were trapped underground for 13 days.",
        ),
        (
            "The bridge was closed for a week.",
            "The bridge was closed for three weeks.",
        ),
        (
            "Ada Okoro was pulled out alive after 30 hours.",
            "Okoro was dug out alive after three days.",
        ),
        (
            "The operation lasted four hours.",
            "The operation lasted nine hours.",
        ),
        (
            "It took crews six hours to put out the fire.",
            "The fire was put out within two hours.",
        ),
        (
            "The tank had not been inspected since 2016.",
            "The tank was last inspected in 2019.",
        ),
        (
            "It is the country's first death from rabies since 2016.",
            "There has not been a death from rabies since 2008.",
        ),
        (
            "It was the worst flood since 2002.",
            "The flood is the region's worst since 2013.",
        ),
        (
            "The man was detained for three days.",
            "Police detained the man for two weeks.",
        ),
        (
            "The flames reached the shore in half an hour.",
            "The flames reached the shore in about two hours.",
        ),
        (
            "The satellite had been in orbit for two years.",
            "The satellite was in orbit for six years.",
        ),
        (
            "The last strike was in 2011.",
            "It is the first strike since 1998.",
        ),
    ],
)
def test_lengths_and_last_times_that_exclude_each_other_contradict(one: str, other: str) -> None:
    [conflict] = told(one, other)

    assert (conflict.severity, conflict.scope, len(conflict.positions)) == ("contradiction", "between", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The miners were trapped for nine days.",
            "The divers were trapped for three days.",
        ),
        (
            "The bridge was closed for a week.",
            "The tunnel was closed for three weeks.",
        ),
        (
            "The miners have been trapped for three days.",
            "The miners were trapped for nine days.",
        ),
        (
            "Three miners were trapped for nine days.",
            "Two miners were trapped for three days.",
        ),
        (
            "The operation lasted four hours.",
            "The flight lasted nine hours.",
        ),
        (
            "The operation lasted four hours.",
            "The operation lasted more than three hours.",
        ),
        (
            "The tank had not been inspected since 2016.",
            "The tank was inspected in 2019.",
        ),
        (
            "The tank had not been inspected since 2016.",
            "The pipe was last inspected in 2019.",
        ),
        (
            "It is the first death since 2016.",
            "It is the first strike since 2008.",
        ),
        (
            "It was the worst flood since 2002.",
            "It was the highest flood since 2013.",
        ),
        (
            "The man was held for three days.",
            "The man was jailed for two weeks.",
        ),
        (
            "The bridge will be closed for a week.",
            "The bridge was closed for three weeks.",
        ),
        (
            "The flames reached the shore in half an hour.",
            "The flames reached the town in about two hours.",
        ),
        (
            "The vote is the first since 2016.",
            "The vote in 2019 was fair.",
        ),
        (
            "The firm has traded for 12 years.",
            "The firm has made cars for 20 years.",
        ),
    ],
)
def test_lengths_and_last_times_of_other_things_do_not(one: str, other: str) -> None:
    assert told(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The alarm went off at 2.10 a.m.", "The alarm was raised at 2.50 a.m."),
        ("Police arrived three minutes after the call.", "Officers took 14 minutes to arrive."),
        ("The airport reopened on Thursday.", "The airport will stay closed until Monday."),
        ("The contract runs until 2022.", "The contract expires in 2024."),
        ("The factory, built in 1972, burned down.", "The factory opened in 1988."),
        ("The president has ruled since 1998.", "The president took power in 2001."),
        ("Ada Okoro has led Norvik since 2015.", "Mrs Okoro became chairman of Norvik in 2017."),
        ("A bomb went off at 10.31 p.m.", "He blew himself up at 10.33 p.m."),
        ("The shooting began at five to four.", "The first shots were fired at 5.05 p.m."),
        ("The firms are to close the deal by the end of June.", "The deal is due to close in October."),
    ],
)
def test_the_times_of_one_act_by_other_words_contradict(one: str, other: str) -> None:
    assert len(told(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrived within ten minutes.", "Officers took six minutes to arrive."),
        ("The airport reopened on Thursday.", "The harbour will stay closed until Monday."),
        ("The suspect was arrested on Thursday.", "The second suspect was arrested on Friday."),
        ("Two suspects were arrested on Thursday.", "The suspect was arrested on Friday."),
        ("The shooting began at five to four.", "The first shots were fired at 3.53 p.m."),
        ("The shooting began at five to four.", "The first shots were fired at 3.50 a.m."),
        ("The contract runs until 2022.", "A new contract would run until 2024."),
        ("The bridge was completed in 1976.", "The bridge opened in 1977."),
        ("The Belmar tower was built in 1972.", "The Tarvi tower was built in 1988."),
        ("Ada Okoro has led Norvik since 2015.", "Ola Lund has led Halden since 2012."),
        ("Power was restored in the north at 9 p.m.", "Power was restored in the south at 2 a.m."),
        ("The miners were trapped for nine days.", "Two miners were trapped for three days."),
    ],
)
def test_the_times_of_two_acts_do_not(one: str, other: str) -> None:
    assert told(one, other) == []
