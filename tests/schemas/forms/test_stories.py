from __future__ import annotations

import pytest
from marshmallow import ValidationError

from schemas.articles import Article
from schemas.forms.faults import faults
from schemas.forms.stories import Dossier, StoryForm

ARTICLE = {"id": "a", "source": "First wire", "text": "12 died."}


def faults_of(given: object) -> list[str]:
    """What the form says against it, a line each."""
    with pytest.raises(ValidationError) as caught:
        StoryForm().load(given)
    return [str(fault) for fault in faults(caught.value)]


def test_a_story_needs_an_id_and_articles() -> None:
    dossier = StoryForm().load({"id": "ferry", "articles": [ARTICLE]})

    assert dossier == Dossier("ferry", "", (Article("a", "First wire", "12 died."),))


def test_keys_of_other_programs_are_passed_over() -> None:
    dossier = StoryForm().load(
        {"id": "x", "title": "T", "event": "E", "expect": {}, "articles": [ARTICLE | {"note": 1, "published_at": None}]}
    )

    assert dossier.title == "T"
    assert len(dossier.articles) == 1


def test_an_article_keeps_its_date_and_title() -> None:
    given = ARTICLE | {"published_at": "2020-03-12", "title": "12 die"}

    [article] = StoryForm().load({"id": "x", "articles": [given]}).articles

    assert article == Article("a", "First wire", "12 died.", "12 die", "2020-03-12")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([ARTICLE], ["the whole: expected a JSON object"]),
        ({}, ["id: is required and missing", "articles: is required and missing"]),
        ({"id": "x", "articles": []}, ["articles: expected at least one article"]),
        ({"id": "x", "articles": {"a": ARTICLE}}, ["articles: expected a list of articles"]),
        ({"id": 3, "articles": [ARTICLE]}, ["id: expected a string"]),
        ({"id": "x", "articles": ["12 died."]}, ["articles/0: expected a JSON object"]),
        (
            {"id": "x", "articles": [{"id": "a", "published_at": 2020}]},
            [
                "articles/0/source: is required and missing",
                "articles/0/published_at: expected a string",
                "articles/0/text: is required and missing",
            ],
        ),
        (
            {"id": "x", "articles": [ARTICLE, ARTICLE, ARTICLE | {"text": 3}]},
            [
                "articles/2/text: expected a string",
                'articles/2/id: "a" is the id of article 0 as well',
                'articles/1/id: "a" is the id of article 0 as well',
            ],
        ),
    ],
)
def test_these_are_refused_with_every_fault(given: object, said: list[str]) -> None:
    assert sorted(faults_of(given)) == sorted(said)
