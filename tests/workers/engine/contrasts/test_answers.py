"""Questions that articles, or the sources inside one, answer differently."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import article, report, told
from workers.engine import compare

BOMB = "A bombing on Monday shook the market. "
FERRY = "A ferry sank off the coast on Monday. "


def conflicts(*texts: str) -> list[str]:
    return [line for line in told(report(*texts).conflicts) if not line.startswith("omission")]


def test_a_culprit_beside_nobody_is_a_tension() -> None:
    found = conflicts(
        BOMB + "The ministry blamed the Reed Army for the bombing.",
        BOMB + "No group has claimed responsibility for the bombing.",
    )

    assert found == [
        "tension (hedged) between who is responsible: Reed Army did it or is blamed for it [a] / "
        "it has not been said who did it [b]"
    ]


def test_an_attack_beside_an_accident_is_a_contradiction() -> None:
    found = conflicts(
        "A blast on Monday shook the mill. It was an accident, the owner said.",
        "A blast on Monday shook the mill. It was a deliberate attack, police said.",
    )

    assert found == [
        "contradiction between whether it was an attack or an accident: it was an attack or done on purpose [b] / "
        "it was an accident, or nothing points to an attack [a]"
    ]


def test_two_sources_inside_one_article_are_set_side_by_side() -> None:
    [found] = report(
        FERRY + "The ferry was overloaded, survivors said. The owner said it was not overloaded."
    ).conflicts

    assert (found.scope, found.severity) == ("within", "contradiction")
    assert found.explanation == (
        "Source a sets two accounts side by side: by the account of survivors, it carried too much; "
        "by the account of The owner, it did not carry too much."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # an article that gives both without naming two sources takes no side
        (FERRY + "The ferry was overloaded. The ferry was not overloaded.", FERRY + "The ferry was overloaded."),
        # the other article's source is met by its own
        (FERRY + "The sea was rough.", FERRY + "The sea was rough. In the bay the sea was calm."),
        # other things
        ("The Northern Pearl sank.", "The Southern Star is afloat."),
        # what may come after is no disagreement
        (FERRY + "It may have been overloaded.", FERRY + "It was not overloaded."),
        # both say so
        (FERRY + "It was overloaded.", FERRY + "The overloaded vessel went down."),
        # earlier occurrences
        (BOMB + "In 2009 no group claimed the bombing.", BOMB + "Police blamed the Reed Army for the bombing."),
    ],
)
def test_no_answers_are_opposed(one: str, other: str) -> None:
    assert conflicts(one, other) == []


def test_what_time_leads_to_is_an_earlier_account() -> None:
    early = article(BOMB + "No arrests have been made.", id="a", at="2024-05-14")
    late = article("A bombing on 13 May shook the market. Police made an arrest.", id="b", at="2024-05-16")

    line, *omitted = told(compare([early, late]).conflicts)

    assert all(other.startswith("omission") for other in omitted)
    assert line.startswith("tension (earlier-account) between whether anybody was caught")


def test_what_time_cannot_lead_to_is_one() -> None:
    early = article("A fire broke out on Monday. The fire is under control.", id="a", at="2024-05-14")
    late = article("A fire broke out on 13 May. The fire is out of control.", id="b", at="2024-05-16")

    [line] = told(compare([early, late]).conflicts)

    assert line.startswith("contradiction between whether it is under control")


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        (
            FERRY + "Rescuers still hope to find survivors.",
            FERRY + "There is no chance of finding anybody alive, the coast guard said.",
            "whether anybody may still be alive",
        ),
        (
            "Dockers walked out in a strike on Monday. A deal was reached overnight, the port said.",
            "Dockers walked out in a strike on Monday. No deal has been reached, the union said.",
            "whether there is an agreement",
        ),
        (
            "Gunmen attacked a hotel on Monday. Hostages were being held, guests said.",
            "Gunmen attacked a hotel on Monday. No hostages had been taken, the ministry said.",
            "whether hostages were taken",
        ),
        (
            "A flood hit the valley on Monday. The water is safe to drink, the utility said.",
            "A flood hit the valley on Monday. Residents were told not to drink the water.",
            "whether the water is safe to drink",
        ),
        (
            "An earthquake shook the island on Monday. The president appealed for international aid.",
            "An earthquake shook the island on Monday. The government does not need foreign help, it said.",
            "whether help from abroad is wanted",
        ),
        (
            "Lund Bank made a takeover bid for Orbank. The board of Orbank accepted the offer.",
            "Lund Bank made a takeover bid for Orbank. The board of Orbank rejected the bid.",
            "whether the offer is accepted",
        ),
        (
            "Tomas Varga was charged over a crash on Monday. He pleaded guilty.",
            "Tomas Varga was charged over a crash on Monday. He pleaded not guilty.",
            "how the accused pleads",
        ),
        (
            "Soldiers staged a coup on Monday. The whereabouts of the president were not known.",
            "Soldiers staged a coup on Monday. The president appeared on television at noon.",
            "where they are (president)",
        ),
        (
            "The bank raised its rate on Monday. The rise surprised markets.",
            "The bank raised its rate on Monday. The rise came as no surprise.",
            "whether it was expected",
        ),
        (
            "The bank raised its rate on Monday. The governor ruled out a further rise.",
            "The bank raised its rate on Monday. The governor left the door open to another rise.",
            "whether more will follow",
        ),
        (
            "Police broke up a protest on Monday. The march had been approved, the organisers said.",
            "Police broke up a protest on Monday. The march had been banned, police said.",
            "whether it was allowed",
        ),
        (
            "A wall fell in a collapse on Monday. The company knew about the cracks, the report says.",
            "A wall fell in a collapse on Monday. The company did not know about the cracks.",
            "whether they knew (company)",
        ),
        (
            "A man hijacked a bus in a kidnapping on Monday. A bomb was found under a seat, the minister said.",
            "A man hijacked a bus in a kidnapping on Monday. The bomb was a fake, police said.",
            "whether there was a bomb",
        ),
        (
            "A rocket broke up in an explosion on Monday. The satellite was insured for 200m dollars.",
            "A rocket broke up in an explosion on Monday. The satellite was not insured.",
            "whether it was insured",
        ),
        (
            "A fire gutted a club on Monday. The emergency exits were chained, guests said.",
            "A fire gutted a club on Monday. The owner said no exit was locked.",
            "whether doors or exits were locked",
        ),
        (
            "A coach left the road in a crash on Monday. The driver had fallen asleep, police said.",
            "A coach left the road in a crash on Monday. The driver of the coach did not fall asleep, his lawyer said.",
            "whether the driver was asleep",
        ),
        (
            "A ferry sank off the coast on Monday. The captain, Tomas Varga, has been detained.",
            "A ferry sank off the coast on Monday. The captain has not been detained, the ministry said.",
            "whether they are held (Varga)",
        ),
        (
            "Soldiers staged a coup on Monday. The army has seized power, a colonel said.",
            "Soldiers staged a coup on Monday. The coup was foiled, the ministry said.",
            "whether the government is in control",
        ),
        (
            "A jet came down in a crash on Monday. The jet was shot down, the rebels said.",
            "A jet came down in a crash on Monday. Investigators found no sign of a missile.",
            "whether it was shot down",
        ),
        (
            "A virus spread in an outbreak on Monday. The vaccine is effective, its maker said.",
            "A virus spread in an outbreak on Monday. There is no proof that the vaccine works, a study says.",
            "whether the remedy works",
        ),
        (
            "The network broke down in an outage on Monday. The bank was hacked, a source said.",
            "The network broke down in an outage on Monday. The bank ruled out a cyberattack.",
            "whether it was a cyberattack",
        ),
        (
            "Police broke up a protest on Monday. Police fired rubber bullets.",
            "Police broke up a protest on Monday. No rubber bullets were used, the ministry said.",
            "whether rubber bullets were fired",
        ),
        (
            "A storm sank a ship on Monday. The ship had been lengthened in 1998, records show.",
            "A storm sank a ship on Monday. It was never altered, the yard said.",
            "whether it had been altered",
        ),
    ],
)
def test_answers_are_opposed_in_stories_of_many_kinds(one: str, other: str, label: str) -> None:
    assert [line for line in conflicts(one, other) if f" {label}:" in line]
    assert conflicts(one, one) == []
    assert conflicts(other, other) == []


def test_what_is_told_of_a_far_year_is_said_of_another_event() -> None:
    one = "A helicopter crashed near Metz on Monday."
    other = "A crash near Metz on Monday cost two lives. A passenger jet crashed near Lyon in 1998."

    assert [c for c in report(one, other).conflicts if c.kind == "description" and c.severity != "omission"] == []


def test_a_noun_is_the_only_one_of_its_kind_of_whom_more_is_told() -> None:
    start = "Dockers walked out in a strike on Monday. "
    interior = start + "The interior minister has resigned."
    stays = start + "The minister refused to resign."
    finance = start + "The finance minister refused to resign."

    assert any("whether they go, and how (interior minister)" in line for line in conflicts(interior, stays))
    assert conflicts(interior, finance) == []
