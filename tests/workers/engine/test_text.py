"""Lines sorted into headline, paragraphs and page noise; sentences cut; offsets those of the text as received."""

from __future__ import annotations

import pytest

from tests.workers.engine.making import article
from workers.engine import text

PAGE = """Ferry sinks off Northpoint
Twelve dead, says coastguard
By Jane Doe
NORTHPOINT, England (Wire) — A ferry sank on Monday, killing 12 people.
Read more: ten facts about ferries
Facebook Twitter
The survivors were taken ashore.
More ferry stories
\u00a0 “We are safe,” he said.
© 2024 Wire"""


def sentences(words: str, title: str = "") -> list[str]:
    one = article(words, title=title)
    return [one.field(s.field)[s.start : s.end] for s in text.sentences(one, text.blocks(one))]


@pytest.mark.parametrize(
    "joined",
    [
        "Dr. Smith died. | Two people live.",
        "The U.S. Navy said so. | It did.",
        "It burst at 3.15 a.m. | Firefighters from four towns came at 6 p.m. Texas time.",
        "They fled to the U.S. | The rest stayed.",
        "He was from Washington, D.C. | The boat sank.",
        "It was 5.5 metres long. | Then 3 died.",
        "He said: “Yes, we will.” | She left.",
        "“It sank.” | He wept.",
        "He said “It sank”. | She said “It did not.”",
        "Gen. Mark Milley spoke on Jan. 3. | Rockets fell.",
        "At 3 a.m. on Monday it sank. | Nobody saw it.",
        "Is it over? | No! | It is not.",
        "The case of Roe vs. Wade was heard. | It ended.",
        "No. 5 sank. | No. 6 did not.",
        "J. K. Rowling wrote it. | It sold.",
        "The ship (built in 1998.) sank. | It was old.",
        "She lived in St. Louis. | He did not.",
        "Prof. Lee and Lt. Col. Brown agreed. | They left.",
        "They met Sen. Jones. | He was ill.",
        "Prices rose 3.2 per cent in Oct. and fell in Nov. | The bank did nothing.",
        "The minister said: Two people died. | She left.",
    ],
)
def test_a_text_is_cut_into_sentences(joined: str) -> None:
    assert sentences(joined.replace(" | ", " ")) == joined.split(" | ")


def test_a_line_is_a_sentence_of_its_own() -> None:
    assert sentences("One line.\r\nAnother line.\n\n\nA third.") == ["One line.", "Another line.", "A third."]


def test_what_runs_on_is_cut() -> None:
    assert max(len(s.split()) for s in sentences("the ferry sank and " * 500)) <= text.LONGEST + 1


def test_every_line_of_a_page_has_its_kind() -> None:
    kinds = [block.kind for block in text.blocks(article(PAGE))]

    assert kinds == [
        "headline",
        "standfirst",
        "noise",
        "paragraph",
        "noise",
        "noise",
        "paragraph",
        "noise",
        "paragraph",
        "noise",
    ]


def test_a_title_of_its_own_makes_the_lines_above_the_text_standfirsts() -> None:
    blocks = text.blocks(article(PAGE, title="Ferry disaster"))

    assert [(block.kind, block.field) for block in blocks[:3]] == [
        ("headline", "title"),
        ("standfirst", "text"),
        ("standfirst", "text"),
    ]


def test_page_noise_and_the_dateline_are_in_no_sentence() -> None:
    assert sentences(PAGE) == [
        "Ferry sinks off Northpoint",
        "Twelve dead, says coastguard",
        "A ferry sank on Monday, killing 12 people.",
        "The survivors were taken ashore.",
        "“We are safe,” he said.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, August 04, 2020",
        "Mar 13. 2020",
        "Monday, 13 May 2024",
        "13 May 2024",
        "Published 12 May 2024",
        "3 years ago",
        "Advertisement",
        "ADVERTISEMENT",
        "Related: Bridge to close",
        "See also: Bridge to close",
        "Editor’s Picks",
        "* * *",
        "———",
    ],
)
def test_a_line_of_page_noise_is_passed_over(line: str) -> None:
    assert sentences(f"The ferry sank.\n{line}\nIt was old.") == ["The ferry sank.", "It was old."]


@pytest.mark.parametrize("title", ["No headline", "(no headline)", "  "])
def test_a_title_that_says_nothing_is_none(title: str) -> None:
    assert sentences("The ferry sank.", title) == ["The ferry sank."]


@pytest.mark.parametrize(
    "dateline",
    ["LONDON (Reuters) - ", "BEIRUT: ", "NEW DELHI — ", "PARIS, May 3 (AFP) — ", "KABUL, Afghanistan (AP) — "],
)
def test_a_dateline_is_no_part_of_its_sentence(dateline: str) -> None:
    assert sentences(f"{dateline}Two people died.") == ["Two people died."]


def test_a_dash_within_a_sentence_ends_no_dateline() -> None:
    words = "There are 92 flooded farms – 54 in the east."

    assert sentences(words) == [words]


GERMAN = (
    "Der Zug ist am Montag entgleist und hat zwei Menschen getötet, die in dem Wagen saßen, als er von der Brücke fiel."
)
FRENCH = (
    "Le train a déraillé lundi et a tué deux personnes qui dormaient dans le wagon quand il est tombé dans la rivière."
)


@pytest.mark.parametrize("words", [GERMAN, FRENCH])
def test_a_text_in_another_language_has_a_fault(words: str) -> None:
    assert "does not read as English" in (text.fault(article(words)) or "")


@pytest.mark.parametrize("words", ["", "12 34", "…"])
def test_a_text_without_words_has_a_fault(words: str) -> None:
    assert text.fault(article(words)) == "The text holds no words."


@pytest.mark.parametrize(
    "words", ["Ferry sinks.", "The ferry sank on Monday, and all of those who were in it are safe."]
)
def test_english_has_no_fault(words: str) -> None:
    assert text.fault(article(words)) is None


def test_lines_that_were_wrapped_at_a_column_are_one_paragraph() -> None:
    words = "The ferry sank off the\ncoast of Luzon, and killed\nTwelve Apostles' crew members.\n\nNobody was saved."

    assert [" ".join(sentence.split()) for sentence in sentences(words)] == [
        "The ferry sank off the coast of Luzon, and killed Twelve Apostles' crew members.",
        "Nobody was saved.",
    ]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    assert sentences("The ferry sank.\nTwelve died.\nMore ferry stories") == ["The ferry sank.", "Twelve died."]
