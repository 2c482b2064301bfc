"""Whole stories of other kinds than the demo: what an editor must be shown, and what not."""

from __future__ import annotations

from schemas.articles import Article
from schemas.reports import Report
from workers.engine import compare

FERRY = [
    (
        "2024-05-03",
        "Ferry sinks off Luzon, 23 dead",
        """MANILA, May 3 (Wire) - At least 23 people died when an overloaded ferry sank off Luzon on Thursday
night, the coastguard said, and 41 were rescued. The vessel was carrying 120 passengers and six
crew, though it was licensed for 90.

In 2008, more than 800 people drowned when the Princess of the Stars capsized in a typhoon. The
boat, built in 1998, was 40 metres long. The owner was fined 2 million pesos last year. A spokesman,
54, said 3 of the crew were missing.""",
    ),
    (
        "2024-05-03",
        "Ferry disaster kills dozens",
        """A ferry with 146 people on board went down on Thursday evening off the Philippine island of Luzon,
killing 27 people, police said.

The coastguard said 48 people had been rescued by midnight. Another 67 are missing. The 35-metre
vessel had room for 90.""",
    ),
    (
        "2024-05-04",
        "Toll in ferry sinking rises to 34",
        """The death toll in Thursday's ferry sinking rose to 34 on Saturday, the coastguard said, with 60
people still missing. It said 52 had been rescued.

The ferry was carrying 126 people. Officials had first said that 23 were dead.""",
    ),
]
FLOOD = [
    (
        "2021-07-16",
        "Germany floods: at least 93 dead, 1,300 missing",
        """At least 93 people have died in floods in western Germany, officials said on Friday, and some 1,300
were unaccounted for in the district of Ahrweiler. In Belgium, 15 people were killed. About 114,000
households had no power.""",
    ),
    (
        "2021-07-16",
        "More than 120 dead in European floods",
        """Floods in Germany and Belgium have killed more than 120 people. The toll in Germany stood at 106,
police said. Belgian officials reported 20 deaths. The last comparable flood, in 2002, killed 21
people in Germany.""",
    ),
    (
        "2021-07-17",
        "Flood deaths in Europe rise above 150",
        """The number of dead in the floods in western Europe climbed to at least 157 on Saturday, 133 of them
in Germany. In the district of Ahrweiler alone 90 people died.""",
    ),
]
VOTE = [
    (
        "2024-10-21",
        "Moldova votes yes by a hair",
        "Moldovans said yes by 50.46 per cent to 49.54, the commission reported. Turnout was 51.7 per cent.",
    ),
    (
        "2024-10-21",
        "Vote on a knife edge",
        "With most ballots counted, the Yes camp stood at 50.4 per cent. The turnout was 49 per cent.",
    ),
]


def report_on(story: list[tuple[str, str, str]]) -> Report:
    return compare(
        [Article(str(n), f"Paper {n}", text, title, published_at=day) for n, (day, title, text) in enumerate(story, 1)]
    )


def found(report: Report, severity: str) -> list[str]:
    return [conflict.summary for conflict in report.conflicts if conflict.severity == severity]


def test_the_sides_on_a_ferry_are_who_counts_how_many_on_the_same_day() -> None:
    assert found(report_on(FERRY), "contradiction") == [
        "23 or 27 killed in the ferry sinking",
        "41 or 48 rescued in the ferry sinking",
        "126 or 146 aboard in the ferry sinking",
    ]


def test_a_toll_that_grew_and_counts_of_another_day_are_tensions() -> None:
    report = report_on(FERRY)

    assert {conflict.reason for conflict in report.conflicts if conflict.severity == "tension"} == {"earlier-count"}
    assert "23, 27 or 34 killed in the ferry sinking" in found(report, "tension")


def test_the_dead_of_another_place_or_year_contradict_nobody() -> None:
    assert found(report_on(FLOOD), "contradiction") == []


def test_two_turnouts_of_one_vote_contradict_each_other() -> None:
    assert found(report_on(VOTE), "contradiction") == ["Turnout: 49% or 51.7%"]
