"""Which articles speak of the same happening."""

from __future__ import annotations

import json

import pytest

from tests.workers.engine.making import article
from workers.engine import Profile, nearest, profile

FERRY = "A ferry with 90 people aboard capsized off Northpoint on Monday, killing 12, the coastguard said."
FERRY_LATER = "Divers found two more bodies in the ferry that capsized off Northpoint on Monday, the coastguard said."
FERRY_OTHER = (
    "A ferry with 60 people aboard ran aground in Lake Victoria on 3 May 2019, killing 9, Ugandan police said."
)
BANK = "The central bank in Oslo raised its key rate by half a point on Tuesday to fight inflation, its governor said."


def of(words: str) -> Profile:
    return profile(article(words))


def test_an_article_joins_the_story_of_its_happening() -> None:
    stories = {"bank": [of(BANK)], "ferry": [of(FERRY)]}

    assert nearest(of(FERRY_LATER), stories) == "ferry"


@pytest.mark.parametrize("words", [BANK, "Voters in Chile rejected a new constitution on Sunday."])
def test_an_article_on_something_else_opens_a_story(words: str) -> None:
    assert nearest(of(words), {"ferry": [of(FERRY), of(FERRY_LATER)]}) is None


def test_the_first_article_of_all_opens_a_story() -> None:
    assert nearest(of(FERRY), {}) is None


def test_a_story_without_an_article_is_joined_by_none() -> None:
    assert nearest(of(FERRY), {"empty": []}) is None


def test_the_nearest_of_two_stories_of_one_kind_is_taken() -> None:
    stories = {"victoria": [of(FERRY_OTHER)], "northpoint": [of(FERRY)]}

    assert nearest(of(FERRY_LATER), stories) == "northpoint"


def test_the_order_of_the_stories_does_not_matter() -> None:
    stories = {"bank": [of(BANK)], "ferry": [of(FERRY)], "victoria": [of(FERRY_OTHER)]}
    turned = dict(reversed(stories.items()))

    assert nearest(of(FERRY_LATER), stories) == nearest(of(FERRY_LATER), turned)


def test_a_profile_can_be_kept_as_json() -> None:
    made = of(FERRY)

    assert {"n:northpoint", "w:ferry"} <= set(made)
    assert json.loads(json.dumps(made)) == made


def test_page_noise_is_no_part_of_a_profile() -> None:
    assert of(f"{FERRY}\nRead more: Volcano erupts in Iceland") == of(FERRY)
