"""An article of another event, which came into a story by mistake, is set against none of it."""

from __future__ import annotations

import pytest

from schemas.articles import Article
from tests.workers.engine.making import article
from workers.engine import compare, read
from workers.engine.strangers import without

FERRY = "A ferry sank off Samar on Sunday, killing 12 people, the Philippine coast guard in Manila said."
OTHER = "A ferry sank off Zanzibar on Sunday, killing 30 people, the Tanzanian harbour office in Stone Town said."


def kept(*articles: Article) -> list[str]:
    return [reading.article.id for reading in without([read(one) for one in articles])]


@pytest.mark.parametrize("words", [OTHER, OTHER.replace("Tanzanian", "Philippine")])
def test_two_events_of_other_names_and_another_season_are_not_compared(words: str) -> None:
    one, other = article(FERRY, id="a", at="2024-05-14"), article(words, id="b", at="2024-11-03")

    assert kept(one, other) == ["a"]
    assert [conflict for conflict in compare([one, other]).conflicts if conflict.scope == "between"] == []


@pytest.mark.parametrize(
    ("words", "at"),
    [
        (OTHER, "2024-05-20"),  # of the same weeks: names may be spelt or told in other ways
        (OTHER, None),  # nothing says when
        ("A look back: the ferry that sank off Samar killed 30 people, Manila now says.", "2025-05-14"),  # a name
        ("A ferry sank, killing 30 people.", "2024-11-03"),  # too few names to tell
    ],
)
def test_what_may_be_of_the_story_is_kept(words: str, at: str | None) -> None:
    assert kept(article(FERRY, id="a", at="2024-05-14"), article(words, id="b", at=at)) == ["a", "b"]


def test_an_article_on_something_else_leaves_nothing_out_however_near_it_came() -> None:
    ferry = f"{FERRY} Divers searched the hull through the night while relatives waited on the pier in heavy rain."
    words = (
        "The dairy group will close two plants and cut 300 jobs next year, its chief executive told staff by letter. "
        "Unions called the plan a betrayal and asked the board for talks about pensions, training and severance."
    )
    one, other = article(ferry, id="a", at="2024-05-14"), article(words, id="b", at="2024-05-14")

    assert kept(one, other) == ["a"]
    assert compare([one, other]).conflicts == ()


def test_the_story_is_what_most_articles_tell() -> None:
    one, other = article(FERRY, id="a", at="2024-05-14"), article(OTHER, id="b", at="2024-11-03")

    assert kept(one, other, article(OTHER, id="c", at="2024-11-04")) == ["b", "c"]


def test_articles_are_tied_by_one_between_them() -> None:
    middle = article("The owner of the ships off Samar and Zanzibar spoke in Oslo.", id="m", at="2026-01-01")
    one, other = article(FERRY, id="a", at="2024-05-14"), article(OTHER, id="b", at="2024-11-03")

    assert kept(one, other, middle) == ["a", "b", "m"]


def test_a_story_without_articles_has_none() -> None:
    assert without([]) == []
