"""One article through every stage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.articles import Article
from tests.workers.engine.making import article
from workers.engine import Unreadable, count_claims, read

WORDS = """Ferry sinks off Northpoint, killing 12
By Jane Doe
NORTHPOINT (Wire) — A ferry with 90 people aboard sank on Monday, killing 12 people.

Read more: ten facts about ferries
“We saved 34 people,” the harbour master said. Two are still missing."""


def test_the_claims_come_in_the_order_of_the_text() -> None:
    found = read(article(WORDS))

    assert [(claim.measure, claim.quantity.text) for claim in found.claims if claim.quantity] == [
        ("killed", "12"),
        ("aboard", "90"),
        ("killed", "12"),
        ("rescued", "34"),
        ("missing", "Two"),
    ]


def test_the_headline_is_the_first_line_of_a_text_without_one() -> None:
    assert read(article(WORDS)).headline == "Ferry sinks off Northpoint, killing 12"
    assert read(article(WORDS, title="Twelve die")).headline == "Twelve die"
    assert read(article("A ferry sank.")).headline == ""


def test_page_noise_makes_no_claim() -> None:
    assert not any("facts" in claim.text for claim in read(article(WORDS)).claims)


def test_the_events_that_it_names_are_known_whether_or_not_they_have_figures() -> None:
    found = read(article("The ferry sank on Monday. An inquiry into the collision began."))

    assert [event.kind for event in found.events] == ["sinking", "crash"]


def test_a_claim_knows_its_article() -> None:
    assert {claim.article for claim in read(article(WORDS, id="x")).claims} == {"x"}


def test_the_article_is_handed_on_as_it_came() -> None:
    one = article(WORDS)
    copy = replace(one)

    assert read(one).article == copy


def test_the_same_article_is_read_the_same_twice() -> None:
    assert repr(read(article(WORDS))) == repr(read(article(WORDS)))


@pytest.mark.parametrize("words", ["", "1 2 3", "\u200b \n"])
def test_a_text_without_words_is_refused(words: str) -> None:
    with pytest.raises(Unreadable, match="The text holds no words"):
        count_claims(Article("a", "A", words))


def test_a_text_in_another_language_is_refused() -> None:
    words = "Zwölf Menschen sind am Montag beim Untergang einer Fähre ums Leben gekommen, wie die Polizei sagte. "

    with pytest.raises(Unreadable, match="does not read as English"):
        count_claims(Article("a", "A", words * 2))


def test_a_text_without_a_claim_is_read() -> None:
    assert count_claims(Article("a", "A", "The harbour lay still, and nobody spoke of what was in the water.")) == 0
