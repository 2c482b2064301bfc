"""Two sentences that two papers could have printed, and what the report says of them.

The plainest form of what the engine is for: one thing, told in other words, with another value. What is found in long
articles hangs on much else; here one way to say it meets another.
"""

from __future__ import annotations

import pytest

from tests.workers.engine.making import article
from workers.engine import compare

APART = [
    # tolls and groups of them
    (
        "The crash at Tarn killed 52 people, among them 11 Swedes and nine Danes.",
        "The crash at Tarn killed 52 people. The dead were 14 Swedes, nine Danes and four Poles.",
        "11 or 14 killed (Sweden) in the crash at Tarn",
    ),
    (
        "The crash at Tarn killed 52 people. Three of the victims were French.",
        "The crash at Tarn killed 52 people. Four French citizens are among the dead.",
        "3 or 4 killed (France) in the crash at Tarn",
    ),
    (
        "Police in Tarn arrested 14 suspects over the robbery on Wednesday.",
        "Eleven people were arrested in Tarn over the robbery on Wednesday.",
        "11 or 14 arrested",
    ),
    (
        "The fire at Tarn on Wednesday drove 440 people from their homes.",
        "More than 630 residents cannot return to their homes after the fire at Tarn on Wednesday.",
        "440 or more than 630 evacuated",
    ),
    (
        "The army said 22 missiles had been fired at the base at Tarn on Wednesday.",
        "The army counted 16 missiles in the attack on the base at Tarn on Wednesday.",
        "16 or 22 missiles fired",
    ),
    (
        "All 176 people aboard died when the plane crashed near Tarn on Wednesday.",
        "The plane that crashed near Tarn on Wednesday had 167 passengers and eight crew.",
        "175 or 176",
    ),
    (
        "Three kids were among 39 killed when the bridge at Tarn collapsed on Wednesday.",
        "The bridge at Tarn collapsed on Wednesday, killing 38 people.",
        "38 or 39 killed",
    ),
    (
        "The strike on Wednesday hit nine Volkswagen plants.",
        "The strike on Wednesday hit ten plants of the firm.",
        "9 or 10 plants",
    ),
    (
        "The robbery in Tarn on Wednesday led to the arrest of 14 people.",
        "Police in Tarn have made nine arrests over the robbery on Wednesday.",
        "9 or 14 arrested",
    ),
    (
        "The ministry has a list of 109 missing foreigners after the quake in Tarn on Wednesday.",
        "After the quake in Tarn on Wednesday 140 foreigners were missing.",
        "109 or 140 missing (foreigner)",
    ),
    (
        "The crash at Tarn on Wednesday killed 52 people. The dead were 14 Swedes, nine Danes and four Poles.",
        "The plane that crashed at Tarn on Wednesday had a crew of six, along with 17 Swedes. Nobody survived.",
        "14 or 17 killed (Sweden)",
    ),
    (
        "The quake in Tarn on Wednesday killed 150 people, the ministry said. Police had counted 97 bodies, they said.",
        "The quake in Tarn on Wednesday shook the town.",
        "97 found and 150 killed",
    ),
    # crowds
    (
        "A rally in Tarn on Wednesday drew 20,000 people, police said.",
        "About 45,000 marchers took part in the rally in Tarn on Wednesday, according to organisers.",
        "20,000 or about 45,000 participants",
    ),
    (
        "A rally in Tarn on Wednesday drew 20,000 people, police said.",
        "Organisers put the crowd at the rally in Tarn on Wednesday at 45,000.",
        "20,000 or 45,000 participants",
    ),
    (
        "Organisers spoke of 20,000 marchers, police of 4,500.",
        "The march in Tarn was loud.",
        "4,500 or 20,000 marchers",
    ),
    # how much, how many, how far
    (
        "The tower, 93 metres tall, collapsed in a fire in Tarn on Wednesday.",
        "The fire in Tarn brought down the 96-metre tower on Wednesday.",
        "Height of the tower: 93 m or 96 m",
    ),
    (
        "Some 13 million people visit the castle at Tarn every year. It burned on Wednesday.",
        "The castle at Tarn, which draws 12 million visitors a year, burned on Wednesday.",
        "12 million or some 13 million",
    ),
    (
        "The ferry, which sank off Tarn on Wednesday, could carry 400 passengers.",
        "The ferry that sank off Tarn on Wednesday had room for 550 people.",
        "Capacity: 400 or 550",
    ),
    (
        "The quake that hit Tarn on Wednesday measured 6.4.",
        "The quake in Tarn on Wednesday had a magnitude of 6.1.",
        "Magnitude: 6.1 or 6.4",
    ),
    (
        "The bank bought its rival for 3.2 billion euros, it said on Wednesday.",
        "The deal values the rival at 2.9 billion euros, it said on Wednesday.",
        "2.9 billion euros or 3.2 billion euros",
    ),
    (
        "The mayor of Tarn won by 1,204 votes on Wednesday.",
        "The mayor of Tarn had a majority of 980 on Wednesday.",
        "Margin: 980 or 1,204",
    ),
    (
        "The river at Tarn rose to 9.4 metres on Wednesday.",
        "The river crested at 8.9 metres in Tarn on Wednesday.",
        "Level (in Tarn): 8.9 m or 9.4 m",
    ),
    # why
    (
        "The fire at Tarn on Wednesday was caused by a cigarette, police said.",
        "The fire at Tarn on Wednesday was started deliberately, police said.",
        "the cause was a cigarette or it was started deliberately",
    ),
    # who
    (
        "Latvia fired the rocket that hit the mill at Tarn on Wednesday, the alliance said.",
        "Poland fired the rocket that hit the mill at Tarn on Wednesday, officials said.",
        "Who fired the rocket: Latvia or Poland",
    ),
    (
        "A flood at Tarn on Wednesday killed nine. Police opened the sluice.",
        "A flood at Tarn on Wednesday killed nine. The sluice had been opened by a fisherman.",
        "Who opened the sluice: police or a fisherman",
    ),
    (
        "A ferry sank off Tarn on Wednesday. The captain was steering the ferry.",
        "A ferry sank off Tarn on Wednesday. The first mate was steering the ferry when it sank.",
        "Who was in control of the ferry: the captain or the first mate",
    ),
    (
        "The union called off the strike at Tarn on Wednesday.",
        "The strike at Tarn was called off by a court on Wednesday.",
        "Who called off the strike: the union or a court",
    ),
    (
        "A ferry sank off Tarn on Wednesday. The owner blamed the captain.",
        "A ferry sank off Tarn on Wednesday. The captain's lawyer blamed the owner.",
        "Who is blamed for the sinking: the captain or the owner",
    ),
    (
        "A coach crashed at Tarn. The driver of the coach that crashed on Wednesday was drunk, police said.",
        "A coach crashed at Tarn. The driver of the coach that crashed on Wednesday was sober, police said.",
        "Whether the driver was sober",
    ),
    (
        "A plane crashed at Tarn on Wednesday. The pilot was Musa Bello, 44.",
        "A plane crashed at Tarn on Wednesday. The pilot, Ivo Novak, had flown for years.",
        "Who the pilot is: Musa Bello or Ivo Novak",
    ),
    (
        "A plane crashed at Tarn on Wednesday. The pilot, who survived, spoke of fog.",
        "A plane crashed at Tarn on Wednesday. The pilot was killed.",
        "they are alive or they are dead",
    ),
    (
        "A robbery in Tarn on Wednesday hurt nine. The suspect, a former waiter, was held.",
        "A robbery in Tarn on Wednesday hurt nine. The suspect, a former farmer, was held.",
        "What the suspect was: a former farmer or a former waiter",
    ),
    (
        "A mine at Tarn collapsed on Wednesday. Orlen owns the mine.",
        "A mine at Tarn collapsed on Wednesday. The mine is owned by Varta.",
        "Who owns the mine: Orlen or Varta",
    ),
    # what came of it
    (
        "A ferry ran aground at Tarn on Wednesday. Nobody was hurt in the rescue.",
        "A ferry ran aground at Tarn on Wednesday. One man died in the rescue.",
        "Whether anybody came to harm: nobody was hurt or somebody died",
    ),
    (
        "The mayor of Tarn won the vote on Wednesday.",
        "The mayor of Tarn lost the vote on Wednesday.",
        "Whether they won (mayor): they won or they lost",
    ),
    # with what, and where
    (
        "A robber hurt nine people in an attack in Tarn on Wednesday. He was carrying a knife.",
        "A robber hurt nine people in an attack in Tarn on Wednesday. He was armed with a gun.",
        "The weapon: it was a gun or it was a blade",
    ),
    (
        "A barge carrying gravel sank at Tarn on Wednesday.",
        "A barge carrying sugar sank at Tarn on Wednesday.",
        "The cargo: it was sugar or it was gravel",
    ),
    (
        "A fire broke out in a school in Tarn on Wednesday, killing nine.",
        "A fire broke out in a bakery in Tarn on Wednesday, killing nine.",
        "Where the fire was: in a bakery in Tarn or in a school in Tarn",
    ),
    (
        "The two firms signed the treaty on a merger in Turin on Wednesday. The treaty was signed in Turin.",
        "The two firms agreed on a merger on Wednesday. The treaty was signed in Lyon.",
        "Place of the signing: Lyon or Turin",
    ),
]

