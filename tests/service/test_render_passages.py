from __future__ import annotations

import pytest

from schemas.articles import Article
from schemas.reports import Attribution, Evidence, Value
from service.render.passages import REACH, Passage, passage

TWELVE = Value("12", 12, 12, "exact", None)


def place(text: str, quote: str, value: Value = TWELVE, title: str = "", field: str = "text") -> Passage:
    """The first place of the quote in that text."""
    article = Article("a", "First wire", text, title)
    start = article.field(field).index(quote)
    evidence = Evidence("a", field, start, start + len(quote), quote, None)
    return passage(evidence, value, article, ("First wire",))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("It sank. A wave killed 12 people, police said. More soon.", "A wave ", ", police said."),
        ("killed 12 people", "", ""),
        ("A headline\nA wave killed 12 people\nMore", "A wave ", ""),
        ("Police said: “A wave killed 12 people.” Then they left.", "Police said: “A wave ", ".”"),
        ("The U.S. Coast Guard said a wave killed 12 people.", "The U.S. Coast Guard said a wave ", "."),
        ("It sank! (Did a wave?) It killed 12 people? No.", "It ", "?"),
        ("At 6.15 a wave killed 12 people in 1.5 hours.", "At 6.15 a wave ", " in 1.5 hours."),
        ("A\u00a0wave  of\twater killed 12 people", "A wave of water ", ""),
    ],
)
def test_a_quote_stands_in_its_sentence(text: str, before: str, after: str) -> None:
    found = place(text, "killed 12 people")

    assert (found.before, found.quote, found.after) == (before, "killed 12 people", after)


def test_a_long_sentence_is_cut_at_words() -> None:
    found = place("water " * 100 + "killed 12 people " + "water " * 100, "killed 12 people")

    assert found.before.startswith("… water ")
    assert found.after.endswith(" water …")
    assert len(found.before) <= REACH + 2


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    found = place("x" * 1000 + "killed 12 people" + "y" * 1000, "killed 12 people")

    assert len(found.before) + len(found.after) <= 2 * REACH + 4


def test_a_quote_of_whole_sentences_is_left_alone() -> None:
    found = place("It sank. It killed 12. More.", "It sank. It killed 12.", TWELVE)

    assert (found.before, found.after) == ("", "")


@pytest.mark.parametrize(
    ("quote", "value", "figure"),
    [
        ("killed 12 people", "12", "12"),
        ("killed At Least 12 people", "at least 12", "At Least 12"),
        ("killed 112 people, 12.5 per cent, 1,12 and then 12", "12", "12"),
        ("killed 1,200 people", "1,200", "1,200"),
        ("killed twelve people", "12", ""),
        ("killed 3.12 people", "12", ""),
        ("12 (a soldier and 11 others)", "12 (a", "12 (a"),
        ("fired about 30 rockets", "about 30 fired", "about 30"),
        ("fired 30 rockets", "about 30", ""),
        ("twelve to 18 rockets landed", "12 to 18 that hit", ""),
    ],
)
def test_the_figure_is_marked_where_it_stands_in_one_piece(quote: str, value: str, figure: str) -> None:
    found = place(f"A wave {quote} there.", quote, Value(value, 12, 12, "exact", None))

    assert found.figure == figure
    assert found.lead + found.figure + found.rest == quote


def test_words_are_no_figure() -> None:
    assert place("A truck burnt.", "A truck burnt", Value("truck", None, None, None, None)).figure == ""


def test_a_quote_of_the_headline_stands_in_the_headline() -> None:
    found = place("The text.", "killed 12 people", title="Wave killed 12 people", field="title")

    assert (found.before, found.where) == ("Wave ", "First wire, headline")


def test_whom_the_article_cites_is_said() -> None:
    evidence = Evidence("a", "text", 0, 2, "12", Attribution("the coastguard", "said"))

    found = passage(evidence, TWELVE, None, ("First wire", "Daily"))

    assert found.where == "First wire and Daily, citing the coastguard"


def test_without_the_text_or_with_another_there_is_the_quote_alone() -> None:
    evidence = Evidence("a", "text", 7, 9, "12", None)

    for article in (None, Article("a", "s", "It is another text.")):
        found = passage(evidence, TWELVE, article, ("s",))
        assert (found.before, found.quote, found.after) == ("", "12", "")
