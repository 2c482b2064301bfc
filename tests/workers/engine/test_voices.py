"""How many independent voices take a position."""

from __future__ import annotations

import pytest

from schemas.articles import Article
from schemas.reports import Position
from workers.engine import compare
from workers.engine.voices import credit

SENT = "At least 23 passengers drowned when a ferry sank in rough weather off Luzon on Thursday, the coastguard said."
EDITED = "At least 23 passengers drowned when a ferry sank in rough seas off Luzon on Thursday, the coastguard said."
RETOLD = "Navy divers counted at least 23 people killed in Thursday's sinking of a boat near Luzon, an official said."
OWN = {
    "a": "The harbour master had warned captains at noon. Fishermen lit fires on the beach to guide the swimmers home.",
    "b": "Families waited at the gates of the port. The owner of the line, a former senator, gave no answer.",
    "c": "The last inspection of the vessel was in March. Lawyers for the crew asked for every weather report.",
}


def killed(**texts: str) -> Position:
    articles = [Article(name, f"Paper {name}", f"{text} {OWN[name]}", "", "2024-05-03") for name, text in texts.items()]
    [found] = [one for one in compare(articles).agreements if one.slot == "killed"]
    [position] = found.positions
    return position


def test_a_sentence_that_two_papers_carry_is_one_voice() -> None:
    assert (killed(a=SENT, b=SENT).articles, killed(a=SENT, b=SENT).origins) == (2, 1)


def test_a_sentence_that_was_lightly_edited_is_still_one_voice() -> None:
    assert killed(a=SENT, b=EDITED).origins == 1


def test_who_tells_it_in_words_of_their_own_is_a_voice_of_their_own() -> None:
    assert killed(a=SENT, b=RETOLD).origins == 2
    assert killed(a=SENT, b=EDITED, c=RETOLD).origins == 2


def test_an_edit_that_goes_further_is_one_voice_where_both_credit_one_agency() -> None:
    further = (
        "At least 23 passengers drowned when the ferry sank in rough weather off Luzon, the coastguard chief said."
    )

    assert killed(a=f"MANILA (Reuters) - {SENT}", b=f"MANILA (Reuters) - {further}").origins == 1


def test_the_explanation_says_how_many_voices_there_are() -> None:
    articles = [Article(name, f"Paper {name}", f"{SENT} {OWN[name]}", "", "2024-05-03") for name in OWN]
    [found] = [one for one in compare(articles).agreements if one.slot == "killed"]

    assert found.explanation.endswith("(3 articles, 1 origin).")


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("MANILA (Reuters) - A ferry sank.", "Reuters"),
        ("A ferry sank. Agence France-Presse contributed to this report.", "AFP"),
        ("A ferry sank.\n\n© AP 2024", "AP"),
        ("A ferry sank; CAPTAIN BLAMED.", ""),
    ],
)
def test_an_agency_is_credited_at_an_edge_of_the_text(words: str, agency: str) -> None:
    assert credit(Article("a", "Paper", words)) == agency