ALIKE = [
    ("The crash killed 14 people.", "The crash killed 14 people, among them 11 Swedes and three Danes."),
    ("The crash killed 14 teens.", "The crash killed 20 people."),
    ("Police arrested 14 suspects.", "Police shot nine suspects."),
    ("A rally in Tarn on Wednesday drew 20,000 people.", "A rally in Vik on Wednesday drew 3,000 people."),
    ("The tower, 93 metres tall, fell.", "The tower fell 40 metres from the church."),
    ("Some 13 million people visit the castle.", "About 300 people visited the mayor on Monday."),
    ("The bank put savings at 4 million euros and costs at 3 million.", "The bank was founded in 1904."),
    ("Police found the two missing men.", "Nine men were missing."),
    ("Nine wounded soldiers were flown out.", "The attack wounded 40 soldiers."),
    (
        "The crash at Tarn on Wednesday killed 52 people. The dead were 14 Swedes and nine Danes.",
        "The crash at Tarn on Wednesday killed 52 people. Eleven Swedes had been at the airport to meet them.",
    ),
    ("The river at Tarn rose to 9.4 metres on Wednesday.", "The river crested at 8.9 metres in Vik on Wednesday."),
    ("The storm that hit the coast on Wednesday killed nine.", "The coast was hit by 14 waves."),
    (
        "Latvia fired the rocket that hit the mill at Tarn on Wednesday.",
        "Riga launched the rocket that hit the mill at Tarn on Wednesday.",
    ),
    (
        "Latvia fired the rocket that hit the mill at Tarn on Wednesday.",
        "Poland fired the rocket that hit the depot at Vik on Wednesday.",
    ),
    (
        "A ferry sank off Tarn on Wednesday. The captain was steering the ferry.",
        "A ferry sank off Tarn on Wednesday. The crew were steering the ferry.",
    ),
    (
        "A ferry sank off Tarn on Wednesday. The union blamed the police.",
        "A ferry sank off Tarn on Wednesday. The union blamed the ministry.",
    ),
    (
        "A plane crashed at Tarn on Wednesday. The pilot survived.",
        "A plane crashed at Tarn on Wednesday. The pilot was hurt.",
    ),
    (
        "A plane crashed at Tarn on Wednesday. The pilot survived.",
        "A plane crashed at Tarn on Wednesday. The co-pilot was killed.",
    ),
    (
        "A robber hurt nine people in an attack in Tarn on Wednesday. He was carrying a knife.",
        "A robber hurt nine people in an attack in Tarn on Wednesday. Officers carrying guns shot him.",
    ),
    (
        "A fire broke out in a hotel in Tarn on Wednesday, killing nine.",
        "A fire broke out in the restaurant of a hotel in Tarn on Wednesday, killing nine.",
    ),
    (
        "A robbery in Tarn on Wednesday hurt nine. The suspect, a former waiter, was held.",
        "A robbery in Tarn on Wednesday hurt nine. The suspect, a farmer, was held.",
    ),
]


@pytest.mark.parametrize(("one", "other", "summary"), APART, ids=[row[2] for row in APART])
def test_two_papers_say_it_in_other_words(one: str, other: str, summary: str) -> None:
    told = [found.summary for found in compare([article(one), article(other, id="b")]).conflicts]

    assert any(summary in words for words in told), told


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_papers_do_not_disagree(one: str, other: str) -> None:
    found = compare([article(one), article(other, id="b")]).conflicts

    assert [conflict.summary for conflict in found if conflict.severity != "omission"] == []
